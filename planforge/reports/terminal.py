"""Text from a plan as a terminal may show it, and how much room it takes there."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

CUT = 160
"""Characters of a name or value that are shown."""
_TAB = 4
_UNSAFE = ("Cc", "Cs", "Cn", "Co", "Zl", "Zp")
_JOINERS = "\u200c\u200d"


class Stream(Protocol):
    def isatty(self) -> bool: ...


def wants_colour(stream: Stream, environ: Mapping[str, str]) -> bool:
    """NO_COLOR wins, then FORCE_COLOR and CLICOLOR_FORCE; else colour is for terminals that are not dumb."""
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return environ.get("TERM") != "dumb" and stream.isatty()


@lru_cache(maxsize=4096)
def cell(char: str) -> tuple[str, int]:
    """What stands for `char` on a terminal, and how many columns it takes. Controls and reordering are spelt out."""
    category = unicodedata.category(char)
    if category in _UNSAFE or (category == "Cf" and char not in _JOINERS):
        shown = f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
        return shown, len(shown)
    if category in ("Mn", "Me", "Cf"):
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1


def safe(text: str, most: int = CUT) -> str:
    """`text` with nothing that a terminal would obey, at most `most` characters of it."""
    cut = text if len(text) <= most else f"{text[: most - 3]}..."
    return cut if cut.isascii() and cut.isprintable() else "".join(cell(char)[0] for char in cut)


def cells(line: str) -> list[tuple[str, int]]:
    """A line of source, character by character; tabs as the spaces that they look like."""
    shown: list[tuple[str, int]] = []
    column = 0
    for char in line:
        each = (" " * (_TAB - column % _TAB), _TAB - column % _TAB) if char == "\t" else cell(char)
        shown.append(each)
        column += each[1]
    return shown
