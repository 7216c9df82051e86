from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from planforge.document.nodes import Clause, Document, Inline, Link, Meta, Paragraph, Ref, Text, Value
from planforge.errors import PlanForgeError
from planforge.writers import html, looks
from planforge.writers.columns import widths
from tests.writers.building import clause, line, para, section, table
from tests.writers.sample import META, SAMPLE


def page(*inlines: Inline, meta: Meta = META, title: str = "T") -> str:
    return html.write(Document(title, meta, (section("plain", "s", "", Paragraph(inlines)),)), "classic", paged=True)


def test_every_string_is_escaped() -> None:
    nasty = "</title></style><script>\"'&amp;"
    meta = replace(META, subtitle=nasty, author=nasty, language=nasty, labels=replace(META.labels, draft=nasty, status=nasty))
    made = page(Value(nasty, "text", None), meta=meta, title=nasty)
    assert "<script" not in made
    assert made.count("&lt;script&gt;") == made.count("script")


def test_the_screen_page_needs_nothing_else() -> None:
    made = html.write(SAMPLE, "modern")
    assert "default-src &#x27;none&#x27;" in made
    assert set(re.findall(r"(?:src|href)=\"([a-z]+:[^,\"/]*/?[^,;\"/]*)", made)) == {"https:/", "data:image/svg+xml"}
    urls = re.findall(r"url\(\"?([^)]*)", made)
    assert urls
    assert all(url.startswith("data:font/woff2;base64,") for url in urls)
    assert "@import" not in made


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://a.example", "https://a b", "/x", ""]
)
def test_links_lead_to_the_web_or_a_mailbox_only(url: str) -> None:
    with pytest.raises(PlanForgeError, match="a link may not lead to"):
        page(Link((Text("x"),), url))


@pytest.mark.parametrize("accent", ["red", "#fff", "#12345g", "#123456;x:y", "#123456\n"])
def test_an_accent_is_a_colour(accent: str) -> None:
    with pytest.raises(PlanForgeError, match="not a colour"):
        page(meta=replace(META, accent=accent))
    assert 'style="--accent:#0A1b2c"' in page(meta=replace(META, accent="#0A1b2c"))


@pytest.mark.parametrize(
    "logo", ["https://a.example/x.png", "data:image/svg+xml;base64,AA==", 'data:image/png;base64,AA=="><script>']
)
def test_a_logo_is_a_picture_inside(logo: str) -> None:
    with pytest.raises(PlanForgeError, match="logo"):
        page(meta=replace(META, logo=logo))


def test_headings_skip_no_level() -> None:
    document = Document(
        "T", META, (section("clauses", "terms", "", children=(clause("1", "fees", "Fees", "Pay."),)), *SAMPLE.body)
    )
    levels = [int(level) for level in re.findall(r"<h(\d)", html.write(document, "classic", paged=True))]
    assert levels[:2] == [1, 2]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_references_have_targets() -> None:
    made = html.write(SAMPLE, "classic", paged=True)
    assert set(re.findall(r'href="#([^"]+)"', made)) <= set(re.findall(r' id="([^"]+)"', made))


def test_columns_fill_the_page_and_hold_their_words() -> None:
    made = widths(
        table(
            "lrr",
            "What|Of|Amount",
            "a rather long description of one step, over lines|{GBP\u00a012,000.00}|{GBP\u00a01,000.00}",
        )
    )
    assert sum(made) == 100
    assert min(made) >= 15
    assert made[0] > 50


def test_an_unknown_node_an_unknown_look_and_a_bad_label_are_errors() -> None:
    with pytest.raises(TypeError, match="no form for str"):
        page("text")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no form for Text"):
        html.write(Document("T", META, (Clause("c", "", (), (Text("x"),)),)), "classic")  # type: ignore[arg-type]
    with pytest.raises(PlanForgeError, match=r"there is no look '\.\./classic'"):
        html.write(SAMPLE, "../classic")
    with pytest.raises(PlanForgeError, match=r"\{page\}"):
        page(meta=replace(META, labels=replace(META.labels, page="Page")))


def test_looks() -> None:
    assert looks() == ("classic", "modern")


def test_changes_are_marked_once() -> None:
    whole = Clause(
        "c", "1", line("New"), (para("All of it."),), (Clause("d", "1.1", (), (para("Below."),)),), change="inserted"
    )
    made = html.write(Document("T", META, (whole,)), "classic", paged=True)
    assert re.findall("<ins>(.*?)</ins>", made) == ["New", "All of it.", "Below."]


def test_the_space_before_a_reference_stands_inside_it() -> None:
    # WeasyPrint broke a line at its first word where only the space before the reference did not fit.
    made = page(Text("as "), Ref("x", "clause 4"), Text(" says"))
    assert 'as<a href="#x"> clause 4</a> says' in made
