"""Examples that restate real agreements: what those agreements pay in a given case, said by the plan and computed by the engine."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from planforge import pipeline
from planforge.money import compute, setting_of
from planforge.money.examples import given_of
from planforge.money.prices import worked
from planforge.plan import Plan
from planforge.plan.fees import Bonus, ReferralFee
from planforge.values import Money
from tests.conftest import ROOT

FEE_CASES = [
    ("federal-it-reseller", "referral", "36000.00"),
    ("code-search-referral", "customer", "10000.00"),
    ("code-search-referral", "customer", "30000.00"),
    ("code-search-referral", "second-customer", "10000.00"),
    ("code-search-referral", "expansion", "4000.00"),
    ("code-search-referral", "expansion", "2000.00"),
    ("code-search-referral", "renewal", "6000.00"),
    ("code-search-referral", "renewal", "0.00"),
    ("sourcing-commission", "commission", "70000.00"),
    ("sourcing-commission", "commission", "30000.00"),
    ("sourcing-commission", "margin", "7000.00"),
    ("sourcing-commission", "transition", "5000.00"),
]
"""The example, its fee or bonus, and the amount that the real agreement comes to in one case."""
PRICE_CASES = [
    ("federal-it-reseller", "80000.00", "60000.00"),
    ("federal-it-reseller", "80000.00", "56800.00"),
    ("firewall-distributor", "1000.00", "540.00"),
    ("firewall-distributor", "24995.00", "13497.30"),
    ("mobile-health-reseller", "50000.00", "35000.00"),
    ("mobile-health-reseller", "50000.00", "30000.00"),
    ("mobile-health-reseller", "50000.00", "25000.00"),
    ("code-search-referral", "1440.00", "50400.00"),
    ("code-search-referral", "600.00", "21000.00"),
]
"""The example, the price before the discounts (of one, where a line of the list is ordered), and the price after them."""


@cache
def plan_of(name: str) -> Plan:
    checked = pipeline.check((ROOT / "examples" / name / "plan.yaml").read_bytes(), "plan.yaml")
    assert checked.plan is not None, checked.findings
    return checked.plan


def dollars(amount: str) -> Money:
    return Money("USD", Decimal(amount))


def paying(name: str) -> dict[str, ReferralFee | Bonus]:
    """The fees and bonuses of an example, by id."""
    fees = plan_of(name).referral_fees
    return {**{fee.id: fee for fee in fees}, **{bonus.id: bonus for fee in fees for bonus in fee.bonuses}}


@pytest.mark.parametrize(("name", "part", "amount"), FEE_CASES)
def test_the_fee_is_that_of_the_real_agreement(name: str, part: str, amount: str) -> None:
    paid = paying(name)[part]
    made = [compute(paid.amount, given_of(each), setting_of(plan_of(name))).result for each in paid.examples]
    assert made == [each.expect for each in paid.examples]
    assert dollars(amount) in made


@pytest.mark.parametrize(("name", "start", "amount"), PRICE_CASES)
def test_the_price_is_that_of_the_real_agreement(name: str, start: str, amount: str) -> None:
    plan = plan_of(name)
    assert plan.prices is not None
    examples = [each for each in plan.prices.examples if dollars(start) in (each.start, each.line and each.client_price)]
    made = [worked(plan, each).result for each in examples]
    assert made == [each.expect for each in examples]
    assert dollars(amount) in made


@pytest.mark.parametrize("name", sorted({name for name, _, _ in FEE_CASES}))
def test_every_fee_of_these_examples_has_a_case(name: str) -> None:
    assert set(paying(name)) == {part for each, part, _ in FEE_CASES if each == name}
