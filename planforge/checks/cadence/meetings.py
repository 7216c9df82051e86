"""PF45, PF47: meetings that take place and are prepared; what is written down between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.given import governance_of, parties_of, rules_of
from planforge.checks.proposals import LOG
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan


@rule("PF456", "meeting-without-backup", Severity.NOTE)
def meeting_without_backup(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The partnership has one meeting, and nobody calls it when its driver cannot.

    ## Why it matters
    The first illness or busy month of one person ends the rhythm.

    ## Example
        review_cadence: [{id: monthly, driver: northwind, ...}]

    ## How to fix it
    Add `backup: brightpath`, or `alternates: true`.
    """
    if len(plan.review_cadence) == 1:
        (meeting,) = plan.review_cadence
        if meeting.backup is None and not meeting.alternates:
            other = next(name for name in parties_of(plan) if name != meeting.driver)
            message = f"when {meeting.driver} cannot, nobody calls the only meeting"
            yield Fault(("review_cadence", 0, "driver"), message, f"add alternates: true, or backup: {other}")


@rule("PF457", "input-without-due", Severity.NOTE)
def input_without_due(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Something is sent round before a meeting, and nothing says how long before.

    ## Why it matters
    It arrives in the last minute, and the meeting is spent on reading it.

    ## Example
        inputs: [{what: the pipeline of the last month, by: each}]

    ## How to fix it
    Add `due: 2 business days`.
    """
    for number, meeting in enumerate(plan.review_cadence):
        for place, each in enumerate(meeting.inputs):
            if each.due is None:
                at: Path = ("review_cadence", number, "inputs", place)
                yield Fault(at, f"nothing says how long before the meeting {each.what} is sent", "add due: 2 business days")


@rule("PF458", "meeting-without-agenda", Severity.WARNING)
def meeting_without_agenda(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A meeting has no standing agenda, and nothing is brought to it.

    ## Why it matters
    A meeting about nothing is cancelled the third time.

    ## Example
        review_cadence: [{id: monthly, name: Monthly review, every: month, driver: northwind}]

    ## How to fix it
    Add `agenda: [{item: Open referrals, minutes: 20}, {item: New commitments, minutes: 10}]`.
    """
    for number, meeting in enumerate(plan.review_cadence):
        if not meeting.agenda and not meeting.inputs:
            message = f"the {meeting.name} has no agenda, and nobody brings anything to it"
            yield Fault(("review_cadence", number), message, "add agenda: [{item: New commitments, minutes: 10}]")


_SAMPLES = {"target": "target: 5 a month", "owner": "owner: each"}


@rule("PF469", "metric-without-target", Severity.WARNING)
def metric_without_target(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A metric of the scorecard has no target, or nobody who brings the figure.

    ## Why it matters
    Without a target a figure is neither good nor bad; without an owner it is not there when the parties meet.

    ## Example
        scorecard: [{id: introductions, name: Introductions made, kind: engagement}]

    ## How to fix it
    Add `target: 5 a month` and `owner: brightpath`.
    """
    for number, each in enumerate(governance_of(plan).scorecard):
        missing = [name for name in ("target", "owner") if getattr(each, name) is None]
        if missing:
            message = f"the metric {each.id} has no {' and no '.join(missing)}"
            yield Fault(("governance", "scorecard", number), message, f"add {', '.join(_SAMPLES[name] for name in missing)}")


@rule("PF470", "no-lead-log", Severity.WARNING)
def no_lead_log(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Leads or introductions pass between the parties, and nobody writes them down.

    ## Why it matters
    After half a year each party remembers having given more, and nobody can prove which client came from whom.

    ## Example
        introductions: {by: brightpath, method: [an e-mail], ...}  # and without governance.lead_log

    ## How to fix it
    Add `lead_log: {keeper: brightpath, entered_within: 2 business days, updated_within: 5 business days, outcomes: [won,
    lost], outcome_within: 90 days}`.
    """
    rules = rules_of(plan)
    passes = "introductions" if rules.introductions else "lead_exchange" if rules.lead_exchange else None
    if passes and rules.registration is None and governance_of(plan).lead_log is None:
        hint = f"add {LOG}"
        message = "leads pass between the parties, and no log shows which, and what became of them"
        yield Fault(("rules_of_engagement", passes), message, hint, on_key=True)


@rule("PF471", "log-without-keeper", Severity.WARNING)
def log_without_keeper(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    There is a lead log, but nobody keeps it, or nothing says when an entry is brought up to date.

    ## Why it matters
    A log that is kept by all in general is kept by nobody; after a month it is history.

    ## Example
        lead_log: {tool: a shared spreadsheet, outcomes: [won, lost]}

    ## How to fix it
    Add `keeper: brightpath` (or `each`) and `updated_within: 5 business days`.
    """
    log = governance_of(plan).lead_log
    if log and (log.keeper is None or log.updated_within is None):
        lacks = "nobody keeps the lead log" if log.keeper is None else "nothing says when the lead log is brought up to date"
        wanted = (("keeper: each", log.keeper), ("updated_within: 5 business days", log.updated_within))
        lacking = ", ".join(words for words, given in wanted if given is None)
        yield Fault(("governance", "lead_log"), lacks, f"add {lacking}", on_key=True)


_AGREEMENT = re.compile(r"\b(agreement|contract|plan)\b", re.IGNORECASE)


@rule("PF472", "agreement-not-in-workspace", Severity.NOTE)
def agreement_not_in_workspace(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The shared workspace holds many things, but not this agreement.

    ## Why it matters
    The plan is the reference point; where nobody finds it, everybody works by what they remember.

    ## Example
        workspace: {holds: [the lead log, minutes]}

    ## How to fix it
    Add `this agreement and its revisions` to `holds`.
    """
    workspace = governance_of(plan).workspace
    if workspace and not any(map(_AGREEMENT.search, workspace.holds)):
        hint = "add holds: [this agreement and its revisions], or that item to those that are there"
        yield Fault(("governance", "workspace"), "the shared workspace does not hold this agreement", hint, on_key=True)


@rule("PF473", "health-without-measure", Severity.WARNING)
def health_without_measure(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The parties look at whether the partnership still works, but nothing says by what they would see it.

    ## Why it matters
    Each will say that it is fine, until one of them leaves.

    ## Example
        health_check: {every: half-year, exit_notice: 30 days}

    ## How to fix it
    Add `measures: [referrals passed in each direction]`, or `unhealthy_if: [two metrics in a row miss their target]`.
    """
    health = governance_of(plan).health_check
    if health and not health.measures and not health.unhealthy_if:
        message = "nothing says by what the parties see whether the partnership works"
        yield Fault(("governance", "health_check"), message, "add measures: [leads passed in each direction]", on_key=True)


MEETINGS: tuple[Rule, ...] = (
    meeting_without_backup,
    input_without_due,
    meeting_without_agenda,
    metric_without_target,
    no_lead_log,
    log_without_keeper,
    agreement_not_in_workspace,
    health_without_measure,
)
