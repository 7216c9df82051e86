"""Every code of shape has a manual."""

from __future__ import annotations

import re

import pytest

from planforge.findings import Code
from planforge.schema import CODES


def test_codes_are_in_order_and_of_the_family() -> None:
    codes = [code.code for code in CODES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"PF1[0-9]{2}", code) for code in codes)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_manuals_say_what_why_example_and_fix(code: Code) -> None:
    assert re.findall(r"^## (.*)$", code.manual, re.MULTILINE) == ["What it is", "Why it matters", "Example", "How to fix it"]
