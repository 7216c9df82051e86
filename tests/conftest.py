"""Fixtures for every room: goldens, and hypothesis profiles."""

from __future__ import annotations

import difflib
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/plan.yaml"))

_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("dev", max_examples=25, deadline=None, suppress_health_check=_QUIET)
settings.register_profile("ci", max_examples=60, deadline=None, suppress_health_check=_QUIET, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write goldens anew instead of comparing them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The laws first, for each takes long and none should be the last that the others wait for: half of them at the start, half of them
    in the middle, where the second worker starts.
    """
    laws = [item for item in items if "tests/laws/" in item.nodeid]
    rest = [item for item in items if "tests/laws/" not in item.nodeid]
    middle = len(rest) // 2
    items[:] = [*laws[::2], *rest[:middle], *laws[1::2], *rest[middle:]]


@pytest.fixture(autouse=True)
def _garbage_is_collected() -> Iterator[None]:
    """The command line switches the collector off for its short life; the tests behind it in one process live longer."""
    yield
    gc.enable()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the file that holds what it should be; all of it, every time."""
    update = request.config.getoption("--golden-update")
    if update and os.environ.get("CI"):
        pytest.fail("goldens are not updated in CI")

    def compare(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        if not path.exists():
            pytest.fail(f"{path.relative_to(ROOT)} is missing; look at what is made, then: pytest --golden-update")
        expected = path.read_text(encoding="utf-8")
        if text != expected:
            name = str(path.relative_to(ROOT))
            diff = difflib.unified_diff(expected.splitlines(), text.splitlines(), name, "made now", lineterm="", n=1)
            shown = "\n".join(list(diff)[:80])
            pytest.fail(f"{name} differs. If the change is meant: pytest --golden-update, and read it.\n{shown}", pytrace=False)

    return compare
