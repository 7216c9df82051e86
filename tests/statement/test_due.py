"""When a fee is due: held, counted from what the plan names, and without a day where that has not come."""

from __future__ import annotations

import pytest

from planforge.document.compose import compose
from planforge.document.reading import clause_lines, flat
from planforge.document.tree import walk
from tests.statement.stating import NET, checked, lines, plan_text

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


ORDERED = """deal,event,date,client,receipts
D1,ordered,2027-01-20,Acme,1000
D1,paid,%s,Acme,
D1,fee paid,2027-12-01,Acme,
"""
PAID_FIRST = "due: {period: 10 days, after: the earning event}, only_if_client_paid: true, late_interest: {rate: 10%}"


def _late(payment: str, rows: str, *terms: str, earned: str = "when the client orders") -> list[tuple[str, str]]:
    """When each fee that was late was paid, and when it was due."""
    made = lines(plan_text(f"amount: {NET}", *terms, more=f"payment: {{{payment}}}", earned=earned), rows)
    return [
        (str(each.on), each.why.partition(" and ")[0].removeprefix("late interest, for "))
        for each in made
        if each.what == "late interest"
    ]


def test_a_fee_waits_for_a_client_that_pays_after_it_was_earned() -> None:
    assert _late(PAID_FIRST, ORDERED % "2027-03-01") == [("2027-12-01", "GBP 100.00 was due on 2027-03-01")]
    assert _late(PAID_FIRST, ORDERED % "2027-01-25") == [("2027-12-01", "GBP 100.00 was due on 2027-01-30")]


def test_a_fee_of_a_client_that_has_paid_is_due_as_agreed() -> None:
    payment = "due: {period: 10 days, after: the earning event}, only_if_client_paid: true"
    rows = "deal,event,date,client,receipts\nD1,signed,2027-01-02,Acme,\nD1,paid,2027-01-10,Acme,\nD1,ordered,2027-01-20,Acme,1000\n"
    assert _due(payment, rows=rows, earned="when the client orders")[1:] == (
        "2027-01-30",
        "10 days after it was earned on 2027-01-20",
    )


def test_the_payment_of_a_quarter_that_is_over_counts() -> None:
    later = "due: {period: 10 days, after: the earning event, later_of: the client's payment}, only_if_client_paid: true"
    rows = "deal,event,date,client,receipts\nD1,paid,2027-02-10,Acme,1000\n"
    assert _due(later, rows=rows, earned="at the end of each quarter")[1] == "2027-04-10"


INVOICES = """deal,event,date,client,receipts
D1,paid,2027-01-10,Acme,1000
D1,fee invoiced,2027-01-15,Acme,
D1,paid,2027-02-10,Acme,1000
D1,fee invoiced,2027-02-20,Acme,
D1,fee paid,2027-12-01,Acme,
"""


def test_each_fee_is_counted_from_its_own_invoice() -> None:
    payment = "due: {period: 30 days, after: the invoice}, late_interest: {rate: 10%}"
    assert _late(payment, INVOICES, earned="when the client pays") == [
        ("2027-12-01", "GBP 100.00 was due on 2027-02-14"),
        ("2027-12-01", "GBP 100.00 was due on 2027-03-22"),
    ]
    plan = plan_text(f"amount: {NET}", more=f"payment: {{{payment}}}")
    assert [each.due for each in lines(plan, INVOICES) if each.what == "fee"] == [
        None,
        None,
    ]  # the invoice comes after the line


def test_an_invoice_before_the_client_pays_is_of_the_fee_that_follows() -> None:
    later = "due: {period: 30 days, after: the invoice, later_of: the client's payment}"
    rows = "deal,event,date,client,receipts\nD1,fee invoiced,2027-01-05,Acme,\nD1,paid,2027-01-10,Acme,1000\n"
    assert _due(later, rows=rows)[1:] == ("2027-02-09", "30 days after the client's payment of 2027-01-10")
    received = "due: {period: 30 days, after: receipt of the invoice}"
    assert _due(received, rows=rows)[1:] == (
        "2027-02-04",
        "30 days after receipt of the invoice of 2027-01-05, counted from its date",
    )


@pytest.mark.parametrize(
    ("every", "given_by", "due"),
    [
        ("2 weeks", "2027-01-19", "2027-01-24"),  # 1 to 14 January
        ("week", "2027-01-19", "2027-01-24"),  # 8 to 14 January
        ("3 months", "2027-04-05", "2027-04-10"),
        ("half-year", "2027-07-05", "2027-07-10"),
    ],
)
def test_a_statement_of_any_rhythm_has_a_day(every: str, given_by: str, due: str) -> None:
    payment = f"statement: {{every: {every}, within: 5 days}}, due: {{period: 5 days, after: the statement}}"
    assert _due(payment)[1:] == (due, f"5 days after the statement, to be given by {given_by}")


@pytest.mark.parametrize(("period", "due"), [("48 hours", "2027-01-12"), ("12 hours", "2027-01-10"), ("90 minutes", "2027-01-10"), ("9999 years", "9999-12-31")])  # fmt: skip
def test_times_of_hours_and_of_ages_have_a_day(period: str, due: str) -> None:
    assert _due(f"due: {{period: {period}, after: the earning event}}")[1] == due
    assert _due("", f"hold: {period}")[1] == due
    stated = f"statement: {{every: month, within: {period}}}, due: {{period: 1 day, after: the statement}}"
    assert _due(stated)[1] >= due


@pytest.mark.parametrize(("every", "counted"), [("month", False), ("quarter", False), ("2 weeks", True), ("week", True), ("3 months", True)])  # fmt: skip
def test_the_agreement_says_from_when_times_are_counted(every: str, counted: bool) -> None:
    plan = checked(plan_text(f"amount: {NET}", more=f"payment: {{statement: {{every: {every}, within: 5 days}}}}")).plan
    assert plan is not None
    (clause,) = (each for each in walk(compose(plan).document.body) if each.id == "statements")
    words = " ".join("".join(getattr(each, "text", "") for each in flat(line)) for line in clause_lines(clause))
    assert ("These times are counted from the start of this agreement." in words) is counted
