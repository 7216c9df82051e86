"""PF33: prices for resale: discounts, mark-ups, limits and worked prices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from planforge.checks.legal.lands import european, markets
from planforge.checks.legal.resale import bound_prices
from planforge.checks.money.price_rules import discounts_off_two_prices, strangers
from planforge.checks.proposals import one_of
from planforge.findings import Fault, Rule, Severity, misnamed, rule
from planforge.money import NotComputable, OtherCurrency
from planforge.money.prices import worked
from planforge.money.prices.dated import stages
from planforge.plan.prices import PriceExample

if TYPE_CHECKING:
    from planforge.plan import Plan

_OPTION = re.compile(r"--([a-z]+(?:-[a-z]+)*)")
_FIELDS = {"discount": "discounts", "list": "start", "product": "line", "sale-price": "agreed"}
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _examples(plan: Plan) -> Iterator[tuple[int, PriceExample]]:
    """The worked prices of which all that they name is there."""
    if next(strangers(plan), None):
        return  # PF328 says so: what is computed for the wrong chain is no figure to write
    wrong = {fault.at[2] for fault in _unknown(plan) if fault.at[1] == "examples"}
    for index, example in enumerate(plan.prices.examples if plan.prices else ()):
        if index not in wrong:
            yield index, example


@rule("PF330", "unknown-discount", ERROR)
def unknown_discount(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A renewal or a worked price names a discount, or a line of the price list, that is not there.

    ## Why it matters
    Nobody can say what the price is.

    ## Example
    `discount: renewals`, where the discount has the id `renewal`.

    ## How to fix it
    Write the id of one of the discounts, or of the lines of the price list.
    """
    yield from _unknown(plan)


def _unknown(plan: Plan) -> Iterator[Fault]:
    if plan.prices is None:
        return
    known = [str(discount.id) for discount in plan.prices.discounts]
    lines = [str(line.id) for line in plan.prices.price_list.products] if plan.prices.price_list else []
    hint = one_of(known) if known else "declare it under discounts"
    for index, renewal in enumerate(plan.prices.renewals):
        if renewal.discount and renewal.discount not in known:
            at = ("prices", "renewals", index, "discount")
            yield misnamed(at, f"there is no discount {renewal.discount}", renewal.discount, known, hint)
    for index, example in enumerate(plan.prices.examples):
        for place, name in enumerate(example.discounts):
            if name not in known:
                where = ("prices", "examples", index, "discounts", place)
                yield misnamed(where, f"there is no discount {name}", name, known, hint)
        if example.line and example.line not in lines:
            listed = one_of(lines) if lines else "give the price list its lines, or use start"
            there = ("prices", "examples", index, "line")
            yield misnamed(there, f"the price list has no line {example.line}", example.line, lines, listed)


@rule("PF331", "price-example-differs", ERROR)
def price_example_differs(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A worked price expects another figure than the discounts give.

    ## Why it matters
    An agreement that says two prices for one order invites a dispute.

    ## Example
    GBP 1,000 less 40% and then 10%, with `expect: GBP 500`; if the discounts compound it is GBP 540.

    ## How to fix it
    Correct the figure, the rates, or whether the discounts add or compound.
    """
    for index, example in _examples(plan):
        try:
            result = worked(plan, example).result
        except NotComputable:
            continue
        if result.currency == example.expect.currency and result != example.expect:
            message = f"the example expects {example.expect}, and the discounts give {result}"
            yield Fault(("prices", "examples", index, "expect"), message, f"write {result}, or mend the discounts")


@rule("PF332", "price-example-incomplete", ERROR)
def price_example_incomplete(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A worked price cannot be computed.

    ## Why it matters
    Two discounts stand together that do not combine, they come to more than the price, or the figure that chooses a band is missing.

    ## Example
    A discount by bands of annual purchases, and an example without `measure`.

    ## How to fix it
    Give `measure`, or say with `combine` how the discounts combine.
    """
    for index, example in _examples(plan):
        try:
            worked(plan, example)
        except OtherCurrency:  # a finding of its own
            continue
        except NotComputable as error:
            yield Fault(("prices", "examples", index), f"this price cannot be computed: {error}", _in_the_plan(error.hint))


def _in_the_plan(hint: str) -> str:
    """A hint for the command line as one for the author of a plan: options are fields of the example there."""
    return _OPTION.sub(lambda found: _FIELDS.get(found.group(1), found.group(1).replace("-", "_")), hint)


@rule("PF333", "discount-above-price", ERROR)
def discount_above_price(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A discount is 100% or more, or discounts that add come to that.

    ## Why it matters
    The seller would give the product away, or pay for it to be taken.

    ## Example
    60% for everybody, and 45% more for registered deals that adds to it.

    ## How to fix it
    Correct the rates, or let the discounts compound.
    """
    added = Decimal(0)
    for index, discount in enumerate(plan.prices.discounts if plan.prices else ()):
        if discount.rate is None:
            continue
        if discount.rate.number >= Decimal(100):
            yield Fault(
                ("prices", "discounts", index, "rate"),
                f"{discount.rate} off leaves nothing of the price",
                "write a smaller rate",
            )
        elif discount.combine == "adds" and added + discount.rate.number >= Decimal(100):
            message = f"with the discounts before it this comes to {added + discount.rate.number}%"
            yield Fault(("prices", "discounts", index, "rate"), message, "write smaller rates, or combine: compounds")
        added = discount.rate.number + (added if discount.combine == "adds" else Decimal(0))


@rule("PF334", "fixed-resale-price", NOTE)
def fixed_resale_price(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan fixes the price at which the last seller sells, or sets it a lowest one, as an amount or below the list price.

    ## Why it matters
    In many countries a supplier may recommend a resale price, or set a highest one, but may not fix one or set a lowest one; to fix the
    reseller's margin is the same. In the United States courts weigh the effects under federal law (Leegin Creative Leather Products v
    PSKS, 551 U.S. 877 (2007)), and some states are stricter. Where the European Union or the United Kingdom is within the territory,
    PF808 says it instead. This is a pointer for your lawyer, not legal advice.

    ## Example
    `largest_discount: 20%`, `lowest: GBP 600` in a line of the price list, or `resale: fixed`.

    ## How to fix it
    `resale: free` or `resale: recommended`, and protect the first seller's own receipts with `least_receipt` instead.
    """
    if european(markets(plan)) is None:
        for at, what, hint in bound_prices(plan):
            yield Fault(at, f"{what} is forbidden by many laws", hint)


@rule("PF335", "receipt-above-price", ERROR)
def receipt_above_price(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The least that the first seller receives is more than the list price or the transfer price.

    ## Why it matters
    The buyer would always pay more than the list price, whatever the discounts say.

    ## Example
    `list_price: GBP 400` with `least_receipt: GBP 420`.

    ## How to fix it
    Correct one of the two.
    """
    if plan.prices is None or plan.prices.price_list is None:
        return
    for index, line in enumerate(plan.prices.price_list.products):
        seen: set[str] = set()
        for stage, priced in enumerate(stages(line)):
            at = ("prices", "price_list", "products", index, *(("least_receipt",) if stage == 0 else ("later", stage - 1)))
            for name, full in (("list price", priced.list_price), ("transfer price", priced.transfer)):
                least = priced.least_receipt
                message = f"{least} is more than the {name} of {full}"
                if least and full and least.currency == full.currency and least > full and message not in seen:
                    seen.add(message)
                    yield Fault(at, message, "correct one of the two")


@rule("PF336", "markup-without-figure", ERROR)
def markup_without_figure(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A mark-up or margin has no rate, cost plus has no amount, or a margin takes the whole price.

    ## Why it matters
    Without the figure there is no price.

    ## Example
    `kind: cost plus` with `rate: 20%` and no `plus`.

    ## How to fix it
    `rate` for a mark-up or a margin, `plus` for cost plus; a margin is below 100%.
    """
    for index, markup in enumerate(plan.prices.markups if plan.prices else ()):
        at = ("prices", "markups", index)
        wanted = "plus" if markup.kind == "cost plus" else "rate"
        if (markup.plus if wanted == "plus" else markup.rate) is None:
            other, figure = ("rate", f"plus: {plan.plan.currency} 10") if wanted == "plus" else ("plus", "rate: 10%")
            hint = f"write {figure} instead of {other}" if markup.rate or markup.plus else f"add {figure}"
            yield Fault(at, f"{markup.kind} needs {wanted}", hint)
        elif (markup.rate if wanted == "plus" else markup.plus) is not None:
            yield Fault(at, f"{markup.kind} is a matter of {wanted} alone", f"keep {wanted}, and leave the other out")
        if markup.kind == "margin on price" and markup.rate and markup.rate.number >= Decimal(100):
            yield Fault((*at, "rate"), f"a margin of {markup.rate} leaves nothing for the cost", "write a margin below 100%")


PRICES: tuple[Rule, ...] = (
    unknown_discount,
    price_example_differs,
    price_example_incomplete,
    discount_above_price,
    fixed_resale_price,
    receipt_above_price,
    markup_without_figure,
    discounts_off_two_prices,
)
