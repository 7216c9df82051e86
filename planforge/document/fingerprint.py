"""A short name for the words and the structure of a document: equal documents, equal fingerprints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from planforge.document.nodes import (
    Block,
    Break,
    Clause,
    Deleted,
    Emphasis,
    Inline,
    Inserted,
    ItemList,
    Link,
    Paragraph,
    Picture,
    Row,
    Signatures,
    Table,
)


def fingerprint(title: str, body: Iterable[Clause]) -> str:
    """sha256 in hexadecimal. Where a value came from does not count; what it says and where it stands does."""
    hashed = sha256()
    for piece in (title, *(piece for clause in body for piece in _clause(clause))):
        raw = piece.encode()
        hashed.update(b"%d:" % len(raw) + raw)
    return hashed.hexdigest()


def _clause(clause: Clause) -> Iterator[str]:
    yield from ("clause", clause.id, clause.label, *_line(clause.heading))
    for block in clause.blocks:
        yield from _block(block)
    for child in clause.children:
        yield from _clause(child)
    yield "end"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from ("paragraph", *_line(block.inlines))
        case ItemList():
            yield "list"
            for item in block.items:
                yield from ("item", item.label)
                for inner in item.blocks:
                    yield from _block(inner)
            yield "end"
        case Table():
            yield from ("table", *_row(block.header))
            for row in block.rows:
                yield from _row(row)
        case Signatures():
            for signature in block.blocks:
                yield from ("signature", *_line(signature.party))
                yield from (piece for line in signature.lines for words in (line.label, line.value) for piece in _line(words))
        case Picture():
            yield from ("picture", block.svg, block.alt, *_line(block.caption))


def _row(row: Row) -> Iterator[str]:
    yield "row"
    for cell in row.cells:
        yield from ("cell", *_line(cell))


def _line(inlines: Iterable[Inline]) -> Iterator[str]:
    """The words of a line as one piece, so that where values begin and end does not count."""
    yield "".join(_words(each) for each in inlines)


def _words(inline: Inline) -> str:
    match inline:
        case Break():
            return "\n"
        case Emphasis() | Inserted() | Deleted():
            return "".join(_words(each) for each in inline.inlines)
        case Link():
            return "".join(_words(each) for each in inline.inlines) + f"<{inline.url}>"
        case _:
            return inline.text
