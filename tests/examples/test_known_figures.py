"""Figures that others have fallen out over, and what a plan makes of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planforge import pipeline
from planforge.money import compute, setting_of
from planforge.money.prices import Order, price
from planforge.values import Money
from tests.examples.test_real_fees import dollars, plan_of
from tests.statement.stating import checked, lines, totals, uncomputed, written

THREE = """
planforge: 1
plan: {id: three, kind: referral, version: 1.0.0, currency: EUR, effective: 2027-01-01}
parties:
  vendor: {name: Vendor SA, role: [channel partner]}
  one: {name: One SA, role: [channel partner]}
  two: {name: Two SA, role: [channel partner]}
  three: {name: Three SA, role: [channel partner]}
"""
FEES = "referral_fees:\n" + "".join(
    f"  - {{id: {who}, name: Fee of {who}, payer: vendor, payee: {who}, each: deal, earned: when the client signs,"
    " amount: {percent: {rate: 20%, of: first-year-value}}}\n"
    for who in ("one", "two", "three")
)
LIMIT = """
rules_of_engagement:
  credit:
    split: [{id: all, name: selling, means: sold, share: 100%}]
    payout: {at_most: 20%, of: first-year-value, excess: EXCESS}
"""
DEAL = "deal,event,date,client,first-year-value\nD1,signed,2027-02-01,Acme,100000\n"


def owed(plan: str) -> list[str]:
    return [str(each.money) for each in totals(plan, DEAL)]


def test_three_claims_of_a_fifth_are_three_fifths_of_the_first_year() -> None:
    assert owed(THREE + FEES) == ["EUR 20,000.00"] * 3


def test_the_check_shows_what_three_claims_come_to() -> None:
    findings = checked(THREE + FEES).findings
    assert any("60%" in each.message or "60,000" in each.message or "6,000" in each.message for each in findings), findings


@pytest.mark.parametrize(
    ("excess", "expected"),
    [
        ("in proportion", ["EUR 6,666.67", "EUR 6,666.66", "EUR 6,666.67"]),
        ("latest claim first", ["EUR 20,000.00", "EUR 0.00", "EUR 0.00"]),
    ],
)
def test_a_limit_on_the_deal_cuts_three_claims(excess: str, expected: list[str]) -> None:
    assert owed(THREE + LIMIT.replace("EXCESS", excess) + FEES) == expected


def test_a_share_of_a_price_is_the_least_receipt_only_where_dollars_count() -> None:
    """58.3% off 1,440 is 600.48; 30% off 600 leaves the 420 that the first seller receives at least."""
    assert dollars("1440") - dollars("839.52") == dollars("600.48")
    sale = price(plan_of("code-search-referral"), _order("600")).sales[0]
    assert sale.pays == dollars(420)
    lower = price(plan_of("code-search-referral"), _order("500")).sales[0]
    assert lower.pays == dollars(420)


def _order(client_price: str) -> Order:
    return Order(product="search-user", client_price=dollars(client_price), discounts=("reseller",))


EDGE = """
planforge: 1
plan: {id: edge, kind: referral, version: 1.0.0, currency: USD, effective: 2027-01-01}
parties: {a: {name: A Inc, role: [channel owner]}, b: {name: B Inc, role: [channel partner]}}
bases: {volume: {name: Volume, starts_from: receipts}}
referral_fees:
  - id: fee
    name: Fee
    payer: a
    payee: b
    earned: when the client pays
    amount: {bands: {of: volume, method: whole, steps: [{EDGE: "USD 10,000,000", rate: 2.9%}, {rate: 3.1%}]}}
"""


@pytest.mark.parametrize(("edge", "expected"), [("up_to", "290000.00"), ("below", "310000.00")])
def test_an_edge_of_exactly_ten_million_pays_what_the_words_say(edge: str, expected: str) -> None:
    plan = checked(EDGE.replace("EDGE", edge)).plan
    assert plan is not None
    (fee,) = plan.referral_fees
    made = compute(fee.amount, {"volume": Money("USD", Decimal(10_000_000))}, setting_of(plan))
    assert made.result == Money("USD", Decimal(expected))
    text = next(iter(pipeline.render(checked(EDGE.replace("EDGE", edge)), ["md"]).values())).decode()
    words = {"up_to": "up to and including US$10,000,000", "below": "less than US$10,000,000"}
    assert f"2.9% of the whole of Volume where Volume is {words[edge]}" in text


TIERS = """
planforge: 1
plan: {id: tiers, kind: programme, version: 1.0.0, currency: EUR, effective: 2027-01-01}
parties: {maker: {name: Maker SA, role: [vendor]}, partner: {name: Partner SA, role: [reseller]}}
programme:
  name: Partner Programme
  owner: maker
  members: [partner]
  tiers: [{id: learning, name: Learning}, {id: ready, name: Ready}, {id: silver, name: Silver}, {id: gold, name: Gold}]
referral_fees:
  - id: commission
    name: Commission
    payer: maker
    payee: partner
    each: client
    earned: when the client pays
    amount:
      cases:
        of: tier
        cases:
          - {is: [learning, ready], amount: {percent: {rate: 10%, of: gross-receipts}}}
          - {is: [silver], amount: {percent: {rate: 15%, of: gross-receipts}}}
          - {is: [gold], amount: {percent: {rate: 20%, of: gross-receipts}}}
      caps: [EUR 150 per month, "EUR 1,440 per year"]
"""


def _invoices(tier: str, receipts: int) -> str:
    rows = "".join(f"D1,paid,2027-{month:02}-10,Acme,{tier},{receipts}\n" for month in range(1, 13))
    return f"deal,event,date,client,tier,receipts\n{rows}"


def test_a_cap_of_a_month_and_one_of_a_year_both_hold() -> None:
    """Nine months at the cap of the month, and what is left of the year in the tenth."""
    paid = [str(each.amount) for each in lines(TIERS, _invoices("gold", 1000))]
    assert paid == ["EUR 150.00"] * 9 + ["EUR 90.00"] + ["EUR 0.00"] * 2
    assert [str(each.amount) for each in lines(TIERS, _invoices("ready", 1000))] == ["EUR 100.00"] * 12


def test_a_cap_of_a_year_that_is_not_twelve_months_of_caps_is_shown() -> None:
    messages = [each.message for each in checked(TIERS).findings]
    assert any("1,440" in each and ("1,800" in each or "150" in each) for each in messages), messages


def test_the_same_price_for_several_years_is_multiplied_where_the_base_says_so() -> None:
    """10,000 for one committed year and 30,000 for three, as the published examples have it."""
    plan = plan_of("code-search-referral")
    fee = next(each for each in plan.referral_fees if each.id == "customer")
    for years, expected in ((1, 10_000), (3, 30_000)):
        given = {"first-year-value": dollars(100_000), "committed-years": Decimal(years)}
        assert compute(fee.amount, given, setting_of(plan)).result == dollars(expected)


def test_a_deal_without_the_tier_is_reported_and_the_others_are_paid() -> None:
    deals = "deal,event,date,client,tier,receipts\nD1,paid,2027-02-01,Acme,gold,100\nD2,paid,2027-02-02,Bcme,,100\n"
    assert [each.code for each in uncomputed(TIERS, deals)] == ["PF399"]
    assert "EUR 20.00" in written(TIERS, deals)
