"""How wide the columns of a table are. Fixed widths: automatic layout is quadratic in the length of a word."""

from __future__ import annotations

import re

from planforge.document.nodes import Table
from planforge.writers.outline import plain

_LINE = 76
"""Characters of table text in a line of a page, about."""
_LONGEST_WORD = 22
_GAP = 3
_FIRST = 16
"""Percent for the column of what is compared."""
_FIXED = {
    ("summary", 2): (30, 70), ("ledger", 2): (16, 84), ("ledger", 3): (24, 60, 16), ("ledger", 5): (23, 32, 9, 12, 24),
}  # fmt: skip
"""Percent for the columns of tables that look alike wherever they stand, by role and number of columns."""
_BREAK = re.compile(r"(?<![0-9]) (?![0-9(])|(?<=[0-9]) (?![A-Za-z])")
"""Where a line may break: not at a no-break space, nor between a figure and its word, which pages keep together."""


def widths(table: Table) -> tuple[int, ...]:
    """Percent for each column, 100 in all: first room for the longest word, then what is left by the amount of text."""
    fixed = _FIXED.get((table.role, len(table.header.cells)))
    if fixed:
        return fixed
    if table.role == "sides" and len(table.header.cells) > 1:
        others = (100 - _FIRST) // (len(table.header.cells) - 1)
        return (100 - others * (len(table.header.cells) - 1), *[others] * (len(table.header.cells) - 1))
    columns = [[plain(row.cells[i]) for row in (table.header, *table.rows)] for i in range(len(table.header.cells))]
    if not columns:
        return ()
    # A header is bold, and so a little wider than its letters.
    needs = [max(_longest_word(cells[:1]) + 1, _longest_word(cells)) + _GAP for cells in columns]
    wishes = [max(0, max(map(len, cells)) + _GAP - need) for cells, need in zip(columns, needs, strict=True)]
    spare = max(0, _LINE - sum(needs))
    share = min(1.0, spare / max(1, sum(wishes)))
    return _percents([need + wish * share for need, wish in zip(needs, wishes, strict=True)])


def _longest_word(cells: list[str]) -> int:
    return min(_LONGEST_WORD, max(len(word) for cell in cells for word in _BREAK.split(cell)))


def _percents(weights: list[float]) -> tuple[int, ...]:
    shares = [int(100 * weight / sum(weights)) for weight in weights]
    shares[shares.index(max(shares))] += 100 - sum(shares)
    return tuple(shares)
