"""Pictures: in every format the same words, in each look its own colour and font, and nothing that could run or load."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from planforge.document import rebuild
from planforge.document.fingerprint import fingerprint
from planforge.document.nodes import Document, Text
from planforge.writers import html, markdown, pdf
from planforge.writers.look import load
from planforge.writers.pen import Pen
from tests.writers.building import section
from tests.writers.sample import META, PICTURE


def of(accent: str = "", svg: str = PICTURE.svg) -> Document:
    return Document("T", replace(META, accent=accent), (section("plain", "s", "Notes", replace(PICTURE, svg=svg)),))


def shown(document: Document, look: str) -> str:
    """The SVG inside a page."""
    (source,) = re.findall(r'src="data:image/svg\+xml;base64,([^"]*)"', html.write(document, look))
    return b64decode(source).decode()


@pytest.mark.parametrize(
    ("look", "family"), [("classic", "IBM Plex Serif, serif"), ("modern", "IBM Plex Sans, IBM Plex Serif, sans-serif")]
)
def test_a_picture_takes_on_the_look(look: str, family: str) -> None:
    assert f'color="{load(look).accent}" font-family="{family}"' in shown(of(), look)


@pytest.mark.parametrize(("accent", "drawn"), [("#1f4e79", "#1f4e79"), ("#a0a000", "#333333"), ("#ffee00", "#333333")])
def test_a_colour_too_light_for_paper_gives_way_to_ink(accent: str, drawn: str) -> None:
    assert f'color="{drawn}"' in shown(of(accent), "modern")


def test_nothing_but_the_first_element_changes() -> None:
    drawn = Pen("#0f62fe", '"IBM Plex Sans", sans-serif').drawn(PICTURE.svg)
    assert drawn.split(">", 1)[1] == PICTURE.svg.split(">", 1)[1]
    assert drawn != PICTURE.svg


def test_html_tells_the_picture_and_its_words() -> None:
    page = html.write(of(), "classic")
    assert f'alt="{PICTURE.alt}"' in page
    assert (
        "<figcaption>Picture: the fee comes to GBP\u00a05,000" in page
        or "<figcaption>Picture: the fee comes to GBP 5,000" in page
    )


def test_whatever_a_picture_holds_stays_inside_it() -> None:
    page = html.write(of(svg='"><script>alert(1)</script>'), "classic")
    assert "<script" not in page


def test_markdown_has_the_caption_and_no_picture() -> None:
    text = markdown.write(of())
    assert "Picture: the fee comes to GBP 5,000 at GBP 50,000, and to GBP 20,000 from GBP 150,000 on." in text
    assert "svg" not in text


def _figures(node: Any) -> list[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [alt for each in node for alt in _figures(each)]
    if not isinstance(node, dict):
        return []
    own = [str(node.get("/Alt"))] if node.get("/S") == "/Figure" else []
    return own + _figures(node.get("/K", []))


@pytest.mark.parametrize("look", ["classic", "modern"])
def test_a_pdf_tells_the_picture_and_sets_it_in_our_fonts(look: str) -> None:
    made = PdfReader(io.BytesIO(pdf.write(of(), look)))
    assert _figures(made.root_object["/StructTreeRoot"]) == [PICTURE.alt]
    assert "Net Revenue" in made.pages[0].extract_text()


def test_the_fingerprint_covers_all_of_a_picture() -> None:
    one = of()
    others = [
        replace(PICTURE, svg=PICTURE.svg + " "),
        replace(PICTURE, alt="Another"),
        replace(PICTURE, caption=(Text("Another"),)),
    ]
    marks = {fingerprint("T", one.body), *(fingerprint("T", (section("plain", "s", "Notes", each),)) for each in others)}
    assert len(marks) == 4


def test_a_walk_over_the_lines_changes_the_caption() -> None:
    changed = rebuild.block(PICTURE, lambda inlines: (Text("All new"),) if inlines else inlines)
    assert changed == replace(PICTURE, caption=(Text("All new"),))
