"""Findings as JSON: one list, or one object on each line. The keys are a promise: they are added to, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from planforge.findings import Span
from planforge.reports.edits import edits
from planforge.reports.fingerprint import fingerprints
from planforge.reports.sheet import Entry, Place, Report


def json_list(report: Report) -> str:
    return json.dumps(list(_records(report)), indent=2) + "\n"


def json_lines(report: Report) -> str:
    return "".join(json.dumps(each, separators=(",", ":")) + "\n" for each in _records(report))


def _records(report: Report) -> Iterator[dict[str, object]]:
    for sheet in report.sheets:
        for entry, fingerprint, edit in zip(sheet.entries, fingerprints(sheet.entries), edits(sheet), strict=True):
            code = entry.finding.code
            fix = (
                {"change": entry.finding.fix.change, **_span(edit.span), "text": edit.text}
                if entry.finding.fix and edit
                else None
            )
            added = {"name": report.name(code), "fingerprint": fingerprint, "explain": f"planforge explain {code}", "fix": fix}
            yield {**_record(entry), **added}


def _record(entry: Entry) -> dict[str, object]:
    finding = entry.finding
    related = [(each, entry.sheet.at(each.at, False, each.span)) for each in finding.related]
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        **_position(entry.place),
        "path": list(finding.at),
        "hint": finding.hint,
        "related": [{"message": each.message, **_position(where), "path": list(each.at)} for each, where in related],
    }


def _position(place: Place) -> dict[str, object]:
    return {"file": place.name, **_span(place.span)}


def _span(span: Span) -> dict[str, object]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}
