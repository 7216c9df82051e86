"""A partner programme: tracks and tiers, certification, enrolment, changes and tenders."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.plan.development import DevelopmentFund, ImprovementPlan, MemberCommitment
from planforge.values import Identifier, Money, PartyId, Percent, Period, Rhythm, Territory, Text


@part(where="schedule-tiers")
class RevenueNeeded:
    """Revenue that a tier asks for."""

    at_least: Money = need("The least amount.", example="GBP 100,000")
    from_: Text = need("What counts, completing 'from ...'.", example="new annual licences")


@part(where="schedule-tiers")
class CertifiedNeeded:
    """Certified people that a tier asks for."""

    people: int = need("How many.", example=2)
    in_: Identifier = need("The certification.", example="sales")


@part(where="schedule-tiers")
class CountNeeded:
    """A number of things that a tier asks for."""

    at_least: int = need("How many.", example=4)
    of: Text = need("Of what.", example="registered deals")


@part(where="schedule-tiers")
class RateNeeded:
    """A rate that a tier asks for."""

    at_least: Percent = need("The least rate.", example="80%")
    of: Text = need("Of what, completing 'of ...'.", example="clients renew")


@part(where="schedule-tiers", one_of=("revenue", "certified", "number", "rate", "other"))
class Requirement:
    """One thing that a tier asks for."""

    revenue: RevenueNeeded | None = may("Revenue.", example={"at_least": "GBP 100,000", "from": "new annual licences"})
    certified: CertifiedNeeded | None = may("Certified people.", example={"people": 2, "in": "sales"})
    number: CountNeeded | None = may("A number of things.", example={"at_least": 4, "of": "registered deals"})
    rate: RateNeeded | None = may("A rate.", example={"at_least": "80%", "of": "clients renew"})
    other: Text | None = may("Something that is or is not so, a noun phrase.", example="a signed business plan for the year")


@part(where="schedule-tiers")
class NotForResale:
    """Licences for the member's own use, not for resale."""

    number: int = need("How many.", example=5)
    period: Period = need("For how long each time.", example="12 months")


@part(where="schedule-tiers")
class Track:
    """A way of being a partner, with tiers of its own."""

    id: Identifier = need("The short name of the track.", example="services", where="")
    name: Text = need("What it is called.", example="Services")
    for_: Text | None = may("Whom it is for, completing 'for ...'.", example="members that deliver projects")


@part(where="schedule-tiers")
class Tier:
    """A step of the programme."""

    id: Identifier = need("The short name of the tier.", example="gold", where="")
    name: Text = need("What it is called.", example="Gold")
    track: Identifier | None = may("The track to which it belongs; left out: all.", example="services")
    entry: tuple[Requirement, ...] = some("What a member must reach to enter; left out: enrolment is enough.")
    keep: tuple[Requirement, ...] = some("What it must reach to stay, where that differs from entry.")
    benefits: tuple[Text, ...] = some("What the tier gives.", example=["a named partner manager"])
    not_for_resale: NotForResale | None = may("Licences for own use.", example={"number": 5, "period": "12 months"})


@part(where="tiers")
class Placement:
    """The tier at which a member starts."""

    member: PartyId = need("The member.", example="brightpath")
    tier: Identifier = need("Its tier.", example="gold")
    until: date | None = may("Until when it is kept whatever happens.", example="2027-12-31")


Change = Literal["at once", "at the next review", "at the start of the next year"]


@part(where="tiers")
class TierRules:
    """How a member moves between tiers."""

    measured_over: Period = need("The time over which requirements are measured, up to the review.", example="12 months")
    review: Rhythm = need("How often tiers are reviewed.", example="quarter")
    promotion: Change | None = may("When a member moves up that meets a higher tier's requirements.", example="at once")
    demotion: Change | None = may(
        "When a member moves down that no longer meets its tier's requirements.", example="at the next review"
    )
    grace: Period | None = may("How long a member may miss the requirements before it moves down.", example="6 months")
    down: Literal["one tier", "to the tier that it meets"] | None = may("How far it moves down.", example="one tier")
    start: tuple[Placement, ...] = some("The tiers at which members start.")


@part(where="certification")
class Certification:
    """A certificate that people of a member can earn."""

    id: Identifier = need("The short name of the certification.", example="sales", where="")
    name: Text = need("What it is called.", example="Certified Seller")
    by: Text = need("Who certifies.", example="Northwind's academy")
    how: Text | None = may("What a person must do, completing 'must ...'.", example="pass the examination")
    valid: Period | None = may("How long a certificate lasts; left out: without end.", example="24 months")
    regions: tuple[Territory, ...] = some("Where it counts; left out: everywhere.", example=["GB"])
    fee: Money | None = may("What it costs for each person; left out: nothing.", example="GBP 250")
    staff_notice: Period | None = may("How soon the owner is told when a certified person leaves.", example="10 business days")


@part(where="enrolment")
class Enrolment:
    """How a member joins."""

    how: Text = need("How to apply, completing 'by ...'.", example="the form in the partner portal")
    conditions: tuple[Text, ...] = some(
        "What a member must be or do, each completing 'must ...'.", example=["be a registered company"]
    )
    answer_within: Period | None = may("How soon an application is answered.", example="10 business days")
    fee: Money | None = may("What joining costs.", example="GBP 500")
    yearly_fee: Money | None = may("What each year costs.", example="GBP 300")


@part(where="programme-changes")
class ProgrammeChanges:
    """How the owner may change the programme."""

    of: tuple[Text, ...] = need("What may be changed.", example=["tier requirements", "benefits"])
    notice: Period = need("How much notice.", example="60 days")
    exit_within: Period | None = may("How soon after the notice a member may leave without cost.", example="30 days")
    kept: bool = flag("Deals registered before the change keep the old terms.")
    at_most: Rhythm | None = may("How often at most.", example="half-year")


@part(where="programme-tenders")
class Tenders:
    """How the owner treats members that bid in one tender."""

    rule: Literal["equal terms", "one member", "first registered"] = need(
        "Every member has the same terms and information; the owner supports one member; or the one that registered first.",
        example="equal terms",
    )
    tiers: tuple[Identifier, ...] = some("The tiers whose members may bid; left out: all.", example=["gold"])
    letter_within: Period | None = may("How soon the owner gives a letter of authorisation.", example="5 business days")


@part(where="programme")
class Programme:
    """A partner programme."""

    name: Text = need("What it is called.", example="Northwind Partner Programme")
    owner: PartyId = need("Who runs it.", example="northwind")
    members: tuple[PartyId, ...] = some(
        "Who takes part by this agreement; left out: every other party.", example=["brightpath"]
    )
    enrolment: Enrolment | None = may("How a member joins.", where="enrolment")
    tracks: tuple[Track, ...] = some("Ways of being a partner.", where="schedule-tiers")
    tiers: tuple[Tier, ...] = some("The steps of the programme, the lowest first.", where="schedule-tiers")
    tier_rules: TierRules | None = may("How a member moves between tiers.", where="tiers")
    certifications: tuple[Certification, ...] = some("Certificates that people of a member can earn.", where="certification")
    development_fund: DevelopmentFund | None = may(
        "Money for marketing by members.", where="mdf", title="Market development fund"
    )
    improvement: ImprovementPlan | None = may("What happens before a member moves down.", where="improvement")
    commitments: tuple[MemberCommitment, ...] = some("What a member puts into the programme.", where="commitment")
    tenders: Tenders | None = may("How members that bid in one tender are treated.", where="programme-tenders")
    changes: ProgrammeChanges | None = may("How the owner may change the programme.", where="programme-changes")
