"""Published agreements restated as plans: every fee case of the agreement comes to the cent from the plan of the example.

The cases stand in `tests/real` as facts. Here is only which rule of which plan answers a case, and under which names the plan knows
the figures of the case.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from planforge import pipeline
from planforge.money import Figure, Occasion, Setting, compute, setting_of
from planforge.money.fixed import equal_parts, renewed
from planforge.money.interest import late_interest
from planforge.money.prices import Order, price
from planforge.plan import Plan
from planforge.plan.amounts import Amount
from planforge.values import Money, Percent
from tests.conftest import ROOT

Inputs = Mapping[str, Any]
FOLDER = ROOT / "tests" / "real"


@cache
def plan_of(name: str) -> Plan:
    checked = pipeline.check((ROOT / "examples" / name / "plan.yaml").read_bytes(), "plan.yaml")
    assert checked.plan is not None, checked.findings
    return checked.plan


def dollars(amount: object) -> Money:
    return Money("USD", Decimal(str(amount)))


def cases() -> dict[tuple[str, str], dict[str, Any]]:
    """Every fee case, by the number of its agreement and its own."""
    files = sorted(FOLDER.glob("*.json"))
    return {
        (path.name[:2], case["id"]): case
        for path in files
        for case in json.loads(path.read_text(encoding="utf-8"))["fee_cases"]
    }


def _figure(value: Any, setting: Setting) -> Figure:
    """Money stands in the facts as text with cents, a share as a fraction of one, a count as a number."""
    if isinstance(value, str) and value.startswith("0."):
        return Percent(Decimal(value) * 100)
    return Money(setting.currency, Decimal(value)) if isinstance(value, str) else Decimal(value)


def by_amount(
    name: str, find: Callable[[Plan], Amount], known: Mapping[str, str], marks: Mapping[str, str] | None = None
) -> Callable[[Inputs], Decimal]:
    """By an amount of the plan. `known` gives the plan's name of each figure of the case."""

    def worked(inputs: Inputs) -> Decimal:
        plan = plan_of(name)
        setting = setting_of(plan)
        given = {known[each]: _figure(value, setting) for each, value in inputs.items() if each in known}
        return compute(find(plan), given, setting, Occasion(None, marks or {})).result.amount

    return worked


def fee(id: str) -> Callable[[Plan], Amount]:
    return lambda plan: next(each.amount for each in plan.referral_fees if each.id == id)


def bonus(id: str) -> Callable[[Plan], Amount]:
    return lambda plan: next(each.amount for fee in plan.referral_fees for each in fee.bonuses if each.id == id)


def fixed(id: str) -> Callable[[Plan], Amount]:
    return lambda plan: next(each.amount for each in plan.payment.fixed if each.id == id)  # type: ignore[union-attr]


def market(marketplace: str, on: str) -> Callable[[Plan], Amount]:
    return lambda plan: next(
        each.amount
        for each in plan.prices.marketplaces  # type: ignore[union-attr]
        if each.marketplace == marketplace and each.on == on
    )


def by_price(name: str, order: Callable[[Inputs], Order]) -> Callable[[Inputs], Decimal]:
    """What the buyer pays the first seller."""

    def worked(inputs: Inputs) -> Decimal:
        sale = price(plan_of(name), order(inputs)).sales[0]
        assert sale.pays is not None
        return sale.pays.amount

    return worked


def _annual_revenue(inputs: Inputs) -> Order:
    given = {"annual-revenue": dollars(inputs["annual_revenue"])}
    return Order(list_price=dollars(inputs["list_price"]), product="server", given=given)


def _resale(inputs: Inputs) -> Order:
    client = inputs["end_user_price"]
    return Order(
        product="search-user",
        quantity=Decimal(inputs["users"]),
        client_price=dollars(1440 if client == "list" else client),
        on=date(2027, 3, 1),
    )


def _vehicle(inputs: Inputs) -> Order:
    discounts = ("opportunity", "vehicle") if inputs["contract_vehicle"] else ("opportunity",)
    return Order(sale_prices={"sealmark": dollars(inputs["agreed_sale_price"])}, discounts=discounts)


def _least_renewal(inputs: Inputs) -> Decimal:
    plan = plan_of("mobile-health-reseller")
    minimum = next(each for each in plan.scope.minimums if each.renewal_uplift)  # type: ignore[union-attr]
    last = minimum.steps[-1].amount if minimum.steps else minimum.amount
    assert last == dollars(inputs["last_amc"])
    made = renewed(minimum, setting_of(plan))
    assert made is not None
    return made.result.amount


def _instalment(inputs: Inputs) -> Decimal:
    payment = next(
        each
        for each in plan_of("mobile-health-reseller").payment.fixed  # type: ignore[union-attr]
        if each.id == f"minimum-{inputs['contract_year']}"
    )
    assert payment.amount.flat is not None
    assert payment.equal_instalments is not None
    (amount,) = {each.amount.amount for each in equal_parts(payment.amount.flat, payment.equal_instalments)}
    return amount


def _late(inputs: Inputs) -> Decimal:
    plan = plan_of("mobile-health-reseller")
    rule = plan.payment.late_interest  # type: ignore[union-attr]
    assert rule is not None
    return late_interest(dollars(inputs["overdue"]), None, None, inputs["days_late"], rule, setting_of(plan)).result.amount


def _end_users(inputs: Inputs) -> Decimal:
    scope = plan_of("firewall-distributor").scope
    assert scope is not None
    assert scope.end_user_limit is not None
    return scope.end_user_limit.fraction * Decimal(inputs["units_purchased"])


def _fund(inputs: Inputs) -> Decimal:
    programme = plan_of("devops-channel-programme").programme
    assert programme is not None
    assert programme.development_fund is not None
    share = programme.development_fund.share
    assert share is not None
    return share.of(dollars(inputs["approved_activity_cost"])).rounded().amount


IT, SEARCH, SOURCING, HEALTH, DEVOPS, FIREWALL = (
    "federal-it-reseller", "code-search-referral", "sourcing-commission", "mobile-health-reseller", "devops-channel-programme",
    "firewall-distributor",
)  # fmt: skip
NET = {
    "gross_receipts": "receipts", "third_party_commissions": "third-party-commissions", "equipment_sales": "equipment-sales",
    "delivery_costs": "delivery", "taxes": "taxes", "refunds": "refunds", "credits": "credits",
}  # fmt: skip
EXPANSION = {"arr": "expansion-revenue", "months_after_first": "months-since-signature"}
SERVICES = {"services_in_quarter": "services-sold", "net_arr": "licence-arr"}
CUSTOMER = {"arr": "first-year-value", "committed_years": "committed-years"}
SECOND_CLOUD = "the second cloud provider's marketplace"


def numbered(number: int) -> Callable[[Inputs], Decimal]:
    """By the renewal fee, for the renewal of this number."""
    worked = by_amount(SEARCH, fee("renewal"), {"arr": "renewal-revenue", "number": "renewal-number"})
    return lambda inputs: worked({"arr": inputs["arr"], "number": number})


WAYS: dict[tuple[str, str], Callable[[Inputs], Decimal]] = {
    ("01", "f01"): by_amount(IT, fee("referral"), NET),
    ("01", "f02"): by_price(IT, _vehicle),
    ("01", "f03"): by_price(IT, _vehicle),
    ("05", "f01"): by_price(FIREWALL, lambda inputs: Order(list_price=dollars(inputs["list_price"]))),
    ("05", "f02"): by_price(FIREWALL, lambda inputs: Order(list_price=dollars(inputs["list_price"]))),
    ("05", "f03"): lambda inputs: by_amount(
        FIREWALL, fixed("minimum-damages"), {"cumulative_purchases": "volume-bought", "due": "volume-due"}
    )({**inputs, "due": "300000.00"}),
    ("05", "f04"): by_amount(FIREWALL, fixed("exchange-fee"), {"discs_exchanged": "exchanged-disc"}),
    ("05", "f05"): _end_users,
    ("13", "f01"): by_price(HEALTH, _annual_revenue),
    ("13", "f02"): by_price(HEALTH, _annual_revenue),
    ("13", "f03"): by_price(HEALTH, _annual_revenue),
    ("13", "f04"): _least_renewal,
    ("13", "f05"): _instalment,
    ("13", "f06"): _late,
    ("13", "f07"): by_amount(HEALTH, fixed("support"), {"server_licence_fee": "server-license-fee"}),
    **{("22", f"f0{number}"): by_amount(DEVOPS, fee("service-attach"), SERVICES) for number in range(1, 5)},
    ("22", "f05"): by_amount(DEVOPS, market(SECOND_CLOUD, "new deals"), {"value": "booking"}),
    ("22", "f06"): by_amount(DEVOPS, market(SECOND_CLOUD, "new deals"), {"value": "booking"}),
    ("22", "f07"): by_amount(DEVOPS, market(SECOND_CLOUD, "renewals"), {"value": "booking"}),
    ("22", "f08"): _fund,
    ("23", "f01"): by_amount(SEARCH, fee("customer"), CUSTOMER),
    ("23", "f02"): by_amount(SEARCH, fee("customer"), CUSTOMER),
    ("23", "f03"): by_amount(SEARCH, fee("expansion"), EXPANSION),
    ("23", "f04"): by_amount(SEARCH, fee("expansion"), EXPANSION),
    ("23", "f05"): numbered(1),
    ("23", "f06"): numbered(2),
    ("23", "f07"): by_amount(SEARCH, bonus("second-customer"), {"arr": "first-year-revenue"}),
    ("23", "f08"): by_price(SEARCH, _resale),
    ("23", "f09"): by_price(SEARCH, _resale),
    ("28", "f01"): by_amount(SOURCING, fee("commission"), {"fob_value": "fob-value"}),
    ("28", "f02"): by_amount(SOURCING, fee("commission"), {"fob_value": "fob-value"}),
    ("28", "f03"): by_amount(
        SOURCING, bonus("margin"), {"annual_commission": "year-commission", "gross_margin": "margin-reached"}
    ),
    ("28", "f04"): by_amount(SOURCING, fee("transition"), {"fob_value": "transition-value"}),
}
"""How each case is computed."""


def test_every_case_has_a_way() -> None:
    assert WAYS.keys() == cases().keys()


@pytest.mark.parametrize("case", sorted(WAYS), ids="-".join)
def test_the_case_comes_out_to_the_cent(case: tuple[str, str]) -> None:
    facts = cases()[case]
    expected = facts["expected"].get("amount", facts["expected"].get("value"))
    assert WAYS[case](facts["inputs"]) == Decimal(str(expected))


@pytest.mark.parametrize("name", [IT, SEARCH, SOURCING, DEVOPS])
def test_the_examples_of_the_plan_agree_with_it(name: str) -> None:
    plan = plan_of(name)
    written = [(each.amount, example) for each in plan.referral_fees for example in each.examples]
    assert written
    for amount, example in written:
        given = {str(known): figure.value for known, figure in example.given.items()}
        assert compute(amount, given, setting_of(plan)).result == example.expect
