"""What is asked of a statement and what it says besides its lines: totals, what is missing, what needs a person."""

from __future__ import annotations

import csv
import io
import json

import pytest

from planforge.errors import PlanForgeError
from tests.statement.stating import NET, figures, lines, plan_text, told, totals, uncomputed, written

COLUMNS = "deal,event,date,client,receipts,note\n"
ROWS = COLUMNS + "D1,paid,2027-01-10,Acme,1000,\nD2,paid,2027-02-10,Other,500.50,\n"
PLAN = plan_text(f"amount: {NET}")


def test_a_statement_for_a_period_has_the_lines_of_its_days() -> None:
    assert figures(PLAN, ROWS, period="2027-02") == [("2027-02-10", "fee", "GBP 50.05")]
    assert figures(PLAN, ROWS, period="2027-01-10") == [("2027-01-10", "fee", "GBP 100.00")]
    assert figures(PLAN, ROWS, period="2027-01-11..2027-02-09") == []


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"period": "2027-13"}, "2027-13 is no period"),
        ({"period": "2027-02-01..2027-01-01"}, "is no period: the last day is before the first"),
        ({"party": "nobody"}, "this plan has no party nobody"),
        ({"ended": "soon"}, "soon is no day"),
    ],
)
def test_what_makes_no_sense_is_refused(asked: dict[str, str], message: str) -> None:
    with pytest.raises(PlanForgeError, match=message):
        lines(PLAN, ROWS, **asked)


def test_a_party_sees_its_own_lines() -> None:
    more = (
        PLAN
        + "  - {id: other, name: Other, payer: brightpath, payee: harbour, earned: when the client pays, amount: {flat: GBP 5}}\n"
    )
    assert {each.fee for each in lines(more, ROWS, party="harbour")} == {"other"}
    assert {each.fee for each in lines(more, ROWS, party="northwind")} == {"main"}
    assert {each.fee for each in lines(more, ROWS, party="brightpath")} == {"main", "other"}


def test_a_statement_of_nothing_says_so() -> None:
    rows = "deal,event,date,client,receipts\n"
    assert figures(PLAN, rows) == []
    assert written(PLAN, rows).splitlines()[-1] == "Nothing is due."
    assert list(csv.reader(io.StringIO(written(PLAN, rows, "csv"))))[1:] == []
    made = json.loads(written(PLAN, rows, "json"))
    assert (made["lines"], made["totals"]) == ([], [])


def test_a_missing_figure_is_a_finding_at_its_row() -> None:
    rows = COLUMNS + "D1,paid,2027-01-10,Acme,1000,\nD2,paid,2027-02-10,Other,,\n"
    assert [each.what for each in lines(PLAN, rows)] == ["fee", "not computed"]
    (found,) = uncomputed(PLAN, rows)
    assert (found.code, found.severity.value) == ("PF399", "error")
    assert found.span is not None
    assert found.span.line == 3
    assert found.message.startswith("D2: Main Fee is not computed: no figure of ")
    assert "Not computed: 1 line." in written(PLAN, rows)


def test_a_figure_that_only_a_deal_can_say_is_missed_too() -> None:
    amount = "{cases: {of: region, cases: [{is: [DACH], amount: {flat: GBP 7}}]}}"
    (found,) = uncomputed(plan_text(f"amount: {amount}"), COLUMNS + "D2,paid,2027-02-10,Other,,\n")
    assert (found.message, found.hint) == (
        "D2: Main Fee is not computed: the region of the deal is not given", "give the region of the deal",
    )  # fmt: skip


def test_what_could_not_be_computed_leaves_no_trace() -> None:
    """A year's bands are not filled by a deal whose fee was not computed for another reason."""
    bands = "{bands: {of: net-revenue, per: year, method: marginal, steps: [{up_to: 'GBP 1,000', rate: 10%}, {rate: 50%}]}}"
    amount = f"{{sum: [{bands}, {{cases: {{of: region, cases: [{{is: [DACH], amount: {{flat: GBP 7}}}}]}}}}]}}"
    rows = "deal,event,date,client,region,receipts\nD1,paid,2027-01-10,Acme,,1000\nD2,paid,2027-02-10,Acme,DACH,1000"
    assert figures(plan_text(f"amount: {amount}"), rows)[1:] == [("2027-02-10", "fee", "GBP 107.00")]


def test_a_small_sum_is_carried_forward() -> None:
    plan = plan_text(f"amount: {NET}", more="payment: {threshold: GBP 150.06}")
    (total,) = totals(plan, ROWS)
    assert (str(total.money), total.lines, str(total.forward), str(total.paid)) == ("GBP 150.05", 2, "GBP 150.05", "GBP 0.00")
    (total,) = totals(plan.replace("150.06", "150.05"), ROWS)
    assert (str(total.forward), str(total.paid)) == ("GBP 0.00", "GBP 150.05")
    assert "carried forward: below the agreed threshold" in _flat(written(plan, ROWS))


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_a_total_below_nothing_is_owed_by_the_payee() -> None:
    plan = plan_text(f"amount: {NET}", "clawback: {within: 90 days, when: [the client cancels]}")
    rows = ROWS + "D1,cancelled,2027-02-20,,,\n"
    text = _flat(written(plan, rows, period="2027-02-11..2027-02-28"))
    assert "Brightpath LLP owes Northwind Ltd" in text
    assert "GBP -100.00" not in text.partition("Totals")[2]


def test_terms_in_words_are_left_to_a_person() -> None:
    plan = plan_text(f"amount: {NET}", "conditions: [the client has paid in full]", "exclusions: [house accounts]")
    text = _flat(written(plan, ROWS))
    assert "- Main Fee: due only if the client has paid in full (paragraph 1 of Schedule 1)" in text
    assert "- Main Fee: not due for house accounts (paragraph 1 of Schedule 1)" in text


def test_text_of_a_stranger_is_no_formula_in_a_spreadsheet() -> None:
    rows = "deal,event,date,client,excluded,receipts\n=1+1,paid,2027-01-10,@SUM(A1),,1000\n-2,paid,2027-01-11,+44,,1000\nD3,paid,2027-01-12,Acme,=cmd(),1000"
    made = list(csv.DictReader(io.StringIO(written(PLAN, rows, "csv"))))
    assert [each["deal"] for each in made] == ["'=1+1", "'-2", "D3"]
    assert [each["client"] for each in made] == ["'@SUM(A1)", "'+44", "Acme"]
    assert made[2]["why"] == "not earned: the deal is excluded: =cmd()"


def test_amounts_are_bare_figures() -> None:
    plan = plan_text(f"amount: {NET}", "clawback: {within: 90 days, when: [the client cancels]}")
    rows = COLUMNS + "D1,paid,2027-01-10,Acme,12345678.05,\nD1,cancelled,2027-01-20,,,\n"
    made = list(csv.DictReader(io.StringIO(written(plan, rows, "csv"))))
    assert [(each["currency"], each["amount"], each["exact"]) for each in made] == [
        ("GBP", "1234567.81", "1234567.805"),
        ("GBP", "-1234567.81", ""),
    ]
    assert {each["rate"] for each in made} == {"10%", ""}
    assert made[0]["base"] == "GBP 12,345,678.05"


def test_lines_end_as_spreadsheets_want_and_every_row_is_as_long_as_the_head() -> None:
    rows = written(PLAN, ROWS, "csv")
    assert rows.endswith("\r\n")
    assert rows.count("\r\n") == rows.count("\n")
    assert {len(row) for row in csv.reader(io.StringIO(rows))} == {22}


def test_json_has_lines_totals_and_what_was_left_out() -> None:
    made = json.loads(written(PLAN, ROWS + "D9,paid,soon,Acme,1,\n", "json"))
    assert [each["amount"] for each in made["lines"]] == ["100.00", "50.05"]
    assert made["lines"][0]["steps"] == ["10% of GBP 1,000.00 = GBP 100.00"]
    assert made["totals"] == [
        {
            "payer": "northwind",
            "payee": "brightpath",
            "currency": "GBP",
            "amount": "150.05",
            "lines": 2,
            "earlier": "0.00",
            "to_pay": "150.05",
            "carried_forward": "0.00",
        }
    ]
    assert made["left_out"]["rows"] == 1
    assert made["left_out"]["deals"] == 1


def test_an_event_without_new_figures_says_that_they_were_counted() -> None:
    rows = ROWS + "D1,paid,2027-03-10,Acme,,\n"
    assert told(PLAN, rows)[2:] == ["2027-03-10 D1 nothing GBP 0.00 its figures were counted on 2027-01-10"]


def test_figures_given_before_the_event_that_earns_wait_for_it() -> None:
    rows = COLUMNS + "D1,ordered,2027-01-05,Acme,1000,\nD1,paid,2027-01-10,Acme,500,\n"
    assert figures(PLAN, rows) == [("2027-01-10", "fee", "GBP 150.00")]
