"""Documents of every shape, full of strings that mean something to Markdown, HTML or a stylesheet."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import strategies as st

from planforge.document.nodes import (
    Block,
    Break,
    Clause,
    Deleted,
    Document,
    Emphasis,
    Inline,
    Inserted,
    Item,
    ItemList,
    Link,
    Paragraph,
    Picture,
    Ref,
    Row,
    SignatureBlock,
    SignatureLine,
    Signatures,
    Table,
    Term,
    Text,
    Value,
)
from tests.writers.sample import META

# fmt: off
HOSTILE = (
    "*", "**bold**", "_x_", "snake_case", "__init__", "`code`", "```", "~~~", "~~gone~~", "# title", "title #", "- item",
    "+ item", "1. item", "12) item", "> quote", "---", "***", "===", "| a | b |", "|", "|---|", ":-:", ":---|", "\\|", "\\*",
    "[x]: http://a", "[x](y)", "![x](y)", "[", "]", "!", "\\", "\\\\", "a\\", "x*y", "*a*b", "[ ] task", "[^1]: note",
    "&amp;", "&", "&#65;", "&lt", "AT&T", "<", "<b>", "</p>", "<!--", "-->", "<?php", "<br>", "<a id=x>", "a < b > c",
    "<script>alert(1)</script>", "</style>", "</title>", "http://a.example", "www.a.example", "a@b.example", "<http://a>",
    '"', "'", '" onclick="x', "{{ x }}", "{% x %}", "$body", "${body}", "url(x)", "    code", "\ttab", "a  ", "a\nb", "\n\n# x",
    "No. 5", "e.g. This", "Ends here. Next starts.", "Wait! What? Yes.", "Ltd. The", "5. Mai", "(a)", "10%",
    "", " ", "\u00a0", "a\u00a0b", "ﬁ", "İ", "a\u0301",
)
# fmt: on

_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))
strings = st.one_of(
    st.sampled_from(HOSTILE), st.lists(st.sampled_from(HOSTILE), max_size=4).map("".join), st.text(_CHARACTERS, max_size=12)
)
_ids = st.integers(0, 9).map(lambda number: f"c{number}")
_labels = st.sampled_from(["", "1", "4.2", "(A)", "(iv)", "Schedule 1"])
_changes = st.sampled_from([None, None, None, "inserted", "deleted", "moved"])


# `deferred` keeps the descriptions that hypothesis makes of nested strategies short.


def _tuples(inner: st.SearchStrategy[Any], size: int = 4) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.deferred(lambda: st.lists(inner, max_size=size).map(tuple))


_simple: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, strings), st.builds(Value, strings, st.just("text"), st.none()), st.just(Break())
)
_inner = st.recursive(
    _simple,
    lambda inner: st.one_of(
        st.builds(Emphasis, _tuples(inner), st.booleans()),
        st.builds(Inserted, _tuples(inner)),
        st.builds(Deleted, _tuples(inner)),
    ),
    max_leaves=4,
)
_inlines: st.SearchStrategy[Inline] = st.one_of(
    _inner,
    st.builds(Term, strings, strings, st.booleans()),
    st.builds(Ref, _ids, strings),
    st.builds(
        Link, st.deferred(lambda: _tuples(_inner)), st.sampled_from(["https://a.example/?x=1&y=(2)", "mailto:a@b.example"])
    ),
)


lines = _tuples(_inlines)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.builds(Row, st.tuples(*[_tuples(_inlines, 2)] * width), _changes)
    align = draw(st.tuples(*[st.sampled_from(["left", "right", "center"])] * width))
    return Table(
        draw(row), draw(_tuples(row, 3)), align, draw(st.sampled_from(["", "summary", "steps", "long", "sides", "ledger"]))
    )


_lines_to_sign = st.builds(SignatureLine, _tuples(_inlines, 2), _tuples(_inlines, 2))
_signatures = st.builds(Signatures, _tuples(st.builds(SignatureBlock, _tuples(_inlines, 2), _tuples(_lines_to_sign, 3)), 3))
_blocks: st.SearchStrategy[Block] = st.recursive(
    st.one_of(st.builds(Paragraph, lines, _changes), _tables(), _signatures, st.builds(Picture, strings, strings, lines)),
    lambda inner: st.builds(ItemList, _tuples(st.builds(Item, _labels, _tuples(inner, 3), _changes), 3)),
    max_leaves=5,
)
_clauses = st.recursive(
    st.builds(Clause, _ids, _labels, _tuples(_inlines, 2), _tuples(_blocks, 3), st.just(()), st.none(), _changes),
    lambda inner: st.builds(
        Clause, _ids, _labels, _tuples(_inlines, 2), _tuples(_blocks, 2), _tuples(inner, 3), st.none(), _changes
    ),
    max_leaves=4,
)
_sections = st.builds(
    Clause,
    _ids,
    st.sampled_from(["", "Schedule 1"]),
    _tuples(_inlines, 2),
    _tuples(_blocks, 2),
    _tuples(_clauses, 2),
    st.sampled_from(["plain", "recitals", "clauses", "schedule"]),
    _changes,
)
documents = st.builds(
    lambda title, sections: Document(title, META, sections, "0123456789ab" * 5), st.just("Title *1*"), _tuples(_sections, 3)
)


def tame(node: Any) -> Any:
    """The same document with "x" for every string that is not blank: what the structure has to be like."""
    if isinstance(node, tuple):
        return tuple(tame(part) for part in node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changes = {field.name: tame(getattr(node, field.name)) for field in fields(node) if field.name not in ("meta", "path")}
    if isinstance(node, Text | Value | Term | Ref):
        changes["text"] = "x" if node.text.strip(" \t\n\r\f\v") else " " if node.text else ""
    return replace(node, **changes)
