"""What allies do together: a committee, a joint offering, shared revenue, marketing, people and property."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, Money, PartyId, Percent, Period, Rhythm, Text, Who


@part(where="steering-committee")
class CommitteeMember:
    """Whom a party sends."""

    party: PartyId = need("Which party.", example="northwind")
    number: int = need("How many members it names.", example=2)
    names: tuple[Text, ...] = some("The first members.", example=["Priya Shah"])


@part(where="steering-committee")
class TieBreak:
    """What follows when the committee cannot decide."""

    by: Literal["the chair decides", "the senior managers decide", "an independent expert decides", "nothing is decided"] = (
        need("Who decides instead, or that nothing is decided.", example="the senior managers decide")
    )
    within: Period | None = may("How soon that must happen; without it, this is not said.", example="10 business days")


@part(where="steering-committee")
class SteeringCommittee:
    """The committee that steers the alliance."""

    members: tuple[CommitteeMember, ...] = need("Whom each party sends.", example=[{"party": "northwind", "number": 2}])
    chair: PartyId | None = may("Whose member takes the chair.", example="northwind")
    chair_changes: Rhythm | None = may("How often the chair passes to the next party.", example="year")
    every: Rhythm = need("How often it meets.", example="quarter")
    notice: Period | None = may("How long before it is called.", example="10 business days")
    quorum: Text | None = may(
        "Who must be there, completing 'It can decide only if ...'.", example="one member of each party is present"
    )
    votes: Literal["one for each party", "one for each member"] | None = may(
        "How votes are counted.", example="one for each party"
    )
    decides_by: Literal["all votes", "more than half of the votes", "two thirds of the votes"] | None = may(
        "How many votes a decision needs; without it, all.", example="all votes"
    )
    tie_break: TieBreak | None = may("What follows when it cannot decide.")
    decides: tuple[Text, ...] = some("What it decides, each a noun phrase.", example=["the roadmap of the joint offering"])
    minutes_within: Period | None = may(
        "How soon after a meeting its decisions are sent to every party.", example="5 business days"
    )


@part(where="joint-offering")
class OfferingPart:
    """What a party puts into a joint offering."""

    party: PartyId = need("Which party.", example="northwind")
    what: Text = need("What it delivers, a noun phrase.", example="the coaching platform")
    by: date | None = may("The day by which.", example="2027-04-30")


@part(where="joint-offering")
class JointOffering:
    """What the parties offer together under one name."""

    id: Identifier = need("The short name of the joint offering.", example="founder-bundle", where="")
    name: Text = need("What it is called.", example="Founder Bundle")
    description: Text | None = may("What it is, a noun phrase.", example="coaching and software sold as one")
    parts: tuple[OfferingPart, ...] = some("What each party delivers.")
    launch: date | None = may("The day of its launch.", example="2027-06-01")
    sold_by: Who | None = may("Who may sell it; without it, this is not said.", example="each")
    prices_by: Who | None = may("Who sets its prices to clients.", example="each")
    support_by: Who | None = may("Whom clients ask first when they need help.", example="northwind")
    branding: Text | None = may(
        "Under whose brand it is offered, completing 'It is offered under ...'.", example="both brands, in equal size"
    )
    withdrawn_on: Period | None = may("The notice on which a party may withdraw from it.", example="6 months")


@part(where="revenue-share")
class RevenuePart:
    """One party's part of shared revenue."""

    party: PartyId = need("Which party.", example="northwind")
    share: Percent = need("How much of it.", example="60%")


@part(where="revenue-share")
class SharingStatement:
    """The account of shared revenue."""

    every: Rhythm = need("How often it is given.", example="quarter")
    within: Period | None = may("How soon after the end of that time.", example="20 days")


@part(where="revenue-share")
class RevenueShare:
    """Revenue that the parties share."""

    id: Identifier = need("The short name of the share.", example="bundle-revenue", where="")
    of: Text = need("What is shared, a noun phrase.", example="the money that clients pay for the Founder Bundle, without tax")
    less: tuple[Text, ...] = some("What is first taken off, each a noun phrase.", example=["refunds", "payment charges"])
    shares: tuple[RevenuePart, ...] = need(
        "Who gets how much; together 100%.",
        example=[{"party": "northwind", "share": "60%"}, {"party": "brightpath", "share": "40%"}],
    )
    collected_by: PartyId | None = may("Who collects it from clients; without it, whoever makes the sale.", example="northwind")
    statement: SharingStatement | None = may(
        "The account that whoever collects it gives.", example={"every": "quarter", "within": "20 days"}
    )
    paid_within: Period | None = may(
        "How soon each share is paid after the statement or, without one, after the money came in.", example="30 days"
    )
    losses: Literal["shared in the same shares", "borne by the party that makes them"] | None = may(
        "Who bears it when more is taken off than comes in.", example="borne by the party that makes them"
    )


@part(where="co-marketing")
class MarketingActivity:
    """Something the parties do to be seen together."""

    id: Identifier = need("The short name of the activity.", example="launch-webinar", where="")
    what: Text = need("What it is.", example="A launch webinar")
    by: Who = need("Who does it.", example="each")
    due: date | None = may("The day by which.", example="2027-05-31")
    every: Rhythm | None = may("How often it is done again.", example="quarter")


@part(where="co-marketing")
class MarketingBudget:
    """What joint marketing may cost, and who pays it."""

    amount: Money = need("How much.", example="GBP 20,000")
    per: Rhythm | None = may("For how long; without it, in all.", example="year")
    shares: tuple[MarketingPart, ...] = need(
        "Who pays how much of it; together 100%.",
        example=[{"party": "northwind", "share": "50%"}, {"party": "brightpath", "share": "50%"}],
    )


@part(where="co-marketing")
class MarketingPart:
    """One party's part of the marketing budget."""

    party: PartyId = need("Which party.", example="northwind")
    share: Percent = need("How much of it.", example="50%")


@part(where="co-marketing")
class CoMarketing:
    """Marketing that the parties do together."""

    activities: tuple[MarketingActivity, ...] = some("What is done.")
    budget: MarketingBudget | None = may("What it may cost, and who pays.")
    approval_within: Period | None = may(
        "How soon a party answers when asked to approve material that names it.", example="5 business days"
    )
    silence: Literal["approves", "refuses"] | None = may(
        "What it means when no answer comes in time; without it, this is not said.", example="refuses"
    )
    leads: Literal["shared by all parties", "kept by the party that meets them first", "divided equally"] | None = may(
        "Whose the leads of a joint activity are.", example="shared by all parties"
    )


@part(where="in-kind")
class InKind:
    """What a party contributes other than money."""

    by: PartyId = need("Who contributes it.", example="brightpath")
    what: Text = need("What it is, a noun phrase.", example="a desk at its London office")
    value: Money | None = may("What the parties agree that it is worth; it is not paid.", example="GBP 6,000")
    until: date | None = may("Until when; without it, for the life of the agreement.", example="2027-12-31")
    returned: bool = flag("It goes back at the end.")


@part(where="joint-offering")
class Alliance:
    """What the parties do together, beyond passing clients to each other."""

    committee: SteeringCommittee | None = may("The committee that steers the alliance.", where="steering-committee")
    offerings: tuple[JointOffering, ...] = some("What the parties offer together.", where="joint-offering")
    revenue_shares: tuple[RevenueShare, ...] = some("Revenue that the parties share.", where="revenue-share")
    co_marketing: CoMarketing | None = may("Marketing that the parties do together.", where="co-marketing")
    in_kind: tuple[InKind, ...] = some("What the parties contribute other than money.", where="in-kind")
