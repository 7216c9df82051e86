from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pypdf import PdfReader

from planforge.document.nodes import Document
from planforge.errors import PlanForgeError
from planforge.writers import pdf
from tests.writers.building import para, section
from tests.writers.sample import META, SAMPLE


def short(text: str, language: str = "en-GB") -> Document:
    return Document("T", replace(META, language=language), (section("plain", "s", "Notes", para(text)),))


def read(document: Document, look: str = "classic") -> PdfReader:
    return PdfReader(io.BytesIO(pdf.write(document, look)))


def every_object(made: PdfReader) -> Iterator[dict[str, object]]:
    for number in range(1, len(made.xref_objStm) + sum(map(len, made.xref.values()))):
        found = made.get_object(number)
        if isinstance(found, dict):
            yield found


@pytest.fixture(scope="module")
def sample() -> PdfReader:
    return read(SAMPLE)


def test_the_same_bytes_again() -> None:
    assert pdf.write(SAMPLE, "modern") == pdf.write(SAMPLE, "modern")


def test_metadata_comes_from_the_plan(sample: PdfReader) -> None:
    assert sample.metadata is not None
    assert (sample.metadata.title, sample.metadata.author) == ("Referral Partnership Agreement", "Northwind Coaching Ltd")
    assert {str(sample.metadata[key]) for key in ("/CreationDate", "/ModDate")} == {"D:20270101"}
    assert str(sample.root_object["/Lang"]) == "en-GB"
    assert "/StructTreeRoot" in sample.root_object


def test_no_date_where_the_plan_gives_none() -> None:
    made = read(replace(SAMPLE, meta=replace(META, date="")))
    assert made.metadata is not None
    assert "/CreationDate" not in made.metadata


def test_the_outline_is_that_of_the_document(sample: PdfReader) -> None:
    inside = next(part for part in sample.outline if isinstance(part, list))
    titles = [part.title for part in inside if not isinstance(part, list)]
    assert titles[:4] == ["Contents", "Parties", "Background", "Agreed terms"]


def test_signatures_stand_on_one_page(sample: PdfReader) -> None:
    (page,) = [page.extract_text() for page in sample.pages if "Harbour Guarantee" in page.extract_text()]
    assert "Northwind Coaching Ltd" in page
    assert "Signed by the parties" in page


@pytest.mark.parametrize(("language", "size"), [("en-GB", (595, 841)), ("en-US", (612, 792))])
def test_paper_of_the_region(language: str, size: tuple[int, int]) -> None:
    box = read(short("Hello.", language)).pages[0].mediabox
    assert (int(box.width), int(box.height)) == size


@pytest.mark.parametrize(("character", "name"), [("漢", "U+6F22"), ("😀", "U+1F600"), ("ش", "U+0634")])
def test_a_character_without_a_picture_is_named(character: str, name: str) -> None:
    with pytest.raises(PlanForgeError) as error:
        pdf.write(short(f"Sold by {character} today."), "modern")
    assert name in str(error.value)
    assert "Notes" in str(error.value)


@pytest.mark.parametrize("look", ["classic", "modern"])
def test_only_shipped_fonts(look: str) -> None:
    """Letters that only one of the two families has must come from the other, not from the machine."""
    made = read(short("Ḍḥṣ Łódź Ωμέγα Жук → ✓ ≥ ﬁ a\u200db\u2060c"), look)
    names = [str(thing["/BaseFont"]) for thing in every_object(made) if "/BaseFont" in thing]
    assert names
    assert all("Plex" in name for name in names)


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="x" src="file:///etc/hostname">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<img alt="x" src="https://a.example/x.png">',
        '<img alt="x" src="planforge:fonts/../../x">',
        '<img alt="x" src="data:image/png;base64,AAAA">',
        '<p style="colour: red">x</p>',
    ],
)
def test_what_is_refused_or_dropped_ends_the_run(markup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No document leads to such a page; a changed shell or stylesheet might."""
    page = f'<html lang="en"><title>T</title><body>{markup}</body></html>'
    monkeypatch.setattr("planforge.writers.html.write", lambda *_, **__: page)
    with pytest.raises(PlanForgeError, match="would not be complete"):
        pdf.write(short("x"), "classic")


def test_importing_the_writers_is_cheap() -> None:
    code = "import sys, planforge.writers; print(sorted({'weasyprint', 'jinja2', 'fontTools'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_bare_weasyprint_sets_the_same_pages() -> None:
    from weasyprint import HTML

    bare = PdfReader(io.BytesIO(HTML(string=pdf.render_html_for_pdf(SAMPLE, "classic")).write_pdf()))
    assert [page.extract_text() for page in bare.pages] == [page.extract_text() for page in read(SAMPLE).pages]
