"""How much is paid: trees of a small closed algebra, and the bases of which they take a share.

The names under `of` and `given` are measures: a base of the plan, or a figure that a base is made from. They are identifiers,
so `net-revenue`, never `net_revenue`. What the node types mean is in `planforge.money`, one module each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from planforge.plan.declare import mapped, may, need, part, some
from planforge.values import (
    Identifier,
    Limit,
    Measure,
    Money,
    PartyId,
    Percent,
    Period,
    Text,
)

Rounding = Literal["half up", "half even", "down"]
"""How an amount is fitted to the smallest unit of its currency, once, at the line."""

Per = Literal["deal", "client", "month", "quarter", "year", "contract year", "agreement"]
"""What a measure is added up over before the rule is applied; `year` is a calendar year."""

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


@part("figures", one_of=("starts_from", "means"))
class Base:
    """A figure of which fees and prices are a share: where it starts, and what is taken off. It becomes a defined term."""

    name: Text = need("The defined term.", example="Net Revenue")
    starts_from: Start | None = may("The figure it starts from, before anything is taken off.", example="receipts")
    means: Text | None = may(
        "Its definition in the author's own words, after 'means'; worked examples then give the figure itself: money, a number or a percentage.",
        example="the number of services that the Partner sells in the quarter",
    )
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


@part("schedule-fees")
class Share:
    """A percentage of a base."""

    rate: Percent = need("The percentage.", example="10%")
    of: Identifier = need("The base: one of the plan's own, or a standard one.", example="net-revenue")


@part("schedule-fees")
class PerUnit:
    """A price for each of something that is counted."""

    price: Money = need("The amount for one.", example="GBP 10")
    of: Identifier = need("What is counted: a base of the plan, whose term is in the singular.", example="active-user")
    after: int | None = may("So many units first earn nothing; left out: every unit counts.", example=10)


@part("schedule-fees", one_of=("rate", "flat", "price"))
class BandStep:
    """One band. It begins where the one before ends; `up_to` puts its edge into this band, `below` into the next. The last has neither."""

    up_to: Measure | None = may("The upper edge; exactly this much still belongs to this band.", example="GBP 50,000")
    below: Measure | None = may("The upper edge; exactly this much already belongs to the next band.", example="GBP 50,000")
    rate: Percent | None = may("The percentage in this band.", example="10%")
    flat: Money | None = may(
        "One fixed amount for this band, never for each one; by the marginal method it is added once the band is entered.",
        example="GBP 500",
    )
    price: Money | None = may(
        "An amount for each one, only where the measure is a count, whose term is then in the singular; by the marginal method for "
        "each one inside this band, by the whole method for every one.",
        example="GBP 150",
    )
    at_most: Money | None = may("The most that this band pays; left out: no limit of its own.", example="GBP 2,500")


@part("schedule-fees")
class Bands:
    """A rate that depends on how much: marginal (each rate for the part in its band) or whole (one rate for everything)."""

    of: Identifier = need("The measure that decides the band.", example="net-revenue")
    per: Per | None = may(
        "What the measure is added up over before the bands are applied; left out: nothing is added up.", example="year"
    )
    method: Literal["marginal", "whole"] = need(
        "marginal: each rate applies to the part of the measure inside its band. whole: the rate of the band reached applies to all of it.",
        example="marginal",
    )
    pays_on: Identifier | None = may(
        "The base to which the rate applies, where it is not the measure that decides the band; only by the whole method.",
        example="sale-price",
    )
    steps: tuple[BandStep, ...] = need(
        "The bands, lowest first.", example=[{"up_to": "GBP 50,000", "rate": "10%"}, {"rate": "15%"}]
    )


@part("schedule-fees", one_of=("percent", "flat", "per_unit", "bands", "greater_of", "lesser_of"))
class Amount:
    """How much: exactly one shape, which may hold others, and limits beside it."""

    percent: Share | None = may("A percentage of a base.", example={"rate": "10%", "of": "net-revenue"})
    flat: Money | None = may("A fixed amount.", example="GBP 500")
    per_unit: PerUnit | None = may("A price for each of something.", example={"price": "GBP 10", "of": "active-user"})
    bands: Bands | None = may(
        "A rate that depends on how much.",
        example={"of": "net-revenue", "method": "marginal", "steps": [{"up_to": "GBP 50,000", "rate": "10%"}, {"rate": "15%"}]},
    )
    greater_of: tuple[Amount, ...] = some(
        "The greatest of several amounts.", example=[{"flat": "GBP 500"}, {"percent": {"rate": "10%", "of": "net-revenue"}}]
    )
    lesser_of: tuple[Amount, ...] = some(
        "The least of several amounts.", example=[{"flat": "GBP 500"}, {"percent": {"rate": "10%", "of": "net-revenue"}}]
    )
    floor: Limit | None = may("The least that is paid, and over what; applied before the cap.", example="GBP 250 per deal")
    cap: Limit | None = may("The most that is paid, and over what.", example="GBP 20,000 per client")


@part("schedule-fees")
class Example:
    """A worked example of the author. PlanForge computes it too, and refuses the plan where the two differ."""

    given: Mapping[Identifier, Measure] = need(
        "The figures it starts from, by the name of the measure: money, a number or a percentage.",
        example={"net-revenue": "GBP 80,000"},
    )
    expect: Money = need("What is paid.", example="GBP 9,500.00")
    note: Text | None = may("What it shows.", example="A client with one order in the first year")
