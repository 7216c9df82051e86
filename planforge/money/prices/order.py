"""What is known of one order, and which line of the price list it concerns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING

from planforge.money.frame import Figure, Given, NotComputable, OtherCurrency
from planforge.money.prices.dated import Kept, Priced, Protection, kept
from planforge.plan.price_list import PricedProduct
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
    on: date | None = None
    registered: date | None = None
    quoted: date | None = None
    sale_prices: Mapping[str, Money] = field(default_factory=dict)
    """What a seller agreed for one, by party, before discounts off the sale price."""
    client_price: Money | None = None
    """What the client pays the last seller for one."""
    paid_before: Money | None = None
    """What this client paid for one before, less than a year ago."""
    when: frozenset[str] = frozenset()
    """Conditions that hold: those of `planforge.plan.prices.Condition`, and the own words of a discount's `if`."""
    renewal: str | None = None
    """A `RenewalCase`."""
    tier: str | None = None
    discounts: tuple[str, ...] | None = None
    """Exactly these discounts apply, by id; None: those that follow from what is known."""
    marketplace: str | None = None
    consent: bool = False
    """A price so low that it needs consent has it."""
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

    @property
    def name(self) -> str:
        return self.line.name if self.line else self.product or ""


NO_PRICES = Priced(None, None, None, None, None, None)


def item_of(plan: Plan, order: Order) -> Item:
    """What `order` is for. NotComputable where the plan has no such product, or it has prices for several days and no day is given."""
    listed = plan.prices.price_list.products if plan.prices and plan.prices.price_list else ()
    products = plan.scope.products if plan.scope else ()
    if order.product is None:
        alone = order.listed and len(listed) == 1 and len(products) <= 1
        return _line(plan, order, 0) if alone else Item(None, *_only(products), Kept(_given(order, NO_PRICES)), None)
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
        return Item(None, order.product, True, Kept(_given(order, NO_PRICES)), None)
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
    return Item(line, product, True, Kept(_given(order, found.priced), () if order.list_price else found.why), place)


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
    shown = name if len(name) <= 64 else f"{name[:61]}..."
    near = get_close_matches(name[:64], known, n=1)
    others = f"the products are {', '.join(dict.fromkeys(known))}" if known else "the plan names no products: leave it out"
    return NotComputable(f"the plan has no product {shown}", f"did you mean {near[0]}?" if near else others)


def monies(order: Order) -> dict[str, Figure]:
    """Every amount of money of an order by what it is, to be checked at once."""
    named: dict[str, Figure | None] = {
        "the list price": order.list_price, "the client's price": order.client_price, "what was paid before": order.paid_before,
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
        if name not in plan.parties:
            raise NotComputable(f"this plan has no party {name[:64]}", f"the parties are {', '.join(plan.parties)}")
