"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request."""

from __future__ import annotations

from collections import Counter

from planforge.findings import Severity
from planforge.reports.sheet import Entry, Report, file_path
from planforge.reports.shown import summary
from planforge.reports.terminal import safe

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SHOWN = 10
"""Annotations of one level that GitHub takes from one step; it drops the others without a word."""
_LONGEST = 2000


def commands(report: Report) -> str:
    """One command for each finding, and a last line for the log that counts them, and those that GitHub will not show."""
    if not report.entries:
        return ""
    lines = [_command(entry, report.name(entry.finding.code)) for entry in report.entries]
    counts = Counter(entry.finding.severity for entry in report.entries)
    hidden = sum(max(count - _SHOWN, 0) for count in counts.values())
    told = summary([sheet for sheet in report.sheets if sheet.findings]).replace("##[", "## [")
    rest = f"; GitHub shows {_SHOWN} of a level, so {hidden} stand only in this log" if hidden else ""
    return "\n".join([*lines, f"PlanForge: {told}{rest}", ""])


def _command(entry: Entry, name: str) -> str:
    span = entry.first_line
    where: dict[str, object] = {
        "file": file_path(entry.sheet.name), "line": span.line, "col": span.column, "endLine": span.line, "endColumn": span.end_column,
    }  # fmt: skip
    where["title"] = f"{entry.finding.code} {name}".rstrip()
    properties = ",".join(f"{key}={_property(safe(str(value), _LONGEST))}" for key, value in where.items())
    hint = f"\n= help: {safe(entry.finding.hint, _LONGEST)}" if entry.finding.hint else ""
    return f"::{_LEVELS[entry.finding.severity]} {properties}::{_data(safe(entry.sentence, _LONGEST) + hint)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
