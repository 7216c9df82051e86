"""Comments are what YAML takes for comments, each with its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planforge.source import read
from planforge.source.comments import comments

TEXT = """\
# head
plan: {version: 1.0.0,   name: 'It''s # no'} # tail
list:
  - "x # no"# why
  - # below
    a: b#no
  - [one, # in brackets
     two]
long: > # of the text
  a # no
  # no

  b
 # outside
# end
last: y"""


def test_every_comment_and_nothing_else() -> None:
    found = [(each.text.strip(), each.span.line, each.alone) for each in comments(TEXT)]
    assert found == [
        ("head", 1, True),
        ("tail", 2, False),
        ("why", 4, False),
        ("below", 5, True),
        ("in brackets", 7, False),
        ("of the text", 9, False),
        ("outside", 14, True),
        ("end", 15, True),
    ]


def test_spans_are_the_comment_itself() -> None:
    lines = TEXT.splitlines()
    for each in comments(TEXT):
        assert lines[each.span.line - 1][each.span.column - 1 : each.span.end_column - 1] == f"#{each.text}"
        assert each.span.line == each.span.end_line


def test_a_broken_text_ends_them() -> None:
    assert [each.text for each in comments('# one\na: "\n# two\n')] == [" one"]


@given(st.integers(0, 15), st.integers(0, 7))
def test_a_line_is_a_comment_where_it_changes_nothing(number: int, indent: int) -> None:
    before, _ = read(TEXT.encode(), "plan.yaml")
    lines = TEXT.split("\n")
    text = "\n".join([*lines[:number], f"{' ' * indent}# new", *lines[number:]])
    after, faults = read(text.encode(), "plan.yaml")
    if before is not None and after is not None and not faults:
        assert (after.data == before.data) == any(each.text == " new" for each in comments(text))


@given(st.sets(st.integers(0, 7)))
def test_without_its_comments_a_text_says_the_same(gone: set[int]) -> None:
    before, _ = read(TEXT.encode(), "plan.yaml")
    lines = TEXT.split("\n")
    for number, each in enumerate(comments(TEXT)):
        if number in gone:
            line = lines[each.span.line - 1]
            lines[each.span.line - 1] = line[: each.span.column - 1]
    after, _ = read("\n".join(lines).encode(), "plan.yaml")
    assert before is not None
    assert after is not None
    assert after.data == before.data
