"""One line of an order: its figures are exact until the line is rounded, once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext

from planforge.money.frame import EXACT, QUOTIENT, ROUNDINGS, Computation, Setting, Step
from planforge.values import Money

_LONG = 20
"""More digits after the point than a product of figures that people write can have."""


def rounded(exact: Money, steps: Sequence[Step], setting: Setting) -> Computation:
    """`exact` as the last line of `steps`, rounded once."""
    result = exact.rounded(ROUNDINGS[setting.rounding])
    seen = shown(exact)
    last = () if result == seen else (Step((seen, f" rounded {setting.rounding}"), result),)
    return Computation(result, exact, (*steps, *last))


def shown(money: Money) -> Money:
    """`money` as a step shows it: exact, but a quotient without end is shown to the smallest unit of its currency."""
    exponent = money.amount.as_tuple().exponent
    return money.rounded() if isinstance(exponent, int) and exponent < -_LONG else money


def divided(money: Money, by: Decimal) -> Money:
    with localcontext(QUOTIENT):
        return Money(money.currency, money.amount / by)


def together(*amounts: Money) -> Money:
    """The sum of one amount or more."""
    with localcontext(EXACT):
        total = amounts[0]
        for each in amounts[1:]:
            total += each
        return total
