"""Every code has a plan that it refuses and one that it lets pass, and means both parties alike. The cases stand in cases/*.yaml."""

from __future__ import annotations

import pytest

from planforge.findings import Severity
from planforge.pipeline import codes
from tests.checks import cases
from tests.checks.cases import Case

ALL = cases.read()
LEVELS = {each.code: each.severity for each in codes()}
FAIL = [each for found in ALL.values() for each in found.fail]
PASS = [each for found in ALL.values() for each in found.pass_]
BOTH = [each for found in ALL.values() if not found.mirror for each in found.fail if each.text is None]


def other_errors(case: Case, findings: list[cases.Finding]) -> list[str]:
    """What is wrong besides, as a person would read it."""
    allowed = {case.code, *case.also}
    return [
        f"{each.code} {each.at} {each.message}"
        for each in findings
        if LEVELS[each.code] is Severity.ERROR and each.code not in allowed
    ]


@pytest.mark.parametrize("case", FAIL, ids=str)
def test_fails(case: Case) -> None:
    found = case.found(case.raw())
    told = [each for each in found if each.code == case.code]
    assert other_errors(case, found) == []
    assert told, f"{case.code} finds nothing; others: {[each.code for each in found]}"
    if case.line is not None:
        assert [each.span.line for each in told if each.span] == [case.line]
    else:
        assert cases.places(found, case.code) == sorted(case.at)
    assert all(each.severity is LEVELS[case.code] for each in told)
    assert any(case.says in each.message for each in told), [each.message for each in told]


@pytest.mark.parametrize("case", PASS, ids=str)
def test_passes(case: Case) -> None:
    found = case.found(case.raw())
    assert [each.message for each in found if each.code == case.code] == []
    assert other_errors(case, found) == []


@pytest.mark.parametrize("case", BOTH, ids=str)
def test_means_both_parties_alike(case: Case) -> None:
    """The mirror of a rule: with the parties on each other's side it finds the same, on the other side."""
    found = case.found(case.raw_mirrored())
    assert cases.places(found, case.code) == sorted(map(cases.swapped_place, case.at))


def test_the_base_has_no_errors() -> None:
    base = Case("base", 0, {}, None, (), None, "", ())
    assert other_errors(base, base.found(base.raw())) == []
    assert other_errors(base, base.found(base.raw_mirrored())) == []
