"""Findings as people, editors and programs read them. Only here do paths become lines, columns and colours."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from planforge.findings import Finding, Path, Severity, Span
from planforge.record import record
from planforge.reports.excerpt import excerpt
from planforge.reports.terminal import Stream, safe

Format = Literal["full", "concise", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
MOST = 20
"""Findings told of one file; the others are counted."""
_SENTENCE = 600
_NARROWEST = 40
"""Columns into which sentences are put even where the width is absurd."""
_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_START = Span(1, 1, 1, 1)


class Place(NamedTuple):
    """Where a finding is: the name of what was typed, its text, and the span in it."""

    name: str
    text: str
    span: Span


@record
class Sheet:
    """One file and what is wrong in it."""

    name: str
    text: str
    """For the excerpts; "" where there is nothing to show."""
    findings: tuple[Finding, ...]
    place: Callable[[Path, bool], tuple[str, str, Span]] | None = None
    """From a path in the plan to where it was typed; None where the file could not be read far enough."""
    allowed: int = 0
    """How many findings comments in the file allow; they are not among `findings`."""

    def at(self, path: Path, on_key: bool, span: Span | None) -> Place:
        if span is not None:
            return Place(self.name, self.text, span)
        return Place(*self.place(path, on_key)) if self.place else Place(self.name, self.text, _START)

    def located(self) -> list[tuple[Finding, Place]]:
        """The findings with their places, in the order of the file."""
        found = [(finding, self.at(finding.at, finding.on_key, finding.span)) for finding in self.findings]
        return sorted(found, key=lambda each: (each[1].name != self.name, each[1].span[:2], each[0].code, each[0].message))


def usual_format(stream: Stream) -> Format:
    """Excerpts for people at a terminal, one line each for whatever reads a pipe."""
    return "full" if stream.isatty() else "concise"


def report(sheets: Sequence[Sheet], form: Format, *, colour: bool = False, width: int = 80) -> str:
    """All findings of all `sheets`. "" where there are none, except that JSON is then an empty list."""
    if form == "json":
        return (
            json.dumps([_record(finding, place, sheet) for sheet in sheets for finding, place in sheet.located()], indent=2)
            + "\n"
        )
    say = _full if form == "full" else _concise
    paint = _painted if colour else _plain
    lines: list[str] = []
    for sheet in sheets:
        located = sheet.located()
        for finding, place in located[:MOST]:
            lines += say(finding, place, sheet, paint, width)
        if len(located) > MOST:
            lines += [f"and {len(located) - MOST} more in {safe(sheet.name)}", *([""] if form == "full" else [])]
    told = [sheet for sheet in sheets if sheet.findings]
    return "\n".join([*lines, summary(told), ""]) if told else ""


def summary(sheets: Sequence[Sheet]) -> str:
    """`2 errors, 1 warning in plan.yaml (3 allowed)`."""
    counts = Counter(finding.severity for sheet in sheets for finding in sheet.findings)
    parts = [f"{counts[each]} {each.value}{'' if counts[each] == 1 else 's'}" for each in Severity if counts[each]]
    where = safe(sheets[0].name) if len(sheets) == 1 else f"{len(sheets)} files"
    allowed = sum(sheet.allowed for sheet in sheets)
    return f"{', '.join(parts) or 'nothing found'} in {where}{f' ({allowed} allowed)' if allowed else ''}"


Paint = Callable[[str, str], str]


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, _style: str) -> str:
    return text


def _where(place: Place) -> str:
    return f"{safe(place.name)}:{place.span.line}:{place.span.column}"


def _concise(finding: Finding, place: Place, _sheet: Sheet, paint: Paint, _width: int) -> list[str]:
    hint = f" (help: {safe(finding.hint, _SENTENCE)})" if finding.hint else ""
    head = paint(f"{finding.severity.value}[{finding.code}]", _STYLES[finding.severity])
    return [f"{_where(place)}: {head}: {safe(finding.message, _SENTENCE)}{hint}"]


def _full(finding: Finding, place: Place, sheet: Sheet, paint: Paint, width: int) -> list[str]:
    style = _STYLES[finding.severity]
    others = [(each.message, sheet.at(each.at, False, each.span)) for each in finding.related]
    gutter = len(str(max(each.span.line for each in (place, *(other for _, other in others)))))
    bar = paint(f"{' ' * gutter} |", "1;34")
    head = paint(f"{finding.severity.value}[{finding.code}]", style)
    first, *more = _wrapped(f"{finding.severity.value}[{finding.code}]: ", finding.message, width, 4)
    lines = [first.replace(f"{finding.severity.value}[{finding.code}]", head, 1), *more]
    lines += [f"{' ' * gutter}{paint('-->', '1;34')} {_where(place)}"]
    lines += _shown(place, gutter, bar, "^", "", paint, style, width)
    for message, other in others:
        lines += [f"{' ' * gutter}{paint(':::', '1;34')} {_where(other)}"]
        lines += _shown(other, gutter, bar, "-", safe(message), paint, "1;34", width)
    if finding.hint:
        lines += [bar] if place.text else []
        first, *more = _wrapped(f"{' ' * gutter} = help: ", finding.hint, width, gutter + 9)
        lines += [first.replace("=", paint("=", "1;34"), 1), *more]
    return [*lines, ""]


def _wrapped(opening: str, sentence: str, width: int, indent: int) -> list[str]:
    """A sentence in lines of the terminal; a word that is longer than a line stays whole."""
    return textwrap.wrap(
        safe(sentence, _SENTENCE), max(width, _NARROWEST), initial_indent=opening, subsequent_indent=" " * indent,
        break_long_words=False, break_on_hyphens=False,
    ) or [opening.rstrip()]  # fmt: skip


def _shown(place: Place, gutter: int, bar: str, mark: str, label: str, paint: Paint, style: str, width: int) -> Iterable[str]:
    if not place.text:
        return [bar]
    words, start, length = excerpt(place.text, place.span, width - gutter - 3)
    number = paint(f"{place.span.line:>{gutter}} |", "1;34")
    marks = paint(f"{mark * length}{' ' * bool(label)}{label}", style)
    return [bar, f"{number} {words}".rstrip(), f"{bar} {' ' * start}{marks}"]


def _record(finding: Finding, place: Place, sheet: Sheet) -> dict[str, object]:
    """One finding for programs. The keys are a promise: they are added to, never changed."""
    related = [(each, sheet.at(each.at, False, each.span)) for each in finding.related]
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        **_position(place),
        "path": list(finding.at),
        "hint": finding.hint,
        "related": [{"message": each.message, **_position(where), "path": list(each.at)} for each, where in related],
    }


def _position(place: Place) -> dict[str, object]:
    span = place.span
    return {
        "file": place.name, "line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column,
    }  # fmt: skip
