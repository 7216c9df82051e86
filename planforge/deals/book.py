"""All deals of one file, to be swept in order of date, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

from planforge.deals import limits
from planforge.deals.deal import Deal, Event, Figure
from planforge.deals.faults import Faults, Locate, Unreadable
from planforge.deals.figures import unspelt
from planforge.deals.from_csv import expected, read_table
from planforge.deals.from_yaml import read_yaml
from planforge.deals.known import Known
from planforge.deals.order import compared
from planforge.deals.store import Store, on_disk
from planforge.deals.table import located
from planforge.findings import Finding
from planforge.plan.frozen import FrozenMap
from planforge.source import legible
from planforge.source.limits import FILE_BYTES

_NOTHING = FrozenMap()
_YAML = (".yaml", ".yml")
_TABLE = (".csv", ".tsv", ".txt")


class Counts(NamedTuple):
    rows: int
    deals: int
    left_out_rows: int
    left_out_deals: int


class Book:
    """The deals of one file. A deal with a faulty row is left out whole: half a deal gives a wrong figure.

    The rows wait in a temporary database until the book is closed; use it in a `with`.
    """

    def __init__(self, name: str, text: str, findings: tuple[Finding, ...], counts: Counts, store: Store) -> None:
        self.name = name
        self.text = text
        """The file's text, to show the lines that findings speak of; "" where the file is large."""
        self.findings = findings
        """Everything that is wrong, in the order of the file; each has its `span`."""
        self.rows, self.deals, self.left_out_rows, self.left_out_deals = counts
        """Rows and deals of the file, and how many of them are not swept. Blank rows do not count."""
        self._store = store

    def sweep(self) -> Iterator[tuple[Deal, Event, bool]]:
        """Every event of every good deal in order of date, then deal, then row; True with the last event of its deal.

        May be called again for a new sweep.
        """
        for deal, day, what, given, line, said, last in () if self._store.ruined else self._store.sweep():
            yield (
                Deal(deal, *(each or None for each in said.split("\t"))),  # type: ignore[arg-type]
                Event(what, date.fromisoformat(day), _figures(given), line),  # type: ignore[arg-type]
                bool(last),
            )

    def close(self) -> None:
        """Forget the rows."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_book(file: BinaryIO, name: str, known: Known) -> Book:
    """Read the deals in `file`, which can be sought in. A `name` that ends in .csv, .yaml or the like says the format."""
    faults, store = Faults(), Store()
    read = _yaml if _is_yaml(file, name) else _table
    try:
        with on_disk():
            text, locate = read(file, name, known, faults, store)
            counts = _judged(store, faults, known)
        findings = faults.told(locate)
        shown = text or _shown(file)
    except BaseException:
        store.close()
        raise
    return Book(name, shown, findings, counts, store)


Read = Callable[[BinaryIO, str, Known, Faults, Store], tuple[str, Locate]]


def _yaml(file: BinaryIO, name: str, known: Known, faults: Faults, store: Store) -> tuple[str, Locate]:
    file.seek(0)
    return read_yaml(file.read(FILE_BYTES + 1), name, known, faults, store)


def _table(file: BinaryIO, _name: str, known: Known, faults: Faults, store: Store) -> tuple[str, Locate]:
    try:
        read_table(file, known, faults, store)
    except Unreadable as unreadable:
        faults.located.append(unreadable.finding)
        store.ruined = True
    return "", partial(located, file, expected(known))


def _is_yaml(file: BinaryIO, name: str) -> bool:
    """By the end of the name, or else by what the file begins with."""
    ending = name.lower()
    if ending.endswith((*_YAML, *_TABLE)):
        return ending.endswith(_YAML)
    file.seek(0)
    start = file.read(10_000).decode("utf-8-sig", "replace")
    lines = (line.strip() for line in start.splitlines())
    first = next((line for line in lines if line and not line.startswith(("#", "---"))), "")
    return first.replace('"', "").startswith(("planforge-deals:", "deals:"))


def _judged(store: Store, faults: Faults, known: Known) -> Counts:
    """Compare the rows of each deal, and count."""
    rows = left_out_rows = store.refused_rows
    deals = left_out = 0
    for deal in compared(store.rows(), faults, known):
        judged = deal.judged()
        store.judge(judged)
        rows, deals = rows + deal.rows, deals + 1
        if not judged.good or store.ruined:
            left_out_rows, left_out = left_out_rows + deal.rows, left_out + 1
    store.judged()
    lost = store.lost_deals()
    return Counts(rows, deals + lost, left_out_rows, left_out + lost)


def _shown(file: BinaryIO) -> str:
    file.seek(0)
    raw = file.read(limits.SHOWN + 1)
    return legible(raw) if len(raw) <= limits.SHOWN else ""


def _figures(given: str) -> FrozenMap:
    return FrozenMap(_figure(each) for each in given.split("\n")) if given else _NOTHING


def _figure(line: str) -> tuple[str, Figure]:
    name, _, text = line.partition(" ")
    return name, unspelt(text)
