"""Taking items, keys and comments out of the text of a plan, and giving keys other names."""

from __future__ import annotations

from typing import Any

import pytest

from planforge.errors import PlanForgeError
from planforge.findings import Fix, Path, Span
from planforge.source import Source, edited, read

TEXT = """\
# head
plan: {version: 1.0.0,   "name": x} # tail
list:
  # above
  - a  # first
  - b
  - b  # twice
  - c
parts:
- id: one   # why
  # about the name
  name: First
- 'id': two

  name: >
    Second
    of two
flow: [a,  b, b , c]
rows: [
  a,  # first
  a,  # second
  b]
end: last"""


def source(text: str = TEXT) -> Source:
    found, _ = read(text.encode(), "plan.yaml")
    assert found is not None
    return found


def removed(path: Path, text: str = TEXT) -> str:
    return edited(source(text), Fix("remove"), path).source.raw.decode()


@pytest.mark.parametrize(
    ("path", "gone", "instead"),
    [
        (("list", 2), "  - b  # twice\n", ""),
        (("list", 0), "  - a  # first\n", ""),
        (("list",), "list:\n  # above\n  - a  # first\n  - b\n  - b  # twice\n  - c\n", ""),
        (("parts", 1), "- 'id': two\n\n  name: >\n    Second\n    of two\n", ""),
        (("parts", 0, "name"), "  name: First\n", ""),
        (("parts", 1, "id"), "'id': two\n\n  name", "name"),
        (("parts", 0, "id"), "- id: one   # why", "-    # why"),  # a comment on the next key stays where it is
        (("flow", 2), "b, b , c", "b, c"),
        (("flow", 0), "[a,  b", "[b"),
        (("flow", 3), "b , c]", "b]"),
        (("rows", 1), "  a,  # second\n", ""),
        (("plan", "version"), "{version: 1.0.0,   ", "{"),
        (("plan", "name"), ',   "name": x}', "}"),
        (("end",), "end: last", ""),
    ],
)
def test_its_own_lines_go_and_nothing_else(path: Path, gone: str, instead: str) -> None:
    assert TEXT.count(gone) == 1
    assert removed(path) == TEXT.replace(gone, instead)


@pytest.mark.parametrize("path", [(), ("none",), ("list", 9), ("one", 0), ("one",)])
def test_what_cannot_go_alone_stays(path: Path) -> None:
    text = TEXT if path[:1] != ("one",) else "one:\n  - a\n"
    with pytest.raises(PlanForgeError):
        removed(path, text)


def test_a_second_key_of_the_same_name_is_not_lost_with_its_neighbour() -> None:
    with pytest.raises(PlanForgeError):
        removed(("list", 0, "a"), "list:\n- a: 1\n  a: 2\n  b: 3\n")


def renamed(path: Path, name: str, text: str = TEXT) -> str:
    return edited(source(text), Fix("rename", name), path).source.raw.decode()


def test_keys_keep_their_quotes_and_their_place() -> None:
    assert renamed(("flow",), "rivers") == TEXT.replace("flow:", "rivers:")
    assert renamed(("plan", "name"), "title") == TEXT.replace('"name"', '"title"')
    assert renamed(("parts", 1, "id"), "key") == TEXT.replace("'id'", "'key'")
    assert list(edited(source(), Fix("rename", "rivers"), ("flow",)).source.data)[3] == "rivers"


@pytest.mark.parametrize(
    ("path", "name"), [(("flow",), "list"), (("list", 0), "x"), (("none",), "x"), ((), "x"), (("flow",), "#")]
)
def test_names_that_are_taken_or_cannot_be_given(path: Path, name: str) -> None:
    if name == "#":
        assert renamed(path, name) == TEXT.replace("flow:", '"#":')
        return
    with pytest.raises(PlanForgeError):
        renamed(path, name)


def cut(text: str, span: Span) -> str:
    return edited(source(text), Fix("cut"), (), span).source.raw.decode()


def test_comments_go_with_their_line_or_with_the_blanks_before_them() -> None:
    assert cut(TEXT, Span(1, 1, 1, 7)) == TEXT.removeprefix("# head\n")
    assert cut(TEXT, Span(2, 37, 2, 43)) == TEXT.replace(" # tail", "")
    assert cut(TEXT, Span(4, 3, 4, 10)) == TEXT.replace("  # above\n", "")
    assert cut("a: 1 # x\r\nb: 2\r\n", Span(1, 6, 1, 9)) == "a: 1\r\nb: 2\r\n"
    assert cut("\ufeff# x\r\na: 1\r\n", Span(1, 1, 1, 4)) == "\ufeffa: 1\r\n"
    assert cut("a: 1\n# x", Span(2, 1, 2, 4)) == "a: 1\n"


def test_only_comments_can_be_cut() -> None:
    for span in (Span(2, 1, 2, 5), Span(5, 5, 5, 6), None):
        with pytest.raises(PlanForgeError):
            edited(source(), Fix("cut"), (), span)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("a: 010\nb: c\n", 'a: "010"\nb: c\n'),
        ("a: [EUR 12,000, x]\nb: c\n", 'a: ["EUR 12,000", x]\nb: c\n'),
        ("a: True # so\r\nb: c\r\n", 'a: "True" # so\r\nb: c\r\n'),
    ],
)
def test_a_doubtful_word_is_put_in_quotes(text: str, instead: str) -> None:
    before = source(text)
    data: Any = before.data
    path: Path = ("a",) if isinstance(data["a"], str) else ("a", 0)
    word = data["a"] if len(path) == 1 else data["a"][0]
    assert edited(before, Fix("set", word), path).source.raw.decode() == instead


def test_what_is_written_so_already_is_no_change() -> None:
    with pytest.raises(PlanForgeError, match="already"):
        edited(source(), Fix("set", "last"), ("end",))
