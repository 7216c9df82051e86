"""`planforge check --fix` and `--diff`: mend what can be meant in one way only, or show what that would change."""

from __future__ import annotations

import dataclasses
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from planforge import pipeline
from planforge.cli.control import Asked, control_of
from planforge.cli.plans import name_of, read, sheet_of
from planforge.files import rewrite
from planforge.fixing import Fixed, Mended, fix
from planforge.reports import Sheet, difference, safe, summary, wants_colour


def fixed(plans: Sequence[str], templates: Path | None, ask: Asked, *, write: bool, quiet: bool) -> list[Sheet]:
    """Mend the plans and say what was mended; without `write`, show the difference. The sheets say what is left."""
    done: dict[str, tuple[bytes, Fixed]] = {}
    for plan in dict.fromkeys(plans):
        raw = read(plan)
        check = partial(pipeline.check, name=name_of(plan), templates=templates, control=control_of(plan, ask))
        done[plan] = raw, fix(raw, check)
    if write:
        rewrite({Path(plan): (raw, made.raw) for plan, (raw, made) in done.items() if plan != "-" and made.raw != raw})
    for plan, (raw, made) in done.items():
        _show(plan, raw, made, write=write)
        if write and not quiet:
            _tell(name_of(plan), made)
    sheets = {plan: _left(plan, made, ask) for plan, (_, made) in done.items()}
    if not write and not quiet:
        for plan, (_, made) in done.items():
            click.echo(f"{len(made.mended)} would be mended, then: {summary([sheets[plan]])}", err=True)
    return [sheets[plan] for plan in plans]


def _left(plan: str, made: Fixed, ask: Asked) -> Sheet:
    """What is left; a fix that was refused is none that could be run again."""
    sheet = sheet_of(plan, made.raw, made.checked, control_of(plan, ask))
    refused = [finding for finding, _ in made.refused]
    left = (dataclasses.replace(each, fix=None) if each in refused else each for each in sheet.findings)
    return dataclasses.replace(sheet, findings=tuple(left))


def _show(plan: str, raw: bytes, made: Fixed, *, write: bool) -> None:
    """The difference, or the whole mended text of standard input."""
    if not write:
        colour, terminal = wants_colour(sys.stdout, os.environ), sys.stdout.isatty()
        text = difference(name_of(plan), raw, made.raw, colour=colour, terminal=terminal)
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    elif plan == "-":
        sys.stdout.buffer.write(made.raw)
    sys.stdout.buffer.flush()


def _tell(name: str, made: Fixed) -> None:
    for each in made.mended:
        where = f"{safe(name)}:{each.span.line}:{each.span.column}"
        click.echo(f"{where}: mended[{each.finding.code}]: {_change(each)}", err=True)
    for finding, why in made.refused:
        click.echo(f"{safe(name)}: not mended[{finding.code}]: {safe(finding.message)}: {safe(why)}", err=True)


def _change(each: Mended) -> str:
    before = safe(" ".join(each.before.split()), 60)
    return f"{before} is now {safe(each.after, 60)}" if each.after else f"{before} is taken out"
