"""The limits that a plan sets to prices, tried on one chain: each holds or does not, with the figures that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import TYPE_CHECKING

from planforge.findings import Path
from planforge.money.frame import EXACT, Figure
from planforge.money.prices.choice import markup_for
from planforge.money.prices.deal import Deal
from planforge.money.prices.line import rounded
from planforge.money.prices.sale import least_of, marked
from planforge.record import record
from planforge.values import Money, Percent

if TYPE_CHECKING:
    from planforge.money.prices.sale import Sale


@record
class Bound:
    """A limit: what it says, the figure that it concerns, and whether it holds."""

    says: tuple[str | Figure, ...]
    found: Money
    holds: bool
    clause: str
    at: Path


def bounds(deal: Deal, sales: Sequence[Sale]) -> Iterator[Bound]:
    """Every limit of the plan that the known prices can be measured by."""
    yield from _receipt(deal, sales[0])
    yield from _smallest_order(deal, sales[0])
    last = sales[-1]
    if last.buyer is None and last.pays is not None and len(deal.chain) > 1:
        yield from _to_client(deal, last.seller, last.pays)
    yield from _markups(deal, sales)


def _exactly(deal: Deal, money: Money) -> Money:
    return rounded(money, (), deal.setting).result


def _receipt(deal: Deal, first: Sale) -> Iterator[Bound]:
    least = least_of(deal)
    if least is not None and first.pays is not None:
        money, clause = _exactly(deal, least[0].money), least[1]
        at: Path = ("prices", "least_receipt")
        if clause == "price-list":
            at = ("prices", "price_list", "products", deal.item.place or 0, "least_receipt")
        yield Bound((f"{deal.called(first.seller)} receives at least ", money), first.pays, first.pays >= money, clause, at)


def _smallest_order(deal: Deal, first: Sale) -> Iterator[Bound]:
    least = deal.prices.orders.minimum if deal.prices.orders else None
    if least is not None and first.pays is not None and deal.order.whole:
        yield Bound(
            ("an order comes to at least ", least), first.pays, first.pays >= least, "orders", ("prices", "orders", "minimum")
        )


def _to_client(deal: Deal, seller: str, pays: Money) -> Iterator[Bound]:
    """What limits the price of the last seller."""
    full, prices, called = deal.list_total(), deal.prices, deal.called(seller)
    if full is not None and prices.largest_discount is not None:
        with localcontext(EXACT):
            least = full.money - prices.largest_discount.of(full.money)
        says: tuple[str | Figure, ...] = (
            f"{called} goes no more than ",
            prices.largest_discount,
            " below the list price, so not below ",
            _exactly(deal, least),
        )
        yield Bound(says, pays, pays >= _exactly(deal, least), "prices", ("prices", "largest_discount"))
    if deal.item.priced.lowest is not None:
        least = _exactly(deal, deal.total(deal.item.priced.lowest, "lowest price").money)
        place = ("prices", "price_list", "products", deal.item.place or 0, "lowest")
        yield Bound((f"{called} sells for at least ", least), pays, pays >= least, "price-list", place)
    if prices.resale == "fixed" and full is not None:
        fixed = _exactly(deal, full.money)
        yield Bound((f"{called} charges the list price of ", fixed), pays, pays == fixed, "prices", ("prices", "resale"))


def _markups(deal: Deal, sales: Sequence[Sale]) -> Iterator[Bound]:
    """Each mark-up or margin that the plan sets, against a price that was not made from it."""
    for before, sale in pairwise(sales):
        rule = markup_for(deal.prices, deal.item, sale.seller, sale.buyer) if sale.pays and before.pays else None
        if rule is None or sale.markup or before.pays is None or sale.pays is None:
            continue
        allowed = marked(deal, rule, before.pays).result
        at_most = rule.bound == "at most"
        figure = (rule.plus if rule.kind == "cost plus" else rule.rate) or Percent(Decimal(0))
        words = "cost plus" if rule.kind == "cost plus" else f"a {rule.kind.replace('markup', 'mark-up')} of"
        says: tuple[str | Figure, ...] = (
            f"{deal.called(sale.seller)} has {words} {'at most' if at_most else 'exactly'} ", figure, ", so charges ", allowed,
        )  # fmt: skip
        place = deal.prices.markups.index(rule)
        holds = sale.pays <= allowed if at_most else sale.pays == allowed
        yield Bound(says, sale.pays, holds, "prices", ("prices", "markups", place))
