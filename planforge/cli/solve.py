"""`planforge solve`: what-if questions about the fees of a plan, answered exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from planforge.cli.given import day, deal_option, given_option, marks, measures, money, on_option, parsed
from planforge.cli.plans import examined, format_option, set_option, tell, templates_option, verdict
from planforge.errors import PlanForgeError
from planforge.reports import safe
from planforge.values import Measure, Percent

if TYPE_CHECKING:
    from planforge.plan import Plan
    from planforge.reports.solved import Sheet
    from planforge.reports.what_if import WhatIf

_QUESTIONS = ("pays", "cap", "break_even", "rate_at", "overtakes", "steps", "margin", "least_margin")


def _options(wrapped: Callable[..., int]) -> Callable[..., int]:
    """The questions, and what may be known of the deal."""
    for option in reversed((
        click.option("--fee", "fees", multiple=True, metavar="ID", help="The fee, bonus or payment; --margin takes several."),
        click.option("--pays", metavar="AMOUNT", help="Which figures lead to this payment or more?"),
        click.option("--cap", is_flag=True, help="From where does its cap bite?"),
        click.option("--break-even", metavar="RATE", help="Where does it pay as much as this flat rate?"),
        click.option("--rate-at", metavar="FIGURE", help="Which flat rate pays the same for this figure?"),
        click.option("--overtakes", metavar="ID", help="From where does it pay at least as much as this other fee?"),
        click.option("--cost", metavar="AMOUNT", help="With --overtakes: and this much more, such as the price of a tier."),
        click.option("--steps", is_flag=True, help="From where does each step of its bands pay for itself?"),
        click.option("--margin", metavar="RATE", help="Which deals' margin, so much of the price, is eaten by all fees together?"),
        click.option("--least-margin", metavar="PRICE", help="Which margin on a deal of this price pays for all its fees?"),
        click.option("--by", metavar="MEASURE", help="The figure to look along, where the fee reads several."),
        given_option, deal_option, on_option,
    )):  # fmt: skip
        wrapped = option(wrapped)
    return wrapped


@click.command
@click.argument("plan")
@_options
@click.option(
    "--to", type=click.Choice(("text", "json", "svg")), default="text", show_default=True, help="svg draws the curve."
)
@set_option
@templates_option
@format_option
def command(plan: str, to: str, assignments: tuple[str, ...], templates: Path | None, form: str | None, **asked: Any) -> int:
    """What-if: where a fee comes to how much, exactly, with the figures that prove it. Without a question: the whole curve.

    The answer is rounded to the smallest unit on the side where it holds; one unit less, and it does not. "Never" is an answer.
    """
    found, sheet = examined(plan, assignments, templates)
    if not found.sound or found.plan is None:
        tell([sheet], form, to_stdout=False)
        return verdict([sheet])
    from planforge.money import NotComputable
    from planforge.reports.solved import written

    try:
        click.echo(written(_answered(found.plan, asked), to), nl=False)
    except NotComputable as error:
        how = " with --given NAME=FIGURE, --deal MARK=VALUE or --on DAY" if error.hint.startswith("give ") else ""
        raise PlanForgeError(safe(str(error), 300), safe(error.hint, 300) + how) from error
    return 0


def _answered(plan: Plan, asked: Mapping[str, Any]) -> Sheet:
    """The one question asked, put to the plan."""
    from planforge.money import Occasion
    from planforge.money.curves.questions import Known
    from planforge.reports.what_if import WhatIf

    known = Known(measures(asked["given"]), Occasion(day(asked["on"]), marks(asked["marks"])), asked["by"] or "")
    questions = [each for each in _QUESTIONS if asked[each]]
    if len(questions) > 1:
        raise click.UsageError(f"ask one question at a time, not {' and '.join(f'--{_dashed(each)}' for each in questions)}")
    if asked["cost"] and questions != ["overtakes"]:
        raise click.UsageError("--cost goes with --overtakes")
    if len(asked["fees"]) > 1 and questions not in (["margin"], ["least_margin"]):
        raise click.UsageError("only --margin and --least-margin take several fees")
    return _put(WhatIf(plan, known), questions[0] if questions else "curve", asked, plan.plan.currency)


def _put(what_if: WhatIf, question: str, asked: Mapping[str, Any], currency: str) -> Sheet:
    fee = asked["fees"][0] if asked["fees"] else None
    if question == "pays":
        return what_if.pays(fee, money(asked["pays"], "--pays", currency))
    if question == "break_even":
        return what_if.break_even(fee, parsed(Percent.parse, asked["break_even"], "--break-even"))
    if question == "rate_at":
        return what_if.rate_at(fee, parsed(Measure.parse, asked["rate_at"], "--rate-at"))
    if question == "overtakes":
        cost = money(asked["cost"], "--cost", currency) if asked["cost"] else None
        return what_if.overtakes(fee, asked["overtakes"], cost)
    if question == "margin":
        return what_if.margin(asked["fees"], parsed(Percent.parse, asked["margin"], "--margin"))
    if question == "least_margin":
        return what_if.least_margin(asked["fees"], money(asked["least_margin"], "--least-margin", currency))
    simple: dict[str, Callable[[str | None], Sheet]] = {"cap": what_if.cap, "steps": what_if.steps, "curve": what_if.curve}
    return simple[question](fee)


def _dashed(name: str) -> str:
    return name.replace("_", "-")
