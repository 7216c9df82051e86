"""Each code about allowances has a manual whose example shows its fault."""

from __future__ import annotations

from datetime import date

import pytest

from planforge import pipeline
from planforge.control import Control, controlled, cut_texts
from planforge.control.codes import ALLOWANCES, CUT
from planforge.findings import Code, Finding, Severity
from planforge.source import read


@pytest.mark.parametrize("code", ALLOWANCES, ids=lambda code: code.code)
def test_examples_show_their_fault(code: Code) -> None:
    example = code.manual.split("```yaml\n")[1].split("\n```")[0]
    source, _ = read(example.encode(), "example.yaml")
    assert source is not None
    findings = [] if code.code == "PF019" else [Finding("PF214", Severity.WARNING, "x")]
    known = {each.code: each.severity for each in pipeline.codes()}
    told = controlled(source, findings, Control(today=date(2027, 1, 1)), lambda: known).findings
    assert [each.code for each in told if each.code != "PF214"] == [code.code]


def test_the_example_of_a_text_that_is_cut() -> None:
    example = CUT.manual.split("```yaml\n")[1].split("\n```")[0]
    source, _ = read(example.encode(), "example.yaml")
    assert source is not None
    assert [each.code for each in cut_texts(source, lambda: [("purpose",)])] == [CUT.code]
