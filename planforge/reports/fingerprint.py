"""A short name for each finding that stays the same while the plan around it changes.

It is made of the code and the place. In the place an item of a list goes by its `id`, else by what it says, never by its
number; a finding that has no path goes by the text of its line. So lines may move, items may come before it, and our own
words may change. Where several findings would have one name, they are numbered in the order of the file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from planforge.findings import Path
from planforge.reports.sheet import Entry
from planforge.source import Data

_LENGTH = 16


def fingerprints(entries: Iterable[Entry], *, by_file: bool = False) -> list[str]:
    """The fingerprints of `entries`, in their order. `by_file` makes them differ from file to file."""
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for entry in entries:
        parts = (entry.finding.code, *_place(entry), *filter(None, [entry.finding.about]))
        key = (entry.sheet.name, *parts)
        seen[key] += 1
        named = (*((entry.sheet.name,) if by_file else ()), *parts, *((str(seen[key]),) if seen[key] > 1 else ()))
        made.append(_digest(named))
    return made


def place_name(entry: Entry) -> str:
    """The place in words: `referral_fees.new-clients.payer`; "" for one that has no path."""
    source, path, about = entry.sheet.source, entry.finding.at, entry.finding.about
    steps = [step[1:] for step in _steps(source.data, path, "item")] if source else [str(step) for step in path]
    return ".".join([*steps, about] if about else steps)


def _place(entry: Entry) -> Iterator[str]:
    source, path = entry.sheet.source, entry.finding.at
    if source and path:
        yield from _steps(source.data, path)
    elif not path or entry.finding.span:  # what is wrong with the whole plan has neither path nor span
        line = entry.place.text.split("\n")[entry.place.span.line - 1 : entry.place.span.line] if entry.finding.span else []
        yield from (f"#{' '.join(text.split())}" for text in line)
    else:
        yield from map(repr, path)


def _steps(data: Data, path: Path, unnamed: str = "") -> Iterator[str]:
    """Each step of a path, after a letter that says what it is. `unnamed` stands for what an item says that has no id."""
    for step in path:
        if isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            name = data.get("id") if isinstance(data, dict) else None
            yield f"@{name}" if isinstance(name, str) else f"={unnamed or _said(data)}"
        else:
            data = data.get(str(step)) if isinstance(data, dict) else None
            yield f".{step}"


def _said(data: Data) -> str:
    return data if isinstance(data, str) else _digest((json.dumps(data, sort_keys=True, default=str),))


def _digest(parts: tuple[str, ...]) -> str:
    return sha256(json.dumps(parts).encode()).hexdigest()[:_LENGTH]
