"""The plan as templates see it: read-only, every value knowing its type and its path, internal fields out of sight.

A template can only walk the declared fields. A leaf has no text of its own: it becomes words by `Phrases`, never by `str`,
so nothing that a plan holds can reach the Markdown parser as markup.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Mapping
from typing import Any, Union, get_args, get_origin

from planforge.findings import Path
from planforge.plan.declare import about, hints, is_part, key


class Leaf:
    """One value of the plan. Compares with plain values; refuses to be a string."""

    __slots__ = ("path", "type", "value")

    def __init__(self, value: Any, kind: Any, path: Path) -> None:
        self.value, self.type, self.path = value, kind, path

    def __eq__(self, other: object) -> bool:
        return bool(self.value == (other.value if isinstance(other, Leaf) else other))

    def __hash__(self) -> int:
        return hash(self.value)

    def __lt__(self, other: Any) -> bool:
        return bool(self.value < (other.value if isinstance(other, Leaf) else other))

    def __gt__(self, other: Any) -> bool:
        return bool(self.value > (other.value if isinstance(other, Leaf) else other))

    def __bool__(self) -> bool:
        return self.value is not False

    def __str__(self) -> str:
        raise TypeError(f"{'.'.join(map(str, self.path))} is used as text; print it or pass it to a phrase")


class PartView:
    """A part of the plan: its fields, and nothing else. `part` and `path` are for phrases, not for templates."""

    __slots__ = ("_part", "_path")

    def __init__(self, part: Any, path: Path) -> None:
        self._part, self._path = part, path

    def __getattr__(self, name: str) -> Any:
        field = next((f for f in dataclasses.fields(self._part) if f.name == name or key(f) == name), None)
        if field is None or about(field).internal:
            raise AttributeError(name)
        return look(getattr(self._part, field.name), hints(type(self._part))[field.name], (*self._path, key(field)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartView) and self._path == other._path

    def __hash__(self) -> int:
        return hash(self._path)

    def __bool__(self) -> bool:
        return True


class MapView(Mapping[str, Any]):
    """A map of the plan by identifier."""

    def __init__(self, items: Mapping[str, Any]) -> None:
        self._items = items

    def __getitem__(self, name: Any) -> Any:
        return self._items[name.value if isinstance(name, Leaf) else name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


def look(value: Any, kind: Any, path: Path) -> Any:
    """`value` of the declared type `kind`, as a template may see it; None stays None."""
    if value is None or isinstance(value, bool):
        return value
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        return look(value, next(each for each in arguments if each is not type(None)), path)
    if is_part(type(value)):
        return PartView(value, path)
    if isinstance(value, tuple):
        return tuple(look(each, arguments[0], (*path, index)) for index, each in enumerate(value))
    if isinstance(value, Mapping):
        return MapView({name: look(each, arguments[1], (*path, name)) for name, each in value.items()})
    return Leaf(value, kind, path)


def part_of(view: PartView) -> tuple[Any, Path]:
    """The part behind a view, and its path: for phrases that hand it to the money room."""
    return view._part, view._path  # noqa: SLF001  (the one door)
