"""Each rule about money: a plan that it refuses, at the place and in the words that a user sees, and a plan that it lets pass."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
import yaml

from planforge.checks.money import MONEY
from planforge.findings import Finding
from planforge.plan import Plan, build

GOOD = yaml.load(
    """
planforge: 1
plan: {id: a, kind: referral, version: 1.0.0, currency: GBP}
parties:
  northwind: {name: Northwind Ltd, role: channel owner}
  brightpath: {name: Brightpath LLP, role: channel partner}
referral_fees:
  - id: new-client
    name: New Client Fee
    payer: brightpath
    payee: northwind
    earned: when the client pays
    amount:
      bands: {of: net-revenue, per: year, method: marginal, steps: [{up_to: "GBP 50,000", rate: 10%}, {rate: 15%}]}
      cap: GBP 20,000 per client
    examples: [{given: {net-revenue: "GBP 80,000"}, expect: "GBP 9,500.00"}]
payment:
  statement: {every: month, within: 10 days}
  due: {period: 30 days, after: the invoice}
  shared_costs: [{id: events, of: joint events, shares: [{party: northwind, share: 60%}, {party: brightpath, share: 40%}]}]
  fixed:
    - {id: fee, name: Fee, payer: brightpath, payee: northwind, amount: {flat: "GBP 300"}, due: by instalments,
       instalments: [{on: 2027-01-01, amount: "GBP 100"}, {on: 2027-02-01, amount: "GBP 200"}]}
    - {id: support, name: Support, payer: brightpath, payee: northwind, amount: {flat: "GBP 25,000"}, due: each year,
       part_period: {is_due: by days, examples: [{days: 90, of: 365, expect: "GBP 6,164.38"}]}}
    - {id: parts, name: Parts, payer: brightpath, payee: northwind, amount: {flat: "GBP 1,000"}, due: by instalments,
       equal_instalments: {parts: 3, first: 2027-01-31, every: month}}
  late_interest: {rate: 12%, examples: [{overdue: "GBP 20,000", days: 45, expect: GBP 295.89}]}
prices:
  price_list: {name: List, products: [{id: seat, name: Seat, list_price: "GBP 1,000", least_receipt: "GBP 400"}]}
  discounts:
    - {id: standard, name: Standard, off: list price, rate: 40%}
    - {id: prompt, name: Prompt, off: list price, rate: 10%, combine: compounds}
    - {id: volume, name: Volume, off: list price, bands: {of: order-value,
       steps: [{below: "GBP 1,000", rate: 10%}, {rate: 20%}]}}
  markups: [{id: margin, seller: brightpath, kind: margin on price, rate: 20%}]
  change: {notice: 30 days, cap: 5%}
  renewals: [{case: same level, discount: standard}]
  examples:
    - {start: "GBP 1,000", discounts: [standard, prompt], expect: "GBP 540"}
    - {start: "GBP 1,000", discounts: [volume], measure: "GBP 999.99", expect: "GBP 900"}
""",
    yaml.BaseLoader,
)
_CASES = """
PF301 error | referral_fees.0.amount.cap = EUR 20,000 per client | referral_fees.0.amount.cap | this is in EUR, and the plan is in GBP
PF301 error | referral_fees.0.examples.0.given.net-revenue = USD 1 | referral_fees.0.examples.0.given.net-revenue | this is in USD
PF302 warning | payment.currency = EUR | payment.currency | payment is in EUR and the plan in GBP, and no rate is agreed
PF303 error | referral_fees.0.payee = brightpath | referral_fees.0.payee | brightpath pays this fee to itself
PF303 error | payment.fixed.0.payee = brightpath | payment.fixed.0.payee | brightpath pays this to itself
PF304 warning | referral_fees.0.earned ! | referral_fees.0 | does not say when it is earned
PF305 warning | payment.due ! | payment | nothing says when fees are due
PF305 warning | payment.statement ! | payment | nothing says when the payer gives a statement
PF306 warning | referral_fees.0.examples ! | referral_fees.0 | the fee new-client has no worked example
PF307 error | referral_fees.0.examples.0.expect = GBP 9,500.01 | referral_fees.0.examples.0.expect | expects GBP 9,500.01, and the rule gives GBP 9,500.00
PF308 error | referral_fees.0.examples.0.given = {margin: 12} | referral_fees.0.examples.0.given | net-revenue is not given and receipts is not given
PF309 error | referral_fees.0.amount = {flat: "GBP 9,500"} | referral_fees.0.examples.0.given.net-revenue | the amount does not use net-revenue
PF309 error | referral_fees.0.examples.0.given = {net-revenue: "GBP 80,000", margin: 12} | referral_fees.0.examples.0.given.margin | the amount does not use margin
PF310 error | referral_fees.0.amount.bands.of = net-revnue | referral_fees.0.amount.bands.of | net-revnue is no base of this plan
PF310 error | prices.discounts.2.bands.of = nothing | prices.discounts.2.bands.of | nothing is no base
PF311 error | referral_fees.0.amount.bands.steps = [{up_to: "GBP 9", rate: 1%}, {below: "GBP 9", rate: 2%}, {rate: 3%}] | referral_fees.0.amount.bands.steps.1.below | the edge GBP 9.00 is not above the edge before it, GBP 9.00
PF312 error | referral_fees.0.amount.bands.steps = [{rate: 1%}, {rate: 3%}] | referral_fees.0.amount.bands.steps.0 | nothing reaches the bands after this one
PF313 error | referral_fees.0.amount.bands.steps = [{up_to: "GBP 9", rate: 1%}] | referral_fees.0.amount.bands.steps.0.up_to | no band says what is paid above GBP 9.00
PF313 error | referral_fees.0.amount.bands.steps = [{below: "GBP 9", rate: 1%}] | referral_fees.0.amount.bands.steps.0.below | no band says what is paid from GBP 9.00
PF314 error | referral_fees.0.amount.bands.steps = [{up_to: "GBP 9", rate: 1%}, {up_to: "12", rate: 1%}, {rate: 3%}] | referral_fees.0.amount.bands.steps.1.up_to | 12 is not the same kind of figure as GBP 9.00
PF314 error | referral_fees.0.amount.bands.steps = [{up_to: "4", rate: 1%}, {rate: 3%}] | referral_fees.0.amount.bands.steps.0.up_to | 4 is not money
PF314 error | referral_fees.0.amount.bands.pays_on = list-price | referral_fees.0.amount.bands.pays_on | pays_on has no meaning
PF314 error | prices.discounts.2.bands.steps = [{below: "4", rate: 1%}, {below: "GBP 9", rate: 2%}, {rate: 3%}] | prices.discounts.2.bands.steps.1.below | GBP 9.00 is not the same kind of figure as 4
PF320 warning | prices.discounts.2.bands.steps.1.rate = 10% | prices.discounts.2.bands.steps.1 | takes off the same as the one before it, 10%
PF314 error | referral_fees.0.amount.bands.steps = [{up_to: "GBP 9", price: "GBP 1"}, {rate: 3%}] | referral_fees.0.amount.bands.steps.0.price | net-revenue is not counted here
PF314 error | referral_fees.0.amount.bands.steps = [{price: "GBP 1"}] | referral_fees.0.amount.bands.steps.0.price | net-revenue is not counted here
PF314 error | referral_fees.0.amount.bands.steps = [{below: "9", price: "GBP 1"}, {price: "GBP 2"}] | referral_fees.0.amount.bands.steps.0.below | below leaves open what is paid for number 9 itself
PF314 error | referral_fees.0.amount.bands = {of: net-revenue, method: whole, pays_on: fees, steps: [{up_to: "9", price: "GBP 1"}, {price: "GBP 2"}]} | referral_fees.0.amount.bands.pays_on | pays_on has no meaning
PF319 error | referral_fees.0.amount.bands.steps = [{up_to: "100", flat: "GBP 150"}, {rate: 1%}] | referral_fees.0.amount.bands.steps.0.flat | GBP 150.00 is paid once for the whole band, not for each net-revenue
PF320 warning | referral_fees.0.amount.bands.steps = [{up_to: "9", price: "GBP 1"}, {price: "GBP 1"}] | referral_fees.0.amount.bands.steps.1 | pays the same as the one before it, GBP 1
PF321 warning | referral_fees.0.amount.bands = {of: net-revenue, method: whole, steps: [{up_to: "100", price: "GBP 10"}, {price: "GBP 8"}]} | referral_fees.0.amount.bands.steps.1 | 100 of net-revenue pays GBP 1,000.00, and 101 pays GBP 808.00
PF322 note | referral_fees.0.amount.bands = {of: net-revenue, method: whole, steps: [{up_to: "100", price: "GBP 8"}, {price: "GBP 10"}]} | referral_fees.0.amount.bands.steps.1 | 100 of net-revenue pays GBP 800.00, and 101 pays GBP 1,010.00
PF323 note | referral_fees.0.amount.bands.steps = [{up_to: "9", price: "GBP 2"}, {price: "GBP 1"}] | referral_fees.0.amount.bands.steps.1.price | the price falls from GBP 2.00 to GBP 1.00
PF315 warning | referral_fees.0.amount = {percent: {rate: 125%, of: net-revenue}} | referral_fees.0.amount.percent.rate | 125% is more than all
PF316 error | referral_fees.0.amount.floor = GBP 20,001 per client | referral_fees.0.amount.cap | the floor of GBP 20,001.00 is above the cap of GBP 20,000.00
PF317 warning | referral_fees.0.amount.cap = GBP 0 per client | referral_fees.0.amount.cap | a cap of nothing
PF318 warning | referral_fees.0.amount = {lesser_of: [{flat: "GBP 1"}]} | referral_fees.0.amount.lesser_of | there is only one amount here
PF320 warning | referral_fees.0.amount.bands.steps.1.rate = 10% | referral_fees.0.amount.bands.steps.1 | pays the same as the one before it, 10%
PF321 warning | referral_fees.0.amount.bands = {of: net-revenue, method: whole, steps: [{up_to: "GBP 100,000", rate: 10%}, {rate: 8%}]} | referral_fees.0.amount.bands.steps.1 | GBP 100,000.00 of net-revenue pays GBP 10,000.00, and GBP 100,000.01 pays GBP 8,000.00
PF322 note | referral_fees.0.amount.bands.method = whole | referral_fees.0.amount.bands.steps.1 | GBP 50,000.00 of net-revenue pays GBP 5,000.00, and GBP 50,000.01 pays GBP 7,500.00
PF323 note | referral_fees.0.amount.bands.steps.1.rate = 8% | referral_fees.0.amount.bands.steps.1.rate | the rate falls from 10% to 8%
PF324 error | prices.price_list.products.0.later = [{from: 2028-01-01, list_price: "GBP 1,040"}, {from: 2028-12-31, list_price: "GBP 1,080"}] | prices.price_list.products.0.later.1 | rises from GBP 1,000.00 to GBP 1,080.00 from 2028-01-01 to 2028-12-31, in less than a year, and 5% allows GBP 1,050.00
PF325 error | prices.price_list.products.0.later = [{from: 2028-01-01, transfer: "GBP 940"}, {from: 2028-01-01, transfer: "GBP 950"}] | prices.price_list.products.0.later.1.from | 2028-01-01 is not after the day before it
PF326 warning | prices.price_list.products.0 = {id: seat, name: Seat, recommended: "GBP 550", lowest: "GBP 600"} | prices.price_list.products.0 | the recommended price of GBP 550.00 is below the lowest price of GBP 600.00
PF327 error | prices.markups = [{id: a, seller: brightpath, kind: margin on price, rate: 20%}, {id: b, seller: brightpath, kind: margin on price, rate: 25%}] | prices.markups.1 | a and b both make the price of brightpath
PF327 error | prices.renewals = [{case: lapsed, discount: standard}, {case: lapsed, discount: prompt}] | prices.renewals.1.case | another row prices this renewal too
PF328 error | prices.chain = [northwind, northwind, brightpath] | prices.chain.1 | northwind stands in the chain twice
PF328 error | prices.chain = [northwind] | prices.markups.0.seller | brightpath does not sell in the chain
PF329 warning | prices.price_list.products.0 = {id: seat, name: Seat, transfer: "GBP 900", recommended: "GBP 800"} | prices.price_list.products.0 | brightpath pays GBP 900.00 for one and sells it at GBP 800.00
PF330 error | prices.examples.0 = {line: gone, expect: "GBP 540"} | prices.examples.0.line | the price list has no line gone
PF330 error | prices.renewals.0.discount = standart | prices.renewals.0.discount | there is no discount standart
PF330 error | prices.examples.0.discounts = [standard, gone] | prices.examples.0.discounts.1 | there is no discount gone
PF331 error | prices.examples.0.expect = GBP 500 | prices.examples.0.expect | expects GBP 500.00, and the discounts give GBP 540.00
PF332 error | prices.examples.1.measure ! | prices.examples.1 | depends on a measure that is not given
PF332 error | prices.examples.0.discounts = [prompt, standard] | prices.examples.0 | standard is not combined with other discounts
PF333 error | prices.discounts.0.rate = 100% | prices.discounts.0.rate | 100% off leaves nothing
PF333 error | prices.discounts.1 = {id: prompt, name: Prompt, off: list price, rate: 60%, combine: adds} | prices.discounts.1.rate | this comes to 100%
PF334 note | prices.largest_discount = 20% | prices.largest_discount | sets a lowest resale price
PF334 note | prices.price_list.products.0.lowest = GBP 600 | prices.price_list.products.0.lowest | a lowest resale price is forbidden
PF334 note | prices.resale = fixed | prices.resale | a fixed resale price is forbidden by many laws
PF335 error | prices.price_list.products.0.list_price = GBP 399.99 | prices.price_list.products.0.least_receipt | GBP 400.00 is more than the list price of GBP 399.99
PF335 error | prices.price_list.products.0.later = [{from: 2028-01-01, least_receipt: "GBP 1,001"}] | prices.price_list.products.0.later.0 | GBP 1,001.00 is more than the list price of GBP 1,000.00
PF335 error | prices.price_list.products.0.transfer = GBP 399 | prices.price_list.products.0.least_receipt | GBP 400.00 is more than the transfer price of GBP 399.00
PF336 error | prices.markups.0.kind = cost plus | prices.markups.0 | cost plus needs plus
PF336 error | prices.markups.0.plus = GBP 5 | prices.markups.0 | margin on price is a matter of rate alone
PF336 error | prices.markups.0.rate = 100% | prices.markups.0.rate | leaves nothing for the cost
PF337 error | payment.shared_costs.0.shares.1.share = 30% | payment.shared_costs.0.shares | the shares come to 90%, not 100%
PF337 error | payment.shared_costs.0.shares.1.party = northwind | payment.shared_costs.0.shares | a party has two shares
PF337 error | prices.special = {over: 40%, consent: northwind, shares: [{party: northwind, share: 60%}, {party: brightpath, share: 50%}]} | prices.special.shares | the shares come to 110%, not 100%
PF338 error | payment.fixed.0.due = each year | payment.fixed.0 | instalments and due do not agree
PF338 error | payment.fixed.0.instalments.1.amount = GBP 150 | payment.fixed.0.instalments | come to GBP 250, and the amount is GBP 300.00
PF338 error | payment.fixed.0.instalments.1.on = 2026-02-01 | payment.fixed.0.instalments | not in the order of their days
PF339 error | prices.discounts.1 = {id: prompt, name: Prompt, off: sale price, rate: 10%, combine: adds} | prices.discounts.1.off | prompt is off the sale price, and the discount before it is off the list price
PF340 error | payment.late_interest.rate = 13% | payment.late_interest.examples.0.expect | the example expects GBP 295.89, and the rule gives GBP 320.55
PF340 error | payment.late_interest.year = 360 days | payment.late_interest.examples.0.expect | the rule gives GBP 300.00
PF341 error | payment.late_interest.kind = compounded monthly | payment.late_interest.examples.0 | depends on the calendar, and only days are given
PF341 error | payment.late_interest = {statutory: the law, examples: [{overdue: "GBP 5", days: 9, expect: GBP 1}]} | payment.late_interest.examples.0 | the published rate is not given
PF341 error | payment.late_interest.examples.0 = {overdue: "GBP 5", dates: {due: 2027-02-01, paid: 2027-01-31}, expect: GBP 0} | payment.late_interest.examples.0.dates.paid | it is paid before it is due
PF342 error | payment.late_interest.examples.0.published_rate = 5% | payment.late_interest.examples.0.published_rate | the rate is 12%, and follows no published one
PF343 error | payment.fixed.1.part_period.examples.0.expect = GBP 6,250 | payment.fixed.1.part_period.examples.0.expect | expects GBP 6,250.00, and the rule gives GBP 6,164.38
PF343 error | payment.fixed.1.part_period.examples.0.days = 366 | payment.fixed.1.part_period.examples.0 | 366 of 365 days
PF343 error | payment.fixed.1.part_period.examples.0.whole = GBP 5 | payment.fixed.1.part_period.examples.0.whole | said twice
PF343 error | payment.fixed.1.amount = {percent: {rate: 10%, of: net-revenue}} | payment.fixed.1.part_period.examples.0 | cannot be computed
PF344 error | payment.fixed.1.due = on signature | payment.fixed.1.part_period | it is due on signature, not for a time
PF345 error | payment.fixed.2.equal_instalments.parts = 1 | payment.fixed.2.equal_instalments.parts | 1 equal parts are not from 2 to 120
PF345 error | payment.fixed.2.equal_instalments = {parts: 120, first: 2199-01-01, every: 99 years} | payment.fixed.2.equal_instalments.parts | in no year of the calendar
PF345 error | payment.fixed.2.instalments = [{on: 2027-01-01, amount: "GBP 1,000"}] | payment.fixed.2.equal_instalments | listed as well
"""
CASES = [tuple(part.strip() for part in line.split(" | ")) for line in _CASES.strip().splitlines()]


def _path(text: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdigit() else step for step in text.split("."))


def _changed(change: str) -> dict[str, Any]:
    """The good plan with `path = YAML` put in, or with `path !` taken out."""
    data: dict[str, Any] = copy.deepcopy(GOOD)
    where, _, value = change.removesuffix(" !").partition(" = ")
    holder: Any = data
    *before, last = _path(where)
    for step in before:
        holder = holder[step]
    if change.endswith(" !"):
        del holder[last]
    else:
        flow = value.startswith(("{", "["))
        holder[last] = yaml.load(value, yaml.BaseLoader) if flow else value
    return data


def _findings(data: dict[str, Any]) -> list[Finding]:
    return [finding for rule in MONEY for finding in rule(build(Plan, _counted(data)))]


def _counted(data: Any, key: str = "") -> Any:
    """The data with its whole numbers as such, where the plan language wants them."""
    if isinstance(data, dict):
        return {name: _counted(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [_counted(value) for value in data]
    return int(data) if key in ("days", "of", "parts") and isinstance(data, str) and data.isdigit() else data


def test_a_good_plan_is_met_with_silence() -> None:
    assert _findings(GOOD) == []


@pytest.mark.parametrize(("code", "change", "at", "message"), CASES)
def test_each_fault_is_found_where_it_is(code: str, change: str, at: str, message: str) -> None:
    found = [each for each in _findings(_changed(change)) if f"{each.code} {each.severity.value}" == code]
    assert [each.at for each in found] == [_path(at)]
    assert message in found[0].message


def test_every_rule_has_a_case_and_a_manual() -> None:
    assert [rule.code for rule in MONEY] == sorted({case[0].split()[0] for case in CASES})
    for rule in MONEY:
        sections = re.findall(r"^\s*## (What|Why|Example|How)", rule.manual, re.MULTILINE)
        assert sections == ["What", "Why", "Example", "How"], rule.code


def test_fees_without_any_payment_terms_are_two_warnings() -> None:
    data = {**GOOD, "payment": None}
    assert [(each.code, each.at) for each in _findings({k: v for k, v in data.items() if v})] == [
        ("PF305", ("referral_fees",))
    ] * 2


def test_a_figure_of_the_wrong_kind_is_named_with_its_kind() -> None:
    data = _changed('referral_fees.0.amount = {per_unit: {price: "GBP 1", of: net-revenue}}')
    (found,) = [each for each in _findings(data) if each.code == "PF308"]
    assert found.hint == "net-revenue is a count here: write a number, such as 120"


def test_a_band_over_a_count_is_not_chosen_by_money() -> None:
    data = _changed(
        'referral_fees.0.amount.bands = {of: net-revenue, method: whole, steps: [{up_to: "9", flat: "GBP 1"}, {flat: "GBP 2"}]}'
    )
    assert "net-revenue is not a number" in next(each.message for each in _findings(data) if each.code == "PF308")


def test_another_currency_is_said_once() -> None:
    data = _changed("referral_fees.0.examples.0.given.net-revenue = EUR 80,000")
    assert [each.code for each in _findings(data)] == ["PF301"]


def test_a_fixed_fee_needs_no_example() -> None:
    data = _changed('referral_fees.0.amount = {flat: "GBP 5"}')
    del data["referral_fees"][0]["examples"]
    assert _findings(data) == []


def test_the_hint_for_an_example_that_differs_takes_no_side() -> None:
    data = _changed("referral_fees.0.examples.0.expect = GBP 9")
    (found,) = _findings(data)
    assert found.hint == "the rule gives GBP 9,500.00; write that, or mend the rule, whichever of the two is wrong"
