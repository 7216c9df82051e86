"""A document as plain text: the same words as everywhere, within the width, aligned."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planforge.document.nodes import Clause, Deleted, Document, Inserted, Paragraph, Row, Table, Text, Value
from planforge.writers.text import Place, _block, words, write
from tests.writers import reading
from tests.writers.building import items, line, para, section, table
from tests.writers.documents import documents
from tests.writers.sample import META, SAMPLE

law = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
_MARKS = re.compile(r"\{\+|\+\}|\[-|-\]")
_RULE = re.compile(r"[-=]+")


def said(words: list[str]) -> list[str]:
    """Words without the signs that only set them: rules, bullets and the marks of changes."""
    return [each for each in _MARKS.sub("", " ".join(words)).split() if not _RULE.fullmatch(each)]


def body(*blocks: object, width: int = 80) -> str:
    document = Document("T", META, (section("plain", "s", "", *blocks),))
    return write(document, width).split("Issued\n\n", 1)[1]


def test_the_sample_says_the_same_words() -> None:
    assert Counter(said(write(SAMPLE).split())) == Counter(said(reading.words(SAMPLE)))


@law
@given(documents, st.integers(20, 120))
def test_no_letter_of_any_document_is_lost_at_any_width(document: Document, width: int) -> None:
    """Signs that only set the words are not letters; cells that are too narrow break words, but keep their letters."""
    letters = re.compile(r"\w")
    assert Counter(letters.findall(write(document, width))) == Counter(letters.findall("".join(reading.words(document))))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_of_the_sample_is_too_long(width: int) -> None:
    longest = max(len(each) for each in reading.words(SAMPLE))
    assert all(len(each) <= max(width, longest + 8) for each in write(SAMPLE, width).splitlines())


def test_headings_are_ruled_and_labels_hang() -> None:
    clause = Clause("c", "4.2", (), (para("A party must tell the other party of it in writing."),))
    document = Document("An Agreement", META, (Clause("s", "", line("Terms"), (), (clause,), "clauses"),))
    assert write(document, 40).split("\n\n", 2)[2] == (
        "Terms\n-----\n\n4.2 A party must tell the other party of\n    it in writing.\n"
    )
    assert write(document).startswith("An Agreement\n============\n\n")


def test_figures_stand_right_and_cells_are_wrapped() -> None:
    made = body(table("lr", "Why|Amount", "A fee for the first client of the year|£9.00", "Short|£1,200.00"), width=30)
    assert made == (
        "Why                     Amount\n"
        "-------------------  ---------\n"
        "A fee for the first      £9.00\n"
        "client of the year\n"
        "\n"
        "Short                £1,200.00\n"
    )


def test_lists_hang_below_their_labels() -> None:
    assert body(items("one and some more words", "two"), width=20) == "  (a) one and some\n      more words\n  (b) two\n"


def test_a_word_longer_than_its_column_is_broken_not_the_table() -> None:
    made = body(table("ll", "Who|Where", f"{'x' * 40}|{'y' * 40}"), width=30)
    assert all(len(each) <= 30 for each in made.splitlines())
    assert made.count("x") == made.count("y") == 40


def test_changes_are_marked() -> None:
    assert words((Text("of "), Deleted((Value("10%", "percent", None),)), Inserted((Text("15%"),)))) == "of [-10%-]{+15%+}"
    assert body(Paragraph(line("All of it."), "inserted")) == "{+All of it.+}\n"
    row = Row((line("x"),), change="deleted")
    assert "[-x-]" in body(Table(Row((line("A"),)), (row,), ("left",)))


def test_what_it_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError, match="no form for int"):
        _block(5, Place(80))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no form for int"):
        words((5,))  # type: ignore[arg-type]
