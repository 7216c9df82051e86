"""`planforge explain`: the manual of a code."""

from __future__ import annotations

import inspect
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

import click

from planforge import pipeline

_WIDTH = 80
"""Columns where nothing reads along at a terminal."""
_BROADEST = 100
_ITEM = re.compile(r"(?:- |[0-9]+\. )")


@click.command
@click.argument("code", required=False, metavar="[CODE]", nargs=-1)
def command(code: tuple[str, ...]) -> int:
    """Explain a code such as PF103, or its name such as wrong-value; without one, list them all."""
    known = {each.code: each for each in pipeline.codes()}
    if not code:
        for each in known.values():
            click.echo(f"{each.code}  {each.severity.value:<8} {each.name.replace('-', ' ')}")
        return 0
    names = {each.name: each.code for each in known.values()}
    asked = "-".join(code)
    found = known.get(asked.upper()) or known.get(names.get(re.sub("[ _]", "-", asked.lower()), ""))
    if found is None:
        raise click.UsageError(f"there is no code {' '.join(code)}; {_meant(asked, known, names)}")
    width = min(shutil.get_terminal_size().columns, _BROADEST) if sys.stdout.isatty() else _WIDTH
    click.echo(
        f"{found.code}: {found.name.replace('-', ' ')} ({found.severity.value})\n\n{page(found.manual, width)}", nl=False
    )
    return 0


def _meant(asked: str, known: Mapping[str, object], names: Mapping[str, str]) -> str:
    """Another code is never meant by a code: only the figures can tell, and names by their letters."""
    code = f"PF{re.sub('[^0-9]', '', asked)}"
    if code in known:
        return f"did you mean {code}?"
    near = [] if re.fullmatch("PF[0-9]*", asked.upper()) else get_close_matches(asked.lower(), names, n=1)
    return f"did you mean {near[0]} ({names[near[0]]})?" if near else "planforge explain lists the codes"


def page(manual: str, width: int) -> str:
    """A manual for a terminal: paragraphs filled, code four columns in, headings without marks."""
    return "".join(f"{line}\n" for line in _lines(inspect.cleandoc(manual), width))


def _lines(manual: str, width: int) -> Iterator[str]:
    paragraph: list[str] = []
    fenced = False
    for line in [*manual.split("\n"), "#"]:  # what ends the last paragraph is not shown
        fence = line.startswith("```")
        code = fenced or line.startswith("    ")
        if paragraph and (fence or code or not line or line.startswith("#") or _ITEM.match(line)):
            yield from _filled(paragraph, width)
            paragraph = []
        fenced ^= fence
        if fence or line == "#":
            continue
        if code or line.startswith("#"):
            yield f"    {line}" if fenced and line else line.lstrip("# ") if line.startswith("#") else line
        elif line:
            paragraph.append(line.strip())
        else:
            yield ""


def _filled(paragraph: list[str], width: int) -> list[str]:
    text = " ".join(paragraph)
    item = _ITEM.match(text)
    later = " " * len(item[0]) if item else ""
    return textwrap.wrap(text, width, subsequent_indent=later, break_long_words=False, break_on_hyphens=False)
