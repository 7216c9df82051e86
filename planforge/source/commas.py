"""Commas inside brackets, where they separate values, that were meant to be part of a text: `{money: EUR 12,000}`."""

from __future__ import annotations

import re

from planforge.findings import Path

_REST = re.compile(r"[^,{}\[\]\n]*(?:,[^,:{}\[\]\n]*(?=[,}\]]))*")
_CURLY = re.compile(r"[“„”](.*)[”“]")
_THOUSANDS = re.compile(r"[^,{}\[\]\n]*[0-9](?:,[0-9]{3}(?![0-9])[^,{}\[\]\n]*)+")


def split_value(text: str, first: int, start: int, end: int) -> int | None:
    """Where the value ends that began at `first`, if what stands from `start` to `end` is no key but the rest of it."""
    if not text[end:].lstrip(" ").startswith((",", "}")) or "\n" in text[first:end]:
        return None
    match = _REST.match(text, first)
    return first + len(match.group().rstrip()) if match and match.end() > start else None


def split_item(text: str, first: int, start: int) -> int | None:
    """Where the item ends that began at `first`, if the digits at `start` are its thousands. `[1,200]` stays two numbers."""
    match = _THOUSANDS.match(text, first)
    if not match or not first < start < match.end() or text[start - 1] != ",":
        return None
    whole = match.group().rstrip()
    return first + len(whole) if re.search(r"[^0-9,]", whole) else None


def no_value(at: Path) -> tuple[str, str]:
    """Message and hint for a key without a value. No key of ours has a space in it: what has one lacks its colon."""
    key = at[-1] if at else ""
    if not isinstance(key, str) or not key:
        return "this has no value", "remove the key or give it a value"
    word, space, rest = key.partition(" ")
    if space and word.replace("_", "").isalnum():
        return f"`{key}` has no value: a colon is missing in it", f"write {word}: {rest}"
    return f"`{key}` has no value", "remove the key or give it a value"


def bared(whole: str) -> str:
    """`whole` without the curly quotes of a word processor around it."""
    match = _CURLY.fullmatch(whole)
    return match[1] if match else whole


def told(whole: str, rest: str, item: bool) -> tuple[str, str]:
    """Message and hint for the text `whole`, of which a comma cut `rest`."""
    hint, curly = f'put the text in quotes: "{bared(whole)}"', ""
    if bared(whole) != whole:
        hint, curly = f'write straight quotes: "{bared(whole)}"', "curly quotes do not hold a text together, and "
    if item:
        return f"{curly}a comma inside [...] separates values, so {whole} is read as more than one", hint
    also = f", or give `{rest}` a value" if rest.isidentifier() else ""
    return f"`{rest}` has no value: {curly}a comma inside {{...}} separates values", hint + also
