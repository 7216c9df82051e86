"""What every page format takes from a document besides its nodes: cover, contents, the line that says which version it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from planforge.document.nodes import (
    Block,
    Break,
    Clause,
    Deleted,
    Document,
    Emphasis,
    Inline,
    Inserted,
    ItemList,
    Link,
    Paragraph,
    Picture,
    Ref,
    Signatures,
    Table,
    Term,
    Text,
    Value,
)
from planforge.errors import PlanForgeError

_ADDRESS = re.compile(r"(?:https://|mailto:)[^\s\x00-\x1f\\]+\Z")


class Entry(NamedTuple):
    """A line of the contents."""

    id: str
    label: str
    title: str
    children: tuple[Entry, ...]


def split_cover(document: Document) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """The sections of the cover, which come first, and the rest."""
    count = 0
    while count < len(document.body) and document.body[count].scheme == "cover":
        count += 1
    return document.body[:count], document.body[count:]


def contents(document: Document) -> tuple[Entry, ...]:
    """Sections, and their first-level clauses that have a heading, but for schedules, each of which is found by its name.

    A document without a cover is short and needs no contents.
    """
    cover, rest = split_cover(document)
    depths = ((section, 1 if section.scheme == "schedule" else 2) for section in rest)
    return tuple(entry for section, depth in depths for entry in _entries(section, depth)) if cover else ()


def _entries(clause: Clause, depth: int) -> Iterator[Entry]:
    if clause.change == "deleted" or depth == 0:
        return
    below = tuple(entry for child in clause.children for entry in _entries(child, depth - 1))
    title = plain(clause.heading)
    if title or (clause.label and clause.scheme):
        yield Entry(clause.id, clause.label, title, below)
    else:
        yield from below


def version_line(document: Document) -> tuple[str, ...]:
    """Version, status and the first twelve digits of the fingerprint, as far as they are known."""
    labels, version = document.meta.labels, document.meta.version
    parts = (
        f"{labels.version} {version}" if version else "",
        labels.status,
        f"{labels.fingerprint} {document.fingerprint[:12]}" if document.fingerprint else "",
    )
    return tuple(part for part in parts if part)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The words alone, as they stand when all changes are accepted."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    if isinstance(inline, Deleted):
        return ""
    if isinstance(inline, Emphasis | Link | Inserted):
        return plain(inline.inlines)
    if isinstance(inline, Text | Value | Term | Ref):
        return inline.text
    if isinstance(inline, Break):
        return " "
    raise TypeError(f"no form for {type(inline).__name__}")


def lines(clause: Clause) -> Iterator[tuple[Inline, ...]]:
    """Every line of a clause itself, without its children, in reading order."""
    yield clause.heading
    for block in clause.blocks:
        yield from _lines(block)


def _lines(block: Block) -> Iterator[tuple[Inline, ...]]:
    if isinstance(block, Paragraph):
        yield block.inlines
    elif isinstance(block, ItemList):
        yield from (line for item in block.items for inner in item.blocks for line in _lines(inner))
    elif isinstance(block, Table):
        yield from (cell for row in (block.header, *block.rows) for cell in row.cells)
    elif isinstance(block, Signatures):
        for signature in block.blocks:
            yield signature.party
            yield from (cell for line in signature.lines for cell in (line.label, line.value))
    elif isinstance(block, Picture):
        yield block.caption
    else:
        raise TypeError(f"no form for {type(block).__name__}")


def address(url: str) -> str:
    """The address of a link, refused unless it is a page on the web or a mailbox."""
    if not _ADDRESS.match(url):
        raise PlanForgeError(f"a link may not lead to {url!r}", "only https: and mailto: links are allowed")
    return url
