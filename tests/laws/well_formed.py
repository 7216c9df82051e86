"""Plans that make sense: drawn from the declarations, then settled so that every reference leads somewhere and every figure agrees.

They reach most of the language; what no rule of error level may find in them is law.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from planforge.plan import Plan
from planforge.plan.alliance import MarketingBudget, RevenueShare
from planforge.plan.amounts import Amount
from planforge.plan.cadence import PlanRevision
from planforge.plan.clients import Clients
from planforge.plan.cooperation import Reciprocity
from planforge.plan.custom import CustomClause
from planforge.plan.declare import hints, is_part, key
from planforge.plan.kinds import KINDS
from planforge.plan.registration import Credit
from planforge.plan.scope import Exclusivity
from planforge.plan.terms import Renewal, Terms
from planforge.values import Identifier, PartyId, Period, Rhythm, Who
from tests.laws.full_plans import PARTIES, Maker
from tests.laws.sound_figures import settle_figures
from tests.laws.sound_money import money_bases, settle_money
from tests.laws.sound_prices import settle_prices
from tests.laws.sound_programme import settle_programme
from tests.laws.world import Data, World
from tests.money import rules

EFFECTIVE = date(2027, 1, 1)


class Sound(Maker):
    """Draws any of the choices, with parties that differ within a part, and days that follow each other."""

    def __init__(self, random: Random) -> None:
        super().__init__(0)
        self.random = random
        self._kept = random.choice([0.3, 0.6, 0.9])
        self._days = 0

    def value(self, kind: Any) -> Any:
        if kind is Amount:
            return rules.rule(self.random, self.random.choice([0, 0, 1, 2]))
        if get_origin(kind) is Literal:
            return self.random.choice(get_args(kind))
        return super().value(kind)

    def _list(self, kind: Any) -> list[Any]:
        if get_origin(kind) is Literal:
            return self.random.sample(get_args(kind), self.random.randint(1, min(3, len(get_args(kind)))))
        if kind is PartyId:
            return self.random.sample(PARTIES, 2)
        return [self.value(kind) for _ in range(self.random.choice([1, 1, 2]))]

    def choose(self, choices: Sequence[str]) -> str:
        return self.random.choice(choices)

    def gives(self, field: dataclasses.Field[Any]) -> bool:
        return field.default is dataclasses.MISSING or self.random.random() < self._kept

    def part(self, cls: type) -> Data:
        made = super().part(cls)
        parties = self.random.sample(PARTIES, len(PARTIES))
        for field in dataclasses.fields(cls):
            kind = bare(hints(cls)[field.name])
            if key(field) in made and kind in (PartyId, Who) and parties:
                made[key(field)] = parties.pop()
        return made

    def _leaf(self, kind: Any) -> Any:
        if kind is date:
            self._days += self.random.randint(1, 20)
            return (EFFECTIVE + timedelta(days=self._days)).isoformat()
        if kind is Period:
            return self.random.choice(["5 days", "10 business days", "6 weeks", "3 months", "12 months", "2 years"])
        if kind is Rhythm:
            return self.random.choice(["week", "month", "2 months", "quarter", "half-year", "year"])
        if kind in (int, Decimal):
            return self.random.randint(1, 40)
        return super()._leaf(kind)


def bare(kind: Any) -> Any:
    """The type of what is given, where it may be left out."""
    if get_origin(kind) in (types.UnionType, Union):
        return next(each for each in get_args(kind) if each is not type(None))
    return kind


def parts(data: Any, kind: Any) -> Iterator[tuple[type, Data]]:
    """Every part in the data, the outer before the inner."""
    kind = bare(kind)
    if is_part(kind):
        yield kind, data
        for field in dataclasses.fields(kind):
            if key(field) in data:
                yield from parts(data[key(field)], hints(kind)[field.name])
    elif get_origin(kind) is tuple:
        for each in data:
            yield from parts(each, get_args(kind)[0])
    elif get_origin(kind) is Mapping:
        for each in data.values():
            yield from parts(each, get_args(kind)[1])


@st.composite
def well_formed_plans(draw: st.DrawFn) -> Data:
    """A plan as YAML-shaped data that the parties could sign."""
    return well_formed(draw(st.sampled_from(list(KINDS))), Random(draw(st.integers(0, 2**32))))


def well_formed(kind: str, random: Random) -> Data:
    maker = Sound(random)
    data = maker.part(Plan)
    for section in KINDS[kind]:
        if section not in data:
            data[section] = maker.value(hints(Plan)[section])
    data["planforge"] = 1
    _named(data, maker)
    data["plan"] |= {"kind": kind, "id": f"drawn-{kind}", "currency": "GBP", "effective": EFFECTIVE.isoformat()}
    world = World(data, random)
    settle_money(data, world)
    for cls, part in parts(data, Plan):
        _references(cls, part, world)
        if cls in SETTLED:
            SETTLED[cls](part, world)
    settle_prices(data, world)
    settle_programme(data, world)
    settle_figures(data, world)
    return data


def _named(data: Data, maker: Sound) -> None:
    party = maker.value(hints(Plan)["parties"])
    made = [*party.values(), *maker.value(hints(Plan)["parties"]).values()]
    data["parties"] = dict(zip(PARTIES, made, strict=False))
    for name, each in data["parties"].items():
        each |= {"name": f"{name.title()} Limited", "short": name.title()}


def _references(cls: type, part: Data, world: World) -> None:
    """Products by their ids, wherever they are named."""
    for field in dataclasses.fields(cls):
        named = field.name in ("product", "products") and Identifier in get_args(hints(cls)[field.name])
        if named:
            world.refer(part, key(field), world.products)


def _exclusivity(part: Data, world: World) -> None:
    world.refer(part, "while", world.minimums)
    part["for"] = f"clients of the kind {world.next()}"


def _terms(part: Data, world: World) -> None:
    if "ends" in part:
        part["ends"] = "2035-12-31"
    if "initial" in part:
        part["initial"] = world.random.choice(["12 months", "2 years", "36 months"])
    if "until_ended" in part:
        part.pop("renewal", None)


def _renewal(part: Data, world: World) -> None:
    for name in part.keys() & {"automatic", "by_agreement"}:
        part[name] = "12 months"
    if "notice" in part:
        part["notice"] = world.random.choice(["30 days", "2 months", "90 days"])


def _owners(part: Data, world: World) -> None:
    for line in part["owners"]:
        line["segment"] = f"clients of the kind {world.next()}"


def _reciprocity(part: Data, world: World) -> None:
    part["within"] = "6 months"


def _whole(name: str) -> Callable[[Data, World], None]:
    """Shares that are 100% together, one for each party."""

    def settle(part: Data, world: World) -> None:
        part[name] = world.shares(part[name])

    return settle


def _credit(part: Data, world: World) -> None:
    for each, share in zip(part.get("split", ()), world.percentages(len(part.get("split", ()))), strict=True):
        each["share"] = share
    if "payout" in part:
        part["payout"]["of"] = world.random.choice(money_bases(world))


def _own_clause(part: Data, world: World) -> None:
    part["place"] = {"at_end_of": "the-partnership"}
    part["text"] = " ".join(["See:", *(f"{{{name}}}" for name in part.get("facts", ()))])


SETTLED: dict[type, Callable[[Data, World], None]] = {
    Exclusivity: _exclusivity,
    Terms: _terms,
    Renewal: _renewal,
    Clients: _owners,
    Reciprocity: _reciprocity,
    Credit: _credit,
    CustomClause: _own_clause,
    RevenueShare: _whole("shares"),
    MarketingBudget: _whole("shares"),
    PlanRevision: lambda part, world: world.refer(part, "meeting", world.meetings),
}
