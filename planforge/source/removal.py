"""Which stretch of a plan's text goes when an item, a key or a comment is taken out: whole lines where it has lines of its own."""

from __future__ import annotations

import re

from planforge.errors import PlanForgeError
from planforge.findings import Path, Span
from planforge.source.position import Lines
from planforge.source.source import Data, Source

_REST = re.compile(r"[ \t]*,?[ \t]*(?:#[^\n]*)?(?=\n|\Z)")
"""What may follow in the line of something that goes as a whole line: its comma, its comment."""
_COMMA = re.compile(r"[ \t]*,[ \t]*")
_DASH = re.compile(r"-[ \t]*\Z")
_BETWEEN = re.compile(r"[ \t]*(?:#[^\n]*)?\n[ \t\n]*\Z")
"""What may stand between two keys of which the first goes and the second takes its place."""


def removal_of(source: Source, path: Path) -> Span:
    """What to take out for the item or key at `path`: its lines and the comment behind it. PlanForgeError where it shares them."""
    if not path or path not in source.values or path[:-1] not in source.values:
        raise PlanForgeError(f"{'.'.join(map(str, path)) or 'the plan'} in {source.name} is nothing that can be removed")
    text, lines = source.text, Lines(source.text)
    start, end = _stretch(source, lines, path)
    first = text.rfind("\n", 0, start) + 1
    rest = _REST.match(text, end)
    if rest and not text[first:start].strip(" \t"):
        return lines.span(first, min(rest.end() + 1, len(text)))
    after, before = _beside(source, path, 1), _beside(source, path, -1)
    if text[_offset(lines, source.values[path[:-1]])] not in "[{":
        following = _stretch(source, lines, after)[0] if after else end
        return lines.span(start, following if _BETWEEN.match(text, end, following) else end)
    if after and (comma := _COMMA.match(text, end)):
        return lines.span(start, comma.end())
    if before and _COMMA.fullmatch(text, _stretch(source, lines, before)[1], start):
        return lines.span(_stretch(source, lines, before)[1], end)
    return lines.span(start, end)


def cut_of(source: Source, span: Span) -> Span:
    """`span` without leaving blanks at the end of its line, or the line if nothing else stands in it."""
    text, lines = source.text, Lines(source.text)
    start, end = _offset(lines, span), lines.offset(span.end_line, span.end_column)
    rest = re.compile(r"[ \t]*(?:\n|\Z)").match(text, end)
    if rest is None:
        return span
    first = text.rfind("\n", 0, start) + 1
    before = text[first:start]
    return lines.span(first, rest.end()) if not before.strip(" \t") else lines.span(first + len(before.rstrip(" \t")), end)


def _stretch(source: Source, lines: Lines, path: Path) -> tuple[int, int]:
    """From the key or the dash of a value to its end."""
    span = source.values[path]
    start, end = _offset(lines, span), lines.offset(span.end_line, span.end_column)
    if path in source.keys:
        return _offset(lines, source.keys[path]), end
    dash = _DASH.search(source.text, 0, start)
    return dash.start() if dash else start, end


def _beside(source: Source, path: Path, by: int) -> Path | None:
    """The neighbour of an item or key, `by` places further on."""
    data: Data = source.data
    for step in path[:-1]:
        data = data[step]  # type: ignore[index]  # `path` stands in the source
    steps: list[str | int] = list(data) if isinstance(data, dict) else list(range(len(data)))  # type: ignore[arg-type]
    place = steps.index(path[-1]) + by
    beside = (*path[:-1], steps[place]) if 0 <= place < len(steps) else None
    return beside if beside in source.values else None


def _offset(lines: Lines, span: Span) -> int:
    return lines.offset(span.line, span.column)
