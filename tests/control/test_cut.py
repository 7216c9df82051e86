"""Texts that a `#` cuts short, and comments that are only comments."""

from __future__ import annotations

import pytest

from planforge import pipeline
from planforge.findings import Finding
from tests.conftest import ROOT

PLAN = (ROOT / "templates/starters/referral.yaml").read_text(encoding="utf-8")
NAME = "    name: Harbour Advice Ltd\n"
CUT = "# begins a comment, so the text ends with "


def cut(value: str) -> list[Finding]:
    assert NAME in PLAN
    plan = PLAN.replace(NAME, f"    name: {value}\n")
    return [each for each in pipeline.check(plan.encode(), "plan.yaml").findings if each.code == "PF020"]


@pytest.mark.parametrize(
    ("value", "kept", "whole"),
    [
        ("the #1 Advice Ltd", "the", "the #1 Advice Ltd"),
        ("Harbour Advice # 1 Ltd", "Harbour Advice", "Harbour Advice # 1 Ltd"),
        ("Harbour, Suite  # four", "Harbour, Suite", "Harbour, Suite  # four"),
        ("Harbour, #four", "Harbour,", "Harbour, #four"),
        ("Harbour Advice #Accountants", "Harbour Advice", "Harbour Advice #Accountants"),
    ],
)
def test_a_text_that_goes_on_behind_the_sign(value: str, kept: str, whole: str) -> None:
    (found,) = cut(value)
    assert found.message == f'{CUT}"{kept}" and the rest of the line is not in the agreement'
    assert (found.hint or "").startswith(f'put the whole text in quotes: "{whole}"')
    assert found.at == ("parties", "harbour", "name")


@pytest.mark.parametrize(
    "value",
    [
        "Harbour Advice Ltd  # as registered", "Harbour Advice Ltd # as registered", "Harbour Advice Ltd  # 2 of them", "Harbour Advice Ltd #",
        '"the #1 Ltd"  # as registered', '"the" #1', "Harbour #TODO ask them", "Harbour Advice  ##### names", "Harbour#1 Ltd",
        "Harbour Advice Ltd #planforge: allow PF214: agreed so",
    ],
)  # fmt: skip
def test_comments_are_left_alone(value: str) -> None:
    assert cut(value) == []


def test_only_texts_are_judged_and_a_comment_may_allow_it() -> None:
    plan = PLAN.replace("initial: 12 months", "initial: 12 months #first")
    assert plan != PLAN
    assert "PF020" not in {each.code for each in pipeline.check(plan.encode(), "plan.yaml").findings}
    above = PLAN.replace(NAME, "    # planforge: allow PF020: it is a comment\n    name: Harbour Ltd #so far\n")
    assert {each.code for each in pipeline.check(above.encode(), "plan.yaml").allowed} == {"PF020"}
