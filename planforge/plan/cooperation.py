"""How the parties work together: people, training, support, standards, roles, and giving first."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Money, PartyId, Percent, Period, Rhythm, Text, Who


@part(where="staff")
class Staff:
    """People that a party dedicates."""

    by: PartyId = need("Who provides them.", example="brightpath")
    people: int = need("How many.", example=2)
    role: Text = need("What they are, in the singular or plural that fits the number.", example="account managers")
    time: Percent | None = may("How much of their working time; left out: what the work needs.", example="50%")
    named: tuple[Text, ...] = some("Who they are.", example=["Priya Shah"])
    activity: Text | None = may("What they do at least, completing 'must ...'.", example="hold ten first meetings a month")
    notice: Period | None = may("How long before a change of people the other party is told.", example="30 days")
    replaced_within: Period | None = may("How soon somebody who leaves is replaced.", example="60 days")


@part(where="support")
class SupportLevel:
    """One level of support, and who gives it."""

    level: Text = need("What it is called.", example="Level 1")
    by: PartyId = need("Who gives it.", example="brightpath")
    covers: Text = need("What it covers, a noun phrase.", example="first contact, known faults and questions of use")
    hours: Text | None = may("When it is given.", example="9:00 to 17:30 on business days")
    answer_within: Period | None = may("How soon the first answer is.", example="4 hours")
    passes_on_after: Period | None = may("How soon an open case goes to the next level.", example="1 business day")


@part(where="training")
class Training:
    """What one party teaches another."""

    by: PartyId = need("Who trains.", example="northwind")
    to: Who = need("Whose people are trained.", example="brightpath")
    subject: Text = need("In what, a noun phrase.", example="the coaching method and its limits")
    hours: int | None = may("For how many hours at least.", example=6)
    people: int | None = may("How many people at least.", example=3)
    by_date: date | None = may("By when it must be done.", example="2027-02-28")
    every: Rhythm | None = may("How often it is repeated.", example="year")
    slot: Text | None = may("A fixed time for it.", example="the first Tuesday of each month at 10:00")
    evidence: Text | None = may("What proves it.", example="a certificate for each person")
    before_selling: bool = flag("Nobody sells before being trained.")
    cost: PartyId | None = may("Who pays for it; left out: each party bears its own cost.", example="northwind")


@part(where="marketing-spend", one_of=("amount", "share"))
class MarketingSpend:
    """Money that a party spends on marketing."""

    by: PartyId = need("Who spends.", example="brightpath")
    amount: Money | None = may("At least this amount.", example="GBP 10,000")
    share: Percent | None = may("At least this share of what the party takes with the products.", example="3%")
    per: Rhythm = need("In each of which time.", example="year")
    on: tuple[Text, ...] = need("On what.", example=["two seminars", "a campaign by e-mail"])
    proof_within: Period | None = may("How soon after that time the party proves it.", example="30 days")


@part(where="service-standards")
class Standard:
    """A standard of service."""

    by: Who = need("Who keeps it.", example="each")
    what: Text = need("What is done, completing 'must ...'.", example="answer a client's question")
    within: Period = need("How soon.", example="1 business day")
    share: Percent | None = may("In how many of the cases at least; left out: in all.", example="95%")


@part(where="complaints")
class Complaints:
    """Complaints of clients."""

    handled_by: PartyId = need("Who answers them.", example="northwind")
    passed_on_within: Period = need("How soon another party passes one on.", example="1 business day")
    answered_within: Period | None = may("How soon the client is answered.", example="5 business days")
    no_admission: bool = flag("Nobody admits liability for another party.")


@part(where="forecasts")
class Forecast:
    """A forecast of business."""

    by: PartyId = need("Who forecasts.", example="brightpath")
    to: PartyId = need("For whom.", example="northwind")
    of: Text = need("What is forecast.", example="orders by product")
    every: Rhythm = need("How often.", example="quarter")
    covers: Period = need("How far it looks ahead.", example="12 months")
    binding: Period | None = may("How much of its beginning binds; left out: none of it.", example="1 month")


@part(where="responsibilities")
class Stage:
    """Who does what at one stage of a sale."""

    stage: Text = need("The stage.", example="First meeting")
    lead: PartyId = need("Who does the work and answers for it.", example="brightpath")
    supports: tuple[PartyId, ...] = some("Who helps when asked.", example=["northwind"])
    consulted: tuple[PartyId, ...] = some("Who is asked before a decision.", example=["northwind"])
    informed: tuple[PartyId, ...] = some("Who is told afterwards.", example=["northwind"])


@part(where="reciprocity", one_of=("number", "amount"))
class Reciprocity:
    """Who goes first, and what follows."""

    first: PartyId = need("Who goes first.", example="brightpath")
    number: int | None = may("How many things it gives first.", example=3)
    amount: Money | None = may("What it gives first is worth this.", example="GBP 20,000")
    of: Text = need(
        "Of what: after a number, what is counted; after an amount, what is worth it.", example="qualified referrals"
    )
    within: Period | None = may("How soon.", example="6 months")
    then_by: PartyId = need("Who gives something back.", example="northwind")
    then: Text = need("What it gives back, completing 'must ...'.", example="introduce two of its own clients each quarter")
    then_within: Period | None = may("How soon.", example="30 days")
    otherwise: Text | None = may(
        "What happens else, completing 'If the first step is not made in time, ...'.",
        example="the parties are free of this clause",
    )
    review: Rhythm | None = may("How often the parties look at the balance.", example="quarter")


@part(where="goodwill")
class Goodwill:
    """Something a party does without a fee."""

    by: PartyId = need("Who does it.", example="northwind")
    does: Text = need("What, completing 'will ...'.", example="speak at one of Brightpath's events")
    by_date: date | None = may("By when.", example="2027-03-31")


@part(where="seller-incentives")
class SellerIncentives:
    """How the parties' own sales people are paid for joint business."""

    by: Who = need("Whose sales people.", example="each")
    neutral: bool = flag("They earn as much on joint business as on business without the partner.")
    rewards: tuple[Text, ...] = some("What they earn besides.", example=["GBP 200 for each accepted referral"])
    paid_through: Literal["the employer", "either party"] = need(
        "Who pays rewards: only a person's own employer, or either party with the employer's agreement.", example="the employer"
    )
    notice: Period | None = may(
        "How long before a change of pay plan that affects joint business the other party is told.", example="30 days"
    )
