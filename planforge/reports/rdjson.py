"""Findings in the diagnostic format of reviewdog, which brings them, and the fixes, into reviews of any host."""

from __future__ import annotations

import json
from functools import lru_cache

from planforge.findings import Severity, Span
from planforge.reports.edits import edits
from planforge.reports.sheet import Entry, Report, file_path
from planforge.reports.terminal import safe
from planforge.source import Edit

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_LONGEST = 2000


def diagnostics(report: Report) -> str:
    made = [
        _diagnostic(entry, edit) for sheet in report.sheets for entry, edit in zip(sheet.entries, edits(sheet), strict=True)
    ]
    return json.dumps({"source": {"name": "planforge"}, "diagnostics": made}, indent=2) + "\n"


def _diagnostic(entry: Entry, edit: Edit | None) -> dict[str, object]:
    made: dict[str, object] = {
        "message": safe(entry.advice, _LONGEST),
        "location": _location(entry, entry.first_line),
        "severity": _SEVERITIES[entry.finding.severity],
        "code": {"value": entry.finding.code},
    }
    if edit:
        made["suggestions"] = [{"range": _range(entry, edit.span), "text": edit.text}]
    related = [(each.message, entry.sheet.at(each.at, False, each.span)) for each in entry.finding.related]
    if related:
        made["related_locations"] = [
            {"message": safe(message, _LONGEST), "location": _location(entry, place.span)} for message, place in related
        ]
    return made


def _location(entry: Entry, span: Span) -> dict[str, object]:
    return {"path": file_path(entry.sheet.name), "range": _range(entry, span)}


def _range(entry: Entry, span: Span) -> dict[str, object]:
    lines = _lines(entry.sheet.text)
    return {"start": _position(lines, span.line, span.column), "end": _position(lines, span.end_line, span.end_column)}


@lru_cache(maxsize=2)
def _lines(text: str) -> list[str]:
    return text.split("\n")


def _position(lines: list[str], line: int, column: int) -> dict[str, int]:
    """Columns of this format count bytes."""
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1}
