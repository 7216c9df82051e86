"""Why a deal earns nothing: each reason in its words, with the clause that says so."""

from __future__ import annotations

import pytest

from tests.statement.stating import NET, lines, plan_text, stated, told

COLUMNS = "deal,event,date,client,kind,product,by,excluded,receipts"
SCOPE = """
scope: {products: [{id: coaching, name: Coaching, description: by the month}, {id: team, name: Team coaching, description: six days}]}
"""
RULES = """
rules_of_engagement:
  qualification: [{criteria: [has a budget of GBP 10000], valid: 60 days}]
  registration: {by: brightpath, unit: deal, key: [the name of the client], window: 90 days}
terms: {initial: 12 months, tail: {period: 6 months, for: accepted referrals}}
"""
TAIL = "terms: {initial: 12 months, tail: {period: 6 months, for: accepted referrals}}"


def _why(plan: str, rows: str, **asked: str) -> tuple[str, str]:
    """The reason of the only line, and its clause."""
    (line,) = lines(plan, f"{COLUMNS}\n{rows}", **asked)
    assert line.what == "nothing"
    assert line.amount.amount == 0
    return line.why, line.clause


FEE = "paragraph 1 of Schedule 1"
REGISTERED = "D1,registered,2027-01-10,Acme,,,,,\n"
SIGNED = "D1,signed,2027-06-01,Acme,,,,,\n"
PAID = "D1,paid,2027-06-20,,,,,,1000"


@pytest.mark.parametrize(
    ("plan", "rows", "expected"),
    [
        (plan_text("for: [new clients]", f"amount: {NET}"), "D1,paid,2027-06-20,Acme,renewal,,,,1000",
         ("no fee is meant for it: Main Fee: it is not paid for a renewal", "")),
        (plan_text("for: [new clients]", f"amount: {NET}"), "D1,paid,2027-06-20,Acme,,,,,1000",
         ("not earned: the deal does not say of which kind it is", FEE)),
        (plan_text("for: [registered deals]", f"amount: {NET}"), "D1,paid,2027-06-20,Acme,,,,,1000",
         ("no fee is meant for it: Main Fee: it is not paid for a deal that was not registered", "")),
        (plan_text("products: [team]", f"amount: {NET}", more=SCOPE), "D1,paid,2027-06-20,Acme,,coaching,,,1000",
         ("no fee is meant for it: Main Fee: it is not paid for Coaching", "")),
        (plan_text("products: [team]", f"amount: {NET}", more=SCOPE), "D1,paid,2027-06-20,Acme,,,,,1000",
         ("not earned: it is not paid for a deal that names no product", FEE)),
        (plan_text(f"amount: {NET}"), "D1,paid,2027-06-20,Acme,,,harbour,,1000",
         ("no fee is meant for it: Main Fee: Harbour GmbH brought the deal, and is not the payee", "")),
        (plan_text(f"amount: {NET}"), "D1,paid,2027-06-20,Acme,,,,a house account,1000",
         ("not earned: the deal is excluded: a house account", FEE)),
        (plan_text(f"amount: {NET}"), "D1,signed,2027-06-20,Acme,,,,,",
         ("not earned: it is earned when the client pays, and that has not happened", FEE)),
        (plan_text(f"amount: {NET}", earned=""), "D1,signed,2027-06-20,Acme,,,,,",
         ("not earned: the plan does not say when it is earned", FEE)),
    ],
)  # fmt: skip
def test_a_deal_that_earns_nothing_says_why(plan: str, rows: str, expected: tuple[str, str]) -> None:
    assert _why(plan, rows) == expected


def test_a_referral_that_is_no_longer_valid_earns_nothing() -> None:
    plan = plan_text(f"amount: {NET}", more=RULES)
    why, clause = _why(plan, f"D1,accepted,2027-01-10,Acme,,,,,\n{SIGNED}{PAID}")
    assert (
        why
        == "not earned: the referral was accepted on 2027-01-10 and was valid until 2027-03-11, and the client signed on 2027-06-01"
    )
    assert clause
    assert _figures(plan, "D1,accepted,2027-01-10,Acme,,,,,\nD1,signed,2027-03-11,Acme,,,,,\n" + PAID) == ["GBP 100.00"]


def test_a_registration_whose_window_is_over_earns_nothing() -> None:
    plan = plan_text("for: [registered deals]", f"amount: {NET}", more=RULES)
    why, clause = _why(plan, REGISTERED + SIGNED + PAID)
    assert why == "not earned: registered on 2027-01-10 for 90 days, which ended on 2027-04-10, and signed on 2027-06-01"
    assert clause
    assert _figures(plan, REGISTERED + "D1,signed,2027-04-10,Acme,,,,,\n" + PAID) == ["GBP 100.00"]


def _figures(plan: str, rows: str, **asked: str) -> list[str]:
    return [str(each.amount) for each in lines(plan, f"{COLUMNS}\n{rows}", **asked)]


def test_the_clauses_are_those_of_the_agreement() -> None:
    plan = plan_text(f"amount: {NET}", more=RULES)
    with stated(plan, f"{COLUMNS}\n{PAID}") as made:
        (revision,) = made.revisions
        assert [revision.label(each) for each in ("fee-main", "nothing-like-it")] == [FEE, ""]
        assert all(revision.label(each) for each in ("qualified-referral", "registration", "term", "tail"))


def test_a_client_earns_for_a_time_and_not_a_day_longer() -> None:
    plan = plan_text(f"amount: {NET}", "lasts: 6 months", "counted_from: first payment")
    rows = "D1,paid,2027-01-20,Acme,,,,,1000\nD2,paid,2027-07-20,Acme,,,,,1000\nD3,paid,2027-07-21,Acme,,,,,1000"
    assert told(plan, f"{COLUMNS}\n{rows}") == [
        "2027-01-20 D1 fee GBP 100.00 earned when the client pays",
        "2027-07-20 D2 fee GBP 100.00 earned when the client pays",
        "2027-07-21 D3 nothing GBP 0.00 not earned: the client earned this fee for 6 months from 2027-01-20, until 2027-07-20",
    ]


def test_a_client_that_earns_once_earns_once() -> None:
    plan = plan_text(f"amount: {NET}", "counted_from: first payment")
    rows = "D1,paid,2027-01-20,Acme,,,,,1000\nD2,paid,2027-07-20,Acme,,,,,1000\nD3,paid,2027-07-20,Other,,,,,1000"
    assert told(plan, f"{COLUMNS}\n{rows}")[1:] == [
        "2027-07-20 D2 nothing GBP 0.00 not earned: each client earns this fee once, and it was earned on 2027-01-20",
        "2027-07-20 D3 fee GBP 100.00 earned when the client pays",
    ]


def test_after_the_end_only_the_tail_earns() -> None:
    plan = plan_text(f"amount: {NET}", more=TAIL)
    accepted = "D1,accepted,2027-05-01,Acme,,,,,\n"
    assert _figures(plan, f"{accepted}D1,paid,2027-12-30,,,,,,1000", ended="2027-06-30") == ["GBP 100.00"]
    why, clause = _why(plan, f"{accepted}D1,paid,2028-01-01,,,,,,1000", ended="2027-06-30")
    assert why == "not earned: the agreement ended on 2027-06-30, and the 6 months after it on 2027-12-30"
    assert clause


def test_a_deal_that_came_after_the_end_earns_nothing() -> None:
    why, _ = _why(plan_text(f"amount: {NET}", more=TAIL), PAID, ended="2027-05-31")
    assert why == "not earned: the deal came only on 2027-06-20, after the agreement ended on 2027-05-31"


def test_without_a_tail_nothing_is_earned_after_the_end() -> None:
    why, clause = _why(plan_text(f"amount: {NET}", more="terms: {initial: 12 months}"), PAID, ended="2027-06-19")
    assert why == "not earned: the agreement ended on 2027-06-19, and nothing is earned after that"
    assert clause
    assert _figures(plan_text(f"amount: {NET}"), PAID, ended="2027-06-20") == ["GBP 100.00"]


def test_a_fee_may_have_a_tail_of_its_own() -> None:
    plan = plan_text(f"amount: {NET}", "tail: 1 month", more=TAIL)
    rows = "D1,accepted,2027-05-01,Acme,,,,,\nD1,paid,2027-08-01,,,,,,1000"
    assert (
        _why(plan, rows, ended="2027-06-30")[0]
        == "not earned: the agreement ended on 2027-06-30, and the 1 month after it on 2027-07-30"
    )


def test_a_tail_pays_the_share_of_the_fee_that_is_agreed() -> None:
    plan = plan_text(
        f"amount: {NET}", more="terms: {initial: 12 months, tail: {period: 6 months, for: accepted referrals, rate: 50%}}"
    )
    rows = "D1,accepted,2027-05-01,Acme,,,,,\nD1,paid,2027-08-01,,,,,,1000"
    assert _figures(plan, rows, ended="2027-06-30") == ["GBP 50.00"]


def test_a_refund_in_the_tail_takes_back_as_much_as_was_paid() -> None:
    tail = "terms: {initial: 12 months, tail: {period: 6 months, for: accepted referrals, rate: 50%}}"
    columns = "deal,event,date,client,receipts,refunds"
    before = f"{columns}\nD1,accepted,2027-05-01,Acme,,\nD1,paid,2027-06-01,,1000,\nD1,refunded,2027-08-01,,,400"
    late = before.replace("2027-06-01", "2027-07-01")
    for rows, expected in ((before, ["GBP 100.00", "GBP -40.00"]), (late, ["GBP 50.00", "GBP -20.00"])):
        assert [
            str(each.amount) for each in lines(plan_text(f"amount: {NET}", more=tail), rows, ended="2027-06-30")
        ] == expected


@pytest.mark.parametrize(
    ("for_", "event", "why"),
    [
        ("accepted referrals", "accepted", "no referral of the deal was accepted"),
        ("registered deals", "registered", "the deal was not registered"),
    ],
)
def test_a_tail_is_for_some_deals_and_leaves_out_others(for_: str, event: str, why: str) -> None:
    plan = plan_text(f"amount: {NET}", more=TAIL.replace("accepted referrals", for_))
    rows = "D1,{},2027-05-01,Acme,,,,,\nD1,paid,2027-08-01,,,,,,1000"
    assert _figures(plan, rows.format(event), ended="2027-06-30") == ["GBP 100.00"]
    assert (
        _why(plan, rows.format("ordered"), ended="2027-06-30")[0]
        == f"not earned: {why} before the agreement ended on 2027-06-30"
    )


def test_a_tail_for_existing_clients_is_for_their_new_deals_too() -> None:
    plan = plan_text(f"amount: {NET}", more=TAIL.replace("accepted referrals", "existing clients"))
    rows = "D1,signed,2027-05-01,Acme,,,,,\nD2,paid,2027-08-01,Acme,,,,,1000\nD3,paid,2027-08-01,Other,,,,,1000"
    made = told(plan, f"{COLUMNS}\n{rows}", ended="2027-06-30")
    assert made[1:] == [
        "2027-08-01 D2 fee GBP 100.00 earned when the client pays",
        "2027-08-01 D3 nothing GBP 0.00 not earned: the client was no client before the agreement ended on 2027-06-30",
    ]


def test_every_fee_of_one_deal_is_explained_when_asked() -> None:
    plan = plan_text("for: [new clients]", f"amount: {NET}") + """
  - {id: other, name: Other Fee, payer: northwind, payee: brightpath, for: [renewals], earned: when the client pays, amount: {flat: GBP 50}}
"""  # fmt: skip
    rows = f"{COLUMNS}\nD1,paid,2027-06-20,Acme,new client,,,,1000\nD2,paid,2027-06-20,Acme,new client,,,,1000"
    assert told(plan, rows, deal="D1") == [
        "2027-06-20 D1 fee GBP 100.00 earned when the client pays",
        "2027-06-20 D1 nothing GBP 0.00 not earned: it is not paid for a new client",
    ]
