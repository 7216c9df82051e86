"""Values, types and places of a plan in plain words, for findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from difflib import get_close_matches

from planforge.findings import Path

_KINDS: dict[str, str] = {
    "string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false",
    "array": "a list", "object": "a group of keys", "null": "nothing",
}  # fmt: skip
_FORMATS: dict[str, str] = {
    "line": "a line of text", "identifier": "an identifier", "money": "an amount of money", "percent": "a percentage",
    "limit": "an amount of money and what it is counted over", "measure": "an amount of money, a percentage or a number",
    "currency": "a currency", "date": "a date", "period": "a period", "rhythm": "a rhythm", "territory": "a territory",
    "version": "a version", "who": "the short name of a party, or each", "party": "the short name of a party",
    "email": "an e-mail address", "url": "a web address", "colour": "a colour",
}  # fmt: skip


def wanted(form: str | None, kind: str | Sequence[str]) -> str:
    """What a schema node wants: "a percentage", "a list"."""
    if form in _FORMATS:
        return _FORMATS[form]
    kinds = [kind] if isinstance(kind, str) else list(kind)
    return " or ".join(_KINDS.get(each, each) for each in kinds)


def found(value: object) -> str:
    """What stands in the plan: "a list", "the number 12.5"."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text {quoted(value)}" if value else "an empty text"
    return "a list" if isinstance(value, list) else "a group of keys"


def quoted(text: str) -> str:
    """A text of the plan as a finding shows it; hard spaces look like others there, too."""
    return repr(brief(text).replace("\u00a0", " ").replace("\u202f", " "))


def brief(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}..."


def place(path: Path, root: str = "plan") -> str:
    """The place in words: "`rate`", "item 2 of `steps`", "the plan"."""
    if not path:
        return f"the {root}"
    if isinstance(path[-1], str):
        return f"`{brief(path[-1])}`"
    return f"item {path[-1] + 1} of {place(path[:-1], root)}"


def flow(value: object) -> str:
    """An example as it would stand in the YAML, in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_item(flow(each), each) for each in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _item(text: str, value: object) -> str:
    return f'"{text}"' if isinstance(value, str) and any(mark in text for mark in ",[]{}") else text


def listed(words: Iterable[object], most: int = 12) -> str:
    """`a, b, c`, cut after `most`."""
    names = [flow(word) for word in words]
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def nearest(word: str, known: Iterable[object]) -> str | None:
    """The known word that `word` was probably meant to be."""
    words = {each.lower().replace("-", "_").replace(" ", "_"): each for each in known if isinstance(each, str)}
    near = get_close_matches(word[:100].lower().replace("-", "_").replace(" ", "_"), words, n=1, cutoff=0.65)
    return words[near[0]] if near else None
