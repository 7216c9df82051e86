"""What could stand at a place of this plan: the example of its declaration, with the parties of the plan."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planforge.schema.bundle import Schema
from planforge.schema.meant import Known
from planforge.schema.trail import chain, told

_EXAMPLES = ("northwind", "brightpath")
"""The parties of the examples in the declarations."""
_DEEPEST = 3


def sample(nodes: list[dict[str, Any]], root: Schema, known: Known, depth: int = 0) -> Any:
    """A value that may stand where `nodes` describe it; None where nothing can be said in a few words."""
    if examples := told(nodes, "examples"):
        return _here(examples[0], dict(zip(_EXAMPLES, dict.fromkeys(known.parties.values()), strict=False)))
    if choices := told(nodes, "enum"):
        return choices[0]
    if told(nodes, "type") == "array" and depth < _DEEPEST:
        item = sample(chain(root, told(nodes, "items")), root, known, depth + 1)
        return None if item is None else [item]
    return _group(nodes, root, known, depth) if told(nodes, "type") == "object" and depth < _DEEPEST else None


def _group(nodes: Iterable[dict[str, Any]], root: Schema, known: Known, depth: int) -> dict[str, Any] | None:
    """The keys that a group needs, and the first of those among which it chooses."""
    node = next((each for each in nodes if "properties" in each), {})
    keys = [*node.get("required", ()), *(key for branch in node.get("oneOf", ())[:1] for key in branch["required"])]
    made = {key: sample(chain(root, node["properties"][key]), root, known, depth + 1) for key in keys}
    return made if made and None not in made.values() else None


def _here(example: Any, parties: dict[str, str]) -> Any:
    if isinstance(example, dict):
        return {key: _here(each, parties) for key, each in example.items()}
    if isinstance(example, list):
        return [_here(each, parties) for each in example]
    return parties.get(example, example) if isinstance(example, str) else example
