"""Clauses, blocks and inlines as HTML: a table from node type to small function."""

from __future__ import annotations

import html as entities
import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from planforge.document.nodes import (
    Block,
    Break,
    Change,
    Clause,
    Deleted,
    Emphasis,
    Inline,
    Inserted,
    Item,
    ItemList,
    Labels,
    Link,
    Paragraph,
    Picture,
    Ref,
    Row,
    SignatureBlock,
    Signatures,
    Table,
    Term,
    Text,
    Value,
)
from planforge.record import record
from planforge.writers.columns import widths
from planforge.writers.outline import address
from planforge.writers.pen import Pen


def escape(text: str) -> str:
    """Text as HTML, in content and in attributes alike; nothing else makes markup of a document's strings."""
    return entities.escape(text, quote=True)


@record
class Place:
    level: int
    """Of the next heading: 2 for sections; a clause without a heading does not count, so that no level is skipped."""
    depth: int
    """0 for sections, 1 for clauses, 2 for what they hold."""
    labels: Labels
    pen: Pen
    """How pictures are drawn here."""
    change: Change | None = None
    """Inserted or deleted, where all words here are."""
    url: str = ""
    """Where the words here lead, inside a link."""

    def within(self, change: Change | None) -> Place:
        return replace(self, change=change) if change in ("inserted", "deleted") else self


def clauses(clauses: Sequence[Clause], place: Place) -> str:
    return "".join(_clause(clause, place.within(clause.change)) for clause in clauses)


def _clause(clause: Clause, place: Place) -> str:
    kinds = [f"depth-{min(place.depth, 4)}", *([f"scheme-{clause.scheme}"] if clause.scheme else []), *_changed(clause.change)]
    if clause.label and not clause.scheme:
        kinds.append("numbered")
    if any(isinstance(block, Signatures) for block in clause.blocks):
        kinds.append("signing")
    if clause.heading or (clause.scheme and clause.label):
        level = min(place.level, 6)
        top = f"<h{level}>{label(clause.label)}{_words(clause.heading, place)}</h{level}>\n"
        body = _blocks(clause.blocks, place)
        below = replace(place, level=place.level + 1, depth=place.depth + 1)
    else:
        top, body = "", _blocks(clause.blocks, place, clause.label)
        below = replace(place, depth=place.depth + 1)
    start = f'<section id="{escape(clause.id)}" class="{" ".join(kinds)}">'
    return f"{start}\n{top}{body}{clauses(clause.children, below)}</section>\n"


def _changed(change: Change | None) -> list[str]:
    return [change] if change else []


def _class(*kinds: str) -> str:
    return f' class="{" ".join(kinds)}"' if kinds else ""


def label(text: str) -> str:
    # The space keeps label and words apart where a page is read as text; at the end of its box it takes no room.
    return f'<span class="label">{escape(text)} </span>' if text else ""


# Blocks.


def _blocks(blocks: Sequence[Block], place: Place, number: str = "") -> str:
    """Blocks one after another; the label of their clause or item stands in the first paragraph."""
    if number and not (blocks and isinstance(blocks[0], Paragraph)):
        return f'<p class="alone">{label(number)}</p>\n' + _blocks(blocks, place)
    return "".join(
        _block(block, place, "" if index else number, leads=isinstance(follows, ItemList | Table | Picture))
        for index, (block, follows) in enumerate(zip(blocks, (*blocks[1:], None), strict=False))
    )


def _block(block: Block, place: Place, number: str, *, leads: bool) -> str:
    """One block; a paragraph that `leads` to a list or a table stays on its page."""
    if isinstance(block, Paragraph):
        return _paragraph(block, place, number, leads=leads)
    return _one_of(_BLOCKS, block)(block, place)


def _one_of(table: dict[type, Callable[..., str]], node: Any) -> Callable[..., str]:
    try:
        return table[type(node)]
    except KeyError:
        raise TypeError(f"HTML has no form for {type(node).__name__}") from None


def _paragraph(paragraph: Paragraph, place: Place, number: str, *, leads: bool) -> str:
    words = _words(paragraph.inlines, place.within(paragraph.change))
    return f"<p{_class(*_changed(paragraph.change), *(['leads'] if leads else []))}>{label(number)}{words}</p>\n"


def _items(block: ItemList, place: Place) -> str:
    tag = "ol" if any(item.label for item in block.items) else "ul"
    return f'<{tag} role="list">\n{"".join(_item(item, place) for item in block.items)}</{tag}>\n'


def _item(item: Item, place: Place) -> str:
    return f"<li{_class(*_changed(item.change))}>{_blocks(item.blocks, place.within(item.change), item.label)}</li>\n"


def _table(table: Table, place: Place) -> str:
    columns = "".join(f'<col style="width:{width}%">' for width in widths(table))
    head = _row(table.header, table, place, heads=len(table.header.cells), scope="col") if any(table.header.cells) else ""
    body = "".join(_row(row, table, place, heads=1 if table.role == "summary" else 0, scope="row") for row in table.rows)
    return (
        f'<table class="{escape(table.role or "plain")}"><colgroup>{columns}</colgroup>\n'
        f"{f'<thead>{head}</thead>' if head else ''}<tbody>\n{body}</tbody></table>\n"
    )


def _row(row: Row, table: Table, place: Place, *, heads: int, scope: str) -> str:
    inside = place.within(row.change)
    cells = ""
    for index, (cell, align) in enumerate(zip(row.cells, table.align, strict=True)):
        tag, scoped = ("th", f' scope="{scope}"') if index < heads else ("td", "")
        cells += f"<{tag}{scoped}{_class(*_aligned(align))}>{_words(cell, inside)}</{tag}>"
    return f"<tr{_class(*_changed(row.change))}>{cells}</tr>\n"


def _aligned(align: str) -> list[str]:
    return [] if align == "left" else [escape(align)]


def _signatures(block: Signatures, place: Place) -> str:
    inner = "".join(_signature(signature, place) for signature in block.blocks)
    return f'<div class="signatures of-{len(block.blocks)}">\n{inner}</div>\n'


def _signature(block: SignatureBlock, place: Place) -> str:
    rows = ""
    for line in block.lines:
        by_hand = "" if line.value else f' class="by-hand" aria-label="{escape(place.labels.signature)}"'
        rows += f'<tr><th scope="row">{_words(line.label, place)}</th><td{by_hand}>{_words(line.value, place)}</td></tr>\n'
    party = f'<p class="party">{_words(block.party, place)}</p>'
    return f'<div class="signature">\n{party}\n<table class="sign">{rows}</table></div>\n'


def _picture(picture: Picture, place: Place) -> str:
    """Inside an `img` nothing in the picture can run or load, whatever it holds, and its words are told by `alt`."""
    source = b64encode(place.pen.drawn(picture.svg).encode()).decode()
    image = f'<img src="data:image/svg+xml;base64,{source}" alt="{escape(picture.alt)}">'
    return f"<figure>{image}\n<figcaption>{_words(picture.caption, place)}</figcaption></figure>\n"


_BLOCKS: dict[type, Callable[..., str]] = {ItemList: _items, Table: _table, Signatures: _signatures, Picture: _picture}


# Inlines.


def _words(inlines: Sequence[Inline], place: Place) -> str:
    """The words of one line, marked where the place they stand in is inserted or deleted as a whole."""
    words = _inlines(inlines, place)
    return _mark(place.change, words) if words else ""


def _inlines(inlines: Sequence[Inline], place: Place) -> str:
    made: list[str] = []
    for inline in inlines:
        words = _one_of(_INLINES, inline)(inline, place)
        if made and made[-1].endswith(" ") and words.startswith(_SPACE_INSIDE):
            # WeasyPrint breaks a line at its first word where the space before an element is all that does not fit.
            made[-1] = made[-1][:-1]
            tag, _, rest = words.partition(">")
            words = f"{tag}> {rest}"
        made.append(words)
    return "".join(made)


_SPACE_INSIDE = ("<a ", "<strong>", "<em>", "<dfn>")


def _mark(change: Change | None, words: str) -> str:
    tag = {"inserted": "ins", "deleted": "del"}.get(change or "")
    return f"<{tag}>{words}</{tag}>" if tag else words


def _text(node: Text, place: Place) -> str:
    return _linked(node.text, place)


def _value(node: Value, place: Place) -> str:
    return _linked(_unbroken(node.text) if node.kind in ("money", "period", "date", "number") else node.text, place)


def _unbroken(text: str) -> str:
    """A figure and the word that belongs to it stay on one line: 12 months, 1 January, clause 4."""
    return _BESIDE_FIGURE.sub("\u00a0", text)


_BESIDE_FIGURE = re.compile(r"(?<=[0-9]) (?=[A-Za-z])|(?<=[a-z]) (?=[0-9(])")


def _linked(text: str, place: Place) -> str:
    """Text, a link where it leads somewhere. WeasyPrint tags only text right inside a link as one, so links are innermost."""
    return f'<a href="{escape(place.url)}">{escape(text)}</a>' if place.url else escape(text)


def _term(node: Term, place: Place) -> str:
    words = _linked(node.text, place)
    return f"<dfn>{words}</dfn>" if node.defining else words


def _ref(node: Ref, place: Place) -> str:  # noqa: ARG001 - one signature for the table
    return f'<a href="{anchor(node.target)}">{escape(node.text)}</a>'


def anchor(id_: str) -> str:
    return "#" + quote(id_, safe="")


def _emphasis(node: Emphasis, place: Place) -> str:
    tag = "strong" if node.strong else "em"
    return f"<{tag}>{_inlines(node.inlines, place)}</{tag}>"


def _link(node: Link, place: Place) -> str:
    return _inlines(node.inlines, replace(place, url=address(node.url)))


def _break(node: Break, place: Place) -> str:  # noqa: ARG001
    return "<br>"


def _inserted(node: Inserted, place: Place) -> str:
    return _inlines(node.inlines, place) if place.change == "inserted" else _mark("inserted", _inlines(node.inlines, place))


def _deleted(node: Deleted, place: Place) -> str:
    return _inlines(node.inlines, place) if place.change == "deleted" else _mark("deleted", _inlines(node.inlines, place))


_INLINES: dict[type, Callable[..., str]] = {
    Text: _text,
    Value: _value,
    Term: _term,
    Ref: _ref,
    Emphasis: _emphasis,
    Link: _link,
    Break: _break,
    Inserted: _inserted,
    Deleted: _deleted,
}
