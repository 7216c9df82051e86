"""Sweeping: every event once, in order of date, with every figure as it was written."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge import deals
from planforge.deals.figures import spelt, unspelt
from planforge.errors import PlanForgeError
from planforge.values import Money, Percent
from tests.deals.reading import KNOWN, good, read

AMOUNT = st.decimals(0, 999_999_999_999_999, places=2)
WHATS = ("registered", "signed", "invoiced", "paid", "held", "fee paid")


@st.composite
def tables(draw: st.DrawFn) -> list[dict[str, object]]:
    """Rows in which nothing is wrong: each deal has its events in some order of time, the rows stand in any order."""
    rows = []
    for deal in range(draw(st.integers(1, 5))):
        day = date(2027, 1, 1)
        for what in WHATS:
            for _ in range(draw(st.integers(0, 2))):
                day += timedelta(days=draw(st.integers(1, 40)))
                figures = {
                    "receipts": draw(AMOUNT),
                    "seats": draw(st.integers(0, 9999)),
                    "margin": draw(st.decimals(0, 100, places=3)),
                }
                given_here = {name: figures[name] for name in draw(st.sets(st.sampled_from(sorted(figures))))}
                rows.append({"deal": f"D-{deal}", "event": what, "date": day, "client": f"Client, {deal}", **given_here})
    return draw(st.permutations(rows))


def as_csv(rows: list[dict[str, object]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, ["receipts", "deal", "event", "seats", "date", "client", "margin"])
    writer.writeheader()
    for row in rows:
        writer.writerow(row | {"margin": f"{row['margin']}%" if "margin" in row else ""})
    return text.getvalue().encode()


@given(tables())
def test_every_event_is_swept_once_in_order_with_exact_figures(rows: list[dict[str, object]]) -> None:
    swept = good(as_csv(rows))
    expected = sorted((row["date"], row["deal"], number, row) for number, row in enumerate(rows))
    assert [(event.on, deal.id, event.line - 2) for deal, event, _ in swept] == [each[:3] for each in expected]
    for (*_, row), (deal, event, _) in zip(expected, swept, strict=True):
        assert (event.what, deal.client) == (row["event"], row["client"])
        wanted = {"receipts": lambda x: Money("GBP", x), "seats": Decimal, "margin": Percent}
        assert event.given == {name: make(row[name]) for name, make in wanted.items() if name in row}  # type: ignore[operator]


@given(tables())
def test_the_last_event_of_each_deal_is_marked_and_no_other(rows: list[dict[str, object]]) -> None:
    swept = good(as_csv(rows))
    last = {deal.id: number for number, (deal, *_) in enumerate(swept)}
    assert {number for number, (*_, marked) in enumerate(swept) if marked} == set(last.values())


@given(tables(), st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[dict[str, object]], random: object) -> None:
    def without_lines(table: list[dict[str, object]]) -> list[object]:
        return [(deal, event.what, event.on, tuple(event.given.items())) for deal, event, _ in good(as_csv(table))]

    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    key = repr
    assert sorted(without_lines(rows), key=key) == sorted(without_lines(shuffled), key=key)


@given(
    st.one_of(
        AMOUNT.map(lambda each: Money("GBP", each)),
        st.decimals(0, 10**9, places=6).map(Percent),
        st.decimals(0, 10**9, places=6),
    )
)
def test_figures_survive_being_stored(value: Money | Percent | Decimal) -> None:
    assert unspelt(spelt(value)) == value


def test_a_book_can_be_swept_again_and_two_sweeps_do_not_disturb_each_other() -> None:
    raw = b"deal,event,date\nD-1,signed,2027-02-01\nD-1,paid,2027-03-01\n"
    with deals.read(io.BytesIO(raw), "deals.csv", KNOWN) as book:
        one, other = book.sweep(), book.sweep()
        assert [next(one), next(other), *one] == [*list(book.sweep())[:1], *list(book.sweep())]
        assert len(list(other)) == 1


def test_half_a_deal_is_never_swept_and_everything_is_counted() -> None:
    text = "deal,event,date\nD-1,signed,2027-02-01\nD-2,signed,2027-02-01\nD-1,paid,2027-02-31\nD-3,x,2027-01-01\n,paid,2027-01-01\n\n"
    _, swept, counts = read(text)
    assert [deal.id for deal, *_ in swept] == ["D-2"]
    assert counts == (5, 3, 4, 2)


def test_the_text_of_a_small_file_is_kept_to_show_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = "deal,event,date\r\nD-1,paid,2027-01-01\r\n".encode("utf-8-sig")
    with deals.read(io.BytesIO(raw), "deals.csv", KNOWN) as book:
        assert book.text == "deal,event,date\nD-1,paid,2027-01-01\n"
    monkeypatch.setattr("planforge.deals.limits.SHOWN", len(raw) - 1)
    with deals.read(io.BytesIO(raw), "deals.csv", KNOWN) as book:
        assert book.text == ""


def test_a_disk_that_is_full_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from planforge.deals import store

    monkeypatch.setattr(store, "_TABLES", store._TABLES.replace("BEGIN;", "PRAGMA max_page_count = 8; BEGIN;"))
    raw = "deal,event,date\n" + "".join(f"D-{number},paid,2027-02-01\n" for number in range(5000))
    with pytest.raises(PlanForgeError, match="cannot be put in order: database or disk is full"):
        deals.read(io.BytesIO(raw.encode()), "deals.csv", KNOWN)


def test_importing_the_room_imports_neither_sqlite_nor_csv() -> None:
    code = "import sys, planforge.deals; sys.exit(not {'sqlite3', 'csv', 'yaml', 'jsonschema'}.isdisjoint(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_memory_does_not_grow_with_the_number_of_deals(tmp_path: Path) -> None:
    """Measured in processes of their own: three times as many deals, and hardly more memory."""
    code = """
import resource, sys
from pathlib import Path
from planforge import deals
from tests.deals.reading import KNOWN
with open(sys.argv[1], "rb") as file, deals.read(file, "deals.csv", KNOWN) as book:
    assert sum(1 for _ in book.sweep()) == book.rows > 0
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
    used = []
    for count in (20_000, 60_000):
        path = tmp_path / f"{count}.csv"
        with path.open("w") as file:
            file.write("deal,event,date,client,receipts\n")
            file.writelines(
                f"D-{number},paid,2027-{1 + number % 12:02}-{1 + number % 28:02},Client {number} of Harbour Street,{number}.50\n"
                for number in range(count)
            )
        made = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
        used.append(int(made.stdout))
    assert used[1] - used[0] < 12_000
