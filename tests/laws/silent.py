"""Law 6 for one part of the language: which leaves can change without changing a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from planforge.checks import check
from planforge.document.compose import compose
from planforge.document.nodes import Document, Value
from planforge.document.reading import clause_lines, flat
from planforge.findings import Path, Severity
from planforge.plan import Plan, build
from planforge.plan.walk import leaves
from tests.laws.full_plans import changed, full_plan


def composed(data: dict[str, Any]) -> Document:
    """The agreement that the plan data makes."""
    return compose(build(Plan, data)).document


def spoken(document: Document) -> frozenset[Path]:
    """The places in the plan whose values stand in the document as they are: another value would be another word."""
    lines = (line for section in document.body for line in clause_lines(section))
    return frozenset(each.path for line in lines for each in flat(line) if isinstance(each, Value) and each.path)


def silent_leaves(kind: str, variant: int, section: str | None = None) -> Iterator[Path]:
    """Leaves of the full plan, in one section or all, that are agreed between the parties and yet change no word."""
    return silent_in(full_plan(kind, variant), (section,) if section else None)


def silent_in(data: dict[str, Any], sections: tuple[str, ...] | None = None) -> Iterator[Path]:
    """Leaves of the plan `data`, in some sections or all, that are agreed between the parties and yet change no word.

    Values that stand in the document are heard; for the others (switches, flags, figures within a computation) the plan is
    changed there and composed again, once for all items of a list.
    """
    before = composed(data)
    heard = spoken(before)
    tried: set[Path] = set()
    for leaf in leaves(build(Plan, data)):
        only_choice = get_origin(leaf.kind) is Literal and len(get_args(leaf.kind)) == 1
        if leaf.internal or not leaf.where or only_choice or leaf.path in heard:
            continue
        if sections and leaf.path[0] not in sections:
            continue
        shape = tuple("*" if isinstance(step, int) or step.startswith("name-") else step for step in leaf.path)
        if shape in tried:
            continue
        tried.add(shape)
        if composed(changed(data, leaf.path, leaf.kind)).fingerprint == before.fingerprint and not _refused(data, leaf.path):
            yield leaf.path


def _refused(data: dict[str, Any], path: Path) -> bool:
    """Whether an agreement is never made of the plan, because something stands at `path` that has no meaning there."""
    return any(each.at == path and each.severity is Severity.ERROR for each in check(build(Plan, data)))
