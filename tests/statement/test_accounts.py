"""Sums below the threshold: what a statement begins with, what it pays, and what it carries forward."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from planforge.values import Money
from tests.statement.stating import NET, lines, plan_text, totals, written

COLUMNS = "deal,event,date,client,receipts,refunds\n"
MONTHS = [f"{year}-{month:02}" for year in (2027, 2028) for month in range(1, 13)]


def _plan(more: str = "", threshold: str = "GBP 100") -> str:
    return plan_text(f"amount: {NET}", more=f"payment: {{threshold: {threshold}{more}}}")


def _rows(*paid: tuple[str, int]) -> str:
    """A deal for each day and fee."""
    return COLUMNS + "".join(f"D{number},paid,{day},Acme,{fee * 10},\n" for number, (day, fee) in enumerate(paid))


def _sums(plan: str, rows: str, period: str, **asked: str) -> list[str]:
    """From earlier times, of this one, to be paid, carried forward."""
    found = totals(plan, rows, period=period, **asked)
    return [f"{each.earlier.amount:f} {each.money.amount:f} {each.paid.amount:f} {each.forward.amount:f}" for each in found]


def _are(found: Sequence[str], *sums: str) -> None:
    assert [[Decimal(size) for size in each.split()] for each in found] == [
        [Decimal(size) for size in each.split()] for each in sums
    ]


ROWS = _rows(("2027-01-10", 60), ("2027-02-10", 30), ("2027-04-10", 20), ("2027-11-10", 99))


@pytest.mark.parametrize(
    ("period", "sums"),
    [
        ("2027-01", ["0 60.00 0 60.00"]),
        ("2027-02", ["60.00 30.00 0 90.00"]),
        ("2027-03", ["90.00 0 0 90.00"]),
        ("2027-04", ["90.00 20.00 110.00 0"]),
        ("2027-05", []),
        ("2027-11", ["0 99.00 0 99.00"]),
        ("2028-05", ["99.00 0 0 99.00"]),
    ],
)
def test_what_is_carried_is_paid_with_the_payment_that_reaches_the_threshold(period: str, sums: list[str]) -> None:
    _are(_sums(_plan(), ROWS, period), *sums)


def test_exactly_the_threshold_is_paid() -> None:
    _are(_sums(_plan(threshold="GBP 90"), ROWS, "2027-02"), "60 30 90 0")
    _are(_sums(_plan(threshold="GBP 90.01"), ROWS, "2027-02"), "60 30 0 90")


def test_a_quarter_is_paid_as_one_unless_statements_come_more_often() -> None:
    rows = _rows(("2027-01-10", 60), ("2027-02-10", 60), ("2027-03-10", 60), ("2027-04-10", 10))
    _are(_sums(_plan(), rows, "2027-Q1"), "0 180 180 0")
    monthly = _plan(", statement: {every: month, within: 10 days}")
    _are(_sums(monthly, rows, "2027-Q1"), "0 180 120 60")
    _are(_sums(monthly, rows, "2027-Q2"), "60 10 0 70")
    _are(_sums(_plan(), rows, "2027-Q2"), "0 10 0 10")


def test_the_end_of_the_year_pays_what_is_left() -> None:
    plan = _plan(", threshold_until: the end of the year")
    _are(_sums(plan, ROWS, "2027-11"), "0 99 0 99")
    _are(_sums(plan, ROWS, "2027-12"), "99 0 99 0")  # no line at all in December
    _are(_sums(plan, ROWS, "2028-01"))
    _are(_sums(plan, ROWS, "2027-Q4"), "0 99 99 0")
    _are(_sums(_plan(", threshold_until: the end of the agreement"), ROWS, "2027-12"), "99 0 0 99")


def test_the_end_of_the_agreement_pays_what_is_left() -> None:
    _are(_sums(_plan(), ROWS, "2027-12", ended="2027-12-15"), "99 0 99 0")
    _are(_sums(_plan(), ROWS, "2028-01", ended="2027-12-15"))


def test_a_small_sum_that_goes_back_is_carried_too() -> None:
    plan = _plan() + "    clawback: {within: 90 days, when: [the client cancels]}\n"
    rows = _rows(("2027-01-10", 120), ("2027-01-11", 50)) + "D1,cancelled,2027-02-10,Acme,,\nD2,paid,2027-03-01,Acme,1500,\n"
    _are(_sums(plan, rows, "2027-01"), "0 170 170 0")
    _are(_sums(plan, rows, "2027-02"), "0 -50 0 -50")
    _are(_sums(plan, rows, "2027-03"), "-50 150 100 0")


def test_each_pair_of_parties_has_its_own_account() -> None:
    more = (
        _plan()
        + "  - {id: other, name: Other, payer: northwind, payee: harbour, earned: when the client pays, amount: {flat: GBP 100}}\n"
    )
    _are(_sums(more, ROWS, "2027-01"), "0 60 0 60", "0 100 100 0")
    _are(_sums(more, ROWS, "2027-02", party="harbour"), "0 100 100 0")


def test_one_deal_is_told_without_what_is_carried() -> None:
    (total,) = totals(_plan(), ROWS, deal="D0", period="2027-01")
    assert (str(total.paid), str(total.forward)) == ("GBP 60.00", "GBP 0.00")


def test_every_form_says_what_is_carried() -> None:
    text = " ".join(written(_plan(), ROWS, period="2027-04").split())
    assert (
        "1 line carried forward from earlier times GBP 90.00 to be paid GBP 110.00 carried forward: below the agreed threshold GBP 0.00"
        in text
    )
    (total,) = json.loads(written(_plan(), ROWS, "json", period="2027-02"))["totals"]
    assert (total["amount"], total["earlier"], total["to_pay"], total["carried_forward"]) == ("30.00", "60.00", "0.00", "90.00")
    table = written(_plan(), ROWS, "md", period="2027-02")
    assert "| From earlier | To be paid | Carried forward |" in " ".join(table.split())
    assert "| £60.00 | £0.00 | £90.00 |" in " ".join(table.split())
    assert "carried" not in written(_plan(threshold="GBP 1"), ROWS, period="2027-02")
    assert "Carried forward" not in written(_plan(threshold="GBP 1"), ROWS, "md", period="2027-02")


days = st.dates(date(2027, 1, 1), date(2028, 12, 31))
fees = st.lists(st.tuples(days, st.integers(0, 150)), max_size=10)
terms = st.sampled_from(["", ", threshold_until: the end of the year", ", statement: {every: month, within: 5 days}"])


@settings(max_examples=25, deadline=None)
@drawn(fees, terms)
def test_statements_of_months_join_and_nothing_is_lost(paid: list[tuple[date, int]], more: str) -> None:
    plan, rows = _plan(more), _rows(*((str(day), fee) for day, fee in paid))
    left = all_paid = stated = Money("GBP", Decimal(0))
    for month in MONTHS:
        for each in totals(plan, rows, period=month):
            assert each.earlier == left
            assert each.earlier + each.money == each.paid + each.forward
            assert abs(each.forward.amount) < 100
            left, all_paid, stated = each.forward, all_paid + each.paid, stated + each.money
    assert all_paid + left == stated == sum((line.amount for line in lines(plan, rows)), Money("GBP", Decimal(0)))


@settings(max_examples=25, deadline=None)
@drawn(fees, days, st.integers(0, 90), terms)
def test_any_time_begins_and_ends_in_balance(paid: list[tuple[date, int]], first: date, length: int, more: str) -> None:
    plan, rows = _plan(more), _rows(*((str(day), fee) for day, fee in paid))
    for each in totals(plan, rows, period=f"{first}..{first + timedelta(days=length)}"):
        assert each.earlier + each.money == each.paid + each.forward
        assert abs(each.earlier.amount) < 100
        assert abs(each.forward.amount) < 100
