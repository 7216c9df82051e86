"""What comes on top of a price, or off it: further charges, and what a marketplace keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import localcontext
from typing import TYPE_CHECKING

from planforge.money import compute
from planforge.money.frame import EXACT, Computation, Figure, NotComputable, Step
from planforge.money.prices.deal import Deal
from planforge.money.prices.line import rounded
from planforge.plan.prices import MarketplaceFee, SupportCharge
from planforge.record import record
from planforge.values import Money

if TYPE_CHECKING:
    from planforge.money.prices.sale import Sale


@record
class Charge:
    """A charge that is a part of a price. `amount` is None where the plan says in its own words of which price."""

    rule: SupportCharge
    place: int
    """Its index in the plan."""
    amount: Money | None
    steps: tuple[Step, ...]


@record
class MarketFee:
    """What a marketplace keeps of an order."""

    rule: MarketplaceFee
    place: int
    worked: Computation

    @property
    def fee(self) -> Money:
        return self.worked.result


def charges(deal: Deal, sales: Sequence[Sale]) -> Iterator[Charge]:
    """The charges that the plan has for what is ordered."""
    for place, rule in enumerate(deal.prices.charges):
        if rule.products and deal.item.product not in rule.products:
            continue
        base = _base(deal, sales, rule)
        if base is None:
            yield Charge(rule, place, None, ())
        else:
            with localcontext(EXACT):
                exact = rule.rate.of(base)
            worked = rounded(exact, [Step((rule.rate, " of ", base), exact)], deal.setting)
            yield Charge(rule, place, worked.result, worked.steps)


def _base(deal: Deal, sales: Sequence[Sale], rule: SupportCharge) -> Money | None:
    if rule.price == "the list price":
        full = deal.list_total()
        return None if full is None else rounded(full.money, (), deal.setting).result
    if rule.price == "what the first buyer pays":
        return sales[0].pays
    return sales[-1].pays if rule.price and sales[-1].buyer is None else None


def market_fee(deal: Deal, sales: Sequence[Sale]) -> MarketFee | None:
    """What the marketplace named in the order keeps. NotComputable where the plan has no such one, or a figure is missing."""
    wanted = deal.order.marketplace
    if wanted is None:
        return None
    named = [
        (place, each) for place, each in enumerate(deal.prices.marketplaces) if each.marketplace.casefold() == wanted.casefold()
    ]
    if not named:
        known = ", ".join(dict.fromkeys(each.marketplace for each in deal.prices.marketplaces))
        hint = f"the marketplaces are {known}" if known else "the plan has no marketplaces: leave it out"
        raise NotComputable(f"the plan has no marketplace {wanted[:64]}", hint)
    kinds = ("renewals", "all deals", None) if "renewal" in deal.order.conditions else ("new deals", "all deals", None)
    fitting = [(place, each) for place, each in named if each.on in kinds]
    if len(fitting) != 1:
        found = "no fee" if not fitting else "several fees"
        raise NotComputable(
            f"the plan has {found} of {wanted} for such a deal",
            f"it has them on {', '.join(str(each.on or 'all deals') for _, each in named)}",
        )
    place, rule = fitting[0]
    return MarketFee(rule, place, compute(rule.amount, _given(deal, sales, rule), deal.setting))


def _given(deal: Deal, sales: Sequence[Sale], rule: MarketplaceFee) -> dict[str, Figure]:
    """The figures of the order by the names of standard measures, and those that were given."""
    full = deal.list_total()
    sold = next((each.pays for each in sales if each.seller == rule.borne_by), None)
    made: dict[str, Money | None] = {
        "list-price": full.money if full else None, "sale-price": sold, "order-value": sold,
        "end-customer-price": sales[-1].pays if sales[-1].buyer is None else None,
    }  # fmt: skip
    return {**{name: money for name, money in made.items() if money is not None}, **deal.order.given}
