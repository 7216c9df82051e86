"""What arises because a time is over: when it is due, what is missing to a target, and guarantees that later fees make good."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from planforge.statement import Line
from tests.statement.stating import HEAD, NET, figures, lines, plan_text, told, uncomputed

PAID = """deal,event,date,client,receipts
D1,paid,2027-01-10,Acme,1000
D2,paid,2027-02-10,Other,3000
D3,paid,2027-05-10,Acme,5000
"""
NOTHING = "deal,event,date,client,receipts\n"
DUE = "payment: {due: {period: 10 days, after: the earning event}%s}"


def _days(plan: str, what: str, rows: str = PAID, **asked: str) -> list[tuple[str, str, str]]:
    """The day of each line of one sort, the day on which it is due, and from when that is counted."""
    return [(str(each.on), str(each.due or ""), each.due_words) for each in lines(plan, rows, **asked) if each.what == what]


# When it is due.


def test_a_minimum_that_is_made_up_is_due_as_any_fee() -> None:
    plan = plan_text(
        "amount: {percent: {rate: 10%, of: net-revenue}, floor: GBP 450 per quarter}", "hold: 15 days", more=DUE % ""
    )
    assert _days(plan, "top-up", period="2027-Q1") == [
        ("2027-03-31", "2027-04-15", "at the end of the time for which it is held")
    ]
    plan = plan.replace("hold: 15 days", "hold: 5 days")
    assert _days(plan, "top-up", period="2027-Q1") == [
        ("2027-03-31", "2027-04-10", "10 days after it was earned on 2027-03-31")
    ]


def test_no_client_pays_for_what_no_deal_earns() -> None:
    plan = plan_text(
        "each: month", "amount: {flat: GBP 40}", earned="at the end of each month", more=DUE % ", only_if_client_paid: true"
    )
    assert _days(plan, "fee", NOTHING, period="2027-01") == [
        ("2027-01-31", "2027-02-10", "10 days after it was earned on 2027-01-31")
    ]


def test_a_bonus_is_due_after_its_time() -> None:
    bonus = "bonuses: [{id: volume, target: {of: net-revenue, at_least: GBP 4000, per: quarter}, amount: {flat: GBP 70}}]"
    plan = plan_text(f"amount: {NET}", bonus, more=DUE % "")
    assert _days(plan, "bonus", period="2027-Q1") == [("2027-03-31", "2027-04-10", "10 days after it was earned on 2027-03-31")]


def test_an_advance_is_due_on_its_day_and_comes_back_as_money_is_paid() -> None:
    plan = plan_text(
        f"amount: {NET}", "hold: 90 days", "advance: {amount: GBP 3500, on: 2027-01-05, returned: true}", more=DUE % ""
    )
    assert _days(plan, "advance", ended="2027-06-30", period="2027") == [
        ("2027-01-05", "2027-01-05", "the day agreed for it"),
        ("2027-06-30", "2027-07-10", "10 days after it was earned on 2027-06-30"),
    ]


def test_a_guarantee_is_made_up_at_the_end_of_its_time() -> None:
    plan = plan_text(f"amount: {NET}", "guarantees: [{from: 2027-01-01, to: 2027-02-10, least: GBP 500}]", more=DUE % "")
    assert _days(plan, "top-up") == [("2027-02-10", "2027-02-10", "the end of the time that is guaranteed")]


# What is missing.

SHORT = """bases:
  target: {name: Purchase Target, fixed: "GBP 100,000"}
  purchases: {name: Purchases, starts_from: invoices, less: [taxes, returns]}
  shortfall: {name: Shortfall, of: purchases, compared: {short_of: target}}
"""
MISSING = "amount: {percent: {rate: 15%, of: shortfall}}"
INVOICED = """deal,event,date,client,invoices,taxes,returns
D-1,paid,2027-03-01,Harbour,50000,,
D-2,paid,2027-05-01,Fenland,32000,,
"""


def _short(*terms: str, each: str = "year", more: str = SHORT, amount: str = MISSING, head: str = HEAD) -> str:
    return plan_text(f"each: {each}", amount, *terms, more=more, earned="at the end of each year", head=head)


def test_a_shortfall_is_computed_once_from_the_whole_year() -> None:
    assert told(_short(), INVOICED, period="2027") == [
        "2027-03-01 D-1 nothing GBP 0.00 counted together with all of 2027, when that is over",
        "2027-05-01 D-2 nothing GBP 0.00 counted together with all of 2027, when that is over",
        "2027-12-31 - fee GBP 2,700.00 due for 2027",
    ]


def test_a_shortfall_has_its_calculation_and_its_due_day() -> None:
    line = lines(_short(more=SHORT + DUE % ""), INVOICED, period="2027")[-1]
    assert [str(each.result) for each in line.steps] == ["GBP 18,000.00", "GBP 2,700.00"]
    assert (str(line.due), line.payee, line.deal) == ("2028-01-10", "brightpath", "")


def test_where_no_deal_came_all_is_missing() -> None:
    assert figures(_short(), NOTHING, period="2027-01-01..2028-12-31") == [
        ("2027-12-31", "fee", "GBP 15,000.00"),
        ("2028-12-31", "fee", "GBP 15,000.00"),
    ]


def test_each_year_falls_short_by_itself() -> None:
    rows = INVOICED + "D-1,paid,2028-02-01,Harbour,99000,,\n"
    assert [each for each in figures(_short(), rows, period="2027-01-01..2029-12-31") if each[1] == "fee"] == [
        ("2027-12-31", "fee", "GBP 2,700.00"),
        ("2028-12-31", "fee", "GBP 150.00"),
        ("2029-12-31", "fee", "GBP 15,000.00"),
    ]


def test_a_target_that_is_reached_leaves_nothing_to_pay() -> None:
    rows = INVOICED + "D-3,paid,2027-06-01,Third,18000,,\n"
    assert told(_short(), rows, period="2027")[-1] == "2027-12-31 - nothing GBP 0.00 nothing is due for 2027"


def test_what_is_returned_is_missing_again() -> None:
    rows = INVOICED + "D-2,refunded,2027-06-01,,,,2000\nD-1,refunded,2028-01-01,,,,7000\n"
    made = [each for each in figures(_short(), rows, period="2027-01-01..2028-12-31") if each[1] == "fee"]
    assert made == [("2027-12-31", "fee", "GBP 3,000.00"), ("2028-12-31", "fee", "GBP 15,000.00")]


def test_a_deal_that_is_none_of_the_fees_business_does_not_count() -> None:
    rows = INVOICED.replace("returns\n", "returns,excluded\n").replace("50000,,", "50000,,,a house account")
    assert figures(_short(), rows, period="2027")[-1] == ("2027-12-31", "fee", "GBP 10,200.00")
    assert "excluded: a house account" in told(_short(), rows, period="2027")[0]


@pytest.mark.parametrize(
    ("each", "earned", "days"),
    [
        ("month", "at the end of each month", ["2027-01-31", "2027-02-28", "2027-03-31"]),
        ("quarter", "at the end of each quarter", ["2027-03-31"]),
        ("quarter", "at the end of each year", ["2027-12-31"]),
        ("contract year", "at the end of each year", []),
    ],
)
def test_it_arises_at_the_end_of_its_time(each: str, earned: str, days: list[str]) -> None:
    plan = _short(each=each).replace("at the end of each year", earned)
    made = lines(plan, NOTHING, period="2027-01-01..2027-03-31")
    assert [str(line.on) for line in made] == ([] if earned.endswith("year") and each == "quarter" else days)
    made = lines(plan, NOTHING, period="2027-01-01..2027-12-31")
    assert {str(line.on) for line in made} >= set(days)


def test_a_contract_year_ends_on_its_own_day() -> None:
    head = HEAD.replace("2027-01-01", "2026-03-15")
    made = figures(_short(each="contract year", head=head), INVOICED, period="2026-03-15..2028-03-14")
    assert [each for each in made if each[1] == "fee"] == [
        ("2027-03-14", "fee", "GBP 7,500.00"),
        ("2028-03-14", "fee", "GBP 10,200.00"),
    ]


def test_limits_of_a_shortfall_go_on_over_its_times() -> None:
    plan = _short(amount="amount: {percent: {rate: 15%, of: shortfall}, cap: GBP 20000 per agreement}")
    assert [each[2] for each in figures(plan, NOTHING, period="2027-01-01..2028-12-31")] == ["GBP 15,000.00", "GBP 5,000.00"]
    plan = _short(amount="amount: {percent: {rate: 1%, of: shortfall}, floor: GBP 1200 per year}")
    assert figures(plan, NOTHING, period="2027") == [
        ("2027-12-31", "fee", "GBP 1,000.00"),
        ("2027-12-31", "top-up", "GBP 200.00"),
    ]


def test_a_shortfall_in_whole_steps_of_another_base() -> None:
    more = SHORT + '  counted: {name: Counted Shortfall, of: shortfall, in_whole: "GBP 5,000"}\n'
    plan = _short(amount="amount: {percent: {rate: 10%, of: counted}}", more=more)
    assert figures(plan, INVOICED, period="2027")[-1] == ("2027-12-31", "fee", "GBP 1,500.00")


def test_a_target_that_the_deals_tell_counts_as_last_told() -> None:
    more = SHORT.replace('fixed: "GBP 100,000"', "means: what the parties agree on for the year")
    rows = (
        INVOICED.replace("returns\n", "returns,target\n")
        .replace("50000,,", "50000,,,60000")
        .replace("32000,,", "32000,,,90000")
    )
    assert figures(_short(more=more), rows, period="2027")[-1] == ("2027-12-31", "fee", "GBP 1,200.00")
    (found,) = uncomputed(_short(more=more), INVOICED, period="2027")
    assert found.message == "Main Fee: Main Fee is not computed: for 2027: target is not given"


def test_a_shortfall_is_computed_by_the_version_at_the_end_of_its_year() -> None:
    later = HEAD.replace("1.0.0", "2.0.0").replace("2027-01-01", "2027-07-01")
    plans = [_short(), _short(amount=MISSING.replace("15%", "10%"), head=later)]
    line = lines(plans, INVOICED, period="2027")[-1]
    assert (str(line.amount), line.revision) == ("GBP 1,800.00", "2.0.0")


amounts = st.lists(st.integers(0, 60_000), max_size=8)


@settings(max_examples=40)
@drawn(amounts)
def test_it_is_a_share_of_what_all_deals_together_leave_open(paid: list[int]) -> None:
    rows = "deal,event,date,client,invoices\n" + "".join(
        f"D{n},paid,2027-0{n + 1}-01,C{n % 3},{each}\n" for n, each in enumerate(paid)
    )
    made = [each.amount.amount for each in lines(_short(), rows, period="2027") if not each.deal]
    assert made == [max(100_000 - sum(paid), 0) * Decimal("0.15")]


GROWTH = SHORT.replace("shortfall: {name: Shortfall", "growth: {name: Growth").replace("short_of", "above")


@settings(max_examples=40)
@drawn(amounts, st.integers(0, 9))
def test_an_increase_may_be_attributed_deal_by_deal(paid: list[int], back: int) -> None:
    """The lines of the deals that pass a baseline come to what the year as a whole comes to, also after a return."""
    rows = "deal,event,date,client,invoices,returns\n" + "".join(
        f"D{n},paid,2027-0{n + 1}-01,C{n % 3},{each},\n" for n, each in enumerate(paid)
    )
    returned = paid[0] * back // 9 if paid else 0
    rows += f"D0,refunded,2027-11-01,,,{returned}\n" if returned else ""
    made = lines(_short(more=GROWTH, amount="amount: {percent: {rate: 15%, of: growth}}"), rows, period="2027")
    assert sum((each.amount.amount for each in made), Decimal(0)) == max(sum(paid) - returned - 100_000, 0) * Decimal("0.15")


# Guarantees that are recouped.

GUARANTEE = "guarantees: [{from: 2027-01-01, to: 2027-02-10, least: GBP 800%s}]"


def _paid(made: list[Line]) -> Decimal:
    return sum((each.amount.amount for each in made), Decimal(0))


def test_what_a_guarantee_paid_is_set_against_later_fees() -> None:
    assert told(plan_text(f"amount: {NET}", GUARANTEE % ", recouped: true"), PAID, period="2027")[2:] == [
        "2027-02-10 - top-up GBP 400.00 GBP 400.00 was reached of the GBP 800.00 guaranteed from 2027-01-01 to 2027-02-10",
        "2027-05-10 D3 fee GBP 500.00 earned when the client pays",
        "2027-05-10 D3 set against the advance GBP -400.00 set against what was paid ahead, of which GBP 0.00 is left",
    ]
    assert _paid(lines(plan_text(f"amount: {NET}", GUARANTEE % ""), PAID, period="2027")) == 1300
    assert _paid(lines(plan_text(f"amount: {NET}", GUARANTEE % ", recouped: true"), PAID, period="2027")) == 900


def test_an_advance_and_a_guarantee_are_made_good_together() -> None:
    both = plan_text(
        f"amount: {NET}", GUARANTEE % ", recouped: true", "advance: {amount: GBP 50, on: 2027-03-01, returned: true}"
    )
    assert _paid(lines(both, PAID, period="2027")) == 900
    early = PAID.replace("D3,paid,2027-05-10,Acme,5000", "D3,paid,2027-05-10,Acme,100")
    made = [each for each in lines(both, early, period="2027", ended="2027-06-30") if each.what == "advance"]
    assert [str(each.amount) for each in made] == ["GBP 50.00", "GBP -50.00"]  # a guarantee is no loan


def test_a_cap_counts_what_was_really_paid_at_the_end_of_times() -> None:
    """Three fees of 33.33 are paid as 33.33, and the fourth only fills the cap."""
    plan = plan_text(
        "each: month",
        "amount: {share: {rate: 33.333%, of: {flat: GBP 100}}, cap: GBP 100 per year}",
        earned="at the end of each month",
    )
    made = lines(plan, NOTHING, period="2027-01-01..2027-05-31")
    assert [str(each.amount) for each in made] == ["GBP 33.33", "GBP 33.33", "GBP 33.33", "GBP 0.01", "GBP 0.00"]
