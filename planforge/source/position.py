"""From offsets in a text to lines and columns, and back."""

from __future__ import annotations

from bisect import bisect_right

from planforge.findings import Span


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
        """The span from offset `start` to before offset `end`."""
        line = bisect_right(self._starts, start)
        end_line = bisect_right(self._starts, end)
        return Span(line, start - self._starts[line - 1] + 1, end_line, end - self._starts[end_line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column, both from 1."""
        return min(self._starts[line - 1] + column - 1, self._length)
