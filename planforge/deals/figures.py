"""Reading one figure of a deal: exact, in one spelling, or refused with what was probably meant."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from planforge.deals.deal import Figure
from planforge.deals.known import FigureKind
from planforge.schema.meant import Known as Hints
from planforge.schema.meant import meant
from planforge.schema.phrases import brief
from planforge.values import Measure, Misread, Money, Percent, currency_digits
from planforge.values.number import plain, read_number

_NEGATIVE = re.compile(r"(?:[A-Z]{3}\s*)?[-\u2212\u2013]\s*[^0-9]{0,4}[0-9].*|[^0-9]*[0-9.,\s]*[0-9]\s*-|\([^()]*[0-9][^()]*\)")
_TWO_READINGS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_COMMA_DECIMALS = re.compile(
    r"[0-9]+,(?:[0-9]{1,2}|[0-9]{4,6})|[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]{1,6}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}|0,[0-9]{3}"
)
_SPACED = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
_BARE = re.compile(r"[0-9][0-9.,]*")
_PARTS = re.compile(r"((?:[A-Z]{3} )?)([0-9][0-9.,]*)(\s?%?)")
_WANTED = {"money": "an amount of money", "number": "a number", "percent": "a percentage", "any": "a figure"}


_LONGEST = 60
"""Characters in a figure; no good one comes near, and a stranger's must not cost time."""


class Wrong(ValueError):
    """A text that is not the figure that is wanted; `code` says in which way."""

    def __init__(self, code: str, why: str, hint: str | None) -> None:
        super().__init__(why)
        self.code = code
        self.why = why
        self.hint = hint


@cache
def simple(kind: FigureKind, currency: str) -> re.Pattern[str]:
    """Bare numbers that are surely good figures of the kind: most of a table, read without further ado. A percentage is never bare."""
    decimals = currency_digits(currency) if kind == "money" else 6
    part = rf"(?:\.[0-9]{{1,{decimals}}})?" if decimals else ""
    return re.compile(rf"(?:0|[1-9][0-9]{{0,14}}){part}" if kind != "percent" else r"(?!)")


def figure(name: str, text: str, kind: FigureKind, currency: str, *, bare: bool) -> str:
    """The one spelling of the figure that `text` writes; raises Wrong. Where `bare` numbers are allowed, they are money of `currency`."""
    if len(text) > _LONGEST:
        raise Wrong("PF365", _refused(name, text, kind, f"it has {len(text):,} characters"), "shorten it")
    if _NEGATIVE.fullmatch(text):
        hint = "write the amount without the sign; money that goes back is a row of its own, whose event is `refunded`"
        raise Wrong("PF366", f"`{name}` is below zero: {brief(text)}", hint)
    try:
        value = _read(f"{currency} {text}" if bare and kind == "money" and _BARE.fullmatch(text) else text, kind)
    except Misread as misread:
        better = meant("money" if kind == "any" else kind, text, Hints(currency, {}))
        raise Wrong("PF365", _refused(name, text, kind, misread.why), better or misread.hint) from misread
    return spelt(value)


def _read(text: str, kind: FigureKind) -> Figure:
    if kind == "money":
        return Money.parse(text)
    if kind == "percent":
        return Percent.parse(text)
    if kind == "any":
        return Measure.parse(text).value
    number = read_number(text)
    if number is None:
        raise Misread("a number has digits and at most one decimal point", "12 or 2.5", "for example")
    return number


def _refused(name: str, text: str, kind: FigureKind, why: str) -> str:
    return f"`{name}` wants {_WANTED[kind]}, and {brief(text)!r} is not one: {why}"


def with_decimal_comma(name: str, text: str) -> str:
    """`text` of a table that may have decimal commas, respelt with a point where only one reading is possible; raises Wrong at two."""
    parts = _PARTS.fullmatch(_SPACED.sub("", text)) if len(text) <= _LONGEST else None
    if not parts:
        return text
    code, digits, percent = parts.groups()
    if _TWO_READINGS.fullmatch(digits):
        whole, part = re.split("[.,]", digits)
        decimal = f"{whole}.{part}".rstrip("0").rstrip(".")
        hint = f"write {code}{whole}{part}{percent} if it separates thousands, {code}{decimal}{percent} if it is a decimal sign"
        raise Wrong("PF365", f"`{name}` has two readings in a table with semicolons: {brief(text)!r}", hint)
    if _COMMA_DECIMALS.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    return f"{code}{digits}{percent}"


def spelt(value: Figure) -> str:
    """A figure as text that `unspelt` reads back exactly."""
    if isinstance(value, Money):
        return f"{value.currency} {plain(value.amount)}"
    return f"{plain(value.number)}%" if isinstance(value, Percent) else plain(value)


def unspelt(text: str) -> Figure:
    if text[0] > "9":
        return Money(text[:3], Decimal(text[4:]))
    return Percent(Decimal(text[:-1])) if text[-1] == "%" else Decimal(text)
