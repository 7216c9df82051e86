"""Law 6 for one part of the language: which leaves can change without changing a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from planforge.document.compose import compose
from planforge.findings import Path
from planforge.plan import Plan, build
from tests.laws.full_plans import changed, full_plan, leaves


def words_of(data: dict[str, Any]) -> str:
    """The fingerprint of the agreement that the plan data makes."""
    return compose(build(Plan, data)).document.fingerprint


def silent_leaves(kind: str, variant: int, section: str | None = None) -> Iterator[Path]:
    """Leaves of the full plan, in one section or all, that are agreed between the parties and yet change no word."""
    data = full_plan(kind, variant)
    before = words_of(data)
    for path, declared, where, internal in leaves(data):
        if internal or not where or (section and path[0] != section) or len(get_args(declared)) == 1 == (get_origin(declared) is not None):
            continue
        if words_of(changed(data, path, declared)) == before:
            yield path
