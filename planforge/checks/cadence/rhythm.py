"""Meetings: that there are some, that more than one party carries them, that they can be held as planned."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.proposals import monthly_review
from planforge.findings import Fault, Severity, rule
from planforge.plan import Plan
from planforge.plan.cadence import Meeting
from planforge.values import Rhythm, Who

_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "half-year": 182, "year": 365}


def _days(rhythm: Rhythm) -> int:
    return rhythm.count * _DAYS[rhythm.unit]


@rule("PF450", "no-reviews", Severity.WARNING)
def no_reviews(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan has no meeting in which the parties look at the partnership together.

    ## Why it matters
    Partnerships without a rhythm gather dust: nobody drives the agenda, nobody measures, and disagreements wait until they are large.

    ## Example
    A plan without `review_cadence`.

    ## How to fix it
    Add one meeting:
        review_cadence:
          - {id: monthly, name: Monthly review, every: month, driver: northwind, backup: brightpath,
             agenda: [{item: Open referrals, minutes: 30}]}
    """
    if not plan.review_cadence:
        yield Fault((), "the parties never meet to review the partnership", f"add review_cadence: [{monthly_review(plan)}]")


@rule("PF451", "rare-reviews", Severity.WARNING)
def rare_reviews(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    No meeting takes place at least once a quarter.

    ## Why it matters
    In more than three months without a talk, leads go cold and small disputes grow.

    ## Example
        review_cadence: [{id: yearly, every: year, ...}]

    ## How to fix it
    Add a short meeting every month or every quarter.
    """
    days = [_days(meeting.every) for meeting in plan.review_cadence]
    if days and min(days) > 92:
        yield Fault(
            ("review_cadence",),
            "more than a quarter passes between two meetings",
            f"add {monthly_review(plan)} under review_cadence",
            on_key=True,
        )


def _brings(meeting: Meeting) -> Iterator[Who]:
    """Who does something in a meeting besides driving it."""
    yield from (each.by for each in meeting.inputs)
    yield from (item.owner for item in meeting.agenda if item.owner)


@rule("PF452", "one-party-drives", Severity.WARNING)
def one_party_drives(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One party drives every meeting, and no other party brings anything to any of them.

    ## Why it matters
    What one side alone carries, the other side soon attends without preparation, and then not at all.

    ## Example
        review_cadence: [{id: monthly, driver: northwind, inputs: [{what: the pipeline, by: northwind}], ...}]

    ## How to fix it
    Let the driver change (`alternates: true`), or give the other party an input or an agenda item of its own.
    """
    meetings = plan.review_cadence
    drivers = {meeting.driver for meeting in meetings}
    if len(drivers) != 1 or any(meeting.alternates for meeting in meetings):
        return
    others = any(who.everyone or set(who.parties) - drivers for meeting in meetings for who in _brings(meeting))
    if not others:
        (driver,) = drivers
        hint = "write alternates: true, or give another party an input or an agenda item"
        yield Fault(("review_cadence", 0, "driver"), f"{driver} drives every meeting, and nobody else brings anything", hint)


@rule("PF453", "agenda-too-long", Severity.WARNING)
def agenda_too_long(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The items of an agenda take more minutes than the meeting lasts.

    ## Why it matters
    The last items, often the hard ones, are never reached.

    ## Example
        length: 30 minutes
        agenda: [{item: Pipeline, minutes: 20}, {item: Commitments, minutes: 20}]

    ## How to fix it
    Shorten items, or lengthen the meeting.
    """
    for number, meeting in enumerate(plan.review_cadence):
        unit = {"minute": 1, "hour": 60}.get(meeting.length.unit) if meeting.length else None
        needed = sum(item.minutes or 0 for item in meeting.agenda)
        if meeting.length and unit and needed > meeting.length.count * unit:
            message = f"the agenda takes {needed} minutes, but the meeting lasts {meeting.length}"
            yield Fault(("review_cadence", number, "agenda"), message, "shorten items, or lengthen the meeting", on_key=True)


@rule("PF454", "backup-is-driver", Severity.ERROR)
def backup_is_driver(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The party that stands in for the driver of a meeting is the driver.

    ## Why it matters
    When the driver cannot, nobody calls the meeting.

    ## Example
        {id: monthly, driver: northwind, backup: northwind, ...}

    ## How to fix it
    Name another party as backup, or leave it out.
    """
    for number, meeting in enumerate(plan.review_cadence):
        if meeting.backup == meeting.driver:
            yield Fault(
                ("review_cadence", number, "backup"), f"{meeting.driver} cannot stand in for itself", "name another party"
            )


@rule("PF455", "meeting-before-start", Severity.ERROR)
def meeting_before_start(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The first meeting is before the day on which the agreement takes effect.

    ## Why it matters
    The calendar would begin with a meeting that nobody is bound to hold.

    ## Example
        plan: {effective: 2027-01-01, ...}
        review_cadence: [{id: monthly, first: 2026-02-01, ...}]

    ## How to fix it
    Correct the year.
    """
    effective = plan.plan.effective
    for number, meeting in enumerate(plan.review_cadence):
        if effective and meeting.first and meeting.first < effective:
            message = f"{meeting.first} is before {effective}, when the agreement takes effect"
            yield Fault(("review_cadence", number, "first"), message, "correct the year")


RHYTHM = (
    no_reviews,
    rare_reviews,
    one_party_drives,
    agenda_too_long,
    backup_is_driver,
    meeting_before_start,
)
