"""Findings to terminal, one-line and JSON text. The only room with colour; it returns strings and prints nothing."""

from __future__ import annotations

from planforge.reports.report import FORMATS, Format, Sheet, report, summary, usual_format
from planforge.reports.terminal import safe, wants_colour

__all__ = ["FORMATS", "Format", "Sheet", "report", "safe", "summary", "usual_format", "wants_colour"]
