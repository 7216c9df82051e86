"""How opportunities pass between the parties: ideal referrals, introductions, qualified referrals, leads both ways."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import PartyId, Period, Rhythm, Text, Who


@part(where="ideal-referrals")
class IdealReferral:
    """What a party asks others to look out for."""

    to: PartyId = need("To whom such clients are to be introduced; it is this party that asks for them.", example="northwind")
    clients: tuple[Text, ...] = need(
        "Who the ideal client is, each line a noun phrase.", example=["a founder with up to 50 staff"]
    )
    triggers: tuple[Text, ...] = some("Events that make it the right time.", example=["a new round of funding"])
    ask: Text | None = may(
        "What to say or ask, in the party's own words.", example="Would a coach help you through the next year?"
    )


@part(where="introductions")
class Feedback:
    """What the introducing party hears of its introduction."""

    every: Rhythm | None = may("How often it hears while the opportunity is open.", example="month")
    outcome_within: Period | None = may("How soon it hears of the outcome.", example="5 business days")
    on: tuple[Text, ...] = need("What it hears.", example=["the stage reached", "why an opportunity was lost"])


@part(where="introductions")
class Engaged:
    """What the introducing party does after the introduction."""

    duties: tuple[Text, ...] = need("What it does, each completing 'must ...'.", example=["join the first two calls"])
    until: Text | None = may("Until when; left out: until the opportunity is won or lost.", example="the client signs")


@part(where="introductions")
class Introductions:
    """How one party introduces a possible client to another."""

    by: Who | None = may("Who may introduce; left out: either party.", example="each")
    method: tuple[Text, ...] = need("How, each completing 'by ...'.", example=["an e-mail that both people receive"])
    to: Text | None = may("To whom at the receiving party.", example="the partner desk")
    within: Period | None = may(
        "How soon after the possible client agrees, or the other party asks.", example="2 business days"
    )
    consent: Literal["in writing", "on record", "in any form"] | None = may(
        "The form in which the possible client must first agree to be introduced.", example="on record"
    )
    disclosure: Literal["always", "when asked", "where the law requires it"] | None = may(
        "When the possible client is told that a fee may be paid.", example="always"
    )
    evidence: tuple[Text, ...] = some("What proves an introduction.", example=["the e-mail of introduction"])
    acknowledged_within: Period | None = may("How soon the receiving party acknowledges it.", example="1 business day")
    feedback: Feedback | None = may(
        "What the introducing party hears.", example={"every": "month", "on": ["the stage reached"]}
    )
    engaged: Engaged | None = may(
        "What the introducing party does after the introduction.", example={"duties": ["join the first call"]}
    )


@part(where="qualified-referral")
class ReferralExtension:
    """How a referral stays valid for longer."""

    period: Period = need("For how much longer.", example="30 days")
    times: int | None = may("How often; left out: once.", example=1)
    if_: Text | None = may(
        "Only if this is so, completing 'if ...'.", example="the client has confirmed a date for its decision"
    )


@part(where="qualified-referral")
class Qualification:
    """When a referral qualifies."""

    by: Who | None = may("Whose referrals this is about; left out: every party's.", example="brightpath")
    criteria: tuple[Text, ...] = need(
        "What must be so, each completing 'the possible client ...' and testable.",
        example=["has a budget of at least GBP 10,000"],
    )
    details: tuple[Text, ...] = some(
        "What the referral must state.", example=["name and role of the contact", "the need in one sentence"]
    )
    not_if: tuple[Text, ...] = some(
        "What disqualifies, each a clause after 'if'.", example=["the possible client is a public body"]
    )
    look_back: Period | None = may(
        "It does not qualify if the receiving party was in active talks with the possible client within this time before it.",
        example="90 days",
    )
    answer_within: Period | None = may("How soon the receiving party accepts or refuses.", example="5 business days")
    silence: Literal["acceptance", "refusal"] | None = may("What no answer in time means.", example="acceptance")
    free_choice: bool = flag("The receiving party may refuse a referral even where it qualifies.")
    reasons: bool = flag("A refusal gives its reason.")
    valid: Period | None = may(
        "How long after acceptance the possible client must sign for the referral to count.", example="120 days"
    )
    extension: ReferralExtension | None = may("How that is extended.", example={"period": "30 days"})
    invalid_if: tuple[Text, ...] = some(
        "What ends an accepted referral, each a clause after 'if'.",
        example=["the introducing party stops answering the client"],
    )


@part(where="lead-exchange")
class LeadExchange:
    """Leads that one party passes to another."""

    from_: PartyId = need("Who passes leads.", example="northwind")
    to: PartyId = need("Who receives them.", example="brightpath")
    of: Text | None = may(
        "Which leads, completing 'leads that ...'; left out: those that the giver sees fit.", example="are based in Ireland"
    )
    answer_within: Period | None = may("How soon the receiver accepts or refuses.", example="5 business days")
    silence: Literal["acceptance", "return"] | None = may(
        "What no answer means: acceptance, or the lead goes back.", example="return"
    )
    act_within: Period | None = may("How soon the receiver acts on an accepted lead.", example="10 business days")
    outcome_within: Period | None = may("How soon the giver hears how a lead ended.", example="5 business days")
    back_after: Period | None = may("How long without activity before the giver may take a lead back.", example="60 days")


@part(where="lead-data")
class LeadData:
    """Personal and commercial data of leads and introductions."""

    shared: tuple[Text, ...] = need("What may be passed on.", example=["name, role and business e-mail address"])
    basis: Literal["consent", "legitimate interest", "what the law allows"] = need(
        "On which ground personal data is passed on.", example="consent"
    )
    marketing: Literal["with consent", "not"] | None = may("Whether leads may be sent marketing.", example="with consent")
    kept: Period | None = may("How long a lead that came to nothing is kept.", example="12 months")
