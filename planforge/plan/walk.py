"""One walk over a plan, for checks and comparisons that concern every field alike."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from planforge.findings import Path
from planforge.plan.declare import About, about, hints, info, is_part, key
from planforge.plan.once import once


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
    return (each for each in (_gathered(plan, path) if path else everything(plan)) if isinstance(each, Leaf))


class Given(NamedTuple):
    """A part that a plan gives; it may be empty and still bring in its clause."""

    path: Path
    where: str
    internal: bool


@once
def everything(plan: Any) -> tuple[Leaf | Items | Given, ...]:
    """Values, lists of parts and parts in one walk, for whoever needs them all."""
    return tuple(_gathered(plan, ()))


def _gathered(part: Any, path: Path) -> list[Leaf | Items | Given]:
    found: list[Leaf | Items | Given] = []
    _walk(part, type(part), path, "", False, found)
    return found


def places(plan: Any) -> frozenset[str]:
    """The ids of the clauses that the parts and values of a plan bring in; what is for one party's eyes alone brings in none."""
    return frozenset(each.where for each in everything(plan) if isinstance(each, Leaf | Given) and not each.internal)


def lists(plan: Any) -> Iterator[Items]:
    """Every list of parts."""
    return (each for each in everything(plan) if isinstance(each, Items))


def _walk(value: Any, kind: Any, path: Path, where: str, internal: bool, found: list[Leaf | Items | Given]) -> None:
    """Add what `value` gives to `found`."""
    shape, inner = _shape(kind)
    if shape == "part":
        found.append(Given(path, info(inner).where, internal))
        for field in _fields(inner):
            given = getattr(value, field.name)
            if given is not None and given is not False:
                _walk(given, field.kind, (*path, field.key), field.where, internal or field.internal, found)
    elif shape == "list":
        if value and is_part(inner):
            found.append(Items(path, value))
        for number, each in enumerate(value):
            _walk(each, inner, (*path, number), where, internal, found)
    elif shape == "map":
        for name, each in value.items():
            _walk(each, inner, (*path, name), where, internal, found)
    else:
        found.append(Leaf(path, inner, value, where, internal))


@cache
def _shape(kind: Any) -> tuple[Literal["part", "list", "map", "leaf"], Any]:
    """What a declared type is, and the type of what it holds; an optional type is what it is when given."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        return _shape(next(each for each in arguments if each is not type(None)))
    if is_part(kind):
        return "part", kind
    if origin is tuple:
        return "list", arguments[0]
    return ("map", arguments[1]) if origin is Mapping else ("leaf", kind)


class _Field(NamedTuple):
    name: str
    key: str
    kind: Any
    where: str
    internal: bool


@cache
def _fields(kind: type) -> tuple[_Field, ...]:
    """The fields of a part, as a walk needs them: asked once, for plans have thousands."""
    return tuple(
        _Field(each.name, key(each), hints(kind)[each.name], _where(each, about(each), kind), about(each).internal)
        for each in dataclasses.fields(kind)
    )


def _where(field: dataclasses.Field[Any], told: About, kind: type) -> str:
    """The clause of a field; identifiers that say no clause of their own only serve references."""
    return told.where if told.where or field.name in ("id", "planforge") else info(kind).where
