"""The page about reports shows what the program prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planforge.pipeline import REPORTS
from tests.conftest import ROOT
from tools.reports import PAGE, filled

TEXT = (ROOT / PAGE).read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of the page name files from there."""
    monkeypatch.chdir(ROOT)


def test_the_page(golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / PAGE, filled(TEXT))


def test_what_is_changed_on_the_page_is_put_right() -> None:
    changed = TEXT.replace("At a glance\n", "At a loss\n")
    assert changed != TEXT
    assert filled(changed) == TEXT


def test_every_report_has_its_sample() -> None:
    assert all(f"$ planforge report {name} " in TEXT for name in REPORTS)
