"""What is said of keys: those that nobody knows, those that are missing, those of which one is needed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from planforge.findings import Finding, Fix
from planforge.schema.breach import Breach
from planforge.schema.phrases import brief, flow, listed, nearest
from planforge.schema.trail import chain, told
from planforge.values.slip import slipped


def unknown_keys(breach: Breach) -> Iterator[Finding]:
    known = breach.node.get("properties", {})
    for key in breach.value:
        if key in known:
            continue
        near = nearest(key, known)
        near = " or ".join(_titled(breach, key)) if near is None or near in breach.value else near
        hint = f"did you mean {near}?" if near else f"the keys here are {listed(known, 30)}" if known else "remove it"
        surely = slipped(key, known)
        fix = Fix("rename", surely) if surely and surely not in breach.value else None
        yield breach.finding("PF101", f"{breach.place} has no key `{brief(key)}`", hint, (*breach.at, key), True, fix)


def _titled(breach: Breach, key: str) -> list[str]:
    """The few keys whose own words or title have `key` among them: `law` is a word of `governing_law`."""
    word = key.lower()
    known = [each for each in breach.node.get("properties", {}) if each not in breach.value]
    found = [each for each in known if word in each.split("_")]
    found = found or [each for each in known if word in str(told(_described(breach, each), "title") or "").lower().split()]
    return found if len(found) <= 3 else []


def missing_keys(breach: Breach) -> Iterator[Finding]:
    homes = [node["properties"] for node in (breach.node, *breach.nodes) if "properties" in node]
    unknown = [key for key in breach.value if homes and not any(key in home for home in homes)]
    for key in breach.want:
        if key in breach.value or any(nearest(each, (key,)) for each in unknown):
            continue
        described = _described(breach, key)
        title, examples = told(described, "title"), told(described, "examples")
        meant = f" ({title})" if title and title.lower().replace(" ", "_") != key else ""
        example = flow(examples[0]) if examples else "..."
        message = f"{breach.place} needs the key `{key}`{meant}"
        missing = breach.finding("PF102", message, f"add {key}: {example}", on_key=True)
        yield dataclasses.replace(missing, about=key)


def _described(breach: Breach, key: str) -> list[dict[str, Any]]:
    """The nodes that describe the missing `key`."""
    homes = [breach.node, *breach.nodes]
    home: dict[str, Any] = next((node["properties"][key] for node in homes if key in node.get("properties", {})), {})
    return chain(breach.root, home)


def one_of(breach: Breach) -> Iterator[Finding]:
    if not isinstance(breach.value, dict):
        return
    choices = [branch["required"] for branch in breach.want if "required" in branch]
    names = [" with ".join(choice) for choice in choices]
    given = [name for name, choice in zip(names, choices, strict=True) if all(key in breach.value for key in choice)]
    message = f"{breach.place}: exactly one of {listed(names, 30)} is needed; found {' and '.join(given) or 'none'}"
    if given:
        yield breach.finding("PF105", message, f"keep one of {listed(given)}", (*breach.at, given[1].split(" ")[0]), True)
        return
    known = breach.node.get("properties", {})
    if any(nearest(key, (key_ for choice in choices for key_ in choice)) for key in breach.value if key not in known):
        return  # the unknown key says it already, with the right name
    yield breach.finding("PF105", message, f"add one of them, such as {names[0]}", on_key=True)


def needs_beside(breach: Breach) -> Iterator[Finding]:
    for key, needs in breach.want.items():
        for other in needs if key in breach.value else ():
            if other not in breach.value:
                message = f"{breach.place} needs the key `{other}` because it has `{key}`"
                missing = breach.finding("PF102", message, f"add {other}, or remove {key}", (*breach.at, key), True)
                yield dataclasses.replace(missing, about=other)
