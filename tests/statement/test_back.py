"""What goes back: clawbacks, refunds that lower a base, estimates that are settled."""

from __future__ import annotations

import pytest

from tests.statement.stating import NET, figures, lines, plan_text, told

COLUMNS = "deal,event,date,client,receipts,taxes,refunds\n"
PAID = COLUMNS + "D1,paid,2027-01-10,Acme,1200,200,\n"
BACK = "clawback: {within: 90 days, when: [%s]%s}"
GROSS = "{percent: {rate: 10%, of: gross-receipts}}"


@pytest.mark.parametrize(
    ("event", "when"),
    [
        ("cancelled", "the client cancels"),
        ("refunded", "the client is refunded"),
        ("unpaid", "the client does not pay"),
        ("charged back", "the payment is charged back"),
        ("not renewed", "the client does not renew"),
        ("disqualified", "the referral proves not to qualify"),
    ],
)
def test_each_loss_gives_the_whole_fee_back_within_its_time(event: str, when: str) -> None:
    plan = plan_text(f"amount: {NET}", BACK % (when, ""))
    for day, back in (("2027-04-10", ["given back"]), ("2027-04-11", ["nothing"])):
        made = lines(plan, PAID + f"D1,{event},{day},,,,\n")
        assert [each.what for each in made[1:]] == back
        assert made[1].clause == "paragraph 1 of Schedule 1"
    assert told(plan, PAID + f"D1,{event},2027-04-10,,,,\n")[1] == (
        f"2027-04-10 D1 given back GBP -100.00 {when} within 90 days after 2027-01-10"
    )
    assert told(plan, PAID + f"D1,{event},2027-04-11,,,,\n")[1] == (
        f"2027-04-11 D1 nothing GBP 0.00 {when}, but only after 2027-04-10, so the fee of 2027-01-10 stays"
    )


def test_a_loss_that_the_fee_does_not_name_gives_nothing_back() -> None:
    plan = plan_text(f"amount: {NET}", BACK % ("the client is refunded", ""))
    assert told(plan, PAID + "D1,cancelled,2027-02-01,,,,\n")[1] == (
        "2027-02-01 D1 nothing GBP 0.00 the client cancels, but no term of this fee gives it back for that"
    )


def test_a_share_of_the_fee_goes_back() -> None:
    plan = plan_text(f"amount: {NET}", BACK % ("the client cancels", ", share: 12.5%"))
    assert figures(plan, PAID + "D1,cancelled,2027-02-01,,,,\n")[1:] == [("2027-02-01", "given back", "GBP -12.50")]


def test_as_much_goes_back_as_the_client_got_back() -> None:
    plan = plan_text(f"amount: {GROSS}", BACK % ("the client is refunded", ", in_proportion: true"))
    rows = PAID + "D1,refunded,2027-02-01,,,,300\nD1,refunded,2027-03-01,,,,900\n"
    assert [each[2] for each in figures(plan, rows)] == ["GBP 120.00", "GBP -30.00", "GBP -90.00"]


def test_a_refund_of_more_than_came_in_gives_no_more_back_than_was_paid() -> None:
    plan = plan_text(f"amount: {GROSS}", BACK % ("the client is refunded", ", in_proportion: true"))
    rows = PAID + "D1,refunded,2027-02-01,,,,1000\nD1,refunded,2027-03-01,,,,1000\n"
    assert [each[2] for each in figures(plan, rows)] == ["GBP 120.00", "GBP -100.00", "GBP -20.00"]


def test_in_proportion_needs_a_figure() -> None:
    plan = plan_text(f"amount: {GROSS}", BACK % ("the client cancels", ", in_proportion: true"))
    assert told(plan, PAID + "D1,cancelled,2027-02-01,,,,\n")[1] == (
        "2027-02-01 D1 not computed GBP 0.00 it goes back in proportion, and the event says no figure"
    )


def test_each_payment_has_a_time_of_its_own() -> None:
    plan = plan_text(f"amount: {NET}", BACK % ("the client cancels", ""))
    rows = PAID + "D1,paid,2027-03-10,,600,100,\nD1,cancelled,2027-04-20,,,,\n"
    assert figures(plan, rows)[2:] == [("2027-04-20", "nothing", "GBP 0.00"), ("2027-04-20", "given back", "GBP -50.00")]


def test_nothing_goes_back_twice() -> None:
    plan = plan_text(f"amount: {NET}", BACK % ("the client cancels, the client is refunded", ""))
    rows = PAID + "D1,cancelled,2027-02-20,,,,\nD1,refunded,2027-02-21,,,,1000\n"
    assert [each[2] for each in figures(plan, rows)] == ["GBP 100.00", "GBP -100.00"]


def test_a_refund_lowers_a_fee_whose_base_deducts_it() -> None:
    rows = PAID + "D1,refunded,2027-02-20,,,,600\n"
    assert told(plan_text(f"amount: {NET}"), rows)[1] == (
        "2027-02-20 D1 adjustment GBP -60.00 refunded: what the fee is a share of is smaller by as much"
    )


def test_the_tax_in_a_refund_is_no_longer_deducted() -> None:
    rows = PAID + "D1,refunded,2027-02-20,,,100,600\n"
    assert figures(plan_text(f"amount: {NET}"), rows)[1:] == [("2027-02-20", "adjustment", "GBP -50.00")]


def test_a_refund_of_more_than_came_in_leaves_no_less_than_nothing() -> None:
    rows = PAID + "D1,refunded,2027-02-20,,,,5000\n"
    assert figures(plan_text(f"amount: {NET}"), rows)[1:] == [("2027-02-20", "adjustment", "GBP -100.00")]


@pytest.mark.parametrize("method", ["marginal", "whole"])
@pytest.mark.parametrize("per", ["month", "quarter", "year", "deal", "client", "agreement"])
def test_a_refund_in_a_later_time_takes_back_at_the_rate_of_the_first_band_what_that_time_does_not_hold(
    method: str, per: str
) -> None:
    """A refund counts in the month in which it is made. Where nothing else came in, the first band goes on below nothing."""
    bands = f"{{bands: {{of: net-revenue, per: {per}, method: {method}, steps: [{{rate: 10%}}]}}}}"
    rows = PAID + "D1,refunded,2027-05-20,,,200,1200\n"
    assert figures(plan_text(f"amount: {bands}"), rows)[1:] == [("2027-05-20", "adjustment", "GBP -100.00")]


TRUE_UP = "true_up: {estimate: the order value, every: quarter, within: 45 days}"


@pytest.mark.parametrize(("actual", "settled"), [("1500", "GBP 50.00"), ("1000", "GBP 0.00"), ("400", "GBP -60.00")])
def test_the_actual_figures_settle_an_estimate(actual: str, settled: str) -> None:
    rows = f"{COLUMNS}D1,estimated,2027-01-10,Acme,1000,,\nD1,trued up,2027-04-10,Acme,{actual},,\n"
    made = figures(plan_text(f"amount: {NET}", TRUE_UP), rows)
    assert made == [("2027-01-10", "fee", "GBP 100.00"), ("2027-04-10", "adjustment", settled)]


def test_the_tax_of_an_estimate_is_settled_with_it() -> None:
    rows = f"{COLUMNS}D1,estimated,2027-01-10,Acme,1200,200,\nD1,trued up,2027-04-10,Acme,600,100,\n"
    assert [each[2] for each in figures(plan_text(f"amount: {NET}", TRUE_UP), rows)] == ["GBP 100.00", "GBP -50.00"]


def test_a_fixed_amount_that_stays_after_a_refund_is_not_paid_again() -> None:
    bands = "{bands: {of: net-revenue, per: client, method: whole, steps: [{up_to: 'GBP 5,000', flat: GBP 20}, {rate: 1%}]}}"
    rows = PAID + "D1,refunded,2027-02-20,,,,1000\nD2,paid,2027-03-01,Acme,1000,,\n"
    assert [each[2] for each in figures(plan_text(f"amount: {bands}"), rows)] == ["GBP 20.00", "GBP 0.00", "GBP 0.00"]


def test_a_fixed_amount_goes_back_as_far_as_its_limit_let_it_be_paid() -> None:
    steps = "[{below: GBP 100, rate: 5%}, {flat: GBP 21, at_most: GBP 7}]"
    bands = f"{{bands: {{of: net-revenue, per: deal, method: marginal, steps: {steps}}}}}"
    rows = PAID + "D1,refunded,2027-02-20,,,,1000\n"
    assert [each[2] for each in figures(plan_text(f"amount: {bands}"), rows)] == ["GBP 12.00", "GBP -12.00"]


SHORT = "deal,event,date,client,receipts,refunds\n"


@pytest.mark.parametrize("method", ["whole", "marginal"])
def test_a_payment_that_goes_back_whole_takes_its_fee_with_it(method: str) -> None:
    """What goes back belongs to the payment before it, so bands of one payment are counted together with it."""
    bands = f"{{bands: {{of: net-revenue, method: {method}, steps: [{{up_to: 'GBP 1,000', rate: 5%}}, {{rate: 10%}}]}}}}"
    rows = SHORT + "D1,paid,2027-01-10,Acme,2000,\nD1,refunded,2027-02-10,,,2000\n"
    assert sum(each.amount.amount for each in lines(plan_text("each: payment", f"amount: {bands}"), rows)) == 0


def test_a_time_in_which_more_went_back_than_came_in_earns_no_fixed_amount() -> None:
    bands = "{bands: {of: net-revenue, per: month, method: whole, steps: [{up_to: 'GBP 500', flat: GBP 50}, {rate: 10%}]}}"
    rows = SHORT + "D1,paid,2027-01-10,Acme,2000,\nD1,refunded,2027-02-10,,,2000\n"
    assert [each[2] for each in figures(plan_text(f"amount: {bands}"), rows)] == ["GBP 200.00", "GBP 0.00"]


def test_a_line_below_nothing_goes_back_too() -> None:
    bands = "{bands: {of: net-revenue, per: year, method: whole, steps: [{up_to: 'GBP 1,000', rate: 10%}, {rate: 1%}]}}"
    back = "clawback: {within: 12 months, when: [the client cancels]}"
    paid = "D1,paid,2027-01-10,Acme,1000,\nD2,paid,2027-02-10,Acme,1000,\n"
    gone = "D1,cancelled,2027-03-01,,,\nD2,cancelled,2027-03-01,,,\n"
    made = lines(plan_text(f"amount: {bands}", back), SHORT + paid + gone)
    assert [str(each.amount) for each in made] == ["GBP 100.00", "GBP -80.00", "GBP -100.00", "GBP 80.00"]


def test_a_reason_is_given_within_the_time_that_is_asked_for() -> None:
    plan = plan_text(f"amount: {NET}", "lasts: 1 month", "counted_from: first payment")
    paid = "D1,paid,2027-01-10,Acme,1000,\nD2,paid,2027-06-10,Acme,1000,\n"
    told_of = told(plan, SHORT + paid + "D2,cancelled,2027-09-01,,,\n", period="2027-Q2")
    assert len(told_of) == 1
    assert told_of[0].startswith("2027-06-10 D2 nothing GBP 0.00 not earned: the client earned this fee for 1 month")
