"""What is known of one order, and which line of the price list it concerns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, get_args

from planforge.money.frame import Figure, Given, NotComputable, OtherCurrency
from planforge.money.prices.dated import Kept, Priced, Protection, kept, raised
from planforge.money.shapes.bases import bases_of
from planforge.plan.price_list import PricedProduct
from planforge.plan.prices import Condition
from planforge.record import record
from planforge.values import Money

if TYPE_CHECKING:
    from planforge.plan import Plan

ONE = Decimal(1)


@record
class Order:
    """What is known of an order. What is None is not known; a condition that is not in `when` does not hold."""

    list_price: Money | None = None
    """For one; None: that of the price list."""
    product: str | None = None
    """A line of the price list, or a product of the scope."""
    quantity: Decimal = ONE
    whole: bool = True
    """The quantity is that of a whole order; if not, the price of one is asked for."""
    on: date | None = None
    registered: date | None = None
    quoted: date | None = None
    sale_prices: Mapping[str, Money] = field(default_factory=dict)
    """What a seller agreed for one, by party, before discounts off the sale price."""
    client_price: Money | None = None
    """What the client pays the last seller for one."""
    list_before: Money | None = None
    """The list price of one at which this client bought less than a year ago, for the cap on rises."""
    when: frozenset[str] = frozenset()
    """Conditions that hold: those of `planforge.plan.prices.Condition`, and the own words of a discount's `if`."""
    renewal: str | None = None
    """A `RenewalCase`."""
    tier: str | None = None
    discounts: tuple[str, ...] | None = None
    """Exactly these discounts apply, by id; None: those that follow from what is known."""
    marketplace: str | None = None
    consent: bool = False
    """The party that is asked for a special price consents to it."""
    buyer: str | None = None
    """Who buys for itself: the chain ends there."""
    part: tuple[int, str] | None = None
    """So many days or months of a year are bought: (73, "days"); None: whole years, or whatever the unit is."""
    listed: bool = True
    """The price is that of the price list, or stands for it; if not, no line of the list is meant."""
    given: Given = field(default_factory=dict)
    """Measures that choose bands, by name."""

    @property
    def conditions(self) -> frozenset[str]:
        """All that holds: a registered deal has a day of registration, a renewal its case."""
        more = {"registered deal"} if self.registered else set()
        more |= {"renewal"} if self.renewal else set()
        return self.when | more | ({"own use"} if self.buyer else set())


@record
class Item:
    """What is ordered: the line of the price list with the prices that count, and the product of the scope."""

    line: PricedProduct | None
    product: str | None
    known: bool
    """Whether the product is known; a line may belong to no product."""
    kept: Kept
    place: int | None
    """The index of the line in the price list."""

    @property
    def priced(self) -> Priced:
        return self.kept.priced

    name: str = ""


NO_PRICES = Priced(None, None, None, None, None, None)


def item_of(plan: Plan, order: Order) -> Item:
    """What `order` is for. NotComputable where the plan has no such product, or it has prices for several days and no day is given."""
    listed = plan.prices.price_list.products if plan.prices and plan.prices.price_list else ()
    products = plan.scope.products if plan.scope else ()
    if order.product is None:
        alone = order.listed and len(listed) == 1 and len(products) <= 1
        return (
            _line(plan, order, 0)
            if alone
            else Item(None, *_only(products), _capped(plan, order, Kept(_given(order, NO_PRICES))), None)
        )
    for place, line in enumerate(listed):
        if line.id == order.product:
            return _line(plan, order, place)
    places = [place for place, line in enumerate(listed) if line.product == order.product]
    if len(places) == 1:
        return _line(plan, order, places[0])
    if len(places) > 1 and order.list_price is None:
        names = ", ".join(str(listed[place].id) for place in places)
        raise NotComputable(f"{order.product} has several prices", f"name the line of the price list: {names}")
    if places or order.product in [product.id for product in products]:
        named = next((product.name for product in products if product.id == order.product), order.product)
        return Item(None, order.product, True, _capped(plan, order, Kept(_given(order, NO_PRICES))), None, named)
    raise _unknown(order.product, [*(str(line.id) for line in listed), *(str(product.id) for product in products)])


def _only(products: tuple[object, ...]) -> tuple[str | None, bool]:
    """The one product of the scope, where there is one."""
    return (str(products[0].id), True) if len(products) == 1 else (None, False)  # type: ignore[attr-defined]


def _line(plan: Plan, order: Order, place: int) -> Item:
    assert plan.prices is not None
    assert plan.prices.price_list is not None
    line = plan.prices.price_list.products[place]
    product = line.product and str(line.product)
    if order.list_price is not None and order.on is None and line.later:
        found = Kept(NO_PRICES)  # the list price is given; its other prices depend on the day
    else:
        found = kept(line, protection(plan), order.on, order.registered, order.quoted)
    found = Kept(_given(order, found.priced), () if order.list_price else found.why)
    return Item(line, product, True, _capped(plan, order, found), place, line.name)


def _capped(plan: Plan, order: Order, found: Kept) -> Kept:
    """No list price rises by more than the cap within a year, for a client that bought before."""
    change = plan.prices.change if plan.prices else None
    full = found.priced.list_price
    if change is None or change.cap is None or order.list_before is None or full is None:
        return found
    most = raised(order.list_before, change.cap)
    if full <= most:
        return found
    why = (
        "the list price of ",
        full,
        " counts as ",
        most,
        ", for ",
        change.cap,
        " above ",
        order.list_before,
        " is the most in one year",
    )
    return Kept(replace(found.priced, list_price=most), why)


def protection(plan: Plan) -> Protection:
    """For how long `plan` keeps old prices: what it says of price changes, and of registrations."""
    change = plan.prices.change if plan.prices else None
    rules = plan.rules_of_engagement.registration if plan.rules_of_engagement else None
    protects = rules is not None and "the registered price is kept" in rules.protects
    return Protection(
        change.quotes_hold if change else None,
        change.registered_hold if change else None,
        rules.window if rules and protects else None,
    )


def _given(order: Order, priced: Priced) -> Priced:
    """`priced` with the list price that the order gives instead."""
    if order.list_price is None:
        return priced
    return Priced(priced.since, order.list_price, None, priced.recommended, priced.lowest, priced.least_receipt)


def _unknown(name: str, known: list[str]) -> NotComputable:
    near = get_close_matches(name[:64], known, n=1)
    others = f"the products are {', '.join(dict.fromkeys(known))}" if known else "the plan names no products: leave it out"
    return NotComputable(f"the plan has no product {shortened(name)}", f"did you mean {near[0]}?" if near else others)


def monies(order: Order) -> dict[str, Figure]:
    """Every amount of money of an order by what it is, to be checked at once."""
    named: dict[str, Figure | None] = {
        "the list price": order.list_price, "the client's price": order.client_price, "the list price before": order.list_before,
        **{f"the price of {seller}": price for seller, price in order.sale_prices.items()}, **order.given,
    }  # fmt: skip
    return {name: figure for name, figure in named.items() if figure is not None}


def checked(plan: Plan, order: Order) -> None:
    """That the figures of `order` can be used together. NotComputable where they cannot."""
    for name, figure in monies(order).items():
        if isinstance(figure, Money) and figure.currency != plan.plan.currency:
            raise OtherCurrency(
                f"{name} is in {figure.currency}, and the plan in {plan.plan.currency}", f"give it in {plan.plan.currency}"
            )
    if order.quantity <= 0:
        raise NotComputable("an order of none has no price", "give a quantity above nothing")
    for name in (*order.sale_prices, *((order.buyer,) if order.buyer else ())):
        _one_of(name, list(map(str, plan.parties)), "this plan has no party")
    for name in sorted(order.when):
        _one_of(name, _conditions(plan), "the plan makes no difference for")
    if order.tier is not None:
        _one_of(order.tier, [str(tier.id) for tier in plan.programme.tiers] if plan.programme else [], "the plan has no tier")
    for name in order.given:
        _one_of(name, _measures(plan), "nothing in the plan is measured by")


def _one_of(name: str, known: Sequence[str], what: str) -> None:
    if name in known:
        return
    near = get_close_matches(name[:64], known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}" if known else "leave it out"
    raise NotComputable(f"{what} {shortened(name)}", hint)


def _conditions(plan: Plan) -> list[str]:
    discounts = plan.prices.discounts if plan.prices else ()
    return [*get_args(Condition), *(str(each.if_) for each in discounts if each.if_)]


def _measures(plan: Plan) -> list[str]:
    """What discounts and marketplaces may read, those of bands first."""
    discounts = plan.prices.discounts if plan.prices else ()
    chosen = (str(each.bands.of) for each in discounts if each.bands)
    return list(dict.fromkeys([*chosen, *map(str, bases_of(plan.bases)), "cost"]))


def shortened(name: str) -> str:
    return name if len(name) <= 64 else f"{name[:61]}..."
