"""Rules about the frame, the cadence and the alliance: one case that fails and one that passes for each."""

from __future__ import annotations

import re
from typing import Any

import pytest

from planforge.checks.cadence import CADENCE
from planforge.checks.terms import TERMS
from planforge.findings import Path
from tests.cadence.on_paper import PARTIES, plan_of

RULES = {rule.code: rule for rule in (*TERMS, *CADENCE)}
MEETING = {"id": "monthly", "name": "Monthly", "every": "month", "driver": "northwind"}
GRANT = {"kind": "exclusive", "granted_by": "northwind", "granted_to": "brightpath"}
MINIMUM = {"id": "sales", "name": "Sales", "by": "brightpath", "of": "sales", "number": 4}
HALVES = [{"party": "northwind", "share": "50%"}, {"party": "brightpath", "share": "50%"}]
LIVING = {**PARTIES, "brightpath": {**PARTIES["brightpath"], "revenue_share": "40%"}}


def _terms(**more: Any) -> dict[str, Any]:
    return {"terms": {"initial": "12 months", **more}}


def _committee(**more: Any) -> dict[str, Any]:
    return {"alliance": {"committee": {"members": [{"party": "northwind", "number": 1}], "every": "quarter", **more}}}


def _shared(*shares: tuple[str, str]) -> dict[str, Any]:
    return {
        "alliance": {
            "revenue_shares": [{"id": "a", "of": "sales", "shares": [{"party": who, "share": part} for who, part in shares]}]
        }
    }


def _one_sided(**more: Any) -> dict[str, Any]:
    return _terms(
        changes={"by": "signed writing", "one_sided": [{"by": "northwind", "of": "prices", "notice": "30 days", **more}]}
    )


CASES: list[tuple[str, dict[str, Any], Path, dict[str, Any]]] = [
    ("PF210", {"terms": {"ends": "2026-12-31"}}, ("terms", "ends"), {"terms": {"ends": "2027-12-31"}}),
    ("PF211", {"terms": {"initial": "3 months", "renewal": {"automatic": "12 months", "notice": "90 days"}}}, ("terms", "renewal", "notice"),
     _terms(renewal={"automatic": "12 months", "notice": "60 days"})),
    ("PF211", _terms(renewal={"automatic": "1 month", "notice": "60 days"}), ("terms", "renewal", "notice"), {}),
    ("PF211", {"terms": {"ends": "2027-02-01", "renewal": {"automatic": "12 months", "notice": "60 days"}}}, ("terms", "renewal", "notice"), {}),
    ("PF212", {"terms": {"until_ended": True, "renewal": {"automatic": "1 year"}}}, ("terms", "renewal"), _terms(renewal={"automatic": "1 year"})),
    ("PF213", {}, (), _terms(termination={"breach": {"cure": "30 days"}})),
    ("PF213", _terms(), ("terms",), {"terms": {"until_ended": True, "termination": {"convenience": [{"by": "each", "notice": "30 days"}]}}}),
    ("PF213", {"terms": {"until_ended": True, "termination": {"breach": {"cure": "30 days"}}}}, ("terms", "termination"),
     _terms(termination={"breach": {"cure": "30 days"}})),
    ("PF214", _terms(), ("terms",), _terms(dormancy={"without": "a referral", "for": "6 months", "then": "review"})),
    ("PF215", _terms(dormancy={"without": "a referral", "for": "6 months", "then": "end"}), ("terms", "dormancy", "then"),
     _terms(dormancy={"without": "a referral", "for": "6 months", "then": "end", "within": "30 days"})),
    ("PF216", {"parties": LIVING}, ("parties", "brightpath", "revenue_share"),
     {"parties": LIVING, **_terms(dependence={"share": "25%", "notice": "90 days"})}),
    ("PF217", _terms(termination={"convenience": [{"by": "each", "notice": "30 days", "not_before": "18 months"}]}),
     ("terms", "termination", "convenience", 0, "not_before"),
     _terms(termination={"convenience": [{"by": "each", "notice": "30 days", "not_before": "6 months"}]})),
    ("PF218", _one_sided(), ("terms", "changes", "one_sided", 0), _one_sided(exit="30 days")),
    ("PF230", {"goals": [{"id": "growth", "goal": "grow"}]}, ("goals", 0),
     {"goals": [{"id": "growth", "goal": "grow", "metric": "clients", "owner": "each", "by": "2027-12-31"}]}),
    ("PF231", {"goals": [{"id": "growth", "goal": "grow", "by": "2026-12-31"}]}, ("goals", 0, "by"),
     {"goals": [{"id": "growth", "goal": "grow", "by": "2027-12-31"}]}),
    ("PF232", {"scope": {"minimums": [{"id": "a", "name": "A", "by": "northwind", "of": "sales", "steps": [
        {"period": "first", "number": 1, "by": "2028-12-31"}, {"period": "second", "number": 2, "by": "2027-12-31"}]}]}},
     ("scope", "minimums", 0, "steps", 1, "by"), {"scope": {"minimums": [MINIMUM]}}),
    ("PF233", {"scope": {"exclusivity": [{**GRANT, "while": ["sale"]}], "minimums": [MINIMUM]}}, ("scope", "exclusivity", 0, "while", 0),
     {"scope": {"exclusivity": [{**GRANT, "while": ["sales"]}], "minimums": [MINIMUM]}}),
    ("PF234", {"scope": {"exclusivity": [{**GRANT, "granted_to": "northwind"}]}}, ("scope", "exclusivity", 0, "granted_to"),
     {"scope": {"exclusivity": [GRANT]}}),
    ("PF234", {"scope": {"minimums": [{**MINIMUM, "to": "brightpath"}]}}, ("scope", "minimums", 0, "to"), {"scope": {"minimums": [MINIMUM]}}),
    ("PF235", {"scope": {"exclusivity": [GRANT]}}, ("scope", "exclusivity", 0), {"scope": {"exclusivity": [{**GRANT, "until": "2027-12-31"}]}}),
    ("PF236", {"scope": {"minimums": [{**MINIMUM, "if_missed": "exclusivity ends"}]}}, ("scope", "minimums", 0, "if_missed"),
     {"scope": {"exclusivity": [GRANT], "minimums": [{**MINIMUM, "if_missed": "exclusivity ends"}]}}),
    ("PF236", _terms(termination={"missed_minimums": "northwind"}), ("terms", "termination", "missed_minimums"),
     {**_terms(termination={"missed_minimums": "northwind"}), "scope": {"minimums": [MINIMUM]}}),
    ("PF450", {}, (), {"review_cadence": [MEETING]}),
    ("PF451", {"review_cadence": [{**MEETING, "every": "half-year"}]}, ("review_cadence",), {"review_cadence": [{**MEETING, "every": "quarter"}]}),
    ("PF452", {"review_cadence": [MEETING]}, ("review_cadence", 0, "driver"),
     {"review_cadence": [{**MEETING, "agenda": [{"item": "Pipeline", "owner": "brightpath"}]}]}),
    ("PF452", {"review_cadence": [{**MEETING, "inputs": [{"what": "a", "by": "northwind"}]}]}, ("review_cadence", 0, "driver"),
     {"review_cadence": [{**MEETING, "alternates": True}]}),
    ("PF453", {"review_cadence": [{**MEETING, "length": "30 minutes", "agenda": [{"item": "A", "minutes": 20}, {"item": "B", "minutes": 11}]}]},
     ("review_cadence", 0, "agenda"), {"review_cadence": [{**MEETING, "length": "1 hour", "agenda": [{"item": "A", "minutes": 60}]}]}),
    ("PF454", {"review_cadence": [{**MEETING, "backup": "northwind"}]}, ("review_cadence", 0, "backup"),
     {"review_cadence": [{**MEETING, "backup": "brightpath"}]}),
    ("PF455", {"review_cadence": [{**MEETING, "first": "2026-02-01"}]}, ("review_cadence", 0, "first"),
     {"review_cadence": [{**MEETING, "first": "2027-02-01"}]}),
    ("PF460", {"governance": {"scorecard": [{"id": "sales", "name": "Sales", "kind": "revenue"}]}}, ("governance", "scorecard"),
     {"governance": {"scorecard": [{"id": "sales", "name": "Sales", "kind": "revenue"}, {"id": "i", "name": "I", "kind": "engagement"}]}}),
    ("PF461", {"governance": {"scorecard": [{"id": "a", "name": "A", "weight": "90%"}]}}, ("governance", "scorecard"),
     {"governance": {"scorecard": [{"id": "a", "name": "A", "weight": "60%"}, {"id": "b", "name": "B", "weight": "40%"}]}}),
    ("PF462", {"governance": {"commitments": [{"id": "a", "what": "call", "owner": "northwind", "by": "2027-03-01"}]}},
     ("governance", "commitments", 0),
     {"governance": {"commitments": [{"id": "a", "what": "call", "owner": "northwind", "by": "2027-03-01", "evidence": "the log"}]}}),
    ("PF463", {"governance": {"lead_log": {"tool": "a sheet"}}}, ("governance", "lead_log"), {"governance": {"lead_log": {"outcomes": ["won"]}}}),
    ("PF464", {"governance": {"plan_revision": {"every": "year", "meeting": "yearly"}}, "review_cadence": [MEETING]},
     ("governance", "plan_revision", "meeting"),
     {"governance": {"plan_revision": {"every": "year", "meeting": "monthly"}}, "review_cadence": [MEETING]}),
    ("PF465", {"governance": {"health_check": {"every": "year"}}}, ("governance", "health_check"),
     {"governance": {"health_check": {"every": "year", "exit_notice": "30 days"}}}),
    ("PF466", _shared(("northwind", "60%"), ("brightpath", "45%")), ("alliance", "revenue_shares", 0, "shares"),
     _shared(("northwind", "60.5%"), ("brightpath", "39.5%"))),
    ("PF466", _shared(("northwind", "60%"), ("northwind", "40%")), ("alliance", "revenue_shares", 0, "shares", 1, "party"), {}),
    ("PF466", {"alliance": {"co_marketing": {"budget": {"amount": "GBP 10", "shares": HALVES[:1]}}}},
     ("alliance", "co_marketing", "budget", "shares"), {"alliance": {"co_marketing": {"budget": {"amount": "GBP 10", "shares": HALVES}}}}),
    ("PF467", _committee(), ("alliance", "committee"), _committee(tie_break={"by": "the chair decides"})),
    ("PF468", {"governance": {"reports": [{"id": "a", "name": "a", "by": "northwind", "to": "northwind", "every": "month"}]}},
     ("governance", "reports", 0, "to"),
     {"governance": {"reports": [{"id": "a", "name": "a", "by": "each", "to": "each", "every": "month"}]}}),
    ("PF468", {"governance": {"audits": [{"by": "northwind", "of": "northwind"}]}}, ("governance", "audits", 0, "of"),
     {"governance": {"audits": [{"by": "each", "of": "each"}]}}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "wrong", "at", "right"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)])
def test_rule(code: str, wrong: dict[str, Any], at: Path, right: dict[str, Any]) -> None:
    found = list(RULES[code](plan_of(**wrong)))
    assert [finding.at for finding in found] == [at]
    assert found[0].hint
    if right:
        assert list(RULES[code](plan_of(**right))) == []


def test_every_rule_has_a_case_and_a_manual() -> None:
    assert set(RULES) == {case[0] for case in CASES}
    assert len(RULES) == len((*TERMS, *CADENCE))
    for rule in RULES.values():
        assert re.findall(r"^\s*## (.+)$", rule.manual, re.MULTILINE) == [
            "What it is",
            "Why it matters",
            "Example",
            "How to fix it",
        ]
