"""What is said of keys: those that nobody knows, those that are missing, those of which one is needed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from planforge.findings import Finding, Fix
from planforge.schema.breach import LONGEST, Breach
from planforge.schema.phrases import brief, flow, listed, nearest
from planforge.schema.sample import sample
from planforge.schema.trail import chain, told
from planforge.values.slip import slipped

_HARD = "begin the line with ordinary spaces: a hard space became part of the key"


def unknown_keys(breach: Breach) -> Iterator[Finding]:
    known = breach.node.get("properties", {})
    for key in breach.value:
        if key in known or _colonless(breach, key):
            continue
        near = nearest(key, known)
        there = "? It stands here already" if near in breach.value else "?"
        near = near or " or ".join(_titled(breach, key))
        hint = f"did you mean {near}{there}" if near else f"the keys here are {listed(known, 30)}" if known else "remove it"
        hint = _HARD if key != key.lstrip() else hint
        surely = key.strip() if key.strip() in known else slipped(key, known)
        fix = Fix("rename", surely) if surely and surely not in breach.value else None
        yield breach.finding("PF101", f"{breach.place} has no key `{brief(key)}`", hint, (*breach.at, key), True, fix)


def _colonless(breach: Breach, key: str) -> bool:
    """Whether this is no key but `key value` without the colon. The syntax has said so."""
    return " " in key and breach.value[key] is None


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
        if key in breach.value or any(nearest(each, (key,)) or _meant(breach, each, key) for each in unknown):
            continue
        described = _described(breach, key)
        title, example = told(described, "title"), _example(breach, described)
        meant = f" ({title})" if title and title.lower().replace(" ", "_") != key else ""
        message = f"{breach.place} needs the key `{key}`{meant}"
        missing = breach.finding("PF102", message, _added(key, example, told(described, "enum") or []), on_key=True)
        yield dataclasses.replace(missing, about=key)


def _meant(breach: Breach, key: str, wanted: str) -> bool:
    return _colonless(breach, key) and key.startswith(f"{wanted} ")


def _example(breach: Breach, described: list[dict[str, Any]]) -> object:
    """What could stand there; a party that the group does not name already, so that none pays itself."""
    parties = dict.fromkeys(breach.known.parties.values()) if told(described, "format") == "party" else ()
    free = next((each for each in parties if each not in breach.value.values()), None)
    return free or sample(described, breach.root, breach.known)


def _added(key: str, example: object, choices: list[Any]) -> str:
    """What to add; a long group by its keys."""
    shown = "" if example is None else flow(example)
    if shown and len(shown) <= LONGEST:
        return f"{'' if len(choices) == 1 else 'for example '}add {key}: {shown}"
    item = example[0] if isinstance(example, list) else example
    return f"add {key} with {listed(item, 30)}" if isinstance(item, dict) else f"add {key}"


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
