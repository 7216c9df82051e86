"""Orders for resale, and what is given back."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part
from planforge.values import Money, Percent, Period, Rhythm, Text


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
