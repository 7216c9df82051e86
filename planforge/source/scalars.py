"""What a plain word of YAML means here: YAML 1.2's core, less every spelling that two readers would read in two ways."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from planforge.source import limits

Scalar = str | bool | int | Decimal | None

_INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_NUMBER_LIKE = re.compile(r"[-+]?[0-9.]")
_ODD_NUMBER = re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]{1,9})?")
_BASED = re.compile(r"[-+]?0([xob])[0-9a-fA-F_]+", re.IGNORECASE)
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|nan)", re.IGNORECASE)
_SWITCHES = {"true": True, "false": False}
_BASES = {"x": 16, "o": 8, "b": 2}


class Read(NamedTuple):
    """The value of a plain word, and what is wrong with its spelling. A doubtful word stays text."""

    value: Scalar
    fault: str = ""
    hint: str = ""


def plain_value(text: str) -> Read:
    """Read a word that stands without quotes. None means that there is no value."""
    if len(text) > len("false") and not _NUMBER_LIKE.match(text):
        return Read(text)
    if text in _SWITCHES:
        return Read(_SWITCHES[text])
    if text == "~" or text.lower() in ("", "null"):
        return Read(None)
    if text.lower() in _SWITCHES:
        return Read(
            text, f"{text} is true or false to one reader and a word to another", _either(text, text.lower(), "yes or no")
        )
    if _NUMBER_LIKE.match(text):
        return _number(text)
    return Read(text)


def _number(text: str) -> Read:
    if _INT.fullmatch(text) or _DECIMAL.fullmatch(text):
        return _sized(text)
    if _NO_NUMBER.fullmatch(text):
        return Read(
            text, f"{text} is not a number that anyone can owe", "write a number, or remove the key where there is no limit"
        )
    if based := _BASED.fullmatch(text):
        try:
            number = str(int(text.replace("_", ""), _BASES[based.group(1).lower()])) if len(text) < 20 else ""
        except ValueError:
            number = ""
        return Read(text, f"{text} is a number in another base to one reader and text to another", _either(text, number))
    if _ODD_NUMBER.fullmatch(text) and any(char.isdigit() for char in text):
        return Read(
            text, f"{text} is read as a number by some and as text or another number by others", _either(text, _usual(text))
        )
    return Read(text)


def _sized(text: str) -> Read:
    whole, _, places = text.lstrip("-").partition(".")
    if len(whole) > limits.NUMBER_DIGITS or len(places) > limits.NUMBER_DECIMALS:
        most = f"at most {limits.NUMBER_DIGITS} digits before the decimal point and {limits.NUMBER_DECIMALS} after it"
        return Read(text, f"this number is too long: a number has {most}", _either(text, ""))
    number = Decimal(text)
    if number == 0 and text.startswith("-"):
        return Read(text, f"{text} is nothing, with a sign", _either(text, text.lstrip("-")))
    return Read(number if places else int(text))


def _usual(text: str) -> str:
    """The ordinary spelling of an odd number; "" where it has none of reasonable length."""
    number = Decimal(text.replace("_", ""))
    if number.adjusted() >= limits.NUMBER_DIGITS or number.as_tuple().exponent < -limits.NUMBER_DECIMALS:  # type: ignore[operator]
        return ""
    spelt = format(number, "f").lstrip("+")
    return spelt.lstrip("-") if number == 0 else spelt


def _either(text: str, value: str, kind: str = "a number") -> str:
    shown = text if len(text) <= 40 else f"{text[:37]}..."
    as_text = f'"{shown}" in quotes where it is text'
    return f"write {value} where it is {kind}, {as_text}" if value else f"write {as_text}"
