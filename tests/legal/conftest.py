"""The agreement of legal clauses, for every test of this room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planforge.document.compose import Settings
from tests.legal.composing import agreement, clauses, plan_data


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder: Path = tmp_path_factory.mktemp("templates")
    return agreement(folder)


@pytest.fixture
def say(settings: Settings) -> Callable[..., dict[str, str]]:
    """Legal terms (and other sections) to the words of their clauses, by id."""

    def said(legal: dict[str, Any], **more: Any) -> dict[str, str]:
        return clauses(plan_data(legal, **more), settings)

    return said
