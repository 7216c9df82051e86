"""What was typed: the data of a plan, its text, and where in the text each key and value stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from planforge.findings import Path, Span
from planforge.record import record

Data = dict[str, "Data"] | list["Data"] | str | bool | int | Decimal | None
"""What a plan is made of before it has a meaning. None only where a finding says that a value is missing."""


@record
class Sort:
    """What sort of file is read, for the words of findings."""

    noun: str = "plan"
    opening: str = "planforge: 1"
    """Its first line."""
    new: str = ", or run `planforge new`"
    """How else one begins."""


@record
class Source:
    """A plan as it was typed. Every text in `data` is NFC; `text` and `raw` are as they stand in the file."""

    name: str
    text: str
    """The file's text with LF at the end of lines and without a byte order mark."""
    data: dict[str, Data]
    values: Mapping[Path, Span]
    """Where each value stands. A list or mapping ends with the last thing in it."""
    keys: Mapping[Path, Span]
    """Where the key of each value stands; items of a list have none."""
    raw: bytes = field(default=b"", repr=False)
    settings: Mapping[Path, str] = field(default_factory=dict)
    """What the command line set: the path, and the `path=value` as it was typed there."""

    def span(self, path: Path, on_key: bool = False) -> Span:
        """Where `path` stands in the text; the nearest place around it, where it is not there itself."""
        while path:
            if on_key and path in self.keys:
                return self.keys[path]
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return self.values.get((), Span(1, 1, 1, 1))

    def words(self, span: Span) -> str:
        """What stands at `span`."""
        lines = self.text.split("\n")[span.line - 1 : span.end_line]
        lines[-1:] = [line[: span.end_column - 1] for line in lines[-1:]]
        return "\n".join(lines)[span.column - 1 :]

    def narrowed(self, span: Span, words: str) -> Span:
        """Where in the text at `span` these words first stand, however its lines are broken; `span` where they do not."""
        pattern = r"[\s*]+".join(map(re.escape, words.split()))
        found = re.search(pattern, self.words(span)) if pattern else None
        if found is None:
            return span
        lead, said = self.words(span)[: found.start()], found.group()
        line, column = _moved(span.line, span.column, lead)
        return Span(line, column, *_moved(line, column, said))

    def place(self, path: Path, on_key: bool = False, words: str = "") -> tuple[str, str, Span]:
        """Name, text and span of what was typed at `path`: in the file, or on the command line where it was set there."""
        for length in range(len(path), 0, -1):
            typed = self.settings.get(path[:length])
            if typed is not None:
                start = 1 if on_key else typed.index("=") + 2
                end = typed.index("=") + 1 if on_key else len(typed) + 1
                return "--set", typed, Span(1, start, 1, end)
        return self.name, self.text, self.narrowed(self.span(path, on_key), words)


def _moved(line: int, column: int, text: str) -> tuple[int, int]:
    """The line and column behind `text`, which begins at these."""
    *before, last = text.split("\n")
    return (line + len(before), len(last) + 1) if before else (line, column + len(last))
