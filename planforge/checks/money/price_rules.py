"""PF32 and PF33: price lists with dates, limits, mark-ups and the chain of sellers as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import localcontext
from itertools import combinations
from typing import TYPE_CHECKING, get_args

from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.money.frame import EXACT
from planforge.money.prices.choice import COMBINING, rank
from planforge.money.prices.dated import Priced, rises_above, stages
from planforge.money.prices.proof import Loss, losses
from planforge.plan.price_list import PricedProduct, PriceList
from planforge.plan.prices import Condition, Markup, Prices

if TYPE_CHECKING:
    from planforge.plan import Plan

ERROR, WARNING = Severity.ERROR, Severity.WARNING
LINES: Path = ("prices", "price_list", "products")


def _lines(plan: Plan) -> tuple[PricedProduct, ...]:
    return plan.prices.price_list.products if plan.prices and plan.prices.price_list else ()


@rule("PF324", "rise-above-cap", ERROR)
def rise_above_cap(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Prices that are agreed now for later days rise by more in one year than the plan allows.

    ## Why it matters
    The agreement would promise two things at once. Rises that take effect less than a year apart count together.

    ## Example
    `cap: 5%`, and a list price of GBP 100 that becomes GBP 104 on 1 January and GBP 108 on 1 July.

    ## How to fix it
    Lower the later price, move its day, or raise the cap. A cap for existing clients alone does not bind the list.
    """
    change = plan.prices.change if plan.prices else None
    if change is None or change.cap is None or change.cap_for == "existing clients":
        return
    for index, line in enumerate(_lines(plan)):
        for rise in rises_above(line, change.cap):
            later = next(place for place, each in enumerate(line.later) if each.from_ == rise.last)
            since = f"on {rise.last}" if rise.first == rise.last else f"from {rise.first} to {rise.last}, in less than a year"
            message = f"the price rises from {rise.before} to {rise.after} {since}, and {change.cap} allows {rise.most}"
            yield Fault((*LINES, index, "later", later), message, f"write at most {rise.most}, or move the day")


@rule("PF325", "price-dates", ERROR)
def price_dates(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The days from which later prices count are not in their order, or lie before the list or before prices may change.

    ## Why it matters
    Nobody could say which price counts on a day.

    ## Example
    `dated: 2027-06-01`, with a later price `from: 2027-03-01`.

    ## How to fix it
    Write later prices by their days, the earliest first, each after the date of the list and not before `change.not_before`.
    """
    if plan.prices is None or plan.prices.price_list is None:
        return
    for index, line in enumerate(_lines(plan)):
        yield from _days_of(plan.prices, plan.prices.price_list, line, (*LINES, index, "later"))


def _days_of(prices: Prices, listed: PriceList, line: PricedProduct, path: Path) -> Iterator[Fault]:
    earliest = prices.change.not_before if prices.change else None
    for place, later in enumerate(line.later):
        at = (*path, place, "from")
        if place and later.from_ <= line.later[place - 1].from_:
            yield Fault(
                at,
                f"{later.from_} is not after the day before it, {line.later[place - 1].from_}",
                "write the earliest day first",
            )
        elif listed.dated and later.from_ <= listed.dated:
            yield Fault(
                at, f"{later.from_} is not after the date of the list, {listed.dated}", "write a later day, or the price itself"
            )
        elif earliest and later.from_ < earliest:
            yield Fault(
                at,
                f"prices may not change before {earliest}, and this one changes on {later.from_}",
                "move one of the two days",
            )


@rule("PF326", "price-limits-disagree", WARNING)
def price_limits_disagree(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Two limits of a price to clients say different figures, or leave no price between them.

    ## Why it matters
    A percentage that is rounded and an amount that is not differ by a little, and the dispute is about the little.

    ## Example
    A list price of USD 1,440, `largest_discount: 58.3%` and `lowest: USD 600`: 58.3% off is USD 600.48.

    ## How to fix it
    Keep one of the two, or make them agree.
    """
    for index, line in enumerate(_lines(plan)):
        assert plan.prices is not None
        for stage, priced in enumerate(stages(line)):
            at = (*LINES, index) if stage == 0 else (*LINES, index, "later", stage - 1)
            yield from _disagreeing(plan.prices, priced, at)
    special = plan.prices.special if plan.prices else None
    most = plan.prices.largest_discount if plan.prices else None
    if special and most and special.over >= most:
        message = f"a special price is more than {special.over} below the list price, and none may be more than {most} below it"
        yield Fault(("prices", "special", "over"), message, "write a smaller part, or leave largest_discount out")


def _disagreeing(prices: Prices, priced: Priced, at: Path) -> Iterator[Fault]:
    full, lowest, advised = priced.list_price, priced.lowest, priced.recommended
    if len({each.currency for each in (full, lowest, advised) if each}) > 1:
        return  # a finding of its own
    if full and lowest and prices.largest_discount:
        with localcontext(EXACT):
            least = (full - prices.largest_discount.of(full)).rounded()
        if least != lowest:
            message = f"{prices.largest_discount} off {full} is {least}, and the lowest price is {lowest}"
            yield Fault(at, message, f"keep one of the two, or write lowest: {least}")
    if advised and lowest and advised < lowest:
        yield Fault(at, f"the recommended price of {advised} is below the lowest price of {lowest}", "correct one of the two")
    if full and lowest and prices.resale == "fixed" and full != lowest:
        yield Fault(at, f"the price is fixed at {full}, so a lowest price of {lowest} says nothing", "leave one of the two out")


@rule("PF327", "two-rules-for-one-price", ERROR)
def two_rules(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Two mark-ups make the price of one seller for the same product and buyer, or two rows price the same renewal.

    ## Why it matters
    The price would depend on which of them is read. A rule for named products or a named buyer goes before a general one; two of the
    same rank contradict each other.

    ## Example
    Two mark-ups of `seller: brightpath`, neither with `products` nor `buyer`.

    ## How to fix it
    Keep one, or name products and buyers so that they do not meet.
    """
    if plan.prices is None:
        return
    for (_, first), (place, second) in combinations(enumerate(plan.prices.markups), 2):
        if _meet(first, second):
            message = f"{first.id} and {second.id} both make the price of {second.seller}"
            yield Fault(("prices", "markups", place), message, "keep one of them, or name products or buyers")
    cases = Counter(row.case for row in plan.prices.renewals)
    for place, row in enumerate(plan.prices.renewals):
        if cases[row.case] > 1 and row != next(each for each in plan.prices.renewals if each.case == row.case):
            yield Fault(
                ("prices", "renewals", place, "case"), f"another row prices this renewal too: {row.case}", "keep one of them"
            )


def _meet(first: Markup, second: Markup) -> bool:
    same_product = not (first.products and second.products) or set(first.products) & set(second.products)
    same_buyer = first.buyer is None or second.buyer is None or first.buyer == second.buyer
    return first.seller == second.seller and bool(same_product) and same_buyer and rank(first) == rank(second)


@rule("PF328", "outside-the-chain", ERROR)
def outside_the_chain(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A price is for a party that does not buy or sell in the chain.

    ## Why it matters
    The rule would never apply, and nobody would notice.

    ## Example
    `chain: [northwind, brightpath]`, and a discount with `buyer: northwind`, who sells first and buys from nobody.

    ## How to fix it
    Name the party that buys or sells there, or add it to the chain.
    """
    if plan.prices is None or not plan.prices.chain:
        return
    chain = [str(each) for each in plan.prices.chain]
    for at, party, among, what in strangers(plan):
        there = "stands first in the chain" if party == chain[0] else "stands last in the chain" if party == chain[-1] else ""
        message = f"{party} {there} and does not {what}" if there else f"{party} does not {what} in the chain"
        yield Fault(at, message, _right(str(at[-1]), party, among, chain))


def _right(key: str, party: str, among: list[str], chain: list[str]) -> str:
    """Another party, or another chain: which of the two is wrong, only the author knows."""
    turned = chain[::-1] if party in chain else [*chain, party]
    other = f"chain: [{', '.join(turned)}]"
    return f"write {key}: {' or '.join(among)}, or {other}" if among else f"write {other}"


def strangers(plan: Plan) -> Iterator[tuple[Path, str, list[str], str]]:
    """Each party that a price names and that does not buy or sell there by the chain, and those that do."""
    chain = [str(each) for each in plan.prices.chain] if plan.prices else []
    for at, party, among, what in _places(plan.prices, chain) if plan.prices and chain else ():
        if party not in among:
            yield at, party, among, what


def _places(prices: Prices, chain: list[str]) -> Iterator[tuple[Path, str, list[str], str]]:
    """Each party that a price names, among whom it must be, and what it does there."""
    for place, discount in enumerate(prices.discounts):
        if discount.buyer:
            yield ("prices", "discounts", place, "buyer"), str(discount.buyer), chain[1:], "buy"
    for place, markup in enumerate(prices.markups):
        yield ("prices", "markups", place, "seller"), str(markup.seller), chain, "sell"
        if markup.buyer and markup.seller in chain:
            after = chain[chain.index(markup.seller) + 1 :][:1]
            yield ("prices", "markups", place, "buyer"), str(markup.buyer), after, f"buy from {markup.seller}"
    for place, market in enumerate(prices.marketplaces):
        yield ("prices", "marketplaces", place, "borne_by"), str(market.borne_by), chain, "sell"
    for place, part in enumerate(prices.special.shares if prices.special else ()):
        yield ("prices", "special", "shares", place, "party"), str(part.party), chain, "sell"


@rule("PF329", "sold-at-a-loss", WARNING)
def sold_at_a_loss(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    In an order that the plan foresees, a seller of the chain must sell for less than it pays.

    ## Why it matters
    It would refuse the order, or ask for other terms once it finds out. The whole chain is computed for the lines of the price list.

    ## Example
    A distributor buys at 30% off the list price, and a reseller buys from it at 35% off the same price.

    ## How to fix it
    Correct the discounts, the transfer price or the recommended price.
    """
    for loss in losses(plan):
        yield Fault((*LINES, loss.line), _told(loss), "correct the prices or the discounts of this line")


def _told(loss: Loss) -> str:
    when = ", ".join(each for each in get_args(Condition) if each in loss.order.when)
    terms = f" ({when})" if when else ""
    return f"{loss.seller} pays {loss.bought} for one and sells it at {loss.sold}{terms}"


@rule("PF339", "discounts-off-two-prices", ERROR)
def discounts_off_two_prices(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A discount is to be combined with one that is taken off another price.

    ## Why it matters
    A part of the list price and a part of the sale price cannot be added, and nobody could say what is left.

    ## Example
    20% off the list price, and 5% more, `combine: adds`, off the end-customer price.

    ## How to fix it
    Let both be taken off the same price, or let the second stand alone.
    """
    before: dict[str | None, str] = {}
    for index, discount in enumerate(plan.prices.discounts if plan.prices else ()):
        earlier = before.get(discount.buyer, before.get(None))
        if discount.combine in COMBINING and earlier is not None and earlier != discount.off:
            message = f"{discount.id} is off the {discount.off}, and the discount before it is off the {earlier}"
            yield Fault(("prices", "discounts", index, "off"), message, f"write {earlier}, or combine: alone")
        before[discount.buyer] = discount.off


PRICE_RULES: tuple[Rule, ...] = (
    rise_above_cap,
    price_dates,
    price_limits_disagree,
    two_rules,
    outside_the_chain,
    sold_at_a_loss,
)
