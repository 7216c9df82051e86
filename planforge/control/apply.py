"""Findings as users want them: what comments allow is taken out, then the settings decide on the rest."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence

from planforge.control.levels import Control
from planforge.findings import Finding, Severity
from planforge.record import record
from planforge.source import Source

_CANDIDATE = re.compile(r"#[# \t]*planforge\b|#[^\n]*\bPF[0-9]", re.IGNORECASE)
"""What a text must have for a comment that allows something. Most have none, and need not be read again."""
Known = Callable[[], Mapping[str, Severity]]
"""All codes; asked for only where there is an allowance, since gathering them takes time."""


@record
class Controlled:
    findings: tuple[Finding, ...]
    """What is to be told, each as bad as the settings say."""
    allowed: tuple[Finding, ...]
    """What comments of the plan allow."""
    ignored: int = 0
    """How many findings the settings leave out."""


def controlled(source: Source, findings: Sequence[Finding], control: Control, known: Known) -> Controlled:
    """`findings` of a plan, all of them, under `control` and the comments of the plan."""
    kept: tuple[Finding, ...] = tuple(findings)
    allowed: tuple[Finding, ...] = ()
    if _CANDIDATE.search(source.text):
        from planforge.control.allow import allow

        kept, allowed = allow(source, findings, known(), control.today)
    if not control.layers:
        return Controlled(kept, allowed)
    levels = ((each, control.severity(each)) for each in kept)
    told = tuple(
        each if level is each.severity else dataclasses.replace(each, severity=level) for each, level in levels if level
    )
    return Controlled(told, allowed, len(kept) - len(told))
