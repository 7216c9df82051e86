"""Days and times over which money is counted: pure functions of dates and of what the plan says."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from planforge.record import record
from planforge.values import Misread, Period, Rhythm, parse_date

ONE_DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_DAYS = {"day": 1, "week": 7}
_NAMES = "January February March April May June July August September October November December".split()
_RANGE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?")


@record
class Span:
    """A month, quarter, year, ...: `key` keeps it apart from others of its kind."""

    key: str
    first: date
    last: date
    words: str
    """Such as "Q1 2027" or "March 2027"."""


@record
class Range:
    """Any days in a row, both ends included."""

    first: date
    last: date
    words: str


def after(period: Period, start: date) -> date:
    """The day this period after `start`; the last day of the calendar where it lies beyond that.

    Business days are Monday to Friday, for a plan freezes no list of public holidays. Of hours and minutes only whole days count.
    """
    try:
        if period.unit == "business day":
            return _business_days(start, period.count)
        if period.unit in ("minute", "hour"):
            return start + timedelta(days=period.count // (24 if period.unit == "hour" else 1440))
        return period.after(start)
    except (ValueError, OverflowError):
        return date.max


def _business_days(start: date, count: int) -> date:
    weeks, rest = divmod(count, 5)
    day = start - ONE_DAY * max(start.weekday() - 4, 0) + timedelta(weeks=weeks)  # a weekend counts from its Friday
    return day + ONE_DAY * (rest + (2 if day.weekday() + rest > 4 else 0))


def times_after(every: Rhythm, start: date, times: int) -> date:
    """The day on which `every`, begun on `start`, has come round so often. Months count from `start`, so that a 31st comes back."""
    if every.unit in _DAYS:
        return after(Period(every.count * _DAYS[every.unit] * times, "day"), start)
    return after(Period(every.count * _MONTHS[every.unit] * times, "month"), start)


@lru_cache(maxsize=8192)
def period_of(on: date, per: str, effective: date | None = None, end: date | None = None) -> Span:
    """The month, quarter, half-year, year, contract year or life of the agreement into which a day falls.

    A contract year begins on `effective` and on each of its anniversaries; `end` is the last day of the agreement, where it has one.
    """
    if per == "agreement":
        return Span("agreement", effective or date.min, end or date.max, "the whole of the agreement")
    if per == "contract year":
        return _contract_year(on, effective or date(on.year, 1, 1))
    months = _MONTHS[per]
    number = (on.month - 1) // months
    first = date(on.year, number * months + 1, 1)
    month = first.month + months - 1
    last = date(on.year, month, monthrange(on.year, month)[1])
    key = {"month": f"{on.year}-{on.month:02}", "year": str(on.year)}.get(per, f"{on.year}-{per[0].upper()}{number + 1}")
    words = {"month": f"{_NAMES[month - 1]} {on.year}", "year": key}.get(per, f"{per[0].upper()}{number + 1} {on.year}")
    return Span(key, first, last, words)


def _contract_year(on: date, effective: date) -> Span:
    number = on.year - effective.year + (1 if on >= anniversary(effective, on.year) else 0)
    first = anniversary(effective, effective.year + number - 1)
    following = anniversary(effective, effective.year + number)
    last = date.max if following == date.max else following - ONE_DAY
    return Span(f"year {number}", first, last, f"year {number} of the agreement")


def anniversary(effective: date, year: int) -> date:
    """The same day in another year, within the calendar; 29 February becomes the 28th where there is none."""
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    return date(year, effective.month, min(effective.day, monthrange(year, effective.month)[1]))


def in_calendar(every: Rhythm) -> bool:
    """Whether the calendar itself has such times."""
    return every.count == 1 and every.unit in _MONTHS


def every_span(on: date, every: Rhythm, effective: date | None) -> Span | None:
    """The time into which a day falls, where time is cut by a rhythm: such as the time that a statement covers.

    What the calendar has is that of the calendar. Anything else is counted from the day on which the agreement
    takes effect, what lies before it belonging to the first; None where that day is not known.
    """
    if in_calendar(every):
        return period_of(on, every.unit)
    if effective is None:
        return None
    longest = every.count * (_DAYS.get(every.unit) or 31 * _MONTHS.get(every.unit, 1))
    number = max((on - effective).days // longest, 0)
    while times_after(every, effective, number + 1) <= on < date.max:
        number += 1
    first, following = (times_after(every, effective, each) for each in (number, number + 1))
    last = following - ONE_DAY
    return Span(f"{first}..{last}", first, last, f"{first} to {last}")


def parse_range(text: str) -> Range:
    """Read `2027-Q1`, `2027-H1`, `2027-03`, `2027`, a day, or two days as `2027-01-01..2027-06-30`. Misread says what is wrong."""
    first, dots, last = text.partition("..")
    if dots:
        start, end = parse_date(first), parse_date(last)
        if end < start:
            raise Misread("the last day is before the first", f"{last}..{first}")
        return Range(start, end, f"{start} to {end}")
    found = _RANGE.fullmatch(text)
    if not found:
        day = parse_date(text)
        return Range(day, day, str(day))
    year, quarter, half, month = found.groups()
    if month and not 1 <= int(month) <= 12:
        raise Misread(f"there is no month {month}", f"{year}-12")
    per = "quarter" if quarter else "half-year" if half else "month" if month else "year"
    number = int(quarter or half or month or 1)
    span = period_of(parse_date(f"{year}-{(number - 1) * _MONTHS[per] + 1:02}-01"), per)
    return Range(span.first, span.last, span.words)
