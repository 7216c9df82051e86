"""Deals in YAML: a list of deals with their events, for few deals written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from planforge import schema, source
from planforge.deals.cells import Cells
from planforge.deals.deal import ATTRIBUTES
from planforge.deals.faults import Faults, Found, Locate, Place
from planforge.deals.form import DEALS
from planforge.deals.known import Known
from planforge.deals.store import Row, Store
from planforge.findings import Finding, Path
from planforge.schema.phrases import brief, listed, nearest
from planforge.source import Sort, Source

SORT = Sort("deals file", "planforge-deals: 1", "")
_RUINOUS = ((), ("deals",), ("planforge-deals",))
"""Places of faults after which no deal can be trusted."""


def read_yaml(raw: bytes, name: str, known: Known, faults: Faults, store: Store) -> tuple[str, Locate]:
    """Put the deals in `raw` into `store`. Gives the text, and where the rows are found in it."""
    read, findings = source.read(raw, name, SORT)
    if read is None:
        faults.located += [_sized(each) for each in findings]
        store.ruined = True
        return source.legible(raw), lambda _: {}
    shape = schema.validate(read.data, schema.bundle(DEALS), already=findings)
    told = [*findings, *(each for each in shape if not _is_told_by_us(each, read.data))]
    faults.located += [replace(each, span=each.span or read.span(each.at, each.on_key)) for each in told]
    store.ruined = any(each.at in _RUINOUS for each in told)
    entries = Entries(read, Cells(known, faults), frozenset(each.at for each in told))
    entries.take(store)
    return read.text, entries.locate


def _sized(finding: Finding) -> Finding:
    """Large lists of deals are what tables are for."""
    return replace(finding, hint="write many deals as CSV") if finding.code == "PF004" else finding


def _is_told_by_us(finding: Finding, data: Any) -> bool:
    """A wrong figure, of which `Cells` says more than the schema can."""
    at = finding.at
    if len(at) != 6 or at[4] != "figures" or finding.on_key:
        return False
    for step in at:
        data = data[step]
    return _is_figure(data)


def _is_figure(value: object) -> bool:
    return isinstance(value, str | int | Decimal) and not isinstance(value, bool) and value != ""


class Entries:
    """The deals of one file. Each event is a row, and rows count from 1."""

    def __init__(self, read: Source, cells: Cells, faulty: frozenset[Path]) -> None:
        self._source = read
        self._cells = cells
        self._faults = cells.faults
        self._faulty = faulty
        self._paths: list[Path] = [()]
        self._ids: dict[str, int] = {}

    def take(self, store: Store) -> None:
        deals = self._source.data.get("deals")
        for number, deal in enumerate(deals if isinstance(deals, list) else ()):
            self._deal(("deals", number), deal if isinstance(deal, dict) else {}, store)

    def _deal(self, path: Path, deal: dict[str, Any], store: Store) -> None:
        """A deal into the store; faults of what is said of it stand at its first event."""
        name = deal["id"] if isinstance(deal.get("id"), str) else f"item {path[1]} of deals"
        events = deal["events"] if isinstance(deal.get("events"), list) else []
        before, first = self._faults.errors, len(self._paths)
        self._paths += [(*path, "events", number) for number in range(len(events))]
        if any(at[:2] == path and len(at) < 4 for at in self._faulty) or not events:
            store.refuse(name, rows=0)
        elif name in self._ids:
            message = f"the deal {brief(name)} stands here a second time"
            self._faults.add(
                "PF372",
                Place(first, "deal"),
                message,
                "write its events together",
                (("the first time", Place(self._ids[name], "deal")),),
            )
        said = self._said(first, path, deal)
        self._ids.setdefault(name, first)
        if self._faults.errors > before:
            store.refuse(name, rows=0)
        for row, event in enumerate(events, first):
            self._event(row, name, said, event if isinstance(event, dict) else {}, store)

    def _said(self, row: int, path: Path, deal: Mapping[str, Any]) -> str:
        found = []
        for name in ATTRIBUTES:
            text = deal.get(name)
            good = isinstance(text, str) and (*path, name) not in self._faulty
            found.append(self._cells.attribute(row, name, text) if good and isinstance(text, str) else "")
        return "\t".join(found) if any(found) else ""

    def _event(self, row: int, deal: str, said: str, event: Mapping[str, Any], store: Store) -> None:
        path, before = self._paths[row], self._faults.errors
        broken = any(at[:4] == path for at in self._faulty)
        date = event.get("date")
        day = self._cells.day(row, date) if isinstance(date, str) and (*path, "date") not in self._faulty else ""
        figures = event.get("figures")
        given = self._given(row, figures if isinstance(figures, dict) else {})
        if broken or self._faults.errors > before:
            store.refuse(deal)
        else:
            store.add(Row(row, deal, day, event["event"], given, said, self._source.span(path).line))

    def _given(self, row: int, figures: Mapping[str, Any]) -> str:
        found = []
        for name, value in sorted(figures.items()):
            if name not in self._cells.known.measures:
                self._unknown(row, name)
            elif _is_figure(value):
                text = value if isinstance(value, str) else format(Decimal(value), "f")
                found.append(f"{name} {self._cells.figure(row, name, text, bare=False)}")
        return "\n".join(found)

    def _unknown(self, row: int, name: str) -> None:
        known = self._cells.known
        used = [each for each in known.measures if each not in known.idle]
        near = nearest(name, used)
        hint = f"did you mean {near}?" if near else f"the figures are {listed(used, 30)}"
        self._faults.add("PF361", Place(row, f"+{name}"), f"the plan knows no figure `{brief(name)}`", hint)

    def locate(self, wanted: frozenset[Place]) -> Mapping[Place, Found]:
        return {place: self._found(place) for place in wanted}

    def _found(self, place: Place) -> Found:
        row, column = place
        path, key = self._paths[row], column.startswith("+")
        if column in ("event", "date"):
            path = (*path, column)
        elif column == "deal":
            path = (*path[:2], "id")
        elif column in ATTRIBUTES:
            path = (*path[:2], column)
        elif column:
            path = (*path, "figures", column.removeprefix("+"))
        return Found(path, self._source.span(path, key))
