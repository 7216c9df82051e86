"""What docs/checks.md shows is what the program takes."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

from planforge import pipeline
from planforge.control import Control, controlled
from planforge.findings import Severity
from planforge.settings import Table, check_settings, refuse
from planforge.source import read
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
KNOWN = {each.code: each.severity for each in pipeline.codes()}


def test_allowances_are_well_written() -> None:
    blocks = [block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if "# planforge:" in block]
    assert blocks
    for block in blocks:
        source, faults = read(block.encode(), "checks.md")
        assert source is not None, faults
        told = controlled(source, [], Control(today=date(2027, 1, 1)), lambda: KNOWN).findings
        assert {each.code for each in told} == {"PF019"}  # unused here, and nothing else is wrong with them


def test_settings_are_read() -> None:
    [block] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    faults: list[tuple[str, str]] = []
    said = check_settings(Table(tomllib.loads(block)["check"], str, faults))
    refuse(faults)
    assert pipeline.control([said]).fail_on is Severity.WARNING


def test_every_family_is_in_the_table() -> None:
    families = set(re.findall(r"^\| (PF[0-9]) \|", PAGE, re.MULTILINE))
    assert families == {code[:3] for code in KNOWN}


def test_the_page_is_linked() -> None:
    for page in ("README.md", "docs/ci.md", "docs/getting-started.md"):
        assert "checks.md" in Path(ROOT, page).read_text(encoding="utf-8")
