"""What `planforge check --fix` does: mend what can be meant in one way only, byte by byte, and check again.

    mended = fix(raw, lambda raw: pipeline.check(raw, "plan.yaml"))

What a fix uncovers (a misspelt key hides what stands below it) is mended in the next round. Every change is tried before it
counts, so a plan that cannot be changed safely stays as it is, and the reason is told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from planforge.errors import PlanForgeError
from planforge.findings import Finding, Span
from planforge.pipeline import Checked
from planforge.record import record
from planforge.source import Source, edited

ROUNDS = 10
"""A round uncovers what stands one level deeper; plans are not that deep."""
MOST = 200
"""Changes of one file in one run: each is tried by reading the plan again."""


class Mended(NamedTuple):
    """A finding that was mended: where it stood when its round began, and what was written instead of what."""

    finding: Finding
    span: Span
    before: str
    after: str


@record
class Fixed:
    """A plan after its fixes."""

    raw: bytes
    checked: Checked
    """What is left."""
    mended: tuple[Mended, ...]
    refused: tuple[tuple[Finding, str], ...]
    """Fixes that would have changed something else, and why they were not made. The findings are still among those left."""


def fix(raw: bytes, check: Callable[[bytes], Checked]) -> Fixed:
    """Mend what `check` finds in `raw` and knows how to mend, until nothing more can be."""
    mended: list[Mended] = []
    refused: list[tuple[Finding, str]] = []
    checked = check(raw)
    for _ in range(ROUNDS):
        found = checked.source
        if found is None or found.settings:
            break
        source, done, refused = _round(found, checked.findings, MOST - len(mended))
        if source is found:
            break
        mended += done
        raw, checked = source.raw, check(source.raw)
    return Fixed(raw, checked, tuple(mended), tuple(refused))


def _round(source: Source, findings: tuple[Finding, ...], most: int) -> tuple[Source, list[Mended], list[tuple[Finding, str]]]:
    """Make each fix once, the last in the file first, so that the places of the others stay true. One place is changed once."""
    started = source
    mended: list[Mended] = []
    refused: list[tuple[Finding, str]] = []
    touched = set()
    for finding in sorted((each for each in findings if each.fix), key=lambda each: _span(started, each), reverse=True):
        place = finding.at or _span(started, finding)
        if finding.fix is None or place in touched or len(mended) >= most:
            continue
        try:
            made = edited(source, finding.fix, finding.at, finding.span)
        except PlanForgeError as error:
            refused.append((finding, str(error)))
            continue
        touched.add(place)
        mended.append(Mended(finding, _span(started, finding), source.words(_span(source, finding)), made.edit.text))
        source = made.source
    return source, mended[::-1], refused[::-1]


def _span(source: Source, finding: Finding) -> Span:
    return finding.span or source.span(finding.at, finding.on_key)
