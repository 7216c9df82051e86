"""The rules about legal terms: each finds its fault, and a sound plan is met with silence."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from planforge.checks.legal import LEGAL
from planforge.plan import Plan, build
from tests.legal.composing import plan_data

SOUND: dict[str, Any] = {
    "governing_law": {"of": "GB-EAW"},
    "confidentiality": {},
    "liability": {
        "unlimited": [{"of": "each", "for": ["fraud"]}],
        "increased": [{"of": "each", "for": ["gross negligence"], "amount": {"fixed": "GBP 9"}, "per": "in all"}],
    },
    "personal_data": {"roles": [{"data": "names", "independent": "each"}]},
    "disputes": {"forum": {"courts": {"of": "GB-EAW", "exclusive": "exclusive"}}},
}


def found(legal: dict[str, Any] | None) -> list[tuple[str, tuple[str | int, ...]]]:
    data = plan_data(legal or {})
    if legal is None:
        del data["legal"]
    plan = build(Plan, data)
    return [(finding.code, finding.at) for each in LEGAL for finding in each(plan)]


def test_a_sound_plan_is_met_with_silence() -> None:
    assert found(SOUND) == []


def test_a_plan_without_legal_terms_lacks_four_things() -> None:
    assert found(None) == [("PF801", ()), ("PF802", ()), ("PF803", ()), ("PF805", ())]


@pytest.mark.parametrize(
    ("without", "code", "at"),
    [
        ("governing_law", "PF801", ("legal",)),
        ("liability", "PF802", ("legal",)),
        ("confidentiality", "PF803", ("legal",)),
        ("disputes", "PF805", ("legal",)),
    ],
)
def test_each_missing_clause_is_named(without: str, code: str, at: tuple[str, ...]) -> None:
    assert found({name: part for name, part in SOUND.items() if name != without}) == [(code, at)]


def test_personal_data_needs_roles_or_an_agreement() -> None:
    assert found({**SOUND, "personal_data": {}}) == [("PF804", ("legal", "personal_data"))]
    assert found({**SOUND, "personal_data": {"agreement": "the Data Agreement"}}) == []


def test_disputes_without_a_forum() -> None:
    assert found({**SOUND, "disputes": {}}) == [("PF805", ("legal", "disputes"))]
    assert found({**SOUND, "disputes": {"forum": {"arbitration": {"seat": "Paris", "rules": "ICC Rules"}}}}) == []


@pytest.mark.parametrize(
    ("place", "sound"), [("GB", False), ("US", False), ("EU", False), ("worldwide", False), ("FR", True), ("US-VA", True)]
)
def test_law_and_courts_need_a_place_with_one_law(place: str, sound: bool) -> None:
    legal = copy.deepcopy(SOUND)
    legal["governing_law"]["of"] = legal["disputes"]["forum"]["courts"]["of"] = place
    paths = [("legal", "governing_law", "of"), ("legal", "disputes", "forum", "courts", "of")]
    assert found(legal) == ([] if sound else [("PF806", path) for path in paths])


@pytest.mark.parametrize(("who", "clash"), [("each", True), ("northwind", True), ("brightpath", False)])
def test_a_claim_is_limited_or_unlimited(who: str, clash: bool) -> None:
    legal = copy.deepcopy(SOUND)
    legal["liability"]["unlimited"] = [{"of": "northwind", "for": ["fraud", "gross negligence"]}]
    legal["liability"]["increased"][0]["of"] = who
    assert found(legal) == ([("PF807", ("legal", "liability", "unlimited", 0, "for", 1))] if clash else [])


def test_every_rule_has_a_manual() -> None:
    for each in LEGAL:
        for heading in ("## What it is", "## Why it matters", "## Example", "## How to fix it"):
            assert heading in each.manual, each.code
