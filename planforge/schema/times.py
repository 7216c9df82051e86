"""What was probably meant by a date, a period or a rhythm that is written in another way."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from planforge.values import Misread, Period, Rhythm, parse_date
from planforge.values.slip import slipped
from planforge.values.time import MONTH_NAMES, PERIOD_UNITS

_NUMBERED = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})")
_DAY_NAMED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,? ([0-9]{4})")
_NAME_DAY = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_MONTHS = tuple(each.lower() for each in MONTH_NAMES)
_UNITS = {
    "d": "day", "h": "hour", "hr": "hour", "min": "minute", "w": "week", "wk": "week", "mo": "month", "mth": "month",
    "y": "year", "yr": "year", "working day": "business day", "workday": "business day", "bd": "business day",
}  # fmt: skip
_SMALLER = {"year": (12, "month"), "quarter": (3, "month"), "week": (7, "day"), "day": (24, "hour"), "hour": (60, "minute")}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
).split()
_TENS = {word: ten for ten, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_RHYTHMS = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annually": "year",
    "annual": "year", "half-yearly": "half-year", "half yearly": "half-year", "half year": "half-year",
    "semi-annually": "half-year", "fortnightly": "2 weeks", "fortnight": "2 weeks",
}  # fmt: skip


def date_meant(text: str) -> str | None:
    low = " ".join(text.lower().split())
    if match := _NUMBERED.fullmatch(low):
        first, second, year = (int(part) for part in match.groups())
        readings = [_day(year, second, first), _day(year, first, second)]
        found = list(dict.fromkeys(each for each in readings if each))
        if len(found) == 2:
            return f"write {found[0]} if the day comes first in {text}, or {found[1]} if the month does"
    elif match := _YEAR_FIRST.fullmatch(low):
        year, month, day = (int(part) for part in match.groups())
        found = [made] if (made := _day(year, month, day)) else []
    elif match := _DAY_NAMED.fullmatch(low):
        return _named(match.group(3), match.group(2), match.group(1))
    else:
        match = _NAME_DAY.fullmatch(low)
        return _named(match.group(3), match.group(1), match.group(2)) if match else None
    return f"write {found[0]}" if found else None


def _named(year: str, name: str, day: str) -> str | None:
    """The hint for a month by its name; where it has no such day, with the days that it has."""
    months = [number for number, month in enumerate(_MONTHS, 1) if month.startswith(name) or name == "sept" == month[:4]]
    if len(months) != 1:
        return None
    try:
        return f"write {parse_date(f'{year}-{months[0]:02}-{int(day):02}')}"
    except Misread as wrong:
        return f"{wrong.why}: {wrong.hint}"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return str(parse_date(date(year, month, day).isoformat()))
    except ValueError:
        return None


def period_meant(text: str) -> str | None:
    if text.replace(".", "", 1).isdecimal():
        return f"write the unit as well: {text} days, {text} months or another" if text.isdecimal() else None
    low = " ".join(text.lower().replace("half-year", "half a year").split())
    match = re.fullmatch(r"(?:([0-9]+(?:\.[0-9]+)?)[ -]?|((?:half an?|[a-z]+(?:-[a-z]+)?)) )?([a-z]+(?: day)?)", low)
    if not match:
        return None
    unit = match.group(3) if match.group(3) in _UNITS else match.group(3).removesuffix("s")
    unit = _UNITS.get(unit) or slipped(unit, PERIOD_UNITS) or unit
    count = Fraction(match.group(1)) if match.group(1) else _counted(match.group(2) or "a")
    if unit == "fortnight" and count is not None:
        unit, count = "week", count * 2
    while count is not None and count.denominator != 1 and unit in _SMALLER:
        times, unit = _SMALLER[unit]
        count = count * times
    try:
        return f"write {Period.parse(f'{count} {unit}')}" if count is not None else None
    except Misread:
        return None


def _counted(word: str) -> Fraction | None:
    if word in ("a", "an"):
        return Fraction(1)
    if word.startswith("half a"):
        return Fraction(1, 2)
    tens, _, ones = word.partition("-")
    if tens in _TENS and (not ones or ones in _ONES[1:10]):
        return Fraction(10 * _TENS[tens] + (_ONES.index(ones) if ones else 0))
    return Fraction(_ONES.index(word)) if word in _ONES else None


def rhythm_meant(text: str) -> str | None:
    if text.isdecimal():
        return f"write the unit as well: {text} weeks, {text} months or another"
    low = re.sub(r"^(?:every|each|once an?|per|an?) ", "", " ".join(text.lower().split()))
    try:
        return f"write {Rhythm.parse(_RHYTHMS.get(low, low))}"
    except Misread:
        return None
