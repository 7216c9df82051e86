"""Reading small files of deals, as the tests ask for them."""

from __future__ import annotations

import io
from datetime import date

from planforge import deals
from planforge.deals import Deal, Event, Known
from planforge.findings import Finding

KNOWN = Known(
    "GBP",
    {
        "receipts": "money", "net-revenue": "money", "taxes": "money", "seats": "number", "margin": "percent", "visits": "any",
        "delivery": "money",
    },
    {"northwind": "Northwind", "brightpath": "Brightpath"},
    {"coaching": "Leadership coaching", "team": "Team coaching"},
    {"gold": "Gold"},
    date(2027, 1, 1),
    date(2028, 12, 31),
    frozenset({"delivery"}),
)  # fmt: skip
Swept = list[tuple[Deal, Event, bool]]


def read(
    text: str | bytes, name: str = "deals.csv", known: Known = KNOWN
) -> tuple[tuple[Finding, ...], Swept, tuple[int, ...]]:
    """Findings, events in order of date, and the counts: rows, deals, and how many of each are left out."""
    raw = text if isinstance(text, bytes) else text.encode()
    with deals.read(io.BytesIO(raw), name, known) as book:
        return book.findings, list(book.sweep()), (book.rows, book.deals, book.left_out_rows, book.left_out_deals)


def told(text: str | bytes, name: str = "deals.csv", known: Known = KNOWN) -> list[tuple[str, int, int, str, str | None]]:
    """Code, line, column, message and hint of each finding."""
    found = []
    for each in read(text, name, known)[0]:
        assert each.span is not None
        found.append((each.code, each.span.line, each.span.column, each.message, each.hint))
    return found


def good(text: str | bytes, name: str = "deals.csv", known: Known = KNOWN) -> Swept:
    """The events of a file in which nothing is wrong."""
    findings, swept, counts = read(text, name, known)
    assert findings == ()
    assert counts[2:] == (0, 0)
    return swept
