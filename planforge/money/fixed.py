"""Payments that no deal earns: their equal parts, what is due for a part of a year, and minimums after a renewal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from planforge.money import compute
from planforge.money.dates import times_after
from planforge.money.fraction import finished, shown
from planforge.money.frame import Computation, NotComputable, Setting, Step
from planforge.money.split import split
from planforge.plan.payment import EqualInstalments, FixedPayment, PartExample, PartPeriod
from planforge.plan.scope import Minimum
from planforge.values import Money

MOST_PARTS = 120


class Due(NamedTuple):
    """A part of a payment and its day."""

    on: date
    amount: Money


def equal_parts(total: Money, instalments: EqualInstalments) -> tuple[Due, ...]:
    """The instalments of `total`, which together are exactly that. NotComputable where there are too few, too many, or no such days."""
    if not 1 < instalments.parts <= MOST_PARTS:
        raise NotComputable(
            f"{instalments.parts:,} equal parts are not from 2 to {MOST_PARTS}", "write how many parts there are"
        )
    days = [times_after(instalments.every, instalments.first, index) for index in range(instalments.parts)]
    if days[-1] == date.max:
        raise NotComputable("the last part falls due in no year of the calendar", "write fewer parts")
    amounts = split(total, [Decimal(1)] * instalments.parts)
    return tuple(map(Due, days, amounts))


def part_of(whole: Money, part: PartPeriod, days: int, of: int, setting: Setting) -> Computation:
    """What is due of `whole` where only so many of the days of a year, quarter or month lie within the agreement."""
    if not 0 <= days <= of or not of:
        raise NotComputable(f"{days} of {of} days are no part of a year", "give the days within, and of how many")
    if part.is_due == "in full":
        return Computation(whole, whole, (Step(("it is due in full",), whole),))
    if part.is_due == "not at all":
        return Computation(setting.zero(), setting.zero(), (Step(("nothing is due for a part",), setting.zero()),))
    exact = Fraction(whole.amount) * days / of
    step = Step((whole, " × ", Decimal(days), " ÷ ", Decimal(of)), shown(exact, whole.currency))
    return finished(exact, whole.currency, setting, (step,))


def part_of_period(fixed: FixedPayment, example: PartExample, setting: Setting) -> Computation:
    """What an author's worked example of a part of a year comes to."""
    assert fixed.part_period is not None
    if example.whole is not None:
        return part_of(example.whole, fixed.part_period, example.days, example.of, setting)
    whole = compute(fixed.amount, {}, setting)
    made = part_of(whole.result, fixed.part_period, example.days, example.of, setting)
    return Computation(made.result, made.exact, (*whole.steps, *made.steps))


def renewed(minimum: Minimum, setting: Setting) -> Computation | None:
    """The least minimum after the first renewal; None where it is not money, or nothing is added to it."""
    last = minimum.steps[-1].amount if minimum.steps else minimum.amount
    if minimum.renewal_uplift is None or last is None:
        return None
    exact = Fraction(minimum.renewal_uplift.fraction) * Fraction(last.amount)
    return finished(exact, last.currency, setting, (Step((minimum.renewal_uplift, " of ", last), shown(exact, last.currency)),))
