"""Law 4 beyond the examples: in a plan that makes sense, no rule finds an error. And what is found in the examples is listed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given

from planforge import pipeline
from planforge.checks import check
from planforge.findings import Severity
from planforge.plan import Plan, build
from planforge.plan.declare import key
from planforge.plan.kinds import KINDS
from tests.checks.cases import written
from tests.conftest import ROOT
from tests.laws.full_plans import parts_of
from tests.laws.generated import plans
from tests.laws.well_formed import parts, well_formed, well_formed_plans

STARTERS = sorted((ROOT / "templates" / "starters").glob("*.yaml"))
REACHED = 0.97
"""How much of the language well-formed plans must say."""


def errors(raw: bytes) -> list[tuple[str, Any, str]]:
    found = pipeline.check(raw, "plan.yaml").findings
    return [(each.code, each.at, each.message) for each in found if each.severity is Severity.ERROR]


@given(well_formed_plans())
def test_a_plan_that_makes_sense_has_no_errors(data: dict[str, Any]) -> None:
    assert errors(written(data)) == []


@given(plans())
def test_rules_can_read_any_plan_of_valid_shape(data: dict[str, Any]) -> None:
    """Whatever is wrong with it, they say so in one sentence, and of an error what to write instead."""
    for each in check(build(Plan, data)):
        assert not each.message.endswith("."), each
        assert each.hint or each.severity is not Severity.ERROR, each


@pytest.mark.parametrize("starter", STARTERS, ids=lambda path: path.stem)
def test_starters_have_nothing_to_find(starter: Any) -> None:
    found = pipeline.check(starter.read_bytes(), starter.name).findings
    assert [(each.code, each.at, each.message) for each in found] == []


def _declared() -> Iterator[tuple[str, str]]:
    for cls in (Plan, *parts_of(Plan)):
        yield from ((cls.__name__, key(field)) for field in dataclasses.fields(cls))


def test_well_formed_plans_say_nearly_all_that_can_be_said() -> None:
    said: set[tuple[str, str]] = set()
    for seed in range(50):
        kind = list(KINDS)[seed % len(KINDS)]
        for cls, part in parts(well_formed(kind, Random(seed)), Plan):
            said |= {(cls.__name__, name) for name in part}
    declared = set(_declared())
    missing = sorted(".".join(each) for each in declared - said)
    assert len(missing) <= (1 - REACHED) * len(declared), missing
