"""What is said of a wrong cell, where, and what to write instead; and what of the file is still used."""

from __future__ import annotations

import pytest

from planforge.deals import EVENTS
from tests.deals.reading import KNOWN, good, read, told

HEAD = "deal,event,date,client,kind,product,by,currency,receipts,seats,margin,visits"
GOOD = "D-0,signed,2027-02-01,,,,,,,,,"


def only(row: str) -> tuple[str, int, str, str | None]:
    """The one fault of `row`: code, the text it points at, message and hint. The deal of another row is still there."""
    text = f"{HEAD}\n{GOOD}\n{row}\n"
    findings, swept, counts = read(text)
    assert [deal.id for deal, _, _ in swept] == ["D-0"]
    assert counts[2] == 1
    (finding,) = findings
    span = finding.span
    assert span is not None
    assert span.line == 3
    assert finding.at[0] == 3
    return finding.code, row[span.column - 1 : span.end_column - 1], finding.message, finding.hint


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (",paid,2027-02-01,,,,,,,,,", ("PF362", "", "the row does not say which deal it is about", "fill in `deal`")),
        ("D-1, ,2027-02-01,,,,,,,,,", ("PF362", " ", "the row does not say what happened", "fill in `event`")),
        ("D-1,paid,,,,,,,,,,", ("PF362", "", "the row does not say when it happened", "fill in `date`")),
        ("D-1,payed,2027-02-01,,,,,,,,,", ("PF363", "payed", "payed is no event", "did you mean paid?")),
        ("D-1,won,2027-02-01,,,,,,,,,", ("PF363", "won", "won is no event", "did you mean signed?")),
        ("D-1,xyz,2027-02-01,,,,,,,,,", ("PF363", "xyz", "xyz is no event", f"the events are {', '.join(EVENTS)}")),
        ("D-1,paid,2027-02-01,,new clinet,,,,,,,", ("PF363", "new clinet", "new clinet is no kind of deal", "did you mean new client?")),
        ("D-1,paid,2027-02-01,,,Team coaching,,,,,,", ("PF363", "Team coaching", "Team coaching is no product of this plan", "write team")),
        ("D-1,paid,2027-02-01,,,xyz,,,,,,", ("PF363", "xyz", "xyz is no product of this plan", "there are coaching, team")),
        ("D-1,paid,2027-02-01,,,,Nortwind,,,,,", ("PF363", "Nortwind", "Nortwind is no party of this plan", "did you mean northwind?")),
        ("D-1,paid,2027-02-30,,,,,,,,,", ("PF364", "2027-02-30", "'2027-02-30' is not a date: February 2027 has 28 days", "perhaps 2027-02-28")),
        ("D-1,paid,03/04/2027,,,,,,,,,", ("PF364", "03/04/2027", "'03/04/2027' is not a date: a date is written year-month-day", "write 2027-04-03 if the day comes first in 03/04/2027, or 2027-03-04 if the month does")),
        ("D-1,paid,2026-12-31,,,,,,,,,", ("PF369", "2026-12-31", "2026-12-31 is before the agreement takes effect, on 2027-01-01", "correct the date, or take the deal out")),
        ("D-1,paid,2027-02-01,,,,,,100.505,,,", ("PF365", "100.505", "`receipts` wants an amount of money, and '100.505' is not one: GBP has 2 digits after the decimal point", "write GBP 100,505 if the full stop separates thousands, or GBP 100.51 if it is a decimal point")),
        ('D-1,paid,2027-02-01,,,,,,"1.200,50",,,', ("PF365", '"1.200,50"', "`receipts` wants an amount of money, and '1.200,50' is not one: an amount of money is a currency code, a space and a number", "write GBP 1,200.50")),
        ("D-1,paid,2027-02-01,,,,,,1E+05,,,", ("PF365", "1E+05", "`receipts` wants an amount of money, and '1E+05' is not one: an amount of money is a currency code, a space and a number", "for example GBP 20,000 or USD 1,250.50")),
        ("D-1,paid,2027-02-01,,,,,,5%,,,", ("PF365", "5%", "`receipts` wants an amount of money, and '5%' is not one: an amount of money is a currency code, a space and a number", "for example GBP 20,000 or USD 1,250.50")),
        ("D-1,paid,2027-02-01,,,,,,,GBP 4,,", ("PF365", "GBP 4", "`seats` wants a number, and 'GBP 4' is not one: a number has digits and at most one decimal point", "for example 12 or 2.5")),
        ("D-1,paid,2027-02-01,,,,,,,,28,", ("PF365", "28", "`margin` wants a percentage, and '28' is not one: a percentage is a number followed by %", "write 28%")),
        ("D-1,paid,2027-02-01,,,,,,,,,many", ("PF365", "many", "`visits` wants a figure, and 'many' is not one: an amount of money is a currency code, a space and a number", "for example GBP 20,000 or USD 1,250.50")),
        ("D-1,paid,2027-02-01,,,,,,-5,,,", ("PF366", "-5", "`receipts` is below zero: -5", "write the amount without the sign; money that goes back is a row of its own, whose event is `refunded`")),
        ("D-1,paid,2027-02-01,,,,,EUR,5,,,", ("PF367", "EUR", "the row is in EUR, and the plan in GBP", "convert it, and write it in GBP")),
        ("D-1,paid,2027-02-01,,,,,£,5,,,", ("PF367", "£", "£ is no code of a currency", "write GBP")),
        ("D-1,paid,2027-02-01,,,,,,EUR 5,,,", ("PF367", "EUR 5", "`receipts` is in EUR, and the plan in GBP", "convert it, and write it in GBP")),
        ("D-1,paid,2027-02-01,,,,,,,,,EUR 5", ("PF367", "EUR 5", "`visits` is in EUR, and the plan in GBP", "convert it, and write it in GBP")),
        ("D-1,paid,2027-02-01,Harbour, Smith,,,,,,,,,", ("PF363", " Smith", "Smith is no kind of deal", "there are new client, existing client, expansion, upgrade, first renewal, renewal, services, lead")),
        ("D-1,paid,2027-02-01,,,,,,,,,,more", ("PF373", "more", "there is no column for 'more'", "put a text that has a separator in it in quotes")),
        ("D-1,paid,2027-02-01,Har\u202ebour,,,,,,,,", ("PF373", "Har\u202ebour", "the character U+202E RIGHT-TO-LEFT OVERRIDE cannot stand in a deal: it reorders the text around it, so that people read something else than what is written", "remove it")),
    ],
)  # fmt: skip
def test_what_is_said_and_where(row: str, expected: tuple[str, str, str, str | None]) -> None:
    assert only(row) == expected


@pytest.mark.parametrize("text", ["-5", "(5)", "-GBP 5", "GBP -5", "\u22125", "5-", "-1,200.50", "($5)", "-£5", "(GBP 5)"])
def test_every_way_of_writing_a_figure_below_zero_is_known(text: str) -> None:
    code, *_ = only(f'D-1,paid,2027-02-01,,,,,,"{text}",,,')
    assert code == "PF366"


@pytest.mark.parametrize("text", ["9" * 5000, "1 " * 2500, "-" + "9" * 5000, "1,234" * 1000])
def test_a_figure_of_absurd_length_is_refused(text: str) -> None:
    code, _, message, hint = only(f'D-1,paid,2027-02-01,,,,,,"{text}",,,')
    assert code == "PF365"
    assert len(message) < 200
    assert hint == "shorten it"


def test_sixteen_digits_are_too_many() -> None:
    assert only("D-1,paid,2027-02-01,,,,,,1000000000000000,,,")[0] == "PF365"
    assert len(good(f"{HEAD}\nD-1,paid,2027-02-01,,,,,,999999999999999.99,,,\n")) == 1


def test_a_long_text_and_one_with_line_breaks_are_refused() -> None:
    found = told(f'{HEAD}\nD-1,signed,2027-02-01,"Harbour\nLtd",,,,,,,,\nD-2,signed,2027-02-01,{"x" * 2001},,,,,,,,\n')
    assert [(code, line, column) for code, line, column, *_ in found] == [("PF373", 2, 23), ("PF373", 4, 23)]
    assert found[0][3] == "this text has a line break or a tab in it, and is printed on one line"
    assert found[1][3] == "this text has more than 2,000 characters"


def test_all_faults_of_a_row_are_told_at_once() -> None:
    found = told(f"{HEAD}\nD-1,payed,2027-02-30,,clients,xyz,zyx,,-5,x,28,\n")
    assert [code for code, *_ in found] == ["PF363", "PF364", "PF363", "PF363", "PF363", "PF366", "PF365", "PF365"]


def test_what_the_plan_writes_may_be_written_in_a_cell() -> None:
    ((deal, event, last),) = good(
        f'{HEAD}\n D-1 ,Paid, 2027-02-01 , Łódź Café ,New Client,team,northwind,GBP,"GBP 1,200.50",2.5,28 %,3\n'
    )
    assert (deal.id, deal.client, deal.kind, deal.product, deal.by, last) == (
        "D-1",
        "Łódź Café",
        "new client",
        "team",
        "northwind",
        True,
    )
    assert {name: str(value) for name, value in event.given.items()} == {
        "receipts": "GBP 1,200.50", "seats": "2.5", "margin": "28%", "visits": "3",
    }  # fmt: skip


def test_a_figure_of_any_kind_is_what_it_looks_like() -> None:
    kinds = [
        type(event.given["visits"]).__name__
        for text in ("3", "3%", "GBP 3")
        for _, event, _ in good(f"{HEAD}\nD-1,paid,2027-02-01,,,,,,,,,{text}\n")
    ]
    assert kinds == ["Decimal", "Percent", "Money"]


def test_where_the_plan_names_no_products_any_may_be_named() -> None:
    from dataclasses import replace

    ((deal, *_),) = good(f"{HEAD}\nD-1,paid,2027-02-01,,,Model 7,,,,,,\n", known=replace(KNOWN, products={}))
    assert deal.product == "Model 7"


def test_no_more_than_a_thousand_faults_are_told() -> None:
    text = "deal,event,date\n" + "".join(f"D-{number},paid,2027-99-01\n" for number in range(1500))
    findings, swept, counts = read(text)
    assert (len(findings), swept, counts) == (1001, [], (1500, 1500, 1500, 1500))
    assert (findings[-1].code, findings[-1].message) == ("PF379", "and 500 more faults in the deals")
    assert findings[0].span is not None
    assert findings[0].span.line == 2


def test_many_warnings_do_not_hide_an_error() -> None:
    text = "deal,event,date\n" + "".join(f"D-{number},paid,2029-01-01\n" for number in range(1200)) + "D-x,payd,2027-01-01\n"
    findings, swept, _ = read(text)
    assert [each.code for each in findings if each.code != "PF370"] == ["PF363", "PF379"]
    assert len(swept) == 1200
