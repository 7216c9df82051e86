"""Whom a change of an amount favours, proved along every figure that it reads: the payee where nothing pays less and something more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from planforge.money.curves.asking import occasions
from planforge.money.curves.curve import FAR, Curve, by, curve_of, figure_of
from planforge.money.examples import figure_of as plain_figure
from planforge.money.examples import needs_of
from planforge.money.frame import Figure, NotComputable, Setting
from planforge.money.node import Need
from planforge.plan.amounts import Amount
from planforge.record import record

Favours = Literal["payee", "payer", "neither", "both"]
"""`both`: for some figures it pays more, for others less."""


class Shown(NamedTuple):
    """One figure, and what each version pays for it."""

    measure: str
    figure: Figure
    before: Fraction
    after: Fraction


@record
class Comparison:
    """`more` and `less` are figures for which the new amount pays more or less; None where there is none."""

    more: Shown | None
    less: Shown | None

    @property
    def favours(self) -> Favours:
        if self.more and self.less:
            return "both"
        return "payee" if self.more else "payer" if self.less else "neither"


def compare(old: Amount, new: Amount, before: Setting, after: Setting) -> Comparison:
    """`new` against `old`, each with its plan's setting.

    It is compared along each figure that either reads, the others being round ones, and in each case that either names.
    NotComputable where the two read nothing in common that can be compared, such as another currency.
    """
    if before.currency != after.currency:
        raise NotComputable("the two versions are in different currencies", "compare them at a rate of your own")
    more: Shown | None = None
    less: Shown | None = None
    for shown in _differences(old, new, before, after):
        more = more or (shown if shown.after > shown.before else None)
        less = less or (shown if shown.after < shown.before else None)
    return Comparison(more, less)


def _differences(old: Amount, new: Amount, before: Setting, after: Setting) -> Iterator[Shown]:
    """The corners at which the two versions differ, exactly at them and just beside them."""
    needs = {need.name: need for amount, setting in ((old, before), (new, after)) for need in needs_of(amount, setting.fees)}
    plain = {name: plain_figure(_PLAIN[need.kind], need, after) for name, need in needs.items()}
    for occasion in (*occasions(old, before), *occasions(new, after)):
        for need in needs.values() or (_NOTHING,):
            others = {name: figure for name, figure in plain.items() if name != need.name}
            try:
                was = curve_of(old, by(need), others, before, occasion)
                becomes = curve_of(new, by(need), others, after, occasion)
            except NotComputable:
                continue
            yield from _beside(need, was, becomes, after)


_PLAIN = {"money": Decimal(10_000), "number": Decimal(10), "percent": Decimal(25)}
_NOTHING = Need("", "number")
"""Fixed amounts read no figure: their curve is level along any."""


def _beside(need: Need, old: Curve, new: Curve, setting: Setting) -> Iterator[Shown]:
    for knot in new.less(old).knots:
        was, becomes = old.around(knot.at), new.around(knot.at)
        for one, other in ((was.below, becomes.below), (was.here, becomes.here), (was.above, becomes.above)):
            if one != other:
                yield Shown(need.name, figure_of(knot.at, need.kind, setting.currency), one, other)
    if old.slope != new.slope:
        yield Shown(need.name, figure_of(FAR, need.kind, setting.currency), old.at(FAR), new.at(FAR))
