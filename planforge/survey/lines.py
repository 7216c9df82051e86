"""The sentences of an agreement, each with the clause in which it stands.

An item of a list becomes a whole sentence: what leads the list ("The Recipient must:") is said again before it. Tables are not
read:
what they hold is asked of the plan. The cover and the rules card say again what the clauses say, so they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from planforge.document.nodes import Block, Break, Clause, Deleted, Document, Inline, ItemList, Paragraph, Text, Value
from planforge.document.reading import flat
from planforge.document.slots import Inlines
from planforge.findings import Path
from planforge.record import record
from planforge.writers.outline import plain
from planforge.writers.sentences import sentence_ends

REPEATED = frozenset({"definitions", "schedule-rules-card", "signatures", "revision-history", "private-notes"})
"""Clauses that only say again, or only name."""
_OF_THEIR_OWN = re.compile(r" (?:must|may) ")
_LEADS = (" must:", " may:", " must not:", " may not:", " will:", " will not:")


@record
class Sentence:
    inlines: Inlines
    clause: str
    """Id of the innermost clause."""
    topic: str
    """Id of the innermost clause that has a heading."""
    paragraph: int
    """Sentences of one paragraph and its list have the same number."""
    places: tuple[Path, ...]
    """Where in the plan the values of the paragraph stand."""

    @property
    def text(self) -> str:
        return " ".join(plain(self.inlines).split())

    @property
    def values(self) -> tuple[Value, ...]:
        return tuple(each for each in self.inlines if isinstance(each, Value))


class _Count:
    def __init__(self) -> None:
        self.paragraph = 0


def sentences(document: Document) -> Iterator[Sentence]:
    """Every sentence of the parties' own agreement, in reading order."""
    count = _Count()
    for section in document.body:
        if section.scheme not in ("cover", "parties", "recitals"):
            yield from _clause(section, section.id, count)


def _clause(clause: Clause, topic: str, count: _Count) -> Iterator[Sentence]:
    if clause.id in REPEATED or clause.change == "deleted":
        return
    topic = clause.id if clause.heading else topic
    for lead, block in _with_leads(clause.blocks):
        count.paragraph += 0 if lead else 1
        lines = tuple(_lines(block, lead))
        places = tuple(each.path for line in lines for each in line if isinstance(each, Value) and each.path)
        yield from (Sentence(line, clause.id, topic, count.paragraph, places) for line in lines)
    for child in clause.children:
        yield from _clause(child, topic, count)


def _with_leads(blocks: tuple[Block, ...]) -> Iterator[tuple[Inlines, Block]]:
    """Each block with the sentence that leads it. A paragraph that leads a list comes without that sentence."""
    before: Inlines = ()
    for block, after in pairwise((*blocks, None)):
        assert block is not None
        if isinstance(block, Paragraph) and isinstance(after, ItemList):
            *rest, before = split(block.inlines) or ((),)
            yield (), Paragraph(tuple(each for line in rest for each in (*line, Text(" "))))
        else:
            yield before, block
            before = ()


def _lines(block: Block, lead: Inlines) -> Iterator[Inlines]:
    if isinstance(block, Paragraph):
        yield from split(block.inlines)
    elif isinstance(block, ItemList):
        items = [_item(item.blocks) for item in block.items]
        opening = plain(lead)
        if opening.endswith(_LEADS):
            start = _without_colon(lead)
            yield from ((*start, Text(" "), *_ended(item)) for item in items)
        elif any(_OF_THEIR_OWN.search(plain(item)) for item in items):
            yield from (line for item in items for line in split(_ended(item)))
        else:
            yield (*_without_colon(lead), Text(":"), *(each for item in items for each in (Text(" "), *item)))


def _item(blocks: Iterable[Block]) -> Inlines:
    """The words of one item, with the list in it, as one line."""
    made: list[Inline] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            made += (*((Text(" "),) if made else ()), *flat(block.inlines))
        elif isinstance(block, ItemList):
            made += (each for item in block.items for each in (Text(" "), *_item(item.blocks)))
    return tuple(made)


def _without_colon(line: Inlines) -> Inlines:
    last = line[-1]
    return (*line[:-1], Text(last.text.rstrip(" :"))) if isinstance(last, Text) else line


def _ended(item: Inlines) -> Inlines:
    """An item as the end of a sentence: without the sign, and the word, that joins it to the next."""
    last = item[-1] if item else None
    if not isinstance(last, Text):
        return (*item, Text("."))
    text = last.text.rstrip()
    for joined in ("; and", "; or", ";", ".", ","):
        text = text.removesuffix(joined)
    return (*item[:-1], Text(f"{text}."))


def split(inlines: Iterable[Inline]) -> list[Inlines]:
    """A paragraph as its sentences."""
    line = [Text(" ") if isinstance(each, Break) else each for each in flat(inlines) if not isinstance(each, Deleted)]
    made: list[list[Inline]] = [[]]
    for inline, ends in zip(line, sentence_ends(line), strict=True):
        start = 0
        for end in sorted(ends):
            assert isinstance(inline, Text)
            made[-1].append(Text(inline.text[start:end]))
            made.append([])
            start = end + 1
        made[-1].append(Text(inline.text[start:]) if start and isinstance(inline, Text) else inline)
    return [tuple(each) for each in made if plain(tuple(each)).strip()]
