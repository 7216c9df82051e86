"""An independent reader of the agreement: it has only the words, and computes in fractions what a person would.

It shares nothing with the engine: it reads English back, edge by edge, and adds up by hand.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from fractions import Fraction

_MONEY = r"£([\d,]+(?:\.\d+)?)"


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def inside(where: str, figure: Fraction) -> bool:
    """Whether `figure` is "more than £50,000 and up to and including £100,000"."""
    tests: dict[str, Callable[[Fraction, Fraction], bool]] = {
        f"more than {_MONEY}": operator.gt,
        f"{_MONEY} or more": operator.ge,
        f"up to and including {_MONEY}": operator.le,
        f"less than {_MONEY}": operator.lt,
    }
    found = [
        holds(figure, _number(match.group(1))) for text, holds in tests.items() for match in re.finditer(f"(?i:{text})", where)
    ]
    assert found, where
    return all(found)


def _between(where: str) -> tuple[Fraction, Fraction | None]:
    low = re.search(rf"(?i:more than) {_MONEY}|{_MONEY} or more", where)
    high = re.search(rf"(?i:up to and including|less than) {_MONEY}", where)
    return _number(next(group for group in low.groups() if group)) if low else Fraction(0), _number(
        high.group(1)
    ) if high else None


def paid(rule: str, figure: Fraction) -> Fraction:
    """What a rule of percentages by bands pays for `figure`, from its sentence alone."""
    total = Fraction(0)
    for phrase in re.split("; and |; ", rule.removeprefix("the sum of ")):
        match = re.match(r"([\d,.]+)% of (the whole of|the part)(.*)", phrase)
        assert match, phrase
        rate, scope, where = _number(match.group(1)) / 100, match.group(2), match.group(3)
        if scope == "the whole of":
            total += rate * figure if inside(where, figure) else 0
        else:
            low, high = _between(where)
            total += rate * max(min(figure, high if high is not None else figure) - low, Fraction(0))
    return total


def paid_for_count(rule: str, count: Fraction) -> Fraction:
    """What a rule of prices by bands of a count pays for `count` of them, from its sentence alone."""
    total = Fraction(0)
    for phrase in re.split("; and |; ", rule.removeprefix("the sum of ")):
        match = re.match(rf"{_MONEY} for (each|every)(.*)", phrase)
        assert match, phrase
        price, where = _number(match.group(1)), match.group(3)
        above, most = re.search(r"(?:above|more than) ([\d,]+)", where), re.search(r"up to and including ([\d,]+)", where)
        low = _number(above.group(1)) if above else Fraction(0)
        high = max(_number(most.group(1)), Fraction(0)) if most else count
        if match.group(2) == "each":
            total += price * max(min(count, high) - low, Fraction(0))
        elif count <= high and (count > low or not above):
            total += price * count
    return total


def to_pennies(exact: Fraction) -> Fraction:
    """Rounded half up, for figures that are not negative."""
    return Fraction((exact * 100 + Fraction(1, 2)).__floor__(), 100)
