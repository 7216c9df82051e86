"""Bands: a rate that depends on how much, marginal or whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.money.frame import ZERO, Figure, NotComputable, Work
from planforge.money.node import Need, Node
from planforge.money.proofs.bands import prove
from planforge.money.shapes.band import Band, bands_of
from planforge.money.shapes.bands_words import say, tables
from planforge.plan.amounts import Bands, BandStep
from planforge.values import Money, Percent


def _compute(bands: Bands, work: Work) -> Money:
    made = bands_of(bands.steps)
    measure, before, after = _grown(bands, work)
    if made[-1].upper is not None and not any(band.holds(after) for band in made) and after >= 0:
        raise NotComputable(f"no band holds {bands.of}, which is {measure}", "add a last band without up_to or below")
    if bands.method == "marginal":
        return _marginal(bands, made, (before, after), work)
    band = _band(made, after)
    if bands.pays_on is not None and band.step.rate is not None:
        money = work.money(bands.pays_on)
        reached = (f"{_name(bands.of, work)} is ", _like(measure, after), ": ", band.step.rate, " of ", money)
        return _limited(band, work.step(band.step.rate.of(money), *reached, of="rate"), work)
    return _whole(bands, band, (before, after), work)


def _grown(bands: Bands, work: Work) -> tuple[Figure, Decimal, Decimal]:
    """The measure on this occasion, and its sum before and after it; a reading has no sum, and counts as it is."""
    measure, size = _measure(bands, work)
    if not _adds(bands):
        return measure, ZERO, size
    before, after = work.grow("measure", size, bands.per)
    return measure, before, after


def _adds(bands: Bands) -> bool:
    """Whether the measure adds up over occasions: money, what has a price each, and what is said to be counted over a time."""
    if bands.per is not None or any(step.price is not None for step in bands.steps):
        return True
    return _kind(bands) == "money" and bands.pays_on is None


def _like(measure: Figure, size: Decimal) -> Figure:
    """A figure of the same kind as `measure`."""
    if isinstance(measure, Money):
        return Money(measure.currency, size)
    return Percent(size) if isinstance(measure, Percent) else size


def _band(made: tuple[Band[BandStep], ...], size: Decimal) -> Band[BandStep]:
    """The band that holds `size`; what is below nothing, after more was given back than came in, is in the first."""
    return next((band for band in made if band.holds(size)), made[0])


def _whole(bands: Bands, band: Band[BandStep], sums: tuple[Decimal, Decimal], work: Work) -> Money:
    """What the whole of the measure so far comes to, less what it came to before this occasion."""
    _, after = sums
    if not _adds(bands):  # one amount for this reading, due once
        if band.step.flat is None:  # a share of a reading is no amount
            return _limited(band, (band.step.rate or Percent(ZERO)).of(work.money(bands.of)), work)
        grown = work.memory.change(work.occasion.key(None), work.place, f"paid at {after}", work.size(band.step.flat))
        reached = (f"{_name(bands.of, work)} is ", _like(_measure(bands, work)[0], after), ": ")
        return _limited(band, work.step(work.money_of(grown), *reached, "fixed amount of the band reached", of="rate"), work)
    now = _limited(band, _paid_whole(band, after, work), work)
    due = work.memory.change(work.occasion.key(bands.per), work.place, "paid", work.size(now))
    if due == work.size(now):
        return now
    earlier = now - work.money_of(due)
    return work.step(work.money_of(due), now, " less ", earlier, " for what came before")


def _paid_whole(band: Band[BandStep], size: Decimal, work: Work) -> Money:
    step = band.step
    if step.flat is not None and size < 0:
        return work.step(work.setting.zero(), "no fixed amount, for more went back than came in", of="rate")
    if step.flat is not None:
        return work.step(step.flat, "fixed amount of the band reached", of="rate")
    if step.price is not None:
        return work.step(step.price * size, size, " × ", step.price, of="rate")
    rate = step.rate or Percent(ZERO)
    money = work.money_of(size)
    return work.step(rate.of(money), rate, " of ", money, of="rate")


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


def _marginal(bands: Bands, made: tuple[Band[BandStep], ...], sums: tuple[Decimal, Decimal], work: Work) -> Money:
    """Each band pays for the part of the measure inside it: what it pays now, less what it paid before this occasion."""
    before, after = sums
    sliced = (_slice(band, before, after, work.at(index), bands.per) for index, band in enumerate(made))
    slices = [money for money in sliced if money is not None]
    if not slices:
        return work.step(work.setting.zero(), "nothing")
    if len(slices) == 1:
        return slices[0]
    parts: list[str | Money] = []
    for each in slices:
        parts += [" + ", each] if parts else [each]
    return work.step(work.money_of(sum((work.size(each) for each in slices), ZERO)), *parts)


def _slice(band: Band[BandStep], before: Decimal, after: Decimal, work: Work, per: str | None) -> Money | None:
    """What one band adds on this occasion; None where it has no part in it."""
    step = band.step
    part = band.part_of(after) - band.part_of(before)
    if step.flat is not None:
        entered = work.change("entered", Decimal(band.entered(after)), per)
        if not entered:
            return None
        flat = _limited(band, work.step(step.flat, *_entered(band), of="rate"), work)
        return flat if entered > 0 else work.step(-flat, "less ", flat, ", for that band is no longer reached")
    if not part:
        return None
    if step.price is not None:
        return _most(band, work.step(step.price * part, part, " × ", step.price, of="rate"), before, work)
    rate, money = step.rate or Percent(ZERO), work.money_of(part)
    return _most(band, work.step(rate.of(money), rate, " of ", money, of="rate"), before, work)


def _entered(band: Band[BandStep]) -> tuple[str | Figure, ...]:
    return ("fixed amount",) if band.lower is None else ("fixed amount for reaching the band from ", band.lower.at.value)


def _most(band: Band[BandStep], money: Money, before: Decimal, work: Work) -> Money:
    """What the band's own limit leaves, given what the band paid before."""
    step, most = band.step, band.step.at_most
    if most is None:
        return money
    width = band.part_of(before)
    paid = step.price * width if step.price else (step.rate or Percent(ZERO)).of(work.money_of(width))
    left = min(paid + money, most) - min(paid, most)
    return money if left == money else work.step(left, money, " is more than the most that this band pays", of="cap")


def _limited(band: Band[BandStep], money: Money, work: Work) -> Money:
    most = band.step.at_most
    if most is None or money <= most:
        return money
    return work.step(most, money, " is more than the most that this band pays", of="cap")


def _needs(bands: Bands) -> Iterator[Need]:
    points = tuple(edge.at.size for band in bands_of(bands.steps) if (edge := band.upper))
    smooth = bands.method == "marginal" and all(step.flat is None for step in bands.steps)
    counted = any(step.price is not None for step in bands.steps)
    yield Need(bands.of, _kind(bands), points, smooth, counted, _adds(bands))
    if bands.pays_on:
        yield Need(bands.pays_on, "money")


BANDS = Node("bands", _compute, say, _needs, prove, tables, compound=True)
