"""Findings as people, editors and programs read them. Only here do paths become lines, columns and colours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Literal, get_args

from planforge.findings import Code, Rule
from planforge.reports.sheet import Report, Sheet
from planforge.reports.terminal import Stream

Format = Literal["full", "concise", "json", "json-lines", "github", "gitlab", "sarif", "junit", "rdjson"]
FORMATS: tuple[Format, ...] = get_args(Format)
FOR_PEOPLE: tuple[Format, ...] = ("full", "concise")
"""What people read; the others are for programs and are whole documents, also where nothing was found."""

_WRITERS: dict[Format, tuple[str, str]] = {
    "full": ("shown", "full"),
    "concise": ("shown", "concise"),
    "json": ("records", "json_list"),
    "json-lines": ("records", "json_lines"),
    "github": ("github", "commands"),
    "gitlab": ("gitlab", "code_quality"),
    "sarif": ("sarif", "log"),
    "junit": ("junit", "suites"),
    "rdjson": ("rdjson", "diagnostics"),
}
"""Module and function of each format. A module is imported when its format is asked for: `check` must not wait for nine."""


def usual_format(stream: Stream) -> Format:
    """Excerpts for people at a terminal, one line each for whatever reads a pipe."""
    return "full" if stream.isatty() else "concise"


def report(
    sheets: Sequence[Sheet], form: Format, *, codes: Iterable[Code | Rule] = (), colour: bool = False, width: int = 80
) -> str:
    """All findings of all `sheets`. Where there are none it is "" for people, and an empty document for programs.

    `codes` are all that PlanForge can find: formats for programs print their names and manuals.
    """
    module, name = _WRITERS[form]
    write: Callable[[Report], str] = getattr(import_module(f"planforge.reports.{module}"), name)
    return write(Report(sheets, {each.code: each for each in codes}, colour, width))
