"""What the rules about engagement and programmes find, where, and what they leave alone."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from planforge.checks.engagement import ENGAGEMENT
from planforge.findings import Path, Severity
from planforge.plan import Plan, build
from tests.engagement.composing import plan_data

OWNERS = ("rules_of_engagement", "clients", "owners")
REGISTRATION = ("rules_of_engagement", "registration")
FUND = ("programme", "development_fund")
ENTER = "entry: [{certified: {people: 2, in: sales}}]"
DONE = "{by: brightpath, unit: deal, key: [client], answer_within: 2 days, window: 90 days, precedence: [the higher tier]}"

FOUND: list[tuple[str, str, list[Path]]] = [
    (
        "PF401",
        "clients: {owners: [{owner: originator}, {for: [data], party: northwind, after_end: {owner: same}}]}",
        [(*OWNERS, 0)],
    ),
    (
        "PF402",
        "clients: {owners: [{shared: {within: 10 days}}, {for: [data], shared: {decider: northwind}}]}",
        [(*OWNERS, 0, "shared")],
    ),
    (
        "PF403",
        "clients: {owners: [{for: [data], owner: originator}, {for: [billing, data], party: northwind}]}",
        [(*OWNERS, 1, "for", 1)],
    ),
    ("PF403", "clients: {owners: [{owner: originator}, {party: northwind}]}", [(*OWNERS, 1)]),
    ("PF403", "clients: {owners: [{for: [data], owner: originator}, {for: [data], segment: law firms, party: northwind}]}", []),
    ("PF404", "registration: {by: brightpath, unit: deal, key: [client]}", [REGISTRATION, REGISTRATION]),
    ("PF404", "registration: {by: brightpath, unit: deal, key: [client], window: 90 days}", [REGISTRATION]),
    ("PF404", f"registration: {DONE}", []),
    ("PF405", "registration: {by: brightpath, unit: deal, key: [client]}", [REGISTRATION]),
    ("PF405", f"registration: {DONE}", []),
    (
        "PF406",
        "credit: {split: [{id: a, name: a, means: b, share: 60.5%}, {id: c, name: c, means: d, share: 40%}]}",
        [("rules_of_engagement", "credit", "split")],
    ),
    ("PF406", "credit: {split: [{id: a, name: a, means: b, share: 60%}, {id: c, name: c, means: d, share: 40%}]}", []),
    (
        "PF407",
        "credit: {split: [{id: a, name: a, means: b, share: 60%}, {id: c, name: c, means: d, share: 40%}]}",
        [("rules_of_engagement", "credit")],
    ),
    ("PF407", "credit: {single: the registered party}", []),
    (
        "PF408",
        (
            "reciprocity: [{first: northwind, number: 1, of: leads, then_by: brightpath, then: follow},"
            " {first: brightpath, number: 1, of: leads, then_by: northwind, then: follow}]"
        ),
        [("rules_of_engagement", "reciprocity", 0, "first"), ("rules_of_engagement", "reciprocity", 1, "first")],
    ),
    (
        "PF408",
        "reciprocity: [{first: northwind, number: 1, of: leads, then_by: northwind, then: follow}]",
        [("rules_of_engagement", "reciprocity", 0, "then_by")],
    ),
    ("PF408", "reciprocity: [{first: northwind, number: 1, of: leads, then_by: brightpath, then: follow}]", []),
]
IN_PROGRAMME: list[tuple[str, str, list[Path]]] = [
    ("PF410", "{tiers: [{id: gold, name: Gold, track: services}]}", [("programme", "tiers", 0, "track")]),
    ("PF410", f"{{tiers: [{{id: gold, name: Gold, {ENTER}}}]}}", [("programme", "tiers", 0, "entry", 0, "certified", "in")]),
    (
        "PF410",
        "{tenders: {rule: one member, tiers: [gold]}, tier_rules: {measured_over: 12 months, review: year, start: [{member: northwind, tier: gold}]}}",
        [("programme", "tier_rules", "start", 0, "tier"), ("programme", "tenders", "tiers", 0)],
    ),
    ("PF410", "{development_fund: {by: northwind, to: brightpath, share: 50%, tiers: [gold]}}", [(*FUND, "tiers", 0)]),
    (
        "PF410",
        (
            f"{{tiers: [{{id: gold, name: Gold, track: a, {ENTER}}}], tracks: [{{id: a, name: A}}], certifications: [{{id: sales, name: S, by: us}}],"
            " development_fund: {by: northwind, to: brightpath, share: 50%, tiers: [gold]}}"
        ),
        [],
    ),
    ("PF411", "{tiers: [{id: a, name: A}, {id: b, name: B}]}", [("programme", "tiers")]),
    ("PF411", "{tiers: [{id: a, name: A}]}", []),
    (
        "PF412",
        "{tier_rules: {measured_over: 12 months, review: year, demotion: at once}}",
        [("programme", "tier_rules", "demotion")],
    ),
    ("PF412", "{tier_rules: {measured_over: 12 months, review: year, demotion: at once, grace: 6 months}}", []),
    ("PF413", "{development_fund: {by: northwind, to: brightpath, share: 50%}}", [FUND, FUND]),
    ("PF413", "{development_fund: {by: northwind, to: brightpath, share: 50%, claim: {within: 30 days}}}", [FUND]),
    (
        "PF413",
        "{development_fund: {by: northwind, to: brightpath, share: 50%, claim: {within: 30 days, proof: [invoices]}}}",
        [],
    ),
    (
        "PF414",
        "{development_fund: {by: northwind, to: brightpath, share: 50%, examples: [{cost: GBP 12, expect: GBP 6}]}}",
        [],
    ),
    (
        "PF414",
        "{development_fund: {by: northwind, to: brightpath, share: 50%, maximum: GBP 5, examples: [{cost: GBP 12, expect: GBP 6}]}}",
        [(*FUND, "examples", 0, "expect")],
    ),
]


def found(code: str, data: dict[str, Any]) -> list[Path]:
    rule = next(each for each in ENGAGEMENT if each.code == code)
    return [each.at for each in rule(build(Plan, data))]


@pytest.mark.parametrize(("code", "given", "expected"), FOUND)
def test_rules_of_engagement(code: str, given: str, expected: list[Path]) -> None:
    assert found(code, plan_data(rules_of_engagement=yaml.safe_load(given))) == expected


@pytest.mark.parametrize(("code", "given", "expected"), IN_PROGRAMME)
def test_programme(code: str, given: str, expected: list[Path]) -> None:
    programme = {"name": "Northwind Partner Programme", "owner": "northwind", **yaml.safe_load(given)}
    assert found(code, plan_data(programme=programme)) == expected


def test_a_plan_without_engagement_or_programme_is_left_alone() -> None:
    assert [each for rule in ENGAGEMENT for each in rule(build(Plan, plan_data()))] == []


def test_a_total_over_100_is_an_error_and_says_the_total() -> None:
    given = "credit: {split: [{id: a, name: a, means: b, share: 60.5%}, {id: c, name: c, means: d, share: 40%}]}"
    plan = build(Plan, plan_data(rules_of_engagement=yaml.safe_load(given)))
    (only,) = [each for rule in ENGAGEMENT if rule.code == "PF406" for each in rule(plan)]
    assert (only.message, only.severity) == ("the shares add up to 100.5%", Severity.ERROR)


@pytest.mark.parametrize("rule", ENGAGEMENT, ids=lambda rule: rule.code)
def test_each_rule_is_tried_and_has_a_manual(rule: Any) -> None:
    assert any(code == rule.code and expected for code, _, expected in (*FOUND, *IN_PROGRAMME))
    assert re.findall(r"## (.+)", rule.manual) == ["What it is", "Why it matters", "Example", "How to fix it"]
