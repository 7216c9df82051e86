"""What can only be seen from all rows of a deal: events out of order, the same event twice, rows that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from planforge.deals.deal import ATTRIBUTES
from planforge.deals.faults import Faults, Place
from planforge.deals.known import Known
from planforge.deals.store import Judged, Row
from planforge.schema.phrases import brief


class Before(NamedTuple):
    """What comes before an event."""

    after: tuple[str, ...]
    """One of these must not be later."""
    must: bool = False
    """One of them must be there; else they only matter where they are."""


_SALE = ("signed", "ordered")
RULES: Mapping[str, Before] = {
    "accepted": Before(("registered",)),
    "disqualified": Before(("registered",)),
    "delivered": Before(_SALE),
    "started": Before(_SALE),
    "invoiced": Before(_SALE),
    "paid": Before(_SALE),
    "recognised": Before(_SALE),
    "cancelled": Before(_SALE),
    "not renewed": Before(_SALE),
    "unpaid": Before(("invoiced",)),
    "refunded": Before(("paid",), must=True),
    "charged back": Before(("paid",), must=True),
    "trued up": Before(("estimated",), must=True),
}
"""What cannot happen before something else."""
EARNING = frozenset(
    (
        "registered",
        "accepted",
        "signed",
        "ordered",
        "delivered",
        "started",
        "invoiced",
        "paid",
        "recognised",
        "held",
        "estimated",
    )
)
"""Events that may earn a fee; after the end of the agreement they need a tail."""


STAGES = EARNING - {"held", "estimated"}
"""The stages of one sale. A figure counts where it is said; said again at a later stage it would count twice."""


class Dated(NamedTuple):
    row: int
    day: str


class Passing:
    """A deal while its rows pass by in order of date. Keeps what it must compare and no more, however many rows there are."""

    def __init__(self, first: Row, faults: Faults, known: Known, *, refused: bool) -> None:
        self.id = first.deal
        self.rows = 0
        self._refused = refused
        self._faults = faults
        self._before = faults.errors
        self._end = known.end
        self._last = Dated(0, "")
        self._said: dict[int, tuple[str, int]] = {}
        """By the number of the attribute: what the earliest row said, and which it was."""
        self._said_as_last = ""
        self._first_of: dict[str, Dated] = {}
        self._previous: Row | None = None
        self._told: dict[str, Row] = {}
        """The last row with figures of each stage."""
        self._late = False

    def take(self, row: Row) -> None:
        self.rows += 1
        self._last = max(self._last, Dated(row.number, row.day), key=lambda each: (each.day, each.row))
        if row.what not in self._first_of:
            self._first_of[row.what] = Dated(row.number, row.day)
        if row.said and row.said != self._said_as_last:
            self._compare(row)
        self._twice(row)
        self._at_two_stages(row)
        if self._end and not self._late and row.what in EARNING and row.day > self._end.isoformat():
            self._late = True
            message = f"{row.day} is after the last day of the agreement, {self._end}; only what a tail allows still earns"
            self._faults.add("PF370", Place(row.number, "date"), message)

    def _twice(self, row: Row) -> None:
        before = self._previous
        if before and (before.day, before.what, before.given) == (row.day, row.what, row.given):
            others = (("the first time", Place(before.number)),)
            message = f"{row.what} on {row.day} stands twice in the deal {brief(self.id)}, with the same figures"
            hint = "remove one of them; where both happened, add their figures up in one row"
            self._faults.add("PF371", Place(row.number), message, hint, others)
        else:
            self._previous = row

    def _at_two_stages(self, row: Row) -> None:
        """The same figures at `ordered` and again at `paid` are one order, and would be counted as two."""
        if not row.given or row.what not in STAGES:
            return
        for what, before in self._told.items():
            if what != row.what and before.given == row.given:
                message = f"`{row.what}` of the deal {brief(self.id)} says the same figures again as `{what}`, on {before.day}; both would count"
                hint = "say each figure once, in the row of the event at which it is known"
                self._faults.add("PF376", Place(row.number), message, hint, (("said here", Place(before.number)),))
                break
        self._told[row.what] = row

    def _compare(self, row: Row) -> None:
        """What `row` says of the deal with what other rows said."""
        self._said_as_last = row.said
        for number, text in enumerate(row.said.split("\t")):
            if not text:
                continue
            first, where = self._said.get(number, (text, row.number))
            if first != text:
                self._contradiction(ATTRIBUTES[number], (first, where), (text, row.number))
            self._said[number] = (text, row.number) if row.number < where else (first, where)

    def _contradiction(self, name: str, *said: tuple[str, int]) -> None:
        (one, first), (other, second) = sorted(said, key=lambda each: each[1])
        message = f"`{name}` of the deal {brief(self.id)} is {brief(other)} here, and {brief(one)} in an earlier row"
        hint = "two of them are two deals, each with an id of its own" if name in ("client", "product") else "keep one of them"
        self._faults.add("PF372", Place(second, name), message, hint, (("said here", Place(first, name)),))

    def judged(self) -> Judged:
        """The deal after its last row."""
        if not self._refused:  # a row that is missing would make the others look wrong
            for what, found in self._first_of.items():
                self._order(what, found)
        said = "\t".join(self._said.get(number, ("", 0))[0] for number in range(len(ATTRIBUTES)))
        return Judged(self.id, said, self._last.row, not self._refused and self._faults.errors == self._before)

    def _order(self, what: str, found: Dated) -> None:
        rule = RULES.get(what, Before(()))
        anchors = [(self._first_of[each].day, each, self._first_of[each].row) for each in rule.after if each in self._first_of]
        of = f"`{what}` of the deal {brief(self.id)}, on {found.day},"
        if rule.must and not anchors:
            message, hint = f"{of} needs `{rule.after[0]}` before it", f"add the row for `{rule.after[0]}`, or remove this one"
            self._faults.add("PF368", Place(found.row, "event"), message, hint)
        elif anchors and found.day < min(anchors)[0]:
            day, before, row = min(anchors)
            others = ((f"{before} here", Place(row, "date")),)
            message = f"{of} comes before `{before}`, on {day}"
            self._faults.add("PF368", Place(found.row, "date"), message, "correct one of the two days", others)


def compared(rows: Iterator[tuple[Row, bool]], faults: Faults, known: Known) -> Iterator[Passing]:
    """Each deal after its last row; the rows of one deal stand together."""
    deal: Passing | None = None
    for row, refused in rows:
        if deal is None or deal.id != row.deal:
            if deal:
                yield deal
            deal = Passing(row, faults, known, refused=refused)
        deal.take(row)
    if deal:
        yield deal
