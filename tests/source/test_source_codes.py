"""Every code of syntax has a manual, and every manual's example shows its fault."""

from __future__ import annotations

import re

import pytest

from planforge.findings import Code
from planforge.source import CODES, read


def test_codes_are_in_order_and_of_the_family() -> None:
    codes = [code.code for code in CODES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"PF0[0-9]{2}", code) for code in codes)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_manuals_say_what_why_example_and_fix(code: Code) -> None:
    assert re.findall(r"^## (.*)$", code.manual, re.MULTILINE) == ["What it is", "Why it matters", "Example", "How to fix it"]


@pytest.mark.parametrize(
    "code", [code for code in CODES if code.code not in ("PF001", "PF004", "PF012", "PF013")], ids=lambda code: code.code
)
def test_examples_show_their_fault(code: Code) -> None:
    example = code.manual.split("```yaml\n")[1].split("\n```")[0]
    assert code.code in {finding.code for finding in read(example.encode(), "example.yaml")[1]}
