"""How wide the columns of a table are. Fixed widths: automatic layout is quadratic in the length of a word."""

from __future__ import annotations

from planforge.document.nodes import Table
from planforge.writers.outline import plain

_LINE = 76
"""Characters of table text in a line of a page, about."""
_LONGEST_WORD = 22
_GAP = 3


def widths(table: Table) -> tuple[int, ...]:
    """Percent for each column, 100 in all: first room for the longest word, then what is left by the amount of text."""
    if table.role == "summary" and len(table.header.cells) == 2:
        return (30, 70)
    columns = [[plain(row.cells[i]) for row in (table.header, *table.rows)] for i in range(len(table.header.cells))]
    if not columns:
        return ()
    needs = [_longest_word(cells) + _GAP for cells in columns]
    wishes = [max(0, max(map(len, cells)) + _GAP - need) for cells, need in zip(columns, needs, strict=True)]
    spare = max(0, _LINE - sum(needs))
    share = min(1.0, spare / max(1, sum(wishes)))
    return _percents([need + wish * share for need, wish in zip(needs, wishes, strict=True)])


def _longest_word(cells: list[str]) -> int:
    # Split at plain spaces only: no-break spaces join a value such as "GBP 50,000.00".
    return min(_LONGEST_WORD, max(len(word) for cell in cells for word in cell.split(" ")))


def _percents(weights: list[float]) -> tuple[int, ...]:
    shares = [int(100 * weight / sum(weights)) for weight in weights]
    shares[shares.index(max(shares))] += 100 - sum(shares)
    return tuple(shares)
