"""The parser's complaints about broken YAML, in words for people who do not know YAML."""

from __future__ import annotations

import re

import yaml

from planforge.source import limits
from planforge.source.slips import Broken, slip, unclosed

_QUOTE = 'put the text in double quotes: key: "text"'
_COMMENT = re.compile(r"[ \t](#)")
_STARTS = re.compile(r"found character '(.+?)' that cannot start any token", re.DOTALL)

_WORDS: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a second `: ` stands in this line, or its key is indented too far",
     'put the text in double quotes: key: "first: second", or align the key with those above it'),
    ("found character '\\t' that cannot start", "a tab cannot indent a line", "indent with spaces"),
    ("found unknown escape character", "inside double quotes a backslash starts an escape, and this one is unknown",
     "write the backslash twice, or use single quotes"),
    ("expected escape sequence", "inside double quotes \\x, \\u and \\U want 2, 4 and 8 hexadecimal digits",
     "write the backslash twice, or use single quotes"),
    ("hexdecimal number", "inside double quotes \\x, \\u and \\U want 2, 4 and 8 hexadecimal digits",
     "write the backslash twice, or use single quotes"),
    ("invalid Unicode character escape", "this escape stands for no character", "write the character itself"),
    ("could not find expected ':'", "this line is neither `key: value` nor an item of a list",
     "write a colon and a space after the key, and indent the lines of a longer text"),
    ("expected the node content", "a value is wanted here", _QUOTE),
    ("did not find expected node content", "a value is wanted here", _QUOTE),
    ("block sequence entries are not allowed", "an item of a list cannot stand here",
     "put each `- item` on its own line below the key"),
    ("expected alphabetic or numeric character", "a value cannot start with this character", _QUOTE),
    ("chomping or indentation", "after | or > only a comment may stand in the line", "put the text on the next line, indented"),
    ("expected a comment or a line break", "after | or > only a comment may stand in the line",
     "put the text on the next line, indented"),
    ("expected <document start>", "after the end of the plan there is more text", "remove it, or indent it as the rest"),
)  # fmt: skip


def broken(text: str, error: Exception, at: int) -> Broken:
    """What `error`, raised by the parser near offset `at` of `text`, means."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Broken("this is not YAML that can be read", _QUOTE, min(at, len(text)))
    offset = min(error.problem_mark.index, len(text))
    began = min(error.context_mark.index, len(text)) if error.context_mark else None
    context, problem = error.context or "", error.problem or ""
    usual = slip(text, problem, offset) if len(text) <= limits.RESCAN else None
    return usual or _unclosed(text, context, problem, offset, began) or _worded(problem, context, offset, began)


def _unclosed(text: str, context: str, problem: str, offset: int, began: int | None) -> Broken | None:
    if began is None:
        return None
    if "quoted scalar" in context and ("end of stream" in problem or "document separator" in problem):
        return _open_quote(text, began)
    if "flow sequence" in context or "flow mapping" in context:
        mark, close = ("list", "]") if "sequence" in context else ("group", "}")
        if (quote := _long_quote(text, offset)) is not None:
            return _open_quote(text, quote)
        if comment := _COMMENT.search(text, began, offset):
            message = (
                f"this {mark} in brackets is not closed: # begins a comment, also inside brackets, and hides what follows it"
            )
            return Broken(message, "put a text with # in it in double quotes", comment.start(1), began)
        return unclosed(text, mark, close, offset, began)
    if "block mapping" in context or "block collection" in context or "block sequence" in context:
        if (quote := _long_quote(text, offset)) is not None:
            return _open_quote(text, quote)
        if text[text.rfind("\n", 0, offset) + 1 : offset].strip():
            return Broken(
                "the text before this place is finished, and more follows", "put the whole text in double quotes", offset
            )
        message = "the indentation of this line fits none of the lines above it"
        return Broken(message, "align keys with keys, and items with items", offset, began)
    return None


def _open_quote(text: str, began: int) -> Broken:
    line = text.count("\n", 0, began) + 1
    message = f"a quote that opens in line {line} is not closed"
    return Broken(message, f"add {text[began : began + 1]} where the text ends", began)


def _long_quote(text: str, offset: int) -> int | None:
    """Where the quotation began that ends at `offset` in another line: its end was meant to open the next one."""
    if len(text) > limits.RESCAN or text[:offset].rstrip(" ")[-1:] not in "\"'":
        return None
    last = None
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= offset:
                break
            if isinstance(token, yaml.ScalarToken):
                last = token
    except yaml.YAMLError:
        pass  # what was read before it counts
    quoted = last is not None and last.style in ("'", '"') and last.start_mark.line < last.end_mark.line
    return last.start_mark.index if last is not None and quoted else None


def _worded(problem: str, context: str, offset: int, began: int | None) -> Broken:
    if "could not find expected ':'" in problem or "alphabetic or numeric" in problem:
        offset = offset if began is None else began  # the parser notices only further on
    for part, message, hint in _WORDS:
        if part in problem:
            return Broken(message, hint, offset)
    if starts := _STARTS.search(problem):
        return Broken(f"a value cannot start with {starts.group(1)}", _QUOTE, offset)
    said = ", ".join(part for part in (context, problem) if part)
    return Broken(f"this is not YAML: {said}", None, offset, began)
