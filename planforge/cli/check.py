"""`planforge check`: find what is wrong with plans."""

from __future__ import annotations

from pathlib import Path

import click

from planforge.cli.plans import examined, format_option, plans_argument, set_option, tell, templates_option, verdict
from planforge.findings import Severity
from planforge.reports import summary


@click.command
@plans_argument
@format_option
@set_option
@templates_option
@click.option(
    "--fail-on",
    type=click.Choice([each.value for each in Severity]),
    default="error",
    show_default=True,
    help="The least bad finding that fails.",
)
@click.option("--quiet", "-q", is_flag=True, help="Say nothing where nothing is wrong.")
def command(
    plans: tuple[str, ...], form: str | None, assignments: tuple[str, ...], templates: Path | None, fail_on: str, quiet: bool
) -> int:
    """Find what is wrong with plans: syntax, shape and meaning, all at once.

    PLAN is a file, or - for standard input. Findings go to standard output.
    """
    sheets = [examined(plan, assignments, templates)[1] for plan in plans]
    tell(sheets, form, to_stdout=True)
    if not quiet and form != "json" and not any(each.findings for each in sheets):
        click.echo(summary(sheets), err=True)
    return verdict(sheets, Severity(fail_on))
