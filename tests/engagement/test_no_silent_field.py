"""Every agreed field of the rules of engagement says something, whatever else is given or left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from planforge.plan.engagement import Engagement
from tests.engagement.silence import sections, silent, sparse


@pytest.mark.parametrize(("field", "clause"), list(sections(Engagement)))
def test_each_field_is_said(field: str, clause: str, tmp_path: Path) -> None:
    for seed in range(2):
        data = sparse(Engagement, field, "rules_of_engagement", seed, {})
        assert silent(data, tmp_path, (f"engagement/{clause}",), ("rules_of_engagement", field)) == []
