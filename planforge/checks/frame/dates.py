"""PF219 to PF226: days that come too late, too early or not at all, and days that move from month to month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from planforge.findings import Fault, Rule, Severity, rule
from planforge.plan import Plan
from planforge.plan.calendar import CALENDAR_UNITS, ONE_DAY, added, first_end, fixed_end, renewals
from planforge.plan.header import RevisionNote
from planforge.plan.walk import leaves
from planforge.values import Period, Version

WARNING, NOTE = Severity.WARNING, Severity.NOTE
_MONTHS = CALENDAR_UNITS[2:]
_SHOWN, _LOOKED_AT = 3, 12
"""How many days a message names, and how many terms are looked at."""
_OTHER = frozenset({"plan", "terms", "clauses", "examples", "guarantees", "dated"})
"""Days that the end of the agreement does not concern, or that have a rule of their own."""


def made(plan: Plan) -> date | None:
    """The day of the document, or of its first version where it was revised."""
    return min((each for each in (plan.plan.dated, *(note.dated for note in plan.plan.revisions)) if each), default=None)


@rule("PF219", "notice-day-has-passed", WARNING)
def notice_day_has_passed(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The last day for the notice that stops the first renewal, or asks for it, is no later than the day on which the agreement is made.

    ## Why it matters
    The first renewal can no longer be stopped by anybody who signs, or no longer be asked for.

    ## Example
        plan: {dated: 2027-09-20, effective: 2027-01-01, ...}
        terms: {ends: 2027-12-31, renewal: {automatic: 12 months, notice: 4 months}}

    ## How to fix it
    Agree a shorter notice, or a later end of the first term.
    """
    start, day = plan.plan.effective, made(plan)
    for first in renewals(plan, 1):
        if first.notice_by is None or day is None or first.notice_by > day:
            continue
        if start is None or (first.notice_by - start).days > 2:  # else the notice is as long as the term, which PF211 says
            message = f"notice is due by {first.notice_by}, and the agreement is of {day}: the first renewal cannot be stopped"
            yield Fault(("terms", "renewal", "notice"), message, "agree a shorter notice, such as notice: 30 days")


@rule("PF220", "made-after-its-end", WARNING)
def made_after_its_end(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The agreement is dated later than the day on which it ends.

    ## Why it matters
    All that it asks for would be over before anybody signs; most often a year has a slip.

    ## Example
        plan: {dated: 2028-01-15, effective: 2027-01-01, ...}
        terms: {ends: 2027-12-31}

    ## How to fix it
    Correct the year of one of the two days, or add a `renewal`.
    """
    ends, day = fixed_end(plan), made(plan)
    if ends and day and day > ends and plan.plan.dated:
        yield Fault(("plan", "dated"), f"the agreement is of {day}, and ended on {ends}", "correct one of the two days")


@rule("PF221", "in-force-before-it-was-made", NOTE)
def in_force_before_it_was_made(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The agreement, or a version of it, takes effect before the day on which it is made.

    ## Why it matters
    It then holds for deals, prices and promises of days on which nobody had signed it. That is allowed, but it should be meant.

    ## Example
        plan: {dated: 2027-03-01, effective: 2027-01-01, ...}

    ## How to fix it
    Nothing, if it is meant. Otherwise let it take effect on a later day, or leave `effective` out: it is then the day of the last signature.
    """
    start, day = plan.plan.effective, made(plan)
    if start and day and start < day:
        message = f"the agreement takes effect on {start}, and is made on {day} only"
        yield Fault(("plan", "effective"), message, f"write effective: {day}, unless the days before are meant to count")
    for number, note in enumerate(plan.plan.revisions):
        if note.effective and note.effective < note.dated and note.by is None:
            message = f"version {note.version} takes effect on {note.effective}, and is of {note.dated} only"
            hint = f"write effective: {note.dated}, unless the days before are meant to count"
            yield Fault(("plan", "revisions", number, "effective"), message, hint)


@rule("PF222", "history-out-of-order", WARNING)
def history_out_of_order(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The revision history is not in the order of its versions or of its days, or goes beyond the version and the date of the document.

    ## Why it matters
    In a dispute the history shows which words were in force. One that contradicts itself shows nothing.

    ## Example
        plan: {version: 1.1.0, revisions: [{version: 1.1.0, dated: 2026-10-15, ...}, {version: 1.0.0, dated: 2026-09-01, ...}]}

    ## How to fix it
    Write the oldest version first, each with a later version number, and none later than the document.
    """
    notes, at = plan.plan.revisions, ("plan", "revisions")
    for number, (before, after) in enumerate(pairwise(notes), start=1):
        if _number(after.version) <= _number(before.version):
            message = f"version {after.version} stands after version {before.version}"
            yield Fault((*at, number, "version"), message, "write the oldest version first, each with a number of its own")
        elif after.dated < before.dated:
            message = f"version {after.version} is of {after.dated}, earlier than version {before.version} of {before.dated}"
            yield Fault((*at, number, "dated"), message, "correct one of the two days")
    for number, note in enumerate(notes):
        if _number(plan.plan.version) < _number(note.version):
            message = f"the history names version {note.version}, and this is version {plan.plan.version}"
            yield Fault((*at, number, "version"), message, f"write version: {note.version} under plan, or correct the history")
        elif plan.plan.dated and plan.plan.dated < note.dated:
            message = f"version {note.version} is of {note.dated}, and the document of {plan.plan.dated}"
            yield Fault((*at, number, "dated"), message, f"write dated: {note.dated} under plan, or correct the history")


def _number(version: Version) -> tuple[int, int, int]:
    return version.major, version.minor, version.patch


@rule("PF223", "revision-before-its-notice", WARNING)
def revision_before_its_notice(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One party changed the agreement alone, and the change takes effect before the notice that it owes has run; or the plan gives it no
    right to change anything alone.

    ## Why it matters
    The change does not bind the other party, and what is paid or done by it is open to dispute.

    ## Example
        plan: {revisions: [{version: 1.1.0, dated: 2027-03-01, by: northwind, effective: 2027-03-15, ...}], ...}
        terms: {changes: {by: signed writing, one_sided: [{by: northwind, of: the price list, notice: 60 days}]}, ...}

    ## How to fix it
    Let it take effect when the notice has run, or let the parties agree on it and leave `by` out.
    """
    for number, note in enumerate(plan.plan.revisions):
        at = ("plan", "revisions", number)
        notices = [] if note.by is None else sorted(_notices(plan, note.by), key=lambda each: each.rough_hours)
        if note.by and not notices:
            message = f"{note.by} made version {note.version} alone, and the plan lets it change nothing alone"
            yield Fault((*at, "by"), message, "leave by out if the parties agreed, or add one_sided under terms.changes")
        elif notices and (earliest := _too_early(note, notices[0])):
            message = (
                f"version {note.version} takes effect on {note.effective}, but the notice of {notices[0]} runs until {earliest}"
            )
            yield Fault(
                (*at, "effective"), message, f"write effective: {earliest}, or let the parties agree on it and leave by out"
            )


def _notices(plan: Plan, party: str) -> Iterator[Period]:
    """The notices on which `party` may change something alone."""
    changes = plan.terms.changes if plan.terms else None
    yield from (each.notice for each in (changes.one_sided if changes else ()) if each.by == party)
    if plan.programme and plan.programme.changes and plan.programme.owner == party:
        yield plan.programme.changes.notice
    if plan.prices and plan.prices.change and plan.prices.chain[:1] == (party,):
        yield plan.prices.change.notice
    if plan.scope and plan.scope.products_notice and any(each.provider == party for each in plan.scope.products):
        yield plan.scope.products_notice


def _too_early(note: RevisionNote, notice: Period) -> date | None:
    """The first day on which the change could hold, where it is to hold before."""
    earliest = added(note.dated, notice)
    return earliest if earliest and note.effective and note.effective < earliest else None


@rule("PF225", "day-that-moves", NOTE)
def day_that_moves(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Months are counted from a 29th, 30th or 31st, so that a term ends, or a notice is due, on another day where a month has no such day.

    ## Why it matters
    The last day of the shorter month counts then. Who expects the same day each time gives notice a day or two too late.

    ## Example
        plan: {effective: 2027-01-31, ...}
        terms: {initial: 1 month, renewal: {automatic: 1 month, notice: 10 days}}

    ## How to fix it
    Nothing, if the days that are named suit you. Otherwise start on the first of a month, end on the last one, or count in days.
    """
    start, first, terms = plan.plan.effective, first_end(plan), plan.terms
    renewed = terms.renewal and (terms.renewal.automatic or terms.renewal.by_agreement) if terms else None
    ends = [each.ends for each in renewals(plan, _LOOKED_AT)] if renewed and renewed.unit in _MONTHS else []
    if terms and terms.initial and start and first and terms.initial.unit in _MONTHS and (first + ONE_DAY).day != start.day:
        message = f"{terms.initial} from {start} end on {first}: the month after has no day {start.day}"
        yield Fault(("terms", "initial"), message, f"write ends: {first}, or take effect on another day")
    elif len({(each + ONE_DAY).day for each in ends}) > 1:
        message = f"terms do not end on one day of the month, but on {', '.join(map(str, ends[:_SHOWN]))} and so on"
        yield Fault(("terms", "renewal"), message, "end on the last day of a month, or before its 28th", on_key=True)
    yield from _moving_notice(plan)


def _moving_notice(plan: Plan) -> Iterator[Fault]:
    """That the last day of one month becomes the last of another surprises nobody."""
    notice = plan.terms.renewal.notice if plan.terms and plan.terms.renewal else None
    for ends, day in renewals(plan, _LOOKED_AT) if notice and notice.unit in _MONTHS else ():
        if day and day.day < ends.day < monthrange(ends.year, ends.month)[1]:
            message = f"the notice for the term that ends on {ends} is due by {day}, the last day of its month"
            yield Fault(("terms", "renewal", "notice"), message, "write the notice in days, such as notice: 60 days")
            return


@rule("PF226", "day-after-the-end", WARNING)
def after_the_end(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Something is to happen, or lasts until, a day after the agreement has ended for good.

    ## Why it matters
    Nobody is bound by it any more on that day, although both parties count on it.

    ## Example
        terms: {ends: 2027-12-31}
        goals: [{id: growth, by: 2028-06-30, ...}]

    ## How to fix it
    Correct the day, let the agreement last longer, or let it renew.
    """
    ends = fixed_end(plan)
    for leaf in leaves(plan) if ends else ():
        if leaf.kind is date and leaf.value > ends and not _OTHER & {leaf.path[0], *leaf.path[-4:]}:
            message = f"{leaf.value} is after {ends}, when the agreement has ended for good"
            yield Fault(leaf.path, message, "correct the day, or add renewal: {automatic: 12 months} under terms")


DATES: tuple[Rule, ...] = (
    notice_day_has_passed,
    made_after_its_end,
    in_force_before_it_was_made,
    history_out_of_order,
    revision_before_its_notice,
    day_that_moves,
    after_the_end,
)
