"""The table itself: encodings, separators, quotes, headings, limits, and where each cell stands."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.deals import limits
from tests.deals.reading import good, read, told

HEAD = "deal,event,date,receipts,seats"
ROW = "D-1,paid,2027-02-01,1200.50,3"


def stopped(text: str | bytes) -> tuple[str, int, int, str, str | None]:
    """The one fault that ends the reading. Nothing of the file is then used."""
    findings, swept, counts = read(text)
    assert swept == []
    assert counts[0] == counts[2]
    assert counts[1] == counts[3]
    assert len(findings) == 1
    return told(text)[0]


def figures(text: str | bytes) -> list[str]:
    return [str(value) for _, event, _ in good(text) for _, value in sorted(event.given.items())]


@pytest.mark.parametrize(
    "raw",
    [
        f"{HEAD}\n{ROW}\n".encode(),
        f"{HEAD}\n{ROW}".encode(),
        f"{HEAD}\r\n{ROW}\r\n".encode(),
        f"\ufeff{HEAD}\r\n{ROW}\r\n".encode(),
        f"{HEAD}\n\n,,,,\n{ROW}\n\n".encode(),
        b'"deal","event","date","receipts","seats"\n"D-1","paid","2027-02-01","1,200.50","3"\n',
        b" Deal ,EVENT,Date,Receipts,Seats,,\nD-1,paid,2027-02-01,1200.50,3,,\n",
        b"seats,date,#owner,receipts,deal,# mine,event\n3,2027-02-01,Joe 5,1200.50,D-1,7,paid\n",
        f"sep=,\n{HEAD}\n{ROW}\n".encode(),
        f"{HEAD},margin\n{ROW}\n".encode(),
    ],
)
def test_ways_of_writing_the_same_table(raw: bytes) -> None:
    assert figures(raw) == ["GBP 1,200.50", "3"]


@pytest.mark.parametrize(
    ("figure", "read_as"),
    [
        ("1200,5", "GBP 1,200.50"), ("1.200,50", "GBP 1,200.50"), ("1.234.567,89", "GBP 1,234,567.89"), ("1,234,567.89", "GBP 1,234,567.89"),
        ("1.234.567", "GBP 1,234,567.00"), ("12,5", "GBP 12.50"), ("12.5", "GBP 12.50"), ("0,50", "GBP 0.50"), ("1200", "GBP 1,200.00"),
        ("GBP 1.200,50", "GBP 1,200.50"), ("1 200,50", "GBP 1,200.50"), ("1\u00a0200", "GBP 1,200.00"), ("1\u202f234\u202f567,8", "GBP 1,234,567.80"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("separator", ["", "sep=;\n"])
def test_decimal_commas_in_a_table_with_semicolons(figure: str, read_as: str, separator: str) -> None:
    findings, swept, _ = read(f"{separator}deal;event;date;receipts\nD-1;paid;2027-02-01;{figure}\n")
    assert [str(event.given["receipts"]) for _, event, _ in swept] == [read_as]
    (note,) = findings
    assert (note.code, note.severity.value) == ("PF374", "note")
    assert note.message == "the columns are separated by semicolons, so figures may have a decimal comma"


@pytest.mark.parametrize(
    ("figure", "hint"),
    [
        ("1.200", "write 1200 if it separates thousands, 1.2 if it is a decimal sign"),
        ("1,234", "write 1234 if it separates thousands, 1.234 if it is a decimal sign"),
        ("GBP 20.000", "write GBP 20000 if it separates thousands, GBP 20 if it is a decimal sign"),
    ],
)
def test_two_readings_are_refused(figure: str, hint: str) -> None:
    found = [each for each in told(f"deal;event;date;receipts\nD-1;paid;2027-02-01;{figure}\n") if each[0] != "PF374"]
    assert found == [("PF365", 2, 21, f"`receipts` has two readings in a table with semicolons: {figure!r}", hint)]


def test_tabs_separate_too() -> None:
    findings, swept, _ = read("deal\tevent\tdate\treceipts\nD-1\tpaid\t2027-02-01\t1,200.50\n")
    assert [each.message for each in findings] == ["the columns are separated by tabs"]
    assert len(swept) == 1


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", ("PF360", 1, 1, "the first row names the columns, and deal, event, date are not among them", "add them")),
        (b"\n\n", ("PF360", 1, 1, "the first row names the columns, and deal, event, date are not among them", "add them")),
        (b"deal,event,datum\n", ("PF360", 1, 1, "the first row names the columns, and date is not among them", "call the column `datum` date")),
        (b"deal,event\n", ("PF360", 1, 1, "the first row names the columns, and date is not among them", "add it")),
        (b"D-1,paid,2027-02-01\n", ("PF360", 1, 1, "the first row names the columns, and deal, event, date are not among them", "add them")),
        (b"deal,event,date,Receipts,receipts\n", ("PF360", 1, 1, "two columns are called `receipts`", "keep one of them")),
        (b"deal,event,date" + b",x" * 300, ("PF360", 1, 1, "the table has 303 columns; the limit is 200", "remove some")),
        (b'deal,event,date,client\nD-1,paid,2027-02-01,"Har"bour\n', ("PF360", 2, 1, "after a closing quote comes neither a separator nor the end of the row (commas)", 'write "" for a quote inside quotes')),
        (b'deal,event,date,client\nD-1,paid,2027-02-01,"Har', ("PF360", 2, 1, "a quote that opens in this row is not closed", 'close it, or write "" for a quote inside quotes')),
        (b'deal,event,date,client\nD-1,paid,2027-02-01,"Har\n' + b"D-2,paid,2027-02-01,x\n" * 200, ("PF360", 2, 1, "a row has more than 100 lines, so a quote that opens in it is not closed", 'close it, or write "" for a quote inside quotes')),
        ("deal,event,date,client\nD-0,paid,2027-02-01,x\nD-1,paid,2027-02-01,Café\n".encode("latin-1"), ("PF001", 3, 24, "byte 0xE9 in line 3 is not UTF-8", "save it from the spreadsheet as CSV in UTF-8")),
        ("deal,event,date\n".encode("utf-16"), ("PF001", 1, 1, "the file is UTF-16, and a table of deals is UTF-8", "save it from the spreadsheet as CSV in UTF-8")),
        (b"PK\x03\x04\x14\0\x06\0", ("PF360", 1, 1, "the file is a workbook, not a table of text", "save it from the spreadsheet as CSV in UTF-8")),
        (b"deal,event,date,client\nD-1,paid,2027-02-01,H\0\n", ("PF360", 2, 22, "a NUL character stands in the file, which is no text", "save it from the spreadsheet as CSV in UTF-8")),
        (b"deal,event,date,client\nD-1,paid,2027-02-01," + b"x" * limits.LINE + b"\n", ("PF360", 2, 1, "a line has more than 100,000 bytes", "save it from the spreadsheet as CSV in UTF-8")),
        (b"deal,event,date\rD-1,paid,2027-02-01\r", ("PF360", 1, 1, "the lines end in CR alone, as on old machines", "save it from the spreadsheet as CSV in UTF-8")),
    ],
)  # fmt: skip
def test_what_cannot_be_read_as_a_table(raw: bytes, expected: tuple[str, int, int, str, str]) -> None:
    assert stopped(raw) == expected


def test_faults_before_the_place_where_reading_ends_are_told_too() -> None:
    found = told(b"deal,event,date\nD-1,payd,2027-02-01\nD-2,paid,2027-02-01\nD-\xe9,paid,2027-02-01\n")
    assert [(code, line, column) for code, line, column, *_ in found] == [("PF363", 2, 5), ("PF001", 4, 3)]


def test_an_unknown_column_is_named_and_deals_with_a_figure_in_it_are_left_out() -> None:
    text = f"{HEAD},taxs,owner\n{ROW},200,\n{ROW.replace('D-1', 'D-2')},,Joe Smith 5\n{ROW.replace('D-1', 'D-3')},,GBP 5\n"
    findings, swept, counts = read(text)
    assert told(text) == [
        ("PF361", 1, 32, "the plan knows no figure `taxs`; deals with a figure in this column are left out", "did you mean taxes?"),
        ("PF361", 1, 37, "the plan knows no figure `owner`; deals with a figure in this column are left out", "remove the column, or begin its heading with #"),
    ]  # fmt: skip
    assert [deal.id for deal, *_ in swept] == ["D-2"]
    assert counts == (3, 3, 2, 2)
    assert findings[0].at == (1, "taxs")


def test_a_figure_that_nothing_reads_is_noted_and_kept() -> None:
    findings, swept, counts = read(f"{HEAD},delivery\n{ROW},20\n")
    assert [(each.code, each.severity.value, each.message) for each in findings] == [
        ("PF375", "note", "nothing in this plan reads `delivery`")
    ]
    assert str(swept[0][1].given["delivery"]) == "GBP 20.00"
    assert counts == (1, 1, 0, 0)


def test_a_cell_under_no_heading_is_a_fault() -> None:
    found = told(f",{HEAD}\n0,{ROW}\n,{ROW.replace('D-1', 'D-2')}\n")
    assert found == [("PF373", 2, 1, "there is no column for '0'", "give its column a heading, or #")]


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), max_size=8)


@given(st.lists(CELL, min_size=2, max_size=6), st.sampled_from(",;\t"), st.booleans(), st.booleans(), st.data())
def test_a_fault_points_exactly_at_its_cell(
    cells: list[str], delimiter: str, quoted: bool, bom: bool, data: st.DataObject
) -> None:
    """Whatever stands around it, and however many lines that takes: the span is the text of the cell as it was typed."""
    place = data.draw(st.integers(0, len(cells)))
    broken = [each + data.draw(st.sampled_from(["", "\n", '"', delimiter, " "])) for each in cells]
    written = io.StringIO()
    writer = csv.writer(
        written, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, lineterminator="\n"
    )
    heads = [f"#{number}" for number in range(len(cells))]
    writer.writerow(["deal", "event", *heads[:place], "date", *heads[place:]])
    writer.writerow(["D-0", "signed", *broken[:place], "2027-02-01", *broken[place:]])
    writer.writerow(["D-1", "signed", *broken[:place], "tomorrow", *broken[place:]])
    text = written.getvalue()
    findings, swept, counts = read(text.encode("utf-8-sig" if bom else "utf-8"))
    (fault,) = (each for each in findings if each.code != "PF374")
    assert fault.code == "PF364"
    assert fault.span is not None
    lines = text.split("\n")
    assert fault.span.line == fault.span.end_line
    assert lines[fault.span.line - 1][fault.span.column - 1 : fault.span.end_column - 1].strip('"') == "tomorrow"
    assert [deal.id for deal, *_ in swept] == ["D-0"]
    assert counts == (2, 2, 1, 1)


@given(st.binary(max_size=300))
def test_whatever_stands_in_the_file_nothing_is_raised(raw: bytes) -> None:
    for name in ("deals.csv", "deals.yaml", "deals"):
        read(raw, name)
        read(b"deal,event,date,receipts\n" + raw, name)


@given(st.text("deal,event;\"\n\r\t-12.%£Dpaid'0", max_size=120))
def test_tables_of_odd_marks_raise_nothing(text: str) -> None:
    read("deal,event,date,receipts,seats\n" + text)
    read("deal;event;date;receipts;seats\n" + text)


def test_a_count_has_two_readings_too() -> None:
    found = told("deal;event;date;seats\nD-1;paid;2027-02-01;1.200\n")
    assert [code for code, *_ in found] == ["PF374", "PF365"]


def test_quotes_and_separators_inside_quotes_do_not_move_the_place() -> None:
    assert told('deal,client,event,date\nD-1,"Harbour ""A"", Smith, ""B""",payd,2027-02-01\n')[0][:3] == ("PF363", 2, 35)
