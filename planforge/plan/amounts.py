"""How much is paid: trees of a small closed algebra.

The names under `of` and `given` are measures: a base of the plan, or a figure that a base is made from. They are identifiers,
so `net-revenue`, never `net_revenue`. What the node types mean is in `planforge.money.shapes`, one module each.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from planforge.plan.declare import mapped, may, need, part, some
from planforge.values import Identifier, Limit, Measure, Money, PartyId, Percent, Text

Rounding = Literal["half up", "half even", "down"]
"""How an amount is fitted to the smallest unit of its currency, once, at the line."""

Per = Literal["deal", "client", "month", "quarter", "year", "contract year", "agreement"]
"""What a measure is added up over before the rule is applied; `year` is a calendar year."""


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


@part("schedule-fees")
class Difference:
    """One amount less others. It is never less than nil."""

    from_: Amount = need("What it starts from.", example={"percent": {"rate": "20%", "of": "net-revenue"}})
    less: tuple[Amount, ...] = need("What is taken off.", example=[{"fee": "introducer"}])


@part("schedule-fees")
class Portion:
    """A percentage of another amount: a share of a share."""

    rate: Percent = need("The percentage.", example="30%")
    of: Amount = need("The amount of which it is.", example={"percent": {"rate": "10%", "of": "net-revenue"}})


Kind = Literal["new client", "existing client", "expansion", "upgrade", "first renewal", "renewal", "services", "lead"]
"""What kind of business a deal is."""

Mark = Literal["product", "kind", "class", "region", "introducer", "tier"]
"""What is known of a deal besides its figures: the product, the kind of deal, the class of the client or lead, the region of the client,
the party that introduced the client, and the payee's tier of the programme."""


@part("schedule-fees")
class Case:
    """One case and the amount in it."""

    is_: tuple[Text, ...] = need(
        "Any of these: ids of products or parties, kinds of deal, or names of classes or regions.", example=["coaching"]
    )
    amount: Amount = need("How much.", example={"percent": {"rate": "12%", "of": "net-revenue"}})


@part("schedule-fees")
class Cases:
    """An amount that depends on what is sold, to whom, where, or who introduced the client. The first case that fits counts."""

    of: Mark = need("What decides.", example="product")
    cases: tuple[Case, ...] = need("The cases.", example=[{"is": ["coaching"], "amount": {"flat": "GBP 500"}}])
    otherwise: Amount | None = may("How much in any other case; left out: nothing.", example={"flat": "GBP 100"})


@part("schedule-fees")
class DatedStep:
    """An amount for a time."""

    until: date | None = may("The last day of this time; the last step has none.", example="2027-12-31")
    amount: Amount = need("How much.", example={"percent": {"rate": "12%", "of": "net-revenue"}})


@part("schedule-fees")
class ProRated:
    """A part of an amount, by days or another count."""

    amount: Amount = need("The whole amount.", example={"flat": "GBP 12,000"})
    days: Identifier = need("The count for which it is due: a base that is a number.", example="days-served")
    of: Identifier = need("The count for which the whole amount is meant: a base that is a number.", example="days-in-year")


SHAPES = (
    "percent", "flat", "per_unit", "bands", "greater_of", "lesser_of", "sum", "difference", "share", "fee", "cases", "dated", "prorated",
)  # fmt: skip
"""The shapes of an amount; each is one module of `planforge.money`."""


@part("schedule-fees", one_of=SHAPES)
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
    sum: tuple[Amount, ...] = some(
        "Several amounts together.", example=[{"flat": "GBP 500"}, {"percent": {"rate": "10%", "of": "net-revenue"}}]
    )
    difference: Difference | None = may(
        "One amount less others.",
        example={"from": {"percent": {"rate": "20%", "of": "net-revenue"}}, "less": [{"flat": "GBP 500"}]},
    )
    share: Portion | None = may(
        "A percentage of another amount.",
        example={"rate": "30%", "of": {"percent": {"rate": "10%", "of": "net-revenue"}}},
    )
    fee: Identifier | None = may("What another fee of the plan comes to for the same deal.", example="introducer")
    cases: Cases | None = may(
        "An amount that depends on what is sold, to whom, where, or who introduced the client.",
        example={
            "of": "kind",
            "cases": [{"is": ["new client"], "amount": {"flat": "GBP 500"}}],
            "otherwise": {"flat": "GBP 100"},
        },
    )
    dated: tuple[DatedStep, ...] = some(
        "An amount that changes on a day.",
        example=[{"until": "2027-12-31", "amount": {"flat": "GBP 500"}}, {"amount": {"flat": "GBP 400"}}],
    )
    prorated: ProRated | None = may(
        "A part of an amount, by days or another count.",
        example={"amount": {"flat": "GBP 12,000"}, "days": "days-served", "of": "days-in-year"},
    )
    floor: Limit | None = may("The least that is paid, and over what; applied before the cap.", example="GBP 250 per deal")
    cap: Limit | None = may("The most that is paid, and over what.", example="GBP 20,000 per client")
    caps: tuple[Limit, ...] = some(
        "Several caps that all hold, where one is not enough.", example=["GBP 150 per month", "GBP 1,440 per year"]
    )


@part("schedule-fees")
class Marks:
    """What is known of a deal besides its figures."""

    product: Identifier | None = may("The product of the scope.", example="coaching")
    kind: Kind | None = may("The kind of deal.", example="new client")
    class_: Text | None = may("The class of the client or lead.", example="enterprise")
    region: Text | None = may("The region of the client.", example="DACH")
    introducer: PartyId | None = may("The party that introduced the client.", example="northwind")
    tier: Identifier | None = may("The payee's tier of the programme.", example="gold")


@part("schedule-fees")
class Example:
    """A worked example of the author. PlanForge computes it too, and refuses the plan where the two differ."""

    given: Mapping[Identifier, Measure] = mapped(
        "The figures it starts from, by the name of the measure: money, a number or a percentage; left out: it needs none.",
        example={"net-revenue": "GBP 80,000"},
    )
    deal: Marks | None = may("What else is known of the deal, where that matters.", example={"product": "coaching"})
    on: date | None = may("The day on which it is earned, where that matters.", example="2027-06-01")
    expect: Money = need("What is paid.", example="GBP 9,500.00")
    note: Text | None = may("What it shows.", example="A client with one order in the first year")
