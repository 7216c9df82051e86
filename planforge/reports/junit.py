"""Findings as JUnit XML, which every CI server shows as tests: a suite for each plan, a test for each finding.

A finding that fails the check is a failed test; a milder one is a test that passed and says something. There is no time and
no host in it: the same plans give the same bytes.
"""

from __future__ import annotations

from collections import Counter

from planforge.reports.fingerprint import place_name
from planforge.reports.sheet import Entry, Report, Sheet, file_path
from planforge.reports.shown import summary
from planforge.reports.terminal import safe

_LONGEST = 2000
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def suites(report: Report) -> str:
    tests = sum(max(len(sheet.findings), 1) for sheet in report.sheets)
    failures = sum(entry.fails for entry in report.entries)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{_counts('planforge check', tests, failures)}>"]
    for sheet in report.sheets:
        lines += _suite(report, sheet)
    return "\n".join([*lines, "</testsuites>", ""])


def _suite(report: Report, sheet: Sheet) -> list[str]:
    name, entries = file_path(sheet.name), sheet.entries
    lines = [f"  <testsuite{_counts(name, max(len(entries), 1), sum(entry.fails for entry in entries))}>"]
    if not entries:
        lines += [f"    <testcase{_attributes(classname=name, name=summary([sheet]))}/>"]
    seen: Counter[str] = Counter()
    for entry in entries:
        title = f"{entry.finding.code} {report.name(entry.finding.code)}".rstrip()
        place = place_name(entry)
        test = f"{title}: {place}" if place else title
        seen[test] += 1
        lines += _test(entry, name, f"{test} ({seen[test]})" if seen[test] > 1 else test)
    return [*lines, "  </testsuite>"]


def _test(entry: Entry, file: str, test: str) -> list[str]:
    where = f"{file}:{entry.span.line}:{entry.span.column}"
    said = f"{where}: {entry.finding.severity.value}[{entry.finding.code}]: {entry.sentence}"
    text = _text(said) + (f"\nhelp: {_text(entry.finding.hint)}" if entry.finding.hint else "")
    opening = f"    <testcase{_attributes(classname=file, name=test)}>"
    if entry.fails:
        why = _attributes(message=entry.sentence, type=entry.finding.severity.value)
        return [opening, f"      <failure{why}>{text}</failure>", "    </testcase>"]
    return [opening, f"      <system-out>{text}</system-out>", "    </testcase>"]


def _counts(name: str, tests: int, failures: int) -> str:
    return _attributes(name=name, tests=str(tests), failures=str(failures), errors="0")


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{_text(value)}"' for name, value in values.items())


def _text(text: str) -> str:
    """Text that XML 1.0 allows: what it forbids, and what a terminal or a page would obey, is spelt out."""
    return safe(text, _LONGEST).translate(_ESCAPES)
