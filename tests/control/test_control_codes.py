"""Each code about allowances has a manual whose example shows its fault."""

from __future__ import annotations

from datetime import date

import pytest

from planforge import pipeline
from planforge.control import CODES, Control, controlled
from planforge.findings import Code, Finding, Severity
from planforge.source import read


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_examples_show_their_fault(code: Code) -> None:
    example = code.manual.split("```yaml\n")[1].split("\n```")[0]
    source, _ = read(example.encode(), "example.yaml")
    assert source is not None
    findings = [] if code.code == "PF019" else [Finding("PF214", Severity.WARNING, "x")]
    known = {each.code: each.severity for each in pipeline.codes()}
    told = controlled(source, findings, Control(today=date(2027, 1, 1)), lambda: known).findings
    assert [each.code for each in told if each.code != "PF214"] == [code.code]
