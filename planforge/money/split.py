"""Dividing an amount so that the parts are the whole to the smallest unit of the currency."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from planforge.values import Money
from planforge.values.currency import DIGITS


def split(total: Money, weights: Sequence[Decimal]) -> tuple[Money, ...]:
    """`total`, which is rounded, in parts by `weights`, by the largest remainder.

    Each part is rounded down; each unit left over goes to the part that was cut most, and of equals to the earlier one. An amount
    below zero is divided like its opposite. ValueError where all weights are zero.
    """
    whole = sum(weights, Decimal(0))
    if whole <= 0:
        raise ValueError("an amount cannot be divided by weights that come to nothing")
    unit = Decimal(1).scaleb(-DIGITS[total.currency])
    units = int((abs(total.amount) / unit).to_integral_value(ROUND_DOWN))
    exact = [Fraction(units) * Fraction(weight) / Fraction(whole) for weight in weights]
    parts = [int(each) for each in exact]
    cut = sorted(range(len(parts)), key=lambda index: (parts[index] - exact[index], index))
    for index in cut[: units - sum(parts)]:
        parts[index] += 1
    sign = -1 if total.amount < 0 else 1
    return tuple(Money(total.currency, sign * part * unit) for part in parts)
