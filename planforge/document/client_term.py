"""Our own words about money with the client as the defined term; words of the plan's author stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from planforge.document.nodes import Inline, Table, Text, Value

_CLIENT = re.compile(r"\b(clients?)\b(?!-)")


def with_term(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Our own words with `client` as the defined term."""
    return tuple(made for each in inlines for made in (_split(each) if _ours(each) else (each,)))


def _ours(inline: Inline) -> bool:
    return isinstance(inline, Text) or (isinstance(inline, Value) and inline.kind == "choice")


def _split(inline: Inline) -> Iterator[Inline]:
    assert isinstance(inline, Text | Value)
    for index, piece in enumerate(_CLIENT.split(inline.text)):
        if index % 2:
            yield Text(piece.replace("client", "Client"))
        elif piece:
            yield replace(inline, text=piece)


def table_with_term(table: Table) -> Table:
    rows = tuple(replace(row, cells=tuple(with_term(cell) for cell in row.cells)) for row in (table.header, *table.rows))
    return replace(table, header=rows[0], rows=rows[1:])
