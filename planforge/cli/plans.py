"""What the commands that read plans have in common: naming plans, reading them, reporting findings."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from planforge import pipeline, source
from planforge.cli.control import USUAL, Asked, control_of
from planforge.files import read_bytes
from planforge.findings import Severity
from planforge.reports import FOR_PEOPLE, FORMATS, STDIN, Sheet, report, usual_format, wants_colour
from planforge.source.limits import FILE_BYTES

F = TypeVar("F", bound=Callable[..., Any])

plans_argument = click.argument("plans", nargs=-1, required=True, metavar="PLAN...")
templates_option = click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of your own templates; ours fill the gaps.",
)
set_option = click.option(
    "--set",
    "assignments",
    multiple=True,
    metavar="PATH=VALUE",
    help="Set a value of the plan, such as terms.initial='24 months'.",
)
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), help="How findings are shown: full on a terminal, concise in a pipe."
)


def pairs(assignments: Sequence[str]) -> list[tuple[str, str]]:
    """`--set` texts as pairs of path and value."""
    for each in assignments:
        if "=" not in each:
            raise click.BadParameter(f"{each!r} has no =; write path=value", param_hint="--set")
    return [(path, value) for path, _, value in (each.partition("=") for each in assignments)]


def read(plan: str) -> bytes:
    """The bytes of the plan at a path, or of standard input for `-`."""
    return sys.stdin.buffer.read(FILE_BYTES + 1) if plan == "-" else read_bytes(Path(plan), FILE_BYTES)


def examined(
    plan: str, assignments: Sequence[str], templates: Path | None, ask: Asked = USUAL
) -> tuple[pipeline.Checked, Sheet]:
    """The plan named on the command line, checked under its settings, and what is wrong with it ready to be reported."""
    raw, control = read(plan), control_of(plan, ask)
    found = pipeline.check(raw, name_of(plan), pairs(assignments), templates, control)
    return found, sheet_of(plan, raw, found, control)


def name_of(plan: str) -> str:
    """What findings call the plan that the command line names."""
    return STDIN if plan == "-" else plan


def sheet_of(plan: str, raw: bytes, found: pipeline.Checked, control: pipeline.Control) -> Sheet:
    """What is wrong with a checked plan, ready to be reported."""
    text = found.source.text if found.source else source.legible(raw)
    return Sheet(
        name_of(plan),
        text,
        found.findings,
        found.source,
        len(found.allowed),
        control.fail_on,
        found.ignored,
        found.plan is None,
    )


def tell(sheets: Sequence[Sheet], form: str | None, *, to_stdout: bool) -> None:
    """Print the findings: to stdout where they are what was asked for, else to stderr."""
    stream = sys.stdout if to_stdout else sys.stderr
    width = shutil.get_terminal_size().columns if stream.isatty() else 80
    wanted: Any = form or usual_format(stream)
    codes = () if wanted in FOR_PEOPLE else pipeline.codes()
    text = report(sheets, wanted, codes=codes, colour=wants_colour(stream, os.environ), width=width)
    click.echo(text, nl=False, err=not to_stdout, color=True)


def verdict(sheets: Sequence[Sheet], fail_on: Severity = Severity.ERROR) -> int:
    """1 where a finding is at least as bad as `fail_on`, else 0."""
    levels = list(Severity)
    return int(any(levels.index(each.severity) <= levels.index(fail_on) for sheet in sheets for each in sheet.findings))
