"""Days as people type them: 3 March 2027, March 3, 2027, 3rd of March, 2027-03-03."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from planforge.checks.words.phrase import Phrase

_NAMES = "January February March April May June July August September October November December".split()
_MONTH = rf"(?:{'|'.join(_NAMES)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20|21)[0-9]{2}"

DATE = rf"(?:{_DAY}(?: day)?(?: of)? {_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}|{_YEAR}-[0-9]{{2}}-[0-9]{{2}})(?![\w-])"
"""A day with its year, British, American or ISO; it may be impossible."""
DAY_OF_YEAR = rf"(?:{_DAY}(?: day)?(?: of)? {_MONTH}|{_MONTH} {_DAY})(?![\w-])"
"""A day of every year."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PIECES = Phrase(rf"(?P<month>{_MONTH})|(?P<year>\b{_YEAR}\b)|(?P<day>\b[0-9]{{1,2}})")


class Typed(NamedTuple):
    """A day as typed; `year` is None where none is given."""

    year: int | None
    month: int
    day: int

    @property
    def last(self) -> int:
        """The last day of its month; without a year February has 29."""
        return monthrange(self.year or 2024, self.month)[1] if 1 <= self.month <= 12 else 0

    @property
    def possible(self) -> bool:
        return 1 <= self.month <= 12 and 1 <= self.day <= self.last

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year and self.possible else None


def month_name(month: int) -> str:
    return _NAMES[month - 1]


def typed(text: str) -> Typed:
    """What `text`, which is a `DATE` or a `DAY_OF_YEAR`, says."""
    if re.match(r"[0-9]{4}-", text):
        year, month, day = (int(part) for part in text.split("-"))
        return Typed(year, month, day)
    found = {match.lastgroup: match.group() for match in _PIECES.compiled.finditer(text)}
    month = next(number for number, name in enumerate(_NAMES, 1) if name.startswith(found["month"][:3]))
    return Typed(int(found["year"]) if "year" in found else None, month, int(found["day"]))
