"""What a reader sees: the words and the structure of a document, and of the files that the writers make of it."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pypdf import PdfReader

from planforge.document.nodes import Block, Break, Clause, Document, Inline, ItemList, Paragraph, Picture, Signatures, Table
from planforge.document.tree import walk
from planforge.writers.outline import contents


def words(document: Document) -> list[str]:
    """Every word of a document, with the title, the line of the version and the contents, in the order of the pages."""
    meta, labels = document.meta, document.meta.labels
    version = [f"{labels.version} {meta.version}", labels.status, f"{labels.fingerprint} {document.fingerprint[:12]}"]
    cover = [clause for clause in document.body if clause.scheme == "cover"]
    parts = [document.title, " · ".join(version), *(word for clause in cover for word in _clause(clause))]
    if cover:
        parts.append(labels.contents)
    for section in document.body if cover else ():
        if section.scheme != "cover":
            parts += [section.label, _line(section.heading)]
            parts += [
                part
                for child in section.children
                if child.heading and section.scheme != "schedule"
                for part in (child.label, _line(child.heading))
            ]
    parts += [word for clause in document.body if clause.scheme != "cover" for word in _clause(clause)]
    return " ".join(parts).split()


def _clause(clause: Clause) -> Iterator[str]:
    yield clause.label
    yield _line(clause.heading)
    for block in clause.blocks:
        yield from _block(block)
    for child in clause.children:
        yield from _clause(child)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inlines):
            yield _line(inlines)
        case ItemList(items):
            for item in items:
                yield item.label
                for inner in item.blocks:
                    yield from _block(inner)
        case Table(header, rows):
            yield from (_line(cell) for row in (header, *rows) for cell in row.cells)
        case Signatures(blocks):
            for signature in blocks:
                yield _line(signature.party)
                yield from (_line(cell) for line in signature.lines for cell in (line.label, line.value))
        case Picture(_, _, caption):
            yield _line(caption)


def _line(inlines: tuple[Inline, ...]) -> str:
    return "".join(
        " " if isinstance(inline, Break) else _line(inline.inlines) if hasattr(inline, "inlines") else inline.text
        for inline in inlines
    )


# Markdown.

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_OWN_TAG = re.compile(r'</?(?:ins|del|strong|em)>|<br>|<a id="[^"]*">|</a>|<!-- (?:moved )?-->\n?\Z')


def markdown_words(text: str) -> list[str]:
    return " ".join(_token_text(token) for token in _tokens(text)).split()


def _tokens(text: str) -> list[Token]:
    tokens = _READER.parse(text)
    every = tokens + [child for token in tokens for child in token.children or ()]
    for token in every:
        if token.type in ("html_inline", "html_block"):
            assert _OWN_TAG.match(token.content), f"markup that is not ours: {token.content!r}"
    return tokens


def _token_text(token: Token) -> str:
    if token.type != "inline":
        assert token.type == "html_block" or not token.content, f"a block that is not ours: {token}"
        return ""
    parts = []
    for child in token.children or ():
        gap = child.type in ("softbreak", "hardbreak") or (child.type == "html_inline" and child.content == "<br>")
        parts.append(" " if gap else child.content if child.type == "text" else "")
    return "".join(parts)


def markdown_structure(text: str) -> Counter[str]:
    """How many there are of each thing. Emphasis counts alike, whether by stars or by tags; how lines end does not count."""
    tokens = _tokens(text)
    every = tokens + [child for token in tokens for child in token.children or ()]
    same = {"strong_open": "<strong>", "em_open": "<em>", "strong_close": "</strong>", "em_close": "</em>"}
    names = (token.content if token.type == "html_inline" else same.get(token.type, token.type) for token in every)
    return Counter(name for name in names if name not in ("text", "softbreak", "inline", "paragraph_open", "paragraph_close"))


# HTML.

_INLINE_TAGS = {"a", "dfn", "strong", "em", "ins", "del", "span"}
_VOID = {"meta", "br", "col", "img"}


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.tags: Counter[str] = Counter()
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.tags.update(f"{tag} {name}" for name, _ in attrs)
        if tag not in _VOID:
            self.open.append(tag)
        if tag not in _INLINE_TAGS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag not in _INLINE_TAGS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not {"head"} & set(self.open):
            self.parts.append(data)


def html_words(text: str) -> list[str]:
    return "".join(_Page(text).parts).split()


def html_structure(text: str) -> Counter[str]:
    return _Page(text).tags


# PDF.


def pdf_letters(data: bytes, document: Document) -> str:
    """The letters of all pages without spaces and hyphens, and without header, footer and the page numbers of the contents."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    number, waiting = 1, _entries(document)
    while number < len(pages) and waiting:
        *lines, header, footer = pages[number].split("\n")
        pages[number] = "\n".join([_without_page_numbers(" ".join(lines).split(), waiting), header, footer])
        number += 1
    found = "".join(_body(page, document, number, len(pages)) for number, page in enumerate(pages, 1))
    return _without_pictures(found, document)


def _without_pictures(found: str, document: Document) -> str:
    """The letters of a PDF without those drawn in its pictures, each of which must be there whole."""
    for picture in (block for clause in walk(document.body) for block in clause.blocks if isinstance(block, Picture)):
        drawn = letters("".join(ET.fromstring(picture.svg).itertext()))
        before, _, after = found.partition(drawn)
        assert before != found, f"a picture is not there: {drawn}"
        found = before + after
    return found


def _entries(document: Document) -> list[list[str]]:
    """The words of each entry of the contents, in order; none where a document has no contents."""
    found = contents(document)
    flat = [entry for top in found for entry in (top, *top.children)]
    return [f"{entry.label} {entry.title}".split() for entry in flat]


def _without_page_numbers(words: list[str], waiting: list[list[str]]) -> str:
    """The words of a page of the contents without the page number after each entry; entries that were there are taken from `waiting`."""
    kept: list[str] = []
    while waiting:
        entry = waiting[0]
        start = len(kept) == 0 and words[: len(entry)] != entry
        if start:  # the heading of the contents
            kept.append(words.pop(0))
            continue
        if words[: len(entry)] != entry:
            break
        assert words[len(entry)].isdigit(), words
        kept += entry
        words = words[len(entry) + 1 :]
        waiting.pop(0)
    return " ".join([*kept, *words])


def letters(text: str) -> str:
    """Without spaces, hyphens and bullets, which come and go with the lines."""
    return re.sub(r"[\s\u2010\u00ad\u2022-]", "", text)


def _body(page: str, document: Document, number: int, count: int) -> str:
    """A page without what stands in its margins, which must be there."""
    meta, labels = document.meta, document.meta.labels
    version = f"{labels.version} {meta.version}"
    margins = f"{version} · {labels.status} · {labels.fingerprint} {document.fingerprint[:12]}"
    if number > 1:
        page_of = labels.page.replace("{page}", str(number)).replace("{pages}", str(count))
        margins = f"{meta.subtitle}{version}{margins}{page_of}"
    assert letters(page).endswith(letters(margins)), page
    return letters(page).removesuffix(letters(margins))
