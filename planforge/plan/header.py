"""What the plan is: its name, version, dates, currency and language."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.declare import may, need, part, some
from planforge.values import CurrencyCode, Identifier, PartyId, Text, Version

Kind = Literal["referral", "reseller", "peer", "programme", "alliance"]
Status = Literal["draft", "proposed", "agreed"]


@part(where="revision-history")
class RevisionNote:
    """One line of the revision history."""

    version: Version = need("The version.", example="1.0.0")
    dated: date = need("The day of that version; of one that a party made alone, the day of its notice.", example="2026-09-01")
    summary: Text = need("What changed and why.", example="First agreed version")
    by: PartyId | None = may(
        "The party that made the change alone, on notice, as the agreement allows it; left out: the parties agreed on it.",
        example="northwind",
    )
    effective: date | None = may("The day on which the version takes effect, where it says one.", example="2027-01-01")


@part(where="cover")
class Header:
    """What the plan is: its name, version, dates, currency and language."""

    id: Identifier = need("The short name of the plan; output files are named by it.", example="northwind-brightpath")
    kind: Kind = need("The kind of partnership; it chooses the agreement.", example="referral")
    title: Text | None = may(
        "The title of the agreement; without it the kind gives one.", example="Referral Partnership Agreement"
    )
    version: Version = need("The version of the plan.", example="1.0.0")
    status: Status | None = may(
        "draft, proposed or agreed; without it the plan is a draft, and its pages say so.", example="draft"
    )
    dated: date | None = may(
        "The date of the document; without it the date is the day of the last signature.", example="2026-12-01", where="parties"
    )
    effective: date | None = may(
        "The day on which the agreement takes effect; without it, the day of the last signature.",
        example="2027-01-01",
        where="term",
    )
    currency: CurrencyCode = need("The currency of the agreement.", example="GBP", where="payment")
    rounding: Literal["half up", "half even", "down"] | None = may(
        "How amounts are rounded to the smallest unit of the currency; without it, half up.",
        example="half up",
        where="interpretation",
    )
    locale: Literal["en-GB", "en-US"] | None = may(
        "The language in which the agreement is written; without it en-GB.", example="en-GB", where="interpretation"
    )
    supersedes: Text | None = may(
        "An earlier agreement that this one replaces.", example="the referral letter of 3 May 2025", where="entire-agreement"
    )
    revisions: tuple[RevisionNote, ...] = some("The history of the plan, oldest first.", where="revision-history")
