"""Curves: what is found from outside is exactly what the rule pays, for every figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.money import NotComputable, Setting, compute
from planforge.money.curves.curve import Axis, Curve, Knot, curve, curve_of, figure_of, straight
from planforge.money.frame import Figure, NamedFee
from tests.money.plans import amount, bands, pennies, rates, setting

NET = Axis("money", {"net-revenue": Fraction(1)})
TIERS = [{"up_to": "GBP 25,000", "rate": "10%"}, {"below": "GBP 50,000", "rate": "12.5%"}, {"rate": "15%"}]


def of(data: Mapping[str, Any], axis: Axis = NET, within: Setting | None = None, **figures: Figure) -> Curve:
    return curve_of(amount(dict(data)), axis, figures, within or setting())


def pays(data: Mapping[str, Any], size: Fraction) -> Fraction:
    figure = figure_of(size, "money", "GBP")
    return Fraction(compute(amount(dict(data)), {"net-revenue": figure}, setting()).exact.amount)


def banded(method: str, **limits: str) -> dict[str, Any]:
    return {"bands": {"of": "net-revenue", "method": method, "steps": TIERS}, **limits}


def test_marginal_bands_bend_at_their_edges() -> None:
    found = of(banded("marginal"))
    assert [(knot.at, knot.here, knot.jumps) for knot in found.knots] == [
        (0, 0, False),
        (25_000, 2_500, False),
        (50_000, 5_625, False),
    ]
    assert found.slope == Fraction(15, 100)


def test_whole_bands_jump_and_the_edge_belongs_to_one_side() -> None:
    found = of(banded("whole"))
    assert found.knots[1:] == (Knot(Fraction(25_000), Fraction(2_500), Fraction(2_500), Fraction(3_125)),
                               Knot(Fraction(50_000), Fraction(6_250), Fraction(7_500), Fraction(7_500)))  # fmt: skip


def test_a_cap_bites_at_a_fraction() -> None:
    found = of(banded("marginal", cap="GBP 20,000 per client"))
    assert (found.knots[-1].at, found.slope) == (Fraction(437_500, 3), 0)


def test_a_short_bump_between_two_equal_lines_is_seen() -> None:
    late = {"of": "net-revenue", "method": "marginal", "steps": [{"up_to": "GBP 10,000", "rate": "0%"}, {"rate": "30%"}]}
    plain = {"percent": {"rate": "10%", "of": "net-revenue"}}
    found = of({"greater_of": [plain, {"bands": late, "cap": "GBP 2,000 per deal"}]})
    assert [knot.at for knot in found.knots] == [0, 15_000, Fraction(50_000, 3), 20_000]


def test_a_quotient_without_a_last_digit_comes_out_exactly() -> None:
    counts = setting(
        {"days-served": {"name": "Day", "means": "days"}, "days-in-year": {"name": "Day in Year", "means": "days"}}
    )
    part = {"amount": {"percent": {"rate": "10%", "of": "net-revenue"}}, "days": "days-served", "of": "days-in-year"}
    found = of({"prorated": part}, within=counts, **{"days-served": Decimal(1), "days-in-year": Decimal(3)})
    assert (found.slope, len(found.knots)) == (Fraction(1, 30), 1)


def test_one_figure_may_stand_for_a_part_of_the_axis() -> None:
    found = of(banded("marginal"), Axis("money", {"net-revenue": Fraction(3, 10)}))
    assert [knot.at for knot in found.knots] == [0, Fraction(250_000, 3), Fraction(500_000, 3)]


def test_an_edge_that_nobody_named_is_found_exactly() -> None:
    edge = Fraction(1234, 7)
    found = curve(lambda figure: Fraction(5) if figure >= edge else Fraction(0))
    assert [(knot.at, knot.below, knot.above) for knot in found.knots[1:]] == [(edge, 0, 5)]


@pytest.mark.parametrize(
    "rule", [lambda figure: Fraction(figure // 7), lambda figure: figure * figure, lambda figure: 1 / (1 + figure)]
)
def test_what_does_not_go_in_straight_lines_is_refused(rule: Any) -> None:
    with pytest.raises(NotComputable, match=r"changes at more than|straight lines"):
        curve(rule)


def test_a_missing_figure_is_named() -> None:
    with pytest.raises(NotComputable, match="days-served is not given"):
        of({"prorated": {"amount": {"flat": "GBP 5"}, "days": "days-served", "of": "days-in-year"}})


def test_the_fee_to_which_an_amount_refers_bends_it_too() -> None:
    named = replace(setting(), fees={"gold": NamedFee("Gold Fee", amount(banded("marginal", cap="GBP 20,000 per client")))})
    half = {"share": {"rate": "50%", "of": {"fee": "gold"}}}
    assert [knot.at for knot in of(half, within=named).knots] == [0, 25_000, 50_000, Fraction(437_500, 3)]
    circle = replace(setting(), fees={"gold": NamedFee("Gold Fee", amount({"fee": "gold"}))})
    with pytest.raises(NotComputable, match="depends on itself"):
        of(half, within=circle)


flats = st.integers(0, 5_000_000).map(lambda number: {"flat": f"GBP {Decimal(number).scaleb(-2):,}"})
percents = rates.map(lambda rate: {"percent": {"rate": rate, "of": "net-revenue"}})
limits = st.integers(1, 5_000_000).map(lambda number: f"GBP {Decimal(number).scaleb(-2):,} per deal")


@st.composite
def limited(draw: st.DrawFn, inner: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    return {**draw(inner), **{name: draw(limits) for name in ("cap", "floor") if draw(st.booleans())}}


trees = st.recursive(
    limited(st.one_of(flats, percents, bands().map(lambda made: {"bands": made}))),
    lambda inner: limited(
        st.one_of(
            st.lists(inner, min_size=2, max_size=3).flatmap(
                lambda made: st.sampled_from(["greater_of", "lesser_of", "sum"]).map(lambda key: {key: made})
            ),
            st.builds(lambda start, less: {"difference": {"from": start, "less": [less]}}, inner, inner),
            st.builds(lambda rate, each: {"share": {"rate": rate, "of": each}}, rates, inner),
        )
    ),
    max_leaves=4,
)


@given(trees, pennies)
def test_the_curve_pays_what_the_rule_pays(data: dict[str, Any], net: Decimal) -> None:
    found, near = of(data), Fraction(1, 10**9)
    assert found.at(Fraction(net)) == pays(data, Fraction(net))
    for knot in found.knots:
        if knot.at.denominator in (1, 2, 4, 5, 10, 20, 25, 50, 100):
            assert knot.here == pays(data, knot.at)
        above = Fraction(int(knot.at * 10**9) + 1, 10**9)
        assert found.at(above) == pays(data, above)
        if knot.at:
            below = above - 2 * near
            assert found.at(below) == pays(data, below)


@given(trees, trees, pennies)
def test_a_difference_of_curves_is_the_difference_of_what_they_pay(
    one: dict[str, Any], other: dict[str, Any], net: Decimal
) -> None:
    figure = Fraction(net)
    assert of(one).less(of(other), Fraction(3, 2)).at(figure) == pays(one, figure) - Fraction(3, 2) * pays(other, figure)


def test_a_straight_line() -> None:
    assert straight(Fraction(1, 10), Fraction(5)).at(Fraction(50)) == 10
