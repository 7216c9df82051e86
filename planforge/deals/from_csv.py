"""A table of deals: one row for each event, the columns named by the first row."""

from __future__ import annotations

import re
from typing import BinaryIO, NamedTuple

from planforge.deals import limits
from planforge.deals.cells import Cells
from planforge.deals.deal import ATTRIBUTES
from planforge.deals.faults import Faults, Place, Unreadable
from planforge.deals.figures import Wrong, simple, with_decimal_comma
from planforge.deals.known import Known
from planforge.deals.store import Row, Store
from planforge.deals.table import DELIMITERS, Table
from planforge.schema.phrases import brief, listed, nearest

NEEDED = ("deal", "event", "date")
COLUMNS = (*NEEDED, *ATTRIBUTES, "currency")
"""The columns that are not figures."""
_PASSED_OVER = "#"
_FIGURE = re.compile(r"[-(]?(?:[A-Z]{3} )?-?[0-9][0-9.,]*\s?%?\)?")


class Figures(NamedTuple):
    """A column of figures: which cell, the measure, and what needs no further reading."""

    cell: int
    name: str
    simple: re.Pattern[str]
    before: str
    """What stands before a bare number once it is read."""


def expected(known: Known) -> tuple[str, ...]:
    return (*COLUMNS, *known.measures)


def read_table(file: BinaryIO, known: Known, faults: Faults, store: Store) -> None:
    """Put the rows of `file` into `store`. Raises Unreadable where rows cannot be told apart."""
    table = Table(file, expected(known))
    rows = Rows(table, Cells(known, faults))
    for number, cells in table.rows():
        if any(cells):
            rows.take(number, cells, store)


class Rows:
    """What each column of one table is, and the reading of its rows."""

    def __init__(self, table: Table, cells: Cells) -> None:
        self._table = table
        self._cells = cells
        self._faults = cells.faults
        self._commas = table.delimiter == ";"
        names = table.headings
        self._width = len(names)
        self._judge_headings(names)
        self._deal, self._event, self._date = (names.index(name) for name in NEEDED)
        self._currency = names.index("currency") if "currency" in names else -1
        self._attributes = [(names.index(name) if name in names else -1, name) for name in ATTRIBUTES]
        self._figures = [self._column(cell, name) for cell, name in enumerate(names) if name in cells.known.measures]
        self._unknown = [cell for cell, name in enumerate(names) if self._is_unknown(name)]
        self._unnamed = [cell for cell, name in enumerate(names) if not name]

    def _column(self, cell: int, name: str) -> Figures:
        kind = self._cells.known.measures[name]
        currency = self._cells.known.currency
        return Figures(cell, name, simple(kind, currency), f"{currency} " if kind == "money" else "")

    def _is_unknown(self, name: str) -> bool:
        return bool(name) and name[0] != _PASSED_OVER and name not in COLUMNS and name not in self._cells.known.measures

    def _judge_headings(self, names: tuple[str, ...]) -> None:
        if self._width > limits.COLUMNS:
            raise Unreadable("PF360", f"the table has {self._width:,} columns; the limit is {limits.COLUMNS}", "remove some")
        missing = [name for name in NEEDED if name not in names]
        if missing:
            raise self._without(missing, names)
        known = self._cells.known
        words = (*COLUMNS, *(each for each in known.measures if each not in known.idle))
        for cell, name in enumerate(names):
            at = Place(0, f"+{cell}")
            if self._is_unknown(name):
                near = nearest(name, words)
                hint = (
                    f"did you mean {near}?" if near and near not in names else "remove the column, or begin its heading with #"
                )
                message = f"the plan knows no figure `{brief(name)}`; deals with a figure in this column are left out"
                self._faults.add("PF361", at, message, hint)
            elif name and name[0] != _PASSED_OVER and name in names[:cell]:
                raise Unreadable("PF360", f"two columns are called `{name}`", "keep one of them", self._table.lines.first)
            elif name in known.idle:
                message = f"nothing in this plan reads `{name}`"
                self._faults.add("PF375", at, message, "name it in a base of the plan, if it should count")
        if self._table.delimiter != ",":
            commas = ", so figures may have a decimal comma" if self._commas else ""
            self._faults.add("PF374", Place(0), f"the columns are separated by {DELIMITERS[self._table.delimiter]}{commas}")

    def _without(self, missing: list[str], names: tuple[str, ...]) -> Unreadable:
        message = (
            f"the first row names the columns, and {listed(missing)} {'is' if len(missing) == 1 else 'are'} not among them"
        )
        near = nearest(missing[0], (name for name in names if name not in COLUMNS))
        hint = f"call the column `{brief(near)}` {missing[0]}" if near else f"add {'it' if len(missing) == 1 else 'them'}"
        return Unreadable("PF360", message, hint, self._table.lines.first)

    def take(self, number: int, cells: list[str], store: Store) -> None:
        """One row into the store, or its deal marked as faulty."""
        before = self._faults.errors
        if len(cells) != self._width or self._unnamed:
            cells = self._fitted(number, cells)
        reader = self._cells
        deal = reader.deal(number, cells[self._deal].strip())
        what = reader.event(number, cells[self._event].strip())
        day = reader.day(number, cells[self._date].strip())
        attributes = self._said(number, cells)
        given = self._given(number, cells)
        if self._faults.errors > before or any(_FIGURE.fullmatch(cells[cell].strip()) for cell in self._unknown):
            store.refuse(deal)
        else:
            store.add(Row(number, deal, day, what, given, attributes, self._table.lines.first))

    def _fitted(self, number: int, cells: list[str]) -> list[str]:
        """As many cells as there are columns; it is a fault where something stands outside of them."""
        spare = [*self._unnamed, *range(self._width, len(cells))]
        beyond = next((cell for cell in spare if cell < len(cells) and cells[cell].strip()), None)
        if beyond is not None:
            message = f"there is no column for {brief(cells[beyond].strip())!r}"
            hint = (
                "put a text that has a separator in it in quotes"
                if beyond >= self._width
                else "give its column a heading, or #"
            )
            self._faults.add("PF373", Place(number, f"+{beyond}"), message, hint)
        return [*cells[: self._width], *[""] * (self._width - len(cells))]

    def _said(self, number: int, cells: list[str]) -> str:
        """What the row says of its deal, in the order of `ATTRIBUTES`, or nothing."""
        found = [
            self._cells.attribute(number, name, text) if cell >= 0 and (text := cells[cell].strip()) else ""
            for cell, name in self._attributes
        ]
        return "\t".join(found) if any(found) else ""

    def _given(self, number: int, cells: list[str]) -> str:
        """The figures of the row, one in a line: its name and how it is spelt."""
        if self._currency >= 0:
            self._cells.currency(number, cells[self._currency].strip())
        found = []
        for cell, name, surely, before in self._figures:
            text = cells[cell].strip()
            if not text:
                continue
            if surely.fullmatch(text) and not self._commas:
                text = text.rstrip("0").rstrip(".") if "." in text else text
                found.append(f"{name} {before}{text}")
            else:
                found.append(f"{name} {self._figure(number, name, text)}")
        return "\n".join(found)

    def _figure(self, number: int, name: str, text: str) -> str:
        try:
            text = with_decimal_comma(name, text) if self._commas else text
        except Wrong as wrong:
            self._cells.wrong(number, name, wrong)
            return ""
        return self._cells.figure(number, name, text, bare=True)
