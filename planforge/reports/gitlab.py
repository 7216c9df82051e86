"""Findings as the Code Quality report of GitLab, which shows in a merge request what is new and what is mended."""

from __future__ import annotations

import json

from planforge.findings import Severity
from planforge.reports.fingerprint import fingerprints
from planforge.reports.sheet import Report, file_path
from planforge.reports.terminal import safe

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}
_LONGEST = 2000


def code_quality(report: Report) -> str:
    """GitLab tells findings apart by their fingerprint alone, so here the file is part of it."""
    entries = report.entries
    found = [
        {
            "description": safe(entry.advice, _LONGEST),
            "check_name": f"{entry.finding.code} {report.name(entry.finding.code)}".rstrip(),
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[entry.finding.severity],
            "location": {"path": file_path(entry.sheet.name), "lines": {"begin": entry.span.line}},
        }
        for entry, fingerprint in zip(entries, fingerprints(entries, by_file=True), strict=True)
    ]
    return json.dumps(found, indent=2) + "\n"
