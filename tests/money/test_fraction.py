"""Money as a fraction on its way: no half is mistaken, however far behind the point the rest lies."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.money import Setting
from planforge.money.fraction import exact_money, finished, shown
from planforge.values import Money

_HALF = Fraction(1, 200)
_LITTLE = Fraction(1, 10**90)


@pytest.mark.parametrize(
    ("amount", "rounding", "cents"),
    [
        (_HALF, "half even", 0),
        (_HALF + _LITTLE, "half even", 1),
        (_HALF - _LITTLE, "half even", 0),
        (_HALF, "half up", 1),
        (_HALF - _LITTLE, "half up", 0),
        (3 * _HALF, "half even", 2),
        (2 * _HALF - _LITTLE, "down", 0),
        (Fraction(7), "down", 700),
    ],
)
def test_it_is_rounded_once(amount: Fraction, rounding: str, cents: int) -> None:
    made = finished(amount, "USD", Setting("USD", {}, rounding), ())
    assert made.result == Money("USD", Decimal(cents).scaleb(-2))
    assert bool(made.steps) == (made.result.amount != amount)


@given(st.fractions(min_value=0, max_value=10**15))
def test_what_is_shown_and_what_is_kept_lie_just_below_or_at_the_amount(amount: Fraction) -> None:
    assert 0 <= amount - Fraction(shown(amount, "USD").amount) < Fraction(1, 10**6)
    assert abs(amount - Fraction(exact_money(amount, "USD").amount)) < Fraction(1, 10**60)
