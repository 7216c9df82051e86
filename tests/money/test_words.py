"""The words of an amount: limits after each shape, choices within choices, and every value with its path."""

from __future__ import annotations

from typing import Any

import pytest

from planforge.document.money_phrases import plural
from planforge.document.nodes import Value
from planforge.money import definition, say, voice
from planforge.plan import build
from planforge.plan.bases import Base
from tests.money.plans import GB, amount, setting, words

PERCENT = {"percent": {"rate": "10%", "of": "net-revenue"}}
BASES = {"active-user": {"name": "Active User", "means": "a user who signs in"}}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({**PERCENT, "cap": "GBP 9 per deal"}, "10% of Net Revenue, but no more than £9 for each deal"),
        ({**PERCENT, "floor": "GBP 1 per year", "cap": "GBP 9 per agreement"},
         "10% of Net Revenue, but no less than £1 in each calendar year and no more than £9 over the whole life of this agreement"),
        ({"lesser_of": [PERCENT, {"flat": "GBP 500"}, {"greater_of": [PERCENT, {"flat": "GBP 1"}]}], "cap": "GBP 9 per contract year"},
         ("the least of (a) 10% of Net Revenue; (b) £500; and (c) the greater of (i) 10% of Net Revenue; and (ii) £1, "
         "the result being no more than £9 in each year of this agreement")),
        ({"per_unit": {"price": "GBP 10", "of": "active-user", "after": 1000}}, "£10 for each Active User after the first 1,000"),
        ({"bands": {"of": "net-revenue", "method": "whole", "steps": [{"below": "GBP 5", "flat": "GBP 1"}, {"rate": "2%", "at_most": "GBP 3"}]}},
         "£1 where Net Revenue is less than £5; and 2% (at most £3) of the whole of Net Revenue where it is £5 or more"),
    ],
)  # fmt: skip
def test_an_amount_is_said_in_full(data: dict[str, Any], expected: str) -> None:
    assert words(data, setting(BASES)) == expected


def test_values_remember_where_they_were_written() -> None:
    data = {"greater_of": [{"flat": "GBP 500"}, {**PERCENT, "cap": "GBP 9 per deal"}]}
    said = say(amount(data), voice(setting(), GB, ("fee", "amount")))
    paths = [each.path for each in said if isinstance(each, Value)]
    assert paths == [
        ("fee", "amount", "greater_of", 0, "flat"),
        ("fee", "amount", "greater_of", 1, "percent", "rate"),
        ("fee", "amount", "greater_of", 1, "cap"),
        ("fee", "amount", "greater_of", 1, "cap"),
    ]


def test_a_base_says_where_it_starts_and_what_is_taken_off() -> None:
    base = build(Base, {
        "name": "Net Fees", "starts_from": "invoices", "less": ["taxes", "refunds"], "less_other": {"tools": "the cost of tools"},
        "less_at_most": "5%", "arising_from": "subscriptions", "when": "received", "first_period": "12 months", "times": "committed-years",
    })  # fmt: skip
    said = definition(base, voice(setting(), GB, ("bases", "net-fees")), "Northwind", "the deals")
    assert "".join(getattr(each, "text", "") for each in said) == (
        "the amounts that Northwind invoices for subscriptions in the first 12 months of the client’s contract, less (a) value added "
        "tax, sales tax and similar taxes; (b) refunds; and (c) the cost of tools (together no more than 5% of it), but not less than nil, counted only "
        "once it is received, multiplied by the number of years to which the client commits"
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"starts_from": "receipts"}, "the amounts that Northwind receives from clients, on the deals"),
        ({"starts_from": "invoices", "less": ["taxes"]},
         "the amounts that Northwind invoices to clients, on the deals, less value added tax, sales tax and similar taxes, but not less than nil"),
        ({"starts_from": "receipts", "arising_from": "subscriptions", "less": ["taxes", "refunds"]},
         ("the amounts that Northwind receives from subscriptions, less (a) value added tax, sales tax and similar taxes; and (b) refunds, "
          "but not less than nil")),
    ],
)  # fmt: skip
def test_a_base_names_what_it_arises_from_and_each_deduction_apart(data: dict[str, Any], expected: str) -> None:
    said = definition(build(Base, {"name": "Net", **data}), voice(setting(), GB, ("bases", "net")), "Northwind", "the deals")
    assert "".join(getattr(each, "text", "") for each in said) == expected


@pytest.mark.parametrize(
    ("term", "several"),
    [
        ("New Subscriber", "New Subscribers"),
        ("Seat in Use", "Seats in Use"),
        ("Company", "Companies"),
        ("Day", "Days"),
        ("Box", "Boxes"),
    ],
)
def test_several_of_a_term(term: str, several: str) -> None:
    assert plural(term) == several
