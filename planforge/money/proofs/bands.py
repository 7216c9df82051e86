"""What is shown of bands before anyone signs them: order, ends, cliffs, equal and falling rates, each with the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from planforge.money.node import Flaw, Proof
from planforge.money.shapes.band import Band, S, bands_of, edge_key
from planforge.plan.amounts import Bands, BandStep
from planforge.values import Measure, Money, Percent
from planforge.values.currency import DIGITS


def prove(bands: Bands, proof: Proof) -> Iterator[Flaw]:
    yield from proof.base(bands.of, "of")
    if bands.pays_on is not None:
        yield from proof.base(bands.pays_on, "pays_on")
    made = bands_of(bands.steps)
    broken = [*order(made, proof), *_kinds(bands, made, proof)]
    yield from broken
    yield from _rates(made, proof)
    if not broken and len(currencies(bands)) <= 1:
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
                "write where it ends, such as up_to: 10 or below: 10",
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
            "closed-end", message, "write a last band without an edge, such as {rate: 10%}", edge_key(last.step)
        )


_SAID = {"number": "a number", "percent": "a percentage"}


def kinds(made: Sequence[Band[S]], proof: Proof) -> Iterator[Flaw]:
    """That edges are figures of one kind. Two currencies are a finding of their own."""
    edges = [(index, band.upper.at) for index, band in enumerate(made) if band.upper]
    for (_, first), (index, other) in pairwise(edges):
        wanted = _SAID.get(first.kind, "an amount of money")
        if wanted != _SAID.get(other.kind, "an amount of money"):
            message = f"{other} is not the same kind of figure as {first}"
            hint = f"write {wanted}, as at the edge before it"
            yield proof.at("steps", index).flaw("band-kinds", message, hint, edge_key(made[index].step))


def _kinds(bands: Bands, made: Sequence[Band[BandStep]], proof: Proof) -> Iterator[Flaw]:
    """That edges are of one kind, and of the kind that what the bands pay asks for."""
    mixed = tuple(kinds(made, proof))
    yield from mixed
    edges = [(index, band.upper.at) for index, band in enumerate(made) if band.upper]
    counted = [(index, at) for index, at in edges if at.kind in {"number", "percent"}]
    rated = any(step.rate for step in bands.steps)
    if bands.pays_on and (bands.method == "marginal" or (not rated and any(step.price for step in bands.steps))):
        message = "these bands pay on the measure that decides the band, so pays_on has no meaning"
        hint = "leave pays_on out, or write method: whole and a rate in each band"
        yield proof.flaw("band-kinds", message, hint, "pays_on")
    elif counted and not mixed and not bands.pays_on and rated:
        index, at = counted[0]
        message = f"{at} is not money, so a rate of {bands.of} is no amount"
        yield proof.at("steps", index).flaw("band-kinds", message, _RATED[at.kind], edge_key(made[index].step))
    if not mixed:
        yield from _prices(bands, made, proof)


_RATED = {
    "number": "write price: for an amount for each one; or method: whole, and with pays_on the base of which the rate is",
    "percent": "write method: whole, and with pays_on the base of which the rate is",
}


def _prices(bands: Bands, made: Sequence[Band[BandStep]], proof: Proof) -> Iterator[Flaw]:
    """That a price is for each of a count, and that a band of a count does not add one amount where many are meant."""
    kind = next((band.upper.at.kind for band in made if band.upper), None)
    base = proof.setting.bases.get(bands.of)
    countable = kind == "number" or (kind is None and base is not None and base.starts_from is None)
    for index, step in enumerate(bands.steps):
        place = proof.at("steps", index)
        if step.price is not None and not countable:
            message = f"{bands.of} is not counted here, so there is no price for each of it"
            yield place.flaw(
                "band-kinds", message, "write rate: for a share, or flat: for one amount for the whole band", "price"
            )
        elif step.price is not None and bands.method == "marginal" and step.below is not None:
            message = f"below leaves open what is paid for number {step.below} itself"
            yield place.flaw("band-kinds", message, "write up_to: the last one that is paid at this price", "below")
        elif step.flat is not None and kind == "number" and bands.method == "marginal":
            message = f"by the marginal method {step.flat} is paid once for the whole band, not for each {bands.of}"
            hint = "write price: for an amount for each one, or method: whole for one amount for all"
            yield place.flaw("flat-over-count", message, hint, "flat")


def _rates(made: Sequence[Band[BandStep]], proof: Proof) -> Iterator[Flaw]:
    for index, band in enumerate(made):
        if band.step.rate is not None and band.step.rate.number > Decimal(100):
            place = proof.at("steps", index)
            yield place.flaw(
                "large-rate", f"{band.step.rate} is more than all of the base", "write a rate of at most 100%", "rate"
            )


def currencies(bands: Bands) -> set[str]:
    """Those of all amounts in the bands; two cannot be compared, which is a finding of its own."""
    edges = [edge.value for step in bands.steps if (edge := step.up_to or step.below)]
    figures = (*edges, *(each for step in bands.steps for each in (step.flat, step.price, step.at_most)))
    return {each.currency for each in figures if isinstance(each, Money)}


def _neighbours(bands: Bands, made: Sequence[Band[BandStep]], proof: Proof) -> Iterator[Flaw]:
    for index, (low, high) in enumerate(pairwise(made), start=1):
        place = proof.at("steps", index)
        if _same(bands, low.step, high.step):
            yield place.flaw(
                "equal-bands", f"this band pays the same as the one before it, {_pays(low.step)}", "join the two bands"
            )
        elif bands.method == "whole":
            yield from _cliff(bands, low, high, place)
        else:
            yield from _falling(bands, low.step, high.step, place)


def _falling(bands: Bands, low: BandStep, high: BandStep, place: Proof) -> Iterator[Flaw]:
    if low.rate and high.rate and high.rate < low.rate:
        yield place.flaw("falling-rate", f"the rate falls from {low.rate} to {high.rate} as {bands.of} rises", None, "rate")
    elif low.price and high.price and high.price < low.price:
        yield place.flaw("falling-rate", f"the price falls from {low.price} to {high.price} as {bands.of} rises", None, "price")


def _same(bands: Bands, low: BandStep, high: BandStep) -> bool:
    """Whether the edge between two bands changes nothing."""
    if bands.method == "marginal" and (low.flat is not None or low.at_most is not None or high.at_most is not None):
        return False  # each band pays its own fixed sum, and has its own limit
    return (low.rate, low.flat, low.price, low.at_most) == (high.rate, high.flat, high.price, high.at_most)


def _cliff(bands: Bands, low: Band[BandStep], high: Band[BandStep], place: Proof) -> Iterator[Flaw]:
    """What one smallest unit more is worth at the edge between two bands of the whole method."""
    if low.upper is None:
        return
    at = low.upper.at.value
    usual: Money | None = None
    if isinstance(at, Money) and not bands.pays_on:
        usual = Money(at.currency, _unit(at))
    elif isinstance(at, Decimal) and low.step.price and high.step.price:
        usual = max(low.step.price, high.step.price)
    elif low.step.rate or high.step.rate:
        yield from _falling(bands, low.step, high.step, place)
        yield from _falling_limit(bands, low.step, high.step, place)
        return
    before, after, shown = _at_edge(bands, low, high, _unit(at))
    if after < before:
        message = f"a little more pays less: {shown}"
        yield place.flaw("falls-at-edge", message, "use method: marginal, or let the payment rise with the band")
    elif usual and after - before > usual:
        yield place.flaw("cliff", f"the payment jumps at the edge: {shown}", "use method: marginal if no jump is meant")


def _falling_limit(bands: Bands, low: BandStep, high: BandStep, place: Proof) -> Iterator[Flaw]:
    """A higher band that pays less of the same base, because its own limit is lower."""
    most = high.at_most
    if bands.pays_on is None or most is None or not low.rate or not low.rate.number or not high.rate or high.rate < low.rate:
        return
    if low.at_most is not None and low.at_most <= most:
        return
    base = Money(most.currency, Decimal(10_000))
    while _share(low, base) <= most:
        base = base * 10
    message = f"a higher {bands.of} pays less: on {base} of {bands.pays_on} the band before pays {_share(low, base).rounded()}, and this one {_share(high, base).rounded()}"  # fmt: skip
    yield place.flaw("falls-at-edge", message, "let the limit rise with the band", "at_most")


def _share(step: BandStep, base: Money) -> Money:
    paid = (step.rate or Percent(Decimal(0))).of(base)
    return paid if step.at_most is None or paid <= step.at_most else step.at_most


def _unit(figure: Money | Percent | Decimal) -> Decimal:
    """The smallest step from one such figure to the next."""
    if isinstance(figure, Money):
        return Decimal(1).scaleb(-DIGITS[figure.currency])
    return Decimal("0.01") if isinstance(figure, Percent) else Decimal(1)


def _at_edge(bands: Bands, low: Band[BandStep], high: Band[BandStep], unit: Decimal) -> tuple[Money, Money, str]:
    """What is paid on either side of the edge, and both in words."""
    assert low.upper is not None
    at = low.upper.at
    below, above = (at.size, at.size + unit) if low.upper.in_lower else (at.size - unit, at.size)
    before, after = _paid(low.step, below, at).rounded(), _paid(high.step, above, at).rounded()
    first, second = (_like(at.value, each) for each in (below, above))
    return before, after, f"{first} of {bands.of} pays {before}, and {second} pays {after}"


def _like(figure: Money | Percent | Decimal, size: Decimal) -> Measure:
    if isinstance(figure, Money):
        return Measure(Money(figure.currency, size))
    return Measure(Percent(size) if isinstance(figure, Percent) else size)


def _paid(step: BandStep, size: Decimal, at: Measure) -> Money:
    if step.flat is not None:
        paid = step.flat
    elif step.price is not None:
        paid = step.price * size
    else:
        assert isinstance(at.value, Money)
        return _share(step, Money(at.value.currency, size))
    return paid if step.at_most is None or paid <= step.at_most else step.at_most


def _pays(step: BandStep) -> str:
    return str(next(each for each in (step.rate, step.flat, step.price) if each is not None))
