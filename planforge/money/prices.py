"""Prices in a chain: discounts one after another, margins and mark-ups, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from itertools import pairwise

from planforge.document.nodes import Row, Table, Text
from planforge.findings import Path
from planforge.money.band import bands_of, edge_key
from planforge.money.bands_proof import kinds, order
from planforge.money.bands_words import measured
from planforge.money.frame import (
    EXACT,
    ROUNDINGS,
    Computation,
    Flaw,
    NotComputable,
    Proof,
    Setting,
    Step,
    Voice,
)
from planforge.money.nodes import NODES
from planforge.plan.prices import Discount, DiscountBands, Markup
from planforge.values import Measure, Money, Percent


def discounted(start: Money, discounts: Sequence[Discount], setting: Setting, measure: Measure | None = None) -> Computation:
    """`start` less `discounts` in their order. One that adds is taken off the starting price, one that compounds off what is left.

    NotComputable where discounts that stand alone are put together, or a band cannot be chosen.
    """
    steps: list[Step] = []
    with localcontext(EXACT):
        price = start
        for index, discount in enumerate(discounts):
            if index and discount.combine in (None, "alone"):
                raise NotComputable(f"{discount.id} is not combined with other discounts")
            rate = rate_of(discount, measure)
            base = start if discount.combine == "adds" else price
            left = price - rate.of(base)
            steps.append(Step((price, " less ", rate, " of ", base, f" ({discount.name})"), left))
            price = left
    if price.amount < 0:
        raise NotComputable("the discounts come to more than the price")
    return rounded(price, steps, setting)


def rate_of(discount: Discount, measure: Measure | None) -> Percent:
    """The rate of `discount`, chosen by `measure` where it has bands."""
    if discount.rate is not None:
        return discount.rate
    if discount.bands is None or measure is None:
        raise NotComputable(f"{discount.id} depends on a measure that is not given")
    made = bands_of(discount.bands.steps)
    found = next((band for band in made if band.holds(measure.size)), None)
    if found is None or {band.upper.at.kind for band in made if band.upper} - {measure.kind}:
        raise NotComputable(f"no band of {discount.id} gives a rate for {measure}")
    return found.step.rate


def prove_discount(bands: DiscountBands, setting: Setting, path: Path) -> Iterator[Flaw]:
    """What is wrong with the bands of a discount."""
    proof = Proof(setting, NODES, path)
    yield from proof.base(bands.of, "of")
    made = bands_of(bands.steps)
    yield from order(made, proof)
    yield from kinds(made, proof)
    for index, (low, high) in enumerate(pairwise(bands.steps), start=1):
        if low.rate == high.rate:
            message = f"this band takes off the same as the one before it, {low.rate}"
            yield proof.at("steps", index).flaw("equal-bands", message, "join the two bands")


def discount_table(bands: DiscountBands, voice: Voice) -> Table:
    """Which rate is taken off in which band."""
    rows = []
    for index, band in enumerate(bands_of(bands.steps)):
        inner = voice.at("steps", index)
        words = band.words(voice.locale)
        where = inner.value(words[:1].upper() + words[1:], "number", edge_key(band.step))
        rows.append(Row(((where,), (inner.figure(band.step.rate, "rate"),))))
    return Table(Row((measured(bands.of, bands.per, voice), (Text("Discount"),))), tuple(rows), ("left", "right"))


def marked_up(cost: Money, markup: Markup, setting: Setting) -> Computation:
    """The price that `markup` makes of `cost`. A margin is a part of the price, so the cost is divided by what remains."""
    if markup.kind == "cost plus":
        plus = markup.plus or setting.zero()
        return rounded(cost + plus, [Step((cost, " plus ", plus), cost + plus)], setting)
    rate = markup.rate or Percent(Decimal(0))
    if markup.kind == "markup on cost":
        price = cost + rate.of(cost)
        return rounded(price, [Step((cost, " plus ", rate, " of ", cost), price)], setting)
    if rate.number >= Decimal(100):
        raise NotComputable("a margin of the whole price leaves nothing for the cost")
    with localcontext(prec=EXACT.prec):
        price = Money(cost.currency, cost.amount / (1 - rate.fraction))
    result = price.rounded(ROUNDINGS[setting.rounding])
    return Computation(result, price, (Step((cost, " ÷ (100% − ", rate, ")"), result),))


def rounded(exact: Money, steps: list[Step], setting: Setting) -> Computation:
    """`exact` as the last line of `steps`, rounded once."""
    result = exact.rounded(ROUNDINGS[setting.rounding])
    if result != exact:
        steps.append(Step((exact, f" rounded {setting.rounding}"), result))
    return Computation(result, exact, tuple(steps))
