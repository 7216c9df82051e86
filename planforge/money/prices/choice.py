"""Which discounts and which mark-up an order has: those that the plan determines, or that are chosen; never a guess."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from planforge.money.frame import NotComputable
from planforge.money.prices.dated import counted
from planforge.money.prices.order import Item, Order
from planforge.plan.prices import Discount, Markup, Prices, RenewalPrice

if TYPE_CHECKING:
    from planforge.plan import Plan

COMBINING = ("adds", "compounds")


def discounts_for(plan: Plan, order: Order, item: Item, buyer: str) -> tuple[Discount, ...]:
    """The discounts at which `buyer` buys, in the order of the plan. NotComputable where what is known does not decide."""
    assert plan.prices is not None
    for_buyer = [each for each in plan.prices.discounts if each.buyer in (None, buyer)]
    if order.discounts is not None:
        chosen = [_found(plan.prices, name) for name in order.discounts]
        found = [each for each in chosen if each in for_buyer]
        for each in found:
            _allowed(plan, order, item, each)
        return tuple(found)
    row = renewal_row(plan.prices, order)
    if row is not None:
        named = [_found(plan.prices, row.discount)] if row.discount else []
        return tuple(each for each in named if each in for_buyer and _concerns(item, each))
    holding = [each for each in for_buyer if _holds(plan, order, item, each)]
    groups = grouped(holding)
    if len(groups) > 1:
        names = " and ".join(", ".join(str(each.id) for each in group) for group in groups)
        raise NotComputable(
            f"{names} stand alone, never together, and nothing says which {buyer} has",
            f"choose, such as --discount {groups[0][0].id}",
        )
    return tuple(groups[0]) if groups else ()


def grouped(discounts: Sequence[Discount]) -> list[list[Discount]]:
    """Discounts that go together: one that adds or compounds joins those before it, any other begins anew."""
    groups: list[list[Discount]] = []
    for each in discounts:
        if groups and each.combine in COMBINING:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _found(prices: Prices, name: str) -> Discount:
    for each in prices.discounts:
        if each.id == name:
            return each
    known = [str(each.id) for each in prices.discounts]
    near = get_close_matches(name[:64], known, n=1)
    hint = (
        f"did you mean {near[0]}?"
        if near
        else f"the discounts are {', '.join(known)}"
        if known
        else "the plan has no discounts"
    )
    raise NotComputable(f"there is no discount {name[:64]}", hint)


def _concerns(item: Item, discount: Discount) -> bool:
    return not discount.products or item.product in discount.products


def _holds(plan: Plan, order: Order, item: Item, discount: Discount) -> bool:
    """Whether `discount` is given for `order`; NotComputable where that depends on something unknown."""
    if discount.when not in (None, "every order") and discount.when not in order.conditions:
        return False
    if discount.products and not item.known:
        raise NotComputable(
            f"{discount.id} is for some products only, and the product is not given",
            f"give it: --product {discount.products[0]}",
        )
    if not _concerns(item, discount) or not _in_time(order, discount):
        return False
    if discount.tier and order.tier is None:
        raise NotComputable(f"{discount.id} depends on the tier, which is not given", f"give it: --tier {discount.tier}")
    if discount.tier and discount.tier != order.tier:
        return False
    if discount.if_ and discount.if_ not in order.when:
        raise NotComputable(
            f"whether {discount.id} is given depends on whether {discount.if_}",
            f'say so by --when "{discount.if_}", or choose by --discount',
        )
    _still_registered(plan, order, discount)
    return True


def _in_time(order: Order, discount: Discount) -> bool:
    """Whether `discount` is still given on the day of the order, or honoured for a deal registered before its end."""
    if discount.until is None:
        return True
    if order.on is None:
        raise NotComputable(f"{discount.id} ends on {discount.until}", "give the day of the order, such as --on 2027-06-30")
    if order.on <= discount.until:
        return True
    if discount.honoured is None or order.registered is None or order.registered > discount.until:
        return False
    return order.on <= counted(discount.honoured, discount.until)


def _still_registered(plan: Plan, order: Order, discount: Discount) -> None:
    """A registration that has lapsed gives no discount any more, unless it was extended, which nobody told us."""
    rules = plan.rules_of_engagement.registration if plan.rules_of_engagement else None
    if discount.when != "registered deal" or rules is None or rules.window is None or not (order.on and order.registered):
        return
    if "registered deal" not in order.when and order.on > (end := counted(rules.window, order.registered)):
        raise NotComputable(
            f"the registration of {order.registered} protects until {end}, and the order is of {order.on}",
            'leave --registered out; or, if it was extended, add --when "registered deal"',
        )


def _allowed(plan: Plan, order: Order, item: Item, discount: Discount) -> None:
    """That a chosen discount can be given at all: choosing it says that its condition holds, but changes no date, product or tier."""
    if item.known and not _concerns(item, discount):
        raise NotComputable(f"{discount.id} is not for {item.name}", "leave the discount or the product out")
    if order.on is not None and not _in_time(order, discount):
        raise NotComputable(
            f"{discount.id} ended on {discount.until}, before the order of {order.on}", "choose another discount"
        )
    if discount.tier and order.tier not in (None, discount.tier):
        raise NotComputable(f"{discount.id} is for the tier {discount.tier}, not for {order.tier}", "choose another discount")
    _still_registered(plan, order, discount)


def renewal_row(prices: Prices, order: Order) -> RenewalPrice | None:
    """What the plan says of this renewal. NotComputable where it tells renewals apart and the case is not given."""
    if order.renewal is None:
        if "renewal" in order.when and prices.renewals:
            cases = ", ".join(dict.fromkeys(row.case for row in prices.renewals))
            raise NotComputable(
                "the price of a renewal depends on which renewal it is",
                f'say it by --renewal "{prices.renewals[0].case}": {cases}',
            )
        return None
    rows = [row for row in prices.renewals if row.case == order.renewal]
    if len(rows) > 1:
        raise NotComputable(f"the plan has several prices for a renewal: {order.renewal}", "keep one of them")
    return rows[0] if rows else None


def markup_for(prices: Prices, item: Item, seller: str, buyer: str | None) -> Markup | None:
    """How `seller` makes its price for `buyer`: a rule for named products or a named buyer goes before a general one."""
    fitting = [
        each
        for each in prices.markups
        if each.seller == seller
        and each.buyer in (None, buyer)
        and (not each.products or item.product in each.products or not item.known)
    ]
    if any(each.products for each in fitting) and not item.known:
        named = next(each for each in fitting if each.products)
        raise NotComputable(
            f"{named.id} is for some products only, and the product is not given", f"give it: --product {named.products[0]}"
        )
    best = [each for each in fitting if rank(each) == max(map(rank, fitting))]
    if len(best) > 1:
        raise NotComputable(
            f"{best[0].id} and {best[1].id} both make the price of {seller}", "keep one of them, or name products or buyers"
        )
    return best[0] if best else None


def rank(markup: Markup) -> int:
    """How special a rule is: 2 for products and a buyer, 1 for one of them, 0 for neither."""
    return bool(markup.products) + bool(markup.buyer)
