"""How a member of a programme grows: market development funds, improvement plans, commitments."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, Money, PartyId, Percent, Period, Rhythm, Text, Who


@part(where="mdf", one_of=("amount", "accrual"))
class Pool:
    """How much there is in the fund."""

    amount: Money | None = may("A fixed amount.", example="GBP 20,000")
    accrual: Percent | None = may("A share of what the member bought or sold in the time before.", example="2%")
    per: Rhythm = need("For each of which time.", example="quarter")
    lapses: bool = flag("What is not approved in that time lapses; left out: it is carried over.")


@part(where="mdf")
class Preapproval:
    """What must be agreed before the money is spent."""

    before: Period = need("How long before the activity the request is made.", example="15 business days")
    answer_within: Period | None = may("How soon it is answered.", example="10 business days")
    states: tuple[Text, ...] = some("What the request states.", example=["cost", "date", "expected leads"])


@part(where="mdf")
class FundClaim:
    """How the money is claimed."""

    within: Period | None = may("How soon after the activity.", example="30 days")
    proof: tuple[Text, ...] = some("What proves the activity.", example=["invoices", "photographs"])
    outcome: tuple[Text, ...] = some("What the claim says of the outcome.", example=["the number of leads"])
    late_is_lost: bool = flag("A late or unproven claim is lost.")
    paid_within: Period | None = may("How soon a proper claim is paid.", example="30 days")
    paid_as: Literal["a bank transfer", "a credit note"] | None = may("In which form.", example="a bank transfer")


@part(where="mdf")
class FundExample:
    """A worked claim of the author: computed too, and refused where the two differ."""

    cost: Money = need("What an approved activity costs.", example="GBP 8,000")
    expect: Money = need("What the fund pays of it.", example="GBP 4,000")


@part(where="mdf")
class DevelopmentFund:
    """Money for marketing by members."""

    by: PartyId = need("Who pays.", example="northwind")
    to: Who = need("Who may claim.", example="brightpath")
    tiers: tuple[Identifier, ...] = some("The tiers that may claim; left out: all.", example=["gold"])
    share: Percent = need("How much of the cost is paid.", example="50%")
    minimum: Money | None = may("The smallest request.", example="GBP 1,000")
    maximum: Money | None = may("The largest payment for one activity.", example="GBP 10,000")
    pool: Pool | None = may("How much there is; left out: what is approved.", example={"amount": "GBP 20,000", "per": "year"})
    for_: tuple[Text, ...] = some("What is paid for.", example=["events", "campaigns"])
    not_for: tuple[Text, ...] = some("What is not paid for.", example=["travel", "gifts"])
    preapproval: Preapproval | None = may("What must be agreed before.", example={"before": "15 business days"})
    claim: FundClaim | None = may("How the money is claimed.", example={"within": "30 days", "proof": ["invoices"]})
    given_back_if: tuple[Text, ...] = some(
        "When money is given back, each a clause after 'if'.", example=["the activity did not happen"]
    )
    examples: tuple[FundExample, ...] = some(
        "Worked claims; each is computed and must agree.", example=[{"cost": "GBP 8,000", "expect": "GBP 4,000"}]
    )


@part(where="improvement")
class Gap:
    """One thing that a member must improve."""

    member: PartyId = need("The member.", example="brightpath")
    gap: Text = need("What must change, completing 'must ...'.", example="certify a second person")
    by: date = need("By when.", example="2027-06-30")
    owner: Text | None = may("Who at the member answers for it.", example="Priya Shah")


@part(where="improvement")
class ImprovementPlan:
    """What happens before a member that misses its tier's requirements moves down."""

    within: Period = need(
        "How soon after a missed requirement the owner and the member agree on a plan.", example="20 business days"
    )
    lasts: Period = need("How long the member has to improve.", example="6 months")
    states: tuple[Text, ...] = some("What the plan states.", example=["what is missing", "who does what by when"])
    help: Text | None = may("What the owner does to help, completing 'must ...'.", example="give two days of training")
    then: Literal["moves down", "is reviewed", "leaves the programme"] = need(
        "What follows if the member does not improve.", example="moves down"
    )
    gaps: tuple[Gap, ...] = some("What is to improve already.")


@part(where="commitment")
class MemberCommitment:
    """What a member puts into the programme."""

    by: Who = need("Who commits.", example="brightpath")
    to: Text = need("To what, completing 'must ...'.", example="keep two certified people on the products")
    until: date | None = may("Until when; left out: as long as the agreement lasts.", example="2027-12-31")
    in_return_for: Text | None = may(
        "For which benefit; without the commitment it is not owed.", example="the named partner manager"
    )
