"""One sale of a chain: what the buyer pays the seller, by which rule, or why that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planforge.money.frame import Computation, NotComputable, Step
from planforge.money.prices.choice import discounts_for, markup_for, renewal_row
from planforge.money.prices.deal import Deal, Total
from planforge.money.prices.discounts import taken_off
from planforge.money.prices.line import rounded, shown
from planforge.money.prices.markups import marked_up
from planforge.money.prices.special import Lack
from planforge.plan.prices import Discount, Markup
from planforge.record import record
from planforge.values import Money


@record
class Sale:
    """What `buyer` pays `seller`; None is the client. Where `pays` is None the price is open, and `why` says why."""

    seller: str
    buyer: str | None
    pays: Money | None
    steps: tuple[Step, ...] = ()
    clause: str = "prices"
    """Id of the clause of the rule."""
    discounts: tuple[str, ...] = ()
    markup: str | None = None
    """Id of the rule of which the price was made."""
    why: str = ""
    hint: str = ""
    most: Money | None = None
    """The most that may be charged, where the price is open below it."""


def to_client(deal: Deal, seller: str, cost: Money | None) -> Sale:
    """The last sale. Who sells on is mostly free in its price, so it is given or open."""
    given = deal.order.client_price or deal.order.sale_prices.get(seller)
    if given is not None:
        return _made(deal, seller, None, deal.total(given, "client's price"))
    full = deal.list_total()
    if deal.prices.resale == "fixed" and full is not None:
        return _made(deal, seller, None, full)
    rule = markup_for(deal.prices, deal.item, seller, None)
    if rule is not None and cost is not None:
        return _by_markup(deal, seller, None, rule, cost)
    return Sale(seller, None, None, why=f"{deal.called(seller)} sets its own price", hint="give it: --client-price")


def to_party(deal: Deal, seller: str, buyer: str, cost: Money | None, client: Total | None, lack: Lack | None) -> Sale:
    """A sale to the next seller. NotComputable where what is known of the order does not decide its discounts."""
    first = seller == deal.chain[0]
    transfer = deal.item.priced.transfer
    if first and transfer is not None:
        sale = _made(deal, seller, buyer, deal.total(transfer, "transfer price"), "price-list")
    elif chosen := discounts_for(deal.plan, deal.order, deal.item, buyer):
        sale = _discounted(deal, seller, buyer, chosen, cost, client)
    elif (agreed := deal.order.sale_prices.get(seller)) is not None:
        sale = _made(deal, seller, buyer, deal.total(agreed, "sale price"))
    else:
        sale = _without_discount(deal, seller, buyer, cost)
    if sale.pays is None:
        return sale
    sale = lack.lowered(sale, deal) if lack else sale
    return _raised(deal, sale) if first else sale


def _made(deal: Deal, seller: str, buyer: str | None, total: Total, clause: str = "prices") -> Sale:
    worked = rounded(total.money, total.steps, deal.setting)
    return Sale(seller, buyer, worked.result, worked.steps, clause)


def _without_discount(deal: Deal, seller: str, buyer: str, cost: Money | None) -> Sale:
    """A mark-up, or the list price of the first seller; else the price is open."""
    rule = markup_for(deal.prices, deal.item, seller, buyer)
    if rule is not None and cost is not None:
        return _by_markup(deal, seller, buyer, rule, cost)
    full = deal.list_total()
    if seller == deal.chain[0] and full is not None and rule is None and not case_by_case(deal):
        return _made(deal, seller, buyer, full, "price-list" if deal.prices.price_list else "prices")
    return Sale(seller, buyer, None, why=_open(deal, seller, rule, cost), hint=f"give it: --sale-price {seller}=...")


def case_by_case(deal: Deal) -> bool:
    """Whether the plan leaves some prices to each case, and neither the order nor a renewal says that there is no discount."""
    return bool(deal.prices.negotiated) and deal.order.discounts is None and renewal_row(deal.prices, deal.order) is None


def _open(deal: Deal, seller: str, rule: Markup | None, cost: Money | None) -> str:
    if rule is not None and cost is None:
        return f"what {deal.called(seller)} pays itself is open" if seller != deal.chain[0] else "its cost is not known"
    if seller == deal.chain[0] and case_by_case(deal):
        return "no discount of the plan holds, and some prices are agreed case by case"
    if seller == deal.chain[0]:
        return "no discount of the plan and no list price holds for such an order"
    return f"{deal.called(seller)} sets its own price"


def _by_markup(deal: Deal, seller: str, buyer: str | None, rule: Markup, cost: Money) -> Sale:
    worked = marked(deal, rule, cost)
    if rule.bound != "at most":
        return Sale(seller, buyer, worked.result, worked.steps, markup=str(rule.id))
    why = f"{deal.called(seller)} sets its own price, up to this most"
    hint = "give it: --client-price" if buyer is None else f"give it: --sale-price {seller}=..."
    return Sale(seller, buyer, None, worked.steps, markup=str(rule.id), why=why, hint=hint, most=worked.result)


def marked(deal: Deal, rule: Markup, cost: Money) -> Computation:
    """The price that a rule makes of what the seller pays for the whole order."""
    if rule.plus is None:
        return marked_up(cost, rule, deal.setting)
    plus = deal.total(rule.plus, "added")
    worked = marked_up(cost, rule, deal.setting, plus.money)
    return Computation(worked.result, worked.exact, (*plus.steps, *worked.steps))


def _discounted(
    deal: Deal, seller: str, buyer: str, chosen: Sequence[Discount], cost: Money | None, client: Total | None
) -> Sale:
    start = _start(deal, seller, buyer, chosen, cost, client)
    worked = taken_off(start.money, chosen, deal.setting, deal.order.given, start.steps)
    return Sale(seller, buyer, worked.result, worked.steps, "discounts", tuple(str(each.id) for each in chosen))


def _start(deal: Deal, seller: str, buyer: str, chosen: Sequence[Discount], cost: Money | None, client: Total | None) -> Total:
    """The price from which the discounts are taken. NotComputable where it is not known, or they start from different ones."""
    off = chosen[0].off
    other = next((each for each in chosen if each.off != off), None)
    if other is not None:
        raise NotComputable(
            f"{chosen[0].id} is off the {off} and {other.id} off the {other.off}", "choose discounts off one price"
        )
    agreed = deal.order.sale_prices.get(seller)
    if agreed is not None and off != "sale price":
        raise NotComputable(
            f"the price of {deal.called(seller)} follows from {chosen[0].id}, off the {off}",
            "leave its sale price out, or its discounts",
        )
    if off == "list price":
        found = deal.list_total()
    elif off == "end-customer price":
        found = client
    elif agreed is not None:
        found = deal.total(agreed, "sale price")
    else:
        rule = markup_for(deal.prices, deal.item, seller, buyer)
        exact = rule is not None and rule.bound != "at most" and cost is not None
        worked = marked(deal, rule, cost) if exact else None  # type: ignore[arg-type]
        found = None if worked is None else Total(worked.result, worked.steps)
    if found is None:
        how = {"list price": "--list", "end-customer price": "--client-price", "sale price": f"--sale-price {seller}=..."}[off]
        raise NotComputable(f"{chosen[0].id} is taken off the {off}, which is not known", f"give it: {how}")
    return found


def least_of(deal: Deal) -> tuple[Total, str] | None:
    """The least that the first seller receives for this order, and the clause that says so."""
    found: list[tuple[Total, str]] = []
    if deal.item.priced.least_receipt is not None:
        found.append((deal.total(deal.item.priced.least_receipt, "least receipt"), "price-list"))
    limit = deal.prices.least_receipt
    if limit is not None and limit.per in ("unit", "deal"):
        total = deal.total(limit.money, "least receipt") if limit.per == "unit" else Total(limit.money, ())
        found.append((total, "prices"))
    return max(found, key=lambda each: each[0].money, default=None)


def _raised(deal: Deal, sale: Sale) -> Sale:
    """The first sale, raised to the least receipt where it is below."""
    least = least_of(deal)
    assert sale.pays is not None
    if least is None or sale.pays >= least[0].money:
        return sale
    total, clause = least
    raised = rounded(total.money, (), deal.setting)
    step = Step((sale.pays, " is less than the least receipt of ", shown(total.money)), raised.result)
    return replace(sale, pays=raised.result, steps=(*sale.steps, *total.steps, step), clause=clause)
