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


BANDS = {"of": "net-revenue", "method": "marginal", "steps": [{"up_to": "GBP 5", "rate": "1%"}, {"rate": "2%"}]}
SUM = {"sum": [PERCENT, {"flat": "GBP 1"}]}
CAP = {"cap": "GBP 9 per deal"}
DAYS = {"days": "days-served", "of": "days-in-year"}


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ({"sum": [PERCENT, {**SUM, **CAP}]}, {"sum": [PERCENT, SUM], **CAP}),
        ({"sum": [PERCENT, {"bands": BANDS, **CAP}]}, {"sum": [PERCENT, {"bands": BANDS}], **CAP}),
        ({"difference": {"from": PERCENT, "less": [{**SUM, **CAP}]}}, {"difference": {"from": PERCENT, "less": [SUM]}, **CAP}),
        ({"dated": [{"amount": {**SUM, **CAP}}]}, {"dated": [{"amount": SUM}], **CAP}),
        ({"cases": {"of": "region", "cases": [{"is": ["DACH"], "amount": PERCENT}], "otherwise": {**SUM, **CAP}}},
         {"cases": {"of": "region", "cases": [{"is": ["DACH"], "amount": PERCENT}], "otherwise": SUM}, **CAP}),
        ({"share": {"rate": "3%", "of": {**SUM, **CAP}}}, {"share": {"rate": "3%", "of": SUM}, **CAP}),
        ({"share": {"rate": "3%", "of": {"share": {"rate": "4%", "of": {**SUM, **CAP}}}}},
         {"share": {"rate": "3%", "of": {"share": {"rate": "4%", "of": SUM}, **CAP}}}),
        ({"share": {"rate": "3%", "of": {"sum": [PERCENT, {"share": {"rate": "4%", "of": {**SUM, **CAP}}}]}}},
         {"share": {"rate": "3%", "of": {"sum": [PERCENT, {"share": {"rate": "4%", "of": SUM}}], **CAP}}}),
        ({"prorated": {**DAYS, "amount": {**SUM, **CAP}}}, {"prorated": {**DAYS, "amount": SUM}, **CAP}),
        ({"sum": [PERCENT, {"prorated": {**DAYS, "amount": SUM}}]}, {"prorated": {**DAYS, "amount": {"sum": [PERCENT, SUM]}}}),
        ({"prorated": {**DAYS, "amount": {"sum": [PERCENT, {"prorated": {**DAYS, "amount": {"flat": "GBP 1"}}}]}}},
         {"prorated": {**DAYS, "amount": {"prorated": {**DAYS, "amount": SUM}}}}),
    ],
)  # fmt: skip
def test_a_limit_says_whether_it_limits_a_part_or_the_whole(inner: dict[str, Any], outer: dict[str, Any]) -> None:
    assert words(inner) != words(outer)


def test_how_a_limit_names_what_it_limits() -> None:
    assert words({"sum": [PERCENT, {**SUM, **CAP}], "cap": "GBP 20 per client"}) == (
        "the sum of (a) 10% of Net Revenue; and (b) the sum of (i) 10% of Net Revenue; and (ii) £1, the result of (b) being no more "
        "than £9 for each deal, the result being no more than £20 for each client"
    )
    assert words({"share": {"rate": "3%", "of": {**SUM, **CAP}}}) == (
        "3% of this amount: the sum of (a) 10% of Net Revenue; and (b) £1, this amount being no more than £9 for each deal"
    )


def test_a_part_by_days_says_of_what_it_is_the_part() -> None:
    assert (
        words({"prorated": {**DAYS, "amount": {"flat": "GBP 1"}}})
        == "£1, multiplied by days-served and divided by days-in-year"
    )
    assert words({"prorated": {**DAYS, "amount": SUM}, **CAP}) == (
        "this amount multiplied by days-served and divided by days-in-year: the sum of (a) 10% of Net Revenue; and (b) £1, "
        "the result being no more than £9 for each deal"
    )


def test_bands_that_begin_with_a_fixed_amount_say_what_they_measure() -> None:
    steps = [{"up_to": "GBP 5", "flat": "GBP 1"}, {"rate": "2%"}]
    assert words({"bands": {**BANDS, "per": "year", "steps": steps}}) == (
        "the sum of £1 whatever Net Revenue in each calendar year is; and 2% of the part that is more than £5"
    )


def test_the_measure_is_named_again_where_it_could_be_taken_for_the_base() -> None:
    steps = [{"up_to": "GBP 5", "rate": "1%"}, {"rate": "2%"}]
    assert words({"bands": {"of": "order-value", "method": "whole", "pays_on": "net-revenue", "steps": steps}}) == (
        "1% of the whole of Net Revenue where Order Value is up to and including £5; and 2% of the whole of Net Revenue where "
        "Order Value is more than £5"
    )


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
        "the amounts that Northwind invoices for subscriptions, in the first 12 months of the client’s contract, less (a) value added "
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


def test_lists_inside_one_another_have_letters_of_their_own() -> None:
    deep: dict[str, Any] = PERCENT
    for _ in range(4):
        deep = {"sum": [deep, {"flat": "GBP 1"}]}
    assert words(deep) == (
        "the sum of (a) the sum of (i) the sum of (1) the sum of (A) 10% of Net Revenue; and (B) £1; and (2) £1; and (ii) £1; and (b) £1"
    )
