"""Findings as users want them: what comments allow is taken out, then the settings decide on the rest."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from planforge.control.allowances import Allowance, Known, allowances, told
from planforge.control.levels import Control
from planforge.findings import Finding, Fix, Severity
from planforge.record import record
from planforge.source import Source

Point = tuple[int, int]


@record
class Controlled:
    findings: tuple[Finding, ...]
    """What is to be told, each as bad as the settings say."""
    allowed: tuple[Finding, ...]
    """What comments of the plan allow."""


def controlled(source: Source, findings: Sequence[Finding], control: Control, known: Known) -> Controlled:
    """`findings` of a plan, all of them, under `control` and the comments of the plan."""
    given, faults = allowances(source.text, known)
    kept: tuple[Finding, ...] = tuple(findings)
    allowed: tuple[Finding, ...] = ()
    if given or faults:
        kept, allowed, late = _allow(source, findings, given, control.today)
        kept = (*kept, *faults, *late)
    if not control.layers:
        return Controlled(kept, allowed)
    levels = ((each, control.severity(each)) for each in kept)
    return Controlled(
        tuple(each if level is each.severity else dataclasses.replace(each, severity=level) for each, level in levels if level),
        allowed,
    )


def _allow(
    source: Source, findings: Sequence[Finding], given: Sequence[Allowance], today: date | None
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are kept and those that are allowed, and what is wrong with the use of the allowances."""
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
    kept = tuple(each for each in findings if not any(each is other for other in allowed))
    return kept, tuple(each for each in findings if any(each is other for other in allowed)), tuple(late)


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
