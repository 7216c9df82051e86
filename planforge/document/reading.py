"""Reading a document: its lines in order, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planforge.document.nodes import (
    Block,
    Clause,
    Deleted,
    Emphasis,
    Inline,
    Inserted,
    ItemList,
    Link,
    Paragraph,
    Picture,
    Signatures,
    Table,
)
from planforge.document.slots import Inlines


def clause_lines(clause: Clause) -> Iterator[Inlines]:
    """Every line of a clause and of what is in it, in reading order."""
    yield clause.heading
    for block in clause.blocks:
        yield from block_lines(block)
    for child in clause.children:
        yield from clause_lines(child)


def block_lines(block: Block) -> Iterator[Inlines]:
    match block:
        case Paragraph():
            yield block.inlines
        case ItemList():
            for item in block.items:
                for inner in item.blocks:
                    yield from block_lines(inner)
        case Table():
            for row in (block.header, *block.rows):
                yield from row.cells
        case Signatures():
            for signature in block.blocks:
                yield signature.party
                yield from (words for line in signature.lines for words in (line.label, line.value))
        case Picture():
            yield block.caption


def flat(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines of a line with nothing nested: emphasis, links and marks opened up."""
    for inline in inlines:
        if isinstance(inline, Emphasis | Link | Inserted | Deleted):
            yield from flat(inline.inlines)
        else:
            yield inline
