"""Which characters may stand in a plan: those that print as what they are.

Controls, private and unassigned characters, and whatever reorders or hides text are refused (Unicode UTS 55, CVE-2021-42574):
a reader must see what the program reads. Every living script must work, with the joiners that it needs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from planforge.source import limits

_NOT_PLAIN = re.compile(r"[^\n\t\x20-\x7e]")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_LETTER_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_BREAKS_ANYWHERE = (
    r"\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef"
    r"\U0001f000-\U0001faff\U00020000-\U0003ffff"
)

_CONTROL_NAMES = {
    "\0": "NULL",
    "\b": "BACKSPACE",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}
_INVISIBLE_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800"
_ARABIC_SIGNS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
_DIRECTION_MARKS = "\u200e\u200f\u061c"
_JOINERS = "\u200c\u200d"
_REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_JOINED_SCRIPTS = ((0x0620, 0x08FF), (0x0900, 0x109F), (0x1780, 0x18AF), (0xA840, 0xABFF), (0x11000, 0x114FF))

_WHY = {
    "Cc": "it is a control character",
    "Cs": "it is half of a character",
    "Cn": "it is no character of Unicode",
    "Co": "it is private to one font",
    "Zl": "it ends a line without an ordinary line break",
    "Zp": "it ends a paragraph without an ordinary line break",
}


class BadCharacter(NamedTuple):
    offset: int
    message: str
    hint: str
    hidden: bool
    """False for a fault that leaves the characters as they are (too many marks)."""


def bad_characters(text: str) -> Iterator[BadCharacter]:
    """Every character of `text` that may not stand in a plan, in order."""
    last_mark, marks = -2, 0
    for match in _NOT_PLAIN.finditer(text):
        offset, char = match.start(), match.group()
        kind = _kind(char)
        if kind == "mark":
            marks = marks + 1 if offset == last_mark + 1 else 1
            last_mark = offset
            if marks == limits.MARKS + 1:
                yield BadCharacter(
                    offset,
                    f"more than {limits.MARKS} marks stand on one letter",
                    "leave only the accents that the word has",
                    False,
                )
        elif (
            kind
            and not (kind == "joiner" and _joins(text, offset))
            and not (kind == "direction" and _right_to_left(text, offset))
        ):
            yield _bad(offset, char, kind)


def _bad(offset: int, char: str, kind: str) -> BadCharacter:
    why = "it cannot be seen" if kind in ("joiner", "direction") else kind
    hint = "remove it"
    if char == "\r":
        hint = "end the line with LF, or with CR and LF"
    elif char in "\u2028\u2029\x85":
        hint = "write an ordinary line break or a space"
    elif char == "\xad":
        hint = "remove it; words are hyphenated where the line ends"
    return BadCharacter(offset, f"the character {name(char)} cannot stand in a plan: {why}", hint, True)


def name(char: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`."""
    words = unicodedata.name(char, "") or _CONTROL_NAMES.get(char, "")
    return f"U+{ord(char):04X} {words}".strip()


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    """Nothing for a good character; else `mark`, `joiner`, `direction`, or the reason against a bad one."""
    category = unicodedata.category(char)
    if category in _WHY:
        return _WHY[category]
    if char in _REORDERING:
        return "it reorders the text around it, so that people read something else than what is written"
    if char in _DIRECTION_MARKS:
        return "direction"
    if char in _JOINERS:
        return "joiner"
    if (category == "Cf" and char not in _ARABIC_SIGNS) or char in _INVISIBLE_LETTERS:
        return "it cannot be seen"
    return "mark" if category in ("Mn", "Me") else ""


def _joins(text: str, offset: int) -> bool:
    """Whether a joiner follows a letter whose script is written with joiners, or an emoji that it joins to the next."""
    before = text[offset - 1] if offset else " "
    if before in "\ufe0f\U000e007f" or unicodedata.category(before) in ("So", "Sk"):
        return text[offset] == "\u200d" and ord(before) > 0x2000
    return any(first <= ord(before) <= last for first, last in _JOINED_SCRIPTS)


def _right_to_left(text: str, offset: int) -> bool:
    """Whether the line has letters that run from right to left, which direction marks may order."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    near = line[max(0, offset - start - 200) : offset - start + 200]
    return any(unicodedata.bidirectional(char) in ("R", "AL") and char not in _DIRECTION_MARKS for char in near)


def masked(text: str, bad: list[int]) -> str:
    """`text` with the characters at `bad` replaced one for one, so that reading can go on and positions stay."""
    chars = list(text)
    for offset in bad:
        chars[offset] = "\ufffd"
    return "".join(chars)


def escaped_at(text: str, start: int, end: int, char: str) -> tuple[int, int] | None:
    """Where in the quoted text between `start` and `end` an escape (a backslash, u202e) stands for `char`."""
    for match in _ESCAPE.finditer(text, start, end):
        digits = match.group(1) or match.group(2) or match.group(3)
        made = chr(min(int(digits, 16), 0x10FFFF)) if digits else _LETTER_ESCAPES.get(match.group(4), "")
        if made == char:
            return match.span()
    return None


def long_run(text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where the first stretch stands that no line can hold: no space, no script that breaks between any two letters."""
    match = _run().search(text, start, len(text) if end is None else end)
    return match.span() if match else None


@cache
def _run() -> re.Pattern[str]:
    """Made when it is needed, for it takes long to make and few texts are long."""
    return re.compile(rf"[^\s{_BREAKS_ANYWHERE}]{{{limits.RUN + 1},}}")
