"""The comments of a plan. Reading drops them; whoever wants them asks here, and pays for a second look at the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from planforge.findings import Span
from planforge.source.position import Lines

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BLOCK = ("|", ">")


class Comment(NamedTuple):
    """`text` is what follows the `#`; the span begins with it and ends with the line."""

    text: str
    span: Span
    alone: bool
    """Whether nothing but the dash of an item stands before it in its line: it speaks of what comes next."""


def comments(text: str) -> Iterator[Comment]:
    """The comments of a YAML text, in order. A `#` inside a text is none. Where the text is broken, they end."""
    lines = Lines(text)
    last = 0
    for start, end in _taken(text):
        at = text.find("#", last, start)
        while at >= 0:
            stop = text.find("\n", at, start)
            stop = start if stop < 0 else stop
            before = text[text.rfind("\n", 0, at) + 1 : at]
            yield Comment(
                text[at + 1 : stop].rstrip(), lines.span(at, at + len(text[at:stop].rstrip())), not before.strip(" -\t")
            )
            at = text.find("#", stop, start)
        last = max(last, end)


def _taken(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that are no comments, in order, and last the end. The first line of a text in a block may end with one."""
    try:
        for token in yaml.scan(text, Loader=_FAST):
            start, end = token.start_mark.index, token.end_mark.index
            if isinstance(token, yaml.ScalarToken) and token.style in _BLOCK:
                head = text.find("\n", start, end)
                yield start, start + 1
                start = end if head < 0 else head
            if start < end:
                yield start, end
        yield len(text), len(text)
    except yaml.YAMLError:
        return
