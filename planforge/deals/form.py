"""How deals are written: declared like the plan language. The JSON Schema, the columns of the table and `docs/deals.md` follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from planforge.deals.deal import What
from planforge.plan.amounts import Kind
from planforge.plan.declare import mapped, may, need, part
from planforge.values import Identifier, Measure, PartyId, Text


@part("")
class EventEntry:
    """Something that happened to a deal."""

    event: What = need("What happened.", example="paid")
    date_: date = need("The day on which it happened.", example="2027-03-31")
    figures: Mapping[Identifier, Measure] = mapped(
        "The figures of this event, by the name of the measure: a base of the plan, or what it is made from.",
        example={"receipts": "GBP 1,200", "taxes": "GBP 200"},
    )


@part("")
class DealEntry:
    """A deal and what happened to it."""

    id: Text = need("What tells this deal from the others, such as its number in your system.", example="D-1042")
    client: Text | None = may("The client; fees, caps and bands for each client need it.", example="Harbour Analytics Ltd")
    kind: Kind | None = may("What kind of business it is.", example="new client")
    product: Identifier | None = may("The product, by its id in the scope of the plan.", example="coaching")
    class_: Text | None = may("The class of the client or lead, where a rate depends on it.", example="enterprise")
    region: Text | None = may("The region of the client, where a rate depends on it.", example="Ireland")
    tier: Identifier | None = may(
        "The payee's tier of the programme on the day by which the deal counts, where a rate depends on it.", example="gold"
    )
    by: PartyId | None = may("The party that brought the deal, by its id.", example="brightpath")
    excluded: Text | None = may(
        "Why no fee is due, as the statement says it; left out: nothing excludes the deal.", example="a house account"
    )
    note: Text | None = may("A note for the statement.", example="introduced at the spring meeting")
    events: tuple[EventEntry, ...] = need("What happened, in any order.", example=[{"event": "signed", "date": "2027-02-01"}])


@part("")
class DealsFile:
    """Deals and their events, from which PlanForge makes a statement."""

    planforge_deals: Literal[1] = need("The version of this format.", example=1, key="planforge-deals", title="Version")
    deals: tuple[DealEntry, ...] = need("The deals.")


DEALS = "deals.schema.json"
"""The schema that `planforge.deals.schemas` makes of this."""
