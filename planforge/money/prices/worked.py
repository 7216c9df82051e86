"""Worked prices of the author: the same computation as for any order, from what the example says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from planforge.money import setting_of
from planforge.money.frame import Computation, NotComputable
from planforge.money.prices.chain import PriceChain, price
from planforge.money.prices.deal import chain_of
from planforge.money.prices.discounts import discounted
from planforge.money.prices.order import Order
from planforge.plan.prices import Discount, PriceExample
from planforge.record import record
from planforge.values import Money

if TYPE_CHECKING:
    from planforge.plan import Plan


@record
class Worked:
    """A worked price: the whole chain where the plan has one, else the discounts alone."""

    result: Money
    buyer: str | None
    """Who pays it, where the chain says so."""
    chain: PriceChain | None
    alone: Computation | None


def worked(plan: Plan, example: PriceExample) -> Worked:
    """What `example` comes to. NotComputable where it says too little, or what does not go together."""
    known = {str(discount.id): discount for discount in plan.prices.discounts} if plan.prices else {}
    chosen = [known[str(name)] for name in example.discounts if name in known]
    if example.start is not None and not _has_chain(plan):
        start = example.start * (example.quantity or 1)
        alone = discounted(start, chosen, setting_of(plan), example.measure)
        return Worked(alone.result, None, None, alone)
    chain = price(plan, order_of(plan, example, chosen))
    wanted = next((str(each.buyer) for each in chosen if each.buyer), chain.sales[0].buyer)
    sale = next((each for each in chain.sales if each.buyer == wanted), chain.sales[0])
    if sale.pays is None:
        raise NotComputable(sale.why, sale.hint)
    return Worked(sale.pays, sale.buyer, chain, None)


def _has_chain(plan: Plan) -> bool:
    try:
        return plan.prices is not None and len(chain_of(plan, plan.prices, None)) > 1
    except NotComputable:
        return False


def order_of(plan: Plan, example: PriceExample, chosen: Sequence[Discount]) -> Order:
    """What an example says of its order. Where it starts from a price, that is the one off which its discounts are taken."""
    rules = chosen or (plan.prices.discounts if plan.prices else ())
    given = {str(each.bands.of): example.measure.value for each in rules if each.bands and example.measure}
    off = chosen[0].off if chosen else "list price"
    agreed = {str(each.seller): each.price for each in example.agreed}
    seller = _seller_to(plan, chosen[0].buyer if chosen else None)
    return Order(
        list_price=example.start if off == "list price" else None,
        sale_prices={**({seller: example.start} if example.start and off == "sale price" else {}), **agreed},
        client_price=example.start if off == "end-customer price" and example.start else example.client_price,
        product=None if example.line is None else str(example.line), listed=example.line is not None,
        quantity=Decimal(1 if example.quantity is None else example.quantity), on=example.on, registered=example.registered,
        when=frozenset(example.when), renewal=example.renewal, given=given,
        discounts=tuple(str(name) for name in example.discounts) or None,
    )  # fmt: skip


def _seller_to(plan: Plan, buyer: str | None) -> str:
    """From whom `buyer` buys; None is the second of the chain."""
    assert plan.prices is not None
    chain = chain_of(plan, plan.prices, None)
    return chain[chain.index(buyer) - 1] if buyer in chain[1:] else chain[0]
