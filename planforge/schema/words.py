"""What each keyword of the schema says when a plan breaks it, in our own words: what, why, and what to write instead."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from planforge.findings import Finding, Fix, Path, Severity
from planforge.record import record
from planforge.schema.bundle import Schema
from planforge.schema.meant import Known, meant, written
from planforge.schema.phrases import brief, flow, found, listed, nearest, place, wanted
from planforge.schema.spelling import respelt
from planforge.schema.trail import chain, told
from planforge.values import Misread
from planforge.values.slip import slipped


@record
class Breach:
    """One fault as the validator tells it, with what is known around it."""

    keyword: str
    want: Any
    """What the keyword asks for."""
    value: Any
    """What stands in the plan."""
    at: Path
    node: dict[str, Any]
    """The schema node with the keyword."""
    nodes: list[dict[str, Any]]
    """The nodes that describe the place, from the outermost in: titles and examples stand in the first that has them."""
    root: Schema
    known: Known
    misread: Misread | None = None
    on_key: bool = False

    def finding(
        self,
        code: str,
        message: str,
        hint: str | None,
        at: Path | None = None,
        on_key: bool | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        key = self.on_key if on_key is None else on_key
        return Finding(code, Severity.ERROR, message, self.at if at is None else at, hint, key, fix=fix)

    def respelt(self, form: str | None) -> Fix | None:
        """How the value, or the key, is mended where only its spelling is wrong."""
        text = respelt(form, self.value, self.known, self.misread) if form else None
        return Fix("rename" if self.on_key else "set", text) if text else None

    @property
    def place(self) -> str:
        return place(self.at, str(self.root.get("title", "plan")).lower())

    @property
    def example(self) -> str | None:
        examples = told(self.nodes, "examples")
        return flow(examples[0]) if examples else None

    @property
    def hint(self) -> str | None:
        return f"for example {self.example}" if self.example else None


Words = Callable[[Breach], Iterator[Finding]]


def _unknown_keys(breach: Breach) -> Iterator[Finding]:
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


def _missing_keys(breach: Breach) -> Iterator[Finding]:
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


def _type(breach: Breach) -> Iterator[Finding]:
    form = breach.node.get("format")
    message = f"{breach.place} wants {wanted(form, breach.want)}, and this is {found(breach.value)}"
    yield breach.finding(
        "PF103", message, _retyped(breach, form) or breach.hint or _keys_below(breach), fix=breach.respelt(form)
    )


def _keys_below(breach: Breach) -> str | None:
    """What to write where a group is wanted that has no example."""
    keys = breach.node.get("required") or list(breach.node.get("properties", ()))
    return f"write its keys below it: {listed(keys)}" if keys else None


def _retyped(breach: Breach, form: str | None) -> str | None:
    """The value that is probably meant, spelt as the wanted type."""
    if form and (hint := meant(form, breach.value, breach.known)):
        return hint
    value, kinds = breach.value, [breach.want] if isinstance(breach.want, str) else breach.want
    if isinstance(value, bool) or value is None:
        return f'put it in quotes where it is text: "{flow(value)}"' if "string" in kinds and form in (None, "line") else None
    if isinstance(value, int | Decimal) and "string" in kinds:
        return f'put it in quotes: "{value}"' if form is None or written(form, str(value)) else None
    if "array" in kinds and not isinstance(value, dict | list):
        return f"write it as a list: [{flow(value)}]"
    if isinstance(value, list) and len(value) == 1 and not isinstance(value[0], dict | list):
        return f"write the one value without a list: {flow(value[0])}"
    if (
        isinstance(value, str)
        and ("integer" in kinds or "number" in kinds)
        and value.replace(",", "").replace(".", "", 1).isdecimal()
    ):
        return f"write the number without quotes and commas: {value.replace(',', '')}" if value.isascii() else None
    return None


def _format(breach: Breach) -> Iterator[Finding]:
    if breach.misread is None:
        return
    about = breach.place if not breach.on_key else f"the key {breach.place}"
    shown = "" if breach.on_key else f" {brief(str(breach.value))!r}"
    message = f"{about} wants {wanted(breach.want, 'string')}, and{shown} is not one: {breach.misread.why}"
    hint = meant(breach.want, breach.value, breach.known) or breach.misread.hint
    yield breach.finding("PF103", message, hint, fix=breach.respelt(breach.want))


def _enum(breach: Breach) -> Iterator[Finding]:
    near = nearest(breach.value, breach.want) if isinstance(breach.value, str) else None
    message = f"{breach.place} must be one of {listed(breach.want, 30)}; this is {found(breach.value)}"
    surely = slipped(breach.value, breach.want) if isinstance(breach.value, str) else None
    yield breach.finding(
        "PF104", message, f"did you mean {near}?" if near else None, fix=Fix("set", surely) if surely else None
    )


def _const(breach: Breach) -> Iterator[Finding]:
    wants = flow(breach.want)
    yield breach.finding("PF104", f"{breach.place} must be {wants}; this is {found(breach.value)}", f"write {wants}")


def _one_of(breach: Breach) -> Iterator[Finding]:
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


def _few(what: str) -> Words:
    def say(breach: Breach) -> Iterator[Finding]:
        needs = f"at least {breach.want} {what}{'' if breach.want == 1 else 's'}"
        if what == "character" and not breach.value:
            yield breach.finding("PF106", f"{breach.place} is empty", breach.hint or "write the text, or remove the key")
        else:
            message = f"{breach.place} needs {needs}, and has {len(breach.value)}"
            yield breach.finding("PF106", message, breach.hint or "add what is missing, or remove the key")

    return say


def _many(what: str) -> Words:
    def say(breach: Breach) -> Iterator[Finding]:
        allows = f"at most {breach.want:,} {what}{'' if breach.want == 1 else 's'}"
        message = f"{breach.place} may have {allows}, and has {len(breach.value):,}"
        yield breach.finding("PF106", message, "shorten it" if what == "character" else "remove some")

    return say


def _bound(says: str, hint: str) -> Words:
    def say(breach: Breach) -> Iterator[Finding]:
        message = f"{breach.place} must be {says} {breach.want}, and is {breach.value}"
        yield breach.finding("PF107", message, hint.format(breach.want))

    return say


def _unique(breach: Breach) -> Iterator[Finding]:
    for number, item in enumerate(breach.value):
        first = breach.value.index(item)
        if first < number:
            message = f"item {number + 1} of {breach.place} is the same as item {first + 1}"
            yield breach.finding("PF108", message, "remove one of them", (*breach.at, number), fix=Fix("remove"))


def _needs_beside(breach: Breach) -> Iterator[Finding]:
    for key, needs in breach.want.items():
        for other in needs if key in breach.value else ():
            if other not in breach.value:
                message = f"{breach.place} needs the key `{other}` because it has `{key}`"
                missing = breach.finding("PF102", message, f"add {other}, or remove {key}", (*breach.at, key), True)
                yield dataclasses.replace(missing, about=other)


def _other(breach: Breach) -> Iterator[Finding]:
    title = told(breach.nodes, "title")
    yield breach.finding("PF103", f"{breach.place} is not written as {title.lower() if title else 'it must be'}", breach.hint)


WORDS: dict[str, Words] = {
    "additionalProperties": _unknown_keys,
    "unevaluatedProperties": _unknown_keys,
    "required": _missing_keys,
    "dependentRequired": _needs_beside,
    "type": _type,
    "format": _format,
    "enum": _enum,
    "const": _const,
    "oneOf": _one_of,
    "minItems": _few("item"),
    "minLength": _few("character"),
    "minProperties": _few("key"),
    "maxItems": _many("item"),
    "maxLength": _many("character"),
    "maxProperties": _many("key"),
    "minimum": _bound("at least", "write {} or more"),
    "maximum": _bound("at most", "write {} or less"),
    "exclusiveMinimum": _bound("more than", "write more than {}"),
    "exclusiveMaximum": _bound("less than", "write less than {}"),
    "multipleOf": _bound("a multiple of", "write a multiple of {}"),
    "uniqueItems": _unique,
}


def words(breach: Breach) -> Iterator[Finding]:
    """The findings that a breach makes: usually one, for keys one each."""
    return WORDS.get(breach.keyword, _other)(breach)
