"""Who is paid what part of a fee, and the most that is paid on one deal to everybody together."""

from __future__ import annotations

import pytest

from tests.statement.stating import HEAD, NET, lines, plan_text, totals

PAYEES = "payees: [{party: brightpath, share: 60%}, {party: harbour, share: 40%}]"
DEALS = "deal,event,date,client,receipts\nD1,paid,2027-01-10,Acme,1000.55\n"


def test_each_payee_has_a_line_and_together_they_are_the_fee() -> None:
    made = lines(plan_text(f"amount: {NET}", payee=PAYEES), DEALS)
    assert [(each.payee, str(each.amount)) for each in made] == [("brightpath", "GBP 60.04"), ("harbour", "GBP 40.02")]
    assert [str(each.exact) for each in made] == ["GBP 100.06", "GBP 100.06"]


def test_the_penny_left_over_goes_where_most_was_cut() -> None:
    head = HEAD + "  third: {name: Third Ltd, role: [channel partner]}\n"
    thirds = "payees: [{party: brightpath, share: 33%}, {party: harbour, share: 33%}, {party: third, share: 34%}]"
    plan = plan_text("amount: {flat: GBP 0.50}", payee=thirds, head=head)
    made = lines(plan, DEALS)
    assert [str(each.amount) for each in made] == ["GBP 0.17", "GBP 0.16", "GBP 0.17"]


def test_the_totals_are_those_of_each_payee() -> None:
    made = totals(plan_text(f"amount: {NET}", payee=PAYEES), DEALS)
    assert [(each.payer, each.payee, each.lines, str(each.money)) for each in made] == [
        ("northwind", "brightpath", 1, "GBP 60.04"),
        ("northwind", "harbour", 1, "GBP 40.02"),
    ]


def test_a_deal_that_one_of_several_payees_brought_pays_them_all() -> None:
    rows = "deal,event,date,client,by,receipts\nD1,paid,2027-01-10,Acme,harbour,1000\n"
    assert [str(each.amount) for each in lines(plan_text(f"amount: {NET}", payee=PAYEES), rows)] == ["GBP 60.00", "GBP 40.00"]


def test_what_is_given_back_is_given_back_by_each() -> None:
    back = "clawback: {within: 90 days, when: [the client cancels]}"
    made = lines(plan_text(f"amount: {NET}", back, payee=PAYEES), DEALS + "D1,cancelled,2027-02-01,,\n")
    assert [(each.payee, str(each.amount)) for each in made[2:]] == [("brightpath", "GBP -60.04"), ("harbour", "GBP -40.02")]


OTHER = """
  - {id: other, name: Other Fee, payer: northwind, payee: harbour, earned: when the client pays, amount: {percent: {rate: 30%, of: net-revenue}}}
"""  # fmt: skip
CREDIT = """
rules_of_engagement:
  credit: {single: the registered party, payout: {at_most: 20%%, of: net-revenue, excess: %s}}
"""


def _within(excess: str, rows: str) -> list[tuple[str, str, str]]:
    plan = plan_text(f"amount: {NET}", more=CREDIT % excess) + OTHER
    return [(str(each.on), each.payee, str(each.amount)) for each in lines(plan, rows)]


@pytest.mark.parametrize(
    ("excess", "first", "second"),
    [("in proportion", "GBP 50.00", "GBP 150.00"), ("latest claim first", "GBP 100.00", "GBP 100.00")],
)
def test_all_fees_on_a_deal_stay_within_what_is_paid_on_it(excess: str, first: str, second: str) -> None:
    rows = "deal,event,date,client,receipts\nD1,paid,2027-01-10,Acme,1000\nD2,paid,2027-02-10,Acme,1000\n"
    assert _within(excess, rows) == [
        ("2027-01-10", "brightpath", first),
        ("2027-01-10", "harbour", second),
        ("2027-02-10", "brightpath", first),
        ("2027-02-10", "harbour", second),
    ]


def test_what_is_paid_on_a_deal_grows_with_its_payments() -> None:
    rows = "deal,event,date,client,receipts\nD1,paid,2027-01-10,Acme,1000\nD1,paid,2027-02-10,,3000\n"
    made = _within("in proportion", rows)
    assert [each[2] for each in made] == ["GBP 50.00", "GBP 150.00", "GBP 150.00", "GBP 450.00"]


def test_a_fee_that_was_cut_gives_back_no_more_than_was_paid() -> None:
    back = "clawback: {within: 90 days, when: [the client cancels]}"
    plan = plan_text(f"amount: {NET}", back, more=CREDIT % "in proportion") + OTHER
    rows = "deal,event,date,client,receipts\nD1,paid,2027-01-10,Acme,1000\nD1,cancelled,2027-02-10,,\n"
    made = [str(each.amount) for each in lines(plan, rows) if each.fee == "main"]
    assert made == ["GBP 50.00", "GBP -50.00"]


def test_a_cut_is_shown_as_a_step() -> None:
    plan = plan_text(f"amount: {NET}", more=CREDIT % "in proportion") + OTHER
    rows = "deal,event,date,client,receipts\nD1,paid,2027-01-10,Acme,1000\n"
    last = lines(plan, rows)[0].steps[-1]
    assert (
        "".join(str(each) for each in last.parts)
        == "GBP 100.00 cut so that all fees on the deal are at most 20% of net-revenue"
    )
