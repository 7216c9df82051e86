"""Plans that say everything the language can say, made from the declarations: what the laws are proved on.

A plan is made as YAML-shaped data, so that it also goes through the schema. `variant` turns the wheel of choices: every
alternative of every part and every choice of every field stands in one of the variants.
"""

from __future__ import annotations

import copy
import dataclasses
import types
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
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
MONEY = ("bases", "referral_fees", "payment")
"""The sections that say how much is paid."""
_PLACES = ("GB", "FR", "US-VA", "CA-ON", "DE")
_UNITS = ("month", "day", "week", "year")


class Maker:
    """Makes sample data for any declared type. Figures and words differ from place to place, so that each can be found again.

    A part inside a part of its own kind, such as an amount made from amounts, holds no further one.
    """

    def __init__(self, variant: int) -> None:
        self.variant, self._number = variant, count(2)
        self._within: list[type] = []

    def value(self, kind: Any) -> Any:
        """Data of the type `kind`."""
        origin, arguments = get_origin(kind), get_args(kind)
        if is_part(kind):
            return self.part(kind)
        if origin in (types.UnionType, Union):
            return self.value(next(each for each in arguments if each is not type(None)))
        if origin is tuple:
            return self._list(arguments[0])
        if origin is Mapping:
            return {f"name-{next(self._number)}": self.value(arguments[1]) for _ in range(2)}
        if origin is Literal:
            return arguments[self.variant % len(arguments)]
        return self._leaf(kind)

    def _list(self, kind: Any) -> list[Any]:
        if get_origin(kind) is Literal:
            choices = get_args(kind)
            return [choices[self.variant % len(choices)], choices[(self.variant + 1) % len(choices)]][: len(set(choices))]
        if kind is PartyId:
            return list(PARTIES[:2])
        return [self.value(kind) for _ in range(2)]

    def part(self, cls: type) -> dict[str, Any]:
        again = cls in self._within
        choices = [each for each in info(cls).one_of if not (again and cls in parts_of(hints(cls)[each]))]
        chosen = self.choose(choices) if choices else None
        data: dict[str, Any] = {}
        self._within.append(cls)
        for field in dataclasses.fields(cls):
            other = field.name in info(cls).one_of and field.name != chosen
            endless = again and field.name != chosen and cls in parts_of(hints(cls)[field.name])
            if not other and not endless and (field.name == chosen or self.gives(field)):
                data[key(field)] = self.value(hints(cls)[field.name])
        self._within.pop()
        return data

    def choose(self, choices: Sequence[str]) -> str:
        """Which of the fields of which exactly one is given."""
        return choices[self.variant % len(choices)]

    def gives(self, field: dataclasses.Field[Any]) -> bool:
        """Whether a field that may be left out is given; here, every one."""
        return True

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


@cache
def parts_of(kind: Any) -> frozenset[type]:
    """The parts that data of this type hold, at any depth."""
    found: set[type] = set()
    waiting = [kind]
    while waiting:
        each = waiting.pop()
        if is_part(each) and each not in found:
            found.add(each)
            waiting += hints(each).values()
        waiting += get_args(each) if get_origin(each) is not Literal else ()
    return frozenset(found)


def full_plan(kind: str, variant: int = 0) -> dict[str, Any]:
    """A plan of `kind` with every field of the language given, as far as choices allow."""
    maker = Maker(variant)
    data = maker.part(Plan)
    data["planforge"] = 1
    party = next(iter(data["parties"].values()))
    data["parties"] = {name: copy.deepcopy(party) for name in PARTIES[:2]}
    for number, (name, made) in enumerate(data["parties"].items()):
        made |= {"name": f"{name.title()} Limited", "short": name.title(), "registration": f"0{number}1234"}
    if variant:  # a picture costs more than all the words, so only the first of these plans has one
        for fee in data["referral_fees"]:
            del fee["picture"]
    data["terms"]["survival"] = ["term", "interpretation"]
    data["plan"] |= {"kind": kind, "id": f"full-{kind}", "currency": "GBP"}
    for number, clause in enumerate(data["clauses"]):
        clause["id"] = f"own-{number}"
        clause["place"] = {"at_end_of": "the-partnership"}
        clause["text"] = " ".join(["See:", *(f"{{{name}}}" for name in clause["facts"])])
    return data


def money_plan(kind: str, variant: int) -> dict[str, Any]:
    """What a full plan says of fees and payments, alone: there are more shapes of amounts than variants of all else."""
    kept = ("planforge", "plan", "parties", "scope", "terms", *MONEY)
    return {name: said for name, said in full_plan(kind, variant).items() if name in kept}


def changed(data: dict[str, Any], path: Path, kind: Any) -> dict[str, Any]:
    """The same plan with another value at `path`; a flag is taken back. No list says the same twice."""
    made: dict[str, Any] = copy.deepcopy(data)
    holder: Any = made
    for step in path[:-1]:
        holder = holder[step]
    old = holder[path[-1]]
    holder[path[-1]] = _other(old, kind)
    if isinstance(holder, list) and holder.count(holder[path[-1]]) > 1:
        free = [each for each in get_args(kind) if each not in holder and each != old] if get_origin(kind) is Literal else []
        holder[path[-1] : path[-1] + 1] = free[:1]
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
