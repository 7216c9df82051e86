"""Short ways to build parts of a document by hand."""

from __future__ import annotations

import re

from planforge.document.nodes import (
    Block,
    Clause,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Ref,
    Row,
    Scheme,
    Table,
    Term,
    Text,
    Value,
)

_HOLE = re.compile(r'"(?P<term>[^"]+)"\*|\{(?P<value>[^}]+)\}|\[(?P<ref>[^|\]]+)\|(?P<target>[^\]]+)\]')


def line(text: str) -> tuple[Inline, ...]:
    """`"Fee"*` defines a term, `{30 days}` is a value, `[clause 4|fees]` refers."""
    found: list[Inline] = []
    at = 0
    for hole in _HOLE.finditer(text):
        if hole.start() > at:
            found.append(Text(text[at : hole.start()]))
        if hole["term"]:
            found.append(Term(f"“{hole['term']}”", hole["term"], defining=True))
        elif hole["value"]:
            found.append(Value(hole["value"], "text", None))
        else:
            found.append(Ref(hole["target"], hole["ref"]))
        at = hole.end()
    if at < len(text):
        found.append(Text(text[at:]))
    return tuple(found)


def para(text: str) -> Paragraph:
    return Paragraph(line(text))


def items(*texts: str) -> ItemList:
    return ItemList(tuple(Item(f"({chr(97 + i)})", (para(text),)) for i, text in enumerate(texts)))


def bullets(*texts: str) -> ItemList:
    return ItemList(tuple(Item("", (para(text),)) for text in texts))


def table(align: str, *rows: str, role: str = "") -> Table:
    names = {"l": "left", "r": "right", "c": "center"}
    made = [Row(tuple(line(cell.strip()) for cell in row.split("|"))) for row in rows]
    return Table(made[0], tuple(made[1:]), tuple(names[a] for a in align), role)


def clause(number: str, id_: str, heading: str, *paragraphs: str | tuple[str | Block, ...]) -> Clause:
    """A clause with numbered paragraphs; a tuple is a paragraph followed by other blocks."""
    children = []
    for index, paragraph in enumerate(paragraphs, 1):
        blocks = tuple(
            para(b) if isinstance(b, str) else b for b in (paragraph if isinstance(paragraph, tuple) else (paragraph,))
        )
        children.append(Clause(f"{id_}.{index}", f"{number}.{index}", (), blocks))
    return Clause(id_, number, line(heading), (), tuple(children))


def section(
    scheme: Scheme, id_: str, heading: str, *blocks: Block, children: tuple[Clause, ...] = (), label: str = ""
) -> Clause:
    return Clause(id_, label, line(heading), blocks, children, scheme)
