"""Findings for people: with the line of the plan and marks below it, or one line each."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from planforge.findings import Finding, Severity
from planforge.reports.excerpt import excerpt
from planforge.reports.sheet import Entry, Place, Report, Sheet
from planforge.reports.terminal import safe

MOST = 20
"""Findings told of one file; the others are counted."""
_SENTENCE = 600
_NARROWEST = 40
"""Columns into which sentences are put even where the width is absurd."""
_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_LINES = "1;34"

Paint = Callable[[str, str], str]


def full(report: Report) -> str:
    """Each finding with its line of the plan, marks below it, the advice and the fix; last, how to read more."""
    told = _told(report, lambda entry, paint: _with_excerpt(entry, paint, report.width), ("",))
    first = next((entry.finding.code for sheet in report.sheets for entry in sheet.entries), None)
    return f"{told}More on each: planforge explain {first}\n" if first else told


def concise(report: Report) -> str:
    """One line for each finding, as editors and pipes want it."""
    return _told(report, _in_one_line, ())


def summary(sheets: Sequence[Sheet]) -> str:
    """`2 errors, 1 warning in plan.yaml (3 allowed, 1 ignored); planforge check --fix mends 1`."""
    counts = Counter(finding.severity for sheet in sheets for finding in sheet.findings)
    parts = [f"{counts[each]} {each.value}{'' if counts[each] == 1 else 's'}" for each in Severity if counts[each]]
    where = safe(sheets[0].name) if len(sheets) == 1 else f"{len(sheets)} files"
    aside = {"allowed": sum(sheet.allowed for sheet in sheets), "ignored": sum(sheet.ignored for sheet in sheets)}
    apart = ", ".join(f"{number} {what}" for what, number in aside.items() if number)
    them = "it is" if len([1 for sheet in sheets if sheet.partly for _ in sheet.findings]) == 1 else "these are"
    fixable = sum(entry.fixable for sheet in sheets for entry in sheet.entries)
    return (
        f"{', '.join(parts) or 'nothing found'} in {where}{f' ({apart})' if apart else ''}"
        f"{f'; meaning is checked once {them} mended' if any(sheet.partly for sheet in sheets) else ''}"
        f"{f'; `planforge check --fix` mends {fixable}' if fixable else ''}"
    )


def fix_words(finding: Finding) -> str:
    """What the fix of a finding does: `write 12.5%`; "" where it has none."""
    fix = finding.fix
    if fix is None:
        return ""
    if fix.change == "set":
        return f'put it in quotes: "{fix.text}"' if _quotes(finding) else f"write {fix.text}"
    return f"rename it to {fix.text}" if fix.change == "rename" else "take it out"


def _quotes(finding: Finding) -> bool:
    """Whether the fix only puts in quotes what stands there."""
    return bool(finding.fix and finding.hint and f'"{finding.fix.text}"' in finding.hint)


def _told(report: Report, say: Callable[[Entry, Paint], Iterable[str]], after: tuple[str, ...]) -> str:
    paint = _painted if report.colour else _plain
    lines: list[str] = []
    for sheet in report.sheets:
        entries = sheet.entries
        for entry in entries[:MOST]:
            lines += say(entry, paint)
        if len(entries) > MOST:
            lines += [f"and {len(entries) - MOST} more in {safe(sheet.name)}", *after]
    told = [sheet for sheet in report.sheets if sheet.findings]
    return "\n".join([*lines, summary(told), ""]) if told else ""


def _painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m"


def _plain(text: str, _style: str) -> str:
    return text


def _where(place: Place) -> str:
    return f"{safe(place.name)}:{place.span.line}:{place.span.column}"


def _in_one_line(entry: Entry, paint: Paint) -> list[str]:
    finding = entry.finding
    hint = f" (help: {safe(finding.hint, _SENTENCE)})" if finding.hint else ""
    head = paint(f"{finding.severity.value}[{finding.code}]", _STYLES[finding.severity])
    return [f"{_where(entry.place)}: {head}: {safe(finding.message, _SENTENCE)}{hint}"]


def _with_excerpt(entry: Entry, paint: Paint, width: int) -> Iterator[str]:
    finding, place = entry.finding, entry.place
    style = _STYLES[finding.severity]
    others = [(each.message, entry.sheet.at(each.at, False, each.span)) for each in finding.related]
    gutter = len(str(max(each.span.line for each in (place, *(other for _, other in others)))))
    bar = paint(f"{' ' * gutter} |", _LINES)
    opening = f"{finding.severity.value}[{finding.code}]"
    first, *more = _wrapped(f"{opening}: ", finding.message, width, 4)
    yield from (first.replace(opening, paint(opening, style), 1), *more)
    yield f"{' ' * gutter}{paint('-->', _LINES)} {_where(place)}"
    yield from _excerpt(place, gutter, bar, "^", "", paint, style, width)
    for message, other in others:
        yield f"{' ' * gutter}{paint(':::', _LINES)} {_where(other)}"
        yield from _excerpt(other, gutter, bar, "-", safe(message), paint, _LINES, width)
    advice = list(_advice(entry))
    if advice and place.text:
        yield bar
    for label, sentence in advice:
        first, *more = _wrapped(f"{' ' * gutter} = {label}: ", sentence, width, gutter + 5 + len(label))
        yield from (first.replace("=", paint("=", _LINES), 1), *more)
    yield ""


def _advice(entry: Entry) -> Iterator[tuple[str, str]]:
    """The hint, and how the finding is mended; once, where both say the same."""
    finding, fix = entry.finding, entry.finding.fix if entry.fixable else None
    same = fix and (_quotes(finding) or finding.hint in (f"write {fix.text}", f"did you mean {fix.text}?"))
    if finding.hint and not same:
        yield "help", finding.hint
    if fix:
        yield "fix", f"{fix_words(finding)} (run with --fix)"


def _wrapped(opening: str, sentence: str, width: int, indent: int) -> list[str]:
    """A sentence in lines of the terminal; a word that is longer than a line stays whole."""
    return textwrap.wrap(
        safe(sentence, _SENTENCE), max(width, _NARROWEST), initial_indent=opening, subsequent_indent=" " * indent,
        break_long_words=False, break_on_hyphens=False,
    ) or [opening.rstrip()]  # fmt: skip


def _excerpt(place: Place, gutter: int, bar: str, mark: str, label: str, paint: Paint, style: str, width: int) -> Iterable[str]:
    if not place.text:
        return [bar]
    words, start, length = excerpt(place.text, place.span, width - gutter - 3)
    number = paint(f"{place.span.line:>{gutter}} |", _LINES)
    marks = paint(f"{mark * length}{' ' * bool(label)}{label}", style)
    return [bar, f"{number} {words}".rstrip(), f"{bar} {' ' * start}{marks}"]
