"""What is due because a time is over: minimums, guarantees, targets, advances; and fees that no deal earns."""

from __future__ import annotations

import pytest

from tests.statement.stating import HEAD, NET, figures, lines, plan_text, told

PAID = """deal,event,date,client,receipts
D1,paid,2027-01-10,Acme,1000
D2,paid,2027-02-10,Acme,3000
D3,paid,2027-05-10,Acme,5000
"""
NOTHING = "deal,event,date,client,receipts\nD1,signed,2027-01-10,Acme,"
YEAR = {"period": "2027"}


def test_a_minimum_is_made_up_once_at_the_end_of_its_time() -> None:
    plan = plan_text("amount: {percent: {rate: 10%, of: net-revenue}, floor: GBP 450 per quarter}")
    assert told(plan, PAID, period="2027-H1") == [
        "2027-01-10 D1 fee GBP 100.00 earned when the client pays",
        "2027-02-10 D2 fee GBP 300.00 earned when the client pays",
        "2027-03-31 - top-up GBP 50.00 made up to the minimum for Q1 2027",
        "2027-05-10 D3 fee GBP 500.00 earned when the client pays",
    ]


@pytest.mark.parametrize(("period", "count"), [("2027-03", 0), ("2027-12-30..2027-12-30", 0), ("2027-12-31", 1), ("2027", 1), ("2027-01-01..2028-12-30", 1), ("2027-01-01..2028-12-31", 2)])  # fmt: skip
def test_a_minimum_waits_for_the_end_of_the_year(period: str, count: int) -> None:
    plan = plan_text("amount: {percent: {rate: 10%, of: net-revenue}, floor: GBP 2000 per year}")
    assert [each[1] for each in figures(plan, PAID, period=period)].count("top-up") == count


def test_a_minimum_of_contract_years_follows_the_first_day_of_the_agreement() -> None:
    plan = plan_text("amount: {percent: {rate: 10%, of: net-revenue}, floor: GBP 600 per contract year}").replace(
        "2027-01-01", "2026-02-15"
    )
    assert figures(plan, PAID, period="2026-02-15..2028-02-14") == [
        ("2027-01-10", "fee", "GBP 100.00"),
        ("2027-02-10", "fee", "GBP 300.00"),
        ("2027-02-14", "top-up", "GBP 200.00"),
        ("2027-05-10", "fee", "GBP 500.00"),
        ("2028-02-14", "top-up", "GBP 100.00"),
    ]


def test_a_cap_for_each_deal_does_not_limit_what_no_deal_earns() -> None:
    plan = plan_text("amount: {percent: {rate: 10%, of: net-revenue}, floor: GBP 50 per month, cap: GBP 40 per deal}")
    made = figures(plan, NOTHING, period="2027")
    assert [each for each in made if each[1] == "top-up"] == [
        (f"2027-{month:02}-{day}", "top-up", "GBP 50.00")
        for month, day in enumerate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=1)
    ]


def test_a_cap_of_a_year_limits_the_minimums_of_its_months() -> None:
    plan = plan_text("amount: {percent: {rate: 10%, of: net-revenue}, floor: GBP 50 per month, cap: GBP 120 per year}")
    made = figures(plan, NOTHING, period="2027-01-01..2028-01-31")
    assert [each[2] for each in made if each[1] == "top-up"] == ["GBP 50.00", "GBP 50.00", "GBP 20.00", "GBP 50.00"]


GUARANTEES = """guarantees:
      - {from: 2027-01-01, to: 2027-02-10, least: GBP 500}
      - {from: 2027-02-11, to: 2027-12-31, least: GBP 400}
      - {from: 2028-01-01, to: 2028-06-30, least: GBP 10}"""


def test_guarantees_over_unequal_times_are_made_up_at_the_end_of_each() -> None:
    assert told(plan_text(f"amount: {NET}", GUARANTEES), PAID, period="2027") == [
        "2027-01-10 D1 fee GBP 100.00 earned when the client pays",
        "2027-02-10 D2 fee GBP 300.00 earned when the client pays",
        "2027-02-10 - top-up GBP 100.00 GBP 400.00 was reached of the GBP 500.00 guaranteed from 2027-01-01 to 2027-02-10",
        "2027-05-10 D3 fee GBP 500.00 earned when the client pays",
    ]


def test_a_guarantee_that_nothing_reached_is_paid_whole() -> None:
    made = figures(plan_text(f"amount: {NET}", GUARANTEES), NOTHING, period="2027-01-01..2028-06-30")
    assert [each for each in made if each[1] == "top-up"] == [
        ("2027-02-10", "top-up", "GBP 500.00"),
        ("2027-12-31", "top-up", "GBP 400.00"),
        ("2028-06-30", "top-up", "GBP 10.00"),
    ]


def test_what_a_deal_gives_back_counts_against_the_guarantee_of_its_earning() -> None:
    back = "clawback: {within: 90 days, when: [the client cancels]}"
    rows = PAID + "D1,cancelled,2027-02-05,,\n"
    made = figures(plan_text(f"amount: {NET}", back, GUARANTEES), rows, period="2027-01-01..2027-02-28")
    assert made[1:] == [("2027-02-05", "given back", "GBP -100.00"), ("2027-02-10", "fee", "GBP 300.00"), ("2027-02-10", "top-up", "GBP 200.00")]  # fmt: skip


def _bonus(more: str = "", amount: str = "{flat: GBP 70}", least: str = "GBP 4000", of: str = "net-revenue") -> str:
    return f"bonuses: [{{id: volume, target: {{of: {of}, at_least: {least}, per: quarter{more}}}, amount: {amount}}}]"


def test_a_target_that_is_reached_exactly_earns_its_bonus() -> None:
    assert told(plan_text(f"amount: {NET}", _bonus()), PAID, period="2027")[2:] == [
        "2027-03-31 - bonus GBP 70.00 bonus: the target of GBP 4,000.00 was reached in Q1 2027",
        "2027-05-10 D3 fee GBP 500.00 earned when the client pays",
        "2027-06-30 - bonus GBP 70.00 bonus: the target of GBP 4,000.00 was reached in Q2 2027",
    ]


def test_a_target_that_is_missed_by_a_penny_earns_none() -> None:
    rows = PAID.replace("3000", "2999.99")
    made = figures(plan_text(f"amount: {NET}", _bonus()), rows, period="2027-Q1")
    assert [each[1] for each in made] == ["fee", "fee"]


def test_a_bonus_may_be_a_share_of_the_fees_of_its_time() -> None:
    made = figures(plan_text(f"amount: {NET}", _bonus(amount="{percent: {rate: 25%, of: fees}}")), PAID, period="2027")
    assert [each for each in made if each[1] == "bonus"] == [("2027-03-31", "bonus", "GBP 100.00"), ("2027-06-30", "bonus", "GBP 125.00")]  # fmt: skip


def test_a_year_that_reaches_all_its_targets_catches_up_on_the_missed_quarters() -> None:
    rows = PAID + "D4,paid,2027-11-11,Acme,7000\n"
    plan = plan_text(f"amount: {NET}", _bonus(", catch_up: true"))
    made = [each for each in told(plan, rows, period="2027") if " bonus " in each]
    assert made == [
        "2027-03-31 - bonus GBP 70.00 bonus: the target of GBP 4,000.00 was reached in Q1 2027",
        "2027-06-30 - bonus GBP 70.00 bonus: the target of GBP 4,000.00 was reached in Q2 2027",
        "2027-12-31 - bonus GBP 70.00 bonus: the target of GBP 4,000.00 was reached in Q4 2027",
        "2027-12-31 - bonus GBP 70.00 bonus: Q3 2027 is caught up, for the whole of 2027 reached its targets",
    ]
    short = [each for each in told(plan, rows.replace("7000", "6999.99"), period="2027") if " bonus " in each]
    assert short == made[:3]


def test_a_bonus_in_place_of_the_fee_pays_the_difference() -> None:
    plan = plan_text(
        f"amount: {NET}", _bonus(amount="{percent: {rate: 12%, of: net-revenue}}").replace("amount:", "instead: true, amount:")
    )
    made = figures(plan, PAID, period="2027-Q1")
    assert made[2:] == [("2027-03-31", "bonus", "GBP 80.00")]


def test_a_refund_takes_away_what_a_target_counts() -> None:
    rows = "deal,event,date,client,receipts,refunds\nD1,paid,2027-01-10,Acme,4000,\nD1,refunded,2027-02-10,,,1\n"
    assert [each[1] for each in figures(plan_text(f"amount: {NET}", _bonus()), rows, period="2027")] == ["fee", "adjustment"]


ADVANCE = "advance: {amount: GBP 350, on: 2027-01-05%s}"


def test_an_advance_is_made_good_by_the_fees_that_follow() -> None:
    made = told(plan_text(f"amount: {NET}", ADVANCE % ""), PAID)
    assert made == [
        "2027-01-05 - advance GBP 350.00 paid ahead of later fees",
        "2027-01-10 D1 fee GBP 100.00 earned when the client pays",
        "2027-01-10 D1 set against the advance GBP -100.00 set against what was paid ahead, of which GBP 250.00 is left",
        "2027-02-10 D2 fee GBP 300.00 earned when the client pays",
        "2027-02-10 D2 set against the advance GBP -250.00 set against what was paid ahead, of which GBP 0.00 is left",
        "2027-05-10 D3 fee GBP 500.00 earned when the client pays",
    ]


def test_a_share_of_each_fee_may_be_set_against_an_advance() -> None:
    made = figures(plan_text(f"amount: {NET}", ADVANCE % ", share: 50%"), PAID)
    assert [each[2] for each in made if each[1].startswith("set")] == ["GBP -50.00", "GBP -150.00", "GBP -150.00"]


def test_what_is_left_of_an_advance_is_paid_back_at_the_end() -> None:
    plan = plan_text(f"amount: {NET}", ADVANCE % ", returned: true")
    made = figures(
        plan, PAID.replace("D3,paid,2027-05-10,Acme,5000\n", "").replace("3000", "1000"), ended="2027-06-30", period="2027"
    )
    assert made[-1] == ("2027-06-30", "advance", "GBP -150.00")
    assert sum(float(each[2].removeprefix("GBP ")) for each in made) == 200


def test_until_an_advance_is_made_good_the_fee_may_be_another() -> None:
    plan = plan_text(f"amount: {NET}", ADVANCE % ", amount_until: {percent: {rate: 9%, of: net-revenue}}")
    assert [each[2] for each in figures(plan, PAID) if each[1] == "fee"] == ["GBP 90.00", "GBP 270.00", "GBP 500.00"]


def test_a_fee_for_each_month_is_due_whatever_deals_bring() -> None:
    plan = plan_text("each: month", "amount: {flat: GBP 40}", earned="at the end of each month")
    made = told(plan, NOTHING, period="2027-Q1")
    assert [each for each in made if " - " in each] == [
        "2027-01-31 - fee GBP 40.00 due for January 2027",
        "2027-02-28 - fee GBP 40.00 due for February 2027",
        "2027-03-31 - fee GBP 40.00 due for March 2027",
    ]


def test_a_fee_at_the_end_of_a_quarter_is_of_its_last_day() -> None:
    made = lines(plan_text(f"amount: {NET}", earned="at the end of each quarter"), PAID, period="2027")
    assert [(str(each.on), str(each.amount)) for each in made] == [
        ("2027-03-31", "GBP 100.00"),
        ("2027-03-31", "GBP 300.00"),
        ("2027-06-30", "GBP 500.00"),
    ]


def test_a_fee_that_falls_into_a_period_by_its_day_is_stated_there() -> None:
    plan = plan_text(f"amount: {NET}", earned="at the end of each quarter")
    assert figures(plan, PAID, period="2027-03") == [("2027-03-31", "fee", "GBP 100.00"), ("2027-03-31", "fee", "GBP 300.00")]
    assert figures(plan, PAID, period="2027-01") == []


def test_times_before_the_last_day_of_all_deals_are_over_without_a_period() -> None:
    plan = plan_text("amount: {percent: {rate: 10%, of: net-revenue}, floor: GBP 450 per quarter}")
    assert [each[1] for each in figures(plan, PAID)] == ["fee", "fee", "top-up", "fee"]


SMALL = "deal,event,date,client,receipts\n" + "".join(f"D{day},paid,2027-01-{day:02},Acme,2\n" for day in range(1, 8))


def test_a_minimum_makes_up_what_was_really_paid() -> None:
    """Seven times 0.245 is paid as 0.25."""
    plan = plan_text("amount: {percent: {rate: 12.25%, of: net-revenue}, floor: GBP 2 per month}")
    made = figures(plan, SMALL, period="2027-01")
    assert [each[2] for each in made] == ["GBP 0.25"] * 7 + ["GBP 0.25"]


def test_a_cap_counts_what_was_really_paid() -> None:
    plan = plan_text("amount: {percent: {rate: 12.25%, of: net-revenue}, cap: GBP 1.10 per month}")
    assert [each[2] for each in figures(plan, SMALL)] == ["GBP 0.25"] * 4 + ["GBP 0.10", "GBP 0.00", "GBP 0.00"]


def test_all_caps_count_what_was_really_paid() -> None:
    plan = plan_text("amount: {percent: {rate: 12.25%, of: net-revenue}, caps: [GBP 1.10 per month, GBP 5 per client]}")
    assert [each[2] for each in figures(plan, SMALL)] == ["GBP 0.25"] * 4 + ["GBP 0.10", "GBP 0.00", "GBP 0.00"]


def test_a_plan_without_a_first_day_counts_from_its_first_deal() -> None:
    head = HEAD.replace(", effective: 2027-01-01", "")
    plan = plan_text("amount: {percent: {rate: 10%, of: net-revenue}, floor: GBP 100 per year}", head=head)
    rows = "deal,event,date,client,receipts\nD1,paid,2027-03-10,Acme,500\nD2,paid,2028-03-10,Acme,5000\n"
    made = [(str(each.on), each.what, str(each.amount)) for each in lines(plan, rows)]
    assert made == [
        ("2027-03-10", "fee", "GBP 50.00"),
        ("2027-12-31", "top-up", "GBP 50.00"),
        ("2028-03-10", "fee", "GBP 500.00"),
    ]
