"""Prices for resale: the chain of sellers, discounts, margins and mark-ups, renewals, further charges and worked prices."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.amounts import Amount, Example, Per
from planforge.plan.declare import flag, may, need, part, some
from planforge.plan.orders import Orders, Returns
from planforge.plan.price_list import PriceChange, PriceList
from planforge.values import Identifier, Limit, Measure, Money, PartyId, Percent, Period, Rhythm, Text

PriceOf = Literal["list price", "sale price", "end-customer price"]
"""list price: of the price list. sale price: agreed for one order. end-customer price: what the client pays the last seller."""

Condition = Literal[
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
"""What an order may be, beside being one; discounts are given `when` it is."""
RenewalCase = Literal["same level", "more units", "upgrade", "downgrade", "lapsed"]


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
    buyer: PartyId | None = may("To which party; left out: to whoever buys from it.", example="harbour")
    products: tuple[Identifier, ...] = some(
        "For which products of the scope; left out: for all that have no rule of their own.", example=["coaching"]
    )
    kind: Literal["markup on cost", "margin on price", "cost plus"] = need(
        "markup on cost: the rate is of what the seller pays. margin on price: the rate is of what the seller charges. cost plus: an amount for each one is added to what it pays.",
        example="markup on cost",
    )
    rate: Percent | None = may("The mark-up or the margin.", example="20%")
    plus: Money | None = may("The amount added for each one, for cost plus.", example="GBP 50")
    bound: Literal["exactly", "at most"] | None = may(
        "Whether the rate binds or is the most; left out: exactly.", example="at most"
    )


@part("schedule-prices")
class RenewalPrice:
    """The price of a client's renewal."""

    case: RenewalCase = need("Which renewal.", example="same level")
    discount: Identifier | None = may(
        "Which discount then applies, by id, and no other; left out: none applies.", example="renewal"
    )
    to: Literal["the whole order", "the addition only"] | None = may(
        "To what it applies; left out: the whole order.", example="the addition only"
    )


@part("schedule-prices", one_of=("of", "price"))
class SupportCharge:
    """A yearly or other charge that is a part of a price."""

    name: Text = need("What it is called.", example="Support")
    rate: Percent = need("How much of that price.", example="20%")
    of: Text | None = may("Of which price, a noun phrase in your own words.", example="the list price of the server licence")
    price: Literal["the list price", "what the first buyer pays", "what the client pays"] | None = may(
        "Of which price of the order, so that it can be computed.", example="the list price"
    )
    products: tuple[Identifier, ...] = some(
        "For which products of the scope it is charged; left out: for all.", example=["server"]
    )
    every: Rhythm = need("How often, in advance.", example="year")
    after: Period | None = may("How long after delivery it begins; left out: at once.", example="1 year")


@part("special-prices")
class BorneShare:
    """The part that one seller bears of what a special price lacks."""

    party: PartyId = need("Who.", example="northwind")
    share: Percent = need("How much of it.", example="60%")


@part("special-prices")
class SpecialPrice:
    """A price to a client so low that the last seller may ask another party to help bear it."""

    over: Percent = need("How far below the list price the client's price must be.", example="40%")
    consent: PartyId = need("Whom the last seller asks; without consent the ordinary prices hold.", example="northwind")
    answer_within: Period | None = may("How soon it answers.", example="3 business days")
    shares: tuple[BorneShare, ...] = some(
        "How the sellers then bear what the price lacks, in shares of 100% together; left out: agreed for each deal.",
        example=[{"party": "northwind", "share": "60%"}, {"party": "brightpath", "share": "40%"}],
    )


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
class AgreedPrice:
    """What a seller of the chain charges in a worked price, where it is free to say."""

    seller: PartyId = need("Who sells.", example="brightpath")
    price: Money = need("Its price for one.", example="GBP 980")


@part("schedule-prices", one_of=("start", "line"))
class PriceExample:
    """A worked price of the author: computed too, and refused where the two differ."""

    start: Money | None = may("The price from which the discounts are taken.", example="GBP 1,000")
    line: Identifier | None = may("The line of the price list that is ordered.", example="coaching-seat")
    quantity: int | None = may("How many are ordered; left out: one.", example=50)
    on: date | None = may("The day of the order.", example="2027-03-01")
    registered: date | None = may("The day on which the deal was registered; left out: it was not.", example="2027-02-01")
    when: tuple[Condition, ...] = some("Which conditions hold.", example=["co-sell"])
    renewal: RenewalCase | None = may("Which renewal it is; left out: none.", example="same level")
    agreed: tuple[AgreedPrice, ...] = some(
        "What sellers between charge for one, where they are free to say.",
        example=[{"seller": "brightpath", "price": "GBP 980"}],
    )
    client_price: Money | None = may("What the client pays for one.", example="GBP 600")
    discounts: tuple[Identifier, ...] = some(
        "Which discounts apply, by id, in this order; left out: those that the plan gives for such an order.",
        example=["distributor", "prompt"],
    )
    measure: Measure | None = may("The measure that decides the band, for discounts by bands.", example="GBP 800,000")
    expect: Money = need("What the buyer with the discounts pays, or else who buys from the first seller.", example="GBP 540")
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
    special: SpecialPrice | None = may("Prices so low that sellers bear them together.", where="special-prices")
    least_receipt: Limit | None = may(
        "The least that the first seller receives, whatever the discounts.", example="GBP 420 per unit", where="schedule-prices"
    )
    part_year: Literal["by days", "by months", "in full"] | None = may(
        "How a price for a year is charged where less than a year is bought, as when units are added during a client's year.",
        example="by days",
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
