"""One walk that rebuilds a tree with other inlines: numbering, terms and spelling all need it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planforge.document.nodes import (
    Block,
    Clause,
    Deleted,
    Emphasis,
    Inserted,
    Item,
    ItemList,
    Link,
    Paragraph,
    Picture,
    Row,
    SignatureBlock,
    SignatureLine,
    Signatures,
    Table,
)
from planforge.document.slots import Inlines

Change = Callable[[Inlines], Inlines]


def clause(node: Clause, change: Change) -> Clause:
    """`node` with every line of it, at any depth, passed through `change`."""
    return replace(
        node,
        heading=line(node.heading, change),
        blocks=tuple(block(each, change) for each in node.blocks),
        children=tuple(clause(each, change) for each in node.children),
    )


def block(node: Block, change: Change) -> Block:
    match node:
        case Paragraph():
            return replace(node, inlines=line(node.inlines, change))
        case ItemList():
            return ItemList(tuple(_item(each, change) for each in node.items))
        case Table():
            return replace(node, header=_row(node.header, change), rows=tuple(_row(each, change) for each in node.rows))
        case Signatures():
            return Signatures(tuple(_signature(each, change) for each in node.blocks))
        case Picture():
            return replace(node, caption=line(node.caption, change))


def line(inlines: Inlines, change: Change) -> Inlines:
    """A line through `change`, what it nests first."""
    nested = tuple(
        replace(each, inlines=line(each.inlines, change)) if isinstance(each, Emphasis | Link | Inserted | Deleted) else each
        for each in inlines
    )
    return change(nested)


def _item(node: Item, change: Change) -> Item:
    return replace(node, blocks=tuple(block(each, change) for each in node.blocks))


def _row(node: Row, change: Change) -> Row:
    return replace(node, cells=tuple(line(each, change) for each in node.cells))


def _signature(node: SignatureBlock, change: Change) -> SignatureBlock:
    lines = tuple(SignatureLine(line(each.label, change), line(each.value, change)) for each in node.lines)
    return SignatureBlock(line(node.party, change), lines)
