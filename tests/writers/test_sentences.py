from __future__ import annotations

import pytest

from planforge.document.nodes import Inline, Paragraph, Text, Value
from planforge.writers.markdown_words import Place, words


def lines(*inlines: Inline) -> list[str]:
    return words(Paragraph(inlines).inlines, Place(frozenset())).split("\n")


def value(text: str) -> Value:
    return Value(text, "text", None)


@pytest.mark.parametrize(
    "text",
    [
        "The fee is due, e.g. Monthly, on the day.",
        "See No. 5 and cl. Four.",
        "Paid to Ash Ltd. The fee is due.",
        "Signed by Dr. Zoë and J. Ash.",
        "Am 5. Mai beginnt der Vertrag.",
        "It ends in 2027. The fee remains.",
        "A fee of 10.5 per cent. is due",
        "(see above). and so on",
    ],
)
def test_not_split_in_doubt(text: str) -> None:
    assert lines(Text(text)) == [text]


def test_split_after_sentences() -> None:
    assert lines(Text("It starts. “It” ends! Does it? (It does.) Yes.")) == [
        "It starts.",
        "“It” ends!",
        "Does it?",
        "(It does.)",
        "Yes.",
    ]


def test_a_value_is_never_split() -> None:
    assert lines(Text("Say "), value("Stop. Now. Go."), Text(" to them.")) == ["Say Stop. Now. Go. to them."]


def test_a_figure_that_is_a_value_ends_a_sentence() -> None:
    assert lines(Text("It is "), value("GBP 5"), Text(". The "), value("10%"), Text(" remain.")) == [
        "It is GBP 5.",
        "The 10% remain.",
    ]


def test_a_sentence_may_start_with_a_value() -> None:
    assert lines(Text("It starts. "), value("Northwind"), Text(" leads.")) == ["It starts.", "Northwind leads."]
