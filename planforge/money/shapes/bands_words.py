"""The words and the table of bands: each band says alone what is paid for which figures, so the words hold without the table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.document.nodes import Row, Table, Text
from planforge.money.frame import Words
from planforge.money.listed import items
from planforge.money.node import Voice
from planforge.money.shapes.band import Band, bands_of, edge_key
from planforge.money.shapes.limits import OVER
from planforge.plan.amounts import Bands, BandStep, Per
from planforge.values import Money, Percent


def say(bands: Bands, voice: Voice) -> Words:
    said = [_band_words(bands, band, index, voice) for index, band in enumerate(bands_of(bands.steps))]
    words: Words = (Text("the sum of "),) if bands.method == "marginal" and len(said) > 1 else ()
    if voice.depth and len(said) > 1:  # in a lettered list, so that it is clear where the bands end
        return (*words, *items(said, voice))
    for item, between in zip(said, ["", *voice.locale.separators(len(said))], strict=True):
        words += (Text("; and " if "and" in between else "; "), *item) if between else item
    return words


def _band_words(bands: Bands, band: Band[BandStep], index: int, voice: Voice) -> Words:
    """Such as "10% of the part that is more than £50,000", or "10% of the whole of Net Revenue where it is more than £50,000"."""
    inner = voice.at("steps", index)
    where = inner.value(band.words(voice.locale), "number", edge_key(band.step))
    if band.step.price is not None:
        return _priced(bands, band, index, voice)
    measure: Words = (
        (Text("it"),) if index and not _two_of_a_kind(bands, band) else measured(bands.of, None if index else bands.per, voice)
    )
    pays = pays_words(band, inner)
    if band.step.flat is not None and bands.method == "marginal":
        reached = inner.value(band.reached(voice.locale), "number", "flat")
        if band.lower is None:
            return (*pays, Text(" whatever "), *measure, Text(" is"))
        return (*pays, Text(" where "), *measure, Text(" is "), reached)
    if band.step.flat is not None:
        return (*pays, Text(" where "), *measure, Text(" is "), where)
    if bands.method == "marginal":
        part: Words = () if index else (Text(" of "), *measure)
        return (*pays, Text(" of "), voice.value("the part", "choice", "method"), *part, Text(" that is "), where)
    whole = (Text(" of "), voice.value("the whole of", "choice", "method"), Text(" "), voice.base(bands.pays_on or bands.of))
    return (*pays, *whole, Text(" where "), *measure, Text(" is "), where)


def _two_of_a_kind(bands: Bands, band: Band[BandStep]) -> bool:
    """Whether "it" could be the base that is paid on as well as the measure: both are money."""
    return bands.pays_on is not None and band.lower is not None and isinstance(band.lower.at.value, Money)


def _priced(bands: Bands, band: Band[BandStep], index: int, voice: Voice) -> Words:
    """Such as "£150 for each New Subscriber up to and including 100", or "£200 for every one, from the first on, where there are ..."."""
    inner = voice.at("steps", index)
    price = inner.figure(band.step.price or Percent(Decimal(0)), "price")
    over: Words = () if index or bands.per is None else (Text(" "), voice.value(OVER[bands.per], "choice", "per"))
    most: Words = ()
    if band.step.at_most is not None:
        most = (Text(" (together at most "), inner.figure(band.step.at_most, "at_most"), Text(")"))
    if bands.method == "marginal":
        one: Words = () if index else (Text(" "), voice.base(bands.of))
        where = band.words(voice.locale).replace("more than", "above")
        edge: Words = (
            () if band.lower is None and band.upper is None else (Text(" "), inner.value(where, "number", edge_key(band.step)))
        )
        return (price, Text(" for "), voice.value("each", "choice", "method"), *one, *edge, *over, *most)
    every: Words = (Text(" one"),) if index else (Text(" "), voice.base(bands.of))
    where = band.words(voice.locale)
    whole = (voice.value("every", "choice", "method"), *every, Text(", from the first on"))
    if band.lower is None and band.upper is None:
        return (price, Text(" for "), *whole, *over, *most)
    there = inner.value(where, "number", edge_key(band.step))
    return (price, Text(" for "), *whole, Text(", where there are "), there, *over, *most)


def measured(of: str, per: Per | None, voice: Voice) -> Words:
    """Such as "Net Revenue in each calendar year"."""
    over: Words = () if per is None else (Text(" "), voice.value(OVER[per], "choice", "per"))
    return (voice.base(of), *over)


def pays_words(band: Band[BandStep], voice: Voice) -> Words:
    """What the band pays, as its cell of the table says it."""
    rate, flat, price, most = band.step.rate, band.step.flat, band.step.price, band.step.at_most
    words: Words
    if price is not None:
        words = (voice.figure(price, "price"), Text(" for each"))
    elif flat is not None:
        words = (voice.figure(flat, "flat"),)
    else:
        words = (voice.figure(rate or Percent(Decimal(0)), "rate"),)
    return (
        words
        if most is None
        else (
            *words,
            Text(" (together at most " if price is not None else " (at most "),
            voice.figure(most, "at_most"),
            Text(")"),
        )
    )


def tables(bands: Bands, voice: Voice) -> Iterator[Table]:
    counted = any(step.price is not None for step in bands.steps)
    pays: Words
    if counted:
        pays = (Text("Paid for those inside the band" if bands.method == "marginal" else "Paid for all of them"),)
    elif bands.method == "marginal":
        pays = (Text("Paid for the part inside the band"),)
    else:
        pays = (Text("Paid on the whole of "), voice.base(bands.pays_on or bands.of))
    rows = []
    for index, band in enumerate(bands_of(bands.steps)):
        inner = voice.at("steps", index)
        words = band.words(voice.locale)
        where = inner.value(words[:1].upper() + words[1:], "number", edge_key(band.step))
        once: Words = (Text(" once the band is reached"),) if bands.method == "marginal" and band.step.flat is not None else ()
        of: Words = (
            (Text(" of "), voice.base(bands.pays_on)) if counted and bands.pays_on and band.step.rate is not None else ()
        )
        rows.append(Row(((where,), (*pays_words(band, inner), *of, *once))))
    yield Table(Row((measured(bands.of, bands.per, voice), pays)), tuple(rows), ("left", "right"))
