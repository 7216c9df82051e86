"""Places in a rendered template where finished nodes stand.

Jinja writes text; our values are nodes. Each printed node becomes a slot, a number between two private characters that no plan
can contain (the loader refuses them), passes through Markdown like a word, and is put back by `fill`. No slot leaves `document`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from planforge.document.nodes import Block, Inline, Text

OPEN, CLOSE = "\ue000", "\ue001"
_SLOT = re.compile(f"{OPEN}([0-9]+){CLOSE}")

Inlines = tuple[Inline, ...]
Blocks = tuple[Block, ...]


class Said(tuple[Inline, ...]):
    """Words made from data: what a phrase returns to a template."""

    __slots__ = ()


class Set(tuple[Block, ...]):
    """Blocks made from data, such as a table: to be printed on a line of its own."""

    __slots__ = ()


class Slots:
    """The nodes of one rendering, by number."""

    def __init__(self) -> None:
        self._held: list[Said | Set] = []

    def keep(self, node: Said | Set) -> str:
        """The text that stands for `node`."""
        self._held.append(node)
        return f"{OPEN}{len(self._held) - 1}{CLOSE}"

    def block(self, text: str) -> Blocks | None:
        """The blocks that `text` stands for, if it is one slot of blocks and nothing else."""
        match = _SLOT.fullmatch(text.strip())
        held = self._held[int(match.group(1))] if match else None
        return tuple(held) if isinstance(held, Set) else None

    def fill(self, text: str, spell: Callable[[str], str]) -> Iterator[Inline]:
        """`text`, spelt, as inlines; each slot replaced by its words, which stay as they are."""
        position = 0
        for match in _SLOT.finditer(text):
            if match.start() > position:
                yield Text(spell(text[position : match.start()]))
            held = self._held[int(match.group(1))]
            if isinstance(held, Set):
                raise TypeError("a table or list stands in the middle of a line; print it on a line of its own")
            yield from held
            position = match.end()
        if position < len(text):
            yield Text(spell(text[position:]))
