"""Dividing an amount so that the parts are the whole to the smallest unit of the currency."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction

from planforge.values import Money
from planforge.values.currency import DIGITS

_WIDE = Context(prec=240)


def split(total: Money, weights: Sequence[Decimal | Fraction | int]) -> tuple[Money, ...]:
    """`total`, which is rounded, in parts by `weights`, by the largest remainder.

    Each part is rounded down; each unit left over goes to the part that was cut most, and of equals to the earlier one. An amount
    below zero is divided like its opposite. ValueError where a weight is below zero or none is above it, or `total` is not rounded.
    """
    shares = [Fraction(weight) for weight in weights]
    whole = sum(shares)
    if whole <= 0 or min(shares) < 0:
        raise ValueError("an amount cannot be divided by weights below nothing, or by weights that come to nothing")
    digits = DIGITS[total.currency]
    units = Fraction(total.amount) * 10**digits
    if units.denominator != 1:
        raise ValueError(f"{total.amount} is not rounded to the smallest unit of {total.currency}, so it cannot be divided")
    exact = [abs(units) * share / whole for share in shares]
    parts = [each.numerator // each.denominator for each in exact]
    cut = sorted(range(len(parts)), key=lambda index: (parts[index] - exact[index], index))
    for index in cut[: int(abs(units)) - sum(parts)]:
        parts[index] += 1
    sign = -1 if units < 0 else 1
    return tuple(Money(total.currency, _WIDE.scaleb(Decimal(sign * part), -digits)) for part in parts)
