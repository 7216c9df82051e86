"""The law: every format gives the same words, and no words of a plan change the structure."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from planforge.document.nodes import Document
from planforge.writers import html, markdown, pdf
from tests.writers import reading
from tests.writers.building import line
from tests.writers.documents import documents, tame
from tests.writers.sample import SAMPLE

law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def test_sample_in_markdown_and_html() -> None:
    assert reading.markdown_words(markdown.write(SAMPLE)) == reading.words(SAMPLE)
    assert reading.html_words(html.write(SAMPLE, "classic")) == reading.words(SAMPLE)


@pytest.mark.parametrize("look", ["classic", "modern"])
def test_sample_in_pdf(look: str) -> None:
    assert reading.pdf_letters(pdf.write(SAMPLE, look), SAMPLE) == reading.letters(" ".join(reading.words(SAMPLE)))


@law
@given(documents)
def test_any_document_in_markdown(document: Document) -> None:
    written = markdown.write(document)
    assert reading.markdown_words(written) == reading.words(document)
    assert reading.markdown_structure(written) == reading.markdown_structure(markdown.write(tame(document)))


@law
@given(documents)
def test_any_document_in_html(document: Document) -> None:
    written = html.write(document, "classic", paged=True)
    assert reading.html_words(written) == reading.words(document)
    assert reading.html_structure(written) == reading.html_structure(html.write(tame(document), "classic", paged=True))


def test_reading_sees_a_lost_word() -> None:
    body = (*SAMPLE.body[:-1], SAMPLE.body[-1].__class__("x", "", line("Lost"), (), (), "plain"))
    other = Document(SAMPLE.title, SAMPLE.meta, body, SAMPLE.fingerprint)
    assert reading.markdown_words(markdown.write(other)) != reading.words(SAMPLE)
