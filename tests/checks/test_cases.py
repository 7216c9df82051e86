"""Every code has a plan that it refuses and one that it lets pass, and means both parties alike. The cases stand in cases/*.yaml."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from planforge import schema
from planforge.findings import Finding, Severity
from planforge.pipeline import codes
from tests.checks import cases
from tests.checks.cases import Case, found, places

ALL = cases.read()
LEVELS = {each.code: each.severity for each in codes()}
FAIL = [each for told in ALL.values() for each in told.fail]
PASS = [each for told in ALL.values() for each in told.pass_]
SHAPE = {each.code for each in schema.CODES}
BOTH = {told.code for told in ALL.values() if not told.mirror}


def other_errors(case: Case, findings: Iterable[Finding]) -> list[str]:
    """What is wrong besides, as a person would read it. A text is about its spelling: it lacks most of a plan."""
    allowed = {case.code, *case.also, *(SHAPE if case.text is not None else ())}
    errors = (each for each in findings if LEVELS[each.code] is Severity.ERROR)
    return [f"{each.code} {each.at} {each.message}" for each in errors if each.code not in allowed]


def mirrored(told: list[Case]) -> list[Case]:
    return [case for case in told if case.text is None and case.code in BOTH]


@pytest.mark.parametrize("case", FAIL, ids=str)
def test_fails(case: Case) -> None:
    findings = found(case.raw())
    told = [each for each in findings if each.code == case.code]
    assert other_errors(case, findings) == []
    assert told, f"{case.code} finds nothing; others: {[each.code for each in findings]}"
    if case.line is not None:
        assert cases.lines(case.raw(), case.code) == [case.line]
    else:
        assert places(findings, case.code) == sorted(case.at)
    assert all(each.severity is LEVELS[case.code] for each in told)
    assert not [each.message for each in told if each.message.endswith(".")], (
        "a message is one sentence without a final full stop"
    )
    if LEVELS[case.code] is Severity.ERROR:
        assert all(each.hint for each in told), "an error says what to write instead"
    assert any(case.says in each.message and case.hint in (each.hint or "") for each in told), told


@pytest.mark.parametrize("case", PASS, ids=str)
def test_passes(case: Case) -> None:
    findings = found(case.raw())
    assert [each.message for each in findings if each.code == case.code] == []
    assert other_errors(case, findings) == []


@pytest.mark.parametrize("case", mirrored(FAIL), ids=str)
def test_means_both_parties_alike(case: Case) -> None:
    """The mirror of a rule: with the parties on each other's side it finds the same, on the other side."""
    findings = found(case.raw_mirrored())
    assert other_errors(case, findings) == []
    assert places(findings, case.code) == case.mirrored_places()


@pytest.mark.parametrize("case", mirrored(PASS), ids=str)
def test_lets_both_parties_pass(case: Case) -> None:
    findings = found(case.raw_mirrored())
    assert places(findings, case.code) == []
    assert other_errors(case, findings) == []


@pytest.mark.parametrize("base", cases.BASES)
def test_a_base_has_no_errors(base: str) -> None:
    case = cases.bare(base)
    assert other_errors(case, found(case.raw())) == []
    assert other_errors(case, found(case.raw_mirrored())) == []
