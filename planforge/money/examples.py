"""Worked examples: those of the author, and a few that the engine chooses where they teach: at the edges and at the cap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING, get_args

from planforge.findings import Path
from planforge.money import compute
from planforge.money.frame import Computation, Figure, Given, NotComputable, Occasion, Setting, figure_words
from planforge.money.node import ALONE, Fees, Need, Options
from planforge.money.nodes import NODES
from planforge.plan.amounts import Amount, Example, Mark
from planforge.record import record
from planforge.values import Money, Percent
from planforge.values.currency import DIGITS

if TYPE_CHECKING:
    from planforge.wording import Locale

MOST = 5
"""How many examples the engine adds to one amount at most."""
_ROUND_FIGURE = {"money": Decimal(10000), "number": Decimal(10), "percent": Decimal(25)}
_LARGEST = 10**12


@record
class WorkedExample:
    """One example: what it shows, what is given, and what comes of it step by step."""

    shows: str
    given: Mapping[str, Figure]
    occasion: Occasion
    """What else is known: the marks of the deal, and the day."""
    expect: Money
    """What is paid: as the author expects, or as the engine computed."""
    computation: Computation | None
    """None where the author's example cannot be computed, which is a finding of its own."""
    path: Path | None
    """Where the author wrote it; None for one of the engine's."""


def examples(amount: Amount, written: Sequence[Example], setting: Setting, path: Path) -> tuple[WorkedExample, ...]:
    """The author's examples (`written` stands at `path`), then those of the engine for figures that the author did not use."""
    made = [*_authored(amount, written, setting, path)]
    used = [_known(each) for each in made]
    chosen: list[WorkedExample] = []
    seen = frozenset((name, value) for each in made for name, value in each.occasion.marks.items())
    for each in _chosen(amount, setting, seen, bare=not made):
        if _known(each) not in used:
            used.append(_known(each))
            chosen.append(each)
    return (*made, *chosen[:MOST])


def _known(example: WorkedExample) -> tuple[object, ...]:
    return dict(example.given), dict(example.occasion.marks), example.occasion.on


def given_of(example: Example) -> Given:
    return {str(name): measure.value for name, measure in example.given.items()}


def occasion_of(example: Example) -> Occasion:
    """What the author says of the deal and the day."""
    marks = example.deal
    known = {name: getattr(marks, name.replace("class", "class_")) for name in get_args(Mark)} if marks else {}
    return Occasion(example.on, {name: str(value) for name, value in known.items() if value is not None})


def _authored(amount: Amount, written: Sequence[Example], setting: Setting, path: Path) -> Iterator[WorkedExample]:
    for index, example in enumerate(written):
        given, occasion = given_of(example), occasion_of(example)
        worked = _tried(amount, given, setting, occasion)
        yield WorkedExample(example.note or "", given, occasion, example.expect, worked, (*path, index))


def _tried(amount: Amount, given: Given, setting: Setting, occasion: Occasion) -> Computation | None:
    try:
        return compute(amount, given, setting, occasion)
    except NotComputable:
        return None


def _chosen(amount: Amount, setting: Setting, seen: frozenset[tuple[str, str]], *, bare: bool) -> Iterator[WorkedExample]:
    """In each case, at each edge and just above it, and where the cap begins to bite; without any, and with nothing of the author's,
    one plain figure.
    """
    needs, options = needs_of(amount, setting.fees), options_of(amount, setting.fees)
    plain = plain_figures(amount, setting)
    usual = {each.name: each.values[0] for each in options}
    found = False
    for each in options:
        for value in each.values if len(each.values) > 1 else ():
            found = True
            if (each.name, value) in seen:  # the author shows this case
                continue
            yield from _worked(amount, "", plain, setting, {**usual, each.name: value})
    for shows, name, figure in _telling(amount, needs, plain, setting, usual):
        found = True
        yield from _worked(amount, shows, {**plain, name: figure}, setting, usual)
    if (needs or options) and bare and not found:
        yield from _worked(amount, "", plain, setting, usual)


def options_of(amount: Amount, fees: Fees = ALONE) -> list[Options]:
    """What else the amount depends on, each once with all that makes a difference."""
    found: dict[str, dict[str, None]] = {}
    for each in NODES.options(amount, fees):
        found.setdefault(each.name, {}).update(dict.fromkeys(each.values))
    return [Options(name, tuple(sorted(values) if name == "on" else values)) for name, values in found.items() if values]


def _occasion(usual: Mapping[str, str]) -> Occasion:
    day = usual.get("on")
    return Occasion(date.fromisoformat(day) if day else None, {name: value for name, value in usual.items() if name != "on"})


def needs_of(amount: Amount, fees: Fees = ALONE) -> list[Need]:
    """The measures that `amount` reads, each once; of two that read the same, the one with more points."""
    ordered = sorted(NODES.needs(amount, fees), key=lambda need: len(need.points))
    return list({need.name: need for need in ordered}.values())


def plain_figures(amount: Amount, setting: Setting) -> Given:
    """A round figure for each measure that `amount` reads."""
    return {need.name: figure_of(_ROUND_FIGURE[need.kind], need, setting) for need in needs_of(amount, setting.fees)}


def _worked(amount: Amount, shows: str, given: Given, setting: Setting, usual: Mapping[str, str]) -> Iterator[WorkedExample]:
    occasion = _occasion(usual)
    worked = _tried(amount, given, setting, occasion)
    if worked:
        yield WorkedExample(shows, given, occasion, worked.result, worked, None)


def _telling(
    amount: Amount, needs: Sequence[Need], plain: Given, setting: Setting, usual: Mapping[str, str]
) -> Iterator[tuple[str, str, Figure]]:
    for need in needs:
        for point in need.points:
            yield "exactly at the edge", need.name, figure_of(point, need, setting)
            above = _well_above(point, need, setting) if need.smooth else point + smallest(need, setting)
            yield "above the edge" if need.smooth else "just above the edge", need.name, figure_of(above, need, setting)
    money = next((need for need in needs if need.kind == "money"), None)
    if amount.cap and money:
        bites = _where_it_bites(amount, money, plain, setting, usual)
        if bites is not None:
            yield "where the cap applies", money.name, figure_of(bites, money, setting)


def _where_it_bites(amount: Amount, need: Need, plain: Given, setting: Setting, usual: Mapping[str, str]) -> Decimal | None:
    """The least whole amount of `need` at which the cap is reached, to two digits rounded up; by halving, for the payment rises with it."""
    cap, occasion = amount.cap, _occasion(usual)
    assert cap is not None

    def reached(size: int) -> bool:
        given = {**plain, need.name: figure_of(Decimal(size), need, setting)}
        return compute(amount, given, setting, occasion).exact >= cap.money

    low, high = 0, _LARGEST
    try:
        if not reached(high):
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if reached(middle) else (middle, high)
    except NotComputable:
        return None
    scale = 10 ** max(len(str(high)) - 2, 0)
    return Decimal((high // scale + 1) * scale)


def _well_above(point: Decimal, need: Need, setting: Setting) -> Decimal:
    """Half as much again, in figures that can be written: of a count a whole number, of money no part of its smallest unit."""
    return (point * 3 / 2).quantize(smallest(need, setting), ROUND_CEILING)


def smallest(need: Need, setting: Setting) -> Decimal:
    return (
        Decimal(1).scaleb(-DIGITS[setting.currency])
        if need.kind == "money"
        else Decimal("0.01")
        if need.kind == "percent"
        else Decimal(1)
    )


def figure_of(size: Decimal, need: Need, setting: Setting) -> Figure:
    if need.kind == "money":
        return Money(setting.currency, size)
    return Percent(size) if need.kind == "percent" else size


def step_words(parts: Sequence[str | Figure], locale: Locale) -> str:
    """The left side of a step, on paper: "10% of £50,000.00"."""
    return "".join(part if isinstance(part, str) else figure_words(part, locale, exact=True) for part in parts)
