"""The lines of a document as Markdown: a table from inline node to small function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import quote

from planforge.document.nodes import (
    Break,
    Change,
    Deleted,
    Emphasis,
    Inline,
    Inserted,
    Link,
    Ref,
    Term,
    Text,
    Value,
)
from planforge.record import record
from planforge.writers.commonmark import destination, emphasis, escape
from planforge.writers.outline import address
from planforge.writers.sentences import sentence_ends

_LINE_END = "\n"


@record
class Place:
    targets: frozenset[str]
    """The clauses that something refers to; others need no anchor unless they have a heading."""
    level: int = 2
    """Of the next heading."""
    change: Change | None = None
    """Inserted or deleted, where all words here are."""
    flat: bool = False
    """In headings and cells a line cannot end."""

    def within(self, change: Change | None) -> Place:
        return replace(self, change=change) if change in ("inserted", "deleted") else self


def anchor(clause: str) -> str:
    return "#" + quote(clause, safe="-._~")


def words(inlines: Sequence[Inline], place: Place) -> str:
    """The words of one line of the document, on one line for each sentence."""
    return _mark(place.change, _inlines(inlines, place, top=not place.flat))


def _inlines(inlines: Sequence[Inline], place: Place, *, top: bool = False) -> str:
    """Neighbours matter: emphasis and images depend on the characters beside them."""
    ends = sentence_ends(inlines) if top else (frozenset[int](),) * len(inlines)
    made = [_inline(inline, place, end) for inline, end in zip(inlines, ends, strict=True)]
    for index, inline in enumerate(inlines):
        if isinstance(inline, Emphasis) or (isinstance(inline, Term) and inline.defining):
            strong = isinstance(inline, Term) or inline.strong
            before, after = "".join(made[:index])[-1:], "".join(made[index + 1 :])[:1]
            made[index] = emphasis(made[index], strong=strong, before=before, after=after) if made[index] else ""
        elif isinstance(inline, Ref | Link) and index and made[index - 1].endswith("!"):
            made[index - 1] = made[index - 1][:-1] + "\\!"
    return "".join(made)


def _inline(inline: Inline, place: Place, ends: frozenset[int]) -> str:
    try:
        return _INLINES[type(inline)](inline, place, ends)
    except KeyError:
        raise TypeError(f"Markdown has no form for {type(inline).__name__}") from None


def _mark(change: Change | None, marked: str) -> str:
    tag = {"inserted": "ins", "deleted": "del"}.get(change or "")
    return f"<{tag}>{marked}</{tag}>" if tag and marked else marked


def _text(node: Text, place: Place, ends: frozenset[int]) -> str:  # noqa: ARG001 - one signature for the table
    pieces, start = [], 0
    for end in sorted(ends):
        pieces.append(escape(node.text[start:end]))
        start = end + 1
    return _LINE_END.join((*pieces, escape(node.text[start:])))


def _value(node: Value | Term, place: Place, ends: frozenset[int]) -> str:  # noqa: ARG001
    return escape(node.text)


def _ref(node: Ref, place: Place, ends: frozenset[int]) -> str:  # noqa: ARG001
    return f"[{escape(node.text)}]({anchor(node.target)})"


def _emphasis(node: Emphasis, place: Place, ends: frozenset[int]) -> str:  # noqa: ARG001
    return _inlines(node.inlines, place)


def _link(node: Link, place: Place, ends: frozenset[int]) -> str:  # noqa: ARG001
    return f"[{_inlines(node.inlines, place)}]({destination(address(node.url))})"


def _break(node: Break, place: Place, ends: frozenset[int]) -> str:  # noqa: ARG001
    return "<br>" if place.flat else "\\\n"


def _inserted(node: Inserted, place: Place, ends: frozenset[int]) -> str:  # noqa: ARG001
    marked = _inlines(node.inlines, place)
    return marked if place.change == "inserted" else _mark("inserted", marked)


def _deleted(node: Deleted, place: Place, ends: frozenset[int]) -> str:  # noqa: ARG001
    marked = _inlines(node.inlines, place)
    return marked if place.change == "deleted" else _mark("deleted", marked)


_INLINES: dict[type, Callable[..., str]] = {
    Text: _text,
    Value: _value,
    Term: _value,
    Ref: _ref,
    Emphasis: _emphasis,
    Link: _link,
    Break: _break,
    Inserted: _inserted,
    Deleted: _deleted,
}
