"""The calendar of an agreement: the last day of each of its terms, and the last day on which a renewal may still be stopped.

A term lasts up to and including its last day: twelve months from 1 January end on 31 December. Renewals of months are counted from
the day after the first term, so that a day the short months lack comes back in the long ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count as numbers
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from planforge.values import Period

if TYPE_CHECKING:
    from planforge.plan.plan import Plan

ONE_DAY = timedelta(days=1)
CALENDAR_UNITS = ("day", "week", "month", "quarter", "year")
"""Units of periods that can be counted without knowing public holidays or the time of day."""


class TermEnd(NamedTuple):
    """The end of a term, at which the agreement may renew."""

    ends: date
    """The last day of the term."""
    notice_by: date | None
    """The last day for the notice that stops the renewal, or asks for it; None where no notice is agreed, or no calendar counts it."""


def renewals(plan: Plan, count: int) -> tuple[TermEnd, ...]:
    """The first `count` ends of terms at which the agreement may renew, fewer where it may renew less often.

    An agreement that ends on 2025-08-28, renews for 12 months and wants 2 months' notice gives (2025-08-28, 2025-06-28), then
    (2026-08-28, 2026-06-28). () where there is no renewal, or where no day can be told: no fixed end and no known start.
    """
    terms = plan.terms
    first = first_end(plan)
    renewal = terms.renewal if terms else None
    renewed = (renewal.automatic or renewal.by_agreement) if renewal else None
    if first is None or renewal is None or renewed is None or renewed.unit not in CALENDAR_UNITS:
        return ()
    most = count if renewal.times is None else min(count, renewal.times)
    return tuple(TermEnd(ends, notice_day(ends, renewal.notice)) for ends in islice(_ends(first, renewed), most))


def first_end(plan: Plan) -> date | None:
    """The last day of the first term; None where the agreement has no fixed end, or its first day is not known."""
    terms, start = plan.terms, plan.plan.effective
    if terms is None or terms.until_ended:
        return None
    if terms.initial is None:
        return terms.ends
    day = added(start, terms.initial) if start else None
    return day - ONE_DAY if day else None


def fixed_end(plan: Plan) -> date | None:
    """The last day of the agreement, where it has one and does not renew."""
    return first_end(plan) if plan.terms and plan.terms.renewal is None else None


def notice_day(ends: date, notice: Period | None) -> date | None:
    """The last day for a notice that must be given `notice` before the end of `ends`."""
    if notice is None or notice.unit not in CALENDAR_UNITS:
        return None
    try:
        return notice.before(ends)
    except (ValueError, OverflowError):  # before the first year of the calendar
        return None


def added(start: date, period: Period) -> date | None:
    """The day this period after `start`; None where the calendar ends before, or the period is not of whole days."""
    if period.unit not in CALENDAR_UNITS:
        return None
    try:
        return period.after(start)
    except (ValueError, OverflowError):
        return None


def _ends(first: date, renewed: Period) -> Iterator[date]:
    """The last day of the first term and of each renewed one, as far as the calendar goes."""
    yield first
    days = (added(first + ONE_DAY, Period(renewed.count * number, renewed.unit)) for number in numbers(1))
    yield from (day - ONE_DAY for day in takewhile(lambda day: day is not None, days) if day)
