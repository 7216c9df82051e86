"""From the pieces of a rendered agreement to the tree of clauses, not yet numbered.

`#` opens a section (its scheme says how it is numbered), `##` a clause, `###` a headed part of a clause. In a section of
clauses or recitals every paragraph that has no heading of its own becomes a numbered paragraph with what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from planforge.document.markdown import LETTERED, Heading, Marked, Piece, joined
from planforge.document.nodes import Block, Clause, ItemList, Paragraph, Scheme, Signatures, Text
from planforge.document.slots import Inlines

NUMBERED_PARAGRAPHS: frozenset[Scheme] = frozenset({"clauses", "recitals", "parties"})


_ANNOUNCES = re.compile(r"\b(these|following)\b")


class BadTemplate(ValueError):
    """The pieces do not make a tree: a fault of the template."""


@dataclass
class _Open:
    """A clause still being read."""

    id: str
    heading: Inlines
    level: int
    scheme: Scheme | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[Clause] = field(default_factory=list)
    paragraphs: bool = False
    """Whether each paragraph starts a numbered paragraph."""

    def closed(self) -> Clause:
        return Clause(self.id, "", self.heading, tuple(self.blocks), tuple(self.children), self.scheme)


def tree(pieces: Iterable[Piece]) -> tuple[Clause, ...]:
    """The sections of a document; one in which no clause applies is gone, but for the cover, which has the title."""
    root = _Open("", (), 0)
    stack = [root]
    for piece in _run_on(pieces):
        if isinstance(piece, Heading):
            _close(stack, piece.level)
            stack.append(_opened(piece, stack))
        else:
            if len(stack) == 1:
                raise BadTemplate("words stand before the first section")
            _add(stack[-1], piece)
    _close(stack, 1)
    return tuple(section for section in root.children if section.children or section.blocks or section.scheme == "cover")


def _run_on(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, but a lettered list of a single item goes on in the sentence that leads to it: one (a) is no list."""
    held: Piece | None = None
    for piece in pieces:
        leads = held.paragraph if isinstance(held, Marked) else held
        joint = _joint(leads, piece) if isinstance(leads, Paragraph) and isinstance(piece, ItemList) else None
        if joint:
            held = replace(held, paragraph=joint) if isinstance(held, Marked) else joint
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _joint(leads: Paragraph, listed: ItemList) -> Paragraph | None:
    """Such as "No fee is due for house accounts." The colon stays where the sentence announces what follows."""
    last = leads.inlines[-1] if leads.inlines else None
    item = listed.items[0]
    only = item.blocks[0] if len(listed.items) == 1 and len(item.blocks) == 1 and item.label == LETTERED else None
    if not isinstance(only, Paragraph) or not isinstance(last, Text) or not last.text.endswith(":"):
        return None
    said = last.text if _ANNOUNCES.search(last.text) else last.text.removesuffix(":")
    return Paragraph(joined((*leads.inlines[:-1], Text(f"{said} "), *only.inlines)))


def numbered(id: str, heading: Inlines, blocks: Iterable[Block]) -> Clause:
    """A clause of the author's own: its paragraphs numbered as in our clauses."""
    made = _Open(id, heading, 2, paragraphs=True)
    for block in blocks:
        _add(made, block)
    return made.closed()


def _opened(heading: Heading, stack: list[_Open]) -> _Open:
    if heading.id is None:
        raise BadTemplate(f"the heading on level {heading.level} has no {{#id}}")
    if heading.level != len(stack) or (heading.level == 1) != (heading.scheme is not None):
        raise BadTemplate(f"the heading {heading.id} is on the wrong level, or its scheme is missing")
    section = stack[1] if len(stack) > 1 else None
    scheme = heading.scheme or (section.scheme if section else None)
    paragraphs = scheme in NUMBERED_PARAGRAPHS and (heading.level == 2 or scheme in ("recitals", "parties"))
    return _Open(heading.id, heading.inlines, heading.level, heading.scheme, paragraphs=paragraphs)


def _close(stack: list[_Open], level: int) -> None:
    """Close everything on `level` and below."""
    while len(stack) > level:
        done = stack.pop()
        stack[-1].children.append(done.closed())


def _add(clause: _Open, piece: Marked | Block) -> None:
    block = piece.paragraph if isinstance(piece, Marked) else piece
    if isinstance(block, Signatures) and clause.blocks and isinstance(clause.blocks[-1], Signatures):
        clause.blocks[-1] = Signatures((*clause.blocks[-1].blocks, *block.blocks))
    elif not clause.paragraphs:
        clause.blocks.append(block)
    elif isinstance(block, Paragraph) or not clause.children:
        id = piece.id if isinstance(piece, Marked) else f"{clause.id}-{len(clause.children) + 1}"
        clause.children.append(Clause(id, "", (), (block,)))
    else:
        last = clause.children[-1]
        clause.children[-1] = Clause(last.id, "", (), (*last.blocks, block))


def walk(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Every clause, in reading order."""
    for clause in clauses:
        yield clause
        yield from walk(clause.children)
