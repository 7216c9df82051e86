"""Bands: a rate that depends on how much, marginal or whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.document.nodes import Row, Table, Text
from planforge.money.band import Band, bands_of, edge_key
from planforge.money.bands_proof import prove
from planforge.money.frame import (
    Need,
    Node,
    Nodes,
    NotComputable,
    Voice,
    Words,
    Work,
)
from planforge.money.limits import OVER
from planforge.plan.amounts import Bands, BandStep, Per
from planforge.values import Money, Percent


def _compute(bands: Bands, work: Work) -> Money:
    measure = work.figure(bands.of)
    size = measure.amount if isinstance(measure, Money) else measure.number if isinstance(measure, Percent) else measure
    made = bands_of(bands.steps)
    if made[-1].upper is not None and not any(band.holds(size) for band in made):
        raise NotComputable(f"no band holds {bands.of}, which is {measure}")
    if bands.method == "marginal":
        return _marginal(made, work.money(bands.of), work)
    band = next(band for band in made if band.holds(size))
    base = bands.pays_on or bands.of
    reached: tuple[str | Money | Percent | Decimal, ...] = (
        () if bands.pays_on is None else (f"{_name(bands.of, work)} is ", measure, ": ")
    )
    if band.step.flat is not None:
        return _limited(band, work.step(band.step.flat, *reached, "fixed amount of the band reached"), work)
    rate = band.step.rate or Percent(Decimal(0))
    money = work.money(base)
    return _limited(band, work.step(rate.of(money), *reached, rate, " of ", money), work)


def _name(of: str, work: Work) -> str:
    """The term of a base; of a measure that is no base, its own words."""
    base = work.setting.bases.get(of)
    return base.name if base else of.replace("-", " ")


def _marginal(made: tuple[Band[BandStep], ...], money: Money, work: Work) -> Money:
    slices: list[Money] = []
    for band in made:
        part = Money(money.currency, band.part_of(money.amount))
        if band.step.flat is not None and band.entered(money.amount):
            slices.append(_limited(band, work.step(band.step.flat, *_entered(band, money)), work))
        elif band.step.rate is not None and part.amount > 0:
            slices.append(_limited(band, work.step(band.step.rate.of(part), band.step.rate, " of ", part), work))
    total = Money(money.currency, sum((each.amount for each in slices), Decimal(0)))
    if not slices:
        return work.step(total, "nothing")
    if len(slices) == 1:
        return total
    parts: list[str | Money] = []
    for each in slices:
        parts += [" + ", each] if parts else [each]
    return work.step(total, *parts)


def _entered(band: Band[BandStep], money: Money) -> tuple[str | Money, ...]:
    return (
        ("fixed amount",)
        if band.lower is None
        else ("fixed amount for reaching the band from ", Money(money.currency, band.start))
    )


def _limited(band: Band[BandStep], money: Money, work: Work) -> Money:
    most = band.step.at_most
    return money if most is None or money <= most else work.step(most, money, " is more than the most that this band pays")


def _say(bands: Bands, voice: Voice) -> Words:
    """Each band says alone what is paid for which figures, so the words hold without the table."""
    said = [_band_words(bands, band, index, voice) for index, band in enumerate(bands_of(bands.steps))]
    words: Words = (Text("the sum of "),) if bands.method == "marginal" and len(said) > 1 else ()
    for item, between in zip(said, ["", *voice.locale.separators(len(said))], strict=True):
        words += (Text("; and " if "and" in between else "; "), *item) if between else item
    return words


def _band_words(bands: Bands, band: Band[BandStep], index: int, voice: Voice) -> Words:
    """Such as "10% of the part that is more than £50,000", or "10% of the whole of Net Revenue where it is more than £50,000"."""
    inner = voice.at("steps", index)
    where = inner.value(band.words(voice.locale), "number", edge_key(band.step))
    measure: Words = (Text("it"),) if index else measured(bands.of, bands.per, voice)
    pays = pays_words(band, inner)
    if band.step.flat is not None and bands.method == "marginal":
        reached = inner.value(band.reached(voice.locale), "number", "flat")
        return pays if band.lower is None else (*pays, Text(" where "), *measure, Text(" is "), reached)
    if band.step.flat is not None:
        return (*pays, Text(" where "), *measure, Text(" is "), where)
    if bands.method == "marginal":
        part: Words = () if index else (Text(" of "), *measure)
        return (*pays, Text(" of "), voice.value("the part", "choice", "method"), *part, Text(" that is "), where)
    whole = (Text(" of "), voice.value("the whole of", "choice", "method"), Text(" "), voice.base(bands.pays_on or bands.of))
    return (*pays, *whole, Text(" where "), *measure, Text(" is "), where)


def measured(of: str, per: Per | None, voice: Voice) -> Words:
    """Such as "Net Revenue in each calendar year"."""
    over: Words = () if per is None else (Text(" "), voice.value(OVER[per], "choice", "per"))
    return (voice.base(of), *over)


def pays_words(band: Band[BandStep], voice: Voice) -> Words:
    rate, flat, most = band.step.rate, band.step.flat, band.step.at_most
    words: Words = (voice.figure(flat, "flat"),) if flat is not None else (voice.figure(rate or Percent(Decimal(0)), "rate"),)
    return words if most is None else (*words, Text(" (at most "), voice.figure(most, "at_most"), Text(")"))


def _tables(bands: Bands, voice: Voice) -> Iterator[Table]:
    if bands.method == "marginal":
        pays: Words = (Text("Paid for the part inside the band"),)
    else:
        pays = (Text("Paid on the whole of "), voice.base(bands.pays_on or bands.of))
    rows = []
    for index, band in enumerate(bands_of(bands.steps)):
        inner = voice.at("steps", index)
        words = band.words(voice.locale)
        where = inner.value(words[:1].upper() + words[1:], "number", edge_key(band.step))
        once: Words = (Text(" once the band is reached"),) if bands.method == "marginal" and band.step.flat is not None else ()
        rows.append(Row(((where,), (*pays_words(band, inner), *once))))
    yield Table(Row((measured(bands.of, bands.per, voice), pays)), tuple(rows), ("left", "right"))


def _needs(bands: Bands, _: Nodes) -> Iterator[Need]:
    edges = [edge.at for band in bands_of(bands.steps) if (edge := band.upper)]
    kind = next((each.kind for each in edges), "")
    smooth = bands.method == "marginal" and all(step.flat is None for step in bands.steps)
    yield Need(bands.of, kind if kind in ("number", "percent") else "money", tuple(each.size for each in edges), smooth)
    if bands.pays_on:
        yield Need(bands.pays_on, "money")


BANDS = Node("bands", _compute, _say, _needs, prove, _tables, compound=True)
