"""`planforge late`: the interest on one payment that is late."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge import pipeline
from planforge.cli import given
from planforge.cli.plans import examined, format_option, set_option, tell, templates_option, verdict
from planforge.errors import PlanForgeError
from planforge.reports import safe
from planforge.values import Money, Percent

if TYPE_CHECKING:
    from datetime import date

    from planforge.plan import Plan
    from planforge.reports.late import Late


@click.command
@click.argument("plan")
@click.option("--overdue", required=True, metavar="AMOUNT", help="What is late; a bare number is in the currency of the plan.")
@click.option("--due", metavar="YEAR-MONTH-DAY", help="The day on which it was due.")
@click.option("--paid", metavar="YEAR-MONTH-DAY", help="The day on which it was paid.")
@click.option("--days", type=click.IntRange(0), help="In place of both days: how many days after the due date it was paid.")
@click.option("--published", metavar="RATE", help="The published rate on the due date, where the plan follows one: 5.25%.")
@click.option("--to", type=click.Choice(("text", "json")), default="text", show_default=True, help="How it is written.")
@set_option
@templates_option
@format_option
def command(
    plan: str, overdue: str, due: str | None, paid: str | None, days: int | None, published: str | None, to: str,
    assignments: tuple[str, ...], templates: Path | None, form: str | None,
) -> int:  # fmt: skip
    """The interest on an amount that is paid late, as the plan agrees it, step by step."""
    if (days is None) == (due is None) or (due is None) != (paid is None):
        raise click.UsageError("give --due and --paid, or --days")
    found, sheet = examined(plan, assignments, templates)
    if not found.sound or found.plan is None:
        tell([sheet], form, to_stdout=False)
        return verdict([sheet])
    from planforge.reports.late import written
    from planforge.wording import Locale

    money = given.money(overdue, "--overdue", found.plan.plan.currency)
    on = given.day(due, "--due"), given.day(paid, "--paid")
    rate = given.parsed(Percent.parse, published, "--published") if published else None
    made = _worked(found.plan, templates, money, on, days, rate)
    click.echo(written(made, to, Locale(found.plan.plan.locale or "en-GB")), nl=False)
    return 0


def _worked(
    plan: Plan, templates: Path | None, overdue: Money, on: tuple[date | None, date | None], days: int | None, published: Percent | None,
) -> Late:  # fmt: skip
    from planforge.money import NotComputable, setting_of
    from planforge.money.interest import late_interest, needs_published
    from planforge.reports.late import Late

    rule = plan.payment.late_interest if plan.payment else None
    if rule is None:
        raise PlanForgeError("this plan agrees no interest on late payment", "add payment.late_interest")
    if published is not None and not needs_published(rule):
        raise PlanForgeError(f"the rate of this plan is {rule.rate}, and follows no published one", "leave --published out")
    due, paid = on
    if due and paid and paid < due:
        raise PlanForgeError(f"it was paid on {paid}, before it was due on {due}", "write the later day after --paid")
    try:
        made = late_interest(overdue, due, paid, days, rule, setting_of(plan), published)
    except NotComputable as error:
        hint = "add --published, such as 5.25%" if needs_published(rule) and published is None else error.hint
        raise PlanForgeError(safe(str(error), 300), hint) from error
    clause = pipeline.compose(plan, templates=templates).names.get("late-payment", "")
    return Late(overdue, due, paid, days, published, made, clause, rule.legal_maximum)
