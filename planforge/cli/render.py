"""`planforge render`: turn plans into agreements."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import click

from planforge import pipeline
from planforge.cli.control import settings_of
from planforge.cli.plans import examined, format_option, plans_argument, set_option, tell, templates_option, verdict
from planforge.errors import PlanFault, PlanForgeError
from planforge.files import write_all


def _formats(_: click.Context, __: click.Parameter, text: str) -> list[str]:
    """`pdf,md` as a list; refuses what is no format."""
    wanted = list(dict.fromkeys(each.strip() for each in text.split(",")))
    for each in wanted:
        if each not in pipeline.FORMATS:
            raise click.BadParameter(f"{each!r} is not one of {', '.join(pipeline.FORMATS)}")
    return wanted


@click.command
@plans_argument
@click.option(
    "--to",
    "formats",
    default="pdf,md",
    show_default=True,
    callback=_formats,
    metavar="FORMATS",
    help="pdf, md, html, joined by commas.",
)
@click.option(
    "-o",
    "--out",
    default="out",
    show_default=True,
    metavar="DIR",
    help="The folder to write to; - writes one format to standard output.",
)
@click.option("--look", help="How pages look: classic or modern. Also in planforge.toml.")
@click.option("--for", "audience", metavar="PARTY", help="A copy for this party alone, with its private notes.")
@set_option
@templates_option
@format_option
def command(
    plans: tuple[str, ...], formats: list[str], out: str, look: str | None, audience: str | None,
    assignments: tuple[str, ...], templates: Path | None, form: str | None,
) -> int:  # fmt: skip
    """Turn plans into agreements: PDF, Markdown and HTML, named <id>-<version>.

    PLAN is a file, or - for standard input. A plan with errors is not rendered, and does not stop the others.
    """
    if out == "-" and (len(plans) > 1 or len(formats) > 1):
        raise click.UsageError("-o - writes one plan in one format: add --to md")
    sheets = []
    files: dict[Path, bytes] = {}
    for plan in plans:
        found, sheet = examined(plan, assignments, templates)
        sheets.append(sheet)
        if found.sound:
            pages = settings_of(plan).pages
            try:
                made = pipeline.render(found, formats, look=look, templates=templates, audience=audience, pages=pages)
            except PlanFault as fault:
                sheets[-1] = dataclasses.replace(sheet, findings=(*sheet.findings, *fault.findings))
            else:
                _collect(files, made, Path(out), plan)
    if out == "-":
        sys.stdout.buffer.write(b"".join(files.values()))
    else:
        write_all(files)
        for path in files:
            click.echo(str(path))
    tell(sheets, form, to_stdout=False)
    return verdict(sheets)


def _collect(files: dict[Path, bytes], made: dict[str, bytes], out: Path, plan: str) -> None:
    """Add what one plan made; two plans that would write one file are refused before anything is written."""
    for name, content in made.items():
        if any(path.name.casefold() == name.casefold() for path in files):
            raise PlanForgeError(f"{plan} and another plan would both write {name}", "give each plan an id of its own")
        files[out / name] = content
