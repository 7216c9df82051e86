"""Fees and prices that real partners agreed, to the cent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from planforge.money.examples import examples, step_words
from planforge.money.prices import discounted, marked_up
from planforge.plan import build
from planforge.plan.amounts import Example
from planforge.plan.prices import Discount, Markup
from planforge.values import Measure, Money
from tests.money.plans import GB, amount, pays, setting, words

COMMISSION = {"bands": {"of": "fob-value", "per": "year", "method": "marginal", "steps": [
    {"up_to": "USD 1,000,000", "rate": "5%"}, {"rate": "2.5%"}]}}  # fmt: skip
BONUS = {"bands": {"of": "margin", "method": "whole", "pays_on": "fees", "steps": [
    {"below": "27%", "rate": "0%"}, {"below": "28%", "rate": "5%"}, {"below": "29%", "rate": "10%"}, {"below": "30%", "rate": "15%"},
    {"rate": "20%"}]}}  # fmt: skip
REBATE = {"bands": {"of": "services", "per": "quarter", "method": "whole", "pays_on": "net-arr", "steps": [
    {"up_to": "1", "rate": "0%"}, {"up_to": "4", "rate": "2.5%", "at_most": "USD 2,500"},
    {"up_to": "9", "rate": "5%", "at_most": "USD 5,000"}, {"rate": "7.5%", "at_most": "USD 7,500"}]}}  # fmt: skip
MARKET = {
    "bands": {"of": "order-value", "method": "whole", "steps": [{"below": "USD 1,000,000", "rate": "8%"}, {"rate": "6%"}]}
}
REFERRAL = {"percent": {"rate": "25%", "of": "collected"}}
YEARS = {"percent": {"rate": "10%", "of": "committed-value"}}
BASES: dict[str, Any] = {
    "fob-value": {"name": "FOB Value", "means": "the free-on-board value of goods by their ex-factory date"},
    "margin": {"name": "Margin", "means": "the margin by the formula of the original agreement"},
    "services": {"name": "Number of Services", "means": "the number of services that the Partner sells"},
    "net-arr": {"name": "Net ARR", "starts_from": "annual-value"},
    "collected": {
        "name": "Net Revenue", "starts_from": "receipts", "less_other": {"equipment-sales": "sales of equipment"},
        "less": ["third-party-commissions", "delivery", "taxes", "refunds", "credits"],
    },
    "committed-value": {"name": "Committed Value", "starts_from": "annual-value", "times": "committed-years"},
}  # fmt: skip
USD = setting(BASES, "USD")


@pytest.mark.parametrize(
    ("rule", "figures", "expected"),
    [
        (REFERRAL, {"receipts": "USD 200,000", "third-party-commissions": "USD 10,000", "equipment-sales": "USD 30,000",
                    "delivery": "USD 2,000", "taxes": "USD 8,000", "refunds": "USD 5,000", "credits": "USD 1,000"}, "36000.00"),
        (COMMISSION, {"fob-value": "USD 1,800,000"}, "70000.00"),
        (COMMISSION, {"fob-value": "USD 600,000"}, "30000.00"),
        (BONUS, {"margin": "28%", "fees": "USD 70,000"}, "7000.00"),
        (REBATE, {"services": "3", "net-arr": "USD 80,000"}, "2000.00"),
        (REBATE, {"services": "3", "net-arr": "USD 150,000"}, "2500.00"),
        (REBATE, {"services": "6", "net-arr": "USD 80,000"}, "4000.00"),
        (REBATE, {"services": "12", "net-arr": "USD 150,000"}, "7500.00"),
        (REBATE, {"services": "1", "net-arr": "USD 150,000"}, "0.00"),
        (MARKET, {"order-value": "USD 900,000"}, "72000.00"),
        (MARKET, {"order-value": "USD 1,200,000"}, "72000.00"),
        (YEARS, {"annual-value": "USD 100,000", "committed-years": "1"}, "10000.00"),
        (YEARS, {"annual-value": "USD 100,000", "committed-years": "3"}, "30000.00"),
    ],
)  # fmt: skip
def test_real_fees(rule: dict[str, Any], figures: dict[str, str], expected: str) -> None:
    assert pays(rule, figures, USD).result == Money("USD", Decimal(expected))


def test_the_words_of_a_real_commission() -> None:
    assert words(COMMISSION, USD) == (
        "the sum of 5% of the part of FOB Value in each calendar year that is up to and including US$1,000,000; "
        "and 2.5% of the part that is more than US$1,000,000"
    )


def test_the_steps_of_a_real_commission_read_as_on_paper() -> None:
    worked = pays(COMMISSION, {"fob-value": "USD 1,800,000"}, USD)
    assert [f"{step_words(step.parts, GB)} = {step_words((step.result,), GB)}" for step in worked.steps] == [
        "5% of US$1,000,000.00 = US$50,000.00",
        "2.5% of US$800,000.00 = US$20,000.00",
        "US$50,000.00 + US$20,000.00 = US$70,000.00",
    ]


def test_a_band_that_nothing_reaches_is_no_step() -> None:
    worked = pays(COMMISSION, {"fob-value": "USD 1,000,000"}, USD)
    assert [step_words(step.parts, GB) for step in worked.steps] == ["5% of US$1,000,000.00"]


def _discounts(*rows: dict[str, Any]) -> list[Discount]:
    return [
        build(Discount, {"id": f"d{index}", "name": f"discount {index}", "off": "list price", **row})
        for index, row in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("start", "rows", "expected"),
    [
        ("USD 80,000", [{"rate": "25%"}], "60000.00"),
        ("USD 80,000", [{"rate": "25%"}, {"rate": "4%", "combine": "adds"}], "56800.00"),
        ("USD 1,000", [{"rate": "40%"}, {"rate": "10%", "combine": "compounds"}], "540.00"),
        ("USD 24,995", [{"rate": "40%"}, {"rate": "10%", "combine": "compounds"}], "13497.30"),
        ("USD 600", [{"rate": "30%"}], "420.00"),
    ],
)
def test_real_discounts(start: str, rows: list[dict[str, Any]], expected: str) -> None:
    assert discounted(Money.parse(start), _discounts(*rows), USD).result == Money("USD", Decimal(expected))


@pytest.mark.parametrize(
    ("revenue", "expected"), [("USD 800,000", "35000.00"), ("USD 1,500,000", "30000.00"), ("USD 2,500,000", "25000.00")]
)
def test_real_discount_by_yearly_revenue(revenue: str, expected: str) -> None:
    bands = {"of": "annual-revenue", "per": "year", "steps": [
        {"below": "USD 1,000,000", "rate": "30%"}, {"up_to": "USD 2,000,000", "rate": "40%"}, {"rate": "50%"}]}  # fmt: skip
    worked = discounted(Money.parse("USD 50,000"), _discounts({"bands": bands}), USD, Measure.parse(revenue))
    assert worked.result == Money("USD", Decimal(expected))


def test_a_markup_is_not_a_margin() -> None:
    markup = build(Markup, {"id": "a", "seller": "x", "kind": "markup on cost", "rate": "20%"})
    margin = build(Markup, {"id": "b", "seller": "x", "kind": "margin on price", "rate": "20%"})
    assert str(marked_up(Money.parse("USD 100"), markup, USD).result) == "USD 120.00"
    assert str(marked_up(Money.parse("USD 100"), margin, USD).result) == "USD 125.00"


def _engine(rule: dict[str, Any], written: list[dict[str, Any]] | None = None) -> list[tuple[str, str, str]]:
    made = examples(amount(rule), [build(Example, each) for each in written or []], USD, ("examples",))
    return [(each.shows, ", ".join(map(str, each.given.values())), str(each.expect)) for each in made]


def test_the_engine_teaches_at_the_edges_and_at_the_cap() -> None:
    assert _engine({**COMMISSION, "cap": "USD 90,000 per year"}) == [
        ("exactly at the edge", "USD 1,000,000.00", "USD 50,000.00"),
        ("above the edge", "USD 1,500,000.00", "USD 62,500.00"),
        ("where the cap applies", "USD 2,700,000.00", "USD 90,000.00"),
    ]
    assert _engine(MARKET) == [
        ("exactly at the edge", "USD 1,000,000.00", "USD 60,000.00"),
        ("just above the edge", "USD 1,000,000.01", "USD 60,000.00"),
    ]


def test_the_engine_does_not_repeat_the_author() -> None:
    mine = {"given": {"fob-value": "USD 1,000,000"}, "expect": "USD 50,000", "note": "the first million"}
    assert _engine(COMMISSION, [mine]) == [
        ("the first million", "USD 1,000,000.00", "USD 50,000.00"),
        ("above the edge", "USD 1,500,000.00", "USD 62,500.00"),
    ]
    assert _engine(YEARS, [{"given": {"committed-value": "USD 5"}, "expect": "USD 0.50"}]) == [("", "USD 5.00", "USD 0.50")]


def test_a_rule_that_nobody_exemplifies_gets_one_plain_example() -> None:
    assert _engine({"percent": {"rate": "10%", "of": "fees"}}) == [("", "USD 10,000.00", "USD 1,000.00")]
    assert _engine({"flat": "USD 5"}) == []
