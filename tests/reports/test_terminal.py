"""What a terminal may show, and when in colour."""

from __future__ import annotations

import pytest

from planforge.findings import Span
from planforge.reports import safe, wants_colour
from planforge.reports.excerpt import excerpt


class Stream:
    def __init__(self, terminal: bool) -> None:
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "environ", "colour"),
    [
        (True, {}, True), (False, {}, False), (True, {"TERM": "dumb"}, False), (True, {"NO_COLOR": "1"}, False), (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True), (False, {"CLICOLOR_FORCE": "1"}, True), (False, {"FORCE_COLOR": "0"}, False),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False), (False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
    ],
)  # fmt: skip
def test_when_colour_is_wanted(terminal: bool, environ: dict[str, str], colour: bool) -> None:
    assert wants_colour(Stream(terminal), environ) is colour


def test_controls_and_reordering_are_spelt_out() -> None:
    assert safe("a\x1b[31mb\u202ec\n\x07\U000e0041") == "a\\u001b[31mb\\u202ec\\u000a\\u0007\\U000e0041"
    assert safe("\u65e5 e\u0301 \U0001f469\u200d\U0001f4bb") == "\u65e5 e\u0301 \U0001f469\u200d\U0001f4bb"


def test_long_text_is_cut() -> None:
    assert safe("x" * 160) == "x" * 160
    assert safe("x" * 161) == "x" * 157 + "..."


def test_long_lines_are_shown_around_the_place() -> None:
    line = "".join(f"{n:04}." for n in range(100))
    words, start, length = excerpt(line, Span(1, 251, 1, 255), 40)
    assert (len(words), words[start : start + length]) == (40, "0050")
    assert words.startswith("...")
    assert words.endswith("...")
    assert excerpt(line, Span(1, 1, 1, 5), 40)[0].startswith("0000.")
    words, start, length = excerpt(line, Span(1, 497, 1, 501), 40)
    assert words[start : start + length] == "099."
    assert words.endswith("0099.")


def test_marks_longer_than_the_width_are_cut_with_the_line() -> None:
    words, start, length = excerpt("a: " + "x" * 300, Span(1, 4, 1, 304), 40)
    assert start + length <= 40
    assert len(words) <= 40


def test_tabs_reach_the_next_stop() -> None:
    assert excerpt("ab\tc\td", Span(1, 6, 1, 7), 40) == ("ab  c   d", 8, 1)
