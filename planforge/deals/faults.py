"""The faults of one file of deals while it is read: noted by row and column, placed in the text at the end, and cut off after a while."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

from planforge.deals import limits
from planforge.deals.codes import CODES
from planforge.findings import Finding, Path, Related, Severity, Span

_SEVERITY = {each.code: each.severity for each in CODES} | dict.fromkeys(("PF001", "PF002"), Severity.ERROR)
_START = Span(1, 1, 1, 1)


class Unreadable(Exception):
    """The file cannot be read on; what was read of it is not used, for the rest of each deal may be missing."""

    def __init__(self, code: str, message: str, hint: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.finding = Finding(code, Severity.ERROR, message, (), hint, span=Span(line, column, line, column + 1))


class Place(NamedTuple):
    """A cell: the number of the row and the name of the column. "" is the whole row; row 0 is the headings."""

    row: int
    column: str = ""


class Found(NamedTuple):
    """Where a place is: as a path into the file, and in its text."""

    path: Path
    span: Span


Locate = Callable[[frozenset[Place]], Mapping[Place, Found]]


class Fault(NamedTuple):
    code: str
    message: str
    hint: str | None
    at: Place
    related: tuple[tuple[str, Place], ...]

    @property
    def places(self) -> tuple[Place, ...]:
        return (self.at, *(place for _, place in self.related))


class Faults:
    """Collects faults, as many of each severity as `limits.FINDINGS`. `errors` counts those that make a row faulty, told or not."""

    def __init__(self) -> None:
        self.errors = 0
        self.located: list[Finding] = []
        """Findings that know their place already."""
        self._noted: list[Fault] = []
        self._counts: Counter[Severity] = Counter()

    def add(
        self, code: str, at: Place, message: str, hint: str | None = None, related: tuple[tuple[str, Place], ...] = ()
    ) -> None:
        severity = _SEVERITY[code]
        self.errors += severity is Severity.ERROR
        self._counts[severity] += 1
        if self._counts[severity] <= limits.FINDINGS:
            self._noted.append(Fault(code, message, hint, at, related))

    def told(self, locate: Locate) -> tuple[Finding, ...]:
        """The findings in the order of the file, then one that counts those that were not kept."""
        wanted = frozenset(place for fault in self._noted for place in fault.places)
        found = locate(wanted) if wanted else {}
        told = [*self.located, *(_finding(fault, found) for fault in self._noted)]
        told.sort(key=lambda each: each.span or _START)
        more = sum(max(count - limits.FINDINGS, 0) for count in self._counts.values())
        if more:
            message = f"and {more:,} more fault{'' if more == 1 else 's'} in the deals"
            told.append(Finding("PF379", Severity.ERROR, message, (), "mend those above first", span=told[-1].span))
        return tuple(told)


def _finding(fault: Fault, found: Mapping[Place, Found]) -> Finding:
    path, span = found.get(fault.at, Found((), _START))
    related = tuple(
        Related(words, where.path, where.span) for words, place in fault.related if (where := found.get(place)) is not None
    )
    return Finding(fault.code, _SEVERITY[fault.code], fault.message, path, fault.hint, span=span, related=related)
