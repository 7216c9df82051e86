"""What is open in a chain, or should be known beside its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from planforge.money.prices.choice import renewal_row
from planforge.money.prices.deal import Deal
from planforge.money.prices.line import rounded
from planforge.money.prices.sale import case_by_case
from planforge.money.prices.special import ordinary
from planforge.record import record
from planforge.values import Money

if TYPE_CHECKING:
    from datetime import date

    from planforge.money.frame import Figure
    from planforge.money.prices.sale import Sale


@record
class Remark:
    """A sentence without its full stop, and what to give to settle it."""

    says: tuple[str | Figure | date, ...]
    hint: str = ""
    clause: str = ""


def remarks(deal: Deal, sales: Sequence[Sale]) -> Iterator[Remark]:
    for sale in sales:
        if sale.pays is None:
            yield Remark(
                (f"open: what {deal.called(sale.buyer)} pays {deal.called(sale.seller)}; {sale.why}",),
                sale.hint,
                sale.clause,
            )
    yield from _list(deal)
    yield from _case_by_case(deal, sales[0])
    yield from _renewal(deal)
    yield from _client(deal, sales)
    yield from _special(deal, sales[-1])
    yield from _losses(deal, sales)


def _list(deal: Deal) -> Iterator[Remark]:
    priced = deal.prices.price_list
    if deal.item.kept.why:
        yield Remark(deal.item.kept.why, clause="price-changes")
    if priced is not None and priced.current and deal.order.list_price is None and deal.item.priced.list_price is not None:
        yield Remark(("the list in force on the day of the order counts; this is the list of the plan",), clause="price-list")
    limit = deal.prices.least_receipt
    if limit is not None and limit.per not in ("unit", "deal"):
        says = (f"the least receipt of {limit} counts more than one order, so it is not applied here",)
        yield Remark(says, clause="prices")


def _case_by_case(deal: Deal, first: Sale) -> Iterator[Remark]:
    """What the plan leaves to each case, where no discount holds."""
    if case_by_case(deal) and not first.discounts:
        yield Remark(
            (f"case by case is agreed the price of: {'; '.join(deal.prices.negotiated)}",),
            clause="prices",
        )


def _renewal(deal: Deal) -> Iterator[Remark]:
    row = renewal_row(deal.prices, deal.order)
    if row is not None and row.to == "the addition only":
        yield Remark(
            ("this is the price of the addition; what is renewed besides is priced as a renewal of its own",),
            clause="renewal-prices",
        )
    change = deal.prices.change
    old = (
        change is not None
        and change.cap is not None
        and change.cap_for == "existing clients"
        and deal.order.list_before is None
    )
    if old and "renewal" in deal.order.conditions:
        says = "open: whether the cap on rises lowers the list price; at which list price this client bought is not known"
        yield Remark((says,), "give it: --list-before", "price-changes")


def _client(deal: Deal, sales: Sequence[Sale]) -> Iterator[Remark]:
    """What is recommended to the last seller, and how its price stands to it."""
    advised, last = deal.item.priced.recommended, sales[-1]
    if advised is None or last.buyer is not None:
        return
    total = rounded(deal.total(advised, "recommended").money, (), deal.setting).result
    yield Remark(("the recommended price, which does not bind, is ", total), clause="price-list")


def _special(deal: Deal, last: Sale) -> Iterator[Remark]:
    """A price so low that it may be special."""
    rule, free = deal.prices.special, ordinary(deal)
    if rule is None or free is None or last.buyer is not None or last.pays is None or last.pays >= free.money:
        return
    limit = rounded(free.money, (), deal.setting).result
    called = deal.called(rule.consent)
    if not deal.order.consent:
        says: tuple[str | Figure, ...] = (
            "the client's price is below ",
            limit,
            f", so {called} may be asked for a special price; without it these prices hold",
        )
        yield Remark(says, "with its consent: --consent" if rule.shares else "", "special-prices")
    elif not rule.shares:
        yield Remark(
            (f"{called} consents to a special price, which is agreed in writing; these are the ordinary prices",),
            clause="special-prices",
        )


def _losses(deal: Deal, sales: Sequence[Sale]) -> Iterator[Remark]:
    for before, sale in pairwise(sales):
        paid, sold = before.pays, sale.pays
        if isinstance(paid, Money) and isinstance(sold, Money) and sold < paid:
            yield Remark(
                (f"{deal.called(sale.seller)} sells below what it pays: at ", sold, ", bought at ", paid), clause=sale.clause
            )
