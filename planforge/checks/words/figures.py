"""Figures as people type them: 10%, ten per cent, GBP 5,000, £5,000, 30 days, a day of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planforge.checks.words.calendar import DATE, typed
from planforge.checks.words.numerals import SINGLE
from planforge.checks.words.phrase import Phrase
from planforge.values import Limit, Measure, Money, Percent, Period, Rhythm

Figure = tuple[str, object]
"""What kind of figure, and how much: months for months, quarters and years; days for days and weeks. A rhythm is both."""

_DIGITS = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_CODE = r"(?:(?-i:[A-Z]{3})|US\$|[£€$])"
_COUNT = r"(?:[0-9]{1,4}|[a-z]+(?:-[a-z]+)?(?: \([0-9]{1,4}\))?)"
PERCENT = rf"(?<![\w.,]){_DIGITS} ?(?:%|per ?cent\b)"
MONEY = rf"(?<![\w.]){_CODE} ?{_DIGITS}(?![\w%-]|[.,][0-9]| ?(?:thousand|million|billion|k\b|m\b|bn\b))"
PERIOD = rf"(?<![\w.,-]){_COUNT}[ -](?:business |working |calendar )?(?:day|week|month|quarter|year)s?\b"
RHYTHM = (
    r"(?:(?:every|each|once a|once every) (?:(?:two|three|six|other) )?(?:week|month|quarter|half-year|year)s?|twice a year|half-yearly"
    r"|(?:week|month|quarter|year)ly|annually|fortnightly)\b"
)
DAY = rf"(?<![\w.,/-]){DATE}"
"""Any word may stand for the count of a period: whether it is a number is asked later, of `figure`."""
_LENGTH = Phrase(
    rf"(?P<count>{_COUNT})[ -](?P<kind>business |working |calendar )?(?P<unit>day|week|month|quarter|year)s?",
    flags=re.IGNORECASE,
)
_AMOUNT = Phrase(rf"({_CODE}) ?(.+)")
_PIECES = Phrase(rf"(?P<percent>{PERCENT})|(?P<money>{MONEY})|(?P<period>{PERIOD})|(?P<date>{DAY})", flags=re.IGNORECASE)
_RHYTHM = Phrase(RHYTHM, flags=re.IGNORECASE)
_SIGNS = {"£": "GBP", "€": "EUR", "US$": "USD", "$": "USD"}
_UNITS = {"day": ("days", 1), "week": ("days", 7), "month": ("months", 1), "quarter": ("months", 3), "year": ("months", 12)}


def figure_of(value: object) -> Figure | None:
    """A value of the plan as a figure."""
    match value:
        case Percent():
            return "percent", value.number
        case Money():
            return "money", (value.currency, value.amount)
        case Period() if value.unit in _UNITS:
            kind, size = _UNITS[value.unit]
            return kind, Decimal(value.count * size)
        case Period():
            return value.unit, Decimal(value.count)
        case Rhythm():
            kind, size = _UNITS.get(value.unit, ("months", 6))
            return "every", (kind, Decimal(value.count * size))
        case Limit():
            return figure_of(value.money)
        case Measure():
            return figure_of(value.value)
        case date():
            return "date", value
    return None


def figure(text: str, currency: str = "") -> Figure | None:
    """A typed figure; `currency` is what a dollar sign means. None where it is a day that does not exist, or no number."""
    if _RHYTHM.compiled.fullmatch(text):
        return "every", _rhythm(text.lower())
    match = _PIECES.compiled.fullmatch(text)
    kind = match.lastgroup if match else None
    if kind == "percent":
        return kind, Decimal(re.sub(r"[^0-9.]", "", text))
    if kind == "money" and (found := _AMOUNT.compiled.fullmatch(text)):
        code = currency if found[1] == "$" and currency else _SIGNS.get(found[1], found[1])
        return kind, (code, Decimal(found[2].replace(",", "")))
    if kind == "period" and (length := _LENGTH.compiled.fullmatch(text)):
        digits = re.sub(r"[^0-9]", "", length["count"])
        count = int(digits) if digits else SINGLE.get(length["count"].lower())
        if count is None:
            return None
        business = (length["kind"] or "").lower() in ("business ", "working ")
        unit, size = ("business day", 1) if business else _UNITS[length["unit"].lower()]
        return unit, Decimal(count * size)
    day = typed(text).date if kind == "date" else None
    return ("date", day) if day else None


def _rhythm(text: str) -> tuple[str, Decimal]:
    """How often: "every two weeks", "quarterly", "twice a year"."""
    known = {
        "annually": ("months", 12),
        "fortnightly": ("days", 14),
        "half-yearly": ("months", 6),
        "twice a year": ("months", 6),
    }
    if text in known:
        kind, size = known[text]
        return kind, Decimal(size)
    unit = next(name for name in ("half-year", *_UNITS) if name in text)
    kind, size = _UNITS.get(unit, ("months", 6))
    times = next((count for word, count in (("two", 2), ("other", 2), ("three", 3), ("six", 6)) if word in text.split()), 1)
    return kind, Decimal(times * size)


def figures_in(text: str) -> Iterator[Figure]:
    """Every figure that a text says."""
    for match in _PIECES.compiled.finditer(text):
        found = figure(match.group())
        if found is not None:
            yield found
