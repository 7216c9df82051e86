"""What is shown of bands before anyone signs them: order, ends, cliffs, equal and falling rates, each with the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from planforge.money.band import Band, S, bands_of, edge_key
from planforge.money.frame import Flaw, Proof
from planforge.plan.amounts import Bands, BandStep
from planforge.values import Money, Percent
from planforge.values.currency import DIGITS


def prove(bands: Bands, proof: Proof) -> Iterator[Flaw]:
    yield from proof.base(bands.of, "of")
    if bands.pays_on is not None:
        yield from proof.base(bands.pays_on, "pays_on")
    made = bands_of(bands.steps)
    broken = [*order(made, proof), *_kinds(bands, made, proof)]
    yield from broken
    yield from _rates(made, proof)
    if not broken:
        yield from _neighbours(bands, made, proof)


def order(made: Sequence[Band[S]], proof: Proof) -> Iterator[Flaw]:
    """That edges rise, that only the last band is open, and that it is."""
    for index, (band, after) in enumerate(pairwise(made)):
        place = proof.at("steps", index)
        if band.step.up_to and band.step.below:
            yield place.flaw("unordered-bands", "this band has two upper edges", "keep up_to or below, not both", "below")
        elif band.upper is None:
            yield place.flaw(
                "open-band",
                "only the last band may be without an edge; nothing reaches the bands after this one",
                "add up_to or below",
            )
        elif after.upper and after.upper.at.kind == band.upper.at.kind and after.upper.at.size <= band.upper.at.size:
            message = f"the edge {after.upper.at} is not above the edge before it, {band.upper.at}"
            yield proof.at("steps", index + 1).flaw(
                "unordered-bands", message, "write the bands lowest first", edge_key(after.step)
            )
    last = made[-1]
    if last.upper is not None:
        more = "from" if not last.upper.in_lower else "above"
        message = f"no band says what is paid {more} {last.upper.at}"
        yield proof.at("steps", len(made) - 1).flaw(
            "closed-end", message, "add a last band without up_to or below", edge_key(last.step)
        )


def kinds(made: Sequence[Band[S]], proof: Proof) -> Iterator[Flaw]:
    """That edges are figures of one kind."""
    edges = [(index, band.upper.at) for index, band in enumerate(made) if band.upper]
    for (_, first), (index, other) in pairwise(edges):
        if first.kind != other.kind:
            message = f"{other} is not the same kind of figure as {first}"
            yield proof.at("steps", index).flaw("band-kinds", message, None, edge_key(made[index].step))


def _kinds(bands: Bands, made: Sequence[Band[BandStep]], proof: Proof) -> Iterator[Flaw]:
    """That edges are of one kind, and money where a part of the measure is paid on."""
    mixed = tuple(kinds(made, proof))
    yield from mixed
    edges = [(index, band.upper.at) for index, band in enumerate(made) if band.upper]
    counted = [(index, at) for index, at in edges if at.kind in {"number", "percent"}]
    if bands.method == "marginal" and bands.pays_on:
        message = "marginal bands pay on the measure that decides the band, so pays_on has no meaning"
        yield proof.flaw("band-kinds", message, "leave pays_on out, or write method: whole", "pays_on")
    elif counted and not mixed and not bands.pays_on and any(step.rate for step in bands.steps):
        index, at = counted[0]
        message = f"{at} is not money, so a rate of {bands.of} is no amount"
        hint = "say with pays_on of which base the rate is"
        yield proof.at("steps", index).flaw("band-kinds", message, hint, edge_key(made[index].step))


def _rates(made: Sequence[Band[BandStep]], proof: Proof) -> Iterator[Flaw]:
    for index, band in enumerate(made):
        if band.step.rate is not None and band.step.rate.number > Decimal(100):
            place = proof.at("steps", index)
            yield place.flaw(
                "large-rate", f"{band.step.rate} is more than all of the base", "write a rate of at most 100%", "rate"
            )


def _neighbours(bands: Bands, made: Sequence[Band[BandStep]], proof: Proof) -> Iterator[Flaw]:
    for index, (low, high) in enumerate(pairwise(made), start=1):
        place = proof.at("steps", index)
        if (
            (low.step.rate, low.step.flat, low.step.at_most) == (high.step.rate, high.step.flat, high.step.at_most)
            and bands.method == "whole"
        ) or (
            bands.method == "marginal"
            and low.step.rate is not None
            and low.step.rate == high.step.rate
            and low.step.at_most is None
        ):
            yield place.flaw(
                "equal-bands", f"this band pays the same as the one before it, {_pays(low.step)}", "join the two bands"
            )
        elif bands.method == "whole":
            yield from _cliff(bands, low, high, place)
        elif low.step.rate and high.step.rate and high.step.rate < low.step.rate:
            yield place.flaw(
                "falling-rate", f"the rate falls from {low.step.rate} to {high.step.rate} as {bands.of} rises", None, "rate"
            )


def _same(bands: Bands, low: BandStep, high: BandStep) -> bool:
    """Whether the edge between two bands changes nothing."""
    if bands.method == "marginal" and (low.flat is not None or low.at_most is not None or high.at_most is not None):
        return False  # each band pays its own fixed sum, and has its own limit
    return (low.rate, low.flat, low.at_most) == (high.rate, high.flat, high.at_most)


def _cliff(bands: Bands, low: Band[BandStep], high: Band[BandStep], place: Proof) -> Iterator[Flaw]:
    """What one smallest unit more is worth at the edge between two bands of the whole method."""
    if low.upper is None:
        return
    at = low.upper.at.value
    if bands.pays_on or not isinstance(at, Money):
        if low.step.rate and high.step.rate and high.step.rate < low.step.rate:
            yield place.flaw(
                "falling-rate", f"the rate falls from {low.step.rate} to {high.step.rate} as {bands.of} rises", None, "rate"
            )
        return
    unit = Money(at.currency, Decimal(1).scaleb(-DIGITS[at.currency]))
    below, above = (at, at + unit) if low.upper.in_lower else (at - unit, at)
    before, after = _paid(low.step, below).rounded(), _paid(high.step, above).rounded()
    shown = f"{below} of {bands.of} pays {before}, and {above} pays {after}"
    if after < before:
        message = f"a little more pays less: {shown}"
        yield place.flaw("falls-at-edge", message, "use method: marginal, or let the payment rise with the band")
    elif (after - before).amount > unit.amount:
        yield place.flaw("cliff", f"the payment jumps at the edge: {shown}", "use method: marginal if no jump is meant")


def _paid(step: BandStep, money: Money) -> Money:
    paid = step.flat if step.flat is not None else (step.rate or Percent(Decimal(0))).of(money)
    return paid if step.at_most is None or paid <= step.at_most else step.at_most


def _pays(step: BandStep) -> str:
    return str(step.rate if step.rate is not None else step.flat)
