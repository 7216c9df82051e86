"""The meetings of the partnership: how often, who drives them, and what they are about."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, PartyId, Period, Rhythm, Text, Who


@part(where="schedule-reviews")
class MeetingInput:
    """What is sent round before a meeting."""

    what: Text = need("What it is, a noun phrase.", example="the pipeline of the last month")
    by: Who = need("Who sends it.", example="each")
    due: Period | None = may("How long before the meeting; without it, before the meeting.", example="2 business days")


@part(where="schedule-reviews")
class AgendaItem:
    """One item of an agenda."""

    item: Text = need("What is talked about.", example="Commitments from the last meeting")
    minutes: int | None = may("How many minutes it may take.", example=10)
    owner: Who | None = may("Who leads it; without it, the driver.", example="brightpath")


@part(where="schedule-reviews")
class Minutes:
    """The written record of a meeting."""

    by: PartyId = need("Who writes it.", example="northwind")
    within: Period = need("How soon after the meeting it is sent to every party.", example="2 business days")
    binding_after: Period | None = may(
        "It counts as agreed unless a party objects within this time; without it, this is not said.", example="5 business days"
    )


@part(where="schedule-reviews")
class Meeting:
    """A meeting that comes back."""

    id: Identifier = need("The short name of the meeting.", example="monthly", where="")
    name: Text = need("What it is called.", example="Monthly review")
    every: Rhythm = need("How often it takes place.", example="month")
    first: date | None = may("The day of the first one; without it, within one interval of the start.", example="2027-02-01")
    length: Period | None = may("How long it lasts.", example="45 minutes")
    driver: PartyId = need("Who calls it, sets its agenda and leads it.", example="northwind")
    backup: PartyId | None = may("Who does so when the driver cannot.", example="brightpath")
    alternates: bool = flag("After each meeting, another party becomes the driver.")
    attendees: tuple[Text, ...] = some("Who attends.", example=["the partner manager of each party"])
    quorum: Text | None = may(
        "Who must be there for it to decide, completing 'It can decide only if ...'.",
        example="one person of each party is present",
    )
    place: Text | None = may("Where or how it takes place.", example="video call")
    concerns: Text | None = may("Whom it concerns, where that is not everybody.", example="partners in the Select tier")
    inputs: tuple[MeetingInput, ...] = some("What is sent round before.")
    agenda_sent: Period | None = may(
        "How long before the meeting the driver sends round the agenda.", example="3 business days"
    )
    agenda: tuple[AgendaItem, ...] = some("The standing agenda.", example=[{"item": "Scorecard", "minutes": 10}])
    outputs: tuple[Text, ...] = some(
        "What it must bring, each a noun phrase.", example=["a list of commitments with owner and date"]
    )
    minutes: Minutes | None = may("The written record.")


@part(where="commitments")
class ReviewCommitment:
    """Something that a party has promised to do by a day, looked at in every review until it is done."""

    id: Identifier = need("The short name of the commitment.", example="first-webinar", where="")
    what: Text = need("What is promised, completing '... must ...'.", example="run a joint webinar")
    owner: Who = need("Who has promised it.", example="brightpath")
    by: date | None = may("The day by which it is done.", example="2027-03-31")
    evidence: Text | None = may("What shows that it is done.", example="the recording in the shared workspace")


@part(where="health-check")
class HealthCheck:
    """An honest look at whether the partnership still works, and a way out if it does not."""

    every: Rhythm = need("How often.", example="half-year")
    measures: tuple[Text, ...] = some(
        "What is looked at, each a noun phrase.",
        example=["referrals passed in each direction", "what is still worth doing together"],
    )
    unhealthy_if: tuple[Text, ...] = some(
        "When the partnership is not healthy, each completing 'if ...'.", example=["two metrics in a row miss their target"]
    )
    mend_within: Period | None = may("How long the parties then try to put it right.", example="90 days")
    exit_notice: Period | None = may(
        "The notice on which either party may then end the agreement without fault.", example="30 days"
    )


@part(where="plan-review")
class PlanRevision:
    """When the plan itself is looked at again."""

    every: Rhythm = need("How often.", example="year")
    meeting: Identifier | None = may("The meeting in which it is done.", example="monthly")
    proposals_due: Period | None = may("How long before, proposals must be sent round.", example="10 business days")
    also_if: tuple[Text, ...] = some(
        "What else makes the parties look at it again, each completing 'if ...'.",
        example=["a price list changes by more than 10%"],
    )


@part(where="joint-plan")
class JointPlan:
    """A plan of work, such as a business plan or a marketing plan."""

    id: Identifier = need("The short name of the plan of work.", example="business-plan", where="")
    name: Text = need("What it is called, a noun phrase.", example="joint business plan")
    by: Who = need("Who writes it.", example="each")
    approved_by: Who | None = may("Who must approve it; without it, nobody.", example="northwind")
    first: date | None = may("The day by which the first one is ready.", example="2027-02-28")
    every: Rhythm | None = may("How often it is written anew.", example="year")
    contents: tuple[Text, ...] = some(
        "What it contains, each a noun phrase.", example=["targets for each quarter", "joint campaigns and their budget"]
    )
    sponsor: Text | None = may("The senior person behind it.", example="an executive of each party")
    concerns: Text | None = may("Whom it concerns, where that is not everybody.", example="partners in the Select tier")
    standing: Literal["binding", "a statement of intent"] | None = may(
        "Whether the parties are bound by it; without it, this is not said.", example="a statement of intent"
    )
