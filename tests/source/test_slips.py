"""Slips of people who come from word processors and do not know YAML: each is told in its own words."""

from __future__ import annotations

import pytest

from planforge.findings import Finding, Fix
from planforge.source import read

QUOTED = 'write ordinary straight quotes around it: name: "Harbour: Advice"'


def faults(text: str) -> tuple[Finding, ...]:
    return read(text.encode(), "plan.yaml")[1]


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("a: {x: [b, c, y: d}\nz: 1\n", 1, "the list that opens in line 1 is not closed, or a comma is missing in it", "add ] behind the last item of the list, or a comma before this place"),
        ("a:\n  - [b, c\nz: 1\ny: 2\n", 3, "the list that opens in line 2 is not closed, or a comma is missing in it", "add ] behind the last item of the list, or a comma before this place"),
        ("a: {b: 1, c: 2\nz: 1\n", 2, "the group that opens in line 1 is not closed, or a comma is missing in it", "add } behind the last value of the group, or a comma before this place"),
        ("a: {x: [b, c,}\nz: 1\n", 1, "the list that opens in line 1 is not closed before this }", "add ] behind the last item of the list"),
        ("fees:\n  – id: x\n    name: y\n", 2, "– (U+2013) is no hyphen, and only a hyphen begins an item of a list", "write - id: x"),
        ("fees:\n  • id: x\n    name: y\n", 2, "• (U+2022) is no hyphen, and only a hyphen begins an item of a list", "write - id: x"),
        ("fees:\n  - id: x\n\u00a0   name: y\n    payer: z\n", 3, "a hard space (U+00A0) stands in the indentation of this line", "indent with ordinary spaces"),
        ("fees:\n  id: x\n    name: y\n", 3, "this line is indented further than the one above, and that one has its value already", "align it with id, or write - id where an item of a list begins"),
        ("name: Harbour: Advice\n", 1, "a second `: ` stands in this line", 'put the text in double quotes: name: "Harbour: Advice"'),
        ("parties:\n  - name: Harbour: Advice  # ours\n", 2, "a second `: ` stands in this line", 'put the text in double quotes: name: "Harbour: Advice"'),
        ("name: “Harbour: Advice”\n", 1, "a second `: ` stands in this line, and curly quotes do not hold a text together", QUOTED),
    ],
)  # fmt: skip
def test_broken_yaml_in_their_words(text: str, line: int, message: str, hint: str) -> None:
    (found,) = faults(text)
    assert (found.code, found.span and found.span.line, found.message, found.hint) == ("PF003", line, message, hint)


def test_a_bullet_in_a_text_is_not_the_fault_of_the_next_line() -> None:
    (found,) = faults("text: |\n  – one\nname: Harbour: Advice\n")
    assert found.message == "a second `: ` stands in this line"


def test_curly_quotes_in_brackets_become_straight_ones() -> None:
    (found,) = faults("a: {b: “GBP 1,200”}\n")
    assert (
        found.message
        == "`200”` has no value: curly quotes do not hold a text together, and a comma inside {...} separates values"
    )
    assert (found.hint, found.fix) == ('write straight quotes: "GBP 1,200"', Fix("set", "GBP 1,200"))
    (item,) = faults("a: [“GBP 1,200”]\n")
    assert (item.hint, item.fix) == ('write straight quotes: "GBP 1,200"', Fix("set", "GBP 1,200"))
