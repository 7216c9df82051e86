"""What only all rows of a deal show: order, repetition, contradiction."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planforge.deals import EVENTS
from planforge.deals.order import EARNING, RULES
from tests.deals.reading import KNOWN, good, read, told

HEAD = "deal,event,date,client,product,receipts\n"


def rows(*events: str) -> str:
    """A table of one deal from `event date` pairs."""
    return HEAD + "".join(f"D-1,{what},{day},,,\n" for what, _, day in (each.rpartition(" ") for each in events))


@pytest.mark.parametrize("what", sorted(set(RULES) - {"refunded", "charged back", "trued up"}))
def test_what_comes_too_early_is_out_of_order_and_on_the_same_day_it_is_not(what: str) -> None:
    before = RULES[what].after[-1]
    text = rows(f"{what} 2027-02-01", f"{before} 2027-03-01")
    message = f"`{what}` of the deal D-1, on 2027-02-01, comes before `{before}`, on 2027-03-01"
    column = len(f"D-1,{what},") + 1
    assert told(text) == [("PF368", 2, column, message, "correct one of the two days")]
    (finding,) = read(text)[0]
    assert [(each.message, each.span and each.span.line) for each in finding.related] == [(f"{before} here", 3)]
    assert len(good(rows(f"{what} 2027-03-01", f"{before} 2027-03-01"))) == 2
    assert len(good(rows(f"{what} 2027-02-01"))) == 1


@pytest.mark.parametrize(("what", "before"), [("refunded", "paid"), ("charged back", "paid"), ("trued up", "estimated")])
def test_what_needs_something_before_it(what: str, before: str) -> None:
    message = f"`{what}` of the deal D-1, on 2027-02-01, needs `{before}` before it"
    assert told(rows(f"{what} 2027-02-01")) == [("PF368", 2, 5, message, f"add the row for `{before}`, or remove this one")]
    assert told(rows(f"{what} 2027-02-01", f"{before} 2027-02-02"))[0][0] == "PF368"
    assert len(good(rows(f"{what} 2027-02-02", f"{before} 2027-02-01"))) == 2


def test_either_an_order_or_a_signature_is_enough() -> None:
    assert len(good(rows("ordered 2027-02-01", "paid 2027-03-01", "signed 2027-04-01"))) == 3


def test_every_rule_and_list_speaks_of_events() -> None:
    named = {*RULES, *(each for rule in RULES.values() for each in rule.after), *EARNING}
    assert named <= set(EVENTS)


def test_a_deal_with_a_faulty_row_is_not_judged_for_the_row_that_is_missing() -> None:
    found = told(f"{HEAD}D-1,paid,2027-02-xx,,,10\nD-1,refunded,2027-03-01,,,10\n")
    assert [code for code, *_ in found] == ["PF364"]


def test_an_event_after_the_end_is_a_warning_once_for_each_deal_and_only_where_it_could_earn() -> None:
    text = rows("paid 2028-12-31", "paid 2029-01-01", "paid 2029-02-01", "fee paid 2029-03-01")
    message = "2029-01-01 is after the last day of the agreement, 2028-12-31; only what a tail allows still earns"
    assert told(text) == [("PF370", 3, 10, message, None)]
    assert len(read(text)[1]) == 4
    assert good(rows("paid 2028-01-01", "fee paid 2029-03-01"))
    assert good(rows("paid 2031-01-01"), known=replace(KNOWN, end=None))


def test_without_a_start_no_day_is_too_early() -> None:
    assert good(rows("paid 1999-01-01"), known=replace(KNOWN, start=None))


def test_the_same_event_twice() -> None:
    text = f"{HEAD}D-1,paid,2027-02-01,Acme,,10.00\nD-2,paid,2027-02-01,Acme,,10\nD-1,paid,2027-02-01,,,10\n"
    findings, swept, counts = read(text)
    (finding,) = findings
    assert (finding.code, finding.span and finding.span.line, finding.related[0].span and finding.related[0].span.line) == (
        "PF371",
        4,
        2,
    )
    assert finding.message == "paid on 2027-02-01 stands twice in the deal D-1, with the same figures"
    assert [deal.id for deal, *_ in swept] == ["D-2"]
    assert counts == (3, 2, 2, 1)


@pytest.mark.parametrize("other", ["D-1,paid,2027-02-01,,,11", "D-1,paid,2027-02-02,,,10", "D-1,invoiced,2027-02-01,,,11"])
def test_what_differs_is_not_the_same_event(other: str) -> None:
    assert len(good(f"{HEAD}D-1,paid,2027-02-01,,,10\n{other}\n")) == 2


def test_the_same_figures_at_two_stages_of_one_sale_would_count_twice() -> None:
    text = f"{HEAD}D-1,ordered,2027-02-01,Acme,,10.00\nD-1,paid,2027-03-01,,,10\nD-2,ordered,2027-02-01,Bell,,\nD-2,paid,2027-03-01,,,10\n"
    message = "`paid` of the deal D-1 says the same figures again as `ordered`, on 2027-02-01; both would count"
    assert [each[:4] for each in told(text)] == [("PF376", 3, 1, message)]
    assert [deal.id for deal, *_ in read(text)[1]][:1] == ["D-2"]
    assert len(good(f"{HEAD}D-1,paid,2027-02-01,,,10\nD-1,paid,2027-03-01,,,10\nD-1,refunded,2027-04-01,,,10\n")) == 3


def test_contradictions_point_at_the_later_row() -> None:
    text = f"{HEAD}D-1,paid,2027-03-01,Acme,,1\nD-1,paid,2027-02-01,Bell,team,2\nD-1,paid,2027-04-05,Acme,,3\nD-1,paid,2027-04-01,,coaching,4\n"
    hint = "two of them are two deals, each with an id of its own"
    assert told(text) == [
        ("PF372", 3, 21, "`client` of the deal D-1 is Bell here, and Acme in an earlier row", hint),
        ("PF372", 5, 22, "`product` of the deal D-1 is coaching here, and team in an earlier row", hint),
    ]
    related = [each.related[0].span for each in read(text)[0]]
    assert [each and each[:2] for each in related] == [(2, 21), (3, 26)]
    assert read(text)[2] == (4, 1, 4, 1)


def test_what_one_row_says_holds_for_all_rows_of_the_deal() -> None:
    swept = good(f"{HEAD}D-1,paid,2027-02-01,,,1\nD-1,paid,2027-03-01,Acme,,2\nD-1,paid,2027-01-05,,team,3\n")
    assert {(deal.client, deal.product) for deal, *_ in swept} == {("Acme", "team")}
