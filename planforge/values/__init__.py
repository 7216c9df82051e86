"""The types of what people write in a plan: frozen, exact, each read by one `parse` and printed by `str`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planforge.values.measure import Measure
from planforge.values.misread import Misread
from planforge.values.money import LIMIT_UNITS, Limit, MixedCurrencies, Money, Percent, currency_digits
from planforge.values.names import (
    Colour,
    CurrencyCode,
    Email,
    Identifier,
    Markdown,
    PartyId,
    Text,
    Url,
    Version,
    Who,
    parse_colour,
    parse_email,
    parse_identifier,
    parse_line,
    parse_url,
)
from planforge.values.place import COUNTRIES, GROUPS, PARTS, Territory
from planforge.values.time import PERIOD_UNITS, Period, Rhythm, parse_date

__all__ = [
    "COUNTRIES",
    "FORMATS",
    "GROUPS",
    "LIMIT_UNITS",
    "PARTS",
    "PERIOD_UNITS",
    "Colour",
    "CurrencyCode",
    "Email",
    "Identifier",
    "Limit",
    "Markdown",
    "Measure",
    "Misread",
    "MixedCurrencies",
    "Money",
    "PartyId",
    "Percent",
    "Period",
    "Rhythm",
    "Territory",
    "Text",
    "Url",
    "Version",
    "Who",
    "currency_digits",
    "date",
    "parse_date",
]


def _currency(text: str) -> str:
    currency_digits(text)
    return text


FORMATS: dict[str, Callable[[str], object]] = {
    "line": parse_line,
    "identifier": parse_identifier,
    "money": Money.parse,
    "percent": Percent.parse,
    "limit": Limit.parse,
    "measure": Measure.parse,
    "currency": _currency,
    "date": parse_date,
    "period": Period.parse,
    "rhythm": Rhythm.parse,
    "territory": Territory.parse,
    "version": Version.parse,
    "who": Who.parse,
    "party": parse_identifier,
    "email": parse_email,
    "url": parse_url,
    "colour": parse_colour,
}
"""Format name in the JSON Schema to the function that reads it; each raises `Misread`, and nothing else."""
