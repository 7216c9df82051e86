"""Rules made at random, as they stand in a plan: every shape, inside one another, with limits; and deals that lie at their edges.

They are made from a `Random`, so the same code serves a long loop with a seed and hypothesis, which shrinks what fails.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from planforge.money import Figure, Occasion, Setting, bases_of, say, voice
from planforge.money.frame import NamedFee
from planforge.money.shapes.cases import KINDS
from planforge.plan import build
from planforge.plan.bases import Base
from planforge.values import Identifier, Measure, Money, Percent
from tests.money.on_paper import Paper
from tests.money.plans import GB, amount

Data = dict[str, Any]
MONEY = {"net-revenue": "Net Revenue", "order-value": "Order Value", "list-price": "List Price"}
COUNTS = {"user": "User", "order-line": "Order Line"}
PERCENTS = {"margin": "Margin", "uptime": "Uptime"}
DAYS = {"days-served": "Days Served", "days-in-term": "Days in the Term"}
_OWN = {**COUNTS, **PERCENTS, **DAYS}
BASES = {name: {"name": term, "means": "a figure of the deal"} for name, term in _OWN.items()}
TERMS = {**MONEY, **_OWN}
NAMES = {
    "product": {"coaching": "Leadership coaching", "team": "Team coaching", "audit": "Audit"},
    "introducer": {"northwind": "Northwind", "brightpath": "Brightpath"},
    "tier": {"gold": "Gold", "silver": "Silver"},
}
MARKS: Mapping[str, Mapping[str, str]] = {
    **NAMES,
    "kind": KINDS,
    "class": {"enterprise": "enterprise", "small": "small"},
    "region": {"DACH": "DACH", "Ireland": "Ireland"},
}
PERS = ("deal", "client", "month", "quarter", "year", "contract year", "agreement")
LIMITS = (*PERS, "unit", "event", "claim")
DAY = date(2027, 12, 31)
PENNY = Decimal("0.01")


class Case(NamedTuple):
    """One deal, as the engine is given it."""

    given: Mapping[str, Figure]
    occasion: Occasion


def gbp(size: Decimal | int) -> str:
    return f"GBP {Decimal(size):,}"


def _pennies(random: Random, most: int) -> Decimal:
    """Round amounts, odd ones, and a penny around round ones."""
    whole = Decimal(random.randint(0, most))
    return random.choice([whole, whole * 100, whole + Decimal(random.randint(0, 99)) / 100])


def _rate(random: Random) -> str:
    whole, part = random.choice([0, 5, 10, 15, 50, 100, random.randint(1, 100)]), random.choice(["", "", ".5", ".25"])
    return f"{whole}{part}%"


def _edges(random: Random, figure: Callable[[], Decimal]) -> list[Decimal]:
    count = random.randint(0, 3)
    return sorted({edge for _ in range(count) if (edge := figure()) > 0})


def _steps(random: Random, edges: list[Decimal], write: Callable[[Decimal], str], sides: tuple[str, ...]) -> list[Data]:
    return [*({random.choice(sides): write(edge)} for edge in edges), {}]


def bands(random: Random) -> Data:
    kind = random.choice(["money", "money", "money", "count", "reading"])
    return {"bands": {"money": _money_bands, "count": _priced_bands, "reading": _reading_bands}[kind](random)}


def _per(random: Random) -> Data:
    return {"per": random.choice(PERS)} if random.random() < 0.5 else {}


def _most(random: Random) -> Data:
    return {"at_most": gbp(_pennies(random, 500))} if random.random() < 0.2 else {}


def _paid(random: Random) -> Data:
    kept = {"rate": _rate(random)} if random.random() < 0.75 else {"flat": gbp(_pennies(random, 300))}
    return {**kept, **_most(random)}


def _money_bands(random: Random) -> Data:
    method = random.choice(["marginal", "whole"])
    of = random.choice([*MONEY])
    pays = {"pays_on": random.choice([*MONEY])} if method == "whole" and random.random() < 0.3 else {}
    if pays.get("pays_on") == of:
        pays = {}
    steps = _steps(random, _edges(random, lambda: _pennies(random, 900)), gbp, ("up_to", "below"))
    return {"of": of, **_per(random), "method": method, **pays, "steps": [{**each, **_paid(random)} for each in steps]}


def _priced_bands(random: Random) -> Data:
    edges = _edges(random, lambda: Decimal(random.randint(1, 60)))
    steps = _steps(random, edges, str, ("up_to",))
    priced = [{**each, "price": gbp(_pennies(random, 20)), **_most(random)} for each in steps]
    return {"of": random.choice([*COUNTS]), **_per(random), "method": random.choice(["marginal", "whole"]), "steps": priced}


def _reading_bands(random: Random) -> Data:
    """A rate of one base, chosen by another figure: a percentage or a count."""
    if random.random() < 0.5:
        of, write = random.choice([*PERCENTS]), lambda edge: f"{edge}%"
        edges = _edges(random, lambda: Decimal(random.randint(1, 9900)) / 100)
    else:
        of, write = random.choice([*COUNTS]), str
        edges = _edges(random, lambda: Decimal(random.randint(1, 60)))
    steps = _steps(random, edges or [Decimal(7)], write, ("up_to", "below"))
    return {
        "of": of,
        "method": "whole",
        "pays_on": random.choice([*MONEY]),
        "steps": [{**each, **_paid(random)} for each in steps],
    }


def _leaf(random: Random) -> Data:
    shape = random.choice(["percent", "flat", "per_unit", "bands", "bands", "bands"])
    if shape == "percent":
        return {"percent": {"rate": _rate(random), "of": random.choice([*MONEY])}}
    if shape == "flat":
        return {"flat": gbp(_pennies(random, 500))}
    if shape == "per_unit":
        after = {"after": random.randint(0, 40)} if random.random() < 0.5 else {}
        return {"per_unit": {"price": gbp(_pennies(random, 20)), "of": random.choice([*COUNTS]), **after}}
    return bands(random)


def _several(random: Random, depth: int, least: int = 2) -> list[Data]:
    return [rule(random, depth - 1) for _ in range(random.randint(least, 3))]


def _cases(random: Random, depth: int) -> Data:
    of = random.choice([*MARKS])
    values = random.sample([*MARKS[of]], len(MARKS[of]))[:5]
    cut = random.randint(1, len(values) - 1) if len(values) > 1 else 1
    groups = [each for each in (values[:cut], values[cut:-1]) if each]
    cases = [{"is": group, "amount": rule(random, depth - 1)} for group in groups]
    return {"of": of, "cases": cases, **({"otherwise": rule(random, depth - 1)} if random.random() < 0.6 else {})}


def _dated(random: Random, depth: int) -> list[Data]:
    days = sorted(random.sample(range(1, 400), random.randint(0, 2)))
    ends: list[Data] = [{"until": (DAY + timedelta(days=each)).isoformat()} for each in days]
    return [{**each, "amount": rule(random, depth - 1)} for each in (*ends, {})]


def _compound(random: Random, depth: int) -> Data:
    shape = random.choice(["greater_of", "lesser_of", "sum", "difference", "share", "fee", "cases", "dated", "prorated"])
    if shape in ("greater_of", "lesser_of", "sum"):
        return {shape: _several(random, depth)}
    if shape == "difference":
        return {shape: {"from": rule(random, depth - 1), "less": _several(random, depth, 1)}}
    if shape == "share":
        return {shape: {"rate": _rate(random), "of": rule(random, depth - 1)}}
    if shape == "fee":
        return {shape: "introducer"}
    if shape == "prorated":
        return {shape: {"amount": rule(random, depth - 1), "days": "days-served", "of": "days-in-term"}}
    return {shape: _cases(random, depth) if shape == "cases" else _dated(random, depth)}


def _limits(random: Random) -> Data:
    low, high = sorted((_pennies(random, 300), _pennies(random, 600) + 1))
    made: Data = {}
    if random.random() < 0.25:
        made["floor"] = f"{gbp(low)} per {random.choice(LIMITS)}"
    if random.random() < 0.1:
        made["caps"] = [f"{gbp(high + _pennies(random, 300))} per {each}" for each in random.sample(LIMITS, 2)]
    elif random.random() < 0.3:
        made["cap"] = f"{gbp(high)} per {random.choice(LIMITS)}"
    return made


def rule(random: Random, depth: int = 3) -> Data:
    """An amount in which shapes stand at most `depth` deep inside one another."""
    made = _leaf(random) if depth == 0 or random.random() < 0.3 else _compound(random, depth)
    return {**made, **_limits(random)}


def other_fee(random: Random, depth: int = 1) -> Data:
    """The amount of a fee to which others may refer; it refers to none."""
    made = rule(random, depth)
    return _leaf(random) if "'fee'" in str(made) else made


def setting(fee: Data, rounding: str = "half up") -> Setting:
    """A plan in which another fee, to which rules may refer, comes to `fee`."""
    declared = {Identifier(name): build(Base, data) for name, data in BASES.items()}
    fees = {"introducer": NamedFee("Introducer Fee", amount(fee))}
    return Setting("GBP", bases_of(declared), rounding, fees, NAMES)


def _edges_of(data: Any) -> Iterator[tuple[str, Decimal]]:
    """Every edge in a rule, with the measure to which it belongs."""
    if isinstance(data, list):
        for each in data:
            yield from _edges_of(each)
    elif isinstance(data, dict):
        for step in data.get("steps", ()):
            edge = step.get("up_to") or step.get("below")
            if edge:
                yield data["of"], Decimal(edge.removeprefix("GBP ").rstrip("%").replace(",", ""))
        if "after" in data:
            yield data["of"], Decimal(data["after"])
        for each in data.values():
            yield from _edges_of(each)


def _size(random: Random, name: str, edges: list[Decimal]) -> Decimal:
    """At an edge, just below or above it, or anywhere."""
    least = Decimal(1) if name in COUNTS else PENNY
    if edges and random.random() < 0.75:
        return max(random.choice(edges) + random.choice([-least, Decimal(0), least]), Decimal(0))
    if name in COUNTS:
        return Decimal(random.randint(0, 80))
    return Decimal(random.randint(0, 10_000)) / 100 if name in PERCENTS else _pennies(random, 1200)


def case(random: Random, data: Data) -> Case:
    """A deal for which every figure is known."""
    edges = list(_edges_of(data))
    sizes = {name: _size(random, name, [edge for of, edge in edges if of == name]) for name in (*MONEY, *COUNTS, *PERCENTS)}
    days = random.choice([365, 366, 90, 7, random.randint(1, 1000)])
    given: dict[str, Figure] = {name: Money("GBP", sizes[name]) for name in MONEY}
    given |= {name: sizes[name] for name in COUNTS} | {name: Percent(sizes[name]) for name in PERCENTS}
    given |= {"days-in-term": Decimal(days), "days-served": Decimal(random.choice([0, days, random.randint(0, days)]))}
    marks = {name: random.choice([*values]) for name, values in MARKS.items()}
    ends = [date.fromisoformat(each) for each in _ends_of(data)]
    near = [end + timedelta(days=off) for end in ends for off in (-1, 0, 1)] or [DAY]
    return Case(given, Occasion(random.choice(near), marks))


def _ends_of(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (data["until"] for _ in (0,) if "until" in data)
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from _ends_of(each)


def sentence(data: Data, of: Setting) -> str:
    return "".join(getattr(each, "text", "") for each in say(amount(data), voice(of, GB, ("amount",))))


def on_paper(each: Case, fee: str) -> Paper:
    """What a reader of the agreement knows of the deal; `fee` is the sentence of the other fee."""
    sizes = {TERMS[name]: Measure(figure).size for name, figure in each.given.items()}
    said = {name: MARKS[name][value] for name, value in each.occasion.marks.items()}
    return Paper({term: Fraction(size) for term, size in sizes.items()}, said, each.occasion.on, {"Introducer Fee": fee})
