"""When a fee is due: held, counted from what the plan names, and without a day where that has not come."""

from __future__ import annotations

import pytest

from tests.statement.stating import NET, lines, plan_text

ROWS = """deal,event,date,client,receipts
D1,signed,2027-01-02,Acme,
D1,invoiced,2027-01-05,Acme,
D1,paid,2027-01-10,Acme,1000
"""


def _due(payment: str, *terms: str, rows: str = ROWS, earned: str = "when the client pays") -> tuple[str, str, str]:
    more = f"payment: {{{payment}}}" if payment else ""
    (line,) = lines(plan_text(f"amount: {NET}", *terms, more=more, earned=earned), rows)
    return str(line.held_until or ""), str(line.due or ""), line.due_words


STATED = "statement: {every: month, within: 10 days}, "


@pytest.mark.parametrize(
    ("payment", "expected"),
    [
        ("", ("", "", "")),
        ("due: {period: 30 days, after: the earning event}", ("", "2027-02-09", "30 days after it was earned on 2027-01-10")),
        ("due: {period: 30 days, after: the end of the month}", ("", "2027-03-02", "30 days after the end of the month, 2027-01-31")),
        ("due: {period: 1 month, after: the end of the quarter}", ("", "2027-04-30", "1 month after the end of the quarter, 2027-03-31")),
        ("due: {period: 7 days, after: the client's payment}", ("", "2027-01-17", "7 days after the client's payment of 2027-01-10")),
        (STATED + "due: {period: 20 days, after: the statement}", ("", "2027-03-02", "20 days after the statement, to be given by 2027-02-10")),
        ("due: {period: 30 days, after: the invoice}", ("", "", "30 days after the invoice")),
        ("due: {period: 5 business days, after: the earning event}",
         ("", "2027-01-15", "5 business days after it was earned on 2027-01-10, Monday to Friday, without regard to public holidays")),
    ],
)  # fmt: skip
def test_a_fee_is_due_so_long_after_what_the_plan_names(payment: str, expected: tuple[str, str, str]) -> None:
    assert _due(payment) == expected


def test_a_fee_that_is_held_is_due_no_sooner() -> None:
    assert _due("", "hold: 30 days") == ("2027-02-09", "2027-02-09", "at the end of the time for which it is held")
    short = "due: {period: 10 days, after: the earning event}"
    assert _due(short, "hold: 30 days")[:2] == ("2027-02-09", "2027-02-09")
    long = "due: {period: 60 days, after: the earning event}"
    assert _due(long, "hold: 30 days")[:2] == ("2027-02-09", "2027-03-11")


def test_the_later_of_two_days_counts() -> None:
    later = "due: {period: 10 days, after: the earning event, later_of: the client's payment}"
    rows = ROWS.replace("D1,paid,2027-01-10,Acme,1000", "D1,ordered,2027-01-20,Acme,1000\nD1,paid,2027-01-10,Acme,")
    assert _due(later, rows=rows, earned="when the client orders")[1] == "2027-01-30"


def test_nothing_is_due_before_the_client_has_paid() -> None:
    payment = "due: {period: 10 days, after: the earning event}, only_if_client_paid: true"
    rows = "deal,event,date,client,receipts\nD1,ordered,2027-01-10,Acme,1000"
    assert _due(payment, rows=rows, earned="when the client orders") == (
        "", "", "once the client has paid; 10 days after it was earned on 2027-01-10",
    )  # fmt: skip
