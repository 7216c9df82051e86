"""Findings as SARIF 2.1.0, the format of code scanning: with the manuals of their rules, and fixes."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from planforge import __version__
from planforge.findings import Code, Rule, Span
from planforge.reports.edits import edits
from planforge.reports.fingerprint import fingerprints
from planforge.reports.sheet import Entry, Report, file_path
from planforge.reports.shown import fix_words
from planforge.reports.terminal import safe
from planforge.source import Edit

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LONGEST = 4000


def log(report: Report) -> str:
    used = sorted({entry.finding.code for entry in report.entries})
    results = [
        _result(entry, used.index(entry.finding.code), fingerprint, edit)
        for sheet in report.sheets
        for entry, fingerprint, edit in zip(sheet.entries, fingerprints(sheet.entries), edits(sheet), strict=True)
    ]
    driver = {"name": "PlanForge", "version": __version__, "rules": [_rule(report, code) for code in used]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(report: Report, code: str) -> dict[str, Any]:
    rule: Code | Rule | None = report.codes.get(code)
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": _section(rule.manual)},
        "help": {"text": rule.manual, "markdown": rule.manual},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _section(manual: str) -> str:
    """What the first section of a manual says."""
    return " ".join(manual.partition("\n## ")[0].partition("\n")[2].split())


def _result(entry: Entry, index: int, fingerprint: str, edit: Edit | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ruleId": entry.finding.code,
        "ruleIndex": index,
        "level": entry.finding.severity.value,
        "message": _message(entry.advice),
        "locations": [_location(entry, entry.span)],
        "partialFingerprints": {"planforge/v1": fingerprint},
    }
    related = [(each.message, entry.sheet.at(each.at, False, each.span)) for each in entry.finding.related]
    if related:
        made["relatedLocations"] = [
            {**_location(entry, place.span), "id": number, "message": _message(message)}
            for number, (message, place) in enumerate(related, 1)
        ]
    if edit:
        replacement = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        change = {"artifactLocation": {"uri": _uri(entry.sheet.name)}, "replacements": [replacement]}
        made["fixes"] = [{"description": _message(fix_words(entry.finding)), "artifactChanges": [change]}]
    return made


def _location(entry: Entry, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(entry.sheet.name)}, "region": _region(span)}}


def _region(span: Span) -> dict[str, int]:
    return {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}


def _message(text: str) -> dict[str, str]:
    """Viewers make links of `[words](target)`; a plan makes none."""
    return {"text": safe(text, _LONGEST).replace("](", "] (")}


def _uri(name: str) -> str:
    """Relative to wherever the run was started, unless the user named a whole path."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(file_path(name), errors="replace")
