"""Dates, periods and rhythms. A period is what was written (12 months is not 365 days); dates are calendar days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Self

from planforge.record import record
from planforge.values.misread import GUESS, SAMPLE, Misread

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PERIOD = re.compile(r"([1-9][0-9]{0,3}) (business day|calendar day|minute|hour|day|week|month|quarter|year)s?")
_RHYTHM = re.compile(r"(?:([1-9][0-9]?) )?(day|week|month|quarter|half-year|year)s?")
_NONE = re.compile(r"(?:0+|-[0-9]+) ([a-z ]+?)s?")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": 7}

_ROUGH_HOURS = {"hour": 1, "business day": 34, "day": 24, "week": 168, "month": 730, "quarter": 2190, "year": 8766}

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PERIOD_UNITS = ("minute", "hour", "business day", "day", "week", "month", "quarter", "year")


def parse_date(text: str) -> date:
    """Read `2027-01-01`: a real day between 1990 and 2200."""
    match = _DATE.fullmatch(text)
    if not match:
        raise Misread("a date is written year-month-day", "2027-01-31", SAMPLE)
    year, month, day = (int(part) for part in match.groups())
    if not 1990 <= year <= 2200:
        raise Misread(f"the year {year} is outside 1990 to 2200", f"2027-{month:02}-{day:02}", SAMPLE)
    if not 1 <= month <= 12:
        raise Misread(f"there is no month {month}", f"{year}-12-{day:02}", SAMPLE)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Misread(f"{MONTH_NAMES[month - 1]} {year} has {last} days", f"{year}-{month:02}-{last}", GUESS)
    return date(year, month, day)


@record
class Period:
    """A length of time in one unit, such as 12 months or 2 business days."""

    count: int
    unit: str
    """One of `PERIOD_UNITS`."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `12 months`, `90 days`, `2 business days`."""
        match = _PERIOD.fullmatch(text)
        if none := _NONE.fullmatch(text):
            raise Misread(f"a period is at least 1 {none[1]}", "12 months", SAMPLE)
        if not match:
            raise Misread(f"a period is a whole number and a unit ({', '.join(PERIOD_UNITS)})", "12 months", SAMPLE)
        unit = match.group(2)
        return cls(int(match.group(1)), "day" if unit == "calendar day" else unit)

    def after(self, start: date) -> date:
        """The day this period after `start`. Months count from `start` and clamp: 31 January + 1 month is the last of February.

        Business days, hours and minutes have no calendar here: ValueError.
        """
        if self.unit in _DAYS:
            return start + timedelta(days=self.count * _DAYS[self.unit])
        if self.unit not in _MONTHS:
            raise ValueError(f"{self} cannot be counted without a calendar")
        months = start.month - 1 + self.count * _MONTHS[self.unit]
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, monthrange(year, month)[1]))

    def before(self, end: date) -> date:
        """The day this period before `end`, months clamped as in `after`."""
        if self.unit in _DAYS:
            return end - timedelta(days=self.count * _DAYS[self.unit])
        if self.unit not in _MONTHS:
            raise ValueError(f"{self} cannot be counted without a calendar")
        months = end.month - 1 - self.count * _MONTHS[self.unit]
        year, month = end.year + months // 12, months % 12 + 1
        return date(year, month, min(end.day, monthrange(year, month)[1]))

    @property
    def rough_hours(self) -> int:
        """About how long this is, for comparing periods of different units; never for a date."""
        return self.count * _ROUGH_HOURS[self.unit] if self.unit != "minute" else self.count // 60

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


@record
class Rhythm:
    """How often something happens: every `count` `unit`s."""

    count: int
    unit: str
    """day, week, month, quarter, half-year or year."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `month`, `2 weeks`, `quarter`, `half-year`, `year`."""
        match = _RHYTHM.fullmatch(text)
        if not match:
            raise Misread("a rhythm is a unit, with a number before it where it is not every one", "month or 2 weeks", SAMPLE)
        return cls(int(match.group(1) or 1), match.group(2))

    def __str__(self) -> str:
        return self.unit if self.count == 1 else f"{self.count} {self.unit}s"
