"""Days and times over which money is counted: pure functions of dates and of what the plan says."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from planforge.record import record
from planforge.values import Misread, Period, parse_date

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_RANGE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?")
_LAST = date(9999, 12, 31)


@record
class Span:
    """A month, quarter, year, ...: `key` keeps it apart from others of its kind."""

    key: str
    first: date
    last: date
    words: str
    """Such as "Q1 2027"."""


@record
class Range:
    """Any days in a row, both ends included."""

    first: date
    last: date
    words: str


def after(period: Period, start: date) -> date:
    """The day this period after `start`. Business days are Monday to Friday, for a plan freezes no list of public holidays."""
    if period.unit == "business day":
        day, left = start, period.count
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5
        return day
    if period.unit in ("minute", "hour"):
        return start + timedelta(days=period.count // 24 if period.unit == "hour" else period.count // 1440)
    return period.after(start)


@lru_cache(maxsize=8192)
def period_of(on: date, per: str, effective: date | None = None, end: date | None = None) -> Span:
    """The month, quarter, half-year, year, contract year or life of the agreement into which a day falls.

    A contract year begins on `effective` and on each of its anniversaries; `end` is the last day of the agreement, where it has one.
    """
    if per == "agreement":
        return Span("agreement", effective or date.min, end or _LAST, "the whole of the agreement")
    if per == "contract year":
        return _contract_year(on, effective or date(on.year, 1, 1))
    months = _MONTHS[per]
    number = (on.month - 1) // months
    first = date(on.year, number * months + 1, 1)
    month = first.month + months - 1
    last = date(on.year, month, monthrange(on.year, month)[1])
    key = {"month": f"{on.year}-{on.month:02}", "year": str(on.year)}.get(per, f"{on.year}-{per[0].upper()}{number + 1}")
    words = {"month": key, "year": key}.get(per, f"{per[0].upper()}{number + 1} {on.year}")
    return Span(key, first, last, words)


def _contract_year(on: date, effective: date) -> Span:
    number = on.year - effective.year + (1 if on >= _anniversary(effective, on.year) else 0)
    first = _anniversary(effective, effective.year + number - 1)
    last = _anniversary(effective, effective.year + number) - timedelta(days=1)
    return Span(f"year {number}", first, last, f"year {number} of the agreement")


def _anniversary(effective: date, year: int) -> date:
    """The same day in another year; 29 February becomes the 28th where there is none."""
    return date(year, effective.month, min(effective.day, monthrange(year, effective.month)[1]))


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
    span = period_of(date(int(year), (number - 1) * _MONTHS[per] + 1, 1), per)
    return Range(span.first, span.last, span.words)
