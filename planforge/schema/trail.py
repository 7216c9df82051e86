"""The schema nodes that describe a faulty place: title and example may stand beside a `$ref`, the fault behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planforge.schema.bundle import Schema

_DOWN = ("items", "additionalProperties", "propertyNames", "contains")
"""Keywords that lead from a value to a value inside it."""
_INSIDE = ("properties", "patternProperties", "prefixItems")
"""The same, where a name or a number comes next."""
_SAME = ("allOf", "anyOf", "oneOf")
"""Keywords whose numbered schemas say more of the same value."""


def target(root: Schema, node: Any) -> Any:
    """The node that `node` refers to inside the bundle, or None."""
    reference = node.get("$ref", "") if isinstance(node, dict) else ""
    if not reference.startswith("#/"):
        return None
    found: Any = root
    for step in reference[2:].split("/"):
        found = found.get(step.replace("~1", "/").replace("~0", "~")) if isinstance(found, dict) else None
    return found


def chain(root: Schema, node: Any) -> list[dict[str, Any]]:
    """`node` and what it refers to, one after the other."""
    nodes: list[dict[str, Any]] = []
    while isinstance(node, dict) and node not in nodes:
        nodes.append(node)
        node = target(root, node)
    return nodes


def trail(root: Schema, steps: Iterable[str | int]) -> list[dict[str, Any]]:
    """The nodes that describe the value to which the schema path `steps` leads, from the outermost in."""
    nodes = chain(root, root)
    node: Any = root
    family = ""
    for step in steps:
        if family:
            node = node[step]
            nodes = [*(nodes if family in _SAME else ()), *chain(root, node)]
            family = ""
            continue
        node = next(each[step] for each in chain(root, node) if step in each)
        if step in _SAME or step in _INSIDE:
            family = str(step)
        else:
            nodes = [*(() if step in _DOWN else nodes), *chain(root, node)]
    return nodes


def told(nodes: Iterable[dict[str, Any]], what: str) -> Any:
    """What the first of `nodes` that has the keyword `what` says, or None."""
    return next((node[what] for node in nodes if what in node), None)
