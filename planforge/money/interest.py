"""Interest on what is paid late: by the days that have passed, in fractions, with the steps that a person would take.

Neither a division by 365 nor compounding comes to an end in decimals. So the figure stays a fraction until it is rounded, once: a
hundred digits would do for every real case, but could not promise the last cent.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from planforge.money.dates import after
from planforge.money.fraction import finished, shown
from planforge.money.frame import Computation, NotComputable, OtherCurrency, Setting, Step
from planforge.plan.payment import LateExample, LateInterest
from planforge.values import Money, Percent, Period

LONGEST = 7_305
"""Days: twenty years, after which no debt is still collected. A plan by a stranger must not ask for a million."""
_ABSURD = 10**30
_DAYS = {"day": 1, "week": 7}


class Part(NamedTuple):
    """Days of which each is the same part of a year."""

    days: int
    of: int
    """How many days that year has."""
    words: str = ""

    @property
    def share(self) -> Fraction:
        return Fraction(self.days, self.of)


Stretch = tuple[Part, ...]
"""Days in a row at whose end interest is added to the late amount, where it is compounded by months or years."""


def late_interest(
    overdue: Money,
    due: date | None,
    paid: date | None,
    days: int | None,
    rule: LateInterest,
    setting: Setting,
    published: Percent | None = None,
) -> Computation:
    """What is owed on `overdue`, from the day after it was due, or after the end of the grace, to the day on which it was paid.

    `days` after the due date will do in place of both dates, where the calendar makes no difference. `published` is the rate that
    the plan follows, or that its law gives. NotComputable where one of them is missing, or makes no sense.
    """
    _sound(overdue, due, paid, days, setting)
    steps: list[Step] = []
    rate = _yearly(rule, published, steps)
    stretches = tuple(_stretches(rule, due, paid, days, steps))
    working = _Working(overdue, rate, steps)
    exact = {
        None: working.simple, "simple": working.simple, "compounded daily": working.daily,
        "compounded monthly": working.by_stretches, "compounded yearly": working.by_stretches,
    }[rule.kind](stretches)  # fmt: skip
    return finished(exact, overdue.currency, setting, steps)


def _sound(overdue: Money, due: date | None, paid: date | None, days: int | None, setting: Setting) -> None:
    if overdue.currency != setting.currency:
        raise OtherCurrency(f"{overdue} is in {overdue.currency}, and the plan in {setting.currency}")
    if overdue.amount < 0:
        raise NotComputable(f"{overdue} is less than nothing, and bears no interest", "give what was paid late")
    if (due is None) != (paid is None):
        raise NotComputable(
            f"how late it was paid is not given: the {'due date' if due is None else 'day of payment'} is missing",
            "give the due date and the day of payment, or the days between",
        )
    if days is not None and days < 0:
        raise NotComputable(f"{days} days are less than none", "give how many days after the due date it was paid")


def example_of(example: LateExample, rule: LateInterest, setting: Setting) -> Computation:
    """What an author's worked example comes to."""
    due, paid = (example.dates.due, example.dates.paid) if example.dates else (None, None)
    return late_interest(example.overdue, due, paid, example.days, rule, setting, example.published_rate)


def needs_published(rule: LateInterest) -> bool:
    """Whether the rate itself does not stand in the plan."""
    return rule.rate is None


def _yearly(rule: LateInterest, published: Percent | None, steps: list[Step]) -> Percent:
    """The rate for a year; one for a month counts twelve times."""
    rate = rule.rate
    if rate is None:
        if published is None:
            raise NotComputable("the published rate is not given", "give it as a percentage, such as 5.25%")
        rate = published
    if rule.linked is not None:
        total = Percent(rate.number + rule.linked.plus.number)
        steps.append(Step((rate, " + ", rule.linked.plus), total, "rate"))
        rate = total
    if rule.per == "month":
        yearly = Percent(rate.number * 12)
        steps.append(Step((rate, " × ", Decimal(12), ", the rate for a year"), yearly, "rate"))
        return yearly
    return rate


# The days.


def _stretches(
    rule: LateInterest, due: date | None, paid: date | None, days: int | None, steps: list[Step]
) -> Iterator[Stretch]:
    if due is not None and paid is not None:
        start = after(rule.after, due) if rule.after else due
        words = f"days after the {f'{rule.after} of grace' if rule.after else 'due date'}, up to the day of payment"
        late = max((paid - start).days, 0)
        steps.append(Step((words,), Decimal(late)))
        _within_reason(late)
        yield from _between(start, start + timedelta(days=late), rule)
        return
    if days is None:
        raise NotComputable(
            "how late it was paid is not given", "give the due date and the day of payment, or the days between"
        )
    if rule.year == "actual days" or rule.kind in ("compounded monthly", "compounded yearly"):
        raise NotComputable(
            "the interest depends on the calendar, and only days are given", "give the due date and the day of payment"
        )
    late = _past_grace(days, rule.after, steps)
    _within_reason(late)
    yield (Part(late, _year_of(rule)),)


def _past_grace(days: int, grace: Period | None, steps: list[Step]) -> int:
    if grace is None:
        return days
    if grace.unit not in _DAYS:
        raise NotComputable(
            f"{grace} are not always so many days, and only days are given", "give the due date and the day of payment"
        )
    free = min(grace.count * _DAYS[grace.unit], days)
    steps.append(Step((Decimal(days), " − ", Decimal(free), ", the days that bear interest"), Decimal(days - free)))
    return days - free


def _within_reason(days: int) -> None:
    if days > LONGEST:
        raise NotComputable(f"{days:,} days are more than twenty years", "correct the days")


def _year_of(rule: LateInterest) -> int:
    return 360 if rule.year == "360 days" else 365


def _between(start: date, end: date, rule: LateInterest) -> Iterator[Stretch]:
    """The days after `start` up to `end`, cut wherever interest is added to the late amount."""
    unit = {"compounded monthly": "month", "compounded yearly": "year"}.get(rule.kind or "")
    first, number = start, 1
    while unit and (last := after(Period(number, unit), start)) < end:
        yield _parts(first, last, rule)
        first, number = last, number + 1
    yield _parts(first, end, rule)


def _parts(start: date, end: date, rule: LateInterest) -> Stretch:
    """One part, or one for each calendar year, where the days that it really has make a difference."""
    if rule.year != "actual days":
        return (Part((end - start).days, _year_of(rule)),)
    found: list[Part] = []
    while start < end:
        first = start + timedelta(days=1)
        last = min(date(first.year, 12, 31), end)
        length = (date(first.year, 12, 31) - date(first.year - 1, 12, 31)).days
        found.append(Part((last - start).days, length, f", for the days in {first.year}"))
        start = last
    return tuple(found) or (Part(0, 365),)


# The money.


class _Working:
    """The calculation on paper, line by line into `steps`."""

    def __init__(self, overdue: Money, rate: Percent, steps: list[Step]) -> None:
        self._overdue, self._rate, self._steps = overdue, rate, steps
        self._start, self._yearly = Fraction(overdue.amount), Fraction(rate.number) / 100

    def simple(self, stretches: tuple[Stretch, ...]) -> Fraction:
        year = self._start * self._yearly
        for_a_year = self._shown(year)
        self._steps.append(Step((self._rate, " of ", self._overdue, ", for a year"), for_a_year, "rate"))
        parts = [part for stretch in stretches for part in stretch]
        for part in parts:
            left = (for_a_year, " × ", Decimal(part.days), " ÷ ", Decimal(part.of), part.words)
            self._steps.append(Step(left, self._shown(year * part.share)))
        total = year * sum((part.share for part in parts), Fraction(0))
        if len(parts) > 1:
            self._steps.append(Step(_joined([self._shown(year * part.share) for part in parts], " + "), self._shown(total)))
        return total

    def daily(self, stretches: tuple[Stretch, ...]) -> Fraction:
        grown = self._start
        for part in (part for stretch in stretches for part in stretch):
            left = (self._shown(grown), " × (1 + ", self._rate, " ÷ ", Decimal(part.of), "), ", Decimal(part.days), " times")
            grown *= (1 + self._yearly / part.of) ** part.days
            self._grown((*left, part.words), grown)
        return self._less(grown)

    def by_stretches(self, stretches: tuple[Stretch, ...]) -> Fraction:
        grown = self._start
        for stretch in stretches:
            days: list[str | Decimal] = []
            for index, part in enumerate(stretch):
                days += [" + " if index else "", Decimal(part.days), " ÷ ", Decimal(part.of)]
            several = len(stretch) > 1
            left = (self._shown(grown), " × (1 + ", self._rate, " × ", "(" if several else "", *days, "))" if several else ")")
            grown *= 1 + self._yearly * sum((part.share for part in stretch), Fraction(0))
            self._grown(left, grown)
        return self._less(grown)

    def _grown(self, left: tuple[str | Money | Percent | Decimal, ...], grown: Fraction) -> None:
        if grown >= _ABSURD:
            raise NotComputable("the interest comes to an absurd amount", "correct the rate or the days")
        self._steps.append(Step(left, self._shown(grown)))

    def _less(self, grown: Fraction) -> Fraction:
        interest = grown - self._start
        self._steps.append(Step((self._shown(grown), " − ", self._overdue), self._shown(interest)))
        return interest

    def _shown(self, amount: Fraction) -> Money:
        return shown(amount, self._overdue.currency)


def _joined(figures: list[Money], between: str) -> tuple[str | Money, ...]:
    return tuple(each for index, figure in enumerate(figures) for each in ((between,) if index else ()) + (figure,))
