"""The example in the manual of every code of syntax shows its fault."""

from __future__ import annotations

import pytest

from planforge.findings import Code
from planforge.source import CODES, read


@pytest.mark.parametrize(
    "code", [code for code in CODES if code.code not in ("PF001", "PF004", "PF012", "PF013")], ids=lambda code: code.code
)
def test_examples_show_their_fault(code: Code) -> None:
    example = code.manual.split("```yaml\n")[1].split("\n```")[0]
    assert code.code in {finding.code for finding in read(example.encode(), "example.yaml")[1]}
