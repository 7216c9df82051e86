"""Law of fixes: a plan that was good and got slips of the pen gets its words back, byte by byte, or keeps the slip; never a third."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planforge import pipeline
from planforge.findings import Span
from planforge.fixing import fix
from planforge.pipeline import Checked
from planforge.source import Source, read
from planforge.source.comments import comments
from planforge.source.position import Lines
from tests.conftest import ROOT

PLANS = sorted((*ROOT.glob("examples/*/plan.yaml"), *ROOT.glob("templates/starters/*.yaml")))
OTHERWISE = (
    (re.compile(r"([A-Z]{3}) ([0-9,]+)"), r"\1\2"),
    (re.compile(r"([0-9.]+)%"), r"\1 percent"),
    (re.compile(r"([0-9]{4})-0([0-9])-([0-9]{2})"), r"\1-\2-\3"),
    (re.compile(r"12 months"), "twelve months"),
    (re.compile(r"month"), "monthly"),
)
"""Values, and the same values as people write them."""


class Slip(NamedTuple):
    """What stands in `span` of a good plan, and what stands there in the broken one."""

    span: Span
    right: str
    wrong: str


def checked(raw: bytes) -> Checked:
    return pipeline.check(raw, "plan.yaml")


@cache
def good(path: Path) -> Source:
    source, findings = read(path.read_bytes(), path.name)
    assert source is not None
    assert not findings
    return source


@cache
def words(path: Path) -> list[tuple[Span, str]]:
    """Keys, and values of one line, with what stands there; no names that are declared, to which others refer."""
    source = good(path)
    keys = [span for at, span in source.keys.items() if not (len(at) == 2 and at[0] in ("parties", "bases"))]
    values = [span for at, span in source.values.items() if span.line == span.end_line and at[-1:] != ("id",)]
    return [(span, text) for span in (*keys, *values) if re.fullmatch(r"[\w ,.%-]{3,40}", text := source.words(span))]


@st.composite
def slips(draw: st.DrawFn) -> tuple[Path, list[Slip]]:
    path = draw(st.sampled_from(PLANS))
    made: dict[Span, Slip] = {}
    for _ in range(draw(st.integers(1, 4))):
        span, text = draw(st.sampled_from(words(path)))
        other = next((pattern.sub(by, text) for pattern, by in OTHERWISE if pattern.fullmatch(text)), "")
        at = draw(st.integers(1, len(text) - 1))
        letter = draw(st.sampled_from(["", text[at] * 2, "x", text[at].upper()]))
        wrong = other or f"{text[:at]}{letter}{text[at + 1 :]}"
        if wrong != text and not any(_meet(span, taken) for taken in made):
            made[span] = Slip(span, text, wrong)
    assume(made)
    return path.relative_to(ROOT), sorted(made.values())


def _meet(one: Span, other: Span) -> bool:
    return one[:2] < other[2:] and other[:2] < one[2:]


def pieces(source: Source, made: list[Slip]) -> list[str]:
    """The text around the slips."""
    lines, last, found = Lines(source.text), 0, []
    for slip in made:
        start = lines.offset(slip.span.line, slip.span.column)
        found.append(source.text[last:start])
        last = start + len(slip.right)
    return [*found, source.text[last:]]


@given(slips())
@settings(max_examples=40)
def test_slips_are_put_right_or_left_alone(broken: tuple[Path, list[Slip]]) -> None:
    path, made = broken
    around = pieces(good(ROOT / path), made)
    wrong = "".join(f"{piece}{slip.wrong}" for piece, slip in zip(around, made, strict=False)) + around[-1]
    done = fix(wrong.encode(), checked)
    after = done.raw.decode()
    either = (f"({re.escape(slip.right)}|{re.escape(slip.wrong)}|{_same(slip)})" for slip in made)
    pattern = "".join(f"{re.escape(piece)}{each}" for piece, each in zip(around, either, strict=False)) + re.escape(around[-1])
    assert re.fullmatch(pattern, after), [(each.finding.at, each.before, each.after) for each in done.mended]
    assert [each.text for each in comments(after)] == [each.text for each in comments(wrong)]
    left = {(each.code, each.at) for each in done.checked.findings}
    last_places = {(each.finding.code, each.finding.at) for each in done.mended}
    assert not left & last_places
    again = fix(done.raw, checked)
    assert (again.raw, again.mended) == (done.raw, ())


def _same(slip: Slip) -> str:
    """The same value in its usual spelling: figures with thousands, one unit."""
    figure = re.fullmatch(r"([A-Z]{3}) ([0-9]+)", slip.right)
    return f"{figure[1]} {int(figure[2]):,}" if figure else re.escape(slip.right)


def test_good_plans_are_not_touched() -> None:
    for path in PLANS:
        raw = path.read_bytes()
        assert fix(raw, checked).raw == raw
