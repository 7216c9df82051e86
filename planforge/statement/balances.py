"""What each party owes another: the sums of a statement, and what of them is too small to be paid out yet.

A sum below the agreed threshold is added to the next payment. So what a statement for a time begins with depends on the rounds of
payment before it: those of the agreed statements, else times like the one that is asked for. Only their sums are kept, never lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from planforge.money.dates import ONE_DAY, Range, every_span, period_of
from planforge.plan.payment import Payment
from planforge.statement.rules import Revision
from planforge.statement.values import Line, Total
from planforge.values import Money


class Round(NamedTuple):
    """The days for which money is paid together, both ends included."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


@dataclass(slots=True)
class _Balance:
    """What one party owes another in one currency."""

    payer: str
    payee: str
    zero: Money
    lines: int = 0
    stated: bool = False
    """There is a line in the statement itself."""
    rounds: dict[Round, Money] = field(default_factory=dict)


class Balances:
    """The sums of the lines that are handed in, in any order. Without a period all of them are one round."""

    def __init__(self, revision: Revision, period: Range | None, *, carries: bool = True) -> None:
        terms = revision.plan.payment
        self._revision, self._period = revision, period
        self._terms: Payment | None = terms if terms is not None and terms.threshold is not None and carries else None
        self._whole = Round(period.first, period.last) if period else Round(date.min, date.max)
        self._kept: dict[tuple[str, str, str], _Balance] = {}

    @property
    def remembers(self) -> bool:
        """Whether the lines before the period matter."""
        return self._terms is not None and self._period is not None

    def add(self, line: Line) -> None:
        money = line.amount
        key = (line.payer, line.payee, money.currency)
        account = self._kept.get(key)
        if account is None:
            account = self._kept[key] = _Balance(line.payer, line.payee, Money(money.currency, money.amount * 0))
        within = self._whole.holds(line.on)
        account.stated = account.stated or within
        account.lines += 1 if within and money.amount else 0
        round_ = self._round(line.on)
        account.rounds[round_] = account.rounds.get(round_, account.zero) + money

    def _round(self, on: date) -> Round:
        """The round into which a day falls; none goes beyond an end of the period."""
        if not self.remembers or self._period is None or self._terms is None:
            return self._whole
        statement = self._terms.statement
        span = every_span(on, statement.every, self._revision.start) if statement else None
        if span is None and self._whole.holds(on):
            return self._whole
        span = span or period_of(on, _kind(self._period))
        if on < self._whole.first:
            return Round(span.first, min(span.last, self._whole.first - ONE_DAY))
        return Round(max(span.first, self._whole.first), min(span.last, self._whole.last))

    @property
    def totals(self) -> tuple[Total, ...]:
        """Those of which a line is stated, or from which something is left."""
        found = [(self._kept[key].stated, self._total(self._kept[key])) for key in sorted(self._kept)]
        return tuple(total for stated, total in found if stated or total.earlier.amount)

    def _total(self, account: _Balance) -> Total:
        sums = sorted({**dict.fromkeys(self._latest(account), account.zero), **account.rounds}.items())
        before = [(each, money) for each, money in sums if each.first < self._whole.first]
        stated = sums[len(before) :]
        earlier, _ = self._settled(account.zero, before)
        forward, paid = self._settled(earlier, stated)
        money = sum((each for _, each in stated), account.zero)
        return Total(account.payer, account.payee, account.lines, money, earlier, paid, forward)

    def _settled(self, balance: Money, sums: Sequence[tuple[Round, Money]]) -> tuple[Money, Money]:
        """What is carried forward after these rounds, and what was paid with them."""
        paid = zero = balance - balance
        for round_, money in sums:
            balance = balance + money
            if not self._small(balance) or self._last_for(round_):
                paid, balance = paid + balance, zero
        return balance, paid

    def _small(self, balance: Money) -> bool:
        """Whether it is carried forward, whoever owes it."""
        threshold = self._terms.threshold if self._terms else None
        if threshold is None or threshold.currency != balance.currency:
            return False
        return abs(balance.amount) < threshold.amount

    def _last_for(self, round_: Round) -> bool:
        """Whether small sums are paid with this round at the latest."""
        end = self._revision.end
        over = end is not None and end <= round_.last
        return over or (self.remembers and self._by_years and round_.holds(date(round_.first.year, 12, 31)))

    @property
    def _by_years(self) -> bool:
        return self._terms is not None and self._terms.threshold_until == "the end of the year"

    def _latest(self, account: _Balance) -> Iterator[Round]:
        """The rounds with which small sums are paid at the latest, though they may have no line of their own."""
        first, last, end = min(account.rounds).first, self._whole.last, self._revision.end
        if not self.remembers:
            return
        days = [date(year, 12, 31) for year in range(first.year, last.year + 1)] if self._by_years else []
        yield from (self._round(day) for day in (*days, *((end,) if end else ())) if first <= day <= last)


def _kind(period: Range) -> str:
    """Which times are like this one: the months, quarters, ... of the calendar, else its months."""
    for per in ("quarter", "half-year", "year"):
        span = period_of(period.first, per)
        if (span.first, span.last) == (period.first, period.last):
            return per
    return "month"
