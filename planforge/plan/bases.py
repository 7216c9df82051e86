"""Bases: the figures of which fees and prices are a share. Each becomes a defined term."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from planforge.plan.declare import mapped, may, need, part, some
from planforge.values import Identifier, Measure, Money, PartyId, Percent, Period, Text

Start = Literal[
    "receipts",
    "invoices",
    "recognised-revenue",
    "first-year-value",
    "annual-value",
    "contract-value",
    "order-value",
    "list-price",
    "sale-price",
    "end-customer-price",
    "gross-margin",
    "cost",
    "fees",
]
Deduction = Literal[
    "taxes",
    "duties",
    "refunds",
    "returns",
    "credits",
    "discounts",
    "delivery",
    "insurance",
    "third-party-commissions",
    "marketplace-fees",
    "payment-costs",
    "pass-through-costs",
    "chargebacks",
    "bad-debts",
]


@part("figures", one_of=("above", "short_of"))
class Comparison:
    """Only the difference between a figure and another one counts."""

    above: Identifier | None = may(
        "Only what exceeds this other figure counts: an increase over a baseline.", example="revenue-of-last-year"
    )
    short_of: Identifier | None = may("Only what is missing to this other figure counts.", example="purchase-target")


@part("figures", one_of=("starts_from", "means", "of", "fixed"))
class Base:
    """A figure of which fees and prices are a share: where it starts, and what is taken off. It becomes a defined term."""

    name: Text = need("The defined term.", example="Net Revenue")
    starts_from: Start | None = may("The figure it starts from, before anything is taken off.", example="receipts")
    means: Text | None = may(
        "Its definition in the author's own words, after 'means'; worked examples then give the figure itself: money, a number or a percentage.",
        example="the number of services that the Partner sells in the quarter",
    )
    of: Identifier | None = may("Another base, of which this is a part or a difference.", example="purchases")
    fixed: Money | None = may("One amount that is given a name here.", example="GBP 300,000")
    less: tuple[Deduction, ...] = some("What is taken off, in this order; left out: nothing.", example=["taxes", "refunds"])
    less_other: Mapping[Identifier, Text] = mapped(
        "What else is taken off: a name for worked examples, and the words.", example={"equipment-sales": "sales of equipment"}
    )
    less_at_most: Percent | None = may("The most that all deductions together may take off; left out: no limit.", example="5%")
    party: PartyId | None = may(
        "Whose receipts, invoices, prices or margin; left out: those of the party that pays.", example="brightpath"
    )
    arising_from: Text | None = may(
        "What the money is for; left out: the clients and deals for which the fee is due.",
        example="subscriptions to the Products",
    )
    when: Literal["invoiced", "received", "recognised"] | None = may(
        "Only what has already been invoiced, received or recognised counts; left out: no such condition.", example="received"
    )
    first_period: Period | None = may(
        "Only amounts for this first period of the client's contract; left out: all of them.", example="12 months"
    )
    times: Literal["committed-years"] | None = may(
        "The result is multiplied by the number of years to which the client commits.", example="committed-years"
    )
    compared: Comparison | None = may(
        "Only its difference from another figure counts, never less than nil.", example={"above": "revenue-of-last-year"}
    )
    at_least: Measure | None = may("It counts as at least this much, whatever it is.", example="20%")
    at_most: Measure | None = may("It counts as at most this much, whatever it is.", example="40%")
    in_whole: Measure | None = may("It counts only in whole steps of this much, rounded down.", example="GBP 1,000")
