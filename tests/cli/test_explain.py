"""`planforge explain`: the manual of a code as a person reads it at a terminal."""

from __future__ import annotations

import textwrap

import pytest
from click.testing import CliRunner, Result

from planforge import pipeline
from planforge.cli import group
from planforge.cli.explain import page

CODES = pipeline.codes()


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["explain", *arguments], standalone_mode=False)


@pytest.mark.parametrize("code", CODES, ids=lambda each: each.code)
def test_every_manual_fits_the_width_and_has_no_marks_of_markdown(code: pipeline.Code) -> None:
    shown = page(code.manual, 60).splitlines()
    assert not [line for line in shown if line.startswith(("#", "```", "- [", "|"))]
    assert not [line for line in shown if len(line) > 60 and not line.startswith("    ") and " " in line.strip()]


def test_headings_paragraphs_and_code() -> None:
    manual = "## What it is\nA long sentence about `a b c d`\nthat goes on.\n\n- one item that is rather long\n- two\n\n## Example\n```yaml\na:\n  b: 1\n```\nand\n    c: 2\n"
    assert page(manual, 24) == textwrap.dedent(
        """\
        What it is
        A long sentence about `a
        b c d` that goes on.

        - one item that is
          rather long
        - two

        Example
            a:
              b: 1
        and
            c: 2
        """
    )


def test_a_code_is_found_by_its_name_in_any_spelling() -> None:
    shown = explain("PF103").output
    assert shown.startswith("PF103: wrong value (error)\n\nWhat it is\n")
    assert "    rate: 12.5\n" in shown
    assert explain("wrong-value").output == explain("Wrong Value").output == explain("pf103").output == shown


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("PF999", "there is no code PF999; planforge explain lists the codes"),
        ("PF9", "there is no code PF9; planforge explain lists the codes"),
        ("wrong-valeu", "there is no code wrong-valeu; did you mean wrong-value (PF103)?"),
        ("103", "there is no code 103; did you mean PF103?"),
    ],
)
def test_a_code_that_there_is_not(asked: str, message: str) -> None:
    assert message in str(explain(asked).exception)


def test_an_example_in_words_is_no_code() -> None:
    assert "\nA plan without `review_cadence`.\n" in explain("PF450").output
