"""What is paid as a function of one figure, all others as given: found exactly, from nothing but what is computed for a figure.

Between two figures at which the rule changes, what is paid is a straight line. Where it changes is known for bands; where a cap
begins to bite, or one amount overtakes another, is where two lines meet. Everything here is a fraction, never a float.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import isqrt
from typing import Any, NamedTuple

from planforge.money import compute
from planforge.money.examples import needs_of
from planforge.money.frame import EXACT, Figure, Given, NotComputable, Occasion, Setting
from planforge.money.node import Need
from planforge.plan.amounts import Amount
from planforge.record import record
from planforge.values import Money, Percent

Pays = Callable[[Fraction], Fraction]
"""What is paid for a figure that has at most `_DIGITS` digits after the point."""

FAR = Fraction(10**12)
"""No rule is looked at beyond this figure; it goes on as it went up to here."""
_DIGITS = 30
_NEAR = Fraction(1, 10**_DIGITS)
"""How close to an edge its two sides are looked at: closer than two figures at which a rule can change."""
_SHORT, _TRUE = 10**40, 10**24
_SAME = Fraction(1, 10**40)
"""Two payments that are this close are the same, but for a quotient that was cut off."""
_MOST = 400


class Line(NamedTuple):
    """A straight line: `start` at nothing, and `slope` more for each one."""

    slope: Fraction
    start: Fraction

    def at(self, figure: Fraction) -> Fraction:
        return self.start + self.slope * figure

    def meets(self, other: Line) -> Fraction | None:
        """The figure at which both are the same, unless they run side by side."""
        return None if self.slope == other.slope else (other.start - self.start) / (self.slope - other.slope)


@record
class Knot:
    """A figure at which the rule changes: what is paid just below it, exactly at it and just above it."""

    at: Fraction
    below: Fraction
    here: Fraction
    above: Fraction

    @property
    def jumps(self) -> bool:
        return not self.below == self.here == self.above


@record
class Curve:
    """What is paid from nothing on. The first knot is at nothing; after the last one it goes on by `slope` without end."""

    knots: tuple[Knot, ...]
    slope: Fraction

    def around(self, figure: Fraction) -> Knot:
        """What is paid just below `figure`, at it and just above it."""
        before = self.knots[0]
        for knot in self.knots:
            if knot.at == figure:
                return knot
            if knot.at > figure:
                part = (figure - before.at) / (knot.at - before.at)
                paid = before.above + part * (knot.below - before.above)
                break
            before = knot
        else:
            paid = before.above + self.slope * (figure - before.at)
        return Knot(figure, paid, paid, paid)

    def at(self, figure: Fraction) -> Fraction:
        return self.around(figure).here

    def less(self, other: Curve, times: Fraction = Fraction(1)) -> Curve:
        """How much more this one pays than `times` the other."""
        figures = sorted({knot.at for knot in (*self.knots, *other.knots)})
        pairs = [(self.around(figure), other.around(figure)) for figure in figures]
        knots = tuple(
            Knot(a.at, a.below - times * b.below, a.here - times * b.here, a.above - times * b.above) for a, b in pairs
        )
        return Curve(knots, self.slope - times * other.slope)


def straight(slope: Fraction, start: Fraction = Fraction(0)) -> Curve:
    """The curve of one straight line."""
    return Curve((Knot(Fraction(0), start, start, start),), slope)


@record
class Axis:
    """What the curve is drawn against: one figure, and what it is in each measure that goes with it."""

    kind: str
    """Of the measures: `money`, `number` or `percent`."""
    parts: Mapping[str, Fraction]
    """Name of a measure to how much of it there is for each one on the axis: 1, or 3/10 of a margin that is 30% of the price."""

    def given(self, figure: Fraction, currency: str) -> Given:
        return {name: figure_of(part * figure, self.kind, currency) for name, part in self.parts.items()}


def by(need: Need) -> Axis:
    """The axis of one measure."""
    return Axis(need.kind, {need.name: Fraction(1)})


def curve_of(amount: Amount, axis: Axis, given: Given, setting: Setting, occasion: Occasion | None = None) -> Curve:
    """What `amount` comes to along `axis` on one occasion alone; all other figures are `given`.

    NotComputable where a figure is missing, or where the rule does not go in straight lines.
    """

    def pays(figure: Fraction) -> Fraction:
        exact = compute(amount, {**given, **axis.given(figure, setting.currency)}, setting, occasion).exact
        return Fraction(exact.amount)

    pays(Fraction(0))  # fails at once where a figure is missing or a fee refers to itself
    marks = {
        Fraction(point) / part
        for need in needs_of(amount, setting.fees)
        if (part := axis.parts.get(need.name))
        for point in need.points
    }
    for inside in (*_inside(amount), *_named(amount, setting)):
        try:
            marks |= {knot.at for knot in curve_of(inside, axis, given, setting, occasion).knots}
        except NotComputable:  # it counts in another case than this one
            continue
    return curve(pays, marks)


def curve(pays: Pays, marks: Iterable[Fraction] = ()) -> Curve:
    """The curve of `pays`. `marks` are figures at which it may change; those where its straight lines meet are found."""
    figures = sorted({Fraction(0), FAR, *(_snapped(mark) for mark in marks if 0 < mark < FAR)})
    pieces = [piece for low, high in pairwise(figures) for piece in _straight(pays, low, high)]
    first = pieces[0].line
    start = pays(Fraction(0))
    knots = [Knot(Fraction(0), start, start, first.at(Fraction(0)))]
    for one, other in pairwise(pieces):
        knot = _joint(pays, one, other)
        if knot.jumps or one.line != other.line:
            knots.append(knot)
        if len(knots) > _MOST:
            raise NotComputable(f"what is paid changes at more than {_MOST} figures", "ask about another figure")
    return Curve(tuple(knots), pieces[-1].line.slope)


class _Piece(NamedTuple):
    low: Fraction
    high: Fraction
    line: Line


def _straight(pays: Pays, low: Fraction, high: Fraction) -> Iterator[_Piece]:
    """The straight lines between `low` and `high`, neither of which belongs to them."""
    waiting = [(low, high, True)]
    for _ in range(64 * _MOST):
        if not waiting:
            return
        low, high, near = waiting.pop()
        if high - low <= 8 * _NEAR:
            continue
        left, right = _line(pays, low + _NEAR), _line(pays, high - 2 * _NEAR)
        middle = _snapped((low + high) / 2)
        if left == right and abs(pays(middle) - left.at(middle)) < _SAME:
            yield _Piece(low, high, left)
            continue
        met = left.meets(right)
        if met is not None and low + 4 * _NEAR < met < high - 4 * _NEAR:
            middle = _snapped(met)
        elif near and high - low > 4:  # `high` may be very far, and most edges are small: look close to `low` every other time
            middle = low + isqrt(int(high - low))
        waiting += [(middle, high, not near), (low, middle, not near)]
    raise NotComputable("what is paid does not go in straight lines between a few figures", "ask about another figure")


def _line(pays: Pays, figure: Fraction) -> Line:
    """The line through `figure` and what is right beside it."""
    paid = pays(figure)
    slope = _clean((pays(figure + _NEAR) - paid) / _NEAR)
    return Line(slope, _clean(paid - slope * figure))


def _joint(pays: Pays, one: _Piece, other: _Piece) -> Knot:
    """Where one line ends and the next begins: where they meet, if that is here, else a jump."""
    met = one.line.meets(other.line)
    if met is not None and one.high - _NEAR <= met <= other.low + _NEAR:
        paid = one.line.at(met)
        return Knot(met, paid, paid, paid)
    figure = _simplest(one.high, other.low)
    here = _clean(pays(figure)) if _snapped(figure) == figure else other.line.at(figure)
    return Knot(figure, one.line.at(figure), here, other.line.at(figure))


def _clean(number: Fraction) -> Fraction:
    """A quotient that was cut off after a hundred digits as the fraction that it stands for."""
    return number if number.denominator <= _SHORT else number.limit_denominator(_TRUE)


def _snapped(number: Fraction) -> Fraction:
    return Fraction(number.numerator * 10**_DIGITS // number.denominator, 10**_DIGITS)


def _simplest(low: Fraction, high: Fraction) -> Fraction:
    """The fraction with the least denominator from `low` to `high`: the edge that lies there."""
    if low == high:
        return low
    whole = low.numerator // low.denominator
    if whole == low:
        return low
    if whole + 1 <= high:
        return Fraction(whole + 1)
    return whole + 1 / _simplest(1 / (high - whole), 1 / (low - whole))


def figure_of(size: Fraction, kind: str, currency: str) -> Figure:
    """`size`, which has at most twice `_DIGITS` digits after the point, as a figure of its kind."""
    digits = Decimal(size.numerator * 10 ** (2 * _DIGITS) // size.denominator).scaleb(-2 * _DIGITS, EXACT).normalize(EXACT)
    if kind == "money":
        return Money(currency, digits)
    return Percent(digits) if kind == "percent" else digits


def branches(amount: Amount) -> Iterator[Amount]:
    """`amount` and all amounts inside it, from the top."""
    yield amount
    for each in _inside(amount):
        yield from branches(each)


def _named(amount: Amount, setting: Setting) -> Iterator[Amount]:
    """The amount of the fee to which `amount` refers."""
    known = setting.fees.get(amount.fee) if amount.fee else None
    if known:
        yield known.amount


def _inside(amount: Amount) -> Iterator[Amount]:
    """The amounts that stand in `amount`, but not in one of these."""

    def search(value: Any) -> Iterator[Amount]:
        if isinstance(value, Amount):
            yield value
        elif isinstance(value, tuple):
            for each in value:
                yield from search(each)
        elif is_dataclass(value):
            for field in fields(value):
                yield from search(getattr(value, field.name))

    for field in fields(amount):
        yield from search(getattr(amount, field.name))
