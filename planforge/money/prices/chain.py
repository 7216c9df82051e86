"""The whole chain of one order: who pays whom what, what each keeps, and whether the limits of the plan hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import localcontext
from typing import TYPE_CHECKING

from planforge.money import setting_of
from planforge.money.frame import EXACT, NotComputable, OtherCurrency
from planforge.money.prices.bounds import Bound, bounds
from planforge.money.prices.deal import Deal, Total, chain_of, part_checked
from planforge.money.prices.extras import Charge, MarketFee, charges, market_fee
from planforge.money.prices.line import together
from planforge.money.prices.markups import margin_on, markup_on
from planforge.money.prices.order import Order, checked, item_of
from planforge.money.prices.remarks import Remark, remarks
from planforge.money.prices.sale import Sale, to_client, to_party
from planforge.money.prices.special import lack_of
from planforge.record import record
from planforge.values import MixedCurrencies, Money, Percent

if TYPE_CHECKING:
    from planforge.plan import Plan

__all__ = ["Bound", "Charge", "Keep", "PriceChain", "Remark", "Sale", "price"]


@record
class Keep:
    """What one party has of the chain. `buys_at` is None for the first seller; any other None is open."""

    party: str
    buys_at: Money | None
    sells_at: Money | None
    keeps: Money | None
    markup: Percent | None
    """What it keeps, as a part of what it pays (mark-up on cost), to a hundredth of a percent."""
    margin: Percent | None
    """What it keeps, as a part of what it charges (margin on price), to a hundredth of a percent."""


@record
class PriceChain:
    """All that follows from an order."""

    deal: Deal
    sales: tuple[Sale, ...]
    """From the first seller to the client; where somebody buys for itself, to that party."""
    keeps: tuple[Keep, ...]
    market: MarketFee | None
    charges: tuple[Charge, ...]
    bounds: tuple[Bound, ...]
    remarks: tuple[Remark, ...]
    """What is open, or should be known."""

    @property
    def paid(self) -> Money | None:
        """What is paid at the end of the chain."""
        return self.sales[-1].pays

    @property
    def kept(self) -> Money | None:
        """What all parties keep together, the marketplace included; None where a part of it is open."""
        parts = [each.keeps for each in self.keeps]
        known = [each for each in parts if each is not None]
        if len(known) < len(parts):
            return None
        return together(*known, *((self.market.fee,) if self.market else ()))

    @property
    def holds(self) -> bool:
        return all(each.holds for each in self.bounds)


def price(plan: Plan, order: Order) -> PriceChain:
    """The chain of `order` under `plan`.

    NotComputable, with a hint, where a figure or a choice is missing without which the first sale has no price, or where two facts
    contradict each other. A later sale whose price the plan leaves open is said to be open.
    """
    try:
        return _priced(plan, order)
    except MixedCurrencies as error:
        raise OtherCurrency(f"two currencies meet: {error}", f"give every amount in {plan.plan.currency}") from error


def _priced(plan: Plan, order: Order) -> PriceChain:
    if plan.prices is None:
        raise NotComputable("the plan has no prices for resale", "add the section prices")
    checked(plan, order)
    order = replace(order, part=part_checked(plan.prices, order))
    chain = chain_of(plan, plan.prices, order.buyer)
    deal = Deal(plan, plan.prices, setting_of(plan), order, item_of(plan, order), chain)
    sales = _sales(deal)
    market = market_fee(deal, sales)
    return PriceChain(
        deal, sales, tuple(_keeps(sales, market)), market, tuple(charges(deal, sales)), tuple(bounds(deal, sales)),
        tuple(remarks(deal, sales)),
    )  # fmt: skip


def _sales(deal: Deal) -> tuple[Sale, ...]:
    """The sales in their order. What the client pays comes first where it is known, for discounts may be taken off it."""
    last = deal.chain[-1]
    known = None if deal.order.buyer or len(deal.chain) == 1 else to_client(deal, last, None)
    lack = lack_of(deal, known.pays if known else None)
    client = lack.ordinary if lack else None if known is None or known.pays is None else Total(known.pays, known.steps)
    made: list[Sale] = []
    cost = _own_cost(deal)
    for seller, buyer in zip(deal.chain, deal.chain[1:], strict=False):
        try:
            sale = to_party(deal, seller, buyer, cost, client, lack)
        except NotComputable as error:
            if not made or isinstance(error, OtherCurrency):
                raise
            sale = Sale(seller, buyer, None, why=str(error), hint=error.hint)
        made.append(sale)
        cost = sale.pays
    return tuple(made) if deal.order.buyer else (*made, to_client(deal, last, cost))


def _own_cost(deal: Deal) -> Money | None:
    """What the first seller's own direct cost is, where the order says so."""
    cost = deal.order.given.get("cost")
    return deal.total(cost, "cost").money if isinstance(cost, Money) else None


def _keeps(sales: tuple[Sale, ...], market: MarketFee | None) -> Iterator[Keep]:
    bought: Money | None = None
    for index, sale in enumerate(sales):
        fee = market.fee if market and market.rule.borne_by == sale.seller else None
        yield _keep(sale.seller, bought, sale.pays, fee, first=index == 0)
        bought = sale.pays


def _keep(party: str, bought: Money | None, sold: Money | None, fee: Money | None, *, first: bool) -> Keep:
    if sold is None or (bought is None and not first):
        return Keep(party, bought, sold, None, None, None)
    with localcontext(EXACT):
        left = sold if bought is None else sold - bought
        left = left if fee is None else left - fee
    if bought is None:
        return Keep(party, None, sold, left, None, None)
    return Keep(party, bought, sold, left, markup_on(bought, sold), margin_on(bought, sold))
