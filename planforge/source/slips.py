"""What people do who come from word processors and do not know YAML. The parser complains elsewhere, and of something else."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml


class Broken(NamedTuple):
    """What is wrong, how to mend it, where (offset), and where what it spoils began."""

    message: str
    hint: str | None
    offset: int
    began: int | None = None


_BULLET = re.compile(r"^[ \u00a0]*([–—−•·‣◦▪])[ \u00a0]+(\S.*)", re.MULTILINE)
_HARD = re.compile(r"^[ \u00a0\u202f\u2007\u3000]*?([\u00a0\u202f\u2007\u3000])", re.MULTILINE)
_KEYED = re.compile(r"[ ]*(?:- +)?([\w-]+): +(\S.*?)(?: +#.*)?")
_CURLY = re.compile(r"[“„”](.*)[”“]")
_LINES_BEFORE = 3
"""How far above the line of the complaint its cause is looked for."""


def slip(text: str, problem: str, offset: int) -> Broken | None:
    """The slip behind a complaint of the parser at `offset`, where it is one of the usual ones."""
    if not text.isascii():
        found = _foreign(text, offset)
        if found and not _in_text(text, found.offset):
            return found
    if "mapping values are not allowed" in problem:
        return _colon(text, offset)
    if "node content" in problem and text[offset : offset + 1] in ("]", "}") and (opened := open_bracket(text, offset)):
        mark, close = ("list", "]") if text[opened] == "[" else ("group", "}")
        if close != text[offset]:
            message = f"the {mark} that opens in line {_line(text, opened)} is not closed before this {text[offset]}"
            return Broken(
                message, f"add {close} behind the last {'item' if close == ']' else 'value'} of the {mark}", offset, opened
            )
    return None


def unclosed(text: str, mark: str, close: str, offset: int, began: int) -> Broken:
    """A list or group in brackets that does not end, or that lacks a comma."""
    message = f"the {mark} that opens in line {_line(text, began)} is not closed, or a comma is missing in it"
    last = "item" if close == "]" else "value"
    return Broken(message, f"add {close} behind the last {last} of the {mark}, or a comma before this place", offset, began)


def open_bracket(text: str, offset: int) -> int | None:
    """Where the innermost bracket opens that is not closed before `offset`."""
    opened: list[int] = []
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= offset:
                break
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark.index)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                opened.pop()
    except (yaml.YAMLError, IndexError):
        pass  # what was read before it counts
    return opened[-1] if opened else None


def _foreign(text: str, offset: int) -> Broken | None:
    """Bullets and hard spaces at the beginning of this line or of the few above it: they come with text that was pasted."""
    start = text.rfind("\n", 0, offset) + 1
    for _ in range(_LINES_BEFORE):
        if bullet := _BULLET.match(text, start):
            sign = bullet[1]
            message = f"{sign} (U+{ord(sign):04X}) is no hyphen, and only a hyphen begins an item of a list"
            return Broken(message, f"write - {bullet[2].rstrip()}", bullet.start(1))
        if hard := _HARD.match(text, start):
            message = f"a hard space (U+{ord(hard[1]):04X}) stands in the indentation of this line"
            return Broken(message, "indent with ordinary spaces", hard.start(1))
        if start == 0:
            break
        start = text.rfind("\n", 0, start - 1) + 1
    return None


def _in_text(text: str, at: int) -> bool:
    """Whether a text that has a beginning and an end of its own stands there: in a block or in quotes."""
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index > at:
                return False
            if isinstance(token, yaml.ScalarToken) and token.style and at < token.end_mark.index:
                return True
    except yaml.YAMLError:
        pass  # what was read before it counts
    return False


def _colon(text: str, offset: int) -> Broken | None:
    """A colon where none can stand: the second of its line, or the first in a line that is indented too far."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    match = _KEYED.fullmatch(line)
    if match and ": " in f"{match[2]} ":
        if quoted := _CURLY.fullmatch(match[2]):
            message = "a second `: ` stands in this line, and curly quotes do not hold a text together"
            return Broken(message, f'write ordinary straight quotes around it: {match[1]}: "{quoted[1]}"', offset)
        return Broken("a second `: ` stands in this line", f'put the text in double quotes: {match[1]}: "{match[2]}"', offset)
    above = _KEYED.fullmatch(text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)])
    if above and line[: offset - start].strip() and ":" not in line[: offset - start]:
        message = "this line is indented further than the one above, and that one has its value already"
        return Broken(message, f"align it with {above[1]}, or write - {above[1]} where an item of a list begins", offset)
    return None


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
