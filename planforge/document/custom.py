"""Clauses in the author's own words: read, given their facts, put in their place."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import replace

from planforge.document.nodes import Clause, Value
from planforge.document.own_words import filled, read
from planforge.document.phrases import Phrases
from planforge.document.slots import Said, Set, Slots
from planforge.document.standing import Standing, aim
from planforge.document.tree import numbered, walk
from planforge.document.view import Leaf, look
from planforge.findings import Finding, Path
from planforge.plan.custom import CustomClause, Fact
from planforge.plan.declare import hints
from planforge.values import Identifier


def place_all(
    sections: tuple[Clause, ...], customs: Sequence[CustomClause], phrases: Phrases
) -> tuple[tuple[Clause, ...], dict[str, str], tuple[Finding, ...]]:
    """The sections with every custom clause in its place; what stands instead of what; what could not be placed."""
    instead: dict[str, str] = {}
    findings: list[Finding] = []
    for index, custom in enumerate(customs):
        path: Path = ("clauses", index)
        standing = standing_of(sections)
        fault = standing.put(custom, path)
        if fault:
            findings.append(fault)
        else:
            sections = _placed(sections, _made(custom, path, phrases), *aim(custom.place))
            instead |= standing.replaced
    return sections, instead, tuple(findings)


def standing_of(sections: Sequence[Clause]) -> Standing:
    """What stands in a document."""
    headed = {section.id: [each.id for each in section.children] for section in sections}
    within = {clause.id: [each.id for each in walk(clause.children)] for section in sections for clause in section.children}
    return Standing(headed, within)


def _made(clause: CustomClause, path: Path, phrases: Phrases) -> Clause:
    """The clause as a node, its facts in their holes."""
    slots = Slots()
    text = filled(clause, lambda name: slots.keep(_said(clause.facts[Identifier(name)], (*path, "facts", name), phrases)))
    heading = Value(clause.heading, "text", (*path, "heading"))
    return numbered(clause.id, (heading,), read(text, slots)[0])


def _said(fact: Fact, path: Path, phrases: Phrases) -> Said | Set:
    field = next(each for each in dataclasses.fields(fact) if getattr(fact, each.name) is not None)
    leaf = look(getattr(fact, field.name), hints(Fact)[field.name], (*path, field.name))
    return phrases.say(leaf) if isinstance(leaf, Leaf) else Said()


def _placed(sections: tuple[Clause, ...], made: Clause, how: str, target: str) -> tuple[Clause, ...]:
    """The sections with `made` put where it belongs."""

    def put(clause: Clause) -> tuple[Clause, ...]:
        if clause.id != target:
            return (clause,)
        if how == "instead_of":
            return (replace(made, scheme=clause.scheme),)
        return (made, clause) if how == "before" else (clause, made)

    def inside(section: Clause) -> Clause:
        if how == "at_end_of":
            return replace(section, children=(*section.children, made)) if section.id == target else section
        return replace(section, children=tuple(each for child in section.children for each in put(child)))

    return tuple(inside(section) for section in sections)
