"""Whether the shipped fonts can show every character; found before a page is set, where the place can still be named."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from functools import cache

from planforge.document.nodes import Clause, Document, Inline, Value
from planforge.document.reading import flat
from planforge.errors import PlanFault, PlanForgeError
from planforge.findings import Finding, Severity
from planforge.writers.look import Face
from planforge.writers.outline import lines, plain, version_line

_INVISIBLE = {"Cc", "Cf", "Zl", "Zp"}
"""Controls and joiners have no picture; layout takes care of them."""


@cache
def _covered(faces: tuple[Face, ...]) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    upright = [face for face in faces if face.style == "normal"]
    return frozenset(chr(code) for face in upright for code in TTFont(io.BytesIO(face.bytes), lazy=True).getBestCmap())


def check_glyphs(document: Document, faces: tuple[Face, ...]) -> None:
    """Raise PlanFault with a finding for each value of the plan that the fonts cannot show; PlanForgeError for our own words."""
    covered = _covered(faces)
    findings = tuple(
        Finding(
            "PF507", Severity.ERROR, f"the fonts of the pages have no picture of {_named(character)}", value.path or (), _HINT
        )
        for value in dict.fromkeys(_values(document))
        for character in _missing(value.text, covered)
    )
    if findings:
        raise PlanFault("the plan has characters that the fonts of the pages cannot show", findings)
    for place, text in _texts(document):
        for character in _missing(text, covered):
            raise PlanForgeError(f"the fonts have no picture of {_named(character)}, which stands in {place}", _HINT)


_HINT = "write it in Latin, Greek or Cyrillic letters, or render Markdown or HTML instead of PDF"


def _missing(text: str, covered: frozenset[str]) -> list[str]:
    return [each for each in sorted(set(text) - covered) if unicodedata.category(each) not in _INVISIBLE]


def _named(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'without a name')})"


def _values(document: Document) -> Iterator[Value]:
    """Every value that stands in the document, with its place in the plan."""
    waiting = list(document.body)
    while waiting:
        clause = waiting.pop(0)
        waiting[:0] = clause.children
        for line in lines(clause):
            yield from (each for each in flat(line) if isinstance(each, Value))


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    meta, labels = document.meta, document.meta.labels
    yield "the title", document.title
    yield "the header", " ".join((meta.subtitle, *version_line(document), labels.page, labels.contents, labels.draft))
    for clause in document.body:
        yield from _clause_texts(clause)


def _clause_texts(clause: Clause) -> Iterator[tuple[str, str]]:
    place = f"{clause.label} {plain(clause.heading)}".strip() or repr(clause.id)
    for line in lines(clause):
        yield place, _all(line)
    for child in clause.children:
        yield from _clause_texts(child)


def _all(line: tuple[Inline, ...]) -> str:
    """Every word of a line, the deleted ones too."""
    return "".join(getattr(inline, "text", "") or _all(getattr(inline, "inlines", ())) for inline in line)
