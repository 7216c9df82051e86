"""`planforge fees`: what is due for which deal, line by line, with the reason and the clause."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planforge import accounts, pipeline
from planforge.cli.given import day, deal_option, given_option, marks, measures, on_option
from planforge.cli.plans import examined, format_option, tell, verdict
from planforge.errors import PlanForgeError
from planforge.reports import Sheet
from planforge.values import Measure

if TYPE_CHECKING:
    from planforge.statement import Statement


@click.command
@click.argument("plan")
@click.argument("deals", required=False)
@given_option
@deal_option
@on_option
@click.option("--period", help="Only what arises in this time: 2027-Q1, 2027-03, 2027, 2027-01-01..2027-06-30.")
@click.option("--party", help="Only what this party pays or is paid.")
@click.option(
    "--to", "to", type=click.Choice(accounts.FORMATS), default="text", show_default=True, help="How the statement is written."
)
@click.option("--why", metavar="DEAL", help="One deal, with every step, and why its other fees are not due.")
@click.option("--steps", is_flag=True, help="Show every calculation.")
@click.option("--earlier", multiple=True, metavar="PLAN", help="An earlier version of the plan, for deals that count by it.")
@click.option("--ended", metavar="DAY", help="The day on which the agreement ended, where it ended early.")
@click.option("-o", "--out", metavar="FILE", help="Write to this file instead of standard output.")
@format_option
def command(
    plan: str, deals: str | None, given: tuple[str, ...], on: str | None, period: str | None, party: str | None, to: str, why: str | None,
    steps: bool, earlier: tuple[str, ...], ended: str | None, out: str | None, form: str | None, **known: tuple[str, ...],
) -> int:  # fmt: skip
    """The statement of fees: every deal in DEALS (CSV or YAML) computed by PLAN.

    Every line says why, and which clause of which version says so; a deal that earns nothing says why not. Rows with faults are
    reported, and their deals left out. Without DEALS, each fee is computed for what is given with --given, --deal and --on.
    """
    checked = [examined(each, (), None) for each in (*earlier, plan)]
    sheets = [sheet for _, sheet in checked]
    if any(not found.sound for found, _ in checked):
        tell(sheets, form, to_stdout=False)
        return verdict(sheets)
    plans = [found for found, _ in checked]
    if deals is None:
        return _computed(plans[-1], measures(given), day(on), marks(known["marks"]))
    if given or on or known["marks"]:
        raise click.UsageError(
            "--given, --deal and --on are for computing without DEALS; write such things into the file of deals"
        )
    with accounts.statement(plans, Path(deals), period=period, party=party, deal=why, ended=ended) as statement:
        _write(statement, plans[-1], to, out, steps=steps or why is not None)
        faults = (*statement.book.findings, *accounts.uncomputed(statement))
        sheets = [Sheet(deals, statement.book.text, faults)]
        if faults:
            tell(sheets, form, to_stdout=False)
        return verdict(sheets)


def _write(statement: Statement, checked: pipeline.Checked, to: str, out: str | None, *, steps: bool) -> None:
    from planforge.files import write_all

    if to == "pdf" and out is None:
        raise click.UsageError("a PDF is written to a file: add -o statement.pdf")
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() and out is None else 80
    pieces = accounts.written(statement, checked, to, steps=steps, width=width)
    if out is None:
        with closing(pieces):  # whoever reads may go before the end
            for each in pieces:
                sys.stdout.buffer.write(each)
            sys.stdout.buffer.flush()
    else:
        write_all({Path(out): pieces})
        click.echo(out, err=True)


def _computed(checked: pipeline.Checked, given: Mapping[str, Measure], on: date | None, marks: Mapping[str, str]) -> int:
    """Each fee for the figures given, or what it still needs."""
    from planforge.reports.statement import worked

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 80
    made = list(accounts.computed(checked, given, on, marks))
    if not made:
        raise PlanForgeError("this plan has no fees", "planforge price computes its prices")
    for name, clause, result in made:
        _echo(worked(name, clause, result, min(width, 100)))
    return int(all(isinstance(result, str) for _, _, result in made))


def _echo(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(line)
