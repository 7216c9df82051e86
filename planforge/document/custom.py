"""Clauses in the author's own words: read, given their facts, put in their place."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from planforge.document.nodes import Clause, Value
from planforge.document.own_words import OwnWords
from planforge.document.phrases import Phrases
from planforge.document.slots import Said, Slots
from planforge.document.tree import numbered, walk
from planforge.document.view import Leaf, look
from planforge.findings import Finding, Path, Severity
from planforge.plan.custom import CustomClause, Fact
from planforge.plan.declare import hints
from planforge.values import Identifier

_HOLE = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")


def read_custom(clause: CustomClause, path: Path, phrases: Phrases, own: OwnWords) -> tuple[Clause, tuple[Finding, ...]]:
    """The clause as a node, its facts in their holes."""
    slots = Slots()
    text = _HOLE.sub(lambda match: _fact(match, clause, path, phrases, slots), clause.text)
    heading = Value(clause.heading, "text", (*path, "heading"))
    return numbered(clause.id, (heading,), own.read(text, (*path, "text"), slots)), tuple(_facts(clause, path))


def _facts(clause: CustomClause, path: Path) -> Iterator[Finding]:
    """Holes without a fact, and facts without a hole."""
    holes = _HOLE.findall(clause.text)
    for name in dict.fromkeys(holes):
        if name not in clause.facts:
            message = f"the clause uses {{{name}}}, but has no fact of that name"
            yield _fault("PF502", message, (*path, "text"), f"add it under facts, or write the words without braces: {name}")
    for name in clause.facts:
        if name not in holes:
            message = f"the fact {name} is not used in the words of the clause"
            yield _fault("PF506", message, (*path, "facts", name), f"write {{{name}}} where it belongs, or remove the fact")


def _fact(match: re.Match[str], clause: CustomClause, path: Path, phrases: Phrases, slots: Slots) -> str:
    name = match.group(1)
    if name not in clause.facts:
        return match.group()
    fact = clause.facts[Identifier(name)]
    field = next(each for each in dataclasses.fields(fact) if getattr(fact, each.name) is not None)
    leaf = look(getattr(fact, field.name), hints(Fact)[field.name], (*path, "facts", name, field.name))
    return slots.keep(phrases.say(leaf)) if isinstance(leaf, Leaf) else slots.keep(Said())


def _fault(code: str, message: str, at: Path, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, message, at, hint)


def place_all(
    sections: tuple[Clause, ...], customs: Sequence[CustomClause], phrases: Phrases, own: OwnWords
) -> tuple[tuple[Clause, ...], dict[str, str], tuple[Finding, ...]]:
    """The sections with every custom clause in its place; what stands instead of what; what could not be placed."""
    instead: dict[str, str] = {}
    findings: list[Finding] = []
    for index, custom in enumerate(customs):
        path: Path = ("clauses", index)
        made, faults = read_custom(custom, path, phrases, own)
        findings.extend(faults)
        if any(each.id == custom.id for each in walk(sections)):
            findings.append(
                _fault(
                    "PF504",
                    f"the agreement has a clause {custom.id} already",
                    (*path, "id"),
                    f"choose another id, such as own-{custom.id}",
                )
            )
            continue
        how, target = next(
            (how, str(where)) for how in ("before", "after", "instead_of", "at_end_of") if (where := getattr(custom.place, how))
        )
        placed = _placed(sections, made, how, target)
        if placed is None:
            findings.append(_unplaced(sections, (*path, "place", how), target))
            continue
        sections = placed
        if how == "instead_of":
            instead[target] = custom.id
    return sections, instead, tuple(findings)


def _unplaced(sections: tuple[Clause, ...], at: Path, target: str) -> Finding:
    ids = [each.id for section in sections for each in (section, *section.children)]
    near = get_close_matches(target, ids, n=3, cutoff=0.4)
    return _fault(
        "PF501",
        f"this agreement has no clause {target} to place it by",
        at,
        f"use the id of a clause that is there, such as {', '.join(near or ids[3:6])}",
    )


def _placed(sections: tuple[Clause, ...], made: Clause, how: str, target: str) -> tuple[Clause, ...] | None:
    """The sections with `made` put where it belongs, or None where there is no `target`."""
    placed = False

    def put(clause: Clause) -> Iterator[Clause]:
        nonlocal placed
        if clause.id != target or how == "at_end_of":
            yield clause
            return
        placed = True
        if how == "instead_of":
            yield replace(made, scheme=clause.scheme)
        else:
            yield from (made, clause) if how == "before" else (clause, made)

    def inside(section: Clause) -> Clause:
        nonlocal placed
        children = tuple(each for child in section.children for each in put(child))
        if section.id == target and how == "at_end_of":
            placed = True
            children = (*children, made)
        return replace(section, children=children)

    result = tuple(inside(section) for section in sections)
    return result if placed else None
