"""Who makes the agreement."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Email, Markdown, Percent, Territory, Text, Url

Role = Literal[
    "channel owner", "channel partner", "referrer", "provider", "vendor", "distributor", "reseller", "peer", "programme owner",
    "programme member", "alliance member", "agent", "affiliate",
]  # fmt: skip


@part(where="notices")
class Contact:
    """A person or a desk at a party, for one purpose."""

    purpose: Text = need("What this contact is for.", example="day-to-day questions", where="schedule-contacts")
    name: Text = need("The person or desk.", example="Priya Shah", where="schedule-contacts")
    email: Email | None = may("Where to write.", example="priya@northwind.example", where="schedule-contacts")
    telephone: Text | None = may("Where to call.", example="+44 20 7946 0000", where="schedule-contacts")


@part(where="signatures")
class Signatory:
    """Who signs for a party. What is left out is filled in by hand."""

    name: Text | None = may("The name of the person who signs.", example="Anna Reyes")
    title: Text | None = may("The person's title.", example="Managing Director")
    authority: Text | None = may(
        "By what authority they sign, where it is not their office.", example="power of attorney of 3 March 2026"
    )
    witness: bool = flag("A witness signs too.")


@part(where="private-notes")
class Private:
    """What only this party may see: it is never in an agreement unless asked for in this party's name."""

    notes: tuple[Markdown, ...] = some(
        "Notes for our own side.", example=["They need a London partner by June."], internal=True
    )
    walk_away: tuple[Text, ...] = some(
        "Positions at which we would not sign.", example=["a referral fee below 8%"], internal=True
    )
    margin: Percent | None = may(
        "What the party keeps of the price of a sale before it pays any fee on it.", example="40%", internal=True
    )


@part(where="parties")
class Party:
    """A party to the agreement."""

    name: Text = need("The full legal name.", example="Northwind Coaching Ltd")
    short: Text | None = may(
        "The name by which the agreement calls the party; without it the full name is used.", example="Northwind"
    )
    role: tuple[Role, ...] = need(
        "What the party is in this partnership; a party may have more than one role.", example=["channel owner"]
    )
    individual: bool = flag("The party is a person, not an organisation.")
    legal_form: Text | None = may("The legal form, as it follows the name.", example="a private company limited by shares")
    registered_in: Territory | None = may("Where the party is registered or, for an individual, resides.", example="GB-EAW")
    registration: Text | None = may("The number in the register of companies.", example="01234567")
    tax_number: Text | None = may("The number for value added tax or sales tax.", example="GB 123 4567 89")
    address: Text | None = may("The registered address, on one line.", example="1 Harbour Street, London E1 6AN")
    business: Text | None = may(
        "What the party does, as the background tells it: completes 'Northwind ...'.",
        example="coaches founders of technology companies",
    )
    brings: tuple[Text, ...] = some(
        "What the party brings to the partnership.", example=["an audience of 12,000 founders"], where="contributions"
    )
    channels: tuple[Text, ...] = some(
        "Through what the party reaches clients.", example=["a weekly newsletter"], where="contributions"
    )
    offerings: tuple[Text, ...] = some(
        "What the party sells, so that overlaps are seen.", example=["leadership coaching"], where="contributions"
    )
    affiliates: Literal["included", "excluded"] | None = may(
        "Whether the party's affiliates are bound and may benefit.", example="included", where="affiliates"
    )
    notices_to: Email | None = may("The e-mail address for formal notices.", example="legal@northwind.example", where="notices")
    notices_address: Text | None = may(
        "The postal address for formal notices, if it is not the registered one.",
        example="PO Box 12, London E1 6AN",
        where="notices",
    )
    notices_attention: Text | None = may("For whose attention notices are.", example="the Company Secretary", where="notices")
    website: Url | None = may("The party's website.", example="https://northwind.example")
    contacts: tuple[Contact, ...] = some("Whom to reach for what.", where="schedule-contacts")
    revenue_share: Percent | None = may(
        "How much of the party's revenue is expected to come from this partnership.", example="20%", where="dependence"
    )
    signatory: Signatory | None = may("Who signs for the party.", where="signatures")
    private: Private | None = may("For this party's eyes only.", internal=True, where="private-notes")
