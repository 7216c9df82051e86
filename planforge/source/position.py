"""From offsets in a text to lines and columns, and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from planforge.findings import Path, Span


class Lines:
    """Where each line of a text begins. Only LF ends a line."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def span(self, start: int, end: int) -> Span:
        """The span from offset `start` to before offset `end`; nothing stands behind the end of the text."""
        start, end = min(start, self._length), min(max(start, end), self._length)
        line = bisect_right(self._starts, start)
        end_line = bisect_right(self._starts, end)
        return Span(line, start - self._starts[line - 1] + 1, end_line, end - self._starts[end_line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1."""
        return min(self._starts[line - 1] + column - 1, self._length)


Stretch = tuple[int, int]
"""The offsets at which something starts and ends."""


class Spans(Mapping[Path, Span]):
    """Where everything in a plan stands. Lines are counted for what is asked for: of a good plan, nothing is."""

    def __init__(self, lines: Lines, stretches: Mapping[Path, Stretch]) -> None:
        self._lines, self._stretches = lines, stretches

    def __getitem__(self, path: Path) -> Span:
        return self._lines.span(*self._stretches[path])

    def __contains__(self, path: object) -> bool:
        return path in self._stretches

    def __iter__(self) -> Iterator[Path]:
        return iter(self._stretches)

    def __len__(self) -> int:
        return len(self._stretches)
