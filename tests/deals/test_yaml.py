"""Deals in YAML: the same faults, by path and place."""

from __future__ import annotations

import json

import pytest

from planforge.deals import schemas
from planforge.deals.form import DEALS
from planforge.plan.schemas import written
from planforge.schema import bundle, validate
from tests.conftest import ROOT
from tests.deals.reading import good, read, told

START = "planforge-deals: 1\ndeals:\n"
GOOD = "  - {id: D-0, events: [{event: signed, date: 2027-02-01}]}\n"


def only(deal: str) -> tuple[str, str, str, str | None]:
    """The one fault of a deal, with the text it points at. Another deal is still there."""
    text = f"{START}{GOOD}  - {deal}\n"
    findings, swept, counts = read(text, "deals.yaml")
    assert [each.id for each, *_ in swept] == ["D-0"]
    assert counts[1] == 2
    assert counts[3] == 1
    (finding,) = findings
    span = finding.span
    assert span is not None
    assert finding.at[:2] == ("deals", 1)
    return finding.code, text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1], finding.message, finding.hint


def event(words: str) -> str:
    return f"{{id: D-1, events: [{{{words}}}]}}"


def figure(words: str) -> str:
    return event(f"event: paid, date: 2027-02-01, figures: {{{words}}}")


@pytest.mark.parametrize(
    ("deal", "expected"),
    [
        (event("event: payed, date: 2027-02-01"), ("PF104", "payed", None, "did you mean paid? Else one of: unpaid; started; accepted; fee paid; held; estimated; cancelled; signed; charged back; disqualified; ordered; invoiced; trued up; refunded; delivered; registered; recognised; not renewed; fee invoiced")),
        (event("date: 2027-02-01"), ("PF102", "{date: 2027-02-01}", "item 1 of `events` needs the key `event`", "for example add event: paid")),
        (event("event: paid, date: 01.02.2027"), ("PF103", "01.02.2027", None, "write 2027-02-01 if the day comes first in 01.02.2027, or 2027-01-02 if the month does")),
        (event("event: paid, date: 2026-02-01"), ("PF369", "2026-02-01", "2026-02-01 is before the agreement takes effect, on 2027-01-01", "correct the date, or take the deal out")),
        (event("event: paid, date: 2027-02-01, receipts: GBP 5"), ("PF101", "receipts", "item 1 of `events` has no key `receipts`", "the keys here are event, date, figures")),
        (figure("recipts: GBP 5"), ("PF361", "recipts", "the plan knows no figure `recipts`", "did you mean receipts?")),
        (figure("zzz: GBP 5"), ("PF361", "zzz", "the plan knows no figure `zzz`", "the figures are receipts, net-revenue, taxes, seats, margin, visits")),
        (figure("receipts: 1000"), ("PF365", "1000", "`receipts` wants an amount of money, and '1000' is not one: an amount of money is a currency code, a space and a number", "write GBP 1,000")),
        (figure("receipts: -1000"), ("PF366", "-1000", "`receipts` is below zero: -1000", "write the amount without the sign; money that goes back is a row of its own, whose event is `refunded`")),
        (figure("receipts: GBP -5"), ("PF366", "GBP -5", "`receipts` is below zero: GBP -5", "write the amount without the sign; money that goes back is a row of its own, whose event is `refunded`")),
        (figure("receipts: EUR 5"), ("PF367", "EUR 5", "`receipts` is in EUR, and the plan in GBP", "convert it, and write it in GBP")),
        (figure("receipts: GBP 5.005"), ("PF365", "GBP 5.005", "`receipts` wants an amount of money, and 'GBP 5.005' is not one: GBP has 2 digits after the decimal point", "write GBP 5,005 if the full stop separates thousands, or GBP 5.01 if it is a decimal point")),
        (figure("receipts: GBP 1,000"), ("PF010", "GBP 1,000", None, 'put the text in quotes: "GBP 1,000"')),
        (figure("receipts: [GBP 5]"), ("PF103", "[GBP 5]", None, "write the one value without a list: GBP 5")),
        (figure("receipts: "), ("PF010", "receipts", "`receipts` has no value", "remove the key or give it a value")),
        ("{id: D-1, product: coachign, events: [{event: paid, date: 2027-02-01}]}", ("PF363", "coachign", "coachign is no product of this plan", "did you mean coaching?")),
        ("{id: D-1, by: acme, events: [{event: paid, date: 2027-02-01}]}", ("PF363", "acme", "acme is no party of this plan", "there are northwind, brightpath")),
        ("{id: 17, events: [{event: paid, date: 2027-02-01}]}", ("PF103", "17", "`id` wants a line of text, and this is the number 17", 'put it in quotes: "17"')),
        ("{id: D-1}", ("PF102", "{id: D-1}", "item 2 of `deals` needs the key `events`", "for example add events: [{event: signed, date: 2027-02-01}]")),
        ("{id: D-1, events: []}", ("PF106", "[]", "`events` needs at least 1 item, and has 0", "for example [{event: signed, date: 2027-02-01}]")),
        ("{id: D-1, events: [{event: refunded, date: 2027-02-01}]}", ("PF368", "refunded", "`refunded` of the deal D-1, on 2027-02-01, needs `paid` before it", "add the row for `paid`, or remove this one")),
        ("paid", ("PF103", "paid", "item 2 of `deals` wants a group of keys, and this is the text 'paid'", "for example {id: D-1042, events: [{event: signed, date: 2027-02-01}]}")),
    ],
)  # fmt: skip
def test_what_is_said_and_where(deal: str, expected: tuple[str, str, str | None, str | None]) -> None:
    code, text, message, hint = only(deal)
    assert (code, text, hint) == (expected[0], expected[1], expected[3])
    assert expected[2] in (message, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("PF005", 1, 1, "the file has no deals file in it", "start with `planforge-deals: 1`")),
        ("- 1\n", ("PF005", 1, 1, "a deals file is a group of keys, and this is a list", "start with `planforge-deals: 1`")),
        ("planforge-deals: 1\n", ("PF102", 1, 1, "the deals file needs the key `deals`", "for example add deals: [{id: D-1042, events: [{event: signed, date: 2027-02-01}]}]")),
        (START[19:] + GOOD, ("PF102", 1, 1, "the deals file needs the key `planforge-deals` (Version)", "add planforge-deals: 1")),
        ("planforge-deals: 1\ndeals: 7\n", ("PF103", 2, 8, "`deals` wants a list, and this is the number 7", "write it as a list: [7]")),
        (START + GOOD + "x: &a 1\n", ("PF006", 4, 4, "anchors (&) are not part of a deals file: each value is said where it holds", "remove it")),
    ],
)  # fmt: skip
def test_faults_of_the_whole_file(text: str, expected: tuple[str, int, int, str, str]) -> None:
    assert expected in told(text, "deals.yaml")
    assert len(read(text, "deals.yaml")[1]) == (expected[0] == "PF006")


def test_a_large_file_is_better_a_table() -> None:
    text = START + GOOD * 30_000
    assert told(text, "deals.yaml")[0][4] == "write many deals as CSV"
    assert read(text, "deals.yaml")[1] == []


def test_a_deal_written_twice() -> None:
    text = f"{START}{GOOD}{GOOD.replace('02-01', '03-01')}"
    assert told(text, "deals.yaml") == [("PF372", 4, 10, "the deal D-0 stands here a second time", "write its events together")]
    assert read(text, "deals.yaml")[2] == (2, 1, 2, 1)


def test_other_faults_of_a_faulty_deal_are_told_too() -> None:
    words = "  - {id: D-1, kind: x, events: [{event: y, date: 2027-99-01, figures: {seats: -1, z: 1}}, {event: paid, date: 2026-01-01}]}\n"
    assert [each[0] for each in told(START + words, "deals.yaml")] == ["PF104", "PF104", "PF103", "PF366", "PF361", "PF369"]


def test_a_file_is_known_by_its_first_words_where_its_name_says_nothing() -> None:
    assert len(good(f"# deals of March\n\n{START}{GOOD}", "<stdin>")) == 1
    assert len(good("deal,event,date\nD-1,paid,2027-02-01\n", "<stdin>")) == 1
    assert told(f"{START}{GOOD}", "deals.csv")[0][0] == "PF360"


def test_both_formats_say_the_same() -> None:
    table = 'deal,event,date,client,class,by,receipts,seats,margin\nD-1,paid,2027-02-01,Acme,gold,northwind,"1,200.50",3,28%\n'
    words = "  - {id: D-1, client: Acme, class: gold, by: northwind, events: [{event: paid, date: 2027-02-01, figures: {receipts: 'GBP 1,200.50', seats: 3, margin: 28%}}]}\n"
    (one,), (other,) = good(table), good(START + words, "deals.yaml")
    assert one[0] == other[0]
    assert one[1].given == other[1].given
    assert (one[1].line, other[1].line) == (2, 3)


def test_the_schema_is_what_the_declaration_makes() -> None:
    assert (ROOT / "schemas" / DEALS).read_text(encoding="utf-8") == written(schemas.bundle())


def test_the_schema_is_valid_and_its_examples_too() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(json.loads(json.dumps(schemas.bundle())))
    parts = schemas.bundle()["$defs"]
    deal = {name: told["examples"][0] for name, told in parts["DealEntry"]["properties"].items()}
    deal["events"] = [
        {name: told["examples"][0] for name, told in parts["EventEntry"]["properties"].items() if "examples" in told}
        | {"event": "paid"}
    ]
    assert validate({"planforge-deals": 1, "deals": [deal]}, bundle(DEALS)) == ()


def test_the_order_of_figures_makes_no_other_event() -> None:
    words = "figures: {receipts: GBP 5, seats: 3}", "figures: {seats: 3, receipts: GBP 5.00}"
    first, second = (f"{{event: paid, date: 2027-02-01, {each}}}" for each in words)
    assert [each[0] for each in told(f"{START}  - {{id: D-1, events: [{first}, {second}]}}\n", "deals.yaml")] == ["PF371"]
