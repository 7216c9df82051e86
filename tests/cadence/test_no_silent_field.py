"""Law 6, for the frame, the cadence and the alliance: in any combination of fields, every one of them is in the words."""

from __future__ import annotations

import pytest

from planforge.plan import Plan, build
from tests.cadence.on_paper import empty, silent, thinned

SECTIONS = ("scope", "goals", "terms", "review_cadence", "governance", "alliance")
VARIANTS = {"scope": 5, "goals": 1, "terms": 3, "review_cadence": 1, "governance": 2, "alliance": 3}
"""As many as bring every choice of every field that a template switches on."""


@pytest.mark.parametrize(("section", "variant"), [(section, n) for section, count in VARIANTS.items() for n in range(count)])
def test_every_field_of_a_full_section_is_said(section: str, variant: int) -> None:
    assert list(silent(thinned(section, variant, 0, 1.0), section)) == []


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("seed", range(3))
def test_every_field_is_said_when_others_are_left_out(section: str, seed: int) -> None:
    data = thinned(section, seed, seed, (0.2, 0.4, 0.7)[seed % 3])
    assert list(silent(data, section)) == []
    assert list(empty(build(Plan, data))) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_nothing_is_said_of_an_empty_section(section: str) -> None:
    data = thinned(section, 0, 0, 0.0)
    assert list(empty(build(Plan, data))) == []
