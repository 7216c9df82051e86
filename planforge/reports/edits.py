"""The changes of the file that mend findings, for programs that show or make them."""

from __future__ import annotations

from planforge.errors import PlanForgeError
from planforge.reports.sheet import Entry, Sheet
from planforge.source import Edit, edited

_MOST = 100
"""Changes that are worked out for one file: each is tried by reading the plan again."""


def edits(sheet: Sheet) -> list[Edit | None]:
    """For each entry of `sheet`, in their order, the change that mends it; None where there is none that is safe."""
    tries = 0
    made: list[Edit | None] = []
    for entry in sheet.entries:
        tries += entry.fixable
        made.append(_edit(entry) if entry.fixable and tries <= _MOST else None)
    return made


def _edit(entry: Entry) -> Edit | None:
    source, finding = entry.sheet.source, entry.finding
    if source is None or finding.fix is None:
        return None
    try:
        return edited(source, finding.fix, finding.at, finding.span).edit
    except PlanForgeError:
        return None
