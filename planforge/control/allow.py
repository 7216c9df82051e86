"""What the comments of a plan allow, and what is wrong with the use that is made of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from planforge.control.allowances import Allowance, allowances, told
from planforge.findings import Finding, Fix, Severity
from planforge.source import Source

Point = tuple[int, int]


def allow(
    source: Source, findings: Sequence[Finding], known: Mapping[str, Severity], today: date | None
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are kept, with those about the comments themselves, and the findings that are allowed."""
    given, faults = allowances(source.text, known)
    # With an error not every rule has run, and with --set the plan is not the one that was written: nothing is known to be unused.
    complete = not source.settings and all(each.severity is not Severity.ERROR for each in findings)
    begins = sorted(_begins(source))
    allowed: list[Finding] = []
    late: list[Finding] = []
    for each in given:
        ranges = _covered(each, begins)
        met = [
            finding
            for finding in findings
            if finding.code in each.codes and finding.severity is not Severity.ERROR and _inside(source, finding, ranges)
        ]
        over = each.until is not None and today is not None and each.until < today
        if not over:
            allowed += met
        late += _judged(each, {finding.code for finding in met}, over, complete)
    out = {id(each) for each in allowed}
    kept = (each for each in findings if id(each) not in out)
    return (*kept, *faults, *late), tuple(each for each in findings if id(each) in out)


def _judged(each: Allowance, met: set[str], over: bool, complete: bool) -> Iterator[Finding]:
    idle = [code for code in each.codes if code not in met]
    if not each.codes:
        return  # every code was refused, and that has been said
    if over and (met or not complete):
        message = f"this comment allowed {', '.join(each.codes)} until {each.until}, and that day is over"
        yield told("PF018", each.comment, message, "mend what it allowed, or write a later day")
    elif complete and not met:
        message = f"this comment allows {', '.join(each.codes)}, and nothing of that kind is found in what it stands at"
        fault = told("PF019", each.comment, message, "take it out, or put it on the line above what it is about")
        yield dataclasses.replace(fault, fix=Fix("cut"))
    elif complete and idle:
        codes = ", ".join(idle)
        yield told("PF019", each.comment, f"{codes} is not found in what this comment stands at", f"take {codes} out")


def _begins(source: Source) -> Iterator[tuple[Point, Point]]:
    """Where each key with its value, and each item, begins and ends."""
    for path, value in source.values.items():
        if path and (path in source.keys or isinstance(path[-1], int)):
            yield source.keys.get(path, value)[:2], value[2:]


def _covered(each: Allowance, begins: Sequence[tuple[Point, Point]]) -> list[tuple[Point, Point]]:
    """What begins in the line of the comment; where it stands alone, in the next line in which anything begins."""
    line = each.comment.span.line
    if each.comment.alone:
        line = next((start[0] for start, _ in begins if start[0] > line), 0)
    return [stretch for stretch in begins if stretch[0][0] == line]


def _inside(source: Source, finding: Finding, ranges: Iterable[tuple[Point, Point]]) -> bool:
    """Whether a finding is shown inside one of the stretches. What is about the whole plan is shown at its first key."""
    at = (finding.span or source.span(finding.at, finding.on_key))[:2]
    return any(start <= at < end for start, end in ranges)
