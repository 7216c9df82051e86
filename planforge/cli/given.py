"""Values on the command line, read as a plan's values are, each fault named with its option."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar, get_args

import click

from planforge.plan.amounts import Mark
from planforge.reports import safe
from planforge.values import Measure, Misread, Money, parse_date
from planforge.values.number import read_number

T = TypeVar("T")
_SHOWN = 40

given_option = click.option("--given", multiple=True, metavar="NAME=FIGURE", help="A figure to compute with.")
deal_option = click.option(
    "--deal", "marks", multiple=True, metavar="MARK=VALUE", help=f"What the deal is: {', '.join(get_args(Mark))}."
)
on_option = click.option("--on", metavar="YEAR-MONTH-DAY", help="The day on which it is earned.")


def parsed(parse: Callable[[str], T], text: str, option: str) -> T:
    """`text` as a value; what is wrong with it is a usage error."""
    try:
        return parse(text)
    except Misread as error:
        raise click.BadParameter(
            f"{safe(text, _SHOWN)!r}: {safe(error.why, 200)}; {safe(error.hint, 80)}", param_hint=option
        ) from error


def money(text: str, option: str, currency: str) -> Money:
    """An amount; a bare number is in the currency of the plan."""
    number = read_number(text)
    return parsed(Money.parse, text if number is None else f"{currency} {text}", option)


def day(text: str | None, option: str = "--on") -> date | None:
    return parsed(parse_date, text, option) if text else None


def measures(texts: Sequence[str], option: str = "--given") -> dict[str, Measure]:
    """`name=figure` texts as figures by name."""
    found: dict[str, Measure] = {}
    for each in texts:
        name, equals, figure = each.partition("=")
        if not equals:
            raise click.BadParameter(f"{safe(each, _SHOWN)!r} has no =; write name=figure", param_hint=option)
        found[name.strip()] = parsed(Measure.parse, figure.strip(), option)
    return found


def marks(texts: Sequence[str]) -> dict[str, str]:
    """`mark=value` texts as what is known of a deal."""
    found = dict(each.partition("=")[::2] for each in texts)
    for name, value in found.items():
        if name not in get_args(Mark) or not value:
            raise click.BadParameter(f"write one of {', '.join(get_args(Mark))}, then = and what it is", param_hint="--deal")
    return found
