"""Prices in a chain: discounts one after another, margins and mark-ups, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from planforge.findings import Path
from planforge.money.band import bands_of
from planforge.money.bands_proof import prove
from planforge.money.frame import (
    EXACT,
    ROUNDINGS,
    Computation,
    Flaw,
    NotComputable,
    Proof,
    Setting,
    Step,
)
from planforge.money.nodes import NODES
from planforge.plan.amounts import Bands
from planforge.plan.prices import Discount, Markup
from planforge.values import Identifier, Measure, Money, Percent

_ANY_PRICE = Identifier("list-price")


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
    kinds = {band.upper.at.kind for band in made if band.upper}
    found = next((band for band in made if band.holds(measure.size)), None)
    if found is None or found.step.rate is None or kinds - {measure.kind}:
        raise NotComputable(f"no band of {discount.id} gives a rate for {measure}")
    return found.step.rate


def prove_discount(bands: Bands, setting: Setting, path: Path) -> Iterator[Flaw]:
    """What is wrong with the bands of a discount, whose rates are always of a price and never of the measure that chooses the band."""
    proof = Proof(setting, NODES, path)
    for index, step in enumerate(bands.steps):
        if step.rate is None:
            yield proof.at("steps", index).flaw("band-kinds", "a discount is a rate, not a fixed amount", "write rate", "flat")
    if bands.method == "marginal":
        yield proof.flaw("band-kinds", "a discount applies to the whole price", "write method: whole", "method")
    elif bands.pays_on is not None:
        yield proof.flaw("band-kinds", "the discount itself says with off of which price it is", "leave pays_on out", "pays_on")
    else:
        rising = (flaw for flaw in prove(replace(bands, pays_on=_ANY_PRICE), proof) if flaw.kind != "falling-rate")
        yield from rising


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
