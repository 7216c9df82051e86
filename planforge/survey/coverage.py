"""What an agreement covers: each term of the checklist answered by yes, no or not applicable, with the clause that says it."""

from __future__ import annotations

import re
from typing import Literal

from planforge.document.compose import Composed
from planforge.document.slots import Said
from planforge.findings import Path
from planforge.plan import Plan
from planforge.plan.walk import Given, Leaf, everything
from planforge.record import record
from planforge.survey.checklist import GROUPS, SOURCES, Entry, Group
from planforge.survey.places import Places, said

Answer = Literal["yes", "no", "na"]

_COVER = "cover"


@record
class Line:
    name: Said
    question: Said
    sources: Said
    answer: Answer
    clause: Said | None
    """Where it is agreed."""
    on_cover: bool
    why: Said | None
    """Why it is not applicable."""


@record
class Part:
    id: str
    title: Said
    lines: tuple[Line, ...]
    yes: int
    no: int
    na: int


@record
class Source:
    id: Said
    name: Said


@record
class Coverage:
    """What the template of the report may print."""

    parts: tuple[Part, ...]
    yes: int
    no: int
    na: int
    sources: tuple[Source, ...]


def coverage(plan: Plan, composed: Composed) -> Coverage:
    """The answers that the agreement in `composed`, made from `plan`, gives to the checklist."""
    told = Told(plan, composed)
    parts = tuple(_part(group, told) for group in GROUPS)
    yes, no, na = (sum(each) for each in zip(*((part.yes, part.no, part.na) for part in parts), strict=True))
    return Coverage(parts, yes, no, na, tuple(Source(said(id), said(name)) for id, name in SOURCES.items()))


def _part(group: Group, told: Told) -> Part:
    lines = tuple(_line(entry, told) for entry in group.entries)
    answers = [each.answer for each in lines]
    return Part(group.id, said(group.title), lines, answers.count("yes"), answers.count("no"), answers.count("na"))


def _line(entry: Entry, told: Told) -> Line:
    clause = told.answer(entry) if told.applies(entry) else None
    answer: Answer = "yes" if clause is not None else "no" if told.applies(entry) else "na"
    shown = said(told.label(clause)) if clause and clause != _COVER else None
    why = said(entry.why) if answer == "na" else None
    return Line(
        said(entry.name), said(entry.question), said(entry.sources.replace(" ", ", ")), answer, shown, clause == _COVER, why
    )


class Told:
    """Everything that a plan gives and its agreement says, to be asked by the entries of the checklist."""

    def __init__(self, plan: Plan, composed: Composed) -> None:
        self._places = Places(composed)
        self._names = composed.names
        self._given: dict[str, tuple[Path, str]] = {}
        lines = []
        for each in everything(plan):
            if isinstance(each, Leaf | Given) and not each.internal and each.path:
                dotted = ".".join(map(str, each.path))
                self._given[dotted] = (each.path, each.where)
                lines.append(f"{dotted}={' '.join(str(each.value).split())}" if isinstance(each, Leaf) else f"{dotted}=")
        self._text = "\n".join(lines)
        self._own = [(str(each.id), f"{each.id} {each.heading}".casefold()) for each in plan.clauses]

    def answer(self, entry: Entry) -> str | None:
        """The id of the first clause that agrees the term; "" where none says it by itself, None where it is not agreed."""
        found = (self._where(each) for each in entry.by)
        best = self._places.paragraph(*entry.at.partition(":")[::2]) if entry.at else ""
        own = (id for id, words in self._own if entry.own and re.search(rf"\b(?:{entry.own})", words))
        answer = next((each for each in (*found, *own) if each is not None), None)
        return answer if answer is None else best or answer

    def applies(self, entry: Entry) -> bool:
        return not entry.only or any(self._where(each) is not None for each in entry.only)

    def label(self, clause: str) -> str:
        return self._places.label(clause) or self._places.topic(clause).heading

    def _where(self, place: str) -> str | None:
        if place.startswith("@"):
            return place[1:] if place[1:] in self._names else None
        found = re.search(pattern(place), self._text, re.MULTILINE)
        if not found:
            return None
        path, where = self._given[found[0].partition("=")[0]]
        return self._places.printed(path) or (where if where in self._names else "")


def pattern(place: str) -> str:
    """A place of the checklist as a pattern for a line of dotted path and value."""
    path, equals, value = place.partition("=")
    steps = re.escape(path).replace(r"\*\*\.", r"(?:[^.=\n]+\.)*").replace(r"\*", r"[^.=\n]+")
    return f"^{steps}={re.escape(value)}$" if equals else rf"^{steps}(?=[.=])[^=\n]*="


__all__ = ["Coverage", "Told", "coverage", "pattern"]
