"""Scorecard, commitments, lead log and what allies share: complete, adding up, more than revenue."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.checks.given import parties_of
from planforge.checks.proposals import first_year_end
from planforge.findings import Fault, Path, Severity, misnamed, rule
from planforge.plan import Plan
from planforge.plan.alliance import MarketingPart, RevenuePart


@rule("PF460", "revenue-only-scorecard", Severity.NOTE)
def revenue_only_scorecard(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Every metric of the scorecard is about revenue.

    ## Why it matters
    Revenue comes last: when it falls, the introductions, the answers and the trust have been missing for months.

    ## Example
        scorecard: [{id: sales, name: Sales, kind: revenue}]

    ## How to fix it
    Add a metric of another kind, such as `{id: introductions, name: Introductions made, kind: engagement}`.
    """
    metrics = plan.governance.scorecard if plan.governance else ()
    if metrics and all(metric.kind == "revenue" for metric in metrics):
        hint = "add {id: introductions, name: Introductions made, kind: engagement, target: 5 a month, owner: each} under governance.scorecard"
        yield Fault(("governance", "scorecard"), "the scorecard measures revenue and nothing else", hint, on_key=True)


@rule("PF461", "weights-not-whole", Severity.WARNING)
def weights_not_whole(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The weights of the scorecard do not add up to 100%, or some metrics have none.

    ## Why it matters
    The total of the scorecard cannot be read as a share of what was hoped for.

    ## Example
        scorecard: [{id: sales, weight: 60%, ...}, {id: introductions, weight: 30%, ...}]

    ## How to fix it
    Correct a weight, or leave all of them out.
    """
    metrics = plan.governance.scorecard if plan.governance else ()
    total = sum((metric.weight.number for metric in metrics if metric.weight), Decimal(0))
    if any(metric.weight for metric in metrics) and total != 100:
        yield Fault(
            ("governance", "scorecard"),
            f"the weights add up to {total.normalize():f}%, not to 100%",
            "correct a weight",
            on_key=True,
        )


@rule("PF462", "commitment-without-date", Severity.WARNING)
def commitment_without_date(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A commitment has no day, or nothing that shows that it is done.

    ## Why it matters
    It cannot be overdue and cannot be ticked off; it is carried from meeting to meeting.

    ## Example
        commitments: [{id: webinar, what: run a webinar, owner: brightpath}]

    ## How to fix it
    Add `by: 2027-03-31` and `evidence: the recording in the shared workspace`.
    """
    samples = {"by": f"by: {first_year_end(plan)}", "evidence": "evidence: a note in the shared workspace"}
    for number, each in enumerate(plan.governance.commitments if plan.governance else ()):
        missing = [name for name in ("by", "evidence") if getattr(each, name) is None]
        if missing:
            yield Fault(
                ("governance", "commitments", number),
                f"the commitment {each.id} has no {' and no '.join(missing)}",
                f"add {', '.join(samples[name] for name in missing)}",
            )


@rule("PF463", "lead-without-outcome", Severity.WARNING)
def lead_without_outcome(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The lead log does not ask what became of a lead.

    ## Why it matters
    Whoever passes leads and never hears of them again stops passing them.

    ## Example
        lead_log: {tool: a shared spreadsheet}

    ## How to fix it
    Add `outcomes: [won, "lost, with the reason"]` and `outcome_within: 90 days`.
    """
    log = plan.governance.lead_log if plan.governance else None
    if log and not log.outcomes and log.outcome_within is None:
        yield Fault(
            ("governance", "lead_log"),
            "the log never asks what became of a lead",
            "add outcomes: [won, lost], outcome_within: 90 days",
            on_key=True,
        )


@rule("PF464", "unknown-meeting", Severity.ERROR)
def unknown_meeting(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan is to be reviewed in a meeting that it does not have.

    ## Why it matters
    Nobody would put the review on an agenda.

    ## Example
        plan_revision: {every: year, meeting: yearly}
        review_cadence: [{id: annual, ...}]

    ## How to fix it
    Use the id of a meeting under `review_cadence`.
    """
    revision = plan.governance.plan_revision if plan.governance else None
    known = [meeting.id for meeting in plan.review_cadence]
    if revision and revision.meeting and revision.meeting not in known:
        at, message = ("governance", "plan_revision", "meeting"), f"this plan has no meeting {revision.meeting}"
        yield misnamed(
            at,
            message,
            revision.meeting,
            known,
            f"add {{id: {revision.meeting}, name: Yearly review, every: year, driver: {parties_of(plan)[0]}}} under review_cadence",
        )


@rule("PF465", "no-honest-exit", Severity.NOTE)
def no_honest_exit(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The parties ask themselves whether the partnership still works, but a "no" has no consequence.

    ## Why it matters
    A question whose answer changes nothing is soon answered politely.

    ## Example
        health_check: {every: half-year}

    ## How to fix it
    Add `exit_notice: 30 days`, on which a party may leave without fault.
    """
    health = plan.governance.health_check if plan.governance else None
    if health and health.exit_notice is None:
        yield Fault(
            ("governance", "health_check"), "nobody may leave when the answer is no", "add exit_notice: 30 days", on_key=True
        )


def _shared(plan: Plan) -> Iterator[tuple[tuple[RevenuePart | MarketingPart, ...], Path]]:
    """Every list of shares of one whole."""
    if plan.alliance is None:
        return
    for number, shared in enumerate(plan.alliance.revenue_shares):
        yield shared.shares, ("alliance", "revenue_shares", number, "shares")
    marketing = plan.alliance.co_marketing
    if marketing and marketing.budget:
        yield marketing.budget.shares, ("alliance", "co_marketing", "budget", "shares")


@rule("PF466", "shares-not-whole", Severity.ERROR)
def shares_not_whole(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The shares of revenue, or of a marketing budget, do not add up to 100%, or name a party twice.

    ## Why it matters
    Part of the money would belong to nobody, or to two parties at once.

    ## Example
        shares: [{party: northwind, share: 60%}, {party: brightpath, share: 45%}]

    ## How to fix it
    Correct the shares so that together they are exactly 100%.
    """
    for shares, path in _shared(plan):
        total = sum((each.share.number for each in shares), Decimal(0))
        if total != 100:
            yield Fault(path, f"the shares add up to {total.normalize():f}%, not to 100%", "correct a share", on_key=True)
        named = [each.party for each in shares]
        for place, name in enumerate(named):
            if name in named[:place]:
                yield Fault((*path, place, "party"), f"{name} has a share already", "name another party, or add the two shares")


@rule("PF467", "committee-may-stall", Severity.WARNING)
def committee_may_stall(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The steering committee has no way out when it cannot decide.

    ## Why it matters
    With two parties and equal votes every difference is a tie, and the alliance stands still.

    ## Example
        committee: {every: quarter, votes: one for each party, ...}

    ## How to fix it
    Add `tie_break: {by: the senior managers decide, within: 10 business days}`.
    """
    committee = plan.alliance.committee if plan.alliance else None
    if committee and committee.tie_break is None:
        yield Fault(
            ("alliance", "committee"),
            "nothing is said for the case that the committee cannot decide",
            "add tie_break: {by: the senior managers decide, within: 10 business days}",
            on_key=True,
        )


@rule("PF468", "both-sides-the-same", Severity.ERROR)
def both_sides_the_same(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party reports to itself or audits itself.

    ## Why it matters
    One of the two names is wrong, and the party that was meant has no right.

    ## Example
        reports: [{id: sales, by: brightpath, to: brightpath, ...}]

    ## How to fix it
    Name the other party, or leave it out: the other party is then meant.
    """
    governance = plan.governance
    for number, report in enumerate(governance.reports if governance else ()):
        if report.to and not report.to.everyone and set(report.to.parties) == set(report.by.parties):
            yield Fault(("governance", "reports", number, "to"), "a party reports to itself", "name the other party")
    for number, audit in enumerate(governance.audits if governance else ()):
        if audit.of and not audit.of.everyone and set(audit.of.parties) == set(audit.by.parties):
            yield Fault(("governance", "audits", number, "of"), "a party audits itself", "name the other party")


GOVERNANCE = (
    revenue_only_scorecard,
    weights_not_whole,
    commitment_without_date,
    lead_without_outcome,
    unknown_meeting,
    no_honest_exit,
    shares_not_whole,
    committee_may_stall,
    both_sides_the_same,
)
