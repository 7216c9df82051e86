"""`planforge check`: find what is wrong with plans."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from planforge.cli.control import asked, control_of, control_options, shown
from planforge.cli.plans import examined, format_option, plans_argument, set_option, tell, templates_option, verdict
from planforge.reports import summary


@click.command
@plans_argument
@format_option
@set_option
@templates_option
@control_options
@click.option("--quiet", "-q", is_flag=True, help="Say nothing where nothing is wrong.")
def command(
    plans: tuple[str, ...],
    form: str | None,
    assignments: tuple[str, ...],
    templates: Path | None,
    quiet: bool,
    **strictness: Any,
) -> int:
    """Find what is wrong with plans: syntax, shape and meaning, all at once.

    PLAN is a file, or - for standard input. Findings go to standard output. Settings are read from the nearest planforge.toml, or
    pyproject.toml with [tool.planforge]; PLANFORGE_SELECT, _IGNORE, _SEVERITY and _FAIL_ON go before it, options before both. Errors
    are always told.
    """
    ask = asked(strictness)
    if strictness["show_settings"]:
        for line in (line for plan in plans for line in shown(plan, ask)):
            click.echo(line)
        return 0
    sheets = [examined(plan, assignments, templates, ask)[1] for plan in plans]
    tell(sheets, form, to_stdout=True)
    if not quiet and form != "json" and not any(each.findings for each in sheets):
        click.echo(summary(sheets), err=True)
    return max(verdict([sheet], control_of(plan, ask).fail_on) for plan, sheet in zip(plans, sheets, strict=True))
