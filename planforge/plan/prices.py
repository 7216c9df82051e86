"""Prices for resale: the chain of sellers, lists, discounts, margins and mark-ups, changes, orders and returns."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.amounts import Amount, Example, Per
from planforge.plan.declare import flag, may, need, part, some
from planforge.values import (
    Identifier,
    Limit,
    Measure,
    Money,
    PartyId,
    Percent,
    Period,
    Rhythm,
    Text,
    Url,
)

PriceOf = Literal["list price", "sale price", "end-customer price"]
"""list price: of the price list. sale price: agreed for one order. end-customer price: what the client pays the last seller."""


@part("schedule-prices")
class PricedProduct:
    """A line of the price list."""

    id: Identifier = need("The short name of the line.", example="coaching-seat")
    name: Text = need("What is sold.", example="Leadership coaching, one seat")
    product: Identifier | None = may("The product of the scope to which it belongs.", example="coaching")
    unit: Text | None = may("What the price is for, in the singular.", example="user per year")
    list_price: Money | None = may("The list price.", example="GBP 1,440")
    transfer: Money | None = may("A fixed price at which the next seller buys, whatever the list price.", example="GBP 900")
    recommended: Money | None = may("The price that is recommended for the client; nobody is bound by it.", example="GBP 1,400")
    least_receipt: Money | None = may("The least that the first seller receives, whatever the discounts.", example="GBP 420")


@part("schedule-prices")
class PriceList:
    """The list from which prices are taken."""

    name: Text = need("What it is called.", example="Partner price list")
    version: Text | None = may("Its version.", example="2027-1")
    dated: date | None = may("Its date.", example="2027-01-01")
    url: Url | None = may("Where it is kept; what counts is the version named here.", example="https://example.com/prices")
    current: bool = flag("The list in force on the day of the order counts, not only this version.")
    products: tuple[PricedProduct, ...] = some("The lines of the list.")


@part("schedule-prices")
class DiscountStep:
    """One band of a discount. It begins where the one before ends; the last has no edge."""

    up_to: Measure | None = may("The upper edge; exactly this much still belongs to this band.", example="GBP 50,000")
    below: Measure | None = may("The upper edge; exactly this much already belongs to the next band.", example="GBP 50,000")
    rate: Percent = need("How much is taken off in this band.", example="30%")


@part("schedule-prices")
class DiscountBands:
    """A discount that depends on how much. The rate of the band reached is taken off the whole price."""

    of: Identifier = need(
        "The figure that decides the band: a base of the plan, or a standard one.", example="annual-purchases"
    )
    per: Per | None = may("What the figure is added up over; left out: nothing is added up.", example="year")
    steps: tuple[DiscountStep, ...] = need(
        "The bands, lowest first.", example=[{"below": "GBP 1,000,000", "rate": "30%"}, {"rate": "40%"}]
    )


@part("schedule-prices", one_of=("rate", "bands"))
class Discount:
    """What a buyer in the chain pays less."""

    id: Identifier = need("The short name of the discount.", example="registered")
    name: Text = need("What it is called.", example="Registered deal discount")
    buyer: PartyId | None = may("Which party buys at this discount; left out: every party that buys.", example="brightpath")
    off: PriceOf = need("From which price it is taken.", example="list price")
    rate: Percent | None = may("How much is taken off.", example="25%")
    bands: DiscountBands | None = may(
        "A discount that depends on how much.",
        example={
            "of": "annual-purchases",
            "per": "year",
            "steps": [{"below": "GBP 1,000,000", "rate": "30%"}, {"rate": "40%"}],
        },
    )
    when: (
        Literal[
            "every order",
            "registered deal",
            "co-sell",
            "referred deal",
            "fulfilment only",
            "first order",
            "renewal",
            "expansion",
            "upgrade",
            "own use",
        ]
        | None
    ) = may("For which orders; left out: for every order.", example="registered deal")
    if_: Text | None = may("A further condition, completing 'if ...'.", example="the sale goes through the framework contract")
    products: tuple[Identifier, ...] = some("For which products of the scope; left out: for all.", example=["coaching"])
    tier: Identifier | None = may("For which tier of the programme; left out: for all.", example="gold")
    combine: Literal["alone", "adds", "compounds"] | None = may(
        "With earlier discounts: adds takes both off the same price, compounds takes this one off what the earlier leave; left out: alone, never together.",
        example="adds",
    )
    until: date | None = may("The last day on which it is given; left out: no end.", example="2027-09-30")
    honoured: Period | None = may("How much longer it is given for deals registered before that day.", example="90 days")


@part("prices")
class Markup:
    """How a seller in the chain makes its price."""

    id: Identifier = need("The short name of the rule.", example="reseller-margin")
    seller: PartyId = need("Who sells at this price.", example="brightpath")
    kind: Literal["markup on cost", "margin on price", "cost plus"] = need(
        "markup on cost: the rate is of what the seller pays. margin on price: the rate is of what the seller charges. cost plus: an amount is added to what it pays.",
        example="markup on cost",
    )
    rate: Percent | None = may("The mark-up or the margin.", example="20%")
    plus: Money | None = may("The amount added, for cost plus.", example="GBP 50")
    bound: Literal["exactly", "at most"] | None = may(
        "Whether the rate binds or is the most; left out: exactly.", example="at most"
    )


@part("price-changes")
class PriceChange:
    """How the price list is changed."""

    notice: Period = need("How much notice.", example="60 days")
    cap: Percent | None = may("The most that a price rises in one year.", example="5%")
    cap_for: Literal["all buyers", "existing clients"] | None = may(
        "For whom; left out: for all buyers.", example="existing clients"
    )
    quotes_hold: Period | None = may("How long a quoted price is kept.", example="30 days")
    registered_hold: Period | None = may("How long a registered deal keeps the old price.", example="90 days")
    decrease_credit: Period | None = may(
        "Where a price falls, the buyer is credited for what it bought within this time and has not resold.", example="30 days"
    )
    not_before: date | None = may("The first day on which prices may change.", example="2028-01-01")


@part("orders")
class Orders:
    """How the buyer orders."""

    acceptance: Period | None = may("How soon the seller accepts or refuses.", example="2 business days")
    silence: Literal["accepts", "refuses"] | None = may("What silence then means.", example="accepts")
    lead_time: Period | None = may("How soon after acceptance the product is delivered.", example="10 business days")
    delivery: Text | None = may("The delivery term.", example="DAP London (Incoterms 2020)")
    cancel_before: Period | None = may(
        "How long before delivery an order may be cancelled free of charge.", example="5 business days"
    )
    cancel_fee: Percent | None = may("The part of the price due for a later cancellation.", example="15%")
    minimum: Money | None = may("The least value of one order.", example="GBP 500")
    forecast: Rhythm | None = may("How often the buyer gives a forecast, which does not bind it.", example="quarter")
    prevails: bool = flag("This agreement prevails over the terms printed on orders and invoices.")


@part("returns")
class Returns:
    """When the buyer may give products back."""

    within: Period = need("How soon after delivery.", example="30 days")
    condition: Text | None = may("In what state, completing 'if ...'.", example="they are unused and in their original packing")
    restocking: Percent | None = may("The part of the price that the seller keeps.", example="15%")
    limit: Percent | None = may(
        "The most that may be returned, as a part of what was bought in the quarter before.", example="10%"
    )
    by: Literal["credit", "refund", "exchange"] | None = may("What the buyer is given; left out: credit.", example="credit")


@part("schedule-prices")
class RenewalPrice:
    """The price of a client's renewal."""

    case: Literal["same level", "more units", "upgrade", "downgrade", "lapsed"] = need("Which renewal.", example="same level")
    discount: Identifier | None = may("Which discount then applies, by id; left out: none.", example="renewal")
    to: Literal["the whole order", "the addition only"] | None = may(
        "To what it applies; left out: the whole order.", example="the addition only"
    )


@part("schedule-prices")
class SupportCharge:
    """A yearly or other charge that is a part of a price."""

    name: Text = need("What it is called.", example="Support")
    rate: Percent = need("How much of that price.", example="20%")
    of: Text = need("Of which price, a noun phrase.", example="the list price of the server licence")
    every: Rhythm = need("How often, in advance.", example="year")
    after: Period | None = may("How long after delivery it begins; left out: at once.", example="1 year")


@part("schedule-prices")
class MarketplaceFee:
    """What a marketplace keeps, and who bears it."""

    marketplace: Text = need("Which marketplace.", example="the cloud provider's marketplace")
    amount: Amount = need("How much it keeps.", example={"percent": {"rate": "3%", "of": "sale-price"}})
    borne_by: PartyId = need("Who bears it.", example="brightpath")
    on: Literal["new deals", "renewals", "all deals"] | None = may("On which deals; left out: on all.", example="new deals")
    examples: tuple[Example, ...] = some(
        "Worked examples.", example=[{"given": {"sale-price": "GBP 100,000"}, "expect": "GBP 3,000"}]
    )


@part("schedule-prices")
class PriceExample:
    """A worked price of the author: computed too, and refused where the two differ."""

    start: Money = need("The price from which the discounts are taken.", example="GBP 1,000")
    discounts: tuple[Identifier, ...] = need("Which discounts apply, by id, in this order.", example=["distributor", "prompt"])
    measure: Measure | None = may("The measure that decides the band, for discounts by bands.", example="GBP 800,000")
    expect: Money = need("The price after them.", example="GBP 540")
    note: Text | None = may("What it shows.", example="Two discounts that compound")


@part("prices")
class Prices:
    """Prices for resale."""

    chain: tuple[PartyId, ...] = some(
        "The sellers in order, from the first to the one that sells to the client.", example=["northwind", "brightpath"]
    )
    price_list: PriceList | None = may("The list from which prices are taken.", where="schedule-prices")
    discounts: tuple[Discount, ...] = some("What buyers pay less.", where="schedule-prices")
    markups: tuple[Markup, ...] = some("How sellers make their price.", where="prices")
    negotiated: tuple[Text, ...] = some(
        "For what a price is agreed case by case in writing, each a noun phrase.", example=["telecommunication services"]
    )
    resale: Literal["free", "recommended", "fixed"] | None = may(
        "Whether the last seller sets its own price: free; recommended prices that do not bind; or fixed, which the law often forbids.",
        example="free",
    )
    largest_discount: Percent | None = may(
        "The most by which the last seller may go below the list price; the law often forbids such a limit.", example="20%"
    )
    least_receipt: Limit | None = may(
        "The least that the first seller receives, whatever the discounts.", example="GBP 420 per unit", where="schedule-prices"
    )
    change: PriceChange | None = may("How the price list is changed.", where="price-changes")
    orders: Orders | None = may("How the buyer orders.", where="orders")
    returns: Returns | None = may(
        "When products may be given back; left out: not at all, beyond what the law gives.", where="returns"
    )
    invoices_client: PartyId | None = may("Who invoices the client.", example="brightpath", where="client-invoices")
    credit_risk: PartyId | None = may(
        "Who bears the risk that the client does not pay.", example="brightpath", where="client-invoices"
    )
    renewals: tuple[RenewalPrice, ...] = some("Prices of renewals.", where="schedule-prices")
    charges: tuple[SupportCharge, ...] = some("Charges that are a part of a price.", where="schedule-prices")
    marketplaces: tuple[MarketplaceFee, ...] = some("What marketplaces keep.", where="schedule-prices")
    disclosed: bool = flag("The client may be told what each seller pays.", where="client-invoices")
    examples: tuple[PriceExample, ...] = some("Worked prices; each is computed and must agree.", where="schedule-prices")
