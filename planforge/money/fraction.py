"""Money as a fraction on its way: how it is shown on paper, and how it is rounded, once, at the end."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from planforge.money.frame import EXACT, ROUNDINGS, Computation, Setting, Step
from planforge.values import Money

_SHOWN = 6
"""Digits after the point of a figure on the way."""
_KEPT = 60


def shown(amount: Fraction, currency: str) -> Money:
    """An amount on the way, as a calculator shows it: the digits that follow are cut off, but only on paper."""
    return Money(currency, EXACT.scaleb(Decimal(amount.numerator * 10**_SHOWN // amount.denominator), -_SHOWN))


def exact_money(amount: Fraction, currency: str) -> Money:
    """`amount` to sixty digits; where more would follow, one more digit stands for them, so that a half is told from more than a half."""
    digits, rest = divmod(amount.numerator * 10**_KEPT, amount.denominator)
    return Money(currency, EXACT.scaleb(Decimal(digits * 10 + (1 if rest else 0)), -_KEPT - 1))


def finished(amount: Fraction, currency: str, setting: Setting, steps: Sequence[Step]) -> Computation:
    """The calculation that came to `amount`, rounded; the rounding is its last step, where there is anything to round."""
    made = exact_money(amount, currency)
    result = made.rounded(ROUNDINGS[setting.rounding])
    last = () if result == made else (Step((shown(amount, currency), f" rounded {setting.rounding}"), result, "rounding"),)
    return Computation(result, made, (*steps, *last))
