"""The line of source that a finding is about, with carets below it, cut to fit the width."""

from __future__ import annotations

from planforge.findings import Span
from planforge.reports.terminal import cells

_GAP = "..."
_LEAST = 20
"""Columns that are shown even where the width is absurd."""


def excerpt(text: str, span: Span, width: int) -> tuple[str, int, int]:
    """The first line of `span`, and where its marks start and how long they are, in columns of the terminal."""
    line = _line(text, span.line)
    shown = cells(line)
    start = min(span.column - 1, len(shown))
    end = min(span.end_column - 1, len(shown)) if span.end_line == span.line else len(line.rstrip())
    end = max(end, start)
    first, last = _window(shown, start, end, max(width, _LEAST))
    before, after = _GAP if first else "", _GAP if last < len(shown) else ""
    words = "".join(each for each, _ in shown[first:last])
    offset = len(before) + _room(shown, first, start)
    return f"{before}{words}{after}".rstrip(), offset, max(_room(shown, start, min(end, last)), 1)


def _line(text: str, number: int) -> str:
    """Line `number` of `text`, without building the list of all lines for one."""
    start = 0
    for _ in range(number - 1):
        start = text.find("\n", start) + 1
        if not start:
            return ""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _room(shown: list[tuple[str, int]], start: int, end: int) -> int:
    return sum(width for _, width in shown[start:end])


def _window(shown: list[tuple[str, int]], start: int, end: int, width: int) -> tuple[int, int]:
    """Which characters to show: the whole line where it fits, else what is around the start of the marks."""
    if _room(shown, 0, len(shown)) <= width:
        return 0, len(shown)
    room = width - 2 * len(_GAP)
    first, lead = start, 0
    marked = min(_room(shown, start, end), room)
    while first and lead + shown[first - 1][1] <= max(room - marked, 0) // 2:
        first -= 1
        lead += shown[first][1]
    last = first
    while last < len(shown) and _room(shown, first, last + 1) <= room:
        last += 1
    return first, last
