"""Payments that no deal earns: equal parts, parts of a year, minimums after a renewal; with the figures of real agreements."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge import pipeline
from planforge.money import NotComputable, Setting, compute, setting_of
from planforge.money.examples import given_of
from planforge.money.fixed import equal_parts, part_of, renewed
from planforge.money.interest import example_of
from planforge.plan import Plan, build
from planforge.plan.payment import EqualInstalments, FixedPayment, PartPeriod
from planforge.plan.scope import Minimum
from planforge.values import Money
from tests.conftest import ROOT

SETTING = Setting("USD", {})


def usd(amount: str | int) -> Money:
    return Money("USD", Decimal(amount))


def parts(total: str, count: int, first: str, every: str) -> list[tuple[str, str]]:
    made = equal_parts(Money.parse(total), build(EqualInstalments, {"parts": count, "first": first, "every": every}))
    return [(each.on.isoformat(), str(each.amount.amount)) for each in made]


def test_the_days_are_counted_from_the_first_and_the_first_parts_are_the_larger() -> None:
    assert parts("USD 100", 3, "2027-01-31", "month") == [
        ("2027-01-31", "33.34"),
        ("2027-02-28", "33.33"),
        ("2027-03-31", "33.33"),
    ]


@pytest.mark.parametrize(
    ("every", "last"),
    [
        ("day", "2027-02-02"),
        ("2 weeks", "2027-02-28"),
        ("quarter", "2027-07-31"),
        ("half-year", "2028-01-31"),
        ("year", "2029-01-31"),
    ],
)
def test_every_rhythm_has_its_days(every: str, last: str) -> None:
    assert parts("USD 100", 3, "2027-01-31", every)[-1][0] == last


@pytest.mark.parametrize("count", [0, 1, 121, 10**6])
def test_too_few_and_too_many_parts_are_refused(count: int) -> None:
    with pytest.raises(NotComputable, match="equal parts"):
        parts("USD 100", count, "2027-01-31", "month")


def test_days_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(NotComputable, match="calendar"):
        parts("USD 100", 120, "2199-01-31", "99 years")


@given(st.integers(0, 10**9), st.integers(2, 120))
def test_equal_parts_are_the_whole_and_a_unit_apart_at_most(cents: int, count: int) -> None:
    total = usd(cents) * Decimal("0.01")
    made = equal_parts(total, EqualInstalments(parts=count, first=date(2027, 1, 31), every=_MONTH))
    amounts = [each.amount.amount for each in made]
    assert sum(amounts) == total.amount
    assert amounts == sorted(amounts, reverse=True)
    assert amounts[0] - amounts[-1] <= Decimal("0.01")
    assert [each.on for each in made] == sorted({each.on for each in made})


_MONTH = build(EqualInstalments, {"parts": 2, "first": "2027-01-01", "every": "month"}).every


def due(rule: str, days: int, of: int) -> Money:
    return part_of(usd(25000), build(PartPeriod, {"is_due": rule}), days, of, SETTING).result


def test_a_part_of_a_year() -> None:
    assert due("by days", 90, 365) == usd("6164.38")
    assert due("by days", 366, 366) == usd(25000)
    assert due("by days", 0, 365) == usd(0)
    assert due("in full", 1, 365) == usd(25000)
    assert due("not at all", 364, 365) == usd(0)


@pytest.mark.parametrize(("days", "of"), [(366, 365), (0, 0)])
def test_what_is_no_part_of_a_year(days: int, of: int) -> None:
    with pytest.raises(NotComputable):
        due("by days", days, of)


@given(st.integers(0, 365), st.integers(0, 365))
def test_two_parts_of_a_year_are_not_more_than_a_cent_from_their_sum(one: int, other: int) -> None:
    first, second = sorted((one, other))
    together = due("by days", first, 365).amount + due("by days", second - first, 365).amount
    assert abs(together - due("by days", second, 365).amount) <= Decimal("0.01")


def test_a_minimum_after_a_renewal() -> None:
    base: dict[str, Any] = {"id": "m", "name": "M", "by": "a", "of": "things"}
    assert renewed(build(Minimum, {**base, "amount": "USD 1,000"}), SETTING) is None
    assert renewed(build(Minimum, {**base, "number": 4, "renewal_uplift": "115%"}), SETTING) is None
    made = renewed(build(Minimum, {**base, "amount": "USD 33.33", "renewal_uplift": "115%"}), SETTING)
    assert made is not None
    assert (made.result, len(made.steps)) == (usd("38.33"), 2)


# Real agreements.


@cache
def plan_of(name: str) -> Plan:
    checked = pipeline.check((ROOT / "examples" / name / "plan.yaml").read_bytes(), "plan.yaml")
    assert checked.sound, checked.findings
    assert checked.plan is not None
    return checked.plan


def fixed_of(name: str, id: str) -> FixedPayment:
    payment = plan_of(name).payment
    assert payment is not None
    return next(each for each in payment.fixed if each.id == id)


def test_late_interest_of_the_reseller_of_secure_messages() -> None:
    plan = plan_of("mobile-health-reseller")
    assert plan.payment is not None
    assert plan.payment.late_interest is not None
    (example,) = plan.payment.late_interest.examples
    made = example_of(example, plan.payment.late_interest, setting_of(plan))
    assert made.result == example.expect == usd("295.89")


def test_quarterly_instalments_of_the_reseller_of_secure_messages() -> None:
    fixed = fixed_of("mobile-health-reseller", "minimum-2")
    assert fixed.equal_instalments is not None
    total = compute(fixed.amount, {}, setting_of(plan_of("mobile-health-reseller"))).result
    made = equal_parts(total, fixed.equal_instalments)
    assert [(each.on.isoformat(), each.amount) for each in made] == [
        ("2011-12-01", usd(175000)),
        ("2012-03-01", usd(175000)),
        ("2012-06-01", usd(175000)),
        ("2012-09-01", usd(175000)),
    ]


def test_minimum_after_the_renewal_of_the_reseller_of_secure_messages() -> None:
    plan = plan_of("mobile-health-reseller")
    assert plan.scope is not None
    made = renewed(plan.scope.minimums[0], setting_of(plan))
    assert made is not None
    assert made.result == usd(1840000)


@pytest.mark.parametrize(
    ("name", "id", "amount"),
    [("mobile-health-reseller", "support", 30000), ("firewall-distributor", "minimum-damages", 40000)],
)
def test_support_and_agreed_damages(name: str, id: str, amount: int) -> None:
    fixed = fixed_of(name, id)
    (example,) = fixed.examples
    assert compute(fixed.amount, given_of(example), setting_of(plan_of(name))).result == usd(amount)


def test_damages_are_never_less_than_nothing() -> None:
    fixed = fixed_of("firewall-distributor", "minimum-damages")
    bought = {"volume-due": usd(300000), "volume-bought": usd(320000)}
    assert compute(fixed.amount, bought, setting_of(plan_of("firewall-distributor"))).result == usd(0)
