"""`planforge explain`: the manual of a code."""

from __future__ import annotations

from difflib import get_close_matches

import click

from planforge import pipeline


@click.command
@click.argument("code", required=False, metavar="[CODE]")
def command(code: str | None) -> int:
    """Explain a code such as PF103; without one, list them all."""
    known = {each.code: each for each in pipeline.codes()}
    if code is None:
        for each in known.values():
            click.echo(f"{each.code}  {each.severity.value:<8} {each.name.replace('-', ' ')}")
        return 0
    found = known.get(code.upper())
    if found is None:
        near = get_close_matches(code.upper(), known, n=1)
        raise click.UsageError(f"there is no code {code}{f'; did you mean {near[0]}?' if near else ''}")
    click.echo(f"{found.code}: {found.name.replace('-', ' ')} ({found.severity.value})\n\n{_outdented(found.manual)}")
    return 0


def _outdented(manual: str) -> str:
    """A docstring's text without the indentation of the code around it."""
    import inspect

    return inspect.cleandoc(manual)
