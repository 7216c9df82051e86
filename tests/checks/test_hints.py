"""What hints say to add can be typed as it stands: afterwards the finding is gone, and nothing new is wrong."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from planforge.findings import Finding, Severity
from planforge.pipeline import codes
from tests.checks import cases
from tests.checks.cases import Case, found

RULES = {each.code: each.severity for each in codes() if each.code >= "PF200"}
TYPED = re.compile(r"add (?P<words>.+?)(?: under (?P<under>[a-z_.-]+))?(?P<else>(?:, (?:or|here)\b|; ).*)?")
"""What is to be typed, where, and what may be done instead."""
ALL = [case for told in cases.read().values() for case in told.fail if case.text is None and case.code in RULES]


def told(case: Case) -> Iterator[Finding]:
    """The findings of a case whose hint says what to add."""
    yield from (each for each in found(case.raw()) if each.code == case.code and (each.hint or "").startswith("add "))


def typed(words: str) -> Any:
    """The words as YAML: an item, or keys."""
    return yaml.load(words if words[0] == "{" else f"{{{words}}}", cases.Loader)


def added(plan: Any, finding: Finding) -> Any:
    """The plan with what the hint says to add, where it says or where the finding stands."""
    match = TYPED.fullmatch(finding.hint or "")
    assert match
    made = copy.deepcopy(plan)
    place = match["under"].split(".") if match["under"] else list(finding.at)
    here, item = made, match["words"].startswith("{")
    for number, step in enumerate(place):
        last = number == len(place) - 1
        if isinstance(here, dict) and step not in here:
            here[step] = [] if item and last else {}
        if last and not isinstance(here[step], dict | list):
            break  # a single value: what is added stands beside it
        here = here[step]
    value = typed(match["words"])
    here.append(value) if isinstance(here, list) else here.update(joined(here, value))
    return made


def joined(here: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    return {key: [*here[key], *value] if isinstance(here.get(key), list) else value for key, value in more.items()}


@pytest.mark.parametrize("case", ALL, ids=str)
def test_what_is_to_be_added_passes_when_typed(case: Case) -> None:
    raw = yaml.load(case.raw(), cases.Loader)
    errors = {(each.code, each.message) for each in found(case.raw()) if each.severity is Severity.ERROR}
    for finding in told(case):
        if re.match(r"add \[", finding.hint or "") or "..." in (finding.hint or ""):
            continue  # words for a text
        after = found(cases.written(added(raw, finding)))
        still = [each for each in after if (each.code, each.message, each.at) == (finding.code, finding.message, finding.at)]
        assert not still, finding.hint
        new = {(each.code, each.message) for each in after if each.severity is Severity.ERROR} - errors
        assert not new, finding.hint


@pytest.mark.parametrize("case", ALL, ids=str)
def test_what_is_to_be_added_is_said_in_full(case: Case) -> None:
    assert [each.hint for each in told(case) if not re.search(r": |\[", each.hint or "")] == []
