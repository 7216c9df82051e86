"""What-if: where a rule pays at least as much as something else, found exactly.

Every question is one comparison of two curves. Between knots both are straight lines, so where they cross is a fraction; it is then
rounded to the smallest unit on the side where the answer still holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from planforge.money.curves.curve import Axis, Curve, curve_of, straight
from planforge.money.frame import Given, Occasion, Setting
from planforge.plan.amounts import Amount
from planforge.record import record
from planforge.values.currency import DIGITS

ZERO = Fraction(0)


@record
class Stretch:
    """Figures that lie together: from `low` to `high`, or without end; each end belongs to it or not."""

    low: Fraction
    high: Fraction | None
    with_low: bool = True
    with_high: bool = True

    def least(self, unit: Fraction) -> Fraction | None:
        """The least whole number of units in it."""
        count = -(-self.low // unit)
        if count * unit == self.low and not self.with_low:
            count += 1
        return count * unit if self.holds(count * unit) else None

    def most(self, unit: Fraction) -> Fraction | None:
        """The greatest whole number of units in it; None where it has no end."""
        if self.high is None:
            return None
        count = self.high // unit
        if count * unit == self.high and not self.with_high:
            count -= 1
        return count * unit if self.holds(count * unit) else None

    def holds(self, figure: Fraction) -> bool:
        above = figure > self.low or (figure == self.low and self.with_low)
        return above and (self.high is None or figure < self.high or (figure == self.high and self.with_high))


def at_least_nothing(curve: Curve) -> tuple[Stretch, ...]:
    """Where `curve` is not below nothing, lowest first; neighbours are one stretch."""
    found: list[Stretch] = []
    for each in _holding(curve):
        last = found[-1] if found else None
        if last and last.high == each.low and (last.with_high or each.with_low):
            found[-1] = replace(last, high=each.high, with_high=each.with_high)
        else:
            found.append(each)
    return tuple(found)


def _holding(curve: Curve) -> Iterator[Stretch]:
    for knot, after in pairwise((*curve.knots, None)):
        assert knot is not None
        if knot.here >= 0:
            yield Stretch(knot.at, knot.at)
        if after is None:
            yield from _onwards(knot.at, knot.above, curve.slope)
        else:
            yield from _between(knot.at, after.at, knot.above, after.below)


def _onwards(low: Fraction, paid: Fraction, slope: Fraction) -> Iterator[Stretch]:
    """Above `low`, where the curve goes on by `slope` without end."""
    if paid >= 0 and slope >= 0:
        yield Stretch(low, None, with_low=False, with_high=False)
    elif paid > 0:
        yield Stretch(low, low - paid / slope, with_low=False)
    elif paid < 0 and slope > 0:
        yield Stretch(low - paid / slope, None, with_high=False)


def _between(low: Fraction, high: Fraction, start: Fraction, end: Fraction) -> Iterator[Stretch]:
    """Between `low` and `high`, on a straight line from `start` to `end`."""
    crossing = low + (high - low) * start / (start - end) if start != end else low
    if start >= 0 and end >= 0:
        yield Stretch(low, high, with_low=False, with_high=False)
    elif start > 0:
        yield Stretch(low, crossing, with_low=False)
    elif end > 0:
        yield Stretch(crossing, high, with_high=False)


EVERYTHING = Stretch(ZERO, None, with_high=False)


@record
class Comparison:
    """Where `curve` is at least as much as `other`, for figures that come in whole `unit`s and lie in `within`, which has no end."""

    curve: Curve
    other: Curve
    unit: Fraction
    within: Stretch = EVERYTHING

    @property
    def where(self) -> tuple[Stretch, ...]:
        """Where it is so, lowest first. That nothing is as much as nothing is no answer."""
        found = (self._inside(each) for each in at_least_nothing(self.curve.less(self.other)))
        return tuple(each for each in found if each and each.least(self.unit) is not None and not self._trivial(each))

    @property
    def first(self) -> Fraction | None:
        """The least figure at which it is so."""
        return self.where[0].least(self.unit) if self.where else None

    @property
    def everywhere(self) -> bool:
        first = self.within.least(self.unit) or self.unit
        return len(self.where) == 1 and self.where[0].high is None and self.where[0].holds(first)

    @property
    def always_equal(self) -> bool:
        difference = self.curve.less(self.other)
        return not difference.slope and not any(knot.below or knot.here or knot.above for knot in difference.knots)

    def ends(self, stretch: Stretch) -> tuple[Fraction, ...]:
        """The figures that prove a stretch: each of its ends, and one unit beyond, where it is so no longer."""
        low, high = stretch.least(self.unit), stretch.most(self.unit)
        assert low is not None
        first = (low - self.unit, low) if self.within.holds(low - self.unit) else ()
        last = (high, high + self.unit) if high is not None else ()
        return tuple(dict.fromkeys((*first, *last))) or (low,)

    def _inside(self, stretch: Stretch) -> Stretch | None:
        """The part of `stretch` that lies in `within`."""
        start = self.within.low
        if stretch.low > start or (stretch.low == start and self.within.with_low):
            return stretch
        if stretch.high is not None and stretch.high <= start:
            return None
        return replace(stretch, low=start, with_low=self.within.with_low)

    def _trivial(self, stretch: Stretch) -> bool:
        return stretch == Stretch(ZERO, ZERO) and self.curve.at(ZERO) == self.other.at(ZERO) == 0


def unit_of(kind: str, currency: str) -> Fraction:
    """The smallest unit in which figures of this kind are given: a penny, one, a hundredth of a percent."""
    return Fraction(1) if kind == "number" else Fraction(1, 10 ** (DIGITS[currency] if kind == "money" else 2))


def constant(paid: Fraction) -> Curve:
    return straight(ZERO, paid)


def total(amounts: Iterable[Amount], axis: Axis, given: Given, setting: Setting, occasion: Occasion | None = None) -> Curve:
    """What several amounts come to together."""
    made = constant(ZERO)
    for amount in amounts:
        made = made.less(curve_of(amount, axis, given, setting, occasion), Fraction(-1))
    return made


def highest(curve: Curve) -> Fraction | None:
    """The most that it ever comes to, or comes near to; None where it rises without end."""
    return None if curve.slope > 0 else max(paid for knot in curve.knots for paid in (knot.below, knot.here, knot.above))


def best_until(curve: Curve, edge: Fraction) -> Fraction:
    """The most that is paid for any figure below `edge`, or comes near to there."""
    before = [paid for knot in curve.knots if knot.at < edge for paid in (knot.below, knot.here, knot.above)]
    return max(*before, curve.around(edge).below)


def regained(curve: Curve, edge: Fraction, unit: Fraction) -> Comparison:
    """Where, from the step at `edge` on, at least as much is paid as was ever paid before it."""
    knot = curve.around(edge)
    behind = Stretch(edge, None, with_low=knot.here != knot.below, with_high=False)
    return Comparison(curve, constant(best_until(curve, edge)), unit, behind)
