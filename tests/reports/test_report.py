"""Findings as they are seen."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from planforge.findings import Finding, Related, Severity, Span
from planforge.reports import Sheet, report, usual_format
from planforge.source import override, read

TEXT = "plan: {id: x}\nfees:\n\t- rate: 12.5\n  name: '\u65e5\u672c\u8a9e', e\u0301, end\n"
RATE = Finding(
    "PF103", Severity.ERROR, "`rate` wants a percentage", ("fees", 0, "rate"), "write 12.5%", span=Span(3, 10, 3, 14)
)


def shown(*findings: Finding, text: str = TEXT, colour: bool = False) -> str:
    return report([Sheet("plan.yaml", text, findings)], "full", colour=colour)


def test_full_shows_the_line_with_carets_and_help() -> None:
    assert (
        shown(RATE)
        == """\
error[PF103]: `rate` wants a percentage
 --> plan.yaml:3:10
  |
3 |     - rate: 12.5
  |             ^^^^
  |
  = help: write 12.5%

1 error in plan.yaml
More on each: planforge explain PF103
"""
    )


def test_wide_and_combining_characters_are_counted() -> None:
    wide = shown(Finding("PF801", Severity.NOTE, "m", span=Span(4, 10, 4, 13))).splitlines()
    assert wide[3:5] == ["4 |   name: '\u65e5\u672c\u8a9e', e\u0301, end", "  |          ^^^^^^"]
    after = shown(Finding("PF801", Severity.NOTE, "m", span=Span(4, 19, 4, 22))).splitlines()
    assert after[4] == "  |                     ^^^"


def test_related_places_are_shown_with_their_own_line() -> None:
    finding = Finding(
        "PF008", Severity.ERROR, "twice", span=Span(10, 1, 10, 3), related=(Related("first here", span=Span(2, 1, 2, 3)),)
    )
    text = "".join(f"k{n}: 1\n" for n in range(1, 12))
    assert (
        shown(finding, text=text)
        == """\
error[PF008]: twice
  --> plan.yaml:10:1
   |
10 | k10: 1
   | ^^
  ::: plan.yaml:2:1
   |
 2 | k2: 1
   | -- first here

1 error in plan.yaml
More on each: planforge explain PF008
"""
    )


def test_several_lines_are_marked_in_the_first() -> None:
    lines = shown(Finding("PF801", Severity.WARNING, "m", span=Span(1, 1, 2, 3))).splitlines()
    assert lines[0] == "warning[PF801]: m"
    assert lines[4] == "  | ^^^^^^^^^^^^^"


def test_the_end_of_the_text_and_an_unreadable_file_can_be_pointed_at() -> None:
    assert "  | ^" in shown(Finding("PF003", Severity.ERROR, "m", span=Span(9, 1, 9, 1)))
    assert shown(Finding("PF001", Severity.ERROR, "m", span=Span(1, 1, 1, 1)), text="") == (
        "error[PF001]: m\n --> plan.yaml:1:1\n  |\n\n1 error in plan.yaml\nMore on each: planforge explain PF001\n"
    )


def test_concise_is_one_line_each() -> None:
    assert report([Sheet("plan.yaml", TEXT, (RATE,))], "concise") == (
        "plan.yaml:3:10: error[PF103]: `rate` wants a percentage (help: write 12.5%)\n1 error in plan.yaml\n"
    )


def test_json_has_every_key_in_a_stable_order() -> None:
    later = Finding(
        "PF008", Severity.WARNING, "b", ("b",), span=Span(9, 1, 9, 2), related=(Related("c", ("a",), Span(1, 1, 1, 2)),)
    )
    made = json.loads(report([Sheet("plan.yaml", TEXT, (later, RATE))], "json"))
    assert [list(each) for each in made] == [
        ["code", "severity", "message", "file", "line", "column", "end_line", "end_column", "path", "hint", "related", "name",
         "fingerprint", "explain", "fix"]
    ] * 2  # fmt: skip
    assert made[0] == {
        "code": "PF103", "severity": "error", "message": "`rate` wants a percentage", "file": "plan.yaml", "line": 3, "column": 10,
        "end_line": 3, "end_column": 14, "path": ["fees", 0, "rate"], "hint": "write 12.5%", "related": [], "name": "",
        "fingerprint": made[0]["fingerprint"], "explain": "planforge explain PF103", "fix": None,
    }  # fmt: skip
    assert made[1]["related"] == [
        {"message": "c", "file": "plan.yaml", "line": 1, "column": 1, "end_line": 1, "end_column": 2, "path": ["a"]}
    ]
    assert report([], "json") == "[]\n"


def test_nothing_to_tell_is_silence() -> None:
    assert report([Sheet("plan.yaml", TEXT, ())], "full") == report([], "concise") == ""


def test_the_summary_counts_over_files() -> None:
    warning = Finding("PF201", Severity.WARNING, "w", span=Span(1, 1, 1, 1))
    both = report(
        [Sheet("a.yaml", TEXT, (RATE, warning)), Sheet("b.yaml", TEXT, (RATE,)), Sheet("c.yaml", TEXT, ())], "concise"
    )
    assert both.splitlines()[-1] == "2 errors, 1 warning in 2 files"


def test_twenty_are_told_of_one_file_and_the_others_counted() -> None:
    many = tuple(Finding("PF101", Severity.ERROR, f"m{n:02}", span=Span(1, 1, 1, 2)) for n in range(23))
    lines = report([Sheet("plan.yaml", TEXT, many)], "concise").splitlines()
    assert len(lines) == 22
    assert lines[-2:] == ["and 3 more in plan.yaml", "23 errors in plan.yaml"]
    assert len(json.loads(report([Sheet("plan.yaml", TEXT, many)], "json"))) == 23


def test_paths_become_places_and_settings_point_at_the_command_line() -> None:
    source, _ = read(b"plan: {id: x}\nfees:\n  - rate: 5\n", "plan.yaml")
    assert source is not None
    source, _ = override(source, [("plan.id", "Y")])
    findings = (
        Finding("PF103", Severity.ERROR, "a", ("plan", "id")),
        Finding("PF102", Severity.ERROR, "b", ("fees", 0, "rate"), on_key=True),
    )
    assert (
        report([Sheet(source.name, source.text, findings, source)], "full")
        == """\
error[PF102]: b
 --> plan.yaml:3:5
  |
3 |   - rate: 5
  |     ^^^^

error[PF103]: a
 --> --set:1:9
  |
1 | plan.id=Y
  |         ^

2 errors in plan.yaml
More on each: planforge explain PF102
"""
    )


def test_colour_only_where_asked() -> None:
    assert "\x1b" not in shown(RATE)
    painted = shown(RATE, colour=True)
    assert "\x1b[1;31merror[PF103]\x1b[0m: " in painted
    assert "\x1b[1;31m^^^^\x1b[0m" in painted


class Stream:
    def __init__(self, terminal: bool) -> None:
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


def test_excerpts_are_for_terminals() -> None:
    assert usual_format(Stream(True)) == "full"
    assert usual_format(Stream(False)) == "concise"


HOSTILE = st.text(max_size=300)


@given(HOSTILE, HOSTILE, st.integers(1, 4), st.integers(1, 400), st.integers(0, 400), st.sampled_from(["full", "concise"]))
def test_a_terminal_obeys_nothing_and_80_columns_suffice(
    text: str, words: str, line: int, column: int, more: int, form: str
) -> None:
    finding = Finding("PF103", Severity.ERROR, words, span=Span(line, column, line, column + more), hint=words)
    said = report([Sheet(words, text, (finding,))], "full" if form == "full" else "concise")
    assert all(char == "\n" or (char.isprintable() or char in "\u200c\u200d \u3000\xa0" or char.isspace()) for char in said)
    assert not set(said) & set("\x1b\x07\r\u202e\u2066\u2028\x85")
    if form == "full":
        excerpt = [row for row in said.splitlines() if row.startswith((f"{line} |", "  |"))]
        assert excerpt
        assert all(len(row) <= 80 for row in excerpt)


def test_full_wraps_sentences_at_the_width_and_concise_never() -> None:
    words = " ".join(f"word{number}" for number in range(30))
    finding = Finding("PF103", Severity.ERROR, words, (), words, span=Span(1, 1, 1, 3))
    for colour in (False, True):
        full = report([Sheet("p.yaml", TEXT, (finding,))], "full", width=60, colour=colour)
        plain = re.sub(r"\x1b\[[0-9;]*m", "", full)
        assert max(len(line) for line in plain.splitlines()) <= 60
        assert " ".join(plain.split()).count(words) == 2
        lines = plain.splitlines()
        assert lines[0].startswith("error[PF103]: word0")
        assert lines[1].startswith("    word")
        (number,) = (number for number, line in enumerate(lines) if line.startswith("  = help: word0"))
        assert lines[number + 1].startswith("          word")
        assert ("\x1b[1;31merror[PF103]\x1b[0m: word0" in full) is colour
    concise = report([Sheet("p.yaml", TEXT, (finding,))], "concise", width=60)
    assert len(concise.splitlines()) == 2
