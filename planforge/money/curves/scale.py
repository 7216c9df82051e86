"""Where things stand in a picture: round figures on an axis, and labels that do not run into each other.

Lengths are in the units of the picture (see `plot`), as fractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from planforge.record import record

_STEPS = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5), Fraction(10))
_NARROW, _SLIM, _WIDE = "fijlrt()[]'|!:;.,’ ", "1-/", "mwMW%@€—&"


def text_width(text: str, size: int) -> Fraction:
    """How wide `text` is at most, in the bold of our fonts; a picture is drawn before any font is at hand."""
    return Fraction(size * sum(430 if c in _NARROW else 650 if c in _SLIM else 1010 if c in _WIDE else 760 if c.isupper() else 650 for c in text), 1000)  # fmt: skip


def round_step(span: Fraction, parts: int, *, whole: bool = False) -> Fraction:
    """The least step of 1, 2, 2.5 or 5 times a power of ten that divides `span` into no more than `parts`."""
    least = span / parts
    power = Fraction(1)
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    steps = (each * power for each in _STEPS)
    step = next(each for each in steps if each >= least and not (whole and each.denominator > 1 and each > 1))
    return max(step, Fraction(1)) if whole else step


def ticks(end: Fraction, step: Fraction) -> Iterator[Fraction]:
    """The round figures from nothing to `end`."""
    return (step * count for count in range(int(end / step) + 1))


@record
class Scale:
    """Figures from nothing to `end` along a line from `start`, `length` long."""

    end: Fraction
    start: Fraction
    length: Fraction

    def at(self, figure: Fraction) -> Fraction:
        return self.start + self.length * figure / self.end


class Label(NamedTuple):
    """Words beside an axis; `row` counts away from it."""

    figure: Fraction
    words: str
    middle: Fraction
    width: Fraction
    row: int
    telling: bool
    """It marks a figure at which the rule changes, not a round one."""

    def clear_of(self, other: Label, gap: int) -> bool:
        return abs(self.middle - other.middle) >= (self.width + other.width) / 2 + gap


def placed(telling: Iterable[Label], others: Iterable[Label], rows: int, gap: int) -> tuple[Label, ...]:
    """Labels in the first of so many rows where they are clear of all others; those that fit nowhere are left out.

    Telling ones go first, then the round figures, which stand in the first row or not at all.
    """
    kept: list[Label] = []
    for label in telling:
        for row in range(rows):
            if all(label.clear_of(each, gap) for each in kept if each.row == row):
                kept.append(label._replace(row=row))
                break
    for label in others:
        if all(label.clear_of(each, gap) for each in kept if each.row == 0):
            kept.append(label)
    return tuple(kept)


def lines(words: str, width: Fraction, size: int) -> tuple[str, ...]:
    """`words` broken into lines no wider than `width`; one word that is wider stands alone."""
    made: list[str] = []
    for word in words.split():
        if made and text_width(f"{made[-1]} {word}", size) <= width:
            made[-1] += f" {word}"
        else:
            made.append(word)
    return tuple(made)
