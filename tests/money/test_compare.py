"""Whom a change favours: found by computing, shown with a figure, and turned round when the change is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given as drawn

from planforge.money import NotComputable, Setting, compute
from planforge.money.compare import compare
from tests.money.plans import amount, bands, gbp, pennies, setting

TEN = {"percent": {"rate": "10%", "of": "net-revenue"}}
CASES = [
    (TEN, {"percent": {"rate": "12%", "of": "net-revenue"}}, "payee"),
    (TEN, {**TEN, "cap": "GBP 500 per deal"}, "payer"),
    (TEN, {**TEN, "floor": "GBP 500 per deal"}, "payee"),
    (TEN, {"flat": "GBP 500"}, "both"),
    (TEN, {"share": {"rate": "50%", "of": {"percent": {"rate": "20%", "of": "net-revenue"}}}}, "neither"),
    ({"flat": "GBP 500"}, {"flat": "GBP 400"}, "payer"),
    (
        {"bands": {"of": "net-revenue", "method": "whole", "steps": [{"up_to": "GBP 10,000", "rate": "5%"}, {"rate": "8%"}]}},
        {"bands": {"of": "net-revenue", "method": "whole", "steps": [{"below": "GBP 10,000", "rate": "5%"}, {"rate": "8%"}]}},
        "payee",
    ),
    (
        {"cases": {"of": "kind", "cases": [{"is": ["new client"], "amount": TEN}], "otherwise": {"flat": "GBP 10"}}},
        {"cases": {"of": "kind", "cases": [{"is": ["new client"], "amount": TEN}]}},
        "payer",
    ),
    ({"dated": [{"until": "2027-12-31", "amount": TEN}, {"amount": {"flat": "GBP 1"}}]}, TEN, "both"),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_a_change_favours_whom_it_pays(old: dict[str, Any], new: dict[str, Any], expected: str) -> None:
    assert compare(amount(old), amount(new), setting(), setting()).favours == expected
    mirrored = {"payee": "payer", "payer": "payee"}.get(expected, expected)
    assert compare(amount(new), amount(old), setting(), setting()).favours == mirrored


@drawn(bands(), bands(), pennies)
def test_no_figure_contradicts_the_verdict(old: dict[str, Any], new: dict[str, Any], revenue: Decimal) -> None:
    found = compare(amount({"bands": old}), amount({"bands": new}), setting(), setting())
    given = {"net-revenue": gbp(revenue)}
    was = compute(amount({"bands": old}), given, setting()).exact
    becomes = compute(amount({"bands": new}), given, setting()).exact
    if becomes > was:
        assert found.favours in ("payee", "both")
    if becomes < was:
        assert found.favours in ("payer", "both")


def test_two_currencies_are_not_compared() -> None:
    with pytest.raises(NotComputable, match="different currencies"):
        compare(amount(TEN), amount(TEN), setting(), Setting("EUR", setting().bases))
