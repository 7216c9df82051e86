"""Law 6 for one part of the language: which leaves can change without changing a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from planforge.document.compose import compose
from planforge.findings import Path
from planforge.plan import Plan, build
from planforge.plan.walk import leaves
from tests.laws.full_plans import changed, full_plan


def words_of(data: dict[str, Any]) -> str:
    """The fingerprint of the agreement that the plan data makes."""
    return compose(build(Plan, data)).document.fingerprint


def silent_leaves(kind: str, variant: int, section: str | None = None) -> Iterator[Path]:
    """Leaves of the full plan, in one section or all, that are agreed between the parties and yet change no word."""
    data = full_plan(kind, variant)
    before = words_of(data)
    for leaf in leaves(build(Plan, data)):
        only_choice = get_origin(leaf.kind) is Literal and len(get_args(leaf.kind)) == 1
        if leaf.internal or not leaf.where or only_choice or (section and leaf.path[0] != section):
            continue
        if words_of(changed(data, leaf.path, leaf.kind)) == before:
            yield leaf.path
