"""Goals, minimums and exclusivity: measured, dated, and tied to things that exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planforge.checks.given import parties_of
from planforge.checks.proposals import first_year_end, minimum_for
from planforge.findings import Fault, Path, Severity, misnamed, rule
from planforge.plan import Plan


@rule("PF230", "goal-without-measure", Severity.WARNING)
def goal_without_measure(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A shared goal lacks a measure, an owner or a day.

    ## Why it matters
    Nobody can tell whether it was reached, and nobody answers for it.

    ## Example
        goals: [{id: growth, goal: grow together}]

    ## How to fix it
    Add what is missing: `metric: signed clients`, `owner: each`, `by: 2027-12-31`.
    """
    samples = {"metric": "metric: signed clients", "owner": "owner: each", "by": f"by: {first_year_end(plan)}"}
    for number, goal in enumerate(plan.goals):
        missing = [name for name in ("metric", "owner", "by") if getattr(goal, name) is None]
        if missing:
            yield Fault(
                ("goals", number),
                f"the goal {goal.id} has no {' and no '.join(missing)}",
                f"add {', '.join(samples[name] for name in missing)}",
            )


def _dates(plan: Plan) -> Iterator[tuple[date, Path]]:
    """The days by which goals, minimums and promises fall due."""
    for number, goal in enumerate(plan.goals):
        if goal.by:
            yield goal.by, ("goals", number, "by")
    for number, minimum in enumerate(plan.scope.minimums if plan.scope else ()):
        path: Path = ("scope", "minimums", number)
        if minimum.first_due:
            yield minimum.first_due, (*path, "first_due")
        yield from ((step.by, (*path, "steps", place, "by")) for place, step in enumerate(minimum.steps) if step.by)
    for number, promise in enumerate(plan.scope.exclusivity if plan.scope else ()):
        if promise.until:
            yield promise.until, ("scope", "exclusivity", number, "until")


@rule("PF231", "date-before-start", Severity.ERROR)
def date_before_start(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A goal, a minimum or a promise of exclusivity falls due before the agreement takes effect.

    ## Why it matters
    It would be missed, or over, on the first day.

    ## Example
        plan: {effective: 2027-01-01, ...}
        goals: [{id: growth, by: 2026-12-31, ...}]

    ## How to fix it
    Correct the year.
    """
    effective = plan.plan.effective
    for day, path in _dates(plan):
        if effective and day < effective:
            yield Fault(path, f"{day} is before {effective}, when the agreement takes effect", "correct the year")


@rule("PF232", "steps-out-of-order", Severity.ERROR)
def steps_out_of_order(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The periods of a minimum are not in the order of their days.

    ## Why it matters
    The table would name a later period before an earlier one; one of the days is probably wrong.

    ## Example
        steps: [{period: first year, by: 2028-12-31, ...}, {period: second year, by: 2027-12-31, ...}]

    ## How to fix it
    Correct the day, or put the periods in order.
    """
    for number, minimum in enumerate(plan.scope.minimums if plan.scope else ()):
        latest: date | None = None
        for place, step in enumerate(minimum.steps):
            if step.by and latest and step.by <= latest:
                path = ("scope", "minimums", number, "steps", place, "by")
                yield Fault(path, f"{step.by} is not after {latest}, the day of the period before", "put the periods in order")
            latest = step.by or latest


@rule("PF233", "unknown-minimum", Severity.ERROR)
def unknown_minimum(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Exclusivity depends on a minimum that the plan does not have.

    ## Why it matters
    Nobody could tell whether the exclusivity still holds.

    ## Example
        exclusivity: [{while: [purchase], ...}]
        minimums: [{id: purchases, ...}]

    ## How to fix it
    Use the id of a minimum under `scope.minimums`, or add it there.
    """
    known = [minimum.id for minimum in plan.scope.minimums] if plan.scope else []
    for number, promise in enumerate(plan.scope.exclusivity if plan.scope else ()):
        for place, name in enumerate(promise.while_):
            if name not in known:
                at = ("scope", "exclusivity", number, "while", place)
                yield misnamed(at, f"this plan has no minimum {name}", name, known, "add it under scope.minimums")


@rule("PF234", "promise-to-oneself", Severity.ERROR)
def promise_to_oneself(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party promises exclusivity or a minimum to itself.

    ## Why it matters
    Such a promise binds nobody; one of the two names is wrong.

    ## Example
        exclusivity: [{kind: exclusive, granted_by: northwind, granted_to: northwind}]

    ## How to fix it
    Name the party that has the right.
    """
    for number, promise in enumerate(plan.scope.exclusivity if plan.scope else ()):
        if promise.granted_by == promise.granted_to:
            yield Fault(
                ("scope", "exclusivity", number, "granted_to"),
                f"{promise.granted_by} promises this to itself",
                "name another party",
            )
    for number, minimum in enumerate(plan.scope.minimums if plan.scope else ()):
        if minimum.by == minimum.to:
            yield Fault(("scope", "minimums", number, "to"), f"{minimum.by} commits itself to itself", "name another party")


@rule("PF235", "exclusivity-for-nothing", Severity.NOTE)
def exclusivity_for_nothing(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party promises exclusivity that nothing keeps alive: no minimum, and no earlier end.

    ## Why it matters
    The party that has it may do nothing with it, and the other may work with nobody else.

    ## Example
        exclusivity: [{kind: exclusive, granted_by: northwind, granted_to: brightpath}]

    ## How to fix it
    Tie it to a minimum (`while: [purchases]`), or let it end (`until: 2027-12-31`).
    """
    for number, promise in enumerate(plan.scope.exclusivity if plan.scope else ()):
        if not promise.while_ and promise.until is None:
            yield Fault(
                ("scope", "exclusivity", number),
                "this exclusivity holds whatever the other party does",
                f"add until: {first_year_end(plan)}, or while: with the id of a minimum",
            )


@rule("PF236", "nothing-to-lose", Severity.WARNING)
def nothing_to_lose(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    What is to follow from a missed minimum cannot follow: exclusivity ends that nobody has, or minimums that the plan does not have.

    ## Why it matters
    The sanction reads well and means nothing.

    ## Example
        minimums: [{by: brightpath, if_missed: exclusivity ends, ...}]

    ## How to fix it
    Grant that party exclusivity, choose another consequence, or add the minimums.
    """
    scope, ways = plan.scope, plan.terms.termination if plan.terms else None
    holders = {promise.granted_to for promise in scope.exclusivity} if scope else set()
    for number, minimum in enumerate(scope.minimums if scope else ()):
        if minimum.if_missed == "exclusivity ends" and minimum.by not in holders:
            path = ("scope", "minimums", number, "if_missed")
            yield Fault(path, f"{minimum.by} has no exclusivity that could end", "choose another consequence")
    if ways and ways.missed_minimums and not (scope and scope.minimums):
        yield Fault(
            ("terms", "termination", "missed_minimums"),
            "this plan has no minimums that could be missed",
            f"add {minimum_for(plan, parties_of(plan)[-1])} under scope.minimums",
        )


SCOPE = (
    goal_without_measure,
    date_before_start,
    steps_out_of_order,
    unknown_minimum,
    promise_to_oneself,
    exclusivity_for_nothing,
    nothing_to_lose,
)
