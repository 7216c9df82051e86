"""The types of what people write in a plan: frozen, exact, each read by one `parse` and printed by `str`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planforge.values.misread import Misread
from planforge.values.money import LIMIT_UNITS, Limit, MixedCurrencies, Money, Percent, currency_digits
from planforge.values.names import (
    Identifier,
    Markdown,
    PartyId,
    Text,
    Version,
    Who,
    parse_colour,
    parse_email,
    parse_identifier,
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
    "Identifier",
    "Limit",
    "Markdown",
    "Misread",
    "MixedCurrencies",
    "Money",
    "PartyId",
    "Percent",
    "Period",
    "Rhythm",
    "Territory",
    "Text",
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
    "identifier": parse_identifier,
    "money": Money.parse,
    "percent": Percent.parse,
    "limit": Limit.parse,
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
