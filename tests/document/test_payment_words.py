"""The clauses on late payment and on other payments: what they say is what is computed."""

from __future__ import annotations

from typing import Any

import pytest

from planforge.document.compose import compose
from planforge.document.nodes import Clause, Table
from planforge.document.reading import clause_lines, flat
from planforge.document.tree import walk
from planforge.plan import Plan, build

BASE: dict[str, Any] = {
    "planforge": 1,
    "plan": {"id": "x", "kind": "reseller", "version": "1.0.0", "currency": "GBP"},
    "parties": {"ada": {"name": "Ada Ltd", "short": "Ada", "role": ["vendor"]}, "bob": {"name": "Bob Ltd", "short": "Bob", "role": ["reseller"]}},
}  # fmt: skip


def clause(payment: dict[str, Any], id: str) -> Clause:
    document = compose(build(Plan, {**BASE, "payment": payment})).document
    return next(each for each in walk(document.body) if each.id == id)


def said(found: Clause) -> str:
    """Every word of a clause."""
    return " ".join("".join(getattr(each, "text", "") for each in flat(line)) for line in clause_lines(found))


def rows(found: Clause) -> list[list[str]]:
    blocks = [block for each in walk((found,)) for block in each.blocks if isinstance(block, Table)]
    return [
        ["".join(getattr(each, "text", "") for each in cell) for cell in row.cells] for table in blocks for row in table.rows
    ]


@pytest.mark.parametrize(
    ("late", "words"),
    [
        ({"rate": "12%"}, ["owes interest of 12% a year on the late amount.", "divided by 365, however many days", "Interest is simple"]),
        ({"rate": "1%", "per": "month"}, ["interest of 1% a month", "A rate for a month counts as twelve times as much for a year."]),
        ({"rate": "12%", "year": "360 days"}, ["divided by 360, however many days the year has"]),
        ({"rate": "12%", "year": "actual days"}, ["365, or 366 in a leap year"]),
        ({"rate": "12%", "after": "5 days"}, ["The first 5 days after the day on which the amount was due bear no interest."]),
        ({"rate": "12%", "legal_maximum": True}, ["but never more than the law allows"]),
        ({"rate": "12%", "kind": "compounded daily"}, ["compounded daily: at the end of each day"]),
        ({"rate": "12%", "kind": "compounded monthly"}, ["at the end of each month", "Months are counted from the day after which interest runs"]),
        ({"rate": "12%", "kind": "compounded yearly"}, ["at the end of each year", "Years are counted from the day after which interest runs"]),
        ({"linked": {"to": "the base rate", "plus": "4%"}}, ["at the base rate plus 4%", "their sum is the rate for a year", "that of the day on which the amount was due"]),
        ({"statutory": "the law"}, ["at the rate of the law", "That is a rate for a year"]),
        ({"statutory": "the law", "per": "month"}, ["That is a rate for a month"]),
    ],
)  # fmt: skip
def test_the_rule_is_said(late: dict[str, Any], words: list[str]) -> None:
    text = said(clause({"late_interest": late}, "late-payment"))
    for each in words:
        assert each in text


def test_the_example_is_said_with_its_steps() -> None:
    example = {"overdue": "GBP 20,000", "days": 45, "published_rate": "8%", "expect": "GBP 295.89", "note": "Late"}
    found = clause({"late_interest": {"linked": {"to": "x", "plus": "4%"}, "examples": [example]}}, "late-payment")
    words = (
        "£20,000.00 is paid 45 days after the day on which it was due, and the published rate was 8%. The interest is £295.89."
    )
    assert f"Example: Late. {words}" in said(found)
    assert rows(found) == [
        ["8% + 4%", "12%"],
        ["12% of £20,000.00, for a year", "£2,400.00"],
        ["£2,400.00 × 45 ÷ 365", "£295.89041"],
        ["£295.89041 rounded half up", "£295.89"],
    ]


def test_dates_of_an_example_are_said() -> None:
    example = {"overdue": "GBP 1", "dates": {"due": "2027-03-01", "paid": "2027-04-15"}, "expect": "GBP 0.01"}
    text = said(clause({"late_interest": {"rate": "12%", "examples": [example]}}, "late-payment"))
    assert "£1.00 was due on 1 March 2027 and is paid on 15 April 2027. The interest is £0.01." in text


def fixed(**more: Any) -> dict[str, Any]:
    base = {"id": "f", "name": "the Fee", "payer": "bob", "payee": "ada", "amount": {"flat": "GBP 1,000"}, "due": "each year"}
    return {"fixed": [{**base, **more}]}


def test_equal_instalments_are_said_and_listed() -> None:
    equal = {"parts": 3, "first": "2027-01-31", "every": "month"}
    found = clause(fixed(due="by instalments", equal_instalments=equal), "fixed-payments")
    assert "The Fee falls due in 3 equal parts: the first on 31 January 2027, and after that one every month." in said(found)
    assert "What cannot be divided equally is paid with the first parts" in said(found)
    assert rows(found) == [
        ["31 January 2027", "£333.34"],
        ["28 February 2027", "£333.33"],
        ["31 March 2027", "£333.33"],
    ]


def test_instalments_that_are_equal_say_nothing_of_a_rest() -> None:
    equal = {"parts": 4, "first": "2027-01-31", "every": "quarter"}
    assert "cannot be divided" not in said(clause(fixed(due="by instalments", equal_instalments=equal), "fixed-payments"))


def test_instalments_of_an_amount_that_is_not_known_are_said_without_a_table() -> None:
    equal = {"parts": 4, "first": "2027-01-31", "every": "quarter"}
    amount = {"percent": {"rate": "10%", "of": "net-revenue"}}
    found = clause(fixed(due="by instalments", equal_instalments=equal, amount=amount), "fixed-payments")
    assert "4 equal parts" in said(found)
    assert "What cannot be divided equally" in said(found)
    assert ["31 January 2027"] not in [row[:1] for row in rows(found)]


@pytest.mark.parametrize(
    ("rule", "due", "words"),
    [
        ("by days", "each year", "For a year that lies only partly within this agreement, the Fee is due in proportion to the days of that year"),
        ("in full", "each month", "For a month that lies only partly within this agreement, the Fee is due in full."),
        ("not at all", "each quarter", "For a quarter that lies only partly within this agreement, the Fee is not due."),
    ],
)  # fmt: skip
def test_a_part_of_a_period_is_said(rule: str, due: str, words: str) -> None:
    part = {"is_due": rule, "examples": [{"days": 9, "of": 90, "expect": "GBP 100"}]}
    text = said(clause(fixed(due=due, part_period=part), "fixed-payments"))
    assert words in text
    assert "With 9 of 90 days within this agreement, Bob pays Ada £100.00." in text
