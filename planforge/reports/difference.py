"""What a fix changes in a file, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from planforge.reports.terminal import safe

_STYLES = {"-": "31", "+": "32", "@": "36"}
_LONGEST = 10_000
_NO_END = "\\ No newline at end of file\n"


def difference(name: str, before: bytes, after: bytes, *, colour: bool = False, terminal: bool = False) -> str:
    """The lines that differ, as `diff -u` writes and `patch` reads them; "" where none do. A terminal obeys nothing in them."""
    old, new = (content.decode("utf-8", "replace").split("\n") for content in (before, after))
    return "".join(_lines(unified_diff(_ended(old), _ended(new), safe(name), safe(name)), colour, terminal))


def _ended(lines: list[str]) -> list[str]:
    """Lines with their LF; the last one has none where the file has none. CR stays: it is part of the change."""
    return [*(f"{line}\n" for line in lines[:-1]), *filter(None, lines[-1:])]


def _lines(diff: Iterator[str], colour: bool, terminal: bool) -> Iterator[str]:
    for line in diff:
        words, end = (line[:-1], "\n") if line.endswith("\n") else (line, f"\n{_NO_END}")
        shown = safe(words.rstrip("\r"), _LONGEST) if terminal else words
        style = _STYLES.get(line[:1]) if colour else None
        yield f"\x1b[{style}m{shown}\x1b[0m{end}" if style else f"{shown}{end}"
