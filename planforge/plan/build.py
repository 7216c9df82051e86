"""From data of valid shape to the frozen model. Assumes what the schema has checked."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from planforge.plan.declare import hints, is_part, key
from planforge.plan.frozen import FrozenMap
from planforge.values import FORMATS, Limit, Measure, Money, Percent, Period, Rhythm, Territory, Version, Who

T = TypeVar("T")
_READ = {
    Money: FORMATS["money"],
    Percent: FORMATS["percent"],
    Limit: FORMATS["limit"],
    Measure: FORMATS["measure"],
    Period: FORMATS["period"],
    Rhythm: FORMATS["rhythm"],
    Territory: FORMATS["territory"],
    Version: FORMATS["version"],
    Who: FORMATS["who"],
    date: FORMATS["date"],
    Decimal: Decimal,
}


def build(cls: type[T], data: Any) -> T:
    """The part `cls` that `data` describes."""
    kind: Any = cls
    made: T = _reader(kind)(data)
    return made


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """How data becomes a value of the type `kind`."""
    origin, arguments = get_origin(kind), get_args(kind)
    if is_part(kind):
        return _part_reader(kind)
    if origin in (types.UnionType, Union):
        return _reader(next(each for each in arguments if each is not type(None)))
    if origin is tuple:
        read = _reader(arguments[0])
        return lambda data: tuple(read(each) for each in data)
    if origin in (Mapping, dict):
        read = _reader(arguments[1])
        return lambda data: FrozenMap((name, read(each)) for name, each in data.items())
    if origin is Literal:
        return lambda data: data
    return _READ.get(kind, lambda data: data)


def _part_reader(cls: type) -> Callable[[Any], Any]:
    readers: dict[str, tuple[str, Callable[[Any], Any]]] = {}

    def read(data: Any) -> Any:
        if not readers:  # filled late: parts may contain themselves
            for field in dataclasses.fields(cls):
                readers[key(field)] = (field.name, _reader(hints(cls)[field.name]))
        return cls(**{readers[name][0]: readers[name][1](value) for name, value in data.items()})

    return read
