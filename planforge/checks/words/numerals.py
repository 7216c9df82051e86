"""Numbers written out in English, up to millions: "two hundred and fifty thousand"."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = (
    {"a": 1}
    | {word: value for value, word in enumerate(_ONES, 1)}
    | {word: value for value, word in enumerate(_TEENS, 10)}
    | dict(zip(_TENS, range(20, 100, 10), strict=True))
)
_SCALES = {"thousand": 1000, "million": 1_000_000}

_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})"
_HUNDREDS = rf"(?:(?:{_SMALL}|a)[ -]hundred(?:(?: and)? {_SMALL})?|{_SMALL})"
_THOUSANDS = rf"(?:(?:{_HUNDREDS}|a)[ -]thousand(?:,? (?:and )?{_HUNDREDS})?|{_HUNDREDS})"
WRITTEN = rf"(?:(?:{_HUNDREDS}|a)[ -]million(?:,? (?:and )?{_THOUSANDS})?|{_THOUSANDS})(?: and (?:a|one)[ -]half)?"
"""A whole number in words, or one and a half; in small letters or capitals with IGNORECASE."""

SINGLE = {
    **_VALUES,
    **{f"{ten}-{one}": _VALUES[ten] + _VALUES[one] for ten in _TENS for one in _ONES},
}
"""The numbers of one word, and one hyphen, up to ninety-nine."""
STARTS = (*_ONES, *_TEENS, *_TENS, "a ")
"""How a number in words begins."""
MISLEADING = frozenset(
    [
        *_VALUES,
        "hundred",
        "thousand",
        "million",
        "half",
        "quarter",
        "quarters",
        "third",
        "thirds",
        "point",
        "several",
        "few",
        "or",
        "to",
    ]
)
"""Words before a number after which it is only a part of a figure."""


def number(words: str) -> Decimal:
    """What `words`, which are `WRITTEN`, come to."""
    whole, half, _ = words.lower().replace("-", " ").partition(" and a half")
    if not half:
        whole, half, _ = whole.partition(" and one half")
    total = current = 0
    for word in re.findall(r"[a-z]+", whole):
        if word == "hundred":
            current *= 100
        elif word in _SCALES:
            total, current = total + current * _SCALES[word], 0
        elif word != "and":
            current += _VALUES[word]
    return Decimal(total + current) + (Decimal("0.5") if half else 0)
