"""Whether the shipped fonts can show every character; found before a page is set, where the place can still be named."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from functools import cache

from planforge.document.nodes import Clause, Document, Inline
from planforge.errors import PlanForgeError
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
    covered = _covered(faces)
    for place, text in _texts(document):
        for character in sorted(set(text) - covered):
            if unicodedata.category(character) not in _INVISIBLE:
                name = unicodedata.name(character, "without a name")
                raise PlanForgeError(
                    f"the fonts have no picture of U+{ord(character):04X} ({name}), which stands in {place}",
                    "write it in Latin, Greek or Cyrillic letters, or write Markdown or HTML instead of PDF",
                )


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
