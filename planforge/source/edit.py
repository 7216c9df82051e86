"""Changes in the text of a plan that leave every other byte as it was, comments, quotes and ends of lines included.

Each change is tried: the new text is read, and unless exactly what was meant has changed in it, the change is refused.
"""

from __future__ import annotations

import copy
import json
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from planforge.errors import PlanForgeError
from planforge.findings import Fix, Path, Span
from planforge.source.position import Lines
from planforge.source.reader import read
from planforge.source.removal import cut_of, removal_of
from planforge.source.scalars import plain_value
from planforge.source.source import Data, Source


class Edit(NamedTuple):
    """What stands in `span` of a plan's text becomes `text`, which has no line breaks."""

    span: Span
    text: str


class Edited(NamedTuple):
    """A change that was tried, and the plan as it reads after it."""

    edit: Edit
    source: Source


def edited(source: Source, fix: Fix, at: Path, span: Span | None = None) -> Edited:
    """`source` with `fix` done at the path `at`, or at `span` for what has no path. PlanForgeError where that is not safe."""
    if fix.change == "set":
        made = _set(source, at, fix.text)
    elif fix.change == "rename":
        made = _renamed(source, at, fix.text)
    elif fix.change == "remove":
        made = _tried(source, at, (Edit(removal_of(source, at), ""),), _without(source.data, at), gone=True)
    else:
        made = _tried(source, (), (Edit(cut_of(source, span), ""),) if span else (), source.data)
    if made.source.raw == source.raw:
        raise PlanForgeError(f"{_named(source, at)} is written so already")
    return made


def replace_scalar(source: Source, path: Path, new_text: str) -> str:
    """The text of `source` with the single value at `path` written as `new_text`, with the ends of lines as they were.

    A text stays a text, put in quotes where it must be; any other value is read as YAML reads a plain word.
    """
    return _set(source, path, new_text).source.raw.decode("utf-8")


def _set(source: Source, path: Path, new_text: str) -> Edited:
    old = _value(source.data, path)
    if old is None or isinstance(old, dict | list):
        raise PlanForgeError(f"{_named(source, path)} has no single value that could be replaced")
    wanted = unicodedata.normalize("NFC", new_text) if isinstance(old, str) else plain_value(new_text).value
    expected = copy.deepcopy(source.data)
    _parent(expected, path)[path[-1]] = wanted
    span = source.span(path)
    quoted = json.dumps(new_text, ensure_ascii=False)
    in_quotes = source.text[_offset(source, span) : _offset(source, span) + 1] in ('"', "'", "|", ">")
    spellings = (quoted,) if in_quotes else (new_text, quoted)
    return _tried(source, path, (Edit(span, each) for each in spellings), expected)


def _renamed(source: Source, path: Path, name: str) -> Edited:
    expected = copy.deepcopy(source.data)
    parent = _parent(expected, path)
    if not isinstance(parent, dict) or path not in source.keys or path[-1] not in parent or name in parent:
        raise PlanForgeError(f"{_named(source, path)} cannot be renamed to {name}")
    items = [(name if key == path[-1] else key, value) for key, value in parent.items()]
    parent.clear()
    parent.update(items)
    span = source.keys[path]
    old = source.text[_offset(source, span) :][:1]
    spellings = (f"{old}{name}{old}",) if old in ('"', "'") else (name, json.dumps(name, ensure_ascii=False))
    return _tried(source, (*path[:-1], name), (Edit(span, each) for each in spellings), expected)


def _tried(source: Source, path: Path, edits: Iterable[Edit], expected: Data, *, gone: bool = False) -> Edited:
    """The first of `edits` after which the plan says `expected`, and nothing is wrong with the spelling at `path`, if it is left."""
    for edit in edits:
        again, findings = read(applied(source, edit), source.name)
        spoilt = path and not gone and any(finding.at == path for finding in findings)
        if again is not None and again.data == expected and not spoilt:
            return Edited(edit, again)
    raise PlanForgeError(f"{_named(source, path)} cannot be changed without changing something else", "edit the file")


def applied(source: Source, edit: Edit) -> bytes:
    """The bytes of the file with `edit` done in them."""
    text = source.raw.decode("utf-8")
    lines, mark = Lines(text), int(text.startswith("\ufeff"))
    line, column, end_line, end_column = edit.span
    start = lines.offset(line, column) + (mark if line == 1 else 0)
    end = lines.offset(end_line, end_column) + (mark if end_line == 1 else 0)
    return f"{text[:start]}{edit.text}{text[end:]}".encode()


def _offset(source: Source, span: Span) -> int:
    return Lines(source.text).offset(span.line, span.column)


def _named(source: Source, path: Path) -> str:
    return f"{'.'.join(str(step) for step in path) or 'this'} in {source.name}"


def _value(data: Data, path: Path) -> Data:
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _parent(data: Data, path: Path) -> dict[str | int, Data]:
    """The group or list that holds `path`, both seen as something with places."""
    return _value(data, path[:-1])  # type: ignore[return-value]


def _without(data: dict[str, Data], path: Path) -> Data:
    expected = copy.deepcopy(data)
    del _parent(expected, path)[path[-1]]
    return expected
