"""A price for each of a count, by bands: computed, said, shown and exemplified."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from planforge.document.nodes import Inline
from planforge.money import NotComputable, compute, tables, voice
from planforge.money.examples import examples, step_words
from tests.money.on_paper import paid
from tests.money.plans import GB, amount, counted, pays, setting, words

BASES = {"users": {"name": "User", "means": "a user who signs in"}}
USERS = setting(BASES)
STEPS = [
    {"up_to": "100", "price": "GBP 150"},
    {"up_to": "200", "price": "GBP 175", "at_most": "GBP 9,000"},
    {"price": "GBP 200"},
]
MARGINAL = {"bands": {"of": "users", "per": "year", "method": "marginal", "steps": STEPS}}
WHOLE = {"bands": {**MARGINAL["bands"], "method": "whole"}}


def _text(cell: tuple[Inline, ...]) -> str:
    return "".join(getattr(each, "text", "") for each in cell)


@drawn(counted(), st.integers(0, 12_000))
def test_the_words_alone_give_the_same_figure(data: dict[str, Any], count: int) -> None:
    exact = compute(amount({"bands": data}), {"users": Decimal(count)}, USERS).exact.amount
    assert Fraction(exact) == paid(words({"bands": data}, USERS), Fraction(count))


@pytest.mark.parametrize(
    ("rule", "figures"),
    [
        (MARGINAL, {"0": "0.00", "100": "15000.00", "101": "15175.00", "200": "24000.00", "202": "24400.00"}),
        (WHOLE, {"100": "15000.00", "101": "9000.00", "201": "40200.00"}),
    ],
)
def test_what_a_price_by_bands_comes_to(rule: dict[str, Any], figures: dict[str, str]) -> None:
    assert {count: str(pays(rule, {"users": count}, USERS).result.amount) for count in figures} == figures


def test_how_a_price_by_bands_is_said() -> None:
    assert words(MARGINAL, USERS) == (
        "the sum of £150 for each User up to and including 100 in each calendar year; £175 for each above 100 and up to and including "
        "200 (together at most £9,000); and £200 for each above 200"
    )
    assert words(WHOLE, USERS) == (
        "£150 for every User, from the first on, where there are up to and including 100 in each calendar year; £175 for every one, "
        "from the first on, where there are more than 100 and up to and including 200 (together at most £9,000); and £200 for every "
        "one, from the first on, where there are more than 200"
    )


@pytest.mark.parametrize(("rule", "header"), [(MARGINAL, "Paid for those inside the band"), (WHOLE, "Paid for all of them")])
def test_the_table_of_a_price_by_bands(rule: dict[str, Any], header: str) -> None:
    (table,) = tables(amount(rule), voice(USERS, GB, ()))
    assert [[_text(cell) for cell in row.cells] for row in (table.header, *table.rows)] == [
        ["User in each calendar year", header],
        ["Up to and including 100", "£150 for each"],
        ["More than 100 and up to and including 200", "£175 for each (together at most £9,000)"],
        ["More than 200", "£200 for each"],
    ]


def test_the_steps_multiply_each_part_by_its_price() -> None:
    worked = pays(MARGINAL, {"users": "120"}, USERS)
    assert [step_words(step.parts, GB) for step in worked.steps] == ["100 × £150.00", "20 × £175.00", "£15,000.00 + £3,500.00"]


def test_the_engine_exemplifies_in_whole_numbers() -> None:
    rule = {"bands": {"of": "users", "method": "marginal", "steps": [{"up_to": "5", "price": "GBP 1"}, {"price": "GBP 2"}]}}
    made = examples(amount(rule), (), USERS, ("examples",))
    assert [(each.given["users"], str(each.expect)) for each in made] == [(Decimal(5), "GBP 5.00"), (Decimal(8), "GBP 11.00")]


def test_a_count_is_not_money() -> None:
    with pytest.raises(NotComputable, match=r"^users is not a number$"):
        pays(MARGINAL, {"users": "GBP 120"}, USERS)
