"""Interest on fees that are paid late, as the statement shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planforge import accounts, pipeline
from planforge.statement import Line

PLAN = """
planforge: 1
plan: {{id: x, kind: referral, version: 1.0.0, effective: 2027-01-01, currency: USD, status: draft}}
parties:
  ada: {{name: Ada Ltd, role: [vendor]}}
  bob: {{name: Bob Ltd, role: [referrer]}}
payment:
  due: {{period: 30 days, after: {after}}}
  {interest}
referral_fees:
  - {{id: f, name: The fee, payer: ada, payee: bob, earned: when the client pays, {fee} amount: {{percent: {{rate: 10%, of: net-revenue}}}}}}
"""
SIMPLE = "late_interest: {rate: 12%}"
LINKED = "late_interest: {linked: {to: the base rate, plus: 4%}}"
HEAD = "deal,event,date,receipts,refunds"


def statement(
    tmp_path: Path, rows: list[str], interest: str = SIMPLE, after: str = "the earning event", fee: str = "", head: str = HEAD
) -> list[Line]:
    """Every line about these rows of deals."""
    checked = pipeline.check(PLAN.format(interest=interest, after=after, fee=fee).encode(), "plan.yaml")
    assert checked.sound, checked.findings
    file = tmp_path / "deals.csv"
    file.write_text("\n".join((head, *rows)) + "\n")
    with accounts.statement([checked], file) as made:
        lines = list(made.lines())
        assert not made.book.findings, made.book.findings
        return lines


def late(lines: list[Line]) -> list[tuple[str, str]]:
    return [(str(line.on), str(line.amount)) for line in lines if line.what == "late interest"]


def test_a_fee_that_is_paid_late_bears_interest(tmp_path: Path) -> None:
    lines = statement(tmp_path, ["D-1,signed,2027-01-01,,", "D-1,paid,2027-01-15,200000,", "D-1,fee paid,2027-03-31,,"])
    (line,) = [each for each in lines if each.what == "late interest"]
    assert (str(line.amount), str(line.on), line.deal) == ("USD 295.89", "2027-03-31", "D-1")
    assert line.why == "late interest, for USD 20,000.00 was due on 2027-02-14 and was paid on 2027-03-31"
    assert (line.payer, line.payee, line.fee, str(line.due)) == ("ada", "bob", "f", "2027-03-31")
    assert line.clause.startswith("clause ")
    assert [str(step.result) for step in line.steps] == ["45", "USD 2,400.00", "USD 295.89", "USD 295.89"]


@pytest.mark.parametrize("paid", ["2027-02-13", "2027-02-14"])
def test_a_fee_that_is_paid_in_time_bears_none(tmp_path: Path, paid: str) -> None:
    assert late(statement(tmp_path, ["D-1,signed,2027-01-01,,", "D-1,paid,2027-01-15,200000,", f"D-1,fee paid,{paid},,"])) == []


def test_a_payment_settles_what_is_due_and_no_more(tmp_path: Path) -> None:
    rows = [
        "D-1,signed,2027-01-01,,", "D-1,paid,2027-01-15,200000,", "D-1,paid,2027-03-15,200000,",
        "D-1,fee paid,2027-03-31,,", "D-1,fee paid,2027-05-29,,",
    ]  # fmt: skip
    assert late(statement(tmp_path, rows)) == [("2027-03-31", "USD 295.89"), ("2027-05-29", "USD 295.89")]


def test_what_was_paid_early_is_not_late_afterwards(tmp_path: Path) -> None:
    rows = ["D-1,signed,2027-01-01,,", "D-1,paid,2027-01-15,200000,", "D-1,fee paid,2027-01-20,,", "D-1,fee paid,2027-09-30,,"]
    assert late(statement(tmp_path, rows)) == []


def test_the_due_date_follows_the_invoice(tmp_path: Path) -> None:
    rows = ["D-1,signed,2027-01-01,,", "D-1,paid,2027-01-15,200000,"]
    invoiced = [*rows, "D-1,fee invoiced,2027-02-15,,", "D-1,fee paid,2027-05-01,,"]
    assert late(statement(tmp_path, invoiced, after="the invoice")) == [("2027-05-01", "USD 295.89")]
    assert late(statement(tmp_path, [*rows, "D-1,fee paid,2027-05-01,,"], after="the invoice")) == []


def test_what_went_back_before_bears_none(tmp_path: Path) -> None:
    fee = "clawback: {within: 90 days, when: [the client cancels], in_proportion: true},"
    rows = [
        "D-1,signed,2027-01-01,,",
        "D-1,paid,2027-01-15,200000,",
        "D-1,cancelled,2027-02-01,,100000",
        "D-1,fee paid,2027-03-31,,",
    ]
    lines = statement(tmp_path, rows, fee=fee)
    assert late(lines) == [("2027-03-31", "USD 147.95")]


def test_a_correction_lowers_one_payment_and_not_the_next(tmp_path: Path) -> None:
    """The base is net of refunds, so the refund takes 10,000 off what is due; the second fee is whole again."""
    rows = [
        "D-1,signed,2027-01-01,,", "D-1,paid,2027-01-15,200000,", "D-1,refunded,2027-03-20,,100000", "D-1,fee paid,2027-03-31,,",
        "D-1,paid,2027-04-14,200000,", "D-1,fee paid,2027-06-28,,",
    ]  # fmt: skip
    assert late(statement(tmp_path, rows)) == [("2027-03-31", "USD 147.95"), ("2027-06-28", "USD 295.89")]


def test_a_rate_that_follows_another_needs_it(tmp_path: Path) -> None:
    rows = ["D-1,signed,2027-01-01,,,", "D-1,paid,2027-01-15,200000,,"]
    head = f"{HEAD},published-rate"
    known = [*rows, "D-1,fee paid,2027-03-31,,,8%"]
    assert late(statement(tmp_path, known, LINKED, head=head)) == [("2027-03-31", "USD 295.89")]
    (line,) = [
        each
        for each in statement(tmp_path, [*rows, "D-1,fee paid,2027-03-31,,,"], LINKED, head=head)
        if each.what == "not computed"
    ]
    assert line.why == "late interest: the published rate is not given"
    assert "published-rate" in line.due_words


def test_what_was_set_against_an_advance_bears_none(tmp_path: Path) -> None:
    fee = "advance: {amount: 'USD 5,000', on: 2027-01-01},"
    rows = ["D-1,signed,2027-01-02,,", "D-1,paid,2027-01-15,200000,", "D-1,fee paid,2027-03-31,,"]
    assert late(statement(tmp_path, rows, fee=fee)) == [("2027-03-31", "USD 221.92")]


def test_without_agreed_interest_there_is_none(tmp_path: Path) -> None:
    rows = ["D-1,signed,2027-01-01,,", "D-1,paid,2027-01-15,200000,", "D-1,fee paid,2027-12-31,,"]
    assert late(statement(tmp_path, rows, "set_off: barred")) == []
