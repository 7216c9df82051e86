"""What is asked of a statement, and what it gives: lines as they arise, and after the last of them the totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from planforge.deals.book import Book
from planforge.money.dates import Range
from planforge.record import record
from planforge.statement.balances import Balances
from planforge.statement.fixed import fixed_by_hand
from planforge.statement.rules import FeeRule, Revision
from planforge.statement.sweep import Sweep
from planforge.statement.values import ByHand, Line, Total


@record
class Asked:
    """What is wanted. Without a period all days, without a party all parties."""

    period: Range | None = None
    party: str = ""
    deal: str = ""
    """One deal of which everything is told, also why its other fees are not due."""

    def wants(self, line: Line) -> bool:
        within = self.period is None or self.period.first <= line.on <= self.period.last
        return within and self._of_party(line) and (not self.deal or line.deal == self.deal)

    def follows(self, line: Line) -> bool:
        """Whether the statement begins with what the line was about."""
        return self.period is not None and line.on < self.period.first and self._of_party(line)

    def _of_party(self, line: Line) -> bool:
        return not self.party or self.party in (line.payer, line.payee) or not line.payee


@dataclass(slots=True)
class Statement:
    """Lines, once, in the order in which they arise; `totals`, `counts` and `problems` are whole after the last line."""

    book: Book
    revisions: tuple[Revision, ...]
    asked: Asked
    problems: list[Line] = field(default_factory=list)
    """Lines that could not be computed; at most `MOST_PROBLEMS` are kept."""
    uncomputed: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    """How many lines of each sort."""
    _balances: Balances = field(init=False)

    def __post_init__(self) -> None:
        latest = max(self.revisions, key=lambda each: each.effective or date.min)
        self._balances = Balances(latest, self.asked.period, carries=not self.asked.deal)

    def lines(self) -> Iterator[Line]:
        until = self.asked.period.last if self.asked.period else None
        for line in Sweep(self.revisions, until, self.asked.deal).lines(self.book):
            if self.asked.wants(line):
                self._count(line)
                yield line
            elif self._balances.remembers and line.payee and self.asked.follows(line):
                self._balances.add(line)

    def _count(self, line: Line) -> None:
        self.counts[line.what] = self.counts.get(line.what, 0) + 1
        if line.what == "not computed":
            self.uncomputed += 1
            if len(self.problems) < MOST_PROBLEMS:
                self.problems.append(line)
        elif line.payee:
            self._balances.add(line)

    @property
    def totals(self) -> tuple[Total, ...]:
        """What each party owes each other, by currency; a sum below the agreed threshold is carried forward."""
        return self._balances.totals

    @property
    def by_hand(self) -> tuple[ByHand, ...]:
        """Terms of the fees and payments that no figure decides, each once."""
        terms = (
            each
            for revision in self.revisions
            for each in (*(each for rule in revision.fees for each in by_hand(rule)), *fixed_by_hand(revision))
        )
        return tuple({(each.fee, each.words): each for each in terms}.values())


MOST_PROBLEMS = 200
"""How many lines that could not be computed are kept to be reported one by one."""


def by_hand(rule: FeeRule) -> Iterator[ByHand]:
    """What the plan says of a fee in words alone."""
    fee, label = rule.fee, rule.revision.label(rule.clause)

    def made(words: str) -> ByHand:
        return ByHand(rule.id, fee.name, label, words)

    yield from (made(f"due only if {each}") for each in fee.conditions)
    yield from (made(f"not due for {each}") for each in fee.exclusions)
    yield from (made(f"not together with {each}") for each in fee.no_double_pay)
    yield from (made(f"a bonus if {bonus.when}") for bonus in fee.bonuses if bonus.when)
    yield from (made(f"smaller by {each.by} if {each.when}") for each in fee.reductions)
    tail = rule.revision.tail
    if tail is not None:
        yield from (
            ByHand(rule.id, fee.name, rule.revision.label("tail"), f"nothing after the end if {each}") for each in tail.not_if
        )
    if fee.clawback:
        yield from (made(f"given back if {each}") for each in fee.clawback.when_other)
