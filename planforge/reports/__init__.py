"""Findings as text for terminals, editors and programs. The only room with colour; it returns strings and prints nothing."""

from __future__ import annotations

from planforge.reports.difference import difference
from planforge.reports.report import FOR_PEOPLE, FORMATS, Format, report, usual_format
from planforge.reports.sheet import STDIN, Sheet
from planforge.reports.shown import summary
from planforge.reports.terminal import safe, wants_colour

__all__ = [
    "FORMATS",
    "FOR_PEOPLE",
    "STDIN",
    "Format",
    "Sheet",
    "difference",
    "report",
    "safe",
    "summary",
    "usual_format",
    "wants_colour",
]
