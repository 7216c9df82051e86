"""How the parties keep each other informed and accountable between meetings."""

from __future__ import annotations

from typing import Literal

from planforge.plan.cadence import HealthCheck, JointPlan, PlanRevision, ReviewCommitment
from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, PartyId, Percent, Period, Rhythm, Text, Url, Who


@part(where="schedule-scorecard")
class ScoreMetric:
    """One figure by which the parties see how the partnership is doing."""

    id: Identifier = need("The short name of the metric.", example="introductions", where="")
    name: Text = need("What it is called.", example="Introductions made")
    kind: Literal["revenue", "engagement", "activity", "enablement", "client satisfaction"] | None = may(
        "What it tells about the partnership.", example="engagement"
    )
    target: Text | None = may("The figure to reach.", example="5 a month in each direction")
    weight: Percent | None = may("How much it counts in the whole.", example="20%")
    source: Text | None = may("Where the figure comes from.", example="the lead log")
    owner: Who | None = may("Who brings the figure.", example="each")


@part(where="schedule-lead-log")
class LogField:
    """One column of the lead log."""

    id: Identifier = need("The short name of the field.", example="outcome", where="")
    name: Text = need("What the column is called.", example="Outcome")
    holds: Text | None = may("What is written in it.", example="won, lost or still open, and why")
    filled_by: Who | None = may("Who fills it in.", example="brightpath")


@part(where="lead-log")
class LeadLog:
    """One log of every lead that passes between the parties, in every direction, with what became of it."""

    tool: Text | None = may("Where it is kept, completing 'in ...'.", example="a shared spreadsheet")
    keeper: Who | None = may("Who keeps it.", example="northwind")
    fields: tuple[LogField, ...] = some("Its columns.", where="schedule-lead-log")
    entered_within: Period | None = may("How soon a new lead is entered.", example="2 business days")
    updated_within: Period | None = may("How soon after a change the entry is brought up to date.", example="5 business days")
    outcomes: tuple[Text, ...] = some(
        "What an entry must come to, each a noun phrase.", example=["won", "lost, with the reason"]
    )
    outcome_within: Period | None = may(
        "How soon after it was passed a lead must have an outcome or a new date.", example="90 days"
    )
    decides: bool = flag("The log decides who passed which lead, and when, unless a party proves an entry wrong.")


@part(where="workspace")
class WorkspaceTool:
    """A tool in the shared workspace."""

    name: Text = need("What it is called.", example="SharedBoard")
    for_: Text = need("What it is used for, completing 'for ...'.", example="the lead log")


@part(where="workspace")
class Workspace:
    """The one place where the parties keep what they share."""

    tools: tuple[WorkspaceTool, ...] = some("What it is made of.")
    url: Url | None = may("Where it is.", example="https://workspace.example/northwind-brightpath")
    owner: PartyId | None = may("Who sets it up and pays for it.", example="northwind")
    access: tuple[Text, ...] = some("Who has access.", example=["the partner managers"])
    holds: tuple[Text, ...] = some("What is kept there, each a noun phrase.", example=["this agreement and its revisions"])
    access_ends: Period | None = may("How long after the end each party may still copy what it needs.", example="30 days")


@part(where="reports")
class RegularReport:
    """A report that one party sends to another."""

    id: Identifier = need("The short name of the report.", example="sales-report", where="")
    name: Text = need("What it is called, a noun phrase.", example="sales report")
    by: Who = need("Who sends it.", example="brightpath")
    to: Who | None = may("Who gets it; without it, every other party.", example="northwind")
    every: Rhythm = need("How often.", example="month")
    within: Period | None = may("How soon after the end of that time.", example="10 days")
    contents: tuple[Text, ...] = some(
        "What it says, each a noun phrase.", example=["units sold by product", "the open pipeline"]
    )
    form: Text | None = may("How it is sent, completing 'by ...' or 'in ...'.", example="in the shared workspace")


@part(where="records")
class RecordKeeping:
    """Books and records that are kept."""

    by: Who = need("Who keeps them.", example="each")
    of: tuple[Text, ...] = some(
        "What they show, each a noun phrase; without it, what is needed to check what is due.",
        example=["sales by date and serial number"],
    )
    kept: Period = need("For how long.", example="7 years")
    after: Literal["the entry", "the end of the year of the entry", "the end of this agreement"] = need(
        "After what that time begins.", example="the end of this agreement"
    )


@part(where="audit")
class ShortfallInterest:
    """Interest on what an audit shows to be missing."""

    rate: Percent = need("The rate.", example="1.5%")
    per: Literal["month", "year"] = need("What the rate is for.", example="month")


@part(where="audit")
class AuditRight:
    """A right to look at another party's books."""

    by: Who = need("Who may audit.", example="northwind")
    of: Who | None = may("Who is audited; without it, the other party.", example="brightpath")
    notice: Period | None = may("How much notice is due; without it, reasonable notice.", example="10 business days")
    at_most_every: Rhythm | None = may("How often at most.", example="year")
    scope: tuple[Text, ...] = some(
        "What may be looked at, each a noun phrase; without it, the records of what is due.",
        example=["claims for market funds"],
    )
    auditor: Literal["the auditing party", "an independent accountant", "either"] | None = may(
        "Who does the work; without it, whom the auditing party chooses.", example="an independent accountant"
    )
    after_end: Period | None = may("How long after the end of the agreement.", example="2 years")
    pays: Who | None = may("Who pays for it; without it, the auditing party.", example="northwind")
    cost_shifts_above: Percent | None = may(
        "The audited party pays for it if it has underpaid by more than this share.", example="5%"
    )
    shortfall_within: Period | None = may("How soon what is missing must be paid.", example="30 days")
    shortfall_interest: ShortfallInterest | None = may("Interest on what is missing.")


@part(where="review-meetings")
class Governance:
    """How the parties keep each other informed and accountable between meetings."""

    scorecard: tuple[ScoreMetric, ...] = some(
        "The figures by which the parties see how the partnership is doing.", where="schedule-scorecard"
    )
    commitments: tuple[ReviewCommitment, ...] = some("What the parties have promised to do by a day.", where="commitments")
    lead_log: LeadLog | None = may("The log of the leads that pass between the parties.", where="lead-log")
    workspace: Workspace | None = may("The one place where the parties keep what they share.", where="workspace")
    reports: tuple[RegularReport, ...] = some("What is reported to whom.", where="reports")
    records: tuple[RecordKeeping, ...] = some("Books and records, and how long they are kept.", where="records")
    audits: tuple[AuditRight, ...] = some("Who may look at whose books.", where="audit")
    plans: tuple[JointPlan, ...] = some("Plans of work, such as a business plan or a marketing plan.", where="joint-plan")
    health_check: HealthCheck | None = may("An honest look at whether the partnership still works.", where="health-check")
    plan_revision: PlanRevision | None = may("When the plan itself is looked at again.", where="plan-review")
