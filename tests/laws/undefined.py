"""Capitalised words of our own that nothing defines: each would be a term that is used but not defined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.document.nodes import Document, Text
from planforge.document.reading import block_lines, flat
from planforge.document.tree import walk

_WORD = re.compile(r"(?<![.!?:;“(•·\w-] )(?<![“(\w-])\b[A-Z][a-z]+\b")
_ALLOWED = frozenset(
    "PlanForge Schedule Section Version Word United Nations Convention Contracts International Sale Goods January February "
    "March April May June July August September October November December Monday Friday Saturday Sunday English I Forge Plan "
    "Euribor London Excel".split()
)


def undefined_terms(document: Document) -> Iterator[str]:
    """Words with a capital in the middle of a sentence of ours that are no defined term, no name and no value."""
    for section in document.body:
        if section.scheme in ("cover", "plain"):
            continue
        for clause in walk((section,)):
            for block in clause.blocks:
                if type(block).__name__ not in ("Paragraph", "ItemList"):
                    continue
                for line in block_lines(block):
                    yield from _in_line(line)


def _in_line(line: object) -> Iterator[str]:
    inlines = list(flat(line))  # type: ignore[arg-type]
    for number, inline in enumerate(inlines):
        if isinstance(inline, Text):
            before = inlines[number - 1] if number else None
            text = inline.text if before is None else "x" + inline.text
            for match in _WORD.finditer(text):
                if match.start() == 0 or match.group() in _ALLOWED:
                    continue
                yield match.group()
