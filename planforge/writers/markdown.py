"""The Document as CommonMark with GitHub's tables: pleasant to read raw, a sentence a line, and quiet in `git diff`.

Labels are words, never Markdown's own numbers. Insertions and deletions are `<ins>` and `<del>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape as escape_attribute
from typing import Any

from planforge.document.nodes import (
    Block,
    Clause,
    Document,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Picture,
    Ref,
    Row,
    SignatureBlock,
    Signatures,
    Table,
)
from planforge.writers.commonmark import emphasis, escape, guard_heading, guard_start
from planforge.writers.markdown_words import Place, anchor, words
from planforge.writers.outline import Entry, contents, lines, split_cover, version_line

_OPEN_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
"""A break with no line after it would be read as a backslash."""
_RULES = {"left": "---", "right": "---:", "center": ":---:"}


def write(document: Document) -> str:
    """The document as Markdown text, with one line feed at its end."""
    cover, rest = split_cover(document)
    place = Place(frozenset(_targets(document)))
    parts = [
        f"# {guard_heading(escape(document.title))}",
        guard_start(" · ".join(escape(part) for part in version_line(document))),
        *(part for section in cover for part in _clause(section, place)),
        *_contents(document),
        *(part for section in rest for part in _clause(section, place)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _targets(document: Document) -> Iterator[str]:
    def of_line(line: Sequence[Inline]) -> Iterator[str]:
        for inline in line:
            if isinstance(inline, Ref):
                yield inline.target
            yield from of_line(getattr(inline, "inlines", ()))

    waiting = list(document.body)
    while waiting:
        clause = waiting.pop()
        waiting.extend(clause.children)
        for line in lines(clause):
            yield from of_line(line)


def _contents(document: Document) -> Iterator[str]:
    entries = contents(document)
    if entries:
        yield f"**{escape(document.meta.labels.contents)}**"
        yield _entries(entries)


def _entries(entries: Sequence[Entry]) -> str:
    found = []
    for entry in entries:
        title = escape(f"{entry.label} {entry.title}".strip())
        found.append(f"- [{title}]({anchor(entry.id)})")
        if entry.children:
            found.append(_indent(_entries(entry.children), "  "))
    return "\n".join(found)


# Clauses.


def _clause(clause: Clause, place: Place) -> Iterator[str]:
    inside = place.within(clause.change)
    if clause.change == "moved":
        yield "<!-- moved -->"
    target = f'<a id="{escape_attribute(clause.id)}"></a>'
    if clause.heading or (clause.scheme and clause.label):
        heading = f"{escape(clause.label)} {words(clause.heading, replace(inside, flat=True))}".strip()
        yield f"{'#' * min(place.level, 6)} {target}{guard_heading(heading)}"
        inside = replace(inside, level=place.level + 1)
        yield from _blocks(clause.blocks, inside)
    else:
        label = f"**{escape(clause.label)}**" if clause.label else ""
        start = f"{target if clause.id in place.targets else ''}{label}"
        yield from _blocks(clause.blocks, inside, start)
    for child in clause.children:
        yield from _clause(child, inside)


# Blocks.


def _blocks(blocks: Sequence[Block], place: Place, start: str = "") -> Iterator[str]:
    """The blocks, each a string; `start` (an anchor, a label) stands at the start of the first paragraph."""
    if start and not (blocks and isinstance(blocks[0], Paragraph)):
        yield guard_start(start)
        start = ""
    previous: Block | None = None
    for block in blocks:
        if isinstance(block, ItemList) and isinstance(previous, ItemList):
            yield "<!-- -->"
        yield _paragraph(block, place, start) if isinstance(block, Paragraph) else _one_of(_BLOCKS, block)(block, place)
        previous, start = block, ""


def _one_of(table: dict[type, Callable[..., str]], node: Any) -> Callable[..., str]:
    try:
        return table[type(node)]
    except KeyError:
        raise TypeError(f"Markdown has no form for {type(node).__name__}") from None


def _paragraph(paragraph: Paragraph, place: Place, start: str = "") -> str:
    text = f"{start} {words(paragraph.inlines, place.within(paragraph.change))}".strip(" \n")
    made = [guard_start(line.strip(" ")) for line in text.split("\n") if line.strip(" ")]
    if made and _OPEN_BREAK.search(made[-1]):
        made[-1] = made[-1][:-1]
    return "\n".join(["<!-- moved -->", *made] if paragraph.change == "moved" else made)


def _items(block: ItemList, place: Place) -> str:
    made = [_item(item, place) for item in block.items]
    return ("\n\n" if any("\n\n" in item for item in made) else "\n").join(made)


def _item(item: Item, place: Place) -> str:
    parts = [part for part in _blocks(item.blocks, place.within(item.change), escape(item.label)) if part]
    # A list right after the one paragraph keeps the item tight; anything else needs a blank line.
    tight = len(parts) == 2 and len(item.blocks) == 2 and isinstance(item.blocks[1], ItemList) and "\n\n" not in parts[1]
    return ("- " + _indent(("\n" if tight else "\n\n").join(parts), "  ")[2:]).rstrip(" ")


def _indent(text: str, by: str) -> str:
    return re.sub(r"(?m)^(?=.)", by, text)


def _table(table: Table, place: Place) -> str:
    if not table.header.cells:
        return ""
    rule = "| " + " | ".join(_RULES[align] for align in table.align) + " |"
    return "\n".join((_row(table.header, place), rule, *(_row(row, place) for row in table.rows)))


def _row(row: Row, place: Place) -> str:
    inside = replace(place.within(row.change), flat=True)
    return "| " + " | ".join(words(cell, inside).strip(" ") for cell in row.cells) + " |"


def _signatures(block: Signatures, place: Place) -> str:
    return "\n\n".join(_signature(signature, place) for signature in block.blocks)


def _signature(block: SignatureBlock, place: Place) -> str:
    inside = replace(place, flat=True)
    rows = [f"| {words(line.label, inside)} | {words(line.value, inside)} |" for line in block.lines]
    party = emphasis(words(block.party, inside), strong=True, before="", after="")
    return "\n".join((party, "", "|  |  |", "| --- | --- |", *rows))


def _picture(picture: Picture, place: Place) -> str:
    """Its caption alone, which says all that the picture shows: text has no place for the picture itself."""
    return _paragraph(Paragraph(picture.caption), place)


_BLOCKS: dict[type, Callable[..., str]] = {ItemList: _items, Table: _table, Signatures: _signatures, Picture: _picture}
