"""One walk over a plan, for checks and comparisons that concern every field alike."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Union, get_args, get_origin

from planforge.findings import Path
from planforge.plan.declare import About, about, hints, info, is_part, key


class Leaf(NamedTuple):
    """A value that a plan gives."""

    path: Path
    kind: Any
    """Its declared type."""
    value: Any
    where: str
    """Id of the clause in which it appears; "" where it only serves references."""
    internal: bool


class Items(NamedTuple):
    """A list of parts that a plan gives."""

    path: Path
    parts: tuple[Any, ...]


def leaves(plan: Any, path: Path = ()) -> Iterator[Leaf]:
    """Every value given in a part and the parts within it, in the order of the declarations. Flags left out are not given."""
    for found in _walk(plan, type(plan), path, "", False):
        if isinstance(found, Leaf):
            yield found


class Given(NamedTuple):
    """A part that a plan gives; it may be empty and still bring in its clause."""

    path: Path
    where: str


def places(plan: Any) -> frozenset[str]:
    """The ids of the clauses that the parts and values of a plan bring in."""
    return frozenset(found.where for found in _walk(plan, type(plan), (), "", False) if isinstance(found, Leaf | Given))


def lists(plan: Any, path: Path = ()) -> Iterator[Items]:
    """Every list of parts."""
    for found in _walk(plan, type(plan), path, "", False):
        if isinstance(found, Items):
            yield found


def _walk(value: Any, kind: Any, path: Path, where: str, internal: bool) -> Iterator[Leaf | Items | Given]:
    if value is None or value is False:
        return
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        yield from _walk(value, next(each for each in arguments if each is not type(None)), path, where, internal)
    elif is_part(kind):
        yield Given(path, info(kind).where)
        for field in dataclasses.fields(kind):
            told = about(field)
            inner = (getattr(value, field.name), hints(kind)[field.name], (*path, key(field)))
            yield from _walk(*inner, _where(field, told, kind), internal or told.internal)
    elif origin is tuple:
        if value and is_part(arguments[0]):
            yield Items(path, value)
        for number, each in enumerate(value):
            yield from _walk(each, arguments[0], (*path, number), where, internal)
    elif origin is Mapping:
        for name, each in value.items():
            yield from _walk(each, arguments[1], (*path, name), where, internal)
    else:
        yield Leaf(path, kind, value, where, internal)


def _where(field: dataclasses.Field[Any], told: About, kind: type) -> str:
    """The clause of a field; identifiers that say no clause of their own only serve references."""
    return told.where if told.where or field.name in ("id", "planforge") else info(kind).where
