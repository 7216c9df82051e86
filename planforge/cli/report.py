"""`planforge report`: what a plan asks of whom, what it covers, and who must do what by when."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from planforge import pipeline
from planforge.cli.control import settings_of
from planforge.cli.given import day
from planforge.cli.plans import examined, format_option, set_option, tell, templates_option, verdict
from planforge.files import write_all

_WIDEST = 100
_ENDINGS = {".txt": "text", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".pdf": "pdf"}


@click.command
@click.argument("name", metavar="REPORT", type=click.Choice(pipeline.REPORTS))
@click.argument("plan")
@click.option(
    "--to",
    type=click.Choice(pipeline.REPORT_FORMATS),
    help="How it is written; left out, as the name of FILE ends, or as text.",
)
@click.option("-o", "--out", metavar="FILE", help="Write to this file instead of standard output.")
@click.option("--party", help="Obligations of this party alone, by its short or printed name, and those of every party.")
@click.option("--from", "since", metavar="DAY", help="Of the obligations with a day, only those from this day on.")
@click.option("--until", metavar="DAY", help="Of the obligations with a day, only those until this day.")
@set_option
@templates_option
@format_option
def command(
    name: str, plan: str, to: str | None, out: str | None, party: str | None, since: str | None, until: str | None,
    assignments: tuple[str, ...], templates: Path | None, form: str | None,
) -> int:  # fmt: skip
    """A report about PLAN, read from the words of its agreement.

    balance: every right, duty, ban, limit, notice and payment, side by side by party. coverage: the 41 categories of CUAD and
    the
    checklist of partnership terms, each answered by yes, no or not applicable, with the clause. obligations: who must do what
    by
    when.
    """
    from planforge.survey.obligations import Asked

    to = _format(to, out)
    if to == "pdf" and out is None:
        raise click.UsageError(f"a PDF is written to a file: add -o {name}.pdf")
    asked = Asked(party or "", day(since, "--from"), day(until, "--until"))
    found, sheet = examined(plan, assignments, templates)
    if found.sound:
        width = min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() and out is None else 80
        made = pipeline.report(found, name, to, asked=asked, width=width, templates=templates, pages=settings_of(plan).pages)
        _write(made, out)
    tell([sheet], form, to_stdout=False)
    return verdict([sheet])


def _format(to: str | None, out: str | None) -> str:
    """In which format to write: as asked, or as the name of the file ends. Where the two differ, one of them is a slip."""
    ends = Path(out).suffix.lower() if out else ""
    named = _ENDINGS.get(ends)
    if to and named and to != named:
        raise click.UsageError(
            f"--to {to} does not go with a file that ends in {ends}: leave --to out, or name the file otherwise"
        )
    return to or named or "text"


def _write(made: bytes, out: str | None) -> None:
    if out is None:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
    else:
        write_all({Path(out): made})
        click.echo(out, err=True)
