"""`planforge check`: find what is wrong with plans."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from planforge.cli.control import asked, control_of, control_options, shown, tell_strangers
from planforge.cli.plans import examined, format_option, plans_argument, set_option, tell, templates_option, verdict
from planforge.reports import FOR_PEOPLE, summary


@click.command
@plans_argument
@format_option
@set_option
@templates_option
@control_options
@click.option("--fix", "mend", is_flag=True, help="Mend in the file what can be meant in one way only; see --diff.")
@click.option("--diff", "differ", is_flag=True, help="Show what --fix would change, and write nothing.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing where nothing is wrong.")
def command(
    plans: tuple[str, ...],
    form: str | None,
    assignments: tuple[str, ...],
    templates: Path | None,
    mend: bool,
    differ: bool,
    quiet: bool,
    **strictness: Any,
) -> int:
    """Find what is wrong with plans: syntax, shape and meaning, all at once.

    PLAN is a file, or - for standard input. Findings go to standard output. Settings are read from the nearest planforge.toml, or
    pyproject.toml with [tool.planforge]; PLANFORGE_SELECT, _IGNORE, _SEVERITY and _FAIL_ON go before it, options before both. Errors
    are always told.
    """
    ask = asked(strictness)
    tell_strangers()
    if strictness["show_settings"]:
        for line in (line for plan in plans for line in shown(plan, ask)):
            click.echo(line)
        return 0
    if (mend or differ) and assignments:
        raise click.UsageError("--fix changes what stands in the file, and --set says something else")
    if mend or differ:
        from planforge.cli.fix import fixed

        sheets = fixed(plans, templates, ask, write=not differ, quiet=quiet)
    else:
        sheets = [examined(plan, assignments, templates, ask)[1] for plan in plans]
    if not differ:
        tell(sheets, form, to_stdout=not (mend and "-" in plans))
    if not quiet and not differ and form in (None, *FOR_PEOPLE) and not any(each.findings for each in sheets):
        click.echo(summary(sheets), err=True)
    return max(verdict([sheet], control_of(plan, ask).fail_on) for plan, sheet in zip(plans, sheets, strict=True))
