"""A file of CSV as rows of cells, line by line, with nothing kept; and where its cells stand in the text."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO

from planforge.deals import limits
from planforge.deals.faults import Found, Place, Unreadable
from planforge.source.position import Lines as Positions

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_AS_CSV = "save it from the spreadsheet as CSV in UTF-8"
_OTHER_FILES = {
    codecs.BOM_UTF16_LE: ("PF001", "the file is UTF-16, and a table of deals is UTF-8"),
    codecs.BOM_UTF16_BE: ("PF001", "the file is UTF-16, and a table of deals is UTF-8"),
    b"PK\x03\x04": ("PF360", "the file is a workbook, not a table of text"),
    b"\xd0\xcf\x11\xe0": ("PF360", "the file is a workbook, not a table of text"),
}


class Lines:
    """The lines of a file, each judged before it is parsed. `first` is where the row that is being read began."""

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        self._file = file
        self.number = 0
        self.first = 1
        self.row: list[str] = []
        """The lines of the row that is being read."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        raw = self._file.readline(limits.LINE + 1)
        if not raw:
            raise StopIteration
        self.number += 1
        if len(raw) > limits.LINE:
            raise Unreadable("PF360", f"a line has more than {limits.LINE:,} bytes", _AS_CSV, self.number)
        if self.number == 1:
            raw = _without_mark(raw)
        if b"\0" in raw:
            message = "a NUL character stands in the file, which is no text"
            raise Unreadable("PF360", message, _AS_CSV, self.number, len(raw[: raw.index(0)].decode("utf-8", "replace")) + 1)
        if self.number - self.first >= limits.LINES_OF_ROW:
            message = f"a row has more than {limits.LINES_OF_ROW} lines, so a quote that opens in it is not closed"
            raise Unreadable("PF360", message, 'close it, or write "" for a quote inside quotes', self.first)
        text = self._decoded(raw)
        self.row.append(text)
        return text

    def _decoded(self, raw: bytes) -> str:
        try:
            return raw.decode()
        except UnicodeDecodeError as error:
            column = len(raw[: error.start].decode()) + 1
            message = f"byte 0x{raw[error.start]:02X} in line {self.number} is not UTF-8"
            raise Unreadable("PF001", message, _AS_CSV, self.number, column) from error


def _without_mark(raw: bytes) -> bytes:
    for start, (code, message) in _OTHER_FILES.items():
        if raw.startswith(start):
            raise Unreadable(code, message, _AS_CSV)
    return raw.removeprefix(codecs.BOM_UTF8)


class Table:
    """The headings and rows of a file. Row 0 is the headings."""

    def __init__(self, file: BinaryIO, expected: Iterable[str]) -> None:
        """`expected` are headings by which the separator is found out."""
        self.lines = Lines(file)
        first = next(self.lines, "")
        self.delimiter = _delimiter(first, frozenset(expected))
        if first[:4].lower() == "sep=":  # a line by which spreadsheets tell each other the separator
            self.lines.first, self.lines.row = 2, []
            first = next(self.lines, "")
        self._reader = csv.reader(chain((first,), self.lines), delimiter=self.delimiter, strict=True)
        self.headings = tuple(heading(each) for each in self._next() or ())

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Number and cells of each row, blank ones too."""
        number = 0
        while True:
            self.lines.first = self.lines.number + 1
            self.lines.row.clear()
            cells = self._next()
            if cells is None:
                return
            number += 1
            if number > limits.ROWS:
                raise Unreadable("PF360", f"the table has more than {limits.ROWS:,} rows", "split it", self.lines.first)
            yield number, cells

    def _next(self) -> list[str] | None:
        try:
            return next(self._reader, None)
        except csv.Error as error:
            raise self._broken(str(error)) from error

    def _broken(self, why: str) -> Unreadable:
        if "new-line" in why:
            return Unreadable("PF360", "the lines end in CR alone, as on old machines", _AS_CSV, self.lines.first)
        if "limit" in why or "end of data" in why:
            message, hint = "a quote that opens in this row is not closed", 'close it, or write "" for a quote inside quotes'
        else:
            message = f"after a closing quote comes neither a separator nor the end of the row ({DELIMITERS[self.delimiter]})"
            hint = 'write "" for a quote inside quotes'
        return Unreadable("PF360", message, hint, self.lines.first)


def heading(text: str) -> str:
    """A heading as its column is called: `Net Revenue` and `net_revenue` are `net-revenue`."""
    return "-".join(text.strip().lower().replace("_", " ").split())


def _delimiter(first: str, expected: frozenset[str]) -> str:
    """The separator by which most of the headings in the first line are known."""
    if first[:4].lower() == "sep=" and first[4:5] in DELIMITERS:
        return first[4:5]

    def known(delimiter: str) -> int:
        try:
            cells = next(csv.reader((first,), delimiter=delimiter), [])
        except csv.Error:  # it is told when the line is read
            return 0
        return sum(heading(each) in expected for each in cells)

    return max(DELIMITERS, key=known)


def located(file: BinaryIO, expected: Iterable[str], wanted: frozenset[Place]) -> Mapping[Place, Found]:
    """Where the `wanted` cells stand: the file is read once more, as far as needed."""
    columns: dict[int, list[str]] = {}
    for place in wanted:
        columns.setdefault(place.row, []).append(place.column)
    found: dict[Place, Found] = {}
    last = max(columns)
    try:
        table = Table(file, expected)
        for number, _ in chain(((0, []),), table.rows()):
            for column in columns.get(number, ()):
                found[Place(number, column)] = _found(table, column)
            if number >= last:
                break
    except Unreadable:  # it was told where the reading ended
        pass
    return found


def _found(table: Table, column: str) -> Found:
    """The cell under `column` in the row that was read last, or with `+` the one of that number; the whole row for "" or no such cell."""
    text, line = "".join(table.lines.row), table.lines.first
    start, end = 0, len(text.rstrip("\r\n"))
    if column:
        cells = list(_cells(text, table.delimiter))
        index = int(column[1:]) if column.startswith("+") else table.headings.index(column)
        start, end = cells[index] if index < len(cells) else (end, end)
        column = table.headings[index] if index < len(table.headings) else ""
    span = Positions(text).span(start, end)
    moved = span._replace(line=span.line + line - 1, end_line=span.end_line + line - 1)
    return Found((line, column) if column else (line,), moved)


def _cells(row: str, delimiter: str) -> Iterator[tuple[int, int]]:
    """Where each cell of a row starts and ends, quotes included."""
    start, size = 0, len(row.rstrip("\r\n"))
    while True:
        end = start
        if row.startswith('"', start):
            end = row.find('"', start + 1)
            while row.startswith('""', end):
                end = row.find('"', end + 2)
        end = row.find(delimiter, end, size)
        if end < 0:
            yield start, size
            return
        yield start, end
        start = end + 1
