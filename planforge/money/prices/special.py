"""A price to a client that is so low that another party may be asked to help bear it, and how the sellers bear what it lacks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from planforge.money.frame import EXACT, Step
from planforge.money.prices.deal import Deal, Total
from planforge.money.prices.line import rounded, shown
from planforge.plan.prices import SpecialPrice
from planforge.record import record
from planforge.values import Money, Percent

if TYPE_CHECKING:
    from planforge.money.prices.sale import Sale


@record
class Lack:
    """What a special price lacks to the lowest ordinary one. Discounts are computed as if the client paid that."""

    rule: SpecialPrice
    ordinary: Total
    """The lowest price that is not special, for the whole order."""
    lack: Money

    def lowered(self, sale: Sale, deal: Deal) -> Sale:
        """`sale` less the shares that its seller and those before it bear."""
        before = deal.chain[: deal.chain.index(sale.seller) + 1]
        share = sum((each.share.number for each in self.rule.shares if each.party in before), Decimal(0))
        assert sale.pays is not None
        if not share:
            return sale
        with localcontext(EXACT):
            left = sale.pays - Percent(share).of(self.lack)
        parts = (sale.pays, " less ", Percent(share), " of ", shown(self.lack), ", which the special price lacks")
        worked = rounded(left, [Step(parts, shown(left))], deal.setting)
        return replace(sale, pays=worked.result, steps=(*sale.steps, *worked.steps))


def ordinary(deal: Deal) -> Total | None:
    """The lowest price of this order to a client that is not special."""
    rule, full = deal.prices.special, deal.list_total()
    if rule is None or full is None:
        return None
    with localcontext(EXACT):
        least = full.money - rule.over.of(full.money)
    step = Step(
        (shown(full.money), " less ", rule.over, " of ", shown(full.money), ", as if the client paid that"), shown(least)
    )
    return Total(least, (*full.steps, step))


def lack_of(deal: Deal, client: Money | None) -> Lack | None:
    """What the client's price lacks, where sellers bear it by shares and consent was given."""
    rule, least = deal.prices.special, ordinary(deal)
    if rule is None or not rule.shares or least is None or client is None or client >= least.money or not deal.order.consent:
        return None
    with localcontext(EXACT):
        return Lack(rule, least, least.money - client)
