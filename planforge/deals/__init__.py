"""Deals and what happened to them, from CSV or YAML, with everything that is wrong with them. The only room that knows SQLite.

    with deals.read(file, "deals.csv", deals.known_of(plan, bases)) as book:
        for deal, event, last in book.sweep():
            ...

Importing this package is cheap; sqlite3 and csv are imported when a file is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from planforge.deals.codes import CODES
from planforge.deals.deal import EVENTS, KINDS, Deal, Event, Figure, What
from planforge.deals.known import FigureKind, Known, known_of

if TYPE_CHECKING:
    from planforge.deals.book import Book


def read(file: BinaryIO, name: str, known: Known) -> Book:
    """The deals in `file`, which can be sought in (a regular file, or bytes in memory).

    A `name` that ends in .csv, .tsv, .txt, .yaml or .yml says the format; else the first lines do. Never raises for what stands in the
    file: that is in `book.findings`.
    """
    from planforge.deals.book import open_book

    return open_book(file, name, known)


__all__ = ["CODES", "EVENTS", "KINDS", "Deal", "Event", "Figure", "FigureKind", "Known", "What", "known_of", "read"]
