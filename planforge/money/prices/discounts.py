"""Discounts one after another: taken off and proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import localcontext
from itertools import pairwise

from planforge.findings import Path
from planforge.money.frame import EXACT, Computation, Figure, NotComputable, Setting, Step
from planforge.money.node import Flaw, Proof
from planforge.money.nodes import NODES
from planforge.money.prices.line import rounded, shown
from planforge.money.proofs.bands import kinds, order
from planforge.money.shapes.band import bands_of
from planforge.plan.prices import Discount, DiscountBands
from planforge.values import Measure, Money, Percent


def discounted(start: Money, discounts: Sequence[Discount], setting: Setting, measure: Measure | None = None) -> Computation:
    """`start` less `discounts` in their order, with one `measure` for all bands."""
    given = {} if measure is None else {str(discount.bands.of): measure.value for discount in discounts if discount.bands}
    return taken_off(start, discounts, setting, given)


def taken_off(
    start: Money, discounts: Sequence[Discount], setting: Setting, given: Mapping[str, Figure], before: Sequence[Step] = ()
) -> Computation:
    """`start` less `discounts` in their order. One that adds is taken off the starting price, one that compounds off what is left.

    `given` holds the figures that choose bands, by name; `before` are the steps that led to `start`. NotComputable where discounts that
    stand alone are put together, or a band cannot be chosen.
    """
    steps = list(before)
    with localcontext(EXACT):
        price = start
        for index, discount in enumerate(discounts):
            if index and discount.combine in (None, "alone"):
                raise NotComputable(
                    f"{discount.id} is not combined with other discounts",
                    "choose the discounts that go together, or say so by combine",
                )
            rate = _rate(discount, given)
            base = start if discount.combine == "adds" else price
            left = price - rate.of(base)
            steps.append(Step((shown(price), " less ", rate, " of ", shown(base), f" ({discount.name})"), shown(left)))
            price = left
    if price.amount < 0:
        raise NotComputable("the discounts come to more than the price", "choose fewer discounts, or let them compound")
    return rounded(price, steps, setting)


def rate_of(discount: Discount, measure: Measure | None) -> Percent:
    """The rate of `discount`, chosen by `measure` where it has bands."""
    return _rate(discount, {} if measure is None or discount.bands is None else {discount.bands.of: measure.value})


def _rate(discount: Discount, given: Mapping[str, Figure]) -> Percent:
    if discount.rate is not None:
        return discount.rate
    if discount.bands is None or discount.bands.of not in given:
        name = discount.bands.of if discount.bands else "its rate"
        raise NotComputable(f"{discount.id} depends on a measure that is not given: {name}", f"give it: --measure {name}=...")
    measure = Measure(given[discount.bands.of])
    made = bands_of(discount.bands.steps)
    found = next((band for band in made if band.holds(measure.size)), None)
    edges = [band.upper.at for band in made if band.upper]
    if found is None or {edge.kind for edge in edges} - {measure.kind}:
        raise NotComputable(
            f"no band of {discount.id} gives a rate for {measure}",
            f"give {discount.bands.of} in the kind of its edges: {edges[0]}",
        )
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
