"""Deals and what happened to them, as calculations see them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from planforge.plan.amounts import Kind
from planforge.record import record
from planforge.values import Money, Percent

What = Literal[
    "registered",
    "accepted",
    "signed",
    "ordered",
    "delivered",
    "started",
    "invoiced",
    "paid",
    "recognised",
    "held",
    "estimated",
    "trued up",
    "refunded",
    "cancelled",
    "unpaid",
    "charged back",
    "not renewed",
    "disqualified",
    "fee invoiced",
    "fee paid",
]
"""What can happen to a deal."""

EVENTS: Mapping[What, str] = {
    "registered": "the deal or referral was registered",
    "accepted": "the registration or referral was accepted",
    "signed": "the client signed",
    "ordered": "the client ordered",
    "delivered": "the product was delivered",
    "started": "the service started",
    "invoiced": "the client was invoiced",
    "paid": "the client paid",
    "recognised": "revenue was recognised in the accounts",
    "held": "a meeting was held",
    "estimated": "the figures are an estimate, on which a fee is first paid",
    "trued up": "the figures are the actual ones, which replace the estimate",
    "refunded": "the client was refunded; the figures say how much",
    "cancelled": "the client cancelled",
    "unpaid": "the client did not pay what was invoiced",
    "charged back": "a payment of the client was charged back; the figures say how much",
    "not renewed": "the client did not renew",
    "disqualified": "the referral proved not to qualify",
    "fee invoiced": "the payee invoiced its fee",
    "fee paid": "the payer paid the fee",
}
"""The events and what they mean."""

KINDS: tuple[str, ...] = get_args(Kind)
ATTRIBUTES = ("client", "kind", "product", "class", "region", "tier", "by", "excluded", "note")
"""What is said of a deal besides its id, in the order in which `Deal` has it."""

Figure = Money | Percent | Decimal


@record
class Deal:
    """One deal. What is None was not said."""

    id: str
    client: str | None = None
    kind: Kind | None = None
    product: str | None = None
    """Id of a product of the plan's scope."""
    class_: str | None = None
    region: str | None = None
    tier: str | None = None
    """Id of the tier of the payee, on the day by which the deal counts."""
    by: str | None = None
    """Id of the party that brought the deal."""
    excluded: str | None = None
    """Why no fee is due; None where nothing excludes the deal."""
    note: str | None = None


@record
class Event:
    """Something that happened to a deal, with the figures that were given for it."""

    what: What
    on: date
    given: Mapping[str, Figure]
    """By the name of the measure; never below zero. Money is in the currency of the plan."""
    line: int
    """The line of the file in which the row or item starts."""
