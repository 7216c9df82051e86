"""Changes of single values in the text of a plan that leave every other byte as it was, comments and quotes included."""

from __future__ import annotations

import copy
import json
import unicodedata

from planforge.errors import PlanForgeError
from planforge.findings import Path
from planforge.source.position import Lines
from planforge.source.reader import read
from planforge.source.scalars import plain_value
from planforge.source.source import Data, Source


def replace_scalar(source: Source, path: Path, new_text: str) -> str:
    """The text of `source` with the single value at `path` written as `new_text`, with the ends of lines as they were.

    A text stays a text, put in quotes where it must be; any other value is read as YAML reads a plain word. The result is
    read again: PlanForgeError where anything but this value would change.
    """
    old = _value(source.data, path)
    name = ".".join(str(step) for step in path)
    if old is None or isinstance(old, dict | list):
        raise PlanForgeError(f"{name} in {source.name} has no single value that could be replaced")
    wanted = unicodedata.normalize("NFC", new_text) if isinstance(old, str) else plain_value(new_text).value
    expected = copy.deepcopy(source.data)
    _assign(expected, path, wanted)
    text = source.raw.decode("utf-8")
    start, end = _stretch(source, path, text)
    quoted = json.dumps(new_text, ensure_ascii=False)
    for spelling in (quoted,) if text[start] in "\"'|>" else (new_text, quoted):
        changed = f"{text[:start]}{spelling}{text[end:]}"
        again, findings = read(changed.encode(), source.name)
        if again is not None and again.data == expected and not any(finding.at == path for finding in findings):
            return changed
    raise PlanForgeError(
        f"{name} in {source.name} cannot be changed to {new_text!r} without changing something else", "edit the file"
    )


def _stretch(source: Source, path: Path, text: str) -> tuple[int, int]:
    """Offsets of the value at `path` in `text`, which may have a byte order mark and CRLF."""
    span = source.span(path)
    lines = Lines(text)
    mark = 1 if text.startswith("\ufeff") else 0
    start = lines.offset(span.line, span.column) + (mark if span.line == 1 else 0)
    end = lines.offset(span.end_line, span.end_column) + (mark if span.end_line == 1 else 0)
    return start, end


def _value(data: Data, path: Path) -> Data:
    for step in path:
        if isinstance(data, dict):
            data = data.get(str(step))
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _assign(data: Data, path: Path, value: Data) -> None:
    parent = _value(data, path[:-1])
    parent[path[-1]] = value  # type: ignore[index]  # `_value` has found the place before
