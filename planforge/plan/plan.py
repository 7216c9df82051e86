"""The whole plan: one partnership, as its parties mean it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from planforge.plan.alliance import Alliance
from planforge.plan.bases import Base
from planforge.plan.cadence import Meeting
from planforge.plan.custom import CustomClause
from planforge.plan.declare import mapped, may, need, part, some
from planforge.plan.engagement import Engagement
from planforge.plan.fees import ReferralFee
from planforge.plan.governance import Governance
from planforge.plan.header import Header
from planforge.plan.legal import Legal
from planforge.plan.parties import Party
from planforge.plan.payment import Payment
from planforge.plan.prices import Prices
from planforge.plan.programme import Programme
from planforge.plan.scope import Goal, Scope
from planforge.plan.terms import Terms
from planforge.values import Identifier, Markdown


@part(where="cover")
class Plan:
    """A partnership in one file: its terms, fees, prices, rules of engagement and reviews."""

    planforge: Literal[1] = need("The version of the plan language.", example=1, where="")
    plan: Header = need("What the plan is: its name, version, dates, currency and language.")
    parties: Mapping[Identifier, Party] = need(
        "Who makes the agreement, by short names of your choice; two or more.", where="parties"
    )
    background: tuple[Markdown, ...] = some(
        "Why the parties make this agreement, one paragraph each.", example=["The parties met in 2025."], where="background"
    )
    scope: Scope | None = may("What the partnership is for, and how far it reaches.", where="scope")
    goals: tuple[Goal, ...] = some("The goals that the parties share.", where="goals")
    terms: Terms | None = may("How long the agreement lasts, how it ends, and what stays.", where="term")
    bases: Mapping[Identifier, Base] = mapped(
        "The figures of which fees and prices take a share, by short names of your choice.", where="figures"
    )
    referral_fees: tuple[ReferralFee, ...] = some("Who pays whom for what.", where="schedule-fees")
    payment: Payment | None = may("How and when money is paid, and what flows besides fees and prices.", where="payment")
    prices: Prices | None = may("Prices for resale.", where="prices")
    rules_of_engagement: Engagement | None = may(
        "How the parties deal with clients, with deals and with each other.", where="schedule-rules-card"
    )
    programme: Programme | None = may("The partner programme.", where="programme")
    review_cadence: tuple[Meeting, ...] = some("The meetings of the partnership.", where="review-meetings")
    governance: Governance | None = may("How the parties keep each other informed and accountable.", where="review-meetings")
    alliance: Alliance | None = may(
        "What the parties do together, beyond passing clients to each other.", where="joint-offering"
    )
    legal: Legal | None = may("The legal terms: secrecy, ownership, liability, disputes and the like.", where="general")
    clauses: tuple[CustomClause, ...] = some("Clauses in your own words.", where="custom")
