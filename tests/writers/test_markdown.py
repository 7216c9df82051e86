from __future__ import annotations

from dataclasses import replace

import pytest

from planforge.document.nodes import (
    Break,
    Clause,
    Deleted,
    Document,
    Emphasis,
    Inline,
    Inserted,
    Item,
    ItemList,
    Paragraph,
    Ref,
    Row,
    Table,
    Text,
    Value,
)
from planforge.writers import markdown
from tests.writers.building import clause, items, line, para, section, table
from tests.writers.sample import META, SAMPLE


def written(*clauses: Clause) -> str:
    """The Markdown of a short document, without its title and version."""
    return markdown.write(Document("T", META, clauses)).split("\n\n", 2)[2]


def body(*inlines: Inline) -> str:
    return written(section("plain", "s", "", Paragraph(inlines)))


def test_starts_with_title_and_version() -> None:
    assert markdown.write(SAMPLE).startswith(
        "# Referral Partnership Agreement\n\nVersion 1.2.0 · Issued · Fingerprint 3fa9c1d2e4b5\n\n"
    )


def test_a_clause() -> None:
    made = written(
        section(
            "clauses",
            "terms",
            "Terms",
            children=(
                clause(
                    "1",
                    "fees",
                    "Fees",
                    'A fee ("Fee"*) of {10%} is due. See [clause 1.2|fees.2].',
                    ("Either:", items("one;", "two.")),
                ),
            ),
        )
    )
    assert made == (
        '## <a id="terms"></a>Terms\n\n'
        '### <a id="fees"></a>1 Fees\n\n'
        "**1.1** A fee (**“Fee”**) of 10% is due.\nSee [clause 1.2](#fees.2).\n\n"
        '<a id="fees.2"></a>**1.2** Either:\n\n'
        "- (a) one;\n- (b) two.\n"
    )


def test_a_table() -> None:
    made = written(section("plain", "s", "", table("lrc", "A|B|C", "x|{1}|{y}")))
    assert made == "| A | B | C |\n| --- | ---: | :---: |\n| x | 1 | y |\n"


def test_a_list_in_a_list_stays_tight() -> None:
    inner = ItemList((Item("(i)", (para("in"),)),))
    outer = ItemList((Item("(a)", (para("out"), inner)), Item("(b)", (para("next"),))))
    assert written(section("plain", "s", "", outer)) == "- (a) out\n  - (i) in\n- (b) next\n"


def test_two_lists_stay_two() -> None:
    assert written(section("plain", "s", "", items("one"), items("two"))) == "- (a) one\n\n<!-- -->\n\n- (a) two\n"


def test_no_picture_is_made_of_a_link() -> None:
    assert body(Text("Stop!"), Ref("c", "clause 1")) == "Stop\\![clause 1](#c)\n"


def test_changes_are_marked() -> None:
    assert (
        body(Text("of "), Deleted((Value("10%", "percent", None),)), Inserted((Text("15%"),)))
        == "of <del>10%</del><ins>15%</ins>\n"
    )
    assert written(Clause("c", "1", line("New"), (para("All of it."),), change="inserted")) == (
        '## <a id="c"></a>1 <ins>New</ins>\n\n<ins>All of it.</ins>\n'
    )
    row = Row((line("x"),), change="deleted")
    assert "| <del>x</del> |" in written(section("plain", "s", "", Table(Row((line("A"),)), (row,), ("left",))))
    assert written(Clause("c", "", (), (replace(para("Here."), change="moved"),))) == "<!-- moved -->\nHere.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.1 stays", "1.1 stays"),
        ("1. no list", "1\\. no list"),
        ("- no list", "\\- no list"),
        ("-5 is a figure", "-5 is a figure"),
        ("# no heading", "\\# no heading"),
        ("> no quotation", "\\> no quotation"),
        ("a | b", "a \\| b"),
        ("R&D and AT&T co", "R&D and AT&T co"),
        ("&amp; stays", "\\&amp; stays"),
        ("snake_case but _this_", "snake_case but \\_this\\_"),
        ("5 < 6 <b>", "5 < 6 \\<b>"),
        ("https://a.example", "https\\://a.example"),
        ("www.a.example", "www\\.a.example"),
        ("ends in \\", "ends in \\\\"),
    ],
)
def test_escaped_only_as_needed(text: str, expected: str) -> None:
    assert body(Text(text), Text(" .")).strip().removesuffix(" .") == expected


def test_emphasis_by_stars_where_that_is_sure() -> None:
    strong = Emphasis((Text("all"),), strong=True)
    assert body(Text("for "), strong, Text(", now")) == "for **all**, now\n"
    assert body(Text("for"), strong, Text("now")) == "for<strong>all</strong>now\n"


def test_no_break_after_the_last_line() -> None:
    assert body(Text("a"), Break(), Text("b"), Break()) == "a\\\nb\n"


def test_an_unknown_node_is_an_error() -> None:
    with pytest.raises(TypeError, match="no form for str"):
        body("text")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no form for Text"):
        written(Clause("c", "", (), (Text("x"),)))  # type: ignore[arg-type]


def test_adding_a_sentence_adds_one_line() -> None:
    before = body(Text("One is here. Two is here.")).splitlines()
    after = body(Text("One is here. New is here. Two is here.")).splitlines()
    assert [one for one in after if one not in before] == ["New is here."]
