"""The reference of the plan language as Markdown, generated from the schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planforge.schema.bundle import Schema
from planforge.schema.phrases import flow
from planforge.schema.trail import chain, target, told

_SIMPLE = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "array": "list",
    "object": "group",
}


def describe(schema: Schema) -> str:
    """One section for the plan, one for each group of keys in it, in the order of first mention, and a table of value types."""
    sections = ["# The plan language\n\nGenerated from the schema. Every key is listed; nothing else is accepted in a plan.\n"]
    sections += [_section(schema, title, node) for title, node in _groups(schema)]
    sections.append(_values(schema))
    return "\n".join(sections)


def _groups(schema: Schema) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every group of keys, the plan first, level by level."""
    waiting: list[dict[str, Any]] = [dict(schema)]
    seen: list[str] = []
    while waiting:
        node = waiting.pop(0)
        title = node.get("title", "Plan")
        if title in seen:
            continue
        seen.append(title)
        yield title, node
        for value in node["properties"].values():
            waiting += [inner for inner in _inside(schema, value) if "properties" in inner]


def _inside(schema: Schema, node: Any) -> Iterator[dict[str, Any]]:
    """What `node` is or holds, behind references, lists, maps and alternatives."""
    for each in chain(schema, node):
        yield each
        for further in (each.get("items"), each.get("additionalProperties"), *each.get("anyOf", ()), *each.get("oneOf", ())):
            if isinstance(further, dict):
                yield from _inside_once(schema, further)


def _inside_once(schema: Schema, node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in chain(schema, node):
        yield each
        for further in (each.get("items"), each.get("additionalProperties")):
            if isinstance(further, dict):
                yield from chain(schema, further)


def _section(schema: Schema, title: str, node: dict[str, Any]) -> str:
    lines = [f"## {title}", "", node.get("description", ""), ""]
    choices = [branch["required"][0] for branch in node.get("oneOf", ()) if branch.get("required")]
    if choices:
        lines += [f"Exactly one of {', '.join(f'`{name}`' for name in choices)}.", ""]
    lines += _conditions(node)
    lines += ["| Key | Value | Needed | Meaning | Example | In the agreement |", "| --- | --- | --- | --- | --- | --- |"]
    for key, value in node["properties"].items():
        lines.append(
            _row(schema, key, value, "one of" if key in choices else "yes" if key in node.get("required", ()) else "no")
        )
    return "\n".join([*lines, ""])


def _conditions(node: dict[str, Any]) -> list[str]:
    """What is needed only for some kind: `if` a word is chosen `then` keys are required."""
    said = []
    for rule in node.get("allOf", ()):
        word, needs = _const(rule.get("if", {})), rule.get("then", {}).get("required")
        if word is not None and needs:
            said.append(f"- For `{word}`, needed are {', '.join(f'`{name}`' for name in needs)}.")
    return [*said, ""] if said else []


def _const(node: Any) -> Any:
    """The word that an `if` looks for, however deep it stands."""
    if not isinstance(node, dict):
        return None
    if "const" in node:
        return node["const"]
    return next((word for each in node.get("properties", {}).values() if (word := _const(each)) is not None), None)


def _row(schema: Schema, key: str, value: dict[str, Any], needed: str) -> str:
    nodes = chain(schema, value)
    examples = told(nodes, "examples")
    meaning = nodes[0].get("description") or told(nodes, "description") or ""
    if told(nodes, "x-planforge-internal"):
        meaning += " *Internal: never in the other party's copy.*"
    cells = (
        f"`{key}`", _type(schema, value), needed, _prose(meaning),
        f"`{_cell(flow(examples[0]))}`" if examples else "", _cell(told(nodes, "x-planforge-where") or ""),
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _opening(text: str) -> str:
    """`text` at the start of a line, where # would make a heading of it."""
    return f"\\{_prose(text)}" if text.startswith("#") else _prose(text)


def _prose(text: str) -> str:
    """A description, in which `[](#term)` is shown and not followed."""
    return _cell(text).replace("](", "\\](")


def _type(schema: Schema, node: dict[str, Any]) -> str:
    """The type in human words, linked to where it is described."""
    nodes = chain(schema, node)
    if words := told(nodes, "enum"):
        return _cell(", ".join(f"`{flow(word)}`" for word in words))
    if "const" in node:
        return f"`{flow(node['const'])}`"
    if (items := told(nodes, "items")) is not None:
        return f"list of {_type(schema, items)}"
    inner = told(nodes, "additionalProperties")
    if isinstance(inner, dict):
        return f"group by identifier of {_type(schema, inner)}"
    referred = target(schema, node)
    if referred is not None:
        return _link(referred.get("title", "value"))
    if "properties" in node:
        return _link(node.get("title", "group"))
    kinds = told(nodes, "type") or "value"
    return " or ".join(_SIMPLE.get(kind, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _link(title: str) -> str:
    return f"[{title}](#{''.join(char for char in title.lower().replace(' ', '-') if char.isalnum() or char == '-')})"


def _values(schema: Schema) -> str:
    """The types of single values, each with a heading that the tables link to."""
    lines = ["## Values", "", "How single values are written.", ""]
    for node in schema.get("$defs", {}).values():
        if "properties" not in node and node.get("type") != "object" and "title" in node:
            example = f" Example: `{flow(node['examples'][0])}`." if node.get("examples") else ""
            lines += [f"### {node['title']}", "", f"{_opening(node.get('description', ''))}{example}", ""]
    return "\n".join(lines)
