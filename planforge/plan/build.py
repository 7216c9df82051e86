"""From data to the frozen model. What cannot be built is not of valid shape, and the schema says why: building takes exactly what the
schema takes (`tests/laws/test_shape.py`), in a tenth of the time.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from planforge.plan.declare import hints, info, is_part, key
from planforge.plan.frozen import FrozenMap
from planforge.plan.kinds import KINDS
from planforge.plan.plan import Plan
from planforge.values import (
    FORMATS,
    Colour,
    CurrencyCode,
    Email,
    Identifier,
    Limit,
    Markdown,
    Measure,
    Misread,
    Money,
    PartyId,
    Percent,
    Period,
    Rhythm,
    Territory,
    Text,
    Url,
    Version,
    Who,
)

T = TypeVar("T")
Reader = Callable[[Any], Any]
FORMAT_OF: Mapping[Any, str] = {
    Identifier: "identifier", PartyId: "party", Who: "who", Money: "money", Percent: "percent", Limit: "limit", date: "date",
    Period: "period", Rhythm: "rhythm", Territory: "territory", Version: "version", CurrencyCode: "currency", Email: "email",
    Url: "url", Colour: "colour",
}  # fmt: skip
"""Types that are written as text, and the format in which each is."""
LONGEST = {Text: 2000, Markdown: 100_000}
LARGEST = 1_000_000
"""The largest whole number."""


class Misshapen(ValueError):
    """The data are not of valid shape."""


def build(cls: type[T], data: Any) -> T:
    """The part `cls` that `data` describes. Raises Misshapen where it describes none."""
    kind: Any = cls
    try:
        made: T = _reader(kind)(data)
    except Misread as error:
        raise Misshapen(error.why) from error
    return made


def build_plan(data: Any) -> Plan:
    """The whole plan, which also needs the sections of its kind."""
    made = build(Plan, data)
    _refuse_unless(data.keys() >= {*KINDS[made.plan.kind]}, "not of this kind")
    return made


def _refuse_unless(fits: bool, what: str) -> None:
    if not fits:
        raise Misshapen(what)


@cache
def _reader(kind: Any) -> Reader:
    """How data becomes a value of the type `kind`."""
    origin, arguments = get_origin(kind), get_args(kind)
    if is_part(kind):
        return _part_reader(kind)
    if origin in (types.UnionType, Union):
        return _reader(next(each for each in arguments if each is not type(None)))
    if origin is tuple:
        return _list_reader(_reader(arguments[0]), plain=not is_part(arguments[0]))
    if origin in (Mapping, dict):
        return _map_reader(_reader(arguments[1]))
    if origin is Literal:
        return _choice_reader(arguments)
    if kind in FORMAT_OF:
        return _text_reader(FORMATS[FORMAT_OF[kind]])
    return _PLAIN[kind]


def _part_reader(cls: Any) -> Reader:
    readers: dict[str, tuple[str, Reader]] = {}
    needed = frozenset(key(each) for each in dataclasses.fields(cls) if each.default is dataclasses.MISSING)
    choices = frozenset(info(cls).one_of)

    def read(data: Any) -> Any:
        if not readers:  # filled late: parts may contain themselves
            readers.update({key(each): (each.name, _reader(hints(cls)[each.name])) for each in dataclasses.fields(cls)})
        _refuse_unless(type(data) is dict and data.keys() <= readers.keys() and needed <= data.keys(), "other keys")
        _refuse_unless(not choices or len(choices & data.keys()) == 1, "not one choice")
        return cls(**{readers[name][0]: readers[name][1](value) for name, value in data.items()})

    return read


def _list_reader(item: Reader, *, plain: bool) -> Reader:
    def read(data: Any) -> tuple[Any, ...]:
        _refuse_unless(type(data) is list and data != [], "no list")
        made = tuple(map(item, data))
        _refuse_unless(not plain or len({*data}) == len(data), "an item twice")
        return made

    return read


def _map_reader(item: Reader) -> Reader:
    name = _reader(Identifier)

    def read(data: Any) -> FrozenMap:
        _refuse_unless(type(data) is dict and data != {}, "no map")
        return FrozenMap((name(each), item(value)) for each, value in data.items())

    return read


def _choice_reader(choices: tuple[Any, ...]) -> Reader:
    def read(data: Any) -> Any:
        _refuse_unless(type(data) is type(choices[0]) and data in choices, "no choice")
        return data

    return read


def _text_reader(parse: Callable[[str], object]) -> Reader:
    def read(data: Any) -> Any:
        _refuse_unless(type(data) is str, "no text")
        return parse(data)

    return read


def _line(data: Any) -> Any:
    _refuse_unless(type(data) is str and 0 < len(data) <= LONGEST[Text], "no line")
    return FORMATS["line"](data)


def _paragraphs(data: Any) -> Any:
    _refuse_unless(type(data) is str and 0 < len(data) <= LONGEST[Markdown], "no text")
    return data


def _flag(data: Any) -> Any:
    _refuse_unless(type(data) is bool, "neither yes nor no")
    return data


def _count(data: Any) -> Any:
    _refuse_unless(type(data) is int and 0 <= data <= LARGEST, "no whole number")
    return data


def _number(data: Any) -> Any:
    _refuse_unless(type(data) in (int, Decimal) and data >= 0, "no number")
    return Decimal(data)


def _measure(data: Any) -> Any:
    return Measure.parse(data if type(data) is str else _number(data))


_PLAIN: Mapping[Any, Reader] = {
    Text: _line, Markdown: _paragraphs, Measure: _measure, bool: _flag, int: _count, Decimal: _number,
}  # fmt: skip
