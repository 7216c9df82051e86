"""The picture of a curve: well-formed, self-contained, the same every time, and nothing in it runs into anything else."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from functools import cache
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from planforge.money.curves.curve import curve, straight
from planforge.money.curves.plot import WIDTH, Plot, svg
from planforge.money.curves.scale import lines, round_step, text_width, ticks
from planforge.money.curves.told import alternative, told
from planforge.wording import Locale
from planforge.writers.look import FACES
from tests.money.plans import GB
from tests.money.test_curve import banded, of, trees

SVG = "{http://www.w3.org/2000/svg}"
MANY = [1_000, 2_000, 5_000, 10_000, 12_000, 25_000, 26_000, 27_000, 50_000, 80_000, 81_000, 82_000]


def plot(found: Any, **more: Any) -> Plot:
    known = {"kind": "money", "currency": "GBP", "locale": GB, "across": "Net Revenue", "up": "New Client Fee"}
    return Plot(found, **{**known, **more})


def many(method: str) -> Any:
    steps = [{"up_to": f"GBP {edge:,}", "rate": f"{number}%"} for number, edge in enumerate(MANY, 1)]
    return of({"bands": {"of": "net-revenue", "method": method, "steps": [*steps, {"rate": "20%"}]}})


@cache
def _font(file: str) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(io.BytesIO(next(face.bytes for face in FACES if face.file == file)), lazy=True)
    return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm


def true_width(text: str, file: str, size: int = 9) -> float:
    """How wide a font sets a text, without kerning."""
    names, widths, em = _font(file)
    return sum(widths[names[ord(character)]][0] for character in text) * size / em


UPRIGHT = [face.file for face in FACES if face.style == "normal"]


@pytest.mark.parametrize("file", UPRIGHT)
def test_no_text_is_wider_than_it_is_taken_for(file: str) -> None:
    for text in (
        "£1,000,000.00",
        "$187,500.25",
        "€0",
        "12.5%",
        "CHF 20,000",
        "Net Revenue in each year of this agreement",
        "WMW MMM",
        "iIl",
    ):
        assert true_width(text, file) <= text_width(text, 9), text


def boxes(picture: str) -> list[tuple[float, float, float, float, str]]:
    """Where each text stands: left, right, top, bottom, words; in the widest of our fonts."""
    found = []
    for text in ET.fromstring(picture).iter(f"{SVG}text"):
        width = max(true_width(text.text or "", file) for file in UPRIGHT)
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        left = {"start": x, "middle": x - width / 2, "end": x - width}[text.attrib.get("text-anchor", "start")]
        found.append((left, left + width, y - 6.5, y + 1.5, text.text or ""))
    return found


def collisions(picture: str) -> list[tuple[str, str]]:
    return [
        (one[4], other[4])
        for one, other in combinations(boxes(picture), 2)
        if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ]


PICTURES = {
    "marginal": plot(of(banded("marginal", cap="GBP 20,000 per client"))),
    "whole": plot(of(banded("whole", cap="GBP 20,000 per client", floor="GBP 777.77 per deal"))),
    "many marginal": plot(many("marginal")),
    "many whole": plot(many("whole")),
    "straight": plot(straight(Fraction(1, 10))),
    "level": plot(curve(lambda _: Fraction(500))),
    "nothing": plot(straight(Fraction(0))),
    "millions": plot(of(banded("marginal")).less(straight(Fraction(-500)))),
    "small": plot(straight(Fraction(1, 10**6))),
    "compared": plot(of(banded("whole")), other=straight(Fraction(12, 100)), other_name="a flat 12%", marks=(Fraction(62_500),)),
    "count": plot(straight(Fraction(150)), kind="number", across="New Subscriber"),
    "percent": plot(curve(lambda figure: figure, [Fraction(28)]), kind="percent"),
    "long names": plot(many("whole"), across="Revenue from Subscriptions to the Products " * 5, up="Fee for the Introduction of Clients " * 7),
    "markup": plot(straight(Fraction(1)), across="<script>&\"'", up="</svg><a href='x'>"),
}  # fmt: skip
each_picture = pytest.mark.parametrize("drawn", PICTURES.values(), ids=PICTURES)


@each_picture
def test_a_picture_is_small_well_formed_and_needs_nothing_else(drawn: Plot) -> None:
    picture = svg(drawn)
    root = ET.fromstring(picture)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {"svg", "path", "text", "circle"}
    assert not re.search(r"href|url\(|script|style|&#|on[a-z]+=", re.sub(r">[^<]*</text>", "", picture))
    assert len(picture) < 9_000
    assert root.attrib["viewBox"] == f"0 0 {WIDTH} {root.attrib['height']}"


@each_picture
def test_the_same_bytes_again(drawn: Plot) -> None:
    assert svg(drawn) == svg(drawn)


@each_picture
def test_nothing_overlaps_or_leaves_the_picture(drawn: Plot) -> None:
    picture = svg(drawn)
    assert collisions(picture) == []
    height = float(ET.fromstring(picture).attrib["height"])
    assert all(left >= 0 and right <= WIDTH and top >= 0 and bottom <= height for left, right, top, bottom, _ in boxes(picture))


@given(trees, st.sampled_from(["en-GB", "en-US"]))
def test_no_rule_makes_labels_collide(data: dict[str, Any], tag: str) -> None:
    picture = svg(plot(of(data), locale=Locale(tag)))
    ET.fromstring(picture)
    assert collisions(picture) == []


def test_labels_that_collide_are_seen() -> None:
    picture = svg(PICTURES["marginal"])
    (label,) = re.findall(r'<text x="([0-9.]+)"[^>]*>£25,000<', picture)
    assert collisions(re.sub(r'x="[0-9.]+"([^>]*>£50,000<)', rf'x="{label}"\1', picture))


def test_edges_are_labelled_in_words_of_the_locale() -> None:
    words = [text for *_, text in boxes(svg(PICTURES["marginal"]))]
    assert {"£25,000", "£50,000", "£145,833.34", "£20,000", "Net Revenue", "New Client Fee"} <= set(words)
    assert "$25,000" in svg(plot(of(banded("whole")), currency="USD", locale=Locale("en-US")))


def test_a_jump_has_a_full_and_an_open_end() -> None:
    picture = svg(plot(of(banded("whole"))))
    assert (picture.count('fill="#ffffff"'), picture.count('fill="currentColor"/>')) == (2, 2)
    (line,) = re.findall(r'd="([^"]*)" fill="none" stroke="currentColor" stroke-width="1.8"', picture)
    assert line.count("M") == 3


def test_the_words_say_what_the_picture_shows() -> None:
    capped = plot(of(banded("whole", cap="GBP 20,000 per client", floor="GBP 1,500 per deal")))
    assert list(told(capped)) == [
        "£1,500 up to and including £15,000", "£2,500 at £25,000", "£3,125 just above £25,000", "£6,250 just below £50,000",
        "£7,500 at £50,000", "£20,000 from £133,333.34 on",
    ]  # fmt: skip
    assert alternative(capped).endswith("The line has 2 bends and 2 steps, and ends level.")
    assert list(told(plot(straight(Fraction(1, 10))))) == ["£10,000 at £100,000, and so on"]


@given(st.integers(1, 10**15), st.integers(2, 9), st.booleans())
def test_round_figures(span: int, parts: int, whole: bool) -> None:
    step = round_step(Fraction(span, 100), parts, whole=whole)
    digits = str(step.numerator * 10**20 // step.denominator).strip("0")
    assert digits in ("1", "2", "25", "5")
    assert not whole or step.denominator == 1
    assert len(list(ticks(Fraction(span, 100), step))) <= parts + 1


def test_long_names_are_broken_into_lines() -> None:
    made = lines("one two three four", Fraction(60), 9)
    assert " ".join(made) == "one two three four"
    assert len(made) > 1
