"""A party that is called "the Association" starts a sentence as "The Association"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planforge.document.nodes import Clause, Inline, Paragraph, Text, Value
from planforge.document.slots import Inlines

_ENDS = (". ", "! ", "? ")


def capitalised(sections: Iterable[Clause]) -> tuple[Clause, ...]:
    """The sections with a capital wherever the name of a party opens a sentence of a paragraph."""
    return tuple(_clause(section) for section in sections)


def _clause(clause: Clause) -> Clause:
    blocks = tuple(
        Paragraph(_line(block.inlines), block.change) if isinstance(block, Paragraph) else block for block in clause.blocks
    )
    return replace(clause, blocks=blocks, children=tuple(_clause(child) for child in clause.children))


def _line(inlines: Inlines) -> Inlines:
    made: list[Inline] = []
    opens = True
    for inline in inlines:
        if opens and isinstance(inline, Value) and _names_a_party(inline) and inline.text.startswith("the "):
            made.append(replace(inline, text=f"T{inline.text[1:]}"))
        else:
            made.append(inline)
        opens = isinstance(inline, Text) and inline.text.endswith(_ENDS)
    return tuple(made)


def _names_a_party(value: Value) -> bool:
    return value.kind == "party" or bool(value.path and value.path[0] == "parties" and value.path[-1] in ("short", "name"))
