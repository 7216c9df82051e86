"""What-if: the answer holds, the unit before it does not, and nothing smaller does either."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planforge.money.curves.curve import Curve, Knot, straight
from planforge.money.curves.solve import Comparison, Stretch, at_least_nothing, constant, highest, regained, unit_of
from tests.money.plans import pennies, rates
from tests.money.test_curve import banded, of, pays, trees

PENNY = Fraction(1, 100)


def flat(rate: str) -> Curve:
    return straight(Fraction(rate.rstrip("%")) / 100)


def gbp(*figures: str) -> list[Fraction]:
    return [Fraction(figure.replace(",", "")) for figure in figures]


def test_the_deal_size_at_which_a_cap_bites() -> None:
    bare = of(banded("marginal"))
    made = Comparison(bare, constant(Fraction(20_000)), PENNY)
    assert made.first == Fraction("145833.34")
    assert made.ends(made.where[0]) == tuple(gbp("145833.33", "145833.34"))


def test_where_a_flat_rate_pays_the_same() -> None:
    made = Comparison(of(banded("marginal", cap="GBP 20,000 per client")), flat("12%"), PENNY)
    assert made.where == (Stretch(Fraction(62_500), Fraction(500_000, 3)),)
    assert made.ends(made.where[0]) == tuple(gbp("62499.99", "62500", "166666.66", "166666.67"))


def test_a_rule_that_falls_is_found_first_and_again() -> None:
    falls = {"of": "net-revenue", "method": "whole", "steps": [{"up_to": "GBP 25,000", "rate": "10%"}, {"rate": "5%"}]}
    made = Comparison(of({"bands": falls}), constant(Fraction(2_000)), PENNY)
    assert [(each.least(PENNY), each.most(PENNY)) for each in made.where] == [(20_000, 25_000), (40_000, None)]


def test_the_step_of_a_falling_rate_pays_for_itself_late() -> None:
    falls = {"of": "net-revenue", "method": "whole", "steps": [{"up_to": "GBP 25,000", "rate": "10%"}, {"rate": "5%"}]}
    made = regained(of({"bands": falls}), Fraction(25_000), PENNY)
    assert (made.first, made.everywhere) == (50_000, False)


@pytest.mark.parametrize(("edge", "first"), [("25000", "25000.01"), ("50000", "50000")])
def test_a_rising_step_pays_for_itself_at_once(edge: str, first: str) -> None:
    made = regained(of(banded("whole")), Fraction(edge), PENNY)
    assert (made.first, made.everywhere) == (Fraction(first), True)


def test_never_is_an_answer() -> None:
    capped = of(banded("marginal", cap="GBP 20,000 per client"))
    assert Comparison(capped, constant(Fraction("20000.01")), PENNY).where == ()
    assert highest(capped) == 20_000
    assert highest(of(banded("marginal"))) is None


def test_a_value_that_is_only_approached_is_never_reached() -> None:
    below = {"of": "net-revenue", "method": "whole", "steps": [{"below": "GBP 50,000", "rate": "10%"}, {"flat": "GBP 100"}]}
    found = of({"bands": below})
    assert highest(found) == 5_000
    assert Comparison(found, constant(Fraction(5_000)), PENNY).where == ()


def test_nothing_is_as_much_as_nothing_is_no_answer() -> None:
    made = Comparison(flat("10%"), flat("20%"), PENNY)
    assert made.where == ()
    assert Comparison(flat("10%"), flat("10%"), PENNY).always_equal


def test_counts_come_in_ones() -> None:
    made = Comparison(straight(Fraction(150)), constant(Fraction(1_000)), unit_of("number", "GBP"))
    assert (made.first, made.ends(made.where[0])) == (7, (6, 7))


def test_a_stretch_without_a_whole_unit_is_no_answer() -> None:
    spike = Curve(
        (Knot(Fraction(0), *[Fraction(-1)] * 3), Knot(Fraction(1, 3), Fraction(-1), Fraction(5), Fraction(-1))), Fraction(0)
    )
    assert at_least_nothing(spike) == (Stretch(Fraction(1, 3), Fraction(1, 3)),)
    assert Comparison(spike, constant(Fraction(0)), PENNY).where == ()


@pytest.mark.parametrize(("currency", "unit"), [("GBP", Fraction(1, 100)), ("JPY", Fraction(1)), ("BHD", Fraction(1, 1000))])
def test_the_smallest_unit_is_that_of_the_currency(currency: str, unit: Fraction) -> None:
    assert unit_of("money", currency) == unit


@given(trees, st.integers(1, 10_000_000), st.lists(pennies, max_size=5))
def test_the_first_figure_holds_and_none_before_it(data: dict[str, Any], cents: int, others: list[Decimal]) -> None:
    wanted = Fraction(cents, 100)
    made = Comparison(of(data), constant(wanted), PENNY)
    first = made.first
    if first is None:
        assert all(pays(data, Fraction(each)) < wanted for each in others)
        return
    assert pays(data, first) >= wanted
    if first:
        assert pays(data, first - PENNY) < wanted
    assert all(pays(data, Fraction(each)) < wanted for each in others if each < first)


@given(trees, rates, pennies)
def test_a_figure_lies_in_a_stretch_exactly_where_it_is_so(data: dict[str, Any], rate: str, net: Decimal) -> None:
    assume(net > 0)
    figure, curve = Fraction(net), of(data)
    made = Comparison(curve, flat(rate), PENNY)
    assert any(each.holds(figure) for each in made.where) == (pays(data, figure) >= flat(rate).at(figure))
    for stretch in made.where:
        low, high = stretch.least(PENNY), stretch.most(PENNY)
        for each in (low, high):
            assert each is None or each == 0 or pays(data, each) >= flat(rate).at(each)
        assert high is None or pays(data, high + PENNY) < flat(rate).at(high + PENNY)
        assert not low or low == PENNY or pays(data, low - PENNY) < flat(rate).at(low - PENNY)
