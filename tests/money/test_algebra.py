"""What each node comes to, and the laws that hold for all of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from planforge.money import NotComputable, compute, tables, voice
from planforge.money.shapes.band import bands_of
from tests.money.on_paper import inside, paid, to_pennies
from tests.money.plans import GB, amount, bands, gbp, pays, pennies, rates, setting, words

PENNY = Decimal("0.01")


def _paid(data: dict[str, Any], revenue: Decimal) -> Decimal:
    return compute(amount(data), {"net-revenue": gbp(revenue)}, setting()).exact.amount


@drawn(bands(), pennies)
def test_the_words_alone_give_the_same_figure(data: dict[str, Any], revenue: Decimal) -> None:
    result = compute(amount({"bands": data}), {"net-revenue": gbp(revenue)}, setting()).result
    assert Fraction(result.amount) == to_pennies(paid(words({"bands": data}), Fraction(revenue)))


@drawn(bands(), st.data())
def test_the_words_at_every_edge_give_the_same_figure(data: dict[str, Any], pick: st.DataObject) -> None:
    made = bands_of(amount({"bands": data}).bands.steps)  # type: ignore[union-attr]
    edge = pick.draw(st.sampled_from([band.upper.at.size for band in made if band.upper]))
    for revenue in (edge - PENNY, edge, edge + PENNY):
        exact = _paid({"bands": data}, revenue)
        assert Fraction(exact) == paid(words({"bands": data}), Fraction(revenue))


@drawn(bands(), pennies)
def test_the_table_has_exactly_one_row_for_every_amount(data: dict[str, Any], revenue: Decimal) -> None:
    (table,) = tables(amount({"bands": data}), voice(setting(), GB, ()))
    rows = [row.cells[0][0].text for row in table.rows]  # type: ignore[union-attr]
    assert sum(inside(row, Fraction(revenue)) for row in rows) == 1


@drawn(bands("marginal"), pennies, pennies)
def test_marginal_bands_never_pay_less_for_more_and_never_jump(data: dict[str, Any], one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    difference = _paid({"bands": data}, high) - _paid({"bands": data}, low)
    assert 0 <= difference <= high - low


@drawn(bands("whole"))
def test_whole_bands_jump_where_the_words_say(data: dict[str, Any]) -> None:
    made = bands_of(amount({"bands": data}).bands.steps)  # type: ignore[union-attr]
    for low, high in pairwise(made):
        assert low.upper is not None
        edge = low.upper.at.size
        owner = low if low.upper.in_lower else high
        assert owner.step.rate is not None
        assert low.step.rate is not None
        assert high.step.rate is not None
        assert _paid({"bands": data}, edge) == edge * owner.step.rate.fraction
        assert _paid({"bands": data}, edge - PENNY) == (edge - PENNY) * low.step.rate.fraction or low.start > edge - PENNY
        if high.upper is None or edge + PENNY < high.upper.at.size:
            assert _paid({"bands": data}, edge + PENNY) == (edge + PENNY) * high.step.rate.fraction


@drawn(bands("whole", rising=True), pennies, pennies)
def test_whole_bands_with_rising_rates_never_pay_less_for_more(data: dict[str, Any], one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    assert _paid({"bands": data}, low) <= _paid({"bands": data}, high)


@drawn(st.lists(bands(), min_size=1, max_size=3), pennies)
def test_greater_and_lesser_are_the_extremes_of_their_parts(parts: list[dict[str, Any]], revenue: Decimal) -> None:
    each = [_paid({"bands": part}, revenue) for part in parts]
    assert _paid({"greater_of": [{"bands": part} for part in parts]}, revenue) == max(each)
    assert _paid({"lesser_of": [{"bands": part} for part in parts]}, revenue) == min(each)


@drawn(bands(), pennies, pennies, pennies)
def test_cap_and_floor_hold_and_change_nothing_between_them(
    data: dict[str, Any], revenue: Decimal, one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    limits = {"cap": f"GBP {high:,} per client", "floor": f"GBP {low:,} per client"}
    assert _paid({"bands": data, **limits}, revenue) == min(max(_paid({"bands": data}, revenue), low), high)


@drawn(rates, pennies)
def test_rounding_is_the_last_step_and_the_only_one(rate: str, revenue: Decimal) -> None:
    data = {"greater_of": [{"percent": {"rate": rate, "of": "net-revenue"}}, {"flat": "GBP 0"}]}
    for rounding in ("half up", "half even", "down"):
        worked = compute(amount(data), {"net-revenue": gbp(revenue)}, setting(rounding=rounding))
        assert worked.exact.amount == Decimal(rate[:-1]) * revenue / 100
        assert abs(worked.result.amount - worked.exact.amount) <= (PENNY if rounding == "down" else PENNY / 2)
        rounded = [step for step in worked.steps if "rounded" in str(step.parts[-1])]
        assert bool(rounded) == (worked.result != worked.exact)
        assert all(step is worked.steps[-1] for step in rounded)


@drawn(bands(), pennies)
def test_each_step_follows_from_the_figures_on_its_left(data: dict[str, Any], revenue: Decimal) -> None:
    worked = compute(amount({"bands": data}), {"net-revenue": gbp(revenue)}, setting())
    assert worked.steps[-1].result == worked.result


@pytest.mark.parametrize(("rounding", "expected"), [("half up", "GBP 0.13"), ("half even", "GBP 0.12"), ("down", "GBP 0.12")])
def test_the_named_rounding_is_used(rounding: str, expected: str) -> None:
    assert (
        str(
            pays(
                {"percent": {"rate": "12.5%", "of": "net-revenue"}}, {"net-revenue": "GBP 1"}, setting(rounding=rounding)
            ).result
        )
        == expected
    )


@pytest.mark.parametrize(
    ("data", "figures", "expected"),
    [
        ({"flat": "GBP 500"}, {}, "500.00"),
        ({"per_unit": {"price": "GBP 10", "of": "users"}}, {"users": "12"}, "120.00"),
        ({"per_unit": {"price": "GBP 10", "of": "users", "after": 20}}, {"users": "12"}, "0.00"),
        ({"percent": {"rate": "12.5%", "of": "net-revenue"}}, {"net-revenue": "GBP 80,000"}, "10000.00"),
        (
            {"percent": {"rate": "100%", "of": "net-revenue"}},
            {"receipts": "GBP 100", "taxes": "GBP 20", "refunds": "GBP 5"},
            "75.00",
        ),
        ({"percent": {"rate": "100%", "of": "net-revenue"}}, {"receipts": "GBP 100", "refunds": "GBP 500"}, "0.00"),
    ],
)
def test_simple_amounts(data: dict[str, Any], figures: dict[str, str], expected: str) -> None:
    assert pays(data, figures).result.amount == Decimal(expected)


def test_a_fixed_part_of_marginal_bands_is_paid_once_the_band_is_reached() -> None:
    data = {"bands": {"of": "net-revenue", "method": "marginal", "steps": [
        {"below": "GBP 1,000", "rate": "10%"}, {"up_to": "GBP 2,000", "flat": "GBP 50"}, {"rate": "5%"}]}}  # fmt: skip
    assert words(data) == (
        "the sum of 10% of the part of Net Revenue that is less than £1,000; £50 where it is £1,000 or more; "
        "and 5% of the part that is more than £2,000"
    )
    figures = ["GBP 999.90", "GBP 1,000", "GBP 2,000", "GBP 3,000"]
    assert [str(pays(data, {"net-revenue": figure}).result.amount) for figure in figures] == [
        "99.99",
        "150.00",
        "150.00",
        "200.00",
    ]


@pytest.mark.parametrize(
    ("data", "figures", "why"),
    [
        ({"percent": {"rate": "10%", "of": "net-revenue"}}, {}, "net-revenue is not given and receipts is not given"),
        ({"percent": {"rate": "10%", "of": "net-revenue"}}, {"net-revenue": "12"}, "net-revenue is not an amount of money"),
        (
            {"percent": {"rate": "10%", "of": "net-revenue"}},
            {"net-revenue": "EUR 12"},
            "net-revenue is in EUR, and the plan in GBP",
        ),
        ({"per_unit": {"price": "GBP 10", "of": "users"}}, {"users": "GBP 12"}, "users is not a number"),
        (
            {"bands": {"of": "net-revenue", "method": "whole", "steps": [{"up_to": "GBP 5", "rate": "1%"}]}},
            {"net-revenue": "GBP 6"},
            "no band holds net-revenue, which is GBP 6.00",
        ),
        ({"flat": "GBP 5", "cap": "EUR 4 per deal"}, {}, "two currencies meet: GBP and EUR"),
    ],
)
def test_what_cannot_be_computed_says_why(data: dict[str, Any], figures: dict[str, str], why: str) -> None:
    with pytest.raises(NotComputable, match=f"^{why}$"):
        pays(data, figures)
