"""Law: what the outline says of an agreement from its plan alone is what the templates print."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from planforge import pipeline
from planforge.document.compose import compose
from planforge.document.tree import walk
from planforge.plan import Plan, build
from planforge.plan.outline import DEFINITIONS, outline, paragraphs, told_by_words
from tests.conftest import EXAMPLES
from tests.laws.generated import plans


def holds(plan: Plan) -> None:
    """The outline has the headings of the agreement, each section in order; every other id is one of a paragraph."""
    plan = dataclasses.replace(plan, clauses=())
    sections = compose(plan).document.body
    printed = {section.id: tuple(each.id for each in section.children if each.heading) for section in sections}
    expected = dict(outline(plan))
    if DEFINITIONS not in printed["the-partnership"]:  # where the agreement uses no term of the list
        expected["the-partnership"] = tuple(each for each in expected["the-partnership"] if each != DEFINITIONS)
    assert expected == printed
    named = {clause: ids for clause, ids in paragraphs(plan).items() if len(ids) > 1}  # one alone has the number of its clause
    for clause in (each for section in sections for each in section.children):
        ids = {each.id for each in walk(clause.children)}
        assert {each for each in ids if each in named.get(clause.id, ()) or not told_by_words(each)} == {
            *named.get(clause.id, ())
        }


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_outline_of_an_example_is_what_its_agreement_prints(example: Path) -> None:
    plan = pipeline.check((example / "plan.yaml").read_bytes(), "plan.yaml").plan
    assert plan is not None
    holds(plan)


@given(plans())
def test_the_outline_of_a_generated_plan_is_what_its_agreement_prints(data: dict[str, Any]) -> None:
    holds(build(Plan, data))
