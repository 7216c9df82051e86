"""A difference between two figures needs a time over which they add up."""

from __future__ import annotations

import pytest

from planforge import pipeline
from tests.statement.stating import plan_text

BASES = """bases:
  target: {name: Target, fixed: "GBP 100,000"}
  growth: {name: Growth, of: net-revenue, compared: {above: target}}
  shortfall: {name: Shortfall, of: net-revenue, compared: {short_of: target}}
  counted: {name: Counted Shortfall, of: shortfall, in_whole: "GBP 1,000"}
"""
AT_END = "at the end of each year"


def _found(of: str, each: str = "", earned: str = "when the client pays") -> list[str]:
    text = plan_text(
        f"each: {each}" if each else "", f"amount: {{percent: {{rate: 10%, of: {of}}}}}", more=BASES, earned=earned
    )
    return [each.message for each in pipeline.check(text.encode(), "plan.yaml").findings if each.code == "PF398"]


@pytest.mark.parametrize("each", ["", "payment", "order", "invoice"])
@pytest.mark.parametrize("of", ["growth", "shortfall"])
def test_each_payment_alone_is_compared(of: str, each: str) -> None:
    assert _found(of, each) == [f"{of} compares each payment alone with target, for this fee adds nothing up"]


@pytest.mark.parametrize(
    ("each", "earned"), [("year", "when the client pays"), ("client", AT_END), ("deal", "when the client pays")]
)
@pytest.mark.parametrize("of", ["shortfall", "counted"])
def test_what_is_missing_waits_for_the_end_of_a_time(of: str, each: str, earned: str) -> None:
    assert _found(of, each, earned) == [
        "what is missing to target is known only when a time is over, and this fee does not wait for that"
    ]


@pytest.mark.parametrize(
    ("of", "each", "earned"),
    [
        ("growth", "year", "when the client pays"),
        ("growth", "client", "when the client pays"),
        ("growth", "contract year", AT_END),
        ("shortfall", "year", AT_END),
        ("counted", "contract year", AT_END),
        ("net-revenue", "", "when the client pays"),
    ],
)
def test_what_adds_up_is_let_pass(of: str, each: str, earned: str) -> None:
    assert _found(of, each, earned) == []
