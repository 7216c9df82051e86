"""Replacing single values in the text of a plan."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.errors import PlanForgeError
from planforge.source import Source, read, replace_scalar

TEXT = "# head\nplan: {version: 1.0.0,   name: 'It''s'} # tail\nlist:\n  - \"x\"  # why\n  - 12\nlong: >\n  a\n  b\n# end\nlast: y\n"


def source(raw: bytes = TEXT.encode()) -> Source:
    found, findings = read(raw, "plan.yaml")
    assert found is not None
    assert not findings
    return found


def test_only_the_value_changes() -> None:
    assert replace_scalar(source(), ("plan", "version"), "1.1.0") == TEXT.replace("1.0.0", "1.1.0")
    assert replace_scalar(source(), ("list", 1), "13") == TEXT.replace("12", "13")
    assert replace_scalar(source(), ("list", 0), 'a "b"') == TEXT.replace('"x"', '"a \\"b\\""')
    assert replace_scalar(source(), ("long",), "one") == TEXT.replace(">\n  a\n  b", '"one"')


def test_text_that_looks_like_something_else_is_quoted() -> None:
    for text in ("true", "010", "a: b", "x #y", "", "- z", "12"):
        assert replace_scalar(source(), ("last",), text) == TEXT.replace("last: y", f'last: "{text}"')


def test_ends_of_lines_and_byte_order_mark_stay() -> None:
    raw = b"\xef\xbb\xbf" + b"first: a\r\nsecond: b\r\n"
    assert replace_scalar(source(raw), ("first",), "c").encode() == raw.replace(b": a", b": c")
    assert replace_scalar(source(raw), ("second",), "c").encode() == raw.replace(b": b", b": c")


@pytest.mark.parametrize("path", [("plan",), ("list",), ("none",), ("list", 9), ("last", "x")])
def test_what_is_no_single_value_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises(PlanForgeError):
        replace_scalar(source(), path, "x")


def test_what_cannot_stand_in_a_plan_is_refused() -> None:
    with pytest.raises(PlanForgeError):
        replace_scalar(source(), ("list", 1), "")


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40)


@given(WORDS)
def test_reading_gives_back_what_was_written(text: str) -> None:
    before = source()
    for path in (("plan", "name"), ("list", 0), ("long",), ("last",)):
        try:
            changed = replace_scalar(before, path, text)
        except PlanForgeError:
            continue
        after = copy.deepcopy(source(changed.encode()).data)
        assert after != before.data or text in ("It's", "x", "a b\n", "y")
        assert changed.startswith("# head\n")
        assert changed.endswith("# end\nlast: y\n") or path == ("last",)
