"""Where things stand in an agreement: the clause of each id, of each value, and the words for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.document.compose import Composed
from planforge.document.nodes import Clause, Value
from planforge.document.reading import block_lines, flat
from planforge.document.slots import Said
from planforge.findings import Path
from planforge.record import record
from planforge.writers.outline import plain

_POINTS_BACK = re.compile(
    r"\A(?:They|It|Then|Those|These|That|Such|This(?! agreement| partnership))\b|\b(?:that|those) (?:step|part|notice|time|way|log)\b|\bin this way\b|\bcausing\b"
    r"|\A(?:The \w+|[a-z]+)(?: \w+){0,3} (?:it|them)\b|\A.{0,50}\b(?:it|them|they|so)\b"
)


def said(words: str, kind: str = "text") -> Said:
    """Words as a template may print them."""
    return Said((Value(words, kind, None),))


@record
class Topic:
    """A clause with a heading, as a reader looks for it."""

    id: str
    heading: str
    label: str
    """"54", "Schedule 1"; "" where nothing is numbered."""
    section: str
    """The heading of the section it stands in."""


class Places:
    """The clauses of one agreement."""

    def __init__(self, composed: Composed) -> None:
        self.names = composed.names
        self._topics: dict[str, Topic] = {}
        self._labels: dict[str, str] = {}
        self._values: dict[Path, str] = {}
        self._texts: dict[str, str] = {}
        for section in sorted(
            composed.document.body, key=lambda each: each.scheme == "cover"
        ):  # it says again what clauses say
            heading = plain(section.heading) or composed.document.title
            for clause in _all(section):
                self._add(clause, heading, self._label(clause, section, heading))

    def _label(self, clause: Clause, section: Clause, heading: str) -> str:
        if section.scheme == "schedule" and clause is not section and clause.label:
            return f"{section.label}, {clause.label}"
        if section.scheme in ("parties", "recitals"):
            return heading
        return clause.label

    def _add(self, clause: Clause, section: str, label: str) -> None:
        self._labels[clause.id] = label
        if clause.heading:
            self._topics[clause.id] = Topic(clause.id, plain(clause.heading), label, section)
        self._texts[clause.id] = " ".join(plain(line) for block in clause.blocks for line in block_lines(block))
        for line in (line for block in clause.blocks for line in block_lines(block)):
            for each in flat(line):
                if isinstance(each, Value) and each.path:
                    self._values.setdefault(each.path, clause.id)

    def topic(self, id: str) -> Topic:
        return self._topics.get(id) or Topic(id, id.replace("-", " ").capitalize(), self.label(id), "")

    def label(self, id: str) -> str:
        """The number of a clause: "54.2", "Schedule 1, 2"; "" where it has none."""
        return self._labels.get(id, "")

    def name(self, id: str) -> str:
        """How the agreement refers to a clause: "clause 54.2"; "" where it has no such clause."""
        return self.names.get(id, "")

    def in_context(self, words: str, topic: str) -> str:
        """Words that make sense alone: behind the heading of their clause, where they point to what was said before them."""
        heading = self.topic(topic).heading
        return f"{heading}: {words}" if heading and _POINTS_BACK.search(words) else words

    def paragraph(self, id: str, words: str) -> str:
        """The id of the part of clause `id` that says these words; that of the clause where none does, "" where it is not there."""
        parts = (
            part for part, text in self._texts.items() if words and words in text and (part == id or part.startswith(f"{id}-"))
        )
        return next(parts, id if id in self._labels else "")

    def printed(self, path: Path) -> str:
        """The id of the clause that says the value at a path, or something within it; "" where none does."""
        found = self._values.get(path)
        return found or next((id for each, id in self._values.items() if each[: len(path)] == path), "")


def _all(clause: Clause) -> Iterator[Clause]:
    yield clause
    for child in clause.children:
        yield from _all(child)
