"""The page about fee rules is what the program makes, its rules are good, and it leaves no rule out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from planforge.findings import Severity
from planforge.money.nodes import NODES
from planforge.plan import Plan
from planforge.plan.amounts import SHAPES, Amount, Mark
from planforge.plan.bases import Base, Comparison
from planforge.plan.declare import is_part, key
from planforge.plan.fees import Advance, Bonus, Clawback, ReferralFee, Target
from tests.conftest import ROOT
from tools.fee_rules import FOLDER, PAGE, Recipe, files, recipes, written

each_recipe = pytest.mark.parametrize("recipe", [*recipes()], ids=lambda recipe: recipe.id)
LEFT_OUT = {"products", "no_double_pay", "disclosure", "shared", "picture"}
"""What says nothing about an amount, or only who else has a part of it in words."""


@cache
def plan_of(recipe: Recipe) -> Plan:
    plan = recipe.checked().plan
    assert plan is not None
    return plan


def test_the_page_and_its_figures(golden: Callable[[Path, str], None]) -> None:
    for path, text in files().items():
        golden(ROOT / path, text)


def test_no_figure_is_left_over() -> None:
    assert {path.name for path in (ROOT / FOLDER).iterdir()} == {
        "recipes.yaml",
        *(path.name for path in files() if path != PAGE),
    }


@each_recipe
def test_the_rule_is_good(recipe: Recipe) -> None:
    assert [each.message for each in recipe.checked().findings if each.severity is not Severity.NOTE] == []


def test_every_family_leads_to_a_rule_and_every_rule_is_found() -> None:
    named = {id for family in written()["families"] for id in family["by"]}
    assert named == {recipe.id for recipe in recipes()}


def test_every_shape_limit_and_mark_is_shown() -> None:
    amounts = [fee.amount for recipe in recipes() for fee in plan_of(recipe).referral_fees]
    walked = [found for amount in amounts for found in NODES.walk(amount)]
    assert {node.key for _, node, _ in walked} == set(SHAPES)
    assert {data.of for _, node, data in walked if node.key == "cases"} == set(get_args(Mark))
    beside = {field.name for field in fields(Amount)} - set(SHAPES)  # type: ignore[arg-type]
    assert {name for amount in amounts for name in beside if getattr(amount, name)} == beside


@pytest.mark.parametrize(
    "part", [Base, Comparison, ReferralFee, Advance, Bonus, Clawback, Target], ids=lambda part: part.__name__
)
def test_every_field_of_a_part_is_shown(part: type) -> None:
    shown = {
        key(field) for each in _parts(part) for field in fields(part) if getattr(each, field.name) not in (None, (), False, {})
    }  # type: ignore[arg-type]
    words = {"when_other", "share", "repaid_within", "instead", "returned", "earned", "when", "by"}
    missing = {key(field) for field in fields(part)} - shown - LEFT_OUT  # type: ignore[arg-type]
    assert missing <= (words if part in (Clawback, Bonus, Advance) else set())


def _parts(kind: type) -> Iterator[object]:
    """Every part of this kind in the plans of the page."""
    waiting: list[object] = [plan_of(recipe) for recipe in recipes()]
    while waiting:
        each = waiting.pop()
        if isinstance(each, kind):
            yield each
        if is_part(type(each)):
            waiting += [getattr(each, field.name) for field in fields(each)]  # type: ignore[arg-type]
        elif isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, tuple):
            waiting += each


def test_no_slot_of_a_template_stands_on_the_page() -> None:
    page = files()[PAGE]
    assert not re.search("[\ue000-\uf8ff]", page)
    assert not re.search(r"(?m)^> \d+ (gives|repays|passes|must)", page)


def test_a_rule_that_does_not_hold_is_refused() -> None:
    wrong = Recipe("wrong", "", "", written()["frame"].replace("rate: 10%", "rate: 11%"))
    assert [each.code for each in wrong.checked().findings if each.severity is Severity.ERROR] != []
