"""Dividing by the largest remainder: nothing is lost, nothing is moved, nobody is more than a unit away."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.money.split import split
from planforge.values import Money
from planforge.values.currency import DIGITS

currencies = st.sampled_from(["USD", "JPY", "KWD"])
weights = st.lists(st.integers(0, 10_000).map(Decimal), min_size=1, max_size=9).filter(any)


def money(currency: str, units: int) -> Money:
    return Money(currency, Decimal(units).scaleb(-DIGITS[currency]))


@pytest.mark.parametrize(
    ("total", "by", "parts"),
    [
        ("USD 100", [1, 1, 1], ["33.34", "33.33", "33.33"]),  # of equals the earlier one
        ("USD 0.02", [1, 1, 1], ["0.01", "0.01", "0"]),
        ("USD 700,000", [1, 1, 1, 1], ["175000"] * 4),
        ("USD 10", [70, 20, 10], ["7", "2", "1"]),
        ("USD 0.05", [1, 2, 3], ["0.01", "0.02", "0.02"]),  # 0.0083, 0.0167, 0.025: cut by 0.83, 0.67 and 0.5
        ("USD 5", [0, 1], ["0", "5"]),
        ("JPY 100", [1, 2], ["33", "67"]),
        ("KWD 1", [1, 1, 1], ["0.334", "0.333", "0.333"]),
    ],
)
def test_real_figures(total: str, by: list[int], parts: list[str]) -> None:
    assert [each.amount for each in split(Money.parse(total), [Decimal(each) for each in by])] == [
        Decimal(each) for each in parts
    ]


@pytest.mark.parametrize("by", [[], [0], [0, 0], [2, -1], [-1, -1]])
def test_weights_that_divide_nothing_are_refused(by: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        split(Money.parse("USD 5"), by)


@pytest.mark.parametrize(("currency", "amount"), [("USD", "0.005"), ("JPY", "0.5"), ("USD", "-1.001")])
def test_an_amount_that_is_not_rounded_is_refused(currency: str, amount: str) -> None:
    with pytest.raises(ValueError, match=f"smallest unit of {currency}"):
        split(Money(currency, Decimal(amount)), [1, 1])


def test_an_amount_of_any_size_is_divided() -> None:
    total = Money("USD", Decimal(10**40) + Decimal("0.01"))
    assert sum((Fraction(each.amount) for each in split(total, [1, 1, 1])), Fraction(0)) == Fraction(total.amount)


@given(st.integers(-10_000_000, 10_000_000), st.lists(st.integers(1, 10_000), min_size=1, max_size=9), st.integers(1, 1000))
def test_weights_may_be_fractions(units: int, by: list[int], part: int) -> None:
    assert split(money("USD", units), [Fraction(each, part) for each in by]) == split(money("USD", units), by)


@given(currencies, st.integers(-10_000_000, 10_000_000), weights)
def test_the_parts_are_the_whole(currency: str, units: int, by: list[Decimal]) -> None:
    total = money(currency, units)
    parts = split(total, by)
    assert len(parts) == len(by)
    assert sum((each.amount for each in parts), Decimal(0)) == total.amount
    assert {each.currency for each in parts} == {currency}


@given(currencies, st.integers(0, 10_000_000), weights)
def test_each_part_is_less_than_a_unit_from_its_exact_share(currency: str, units: int, by: list[Decimal]) -> None:
    unit = Fraction(1, 10 ** DIGITS[currency])
    for part, weight in zip(split(money(currency, units), by), by, strict=True):
        exact = units * unit * Fraction(weight) / Fraction(sum(by))
        assert abs(Fraction(part.amount) - exact) < unit
        assert (Fraction(part.amount) / unit).denominator == 1
        assert part.amount >= 0


@given(st.integers(0, 10_000_000), weights)
def test_a_greater_weight_never_gets_less_and_of_equals_the_earlier_gets_no_less(units: int, by: list[Decimal]) -> None:
    parts = split(money("USD", units), by)
    for first in range(len(by)):
        for second in range(first + 1, len(by)):
            if by[first] >= by[second]:
                assert parts[first] >= parts[second]


@given(st.integers(0, 10_000_000), weights)
def test_the_opposite_is_divided_like_it(units: int, by: list[Decimal]) -> None:
    assert split(money("USD", -units), by) == tuple(-each for each in split(money("USD", units), by))


@given(st.integers(0, 10_000_000), weights, st.integers(1, 1000))
def test_only_the_proportion_of_the_weights_counts(units: int, by: list[Decimal], factor: int) -> None:
    assert split(money("USD", units), by) == split(money("USD", units), [each * factor for each in by])
