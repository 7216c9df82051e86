"""What each keyword of the schema says when a plan breaks it, in our own words: what, why, and what to write instead."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from functools import partial

from planforge.findings import Finding, Fix
from planforge.schema.breach import Breach, Words
from planforge.schema.keys import missing_keys, needs_beside, one_of, unknown_keys
from planforge.schema.meant import meant, straight, written
from planforge.schema.phrases import flow, found, listed, nearest, quoted, wanted
from planforge.schema.trail import chain, told
from planforge.values import PARTS, Misread
from planforge.values.slip import slipped

_FEW = 8
"""Choices that a message names; more of them stand in the advice, the nearest first."""
BULLETS = tuple("–—−•·‣◦▪")
_HARD_SPACES = "\u00a0\u202f\u2007"


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
    if form and (hint := _unit(breach, form) or meant(form, breach.value, breach.known)):
        return hint
    value, kinds = breach.value, [breach.want] if isinstance(breach.want, str) else breach.want
    if "boolean" in kinds and isinstance(value, str):
        return _switched(value)
    if isinstance(value, bool) or value is None:
        return f'put it in quotes where it is text: "{flow(value)}"' if "string" in kinds and form in (None, "line") else None
    if isinstance(value, int | Decimal) and "string" in kinds:
        return f'put it in quotes: "{value}"' if form is None or written(form, str(value)) else None
    if "array" in kinds and (sign := _bullet(value)):
        return f"begin each item with a hyphen and a space, not with {sign}"
    if "string" in kinds and isinstance(value, dict) and len(value) == 1 and isinstance(breach.at[-1], int):
        return f"close the list before it with ], if {next(iter(value))} is a key of its own"
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


def _bullet(value: object) -> str:
    """The sign that was meant to begin an item of a list."""
    word = value if isinstance(value, str) else next(iter(value), "") if isinstance(value, dict) else ""
    return word[0] if word[:1] in BULLETS and word[1:2].isspace() else ""


def _switched(word: str) -> str:
    """What to write for a yes or a no; a switch that is left out is off."""
    if word.lower() in ("yes", "y", "on"):
        return "write true"
    return "leave it out, or write false" if word.lower() in ("no", "n", "off") else "write true, or leave it out"


def _unit(breach: Breach, form: str) -> str | None:
    """The unit that a bare number lacks, where a period is so short that days and months make no sense."""
    unit = (breach.example or "").rpartition(" ")[2]
    bare = form == "period" and str(breach.value).isdecimal()
    return f"write the unit as well: {breach.value} {unit}" if bare and unit in ("minutes", "hours") else None


def _format(breach: Breach) -> Iterator[Finding]:
    if breach.misread is None:
        return
    about = breach.place if not breach.on_key else f"the key {breach.place}"
    wants = f"{about} wants {wanted(breach.want, 'string')}, and"
    if (bare := straight(breach.value)) and written(breach.want, bare):
        message = f"{wants} the curly quotes around it are part of the text: only straight ones quote"
        yield breach.finding("PF103", message, f'write {bare}, or "{bare}"', fix=Fix("set", bare))
        return
    shown = "" if breach.on_key else f" {quoted(str(breach.value))}"
    why = _why(breach, breach.misread)
    message = f"{wants}{shown} is not one{f': {why}' if why else ''}"
    hint = _law(breach) or meant(breach.want, breach.value, breach.known) or breach.misread.hint
    yield breach.finding("PF103", message, hint, fix=breach.respelt(breach.want))


def _why(breach: Breach, misread: Misread) -> str:
    """What is wrong with the spelling. Of a party it does not matter: it is one of the plan, or none."""
    if breach.want == "party" or (
        breach.want == "who" and not {*str(breach.value).split(", ")} <= {*breach.known.parties.values()}
    ):
        return ""
    hard = next((char for char in _HARD_SPACES if char in str(breach.value)), None)
    return f"a hard space (U+{ord(hard):04X}) stands in it" if hard else misread.why


def _law(breach: Breach) -> str | None:
    """Where a law or courts are asked for, a country with several has none of its own."""
    country = breach.misread.instead if breach.misread and breach.want == "territory" and breach.at[-1:] == ("of",) else ""
    parts = [code for code in PARTS if code.startswith(f"{country}-")]
    return f"name the part of {country} that is meant, such as {listed(parts[:3])}" if parts else None


def _enum(breach: Breach) -> Iterator[Finding]:
    word = breach.value if isinstance(breach.value, str) else None
    if len(breach.want) == 1:
        yield from _const(dataclasses.replace(breach, want=breach.want[0]))
        return
    near = nearest(word, breach.want) if word else None
    hint = f"did you mean {near}?" if near else None
    message = f"{breach.place} must be one of {listed(breach.want, 30)}; this is {found(breach.value)}"
    if len(breach.want) > _FEW:
        message = f"{breach.place} is none of the {len(breach.want)} words that it may be; this is {found(breach.value)}"
        others = [each for each in sorted(breach.want, key=partial(_far, word or "")) if each != near]
        hint = f"{hint or ''} {'Else' if near else 'write'} one of: {'; '.join(others)}".strip()
    surely = slipped(word, breach.want) if word else None
    yield breach.finding(
        "PF104", message, f"did you mean {surely}?" if surely else hint, fix=Fix("set", surely) if surely else None
    )


def _far(word: str, choice: str) -> float:
    return -SequenceMatcher(None, word.lower(), choice.lower()).ratio()


def _const(breach: Breach) -> Iterator[Finding]:
    wants = flow(breach.want)
    yield breach.finding("PF104", f"{breach.place} must be {wants}; this is {found(breach.value)}", f"write {wants}")


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
    party = told(chain(breach.root, told(breach.nodes, "items")), "format") == "party"  # another one may have been meant
    hint = "remove one of them, or name the party that was meant" if party else "remove one of them"
    for number, item in enumerate(breach.value):
        first = breach.value.index(item)
        if first < number:
            message = f"item {number + 1} of {breach.place} is the same as item {first + 1}"
            yield breach.finding("PF108", message, hint, (*breach.at, number), fix=None if party else Fix("remove"))


def _other(breach: Breach) -> Iterator[Finding]:
    title = told(breach.nodes, "title")
    yield breach.finding("PF103", f"{breach.place} is not written as {title.lower() if title else 'it must be'}", breach.hint)


WORDS: dict[str, Words] = {
    "additionalProperties": unknown_keys,
    "unevaluatedProperties": unknown_keys,
    "required": missing_keys,
    "dependentRequired": needs_beside,
    "type": _type,
    "format": _format,
    "enum": _enum,
    "const": _const,
    "oneOf": one_of,
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
