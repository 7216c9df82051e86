"""Plans that say everything the language can say, made from the declarations: what the laws are proved on.

A plan is made as YAML-shaped data, so that it also goes through the schema. `variant` turns the wheel of choices: every
alternative of every part and every choice of every field stands in one of the variants.
"""

from __future__ import annotations

import copy
import dataclasses
import types
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Literal, Union, get_args, get_origin

from planforge.findings import Path
from planforge.plan import Plan
from planforge.plan.declare import hints, info, is_part, key
from planforge.values import (
    Colour,
    CurrencyCode,
    Email,
    Identifier,
    Limit,
    Markdown,
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

PARTIES = ("northwind", "brightpath", "harbour")
_PLACES = ("GB", "FR", "US-VA", "CA-ON", "DE")
_UNITS = ("month", "day", "week", "year")


class Maker:
    """Makes sample data for any declared type. Figures and words differ from place to place, so that each can be found again."""

    def __init__(self, variant: int) -> None:
        self.variant, self._number = variant, count(2)

    def value(self, kind: Any, depth: int = 0) -> Any:
        """Data of the type `kind`."""
        origin, arguments = get_origin(kind), get_args(kind)
        if is_part(kind):
            return self.part(kind, depth)
        if origin in (types.UnionType, Union):
            return self.value(next(each for each in arguments if each is not type(None)), depth)
        if origin is tuple:
            return self._list(arguments[0], depth)
        if origin is Mapping:
            return {f"name-{next(self._number)}": self.value(arguments[1], depth) for _ in range(2)}
        if origin is Literal:
            return arguments[self.variant % len(arguments)]
        return self._leaf(kind)

    def _list(self, kind: Any, depth: int) -> list[Any]:
        if get_origin(kind) is Literal:
            choices = get_args(kind)
            return [choices[self.variant % len(choices)], choices[(self.variant + 1) % len(choices)]][: len(set(choices))]
        if kind is PartyId:
            return list(PARTIES[:2])
        return [self.value(kind, depth) for _ in range(2)]

    def part(self, cls: type, depth: int) -> dict[str, Any]:
        choices = info(cls).one_of
        chosen = choices[self.variant % len(choices)] if choices else None
        if chosen and depth > 6:
            chosen = next((each for each in choices if not _contains(cls, each)), chosen)
        data: dict[str, Any] = {}
        for field in dataclasses.fields(cls):
            name = key(field)
            if choices and field.name.rstrip("_") in {each.rstrip("_") for each in choices} and field.name != chosen:
                continue
            if depth > 6 and field.default is not dataclasses.MISSING and field.name != chosen:
                continue
            data[name] = self.value(hints(cls)[field.name], depth + 1)
        return data

    def _leaf(self, kind: Any) -> Any:
        n = next(self._number)
        made: dict[Any, Any] = {
            Text: f"matter {n} of note", Markdown: f"Paragraph {n} of the plan.", Identifier: f"name-{n}", PartyId: PARTIES[n % 2],
            Who: PARTIES[n % 2], Money: f"GBP {1000 + n:,}", Percent: f"{n % 89 + 1}.5%", Limit: f"GBP {1000 + n:,} per client",
            date: (date(2027, 1, 1) + timedelta(days=n)).isoformat(), Period: f"{n % 900 + 2} {_UNITS[n % 4]}s", Rhythm: f"{n % 90 + 2} weeks",
            Territory: _PLACES[n % 5], Version: f"1.{n}.0", Email: f"desk{n}@example.com", Url: f"https://example.com/{n}",
            Colour: f"#{n:06x}", CurrencyCode: "GBP", int: n, Decimal: Decimal(n), bool: True,
        }  # fmt: skip
        return made.get(kind, f"{n}")


def _contains(cls: type, name: str) -> bool:
    """Whether the field `name` of `cls` holds parts of `cls` again."""
    kind = hints(cls)[name]
    return any(cls in (each, *get_args(each)) for each in (kind, *get_args(kind)))


def full_plan(kind: str, variant: int = 0) -> dict[str, Any]:
    """A plan of `kind` with every field of the language given, as far as choices allow."""
    maker = Maker(variant)
    data = maker.part(Plan, 0)
    data["planforge"] = 1
    party = next(iter(data["parties"].values()))
    data["parties"] = {name: copy.deepcopy(party) for name in PARTIES[:2]}
    for number, (name, made) in enumerate(data["parties"].items()):
        made |= {"name": f"{name.title()} Limited", "short": name.title(), "registration": f"0{number}1234"}
    data["terms"]["survival"] = ["term", "interpretation"]
    data["plan"] |= {"kind": kind, "id": f"full-{kind}", "currency": "GBP"}
    for number, clause in enumerate(data["clauses"]):
        clause["id"] = f"own-{number}"
        clause["place"] = {"at_end_of": "the-partnership"}
        clause["text"] = " ".join(["See:", *(f"{{{name}}}" for name in clause["facts"])])
    return data


def changed(data: dict[str, Any], path: Path, kind: Any) -> dict[str, Any]:
    """The same plan with another value at `path`; a flag is taken back."""
    made: dict[str, Any] = copy.deepcopy(data)
    holder: Any = made
    for step in path[:-1]:
        holder = holder[step]
    old = holder[path[-1]]
    holder[path[-1]] = _other(old, kind)
    return made


def _other(old: Any, kind: Any) -> Any:
    if get_origin(kind) is Literal:
        choices = get_args(kind)
        return choices[(choices.index(old) + 1) % len(choices)]
    other: dict[Any, Any] = {
        Text: f"{old} changed", Markdown: f"{old} Changed.", Identifier: f"{old}-changed", Money: "GBP 987,654", Percent: "97.25%",
        Limit: "GBP 987,654 per quarter", date: "2031-05-05", Period: "997 hours", Rhythm: "half-year", Territory: "JP", Version: "7.7.7",
        Email: "changed@example.com", Url: "https://example.com/changed", Colour: "#abcdef", CurrencyCode: "EUR", int: 98765,
        Decimal: Decimal(98765), bool: False,
    }  # fmt: skip
    if kind in (PartyId, Who):
        return PARTIES[1] if old == PARTIES[0] else PARTIES[0]
    return other.get(kind, "98765")
