"""Each example is a golden: its words as Markdown beside the plan, its HTML and the shape of its PDF under tests/goldens."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from planforge import pipeline, settings
from planforge.document.nodes import Document
from planforge.writers import html, markdown, pdf
from tests.conftest import EXAMPLES, ROOT

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
GOLDENS = ROOT / "tests" / "goldens"
Golden = Callable[[Path, str], None]


@cache
def agreement(example: Path) -> Document:
    checked = pipeline.check((example / "plan.yaml").read_bytes(), "plan.yaml")
    assert checked.plan is not None, checked.findings
    return pipeline.compose(checked.plan, pages=settings.read(example).pages).document


@each_example
def test_markdown(example: Path, golden: Golden) -> None:
    golden(example / "agreement.md", markdown.write(agreement(example)))


@each_example
def test_html(example: Path, golden: Golden) -> None:
    golden(GOLDENS / example.name / "agreement.html", html.write(agreement(example), "classic", paged=True))


@each_example
def test_outline_of_the_pdf(example: Path, golden: Golden) -> None:
    look = settings.read(example).pages.look or pipeline.LOOK
    made = PdfReader(io.BytesIO(pdf.write(agreement(example), look)))
    lines = [f"{len(made.pages)} pages", *_outline(made, made.outline)]
    golden(GOLDENS / example.name / "outline.txt", "\n".join(lines) + "\n")


def _outline(made: PdfReader, entries: list[object], depth: int = 0) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(made, entry, depth + 1)
        elif isinstance(entry, Destination):
            yield f"{'  ' * depth}{entry.title} : {(made.get_destination_page_number(entry) or 0) + 1}"


def test_no_golden_is_left_over() -> None:
    names = {example.name for example in EXAMPLES}
    files = {path.relative_to(GOLDENS).as_posix() for path in GOLDENS.rglob("*") if path.is_file()}
    assert files == {f"{name}/{file}" for name in names for file in ("agreement.html", "findings.json", "outline.txt")}
