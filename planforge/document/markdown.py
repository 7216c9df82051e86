"""Markdown with slots becomes nodes: the only place that knows the Markdown parser.

Beyond CommonMark and tables: a heading or a paragraph ends with `{#id}` (a section also `{#id .scheme}`), `**"Fee"**` defines a
term, `[](#id)` refers to a clause, a line `{.role}` gives the next table its role. `-` lists are lettered, `*` lists have bullets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import get_args

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from planforge.document.nodes import (
    Block,
    Break,
    Emphasis,
    Inline,
    Item,
    ItemList,
    Link,
    Paragraph,
    Ref,
    Row,
    Scheme,
    SignatureBlock,
    SignatureLine,
    Signatures,
    Table,
    Term,
    Text,
    Value,
)
from planforge.document.slots import Inlines, Slots
from planforge.record import record

_MARK = re.compile(r"\s*\{#([a-z0-9-]+)(?: \.([a-z]+))?\}$")
_ROLE = re.compile(r"\{\.([a-z]+)\}$")
_SCHEMES = get_args(Scheme)
LETTERED, BULLETED = "-", "*"
SIGNATURE = "signature"
"""The role of a table that is a signature block: the party in its header, a label and a value in each row."""


@record
class Heading:
    level: int
    inlines: Inlines
    id: str | None
    scheme: Scheme | None


@record
class Marked:
    """A paragraph that carries an id."""

    paragraph: Paragraph
    id: str


Piece = Heading | Marked | Block


class BadMarkdown(ValueError):
    """Markdown that an agreement cannot hold, such as an image or raw HTML."""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True, "quotes": "“”‘’"})
    return parser.enable(["table", "smartquotes"]).disable(
        ["image", "html_block", "html_inline", "autolink", "code", "reference"]
    )


@record
class Reader:
    """Reads one rendering: its slots, and how its own words are spelt."""

    slots: Slots
    spell: Callable[[str], str]

    def pieces(self, text: str) -> Iterator[Piece]:
        """Headings, marked paragraphs and blocks, in order."""
        role = ""
        for node in SyntaxTreeNode(_parser().parse(text)).children:
            if node.type == "paragraph":
                source = node.children[0].content
                given = _ROLE.fullmatch(source)
                if given:
                    role = given.group(1)
                    continue
                held = self.slots.block(source)
                if held is not None:
                    yield from held
                    continue
            yield from self._piece(node, role)
            role = ""

    def blocks(self, text: str) -> tuple[Block, ...]:
        """Paragraphs, lists and tables only: what a clause of the author's own may hold."""
        made = []
        for piece in self.pieces(text):
            if isinstance(piece, Heading | Marked):
                raise BadMarkdown("headings and ids have no place here")
            made.append(piece)
        return tuple(made)

    def _piece(self, node: SyntaxTreeNode, role: str) -> Iterator[Piece]:
        if node.type == "heading":
            inlines, mark = _unmarked(self._inlines(node.children[0].children))
            scheme = next((each for each in _SCHEMES if mark and each == mark.group(2)), None)
            yield Heading(int(node.tag[1]), inlines, mark.group(1) if mark else None, scheme)
        elif node.type == "paragraph":
            inlines, mark = _unmarked(self._inlines(node.children[0].children))
            yield Marked(Paragraph(inlines), mark.group(1)) if mark else Paragraph(inlines)
        else:
            yield self._block(node, role)

    def _block(self, node: SyntaxTreeNode, role: str = "") -> Block:
        if node.type == "paragraph":
            return Paragraph(self._inlines(node.children[0].children))
        if node.type in ("bullet_list", "ordered_list"):
            label = "" if node.type == "bullet_list" and node.markup == BULLETED else LETTERED
            return ItemList(tuple(Item(label, self._item(item)) for item in node.children))
        if node.type == "table":
            return self._table(node, role)
        raise BadMarkdown(f"{node.type.replace('_', ' ')} has no place in an agreement")

    def _item(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        made: list[Block] = []
        for child in node.children:
            held = self.slots.block(child.children[0].content) if child.type == "paragraph" else None
            made.extend(held if held is not None else (self._block(child),))
        return tuple(made)

    def _table(self, node: SyntaxTreeNode, role: str) -> Block:
        rows = [
            Row(tuple(self._inlines(cell.children[0].children) for cell in row.children))
            for group in node.children
            for row in group.children
        ]
        if role == SIGNATURE:
            return Signatures((SignatureBlock(rows[0].cells[0], tuple(SignatureLine(*row.cells[:2]) for row in rows[1:])),))
        styles = [str(cell.attrs.get("style", "")) for cell in node.children[0].children[0].children]
        return Table(rows[0], tuple(rows[1:]), tuple(style.rpartition(":")[2] or "left" for style in styles), role)

    def _inlines(self, nodes: Sequence[SyntaxTreeNode]) -> Inlines:
        return joined(inline for node in nodes for inline in self._inline(node))

    def _inline(self, node: SyntaxTreeNode) -> Iterator[Inline]:
        if node.type in ("text", "code_inline"):
            yield from self.slots.fill(node.content, self.spell)
        elif node.type == "softbreak":
            yield Text(" ")
        elif node.type == "hardbreak":
            yield Break()
        elif node.type in ("strong", "em"):
            yield from _emphasis(self._inlines(node.children), strong=node.type == "strong")
        elif node.type == "link":
            yield self._link(node)
        else:
            raise BadMarkdown(f"{node.type.replace('_', ' ')} has no place in an agreement")

    def _link(self, node: SyntaxTreeNode) -> Inline:
        url = str(node.attrs["href"])
        if url.startswith("#"):
            if node.children:
                raise BadMarkdown("a reference takes its words from the clause: write [](#id)")
            return Ref(url[1:], "")
        if not url.startswith(("https://", "mailto:")):
            raise BadMarkdown(f"links go to https:// or mailto: addresses, not to {url[:40]}")
        return Link(self._inlines(node.children), url)


def joined(inlines: Iterator[Inline] | Sequence[Inline]) -> Inlines:
    """Neighbouring texts as one."""
    made: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and made and isinstance(made[-1], Text):
            made[-1] = Text(made[-1].text + inline.text)
        else:
            made.append(inline)
    return tuple(made)


def words(inlines: Sequence[Inline]) -> str:
    """The text of a line, without its marks."""
    made = ""
    for inline in inlines:
        if isinstance(inline, Text | Value | Term | Ref):
            made += inline.text
        elif isinstance(inline, Break):
            made += "\n"
        else:
            made += words(inline.inlines)
    return made


def _emphasis(inlines: Inlines, *, strong: bool) -> Inlines:
    text = words(inlines)
    if strong and len(text) > 2 and text[0] == "“" and text[-1] == "”":
        return (Text("“"), Term(text[1:-1], text[1:-1], defining=True), Text("”"))
    return (Emphasis(inlines, strong),)


def _unmarked(inlines: Inlines) -> tuple[Inlines, re.Match[str] | None]:
    """A line without the `{#id}` at its end, and what that said."""
    last = inlines[-1] if inlines else None
    mark = _MARK.search(last.text) if isinstance(last, Text) else None
    if mark is None or not isinstance(last, Text):
        return inlines, None
    rest = last.text[: mark.start()]
    return (*inlines[:-1], *((Text(rest),) if rest else ())), mark
