"""Each proof about amounts, fees and deals: a plan that it refuses, at the place and with the figures that show it, and one that it lets pass."""

from __future__ import annotations

import ast
import copy
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from planforge import checks
from planforge.checks import FLAWS, RULES, amounts
from planforge.checks.amount_proofs import AMOUNT_PROOFS
from planforge.checks.deal_proofs import DEAL_PROOFS
from planforge.checks.fee_proofs import FEE_PROOFS
from planforge.checks.money import MONEY
from planforge.findings import Finding
from planforge.findings import Path as FindingPath
from planforge.money import Flaw, Setting, prove
from planforge.plan import Plan, build
from planforge.plan.amounts import Amount
from tests.conftest import ROOT

PROOFS = (*AMOUNT_PROOFS, *FEE_PROOFS, *DEAL_PROOFS)
GOOD = yaml.load(
    """
planforge: 1
plan: {id: a, kind: referral, version: 1.0.0, currency: GBP, effective: 2027-01-01}
parties:
  northwind: {name: Northwind Ltd, role: channel owner}
  brightpath: {name: Brightpath LLP, role: channel partner}
  harbour: {name: Harbour Inc, role: channel partner}
scope:
  products: [{id: coaching, name: Coaching}, {id: team, name: Team Programme}]
terms: {initial: 24 months}
bases:
  purchases: {name: Purchases, starts_from: invoices}
  growth: {name: Growth, of: purchases, compared: {above: target}, at_least: "GBP 0", at_most: "GBP 90,000", in_whole: "GBP 1,000"}
  target: {name: Target, fixed: "GBP 300,000"}
  visits: {name: Visit, means: a visit}
  pages: {name: Page, means: the number of pages}
referral_fees:
  - id: new-client
    name: New Client Fee
    payer: brightpath
    payees: [{party: northwind, share: 60%}, {party: harbour, share: 40%}]
    for: [new clients]
    each: client
    earned: when the client pays
    amount:
      bands: {of: net-revenue, method: marginal, steps: [{up_to: "GBP 50,000", rate: 10%}, {rate: 15%}]}
      cap: GBP 20,000 per client
    hold: 30 days
    clawback: {within: 90 days, when: [the client cancels], by: deduction}
    guarantees: [{from: 2027-01-01, to: 2027-12-31, least: "GBP 9,000"}, {from: 2028-01-01, to: 2028-12-31, least: "GBP 9,000"}]
    advance: {amount: "GBP 10,000", on: 2027-01-15, amount_until: {percent: {rate: 8%, of: net-revenue}}}
    bonuses:
      - {id: many, target: {of: net-revenue, at_least: "GBP 500,000", per: quarter, catch_up: true}, amount: {flat: "GBP 5,000"}}
  - id: expansion
    name: Expansion Fee
    payer: brightpath
    payee: northwind
    for: [expansions]
    each: deal
    earned: when the client signs
    amount:
      greater_of: [{flat: "GBP 500"}, {percent: {rate: 5%, of: net-revenue}}]
      floor: GBP 600 per deal
      cap: GBP 4,000 per month
  - id: later
    name: Renewal Fee
    payer: brightpath
    payee: northwind
    for: [renewals]
    each: deal
    earned: when the client signs
    amount:
      cases:
        of: product
        cases:
          - {is: [coaching], amount: {difference: {from: {percent: {rate: 20%, of: net-revenue}}, less: [{fee: expansion}]}}}
        otherwise: {lesser_of: [{percent: {rate: 8%, of: net-revenue}}, {flat: "GBP 1,500"}], cap: "GBP 1,400 per deal"}
  - id: yearly
    name: Yearly Fee
    payer: northwind
    payee: harbour
    each: deal
    earned: when the client signs
    amount: {percent: {rate: 10%, of: growth}, floor: GBP 100 per month, cap: "GBP 1,200 per year"}
payment:
  statement: {every: month, within: 10 days}
  due: {period: 30 days, after: the invoice}
  threshold: GBP 100
  threshold_until: the end of the year
governance: {records: [{by: each, kept: 12 months, after: the entry}]}
rules_of_engagement: {}
""",
    yaml.BaseLoader,
)
_CASES = """
PF350 error | referral_fees.1.amount = {fee: gone} | referral_fees.1.amount.fee | gone is no fee of this plan
PF350 error | referral_fees.0.bonuses.0.amount = {share: {rate: 5%, of: {fee: gone}}} | referral_fees.0.bonuses.0.amount.share.of.fee | gone is no fee
PF350 error | referral_fees.0.advance.amount_until = {fee: gone} | referral_fees.0.advance.amount_until.fee | gone is no fee
PF350 error | payment.fixed = [{id: a, name: A, payer: northwind, payee: harbour, due: each year, amount: {fee: gone}}] | payment.fixed.0.amount.fee | gone is no fee
PF350 error | prices = {marketplaces: [{marketplace: M, borne_by: northwind, amount: {fee: gone}}]} | prices.marketplaces.0.amount.fee | gone is no fee
PF351 error | referral_fees.0.amount = {sum: [{flat: "GBP 1"}, {fee: new-client}]} | referral_fees.0.amount.sum.1.fee | new-client refers back to itself
PF352 error | referral_fees.2.amount.cases.cases.0.is = [caoching] | referral_fees.2.amount.cases.cases.0.is.0 | caoching is no product here
PF353 warning | referral_fees.2.amount.cases.cases.0.is = [coaching, coaching] | referral_fees.2.amount.cases.cases.0.is.1 | stands in an earlier case
PF353 warning | referral_fees.1.amount = {greater_of: [{percent: {rate: 5%, of: net-revenue}}, {percent: {rate: 10%, of: net-revenue}}]} | referral_fees.1.amount.greater_of.0 | this is never the greater: GBP 10,000.00 of net-revenue pays GBP 500.00 by it, and GBP 1,000.00 by the other
PF353 warning | referral_fees.1.amount = {lesser_of: [{percent: {rate: 5%, of: net-revenue}}, {percent: {rate: 10%, of: net-revenue}}]} | referral_fees.1.amount.lesser_of.1 | this is never the less: GBP 10,000.00 of net-revenue pays GBP 1,000.00 by it, and GBP 500.00 by the other
PF353 warning | referral_fees.1.amount = {greater_of: [{flat: "GBP 5"}, {flat: "GBP 4"}]} | referral_fees.1.amount.greater_of.1 | this is never the greater: it comes to GBP 4.00, and the other to GBP 5.00
PF353 warning | referral_fees.1.amount = {sum: [{greater_of: [{flat: "GBP 5"}, {flat: "GBP 5"}]}, {flat: "GBP 1"}]} | referral_fees.1.amount.sum.0.greater_of.1 | it comes to GBP 5.00, and the other to GBP 5.00
PF353 warning | referral_fees.1.amount = {greater_of: [{flat: "GBP 500"}, {bands: {of: net-revenue, method: marginal, steps: [{up_to: "GBP 4,000", rate: 10%}, {rate: 0%}]}}]} | referral_fees.1.amount.greater_of.1 | GBP 10,000.00 of net-revenue pays GBP 400.00 by it, and GBP 500.00 by the other
PF353 warning | referral_fees.1.amount = {greater_of: [{percent: {rate: 5%, of: net-revenue}}, {sum: [{flat: "GBP 1"}, {percent: {rate: 4%, of: net-revenue}}]}, {percent: {rate: 4.5%, of: net-revenue}}]} | referral_fees.1.amount.greater_of.2 | GBP 10,000.00 of net-revenue pays GBP 450.00 by it, and GBP 500.00 by the other
PF354 error | referral_fees.1.amount = {sum: [{percent: {rate: 5%, of: net-revenue}, floor: GBP 5 per month}, {flat: "GBP 1"}]} | referral_fees.1.amount.sum.0.floor | stands inside another amount
PF354 error | referral_fees.2.amount.cases.cases.0.amount = {flat: "GBP 5", floor: GBP 9 per year} | referral_fees.2.amount.cases.cases.0.amount.floor | stands inside another amount
PF355 error | bases.purchases = {name: Purchases, of: purchases} | bases.purchases | purchases is made from itself, so it never comes to a figure
PF355 error | bases.growth.compared = {above: growth} | bases.growth | growth is made from purchases, which leads back to it, so
PF356 error | bases.growth.compared = {above: purchases} | bases.growth.compared.above | purchases is compared with itself
PF356 error | bases.growth.in_whole = GBP 0 | bases.growth.in_whole | steps of GBP 0.00 are no steps
PF356 error | bases.growth.in_whole = GBP 90,001 | bases.growth.in_whole | at most GBP 90,000.00, and only in whole steps of GBP 90,001.00, so it is always nothing
PF356 error | bases.growth.at_least = GBP 90,001 | bases.growth.at_least | at least GBP 90,001.00 and as at most GBP 90,000.00, so it is always GBP 90,000.00
PF356 error | bases.growth.at_most = GBP 0 | bases.growth.at_most | at most GBP 0.00, so it is always nothing
PF356 error | bases.growth.at_least = "5" | bases.growth.at_least | growth is money, and 5 is not
PF356 error | bases.visits = {name: Visit, means: a visit, at_least: "5", in_whole: GBP 5} | bases.visits.in_whole | visits is a count, and GBP 5.00 is not
PF356 error | bases.growth.compared = {above: deal-number} | bases.growth.compared.above | deal-number is a count
PF310 error | bases.growth.of = gone | bases.growth.of | gone is no base
PF310 error | bases.growth.compared = {short_of: gone} | bases.growth.compared.short_of | gone is no base
PF310 error | referral_fees.0.bonuses.0.target.of = gone | referral_fees.0.bonuses.0.target.of | gone is no base
PF310 error | rules_of_engagement.credit = {single: the registered party, payout: {at_most: 20%, of: gone, excess: in proportion}} | rules_of_engagement.credit.payout.of | gone is no base
PF357 warning | referral_fees.2.amount.cases.otherwise.cap = GBP 1,500 per deal | referral_fees.2.amount.cases.otherwise.cap | pays no more than GBP 1,500.00 for each deal, so the cap of GBP 1,500.00 never bites
PF357 warning | referral_fees.0.amount.bands.steps.1.rate = 0% | referral_fees.0.amount.cap | pays no more than GBP 5,000.00 for each client, so the cap of GBP 20,000.00 never bites
PF357 warning | referral_fees.1.amount = {share: {rate: 50%, of: {percent: {rate: 5%, of: net-revenue}, cap: GBP 100 per month}}, cap: GBP 600 per year} | referral_fees.1.amount.cap | pays no more than GBP 600.00 in each calendar year
PF357 warning | referral_fees.1.amount = {sum: [{flat: "GBP 5"}, {cases: {of: region, cases: [{is: [DACH], amount: {flat: "GBP 7"}}], otherwise: {flat: "GBP 6"}}}], cap: GBP 12 per deal} | referral_fees.1.amount.cap | pays no more than GBP 12.00 for each deal
PF358 warning | referral_fees.1.amount.floor = GBP 500 per deal | referral_fees.1.amount.floor | pays at least GBP 500.00 for each deal, so the floor of GBP 500.00 never matters
PF358 warning | referral_fees.1.amount = {bands: {of: visits, method: whole, steps: [{up_to: "4", flat: "GBP 30"}, {flat: "GBP 90"}], per: deal}, floor: GBP 25 per deal} | referral_fees.1.amount.floor | pays at least GBP 30.00 for each deal
PF359 warning | referral_fees.0.amount.cap = GBP 4,000 per client | referral_fees.0.amount.bands.steps.1 | the cap of GBP 4,000.00 is reached at GBP 40,000.00 of net-revenue, so this band from GBP 50,000.00 on never matters
PF380 error | referral_fees.0.payees.1.share = 30% | referral_fees.0.payees | the shares come to 90%, not 100%
PF380 error | referral_fees.0.payees.1.party = northwind | referral_fees.0.payees.1.party | northwind has two shares
PF381 warning | referral_fees.3.amount.cap = GBP 99 per year | payment.threshold | northwind owes harbour no more than GBP 99.00 in a calendar year, so GBP 100.00 is never reached
PF381 warning | referral_fees.3.amount = {percent: {rate: 1%, of: growth}, cap: GBP 8 per month} | payment.threshold | northwind owes harbour no more than GBP 96.00 in a calendar year
PF381 warning | referral_fees.3 = {id: yearly, name: Y, payer: northwind, payee: harbour, each: year, earned: at the end of each year, amount: {flat: "GBP 60"}} | payment.threshold | no more than GBP 60.00 in a calendar year
PF382 note | referral_fees.2.amount.cases = {of: class, cases: [{is: [monthly], amount: {percent: {rate: 5%, of: growth}, cap: GBP 150 per month}}], otherwise: {percent: {rate: 5%, of: growth}, cap: "GBP 1,440 per year"}} | referral_fees.2.amount.cases.otherwise.cap | 12 times the cap of GBP 150.00 per month is GBP 1,800.00, and the cap here is GBP 1,440.00 per year
PF383 warning | referral_fees.3.amount.cap = GBP 1,199 per year | referral_fees.3.amount.floor | 12 times the floor of GBP 100.00 per month is GBP 1,200.00, more than the cap of GBP 1,199.00 per year
PF383 warning | referral_fees.3.amount = {percent: {rate: 1%, of: growth}, floor: "GBP 2,000 per year", cap: GBP 100 per month} | referral_fees.3.amount.floor | 12 times the cap of GBP 100.00 per month is GBP 1,200.00, less than the floor of GBP 2,000.00 per year
PF383 warning | referral_fees.1.amount = {percent: {rate: 1%, of: growth}, floor: GBP 20 per deal, cap: GBP 10 per client} | referral_fees.1.amount.floor | the floor of GBP 20.00 per deal alone is more than the cap of GBP 10.00 per client
PF383 warning | referral_fees.1.amount = {sum: [{flat: "GBP 5"}, {percent: {rate: 1%, of: growth}}], cap: GBP 4 per deal} | referral_fees.1.amount.cap | pays at least GBP 5.00 for each deal, so it always comes to the cap of GBP 4.00
PF383 warning | referral_fees.3.guarantees = [{from: 2027-01-01, to: 2027-12-31, least: "GBP 1,201"}] | referral_fees.3.guarantees.0.least | GBP 1,201.00 is guaranteed from 2027-01-01 to 2027-12-31, and the rule pays no more than GBP 1,200.00 in that time
PF384 warning | referral_fees.1.for = [new clients] | referral_fees.1 | new-client and expansion can fall on one deal, and nothing says whether all are paid: on GBP 10,000.00 of net-revenue they come to GBP 1,600.00 together, 16% of it
PF384 warning | referral_fees.1.for = [registered deals] | referral_fees.1 | new-client and expansion can fall on one deal
PF385 warning | referral_fees.1.amount = {sum: [{percent: {rate: 60%, of: net-revenue}}, {percent: {rate: 50%, of: net-revenue}}]} | referral_fees.1 | on GBP 10,000.00 of net-revenue expansion comes to GBP 11,000.00, more than all of it
PF386 note | rules_of_engagement.credit = {single: the registered party, payout: {at_most: 14%, of: net-revenue, excess: in proportion}} | rules_of_engagement.credit.payout.at_most | on GBP 100,000.00 of net-revenue later comes to GBP 16,000.00, and is cut in proportion to GBP 14,000.00
PF387 note | referral_fees.0.clawback = {within: 90 days, when: [the client cancels]} | referral_fees.0.clawback | the fee is held for 30 days after it is earned, and may be asked back for 90 days; nothing says how
PF388 warning | referral_fees.0.clawback.within = 13 months | referral_fees.0.clawback.within | may be asked back for 13 months, and records are kept for 12 months
PF389 error | referral_fees.0.guarantees.1.from = 2027-12-01 | referral_fees.0.guarantees.1.from | two guarantees cover the days from 2027-12-01 to 2027-12-31
PF389 error | referral_fees.0.guarantees.1.from = 2027-12-31 | referral_fees.0.guarantees.1.from | cover the days from 2027-12-31 to 2027-12-31
PF389 error | referral_fees.0.guarantees.0.to = 2026-12-31 | referral_fees.0.guarantees.0.to | 2026-12-31 is before 2027-01-01
PF389 error | referral_fees.0.guarantees = [{from: 2028-01-01, to: 2028-12-31, least: "GBP 9,000"}, {from: 2027-01-01, to: 2027-12-31, least: "GBP 9,000"}] | referral_fees.0.guarantees.1.from | is before the guarantee that ends on 2028-12-31
PF390 warning | plan.effective = 2027-02-01 | referral_fees.0.guarantees.0.from | it begins on 2027-01-01, and the agreement on 2027-02-01
PF390 warning | terms = {ends: 2028-06-30} | referral_fees.0.guarantees.1.to | it ends on 2028-12-31, and the agreement on 2028-06-30
PF394 error | referral_fees.1.amount.caps = [GBP 900 per deal, "GBP 5,000 per quarter"] | referral_fees.1.amount.cap | GBP 4,000.00 per month stands beside a list of caps
PF391 warning | referral_fees.0.advance = {amount: "GBP 18,001", on: 2027-01-15} | referral_fees.0.advance.amount | GBP 18,001.00 is paid ahead, more than the GBP 18,000.00 that is guaranteed in all
PF391 warning | referral_fees.0.advance.amount_until.cap = GBP 9,000 per agreement | referral_fees.0.advance.amount | GBP 10,000.00 is paid ahead, and later fees can make good no more than GBP 9,000.00 of it
PF391 warning | referral_fees.0.advance = {amount: "GBP 10,000", on: 2027-01-15, share: 50%, amount_until: {flat: "GBP 5", cap: "GBP 19,000 per agreement"}} | referral_fees.0.advance.amount | no more than GBP 9,500.00 of it
PF392 error | referral_fees.0.bonuses.0.target.at_least = 12 | referral_fees.0.bonuses.0.target.at_least | net-revenue is an amount of money, and 12 is not
PF392 error | referral_fees.0.bonuses.0.target.of = deal-number | referral_fees.0.bonuses.0.target.at_least | deal-number is a number, and GBP 500,000.00 is not
PF393 warning | referral_fees.0.bonuses.0.target.per = year | referral_fees.0.bonuses.0.target.catch_up | a whole year
PF321 warning | referral_fees.1.amount = {bands: {of: visits, method: whole, steps: [{up_to: "4", flat: "GBP 50"}, {flat: "GBP 40"}]}} | referral_fees.1.amount.bands.steps.1 | 4 of visits pays GBP 50.00, and 5 pays GBP 40.00
PF321 warning | referral_fees.1.amount = {bands: {of: visits, method: whole, pays_on: net-revenue, steps: [{up_to: "4", rate: 5%, at_most: "GBP 900"}, {rate: 6%, at_most: "GBP 800"}]}} | referral_fees.1.amount.bands.steps.1.at_most | on GBP 100,000.00 of net-revenue the band before pays GBP 900.00, and this one GBP 800.00
"""
_QUIET = """
PF353 | referral_fees.1.amount = {greater_of: [{flat: "GBP 500"}, {percent: {rate: 5%, of: net-revenue}, cap: GBP 100 per year}]}
PF353 | referral_fees.1.amount = {greater_of: [{percent: {rate: 5%, of: growth}}, {percent: {rate: 10%, of: net-revenue}}]}
PF353 | referral_fees.1.amount = {lesser_of: [{bands: {of: net-revenue, per: year, method: marginal, steps: [{rate: 5%}]}}, {percent: {rate: 10%, of: net-revenue}}]}
PF353 | referral_fees.1.amount = {greater_of: [{bands: {of: net-revenue, method: whole, steps: [{below: "GBP 9", rate: 5%}, {rate: 11%}]}}, {percent: {rate: 10%, of: net-revenue}}]}
PF354 | referral_fees.1.amount = {greater_of: [{flat: "GBP 500"}, {percent: {rate: 5%, of: net-revenue}, floor: GBP 9 per deal}]}
PF354 | payment.fixed = [{id: a, name: A, payer: northwind, payee: harbour, due: each year, amount: {flat: "GBP 5", floor: GBP 5 per year}}]
PF356 | bases.growth.in_whole = GBP 90,000
PF357 | referral_fees.0.amount.bands.steps = [{up_to: "GBP 9", rate: 1%}, {below: "GBP 9", rate: 2%}, {rate: 0%}]
PF357 | referral_fees.1.amount = {flat: "GBP 500", cap: GBP 500 per client}
PF357 | referral_fees.1.amount = {share: {rate: 50%, of: {percent: {rate: 5%, of: growth}, cap: GBP 100 per month}}, cap: GBP 599 per year}
PF357 | referral_fees.1.amount = {lesser_of: [{percent: {rate: 5%, of: growth}}, {flat: "GBP 100"}], cap: GBP 99 per deal}
PF357 | referral_fees.1.amount = {bands: {of: growth, per: year, method: marginal, steps: [{up_to: "GBP 500", rate: 10%}, {rate: 0%}]}, cap: GBP 50 per deal}
PF357 | referral_fees.1.amount.caps = [GBP 900 per deal, "GBP 5,000 per quarter"]
PF358 | referral_fees.1.amount = {flat: "GBP 500", floor: GBP 400 per client}
PF358 | referral_fees.1.amount = {cases: {of: region, cases: [{is: [DACH], amount: {flat: "GBP 700"}}]}, floor: GBP 5 per deal}
PF359 | referral_fees.0.amount.cap = GBP 5,001 per client
PF359 | referral_fees.0.amount = {bands: {of: net-revenue, per: year, method: marginal, steps: [{up_to: "GBP 50,000", rate: 10%}, {rate: 15%}]}, cap: GBP 10 per client}
PF359 | referral_fees.0.amount = {bands: {of: net-revenue, method: whole, steps: [{up_to: "GBP 50,000", rate: 10%}, {rate: 1%}]}, cap: GBP 600 per client}
PF381 | referral_fees.3.amount.cap = GBP 100 per year
PF381 | payment.threshold_until = the end of the agreement
PF381 | referral_fees.3.amount = {flat: "GBP 1"}
PF382 | referral_fees.1.amount.caps = ["GBP 12,000 per quarter"]
PF382 | referral_fees.1.amount.caps = [GBP 100 per client]
PF382 | referral_fees.1.amount = {sum: [{percent: {rate: 1%, of: growth}, cap: GBP 10 per month}, {percent: {rate: 1%, of: growth}, cap: GBP 20 per month}], cap: GBP 120 per year}
PF394 | referral_fees.1.amount = {percent: {rate: 5%, of: growth}, caps: [GBP 40 per deal, GBP 90 per month]}
PF383 | referral_fees.3.amount = {percent: {rate: 1%, of: growth}, floor: GBP 20 per deal, cap: GBP 10 per month}
PF383 | referral_fees.3.guarantees = [{from: 2027-12-31, to: 2028-01-01, least: "GBP 2,400"}]
PF384 | rules_of_engagement.credit = {single: the registered party}
PF384 | referral_fees.1 = {id: expansion, name: E, payer: northwind, payee: harbour, for: [services], amount: {flat: "GBP 5"}}
PF385 | referral_fees.1.amount = {sum: [{percent: {rate: 60%, of: net-revenue}}, {percent: {rate: 40%, of: net-revenue}}]}
PF385 | referral_fees.1.amount = {greater_of: [{percent: {rate: 10%, of: net-revenue}}, {flat: "GBP 500"}]}
PF385 | referral_fees.1.amount = {percent: {rate: 125%, of: net-revenue}}
PF385 | referral_fees.1.amount = {bands: {of: net-revenue, method: whole, steps: [{up_to: "GBP 5", rate: 10%}, {rate: 125%}]}}
PF386 | rules_of_engagement.credit = {single: the registered party, payout: {at_most: 20%, of: net-revenue, excess: in proportion}}
PF387 | referral_fees.0.clawback = {within: 30 days, when: [the client cancels]}
PF388 | referral_fees.0.clawback.within = 12 months
PF389 | referral_fees.0.guarantees.1.from = 2028-06-01
PF390 | terms = {initial: 12 months, renewal: {automatic: 12 months}}
PF391 | referral_fees.0.advance.amount = GBP 18,000
PF392 | referral_fees.0.bonuses.0.target = {of: pages, at_least: "5", per: month}
PF393 | referral_fees.0.bonuses.0.target.per = month
"""
QUIET = [tuple(part.strip() for part in line.split(" | ")) for line in _QUIET.strip().splitlines()]
CASES = [tuple(part.strip() for part in line.split(" | ")) for line in _CASES.strip().splitlines()]


def _path(text: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdigit() else step for step in text.split("."))


def changed(change: str) -> dict[str, Any]:
    """The good plan with `path = YAML` put in."""
    data: dict[str, Any] = copy.deepcopy(GOOD)
    where, _, value = change.partition(" = ")
    holder: Any = data
    *before, last = _path(where)
    for step in before:
        holder = holder[step]
    holder[last] = yaml.load(value, yaml.BaseLoader)
    return data


def found(data: dict[str, Any]) -> list[Finding]:
    return list(checks.check(build(Plan, data)))


def proven(data: dict[str, Any]) -> list[tuple[str, str]]:
    """What the proofs find; not that an agreement lacks a clause."""
    return [(each.code, each.message) for each in found(data) if each.code in {rule.code for rule in (*MONEY, *PROOFS)}]


def test_a_good_plan_is_met_with_silence() -> None:
    quiet = {"PF306"}  # no worked examples here
    assert [each for each in proven(GOOD) if each[0] not in quiet] == []


@pytest.mark.parametrize(("code", "change", "at", "message"), CASES)
def test_each_fault_is_found_where_it_is(code: str, change: str, at: str, message: str) -> None:
    same = [each for each in found(changed(change)) if f"{each.code} {each.severity.value}" == code]
    assert [each.at for each in same] == [_path(at)]
    assert message in same[0].message


@pytest.mark.parametrize(("code", "change"), QUIET)
def test_what_is_no_fault_is_not_said(code: str, change: str) -> None:
    assert [each for each in found(changed(change)) if each.code == code] == []


def test_every_rule_has_a_case_and_a_manual() -> None:
    assert {rule.code for rule in PROOFS} <= {case[0].split()[0] for case in CASES}
    for rule in PROOFS:
        sections = re.findall(r"^\s*## (What|Why|Example|How)", rule.manual, re.MULTILINE)
        assert sections == ["What", "Why", "Example", "How"], rule.code
        assert rule in RULES


def _kinds() -> Iterator[str]:
    """The first word of every call of `.flaw(...)` in the program."""
    for path in (ROOT / "planforge").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "flaw":
                kind = node.args[0]
                assert isinstance(kind, ast.Constant), f"{path}:{node.lineno} names no kind"
                yield str(kind.value)


def test_every_kind_of_flaw_has_a_rule_and_every_rule_a_flaw() -> None:
    assert set(_kinds()) == FLAWS


def test_one_rule_alone_finds_what_all_find_together() -> None:
    plan = build(
        Plan, changed('referral_fees.1.amount = {greater_of: [{flat: "GBP 5"}, {flat: "GBP 4"}], cap: GBP 9 per deal}')
    )
    alone = [finding for rule in PROOFS for finding in rule(plan)]
    assert alone == [each for each in checks.check(plan) if each.code in {rule.code for rule in PROOFS}]
    assert alone


def test_all_amounts_are_proved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def counting(amount: Amount, setting: Setting, path: FindingPath) -> tuple[Flaw, ...]:
        seen.append(path)
        return prove(amount, setting, path)

    monkeypatch.setattr(amounts, "prove", counting)
    plan = build(Plan, GOOD)
    list(checks.check(plan))
    assert sorted(seen) == sorted(tree.path for tree in amounts.trees(plan))


def _claims(**other: Any) -> dict[str, Any]:
    """A plan in which three parties may each claim 20% of the first year of one client."""
    data = {key: GOOD[key] for key in ("planforge", "plan", "payment")}
    roles = {"name": "X", "role": "channel partner"}
    data["parties"] = {name: {**roles, "name": name.title()} for name in ("vendor", "sourced", "closed", "serves")}
    data["referral_fees"] = [
        {
            "id": name,
            "name": name.title(),
            "payer": "vendor",
            "payee": name,
            "amount": {"percent": {"rate": "20%", "of": "first-year-value"}},
        }
        | other.get(name, {})
        for name in ("sourced", "closed", "serves")
    ]
    return {**data, **{key: value for key, value in other.items() if key == "rules_of_engagement"}}


def _codes(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in found(data) if each.code in ("PF384", "PF385", "PF386")]


def test_three_claims_of_20_percent_come_to_60() -> None:
    can = "sourced, closed and serves can fall on one deal, and nothing says whether all are paid"
    figure = "on GBP 10,000.00 of first-year-value they come to GBP 6,000.00 together, 60% of it"
    assert _codes(_claims()) == [("PF384", f"{can}: {figure}")]


def test_a_limit_on_the_deal_says_how_claims_are_cut() -> None:
    payout = {"at_most": "20%", "of": "first-year-value", "excess": "in proportion"}
    data = _claims(rules_of_engagement={"credit": {"single": "the registered party", "payout": payout}})
    figure = "on GBP 10,000.00 of first-year-value sourced, closed and serves come to GBP 6,000.00"
    assert _codes(data) == [("PF386", f"{figure}, and are cut in proportion to GBP 2,000.00")]


def test_fees_that_are_no_double_pay_or_go_their_own_ways_are_not_stacked() -> None:
    assert _codes(_claims(sourced={"no_double_pay": ["another fee"]}, closed={"no_double_pay": ["another fee"]})) == []
    assert _codes(_claims(sourced={"for": ["new clients"]}, closed={"for": ["renewals"]}, serves={"for": ["upgrades"]})) == []
    assert _codes(_claims(sourced={"payer": "closed"}, closed={"payer": "sourced"})) == []
    residual = {"difference": {"from": {"percent": {"rate": "30%", "of": "first-year-value"}}, "less": [{"fee": "sourced"}]}}
    assert _codes(_claims(closed={"amount": residual}, serves={"for": ["renewals"], "payer": "sourced"})) == []


def test_first_renewals_are_renewals_too() -> None:
    data = _claims(sourced={"for": ["first renewals"]}, closed={"for": ["renewals"]}, serves={"for": ["upgrades"]})
    assert [code for code, _ in _codes(data)] == ["PF384"]


def test_two_fees_of_60_percent_are_more_than_all() -> None:
    rates = {"amount": {"percent": {"rate": "60%", "of": "first-year-value"}}}
    data = _claims(sourced=rates, closed=rates, serves={"for": ["upgrades"], "payer": "sourced"})
    message = "on GBP 10,000.00 of first-year-value sourced and closed come to GBP 12,000.00, more than all of it"
    assert ("PF385", message) in _codes(data)


def test_the_caps_of_a_month_and_a_year_in_two_fees() -> None:
    monthly = {"amount": {"percent": {"rate": "20%", "of": "first-year-value"}, "cap": "GBP 150 per month"}, "payee": "serves"}
    share = {"percent": {"rate": "20%", "of": "first-year-value"}}
    yearly = {"amount": {**share, "cap": "GBP 1,440 per year"}, "payee": "serves"}
    (one,) = [each for each in found(_claims(sourced=monthly, closed=yearly)) if each.code == "PF382"]
    assert one.at == ("referral_fees", 1, "amount", "cap")
    assert "GBP 1,800.00, and the cap here is GBP 1,440.00 per year" in one.message
    yearly = {**yearly, "amount": {**share, "cap": "GBP 1,800 per year"}}
    assert [each for each in found(_claims(sourced=monthly, closed=yearly)) if each.code == "PF382"] == []


@pytest.mark.parametrize(
    "amount",
    [
        '{greater_of: [{flat: "EUR 5"}, {flat: "GBP 4"}], cap: EUR 9 per deal, floor: GBP 10 per deal}',
        '{bands: {of: net-revenue, method: whole, steps: [{up_to: "EUR 5", flat: "GBP 4"}, {flat: "EUR 3"}]}, cap: GBP 9 per deal}',
        '{bands: {of: net-revenue, method: marginal, steps: [{up_to: "EUR 5", rate: 4%, at_most: "GBP 1"}, {rate: 5%}]}}',
    ],
)
def test_two_currencies_are_one_finding_of_their_own(amount: str) -> None:
    codes = {each.code for each in found(changed(f"referral_fees.1.amount = {amount}"))}
    assert "PF301" in codes
    assert not codes & {rule.code for rule in AMOUNT_PROOFS}


def test_bases_in_a_circle_end_in_findings() -> None:
    data = changed("bases.purchases = {name: Purchases, of: growth}")
    data["referral_fees"][3]["examples"] = [{"given": {"invoices": "GBP 5"}, "expect": "GBP 1"}]
    circles = [each.at for each in found(data) if each.code == "PF355"]
    assert circles == [("bases", "purchases"), ("bases", "growth")]


def test_a_large_or_deep_rule_is_proved_in_time() -> None:
    deep: dict[str, Any] = {"percent": {"rate": "5%", "of": "net-revenue"}}
    for number in range(24):
        deep = {"greater_of": [deep, {"flat": f"GBP {number + 1}"}], "cap": "GBP 900 per deal"}
    steps = [{"up_to": f"GBP {number * 1000:,}", "rate": f"{number % 7 + 1}%"} for number in range(1, 300)]
    data = changed("referral_fees.1.for = [expansions]")
    data["referral_fees"][1]["amount"] = {
        "sum": [deep, {"bands": {"of": "growth", "method": "marginal", "steps": [*steps, {"rate": "0%"}]}}]
    }
    start = time.process_time()
    assert found(data)
    assert time.process_time() - start < 5
