"""What stands in a rule and never matters, and limits that contradict each other: each shown by figures that the rule itself computes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, NamedTuple

from planforge.findings import Path
from planforge.money.curves.curve import Axis, Curve, by, curve_of
from planforge.money.curves.solve import EVERYTHING, at_least_nothing
from planforge.money.examples import figure_of, needs_of, options_of
from planforge.money.frame import EXACT, ZERO, NotComputable
from planforge.money.nesting import IN_ONE, counted, inside
from planforge.money.node import Flaw, Need, Proof
from planforge.money.nodes import NODES
from planforge.money.proofs.reach import Reach, caps_of
from planforge.money.shapes.bands import BANDS
from planforge.money.shapes.limits import OVER
from planforge.plan.amounts import Amount, Bands
from planforge.values import Limit, Measure, Money

ROUND: Mapping[str, Decimal] = {"money": Decimal(10_000), "number": Decimal(10), "percent": Decimal(25)}
"""The figure at which a rule is shown, where any figure shows it."""
_MOST = 20
"""Amounts with more edges, or with more amounts inside, are not compared: that would take longer than anybody waits."""


class Part(NamedTuple):
    """An amount of a tree, and where it stands."""

    amount: Amount
    path: Path


def parts(amount: Amount, path: Path) -> Iterator[Part]:
    """`amount` and all amounts inside it."""
    yield Part(amount, path)
    node, data = NODES.shape(amount)
    for keys, each in node.inner(data):
        yield from parts(each, (*path, node.key, *keys))


def idle(amount: Amount, reach: Reach, path: Path) -> Iterator[Flaw]:
    """What in `amount`, which stands at `path`, never matters or contradicts itself."""
    with localcontext(prec=EXACT.prec):
        for part in parts(amount, path):
            proof = Proof(reach.setting, NODES, part.path)
            yield from _branches(part.amount, reach, proof)
            yield from _caps(part.amount, reach, proof)
            yield from _floor(part.amount, reach, proof)
            yield from _contradiction(part.amount, reach, proof)


def _branches(amount: Amount, reach: Reach, proof: Proof) -> Iterator[Flaw]:
    """Amounts of which the greatest or the least counts, and which never are it."""
    node, data = NODES.shape(amount)
    if node.key not in ("greater_of", "lesser_of") or not _alone(amount, reach.unit) or options_of(amount, reach.setting.fees):
        return
    needs = needs_of(amount, reach.setting.fees)
    size = len(list(parts(amount, ()))) + sum(len(need.points) for need in needs)
    if len(needs) > 1 or size > _MOST:
        return
    axis = by(needs[0]) if needs else Axis("money", {})
    kept = dict(enumerate(data))
    for index in reversed(kept.copy()):
        others = tuple(each for place, each in kept.items() if place != index)
        if not others:
            return
        try:
            mine = curve_of(data[index], axis, {}, reach.setting)
            best = curve_of(_only(node.key, others), axis, {}, reach.setting)
        except NotComputable:
            return
        ahead = best.less(mine) if node.key == "greater_of" else mine.less(best)
        if at_least_nothing(ahead) == (EVERYTHING,):
            del kept[index]
            message = _shown(mine, best, "greater" if node.key == "greater_of" else "less", needs, reach)
            yield proof.flaw("unreachable", message, "leave it out, or correct one of the two", node.key, index)


def _only(key: str, amounts: tuple[Amount, ...]) -> Amount:
    given: dict[str, Any] = {key: amounts}
    return Amount(**given)


def _alone(amount: Amount, unit: str) -> bool:
    """Whether all that is added up in `amount` is added up over one unit of the fee, so that figures for one unit tell all."""
    for each, _ in parts(amount, ()):
        limits = [limit.per for limit in (each.floor, *(cap for cap, _ in caps_of(each))) if limit]
        if each.fee is not None or any(counted(per) != unit for per in limits):
            return False
        if each.bands is not None and each.bands.per not in (None, unit):
            return False
    return True


def _shown(mine: Curve, best: Curve, degree: str, needs: Sequence[Need], reach: Reach) -> str:
    """A figure at which an amount differs from those that always beat it."""
    if not needs:
        return f"this is never the {degree}: it comes to {_money(mine.at(Fraction(0)), reach)}, and the other to {_money(best.at(Fraction(0)), reach)}"  # fmt: skip
    need = needs[0]
    tried = (Fraction(ROUND[need.kind]), *(knot.at for knot in (*mine.knots, *best.knots)))
    differs = [figure for figure in tried if mine.at(figure) != best.at(figure)]
    if not differs:
        return f"this is never the {degree}: it always comes to the same as the other"
    figure = Measure(figure_of(decimal_of(differs[0]), need, reach.setting))
    one, other = _money(mine.at(differs[0]), reach), _money(best.at(differs[0]), reach)
    return f"this is never the {degree}: {figure} of {need.name} pays {one} by it, and {other} by the other"


def decimal_of(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def _money(number: Fraction, reach: Reach) -> Money:
    return Money(reach.setting.currency, decimal_of(number))


def _caps(amount: Amount, reach: Reach, proof: Proof) -> Iterator[Flaw]:
    """Each cap against what the rule pays within the other ones."""
    for cap, keys in caps_of(amount):
        if not cap.money.amount or reach.own(cap.money) is None:
            continue
        others = tuple(other for other, where in caps_of(amount) if where != keys)
        most = reach.most(replace(amount, cap=None, caps=others), counted(cap.per))
        if most is not None and most <= cap.money.amount:
            found = Money(cap.money.currency, most)
            message = f"the rule itself pays no more than {found} {OVER[cap.per]}, so the cap of {cap.money} never bites"
            yield proof.flaw("idle-cap", message, "lower the cap, or leave it out", *keys)
        elif amount.bands is not None and _first(amount, keys):
            yield from _bands_above(amount.bands, cap, reach, proof)


def _first(amount: Amount, keys: tuple[str | int, ...]) -> bool:
    """Whether this cap is applied before all others, to all that the bands pay."""
    if amount.cap is not None:
        return keys == ("cap",)
    return keys == ("caps", min(range(len(amount.caps)), key=lambda index: amount.caps[index].money.amount))


def _bands_above(bands: Bands, cap: Limit, reach: Reach, proof: Proof) -> Iterator[Flaw]:
    """The first band that could be joined to the one before it, for the cap is reached already where it begins.

    What the bands add up must lie in what the cap counts over.
    """
    lines = reach.lines(bands) if inside(bands.per or reach.unit, counted(cap.per)) else ()
    most = cap.money.amount
    first = len(lines)
    while first > 1 and min(lines[first - 2].at(lines[first - 1].low), lines[first - 1].least) >= most:
        first -= 1
    if first == len(lines):
        return
    need = next(iter(BANDS.needs(bands)))
    bites = lines[first - 1].reaches(most)
    figure, edge = (Measure(figure_of(each, need, reach.setting)) for each in (bites or ZERO, lines[first].low))
    message = f"the cap of {cap.money} is reached at {figure} of {need.name}, so this band from {edge} on never matters"
    yield proof.flaw("band-above-cap", message, "raise the cap, or leave the band out", "bands", "steps", first)


def _floor(amount: Amount, reach: Reach, proof: Proof) -> Iterator[Flaw]:
    floor = amount.floor
    if floor is None or counted(floor.per) != reach.unit or reach.own(floor.money) is None:
        return
    least = reach.least_within(amount)
    if least >= floor.money.amount:
        found = Money(floor.money.currency, least)
        message = f"the rule itself pays at least {found} {OVER[floor.per]}, so the floor of {floor.money} never matters"
        yield proof.flaw("idle-floor", message, "raise the floor, or leave it out", "floor")


def _contradiction(amount: Amount, reach: Reach, proof: Proof) -> Iterator[Flaw]:
    """A floor that a cap of another time does not let through, and a rule that never pays less than its cap."""
    floor, least = amount.floor, reach.least_within(amount)
    for cap, keys in caps_of(amount):
        if not cap.money.amount or reach.own(cap.money) is None:
            continue
        same = floor is not None and floor.per == cap.per and keys == ("cap",)  # which is a finding of its own
        if floor and not same and floor.money.currency == cap.money.currency:
            yield from _floor_against(floor, cap, proof)
        if counted(cap.per) == reach.unit and least > cap.money.amount:
            found = Money(cap.money.currency, least)
            message = f"the rule pays at least {found} {OVER[cap.per]}, so it always comes to the cap of {cap.money}"
            yield proof.flaw("least-above-most", message, "raise the cap, or write the one amount that is meant", *keys)


def _floor_against(floor: Limit, cap: Limit, proof: Proof) -> Iterator[Flaw]:
    hint = "raise the cap or lower the floor"
    if (many := IN_ONE.get((floor.per, cap.per))) and floor.money * many > cap.money:
        message = f"{many} times the floor of {floor} is {floor.money * many}, more than the cap of {cap}"
    elif (many := IN_ONE.get((cap.per, floor.per))) and cap.money * many < floor.money:
        message = f"{many} times the cap of {cap} is {cap.money * many}, less than the floor of {floor}"
    elif inside(counted(floor.per), counted(cap.per)) and floor.money > cap.money:
        message = f"the floor of {floor} alone is more than the cap of {cap}"
    else:
        return
    yield proof.flaw("least-above-most", message, hint, "floor")


class Placed(NamedTuple):
    """A limit and where it stands."""

    limit: Limit
    path: Path


def caps(amount: Amount, path: Path) -> Iterator[Placed]:
    """Every cap in a tree."""
    return (Placed(cap, (*at, *keys)) for each, at in parts(amount, path) for cap, keys in caps_of(each))


def caps_of_two_times(found: Iterable[Placed], proof: Proof) -> Iterator[Flaw]:
    """Each cap of a longer time that is not as many times one of a shorter time."""
    placed = list(found)
    for long in placed:
        pairs = [(short.limit, IN_ONE.get((short.limit.per, long.limit.per), 0)) for short in placed]
        pairs = [(cap, many) for cap, many in pairs if many and cap.money.currency == long.limit.money.currency]
        if pairs and all(cap.money * many != long.limit.money for cap, many in pairs):
            cap, many = pairs[0]
            message = f"{many} times the cap of {cap} is {cap.money * many}, and the cap here is {long.limit}"
            yield Proof(proof.setting, proof.nodes, long.path).flaw("caps-of-two-times", message, "check that this is meant")
