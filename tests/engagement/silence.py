"""Law 6 over one section of a plan, field by field, with optional fields given or left out by a seed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planforge.document.tree import walk
from planforge.plan import Plan, build
from planforge.plan.declare import about, hints, info, key
from planforge.plan.walk import leaves
from tests.engagement.composing import Sparse, agreement, composed, plan_data
from tests.laws.full_plans import changed


def sections(cls: type) -> Iterator[tuple[str, str]]:
    """Each optional field of the section by key, and the clause in which it appears."""
    for field in dataclasses.fields(cls):
        if field.default is not dataclasses.MISSING:
            yield key(field), about(field).where or info(cls).where


def silent(data: dict[str, Any], folder: Path, clauses: tuple[str, ...], under: tuple[str, ...]) -> list[str]:
    """What is wrong: leaves under a path that change no word, and headings without words."""
    settings = agreement(folder, clauses)
    made = composed(data, settings).document
    empty = [f"nothing under {each.id}" for each in walk(made.body) if each.heading and not (each.blocks or each.children)]
    wrong = [each for each in empty if each not in ("nothing under cover", "nothing under agreed-terms")]
    for leaf in leaves(build(Plan, data)):
        if leaf.path[: len(under)] == under and leaf.where and leaf.path[-1] != "id":
            other = composed(changed(data, leaf.path, leaf.kind), settings).document
            if other.fingerprint == made.fingerprint:
                wrong.append(".".join(map(str, leaf.path)))
    return wrong


def sparse(cls: type, field: str, root: str, seed: int, fixed: dict[str, Any]) -> dict[str, Any]:
    """A plan whose section `root` has the field, and what is fixed."""
    name = next(each.name for each in dataclasses.fields(cls) if key(each) == field)
    return plan_data(**{root: {**fixed, field: Sparse(seed).value(hints(cls)[name])}})
