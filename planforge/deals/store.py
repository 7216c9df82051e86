"""Where the rows of a file of deals wait to be put in order: a private temporary database on the disk, so that memory stays flat."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from planforge.errors import PlanForgeError

_BATCH = 1_000
_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -8000;
CREATE TABLE event (n INTEGER PRIMARY KEY, deal TEXT, day TEXT, what TEXT, given TEXT, said TEXT, line INTEGER);
CREATE TABLE refused (deal TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE deal (id TEXT PRIMARY KEY, said TEXT, last INTEGER, good INTEGER) WITHOUT ROWID;
BEGIN;
"""
_IN_ORDER_OF_DEALS = """
SELECT n, event.deal, day, what, given, said, line, refused.deal IS NOT NULL
FROM event LEFT JOIN refused ON refused.deal = event.deal ORDER BY event.deal, day, what, given, n
"""
_IN_ORDER_OF_DATE = """
SELECT event.deal, day, what, given, line, deal.said, n = last
FROM event CROSS JOIN deal ON deal.id = event.deal WHERE good ORDER BY day, event.deal, n
"""


@contextmanager
def on_disk() -> Iterator[None]:
    """Whatever the database cannot do, such as write to a full disk, is a PlanForgeError."""
    try:
        yield
    except sqlite3.Error as error:
        raise PlanForgeError(
            f"the deals cannot be put in order: {error}", "make room in the folder for temporary files"
        ) from error


class Row(NamedTuple):
    """One row of the file, read and good by itself."""

    number: int
    deal: str
    day: str
    """Year-month-day."""
    what: str
    given: str
    """Figures, one in a line: name, space, spelling."""
    said: str
    """What it says of its deal, in the order of `ATTRIBUTES`, with tabs between; or nothing."""
    line: int


class Judged(NamedTuple):
    """A deal after all of its rows were compared."""

    id: str
    said: str
    last: int
    """Number of its last row in order of date."""
    good: bool


Swept = tuple[str, str, str, str, int, str, int]
"""Deal, day, event, figures, line, what is said of the deal, and whether it is the last event of the deal."""


class Store:
    """Takes rows in any order, and gives them back in two."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.executescript(_TABLES)
        self._waiting: list[Row] = []
        self._judged: list[Judged] = []
        self.refused_rows = 0
        self.ruined = False
        """A fault leaves no deal that can be trusted."""

    def add(self, row: Row) -> None:
        self._waiting.append(row)
        if len(self._waiting) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        self._database.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", self._waiting)
        self._waiting.clear()

    def refuse(self, deal: str, rows: int = 1) -> None:
        """A faulty row, whose deal is left out; `deal` is "" where the row does not say it."""
        self.refused_rows += rows
        self._database.execute("INSERT OR IGNORE INTO refused VALUES (?)", (deal,))

    def rows(self) -> Iterator[tuple[Row, bool]]:
        """All good rows, those of one deal together and by date, and whether another row of the deal was refused."""
        self._flush()
        for *row, refused in self._database.execute(_IN_ORDER_OF_DEALS):
            yield Row(*row), bool(refused)

    def judge(self, deal: Judged) -> None:
        self._judged.append(deal)
        if len(self._judged) >= _BATCH:
            self.judged()

    def judged(self) -> None:
        """The last deal was judged."""
        self._database.executemany("INSERT INTO deal VALUES (?, ?, ?, ?)", self._judged)
        self._judged.clear()

    def lost_deals(self) -> int:
        """How many deals have no good row at all."""
        query = "SELECT count(*) FROM refused WHERE deal <> '' AND deal NOT IN (SELECT id FROM deal)"
        return int(self._database.execute(query).fetchone()[0])

    def sweep(self) -> Iterator[Swept]:
        """The events of all good deals in order of date, deal and row."""
        with on_disk():
            yield from self._database.execute(_IN_ORDER_OF_DATE)

    def close(self) -> None:
        self._database.close()
