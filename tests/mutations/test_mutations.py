"""A plan that is broken in one way is met by the right code at the right line, and by no other error than those it brings along."""

from __future__ import annotations

from functools import cache

import pytest

from planforge import pipeline
from planforge.findings import Finding, Path, Severity
from planforge.pipeline import Checked
from tests.conftest import EXAMPLES
from tests.mutations.mutations import Mutation, original, read

ALL = list(read())
LEAST = 160
"""How many ways to break a plan are known at least."""


@cache
def before(example: str) -> frozenset[tuple[str, Path, str]]:
    """What is found in the example as it is."""
    return frozenset((each.code, each.at, each.message) for each in checked(original(example)).findings)


def checked(text: str) -> Checked:
    return pipeline.check(text.encode(), "plan.yaml")


def line_of(found: Checked, finding: Finding) -> int:
    span = finding.span or (found.source and found.source.span(finding.at, finding.on_key))
    return span.line if span else 1


@pytest.mark.parametrize("mutation", ALL, ids=str)
def test_the_right_code_fires_at_the_right_line(mutation: Mutation) -> None:
    text = mutation.broken()
    found = checked(text)
    new = [each for each in found.findings if (each.code, each.at, each.message) not in before(mutation.example)]
    told = [f"{each.code}:{line_of(found, each)} {each.message}" for each in new]
    assert sorted(line_of(found, each) for each in new if each.code == mutation.code) == mutation.lines(text), told
    errors = {each.code for each in new if each.severity is Severity.ERROR}
    assert errors - {mutation.code} == set(mutation.also), told


def test_there_are_many_ways_in_every_example_of_our_own() -> None:
    assert len(ALL) >= LEAST
    assert len({str(each) for each in ALL}) == len(ALL)
    assert {each.example for each in ALL} <= {path.name for path in EXAMPLES}
    assert {"referral", "reseller", "peer", "programme", "alliance"} <= {each.example for each in ALL}
