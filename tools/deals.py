"""The tables of `docs/deals.md`, made from the declarations: `python -m tools.deals` puts them in, a test finds drift."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from planforge.deals import EVENTS, KINDS, limits
from planforge.deals.form import DealEntry, EventEntry
from planforge.deals.from_csv import NEEDED
from planforge.plan.declare import about, key

PAGE = Path("docs") / "deals.md"
LIMITS = {
    "rows": limits.ROWS,
    "columns": limits.COLUMNS,
    "bytes in a line": limits.LINE,
    "lines in a row (line breaks in quotes)": limits.LINES_OF_ROW,
    "characters in a cell": limits.CELL,
    "errors that are told, and as many warnings": limits.FINDINGS,
}


def columns() -> Iterator[str]:
    """The columns of the table that are not figures."""
    yield from ("| Column | Needed | Meaning | Example |", "| --- | --- | --- | --- |")
    fields = {key(each): about(each) for part in (EventEntry, DealEntry) for each in dataclasses.fields(part)}  # type: ignore[arg-type]
    fields["deal"] = fields.pop("id")
    for name in ("deal", "event", "date", *(each for each in fields if each not in (*NEEDED, "figures", "events"))):
        told = fields[name]
        words = f"{told.text} One of {', '.join(f'`{kind}`' for kind in KINDS)}." if name == "kind" else told.text
        yield f"| `{name}` | {'yes' if name in NEEDED else 'no'} | {words} | `{told.example}` |"
    yield "| `currency` | no | The currency of the bare amounts in this row; left out: that of the plan. | `GBP` |"


def events() -> Iterator[str]:
    yield from ("| Event | Meaning |", "| --- | --- |")
    for name, meaning in EVENTS.items():
        yield f"| `{name}` | {meaning} |"


def most() -> Iterator[str]:
    yield from ("| Limit of a table | |", "| --- | ---: |")
    for name, number in LIMITS.items():
        yield f"| {name} | {number:,} |"


def filled(page: str) -> str:
    """`page` with each table put anew between its markers."""
    for name, rows in (("columns", columns()), ("events", events()), ("limits", most())):
        before, mark, rest = page.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        page = "".join((before, mark, *(f"{row}\n" for row in rows), end, after))
    return page


def main() -> None:
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
