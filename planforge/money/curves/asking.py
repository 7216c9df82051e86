"""Which figure a curve is drawn against, and what the others are meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planforge.money.curves.curve import Curve, by, curve_of
from planforge.money.examples import figure_of, needs_of, options_of
from planforge.money.frame import Given, NotComputable, Occasion, Setting
from planforge.money.node import Need
from planforge.plan.amounts import Amount
from planforge.record import record

_PLAIN = {"money": Decimal(10_000), "number": Decimal(10), "percent": Decimal(25)}

OTHER = ""
"""The mark of a deal for which an amount names no case."""


@record
class Drawn:
    """A curve of an amount, the measure that it is drawn against, and what else had to be known."""

    need: Need
    curve: Curve
    given: Given
    occasion: Occasion


def axes(amount: Amount, setting: Setting) -> list[Need]:
    """The measures that `amount` reads, those first that decide most, and money before counts."""
    return sorted(needs_of(amount, setting.fees), key=lambda need: (-len(need.points), need.kind != "money"))


def drawings(amount: Amount, setting: Setting) -> Iterator[Drawn]:
    """The curves that show `amount`: one, or one for each case where it depends on more than figures; none where no figure counts.

    Other figures are round ones, as in worked examples.
    """
    plain = {need.name: figure_of(_PLAIN[need.kind], need, setting) for need in needs_of(amount, setting.fees)}
    seen: list[tuple[str, Curve]] = []
    for occasion in occasions(amount, setting):
        drawn = _drawn(amount, plain, setting, occasion)
        if drawn and (drawn.need.name, drawn.curve) not in seen:
            seen.append((drawn.need.name, drawn.curve))
            yield drawn


def _drawn(amount: Amount, plain: Given, setting: Setting, occasion: Occasion) -> Drawn | None:
    """`amount` against the first measure that makes a difference to it."""
    for need in axes(amount, setting):
        others = {name: figure for name, figure in plain.items() if name != need.name}
        try:
            curve = curve_of(amount, by(need), others, setting, occasion)
        except NotComputable:
            continue
        if len(curve.knots) > 1 or curve.slope:
            return Drawn(need, curve, _read(amount, others, need, curve, setting, occasion), occasion)
    return None


def _read(amount: Amount, others: Given, need: Need, curve: Curve, setting: Setting, occasion: Occasion) -> Given:
    """Those of the other figures that this case reads: without them it cannot be computed, or comes out differently."""

    def without(name: str) -> bool:
        rest = {key: figure for key, figure in others.items() if key != name}
        try:
            return curve_of(amount, by(need), rest, setting, occasion) == curve
        except NotComputable:
            return False

    return {name: figure for name, figure in others.items() if not without(name)}


def occasions(amount: Amount, setting: Setting) -> Iterator[Occasion]:
    """One for each value of the first thing besides figures on which `amount` depends, and `OTHER`; of all else the ordinary value."""
    options = options_of(amount, setting.fees)
    usual = {each.name: each.values[0] for each in options}
    first = options[0] if options else None
    for value in (*first.values, *((OTHER,) if first.name != "on" else ())) if first else ("",):
        marks = {**usual, first.name: value} if first else usual
        day = marks.pop("on", None)
        yield Occasion(date.fromisoformat(day) if day else None, marks)
