"""Who is protected on a deal, who is credited with it, and who decides where several claim it."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, PartyId, Percent, Period, Rhythm, Text, Who

Precedence = Literal[
    "the client's written choice",
    "the first complete registration",
    "the first meeting with the client's decision-maker",
    "the party that serves the client already",
    "the registration with the better evidence",
    "the higher tier",
]
"""What decides between registrations, in the order given."""


@part(where="registration")
class RegistrationExtension:
    """How a registration lasts longer."""

    period: Period = need("For how much longer.", example="30 days")
    times: int | None = may("How often; left out: once.", example=1)
    if_: Text | None = may(
        "Only if this is so, completing 'if ...'.", example="the client has confirmed that the project goes on"
    )


@part(where="registration")
class Incumbent:
    """What the party has that serves the client already."""

    right: Literal["renewals", "renewals and additions", "the first answer"] = need(
        "What it keeps: renewals; renewals and additional purchases; or the first chance to answer the client.",
        example="renewals",
    )
    lost_after: Period | None = may("How long without service before it loses this; left out: it does not.", example="6 months")


@part(where="registration")
class Registration:
    """How a party registers a deal or an account and is protected."""

    by: Who = need("Who may register.", example="brightpath")
    with_: PartyId | None = may("Who answers; left out: the other party.", example="northwind")
    unit: Literal["deal", "account"] = need("What is registered: one deal, or everything with one client.", example="deal")
    where_: Text | None = may("Where, completing 'through ...'.", example="the partner portal")
    key: tuple[Text, ...] = need(
        "What tells one registration from another.", example=["the client's legal name", "the product"]
    )
    details: tuple[Text, ...] = some("What else it must state.", example=["expected value", "expected date of signature"])
    evidence: tuple[Text, ...] = some("What proves the party's work.", example=["a note of a meeting with the client"])
    answer_within: Period | None = may("How soon it is answered.", example="2 business days")
    silence: Literal["acceptance", "refusal"] | None = may("What no answer in time means.", example="acceptance")
    refused_if: tuple[Text, ...] = some(
        "The only grounds to refuse, each a clause after 'if'.", example=["the client is a house account"]
    )
    look_back: Period | None = may(
        "It may be refused if the answering party was in active talks with the client within this time before it.",
        example="60 days",
    )
    window: Period | None = may("How long an accepted registration protects.", example="90 days")
    extension: RegistrationExtension | None = may("How that is extended.", example={"period": "30 days"})
    update_every: Rhythm | None = may("How often the registered party reports progress.", example="month")
    lapses_if: tuple[Text, ...] = some(
        "What ends it early, each a clause after 'if'.", example=["there is no contact for 45 days"]
    )
    protects: tuple[
        Literal[
            "no other registration is accepted",
            "the answering party does not sell direct",
            "the registered price is kept",
            "the answering party supports nobody else",
        ],
        ...,
    ] = some("What protection means.", example=["no other registration is accepted"])
    queue: Literal["in order of receipt", "none"] | None = may(
        "Whether later registrations wait and are considered when an earlier one ends.", example="in order of receipt"
    )
    precedence: tuple[Precedence, ...] = some(
        "Who wins where several register, the strongest ground first.",
        example=["the client's written choice", "the first complete registration"],
    )
    incumbent: Incumbent | None = may("What the party has that serves the client already.", example={"right": "renewals"})
    tenders: Literal["all may bid", "protected as usual", "first invited"] | None = may(
        "In a public or competitive tender: all may bid on equal terms; registrations protect as usual; or only the party first "
        "invited is protected.",
        example="all may bid",
    )


@part(where="co-sell")
class CoSell:
    """Working on a deal that another registered."""

    if_: tuple[Text, ...] = need(
        "When a party may take part, each completing 'if the party ...'.", example=["has a signed note from the client"]
    )
    earns: Text | None = may(
        "What it then earns, completing 'earns ...'; left out: nothing by this clause.", example="the co-sell rate"
    )
    plan_within: Period | None = may("How soon the parties write down who does what.", example="10 business days")


@part(where="credit")
class CreditShare:
    """The credit for one kind of contribution."""

    id: Identifier = need("The short name of the contribution.", example="sourced", where="")
    name: Text = need("What it is called.", example="sourcing")
    means: Text = need(
        "What the party must have done, completing 'the party that ...'.", example="first brought the deal to the other party"
    )
    share: Percent = need("The share of the credit.", example="40%")
    evidence: Text | None = may("What proves it.", example="the accepted registration")


@part(where="credit")
class Payout:
    """The most that is paid on one deal to all together."""

    at_most: Percent = need("The most that is paid.", example="20%")
    of: Identifier = need("Of which base: one of the plan's own, or a standard one.", example="first-year-value")
    excess: Literal["in proportion", "latest claim first"] = need(
        "How claims above it are cut: all in proportion, or the latest claim first.", example="in proportion"
    )


@part(where="credit")
class CreditDispute:
    """How a dispute on credit is decided."""

    arbiter: Text = need("Who decides.", example="the two heads of partnerships together")
    within: Period | None = may("How soon.", example="10 business days")
    appeal_within: Period | None = may("How soon after the decision a party may take it further.", example="10 business days")
    appeal_to: Text | None = may(
        "To whom; left out: the parties' managing directors.", example="the chief executives of both parties"
    )


@part(where="credit", one_of=("single", "split"))
class Credit:
    """Who is credited with a deal."""

    single: Literal["the registered party", "the party that introduced the client", "the party that closed the deal"] | None = (
        may("One party has all the credit: this one.", example="the registered party")
    )
    split: tuple[CreditShare, ...] = some("The credit is divided by contribution; the shares are 100% or less together.")
    payout: Payout | None = may("The most that is paid on one deal to all together.")
    tie_break: tuple[Precedence, ...] = some(
        "What decides between equal claims, the strongest ground first.", example=["the client's written choice"]
    )
    claim_within: Period | None = may("How soon after signature of the deal credit must be claimed.", example="30 days")
    open_to_all: bool = flag("A party may see who else is credited on a deal of its own.")
    dispute: CreditDispute | None = may("How a dispute on credit is decided.")
