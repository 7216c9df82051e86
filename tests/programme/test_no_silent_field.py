"""Every agreed field of a programme says something, whatever else is given or left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from planforge.plan.programme import Programme
from tests.engagement.composing import agreement, composed, plan_data
from tests.engagement.silence import sections, silent, sparse

NAMED: dict[str, Any] = {"name": "Northwind Partner Programme", "owner": "northwind"}


def templates(clause: str) -> tuple[str, ...]:
    return tuple(f"programme/{each}" for each in dict.fromkeys(("programme", "tiers", clause, "schedule-tiers")))


@pytest.mark.parametrize(("field", "clause"), list(sections(Programme)))
def test_each_field_is_said(field: str, clause: str, tmp_path: Path) -> None:
    for seed in range(3):
        data = sparse(Programme, field, "programme", seed, NAMED)
        assert silent(data, tmp_path, templates(clause), ("programme", field)) == []


def test_the_name_and_the_owner_are_said(tmp_path: Path) -> None:
    assert silent(plan_data(programme=NAMED), tmp_path, ("programme/programme",), ("programme",)) == []


def test_a_plan_without_a_programme_has_no_clause_of_one(tmp_path: Path) -> None:
    names = [clause for _, clause in sections(Programme)]
    settings = agreement(tmp_path, tuple(dict.fromkeys(each for name in names for each in templates(name))))
    assert [each.id for each in composed(plan_data(), settings).document.body] == ["cover", "agreed-terms"]
