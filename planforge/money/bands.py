"""Bands: a rate that depends on how much, marginal or whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.money.band import Band, bands_of
from planforge.money.bands_proof import prove
from planforge.money.bands_words import say, tables
from planforge.money.frame import Figure, Need, Node, Nodes, NotComputable, Work
from planforge.plan.amounts import Bands, BandStep
from planforge.values import Money, Percent


def _compute(bands: Bands, work: Work) -> Money:
    measure, size = _measure(bands, work)
    made = bands_of(bands.steps)
    if made[-1].upper is not None and not any(band.holds(size) for band in made):
        raise NotComputable(f"no band holds {bands.of}, which is {measure}", "add a last band without up_to or below")
    if bands.method == "marginal":
        return _marginal(bands, made, size, work)
    band = next(band for band in made if band.holds(size))
    base = bands.pays_on or bands.of
    reached: tuple[str | Money | Percent | Decimal, ...] = (
        () if bands.pays_on is None else (f"{_name(bands.of, work)} is ", measure, ": ")
    )
    if band.step.flat is not None:
        return _limited(band, work.step(band.step.flat, *reached, "fixed amount of the band reached"), work)
    if band.step.price is not None:
        return _limited(band, work.step(band.step.price * work.count(bands.of), size, " × ", band.step.price), work)
    rate = band.step.rate or Percent(Decimal(0))
    money = work.money(base)
    return _limited(band, work.step(rate.of(money), *reached, rate, " of ", money), work)


def _name(of: str, work: Work) -> str:
    """The term of a base; of a measure that is no base, its own words."""
    base = work.setting.bases.get(of)
    return base.name if base else of.replace("-", " ")


def _measure(bands: Bands, work: Work) -> tuple[Figure, Decimal]:
    """The measure that decides the band, in the kind of the edges, and its size."""
    kind = _kind(bands)
    if kind == "number":
        count = work.count(bands.of)
        return count, count
    if kind == "percent":
        percent = work.percent(bands.of)
        return percent, percent.number
    money = work.money(bands.of)
    return money, money.amount


def _kind(bands: Bands) -> str:
    """The kind of the measure: that of the edges; without an edge a price counts, and a rate is of money."""
    edges = [band.upper.at.kind for band in bands_of(bands.steps) if band.upper]
    kind = edges[0] if edges else "number" if any(step.price is not None for step in bands.steps) else "money"
    return kind if kind in ("number", "percent") else "money"  # money names its currency


def _marginal(bands: Bands, made: tuple[Band[BandStep], ...], size: Decimal, work: Work) -> Money:
    slices: list[Money] = []
    for band in made:
        part, step = band.part_of(size), band.step
        if step.flat is not None and band.entered(size):
            slices.append(_limited(band, work.step(step.flat, *_entered(band)), work))
        elif step.price is not None and part > 0:
            work.count(bands.of)
            slices.append(_limited(band, work.step(step.price * part, part, " × ", step.price), work))
        elif step.rate is not None and part > 0:
            money = Money(work.money(bands.of).currency, part)
            slices.append(_limited(band, work.step(step.rate.of(money), step.rate, " of ", money), work))
    total = sum((each.amount for each in slices), Decimal(0))
    if not slices:
        return work.step(work.setting.zero(), "nothing")
    if len(slices) == 1:
        return slices[0]
    parts: list[str | Money] = []
    for each in slices:
        parts += [" + ", each] if parts else [each]
    return work.step(Money(slices[0].currency, total), *parts)


def _entered(band: Band[BandStep]) -> tuple[str | Figure, ...]:
    return ("fixed amount",) if band.lower is None else ("fixed amount for reaching the band from ", band.lower.at.value)


def _limited(band: Band[BandStep], money: Money, work: Work) -> Money:
    most = band.step.at_most
    return money if most is None or money <= most else work.step(most, money, " is more than the most that this band pays")


def _needs(bands: Bands, _: Nodes) -> Iterator[Need]:
    points = tuple(edge.at.size for band in bands_of(bands.steps) if (edge := band.upper))
    smooth = bands.method == "marginal" and all(step.flat is None for step in bands.steps)
    yield Need(bands.of, _kind(bands), points, smooth, any(step.price is not None for step in bands.steps))
    if bands.pays_on:
        yield Need(bands.pays_on, "money")


BANDS = Node("bands", _compute, say, _needs, prove, tables, compound=True)
