"""`planforge price`: what each seller of a chain pays, charges and keeps, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from planforge import pipeline
from planforge.cli.given import day, measures, money
from planforge.cli.plans import examined, format_option, set_option, tell, templates_option, verdict
from planforge.errors import PlanForgeError
from planforge.plan.prices import RenewalCase
from planforge.reports import safe
from planforge.values import Money
from planforge.values.number import read_number

if TYPE_CHECKING:
    from planforge.money.prices import Credit, Order, PriceChain
    from planforge.plan import Plan

_SHOWN = 40
"""Characters of a wrong value that are repeated."""


def _options(wrapped: Callable[..., int]) -> Callable[..., int]:
    """What may be known of an order."""
    day = "YEAR-MONTH-DAY"
    for option in reversed((
        click.option("--list", "list_price", metavar="AMOUNT", help="The list price of one; a bare number is in the currency of the plan."),
        click.option("--product", metavar="ID", help="A line of the price list, or a product of the scope."),
        click.option("--quantity", metavar="NUMBER", help="How many; left out: the price of one."),
        click.option("--on", metavar=day, help="The day of the order."),
        click.option("--registered", metavar=day, help="The day on which the deal was registered."),
        click.option("--quoted", metavar=day, help="The day of a quote in writing."),
        click.option("--when", "conditions", metavar="CONDITION", multiple=True, help="What holds: co-sell, own use, ...; or the words of a discount's `if`."),
        click.option("--renewal", type=click.Choice(get_args(RenewalCase)), help="Which renewal it is."),
        click.option("--tier", metavar="ID", help="The tier of the buyer."),
        click.option("--discount", "discounts", metavar="ID", multiple=True, help="Exactly these discounts apply."),
        click.option("--no-discount", is_flag=True, help="No discount applies."),
        click.option("--client-price", metavar="AMOUNT", help="What the client pays for one."),
        click.option("--sale-price", "sale_prices", metavar="[SELLER=]AMOUNT", multiple=True, help="What a seller agreed for one; without a name, the first."),
        click.option("--list-before", metavar="AMOUNT", help="The list price at which this client bought, less than a year ago."),
        click.option("--measure", "measures", metavar="NAME=FIGURE", multiple=True, help="A figure that chooses a band, such as annual-purchases='GBP 80,000'."),
        click.option("--marketplace", metavar="NAME", help="The marketplace through which it is sold."),
        click.option("--consent", is_flag=True, help="The party that is asked for a special price consents."),
        click.option("--buyer", metavar="PARTY", help="A party that buys for itself: the chain ends there."),
        click.option("--days", type=click.IntRange(1), help="So many days of a year are bought."),
        click.option("--months", type=click.IntRange(1), help="So many months of a year are bought."),
        click.option("--bought", metavar=day, help="With --unsold: when stock was bought whose price has fallen since."),
        click.option("--unsold", metavar="NUMBER", help="How many of that are not sold yet."),
    )):  # fmt: skip
        wrapped = option(wrapped)
    return wrapped


@click.command
@click.argument("plan")
@_options
@click.option(
    "--to", "to", type=click.Choice(("text", "md", "csv", "json")), default="text", show_default=True, help="How it is written."
)
@set_option
@templates_option
@format_option
def command(plan: str, to: str, assignments: tuple[str, ...], templates: Path | None, form: str | None, **known: Any) -> int:
    """The price of one order, from the first seller to the client: who pays what, by which rule, and who keeps what.

    What the plan leaves open must be given, or is said to be open. Exit code 1 where a limit of the plan does not hold.
    """
    found, sheet = examined(plan, assignments, templates)
    if not found.sound or found.plan is None:
        tell([sheet], form, to_stdout=False)
        return verdict([sheet])
    from planforge.money import NotComputable
    from planforge.money.prices import credit, price
    from planforge.reports import prices as report

    order = _order(found.plan, known)
    try:
        chain = price(found.plan, order)
        credited = _credit(found.plan, order, known, credit)
    except NotComputable as error:
        raise PlanForgeError(safe(str(error), 300), safe(error.hint, 300)) from error
    click.echo(report.written(_words(found.plan, chain, credited, templates), to), nl=False)
    return report.verdict(chain)


def _words(plan: Plan, chain: PriceChain, credited: Credit | None, templates: Path | None) -> Any:
    """What says the chain: the locale of the plan, and the numbers of its clauses."""
    from planforge.document.number import targets
    from planforge.reports.price_view import PriceWords
    from planforge.wording import Locale

    locale = Locale(plan.plan.locale or "en-GB")
    labels = targets(pipeline.compose(plan, templates=templates).document.body, locale)
    return PriceWords(chain, locale, labels, credited)


def _order(plan: Plan, known: Mapping[str, Any]) -> Order:
    """The order that the options describe."""
    from planforge.money.prices import Order

    if known["no_discount"] and known["discounts"]:
        raise click.UsageError("--no-discount and --discount exclude each other")
    if known["days"] and known["months"]:
        raise click.UsageError("--days and --months exclude each other")
    part = (known["days"], "days") if known["days"] else (known["months"], "months") if known["months"] else None
    return Order(
        list_price=_money(plan, known["list_price"], "--list"), client_price=_money(plan, known["client_price"], "--client-price"),
        list_before=_money(plan, known["list_before"], "--list-before"), sale_prices=dict(_agreed(plan, known["sale_prices"])),
        product=known["product"], quantity=_number(known["quantity"] or "1", "--quantity"),
        whole=known["quantity"] is not None, on=day(known["on"], "--on"),
        registered=day(known["registered"], "--registered"), quoted=day(known["quoted"], "--quoted"), when=frozenset(known["conditions"]),
        renewal=known["renewal"], tier=known["tier"], discounts=_chosen(plan, known), marketplace=known["marketplace"],
        consent=known["consent"], buyer=known["buyer"], part=part, given={name: each.value for name, each in measures(known["measures"], "--measure").items()},
    )  # fmt: skip


def _chosen(plan: Plan, known: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The discounts that were chosen, in the order of the plan, in which they are taken off."""
    if not known["discounts"]:
        return () if known["no_discount"] else None
    listed = [str(each.id) for each in plan.prices.discounts] if plan.prices else []
    chosen = dict.fromkeys(known["discounts"])
    return tuple(sorted(chosen, key=lambda name: listed.index(name) if name in listed else len(listed)))


def _agreed(plan: Plan, texts: Sequence[str]) -> list[tuple[str, Money]]:
    first = str(plan.prices.chain[0]) if plan.prices and plan.prices.chain else next(iter(plan.parties))
    pairs = [each.rpartition("=") for each in texts]
    return [(seller or first, money(amount, "--sale-price", plan.plan.currency)) for seller, _, amount in pairs]


def _money(plan: Plan, text: str | None, option: str) -> Money | None:
    return None if text is None else money(text, option, plan.plan.currency)


def _number(text: str, option: str) -> Decimal:
    number = read_number(text)
    if number is None:
        raise click.BadParameter(f"{safe(text, _SHOWN)!r} is not a number, such as 50 or 2.5", param_hint=option)
    return number


def _credit(plan: Plan, order: Order, known: Mapping[str, Any], credit: Callable[..., Credit | None]) -> Credit | None:
    if (known["bought"] is None) != (known["unsold"] is None):
        raise click.UsageError("--bought and --unsold belong together")
    if known["bought"] is None:
        return None
    bought = day(known["bought"], "--bought")
    return credit(plan, order, bought, _number(known["unsold"], "--unsold"))
