"""Proofs over all prices of a plan: the orders that it foresees are computed, and the first loss of a seller is the counter-example."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from planforge.money.frame import Figure, NotComputable
from planforge.money.prices.chain import price
from planforge.money.prices.dated import stages
from planforge.money.prices.order import Order
from planforge.money.shapes.band import bands_of
from planforge.plan.price_list import PricedProduct
from planforge.plan.prices import Prices
from planforge.record import record
from planforge.values import Measure, Money, Percent

if TYPE_CHECKING:
    from planforge.plan import Plan

MOST_LINES = 100
"""Lines of a price list that are tried: those with prices of their own besides the list price first."""


@record
class Loss:
    """A seller that sells for less than it pays, in an order of the list."""

    line: int
    seller: str
    bought: Money
    sold: Money
    order: Order


def losses(plan: Plan) -> Iterator[Loss]:
    """For each line of the list the first seller that would lose, in an order that the plan foresees."""
    if plan.prices is None or plan.prices.price_list is None:
        return
    for place, line in _telling(plan.prices.price_list.products):
        found = next((loss for order in orders(plan, line) for loss in _losing(plan, order, place)), None)
        if found is not None:
            yield found


def _telling(lines: tuple[PricedProduct, ...]) -> list[tuple[int, PricedProduct]]:
    """The lines whose prices can go wrong each in its own way, and one of each product of the others."""
    plain: dict[object, tuple[int, PricedProduct]] = {}
    special = []
    for place, line in enumerate(lines):
        if line.transfer or line.recommended or line.least_receipt or line.later:
            special.append((place, line))
        else:
            plain.setdefault(line.product, (place, line))
    return [*special, *plain.values()][:MOST_LINES]


def orders(plan: Plan, line: PricedProduct) -> Iterator[Order]:
    """Orders of one of `line`: on each day from which it has other prices, under each condition, in each tier, in the lowest and highest bands."""
    assert plan.prices is not None
    prices = plan.prices
    texts = frozenset(each.if_ for each in prices.discounts if each.if_)
    conditions = [None, *dict.fromkeys(each.when for each in prices.discounts if each.when not in (None, "every order"))]
    tiers: list[str | None] = list(dict.fromkeys(str(each.tier) for each in prices.discounts if each.tier)) or [None]
    for stage, when, tier, given in product(stages(line), conditions, tiers, _extremes(prices)):
        yield Order(
            product=str(line.id), on=_day(plan, stage.since), when=texts | ({when} if when else set()), tier=tier,
            given=given, client_price=stage.recommended, marketplace=None,
        )  # fmt: skip


def _day(plan: Plan, since: date | None) -> date | None:
    assert plan.prices is not None
    assert plan.prices.price_list is not None
    return since or plan.prices.price_list.dated or plan.plan.effective


def _extremes(prices: Prices) -> list[dict[str, Figure]]:
    """Figures in the lowest and in the highest band of every discount by bands."""
    low: dict[str, Figure] = {}
    high: dict[str, Figure] = {}
    for each in prices.discounts:
        edges = [band.upper.at for band in bands_of(each.bands.steps) if band.upper] if each.bands else []
        if each.bands and edges:
            low[str(each.bands.of)] = _like(edges[0], Decimal(0))
            high[str(each.bands.of)] = _like(edges[-1], edges[-1].size + 1)
    return [low, high] if low else [{}]


def _like(edge: Measure, size: Decimal) -> Figure:
    if isinstance(edge.value, Money):
        return Money(edge.value.currency, size)
    return Percent(size) if isinstance(edge.value, Percent) else size


def _losing(plan: Plan, order: Order, place: int) -> Iterator[Loss]:
    try:
        chain = price(plan, order)
    except NotComputable:  # not such an order, or one of which more must be known
        return
    for keep in chain.keeps:
        if keep.keeps is not None and keep.keeps.amount < 0 and keep.buys_at and keep.sells_at:
            yield Loss(place, keep.party, keep.buys_at, keep.sells_at, order)
