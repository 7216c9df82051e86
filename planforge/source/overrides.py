"""Values given on the command line (`--set path=value`) in place of those in the file."""

from __future__ import annotations

import copy
import dataclasses
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

from planforge.findings import Finding, Path, Severity
from planforge.source.characters import bad_characters
from planforge.source.scalars import plain_value
from planforge.source.source import Data, Source


def override(source: Source, assignments: Sequence[tuple[str, str]]) -> tuple[Source, tuple[Finding, ...]]:
    """`source` with each `(path, value)` set: `("parties.northwind.name", "Acme")`.

    A path joins keys by full stops; an item of a list is named by its number, from 0, or by its `id`. The last key may be
    new, those before it must be there. Values are read as YAML reads a plain word; quotes make text of them.
    `Source.place` points at the command line for what was set.
    """
    if not assignments:
        return source, ()
    data = copy.deepcopy(source.data)
    settings = dict(source.settings)
    faults: list[Finding] = []
    for path_text, value_text in assignments:
        typed = f"{path_text}={value_text}"
        found = _find(data, path_text.split("."))
        path = _path(data, path_text.split("."))
        settings[path] = typed
        if isinstance(found, str):
            faults.append(Finding("PF012", Severity.ERROR, f"this cannot be set: {found}", path, _HINT))
            continue
        parent, step = found
        value, fault = _typed(value_text, path)
        faults += fault
        parent[step] = value  # type: ignore[index]  # `_find` pairs a mapping with a key, a list with a number
    return dataclasses.replace(source, data=data, settings=settings), tuple(faults)


_HINT = "name a place such as parties.northwind.name=Acme, and items of lists by number or id"


def _typed(text: str, path: Path) -> tuple[Data, list[Finding]]:
    for bad in bad_characters(text):
        return text, [Finding("PF002", Severity.ERROR, bad.message, path, bad.hint)]
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return unicodedata.normalize("NFC", text[1:-1]), []
    read = plain_value(text)
    if read.value is None:
        return None, [Finding("PF010", Severity.ERROR, f"`{path[-1]}` has no value", path, "give it a value")]
    if read.fault:
        return text, [Finding("PF011", Severity.ERROR, read.fault, path, read.hint)]
    return unicodedata.normalize("NFC", read.value) if isinstance(read.value, str) else read.value, []


def _find(data: Data, names: list[str]) -> tuple[dict[str, Data] | list[Data], str | int] | str:
    """The mapping or list that holds the place, and its key or number there; or why there is no such place."""
    here = data
    for number, name in enumerate(names):
        step = _step(here, name)
        last = number == len(names) - 1
        if isinstance(here, dict) and isinstance(step, str) and name and (last or name in here):
            if last:
                return here, name
            here = here[name]
        elif isinstance(here, list) and isinstance(step, int):
            if last:
                return here, step
            here = here[step]
        else:
            return _missing(here, name, names[:number])
    return "it names no place"


def _path(data: Data, names: list[str]) -> Path:
    path: list[str | int] = []
    for name in names:
        step = _step(data, name)
        path.append(name if step is None else step)
        if isinstance(data, dict):
            data = data.get(name)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
    return tuple(path)


def _step(here: Data, name: str) -> str | int | None:
    if isinstance(here, dict):
        return name
    if isinstance(here, list):
        for number, item in enumerate(here):
            if isinstance(item, dict) and item.get("id") == name:
                return number
        if name.isascii() and name.isdigit() and len(name) < 6 and int(name) < len(here):
            return int(name)
    return None


def _missing(here: Data, name: str, before: list[str]) -> str:
    where = ".".join(before) or "the plan"
    if isinstance(here, dict):
        near = get_close_matches(name, here, n=1)
        return f"{where} has no {name}" + (f"; did you mean {near[0]}?" if near else "")
    if isinstance(here, list):
        return f"{where} has no item {name}"
    return f"{where} is a single value"
