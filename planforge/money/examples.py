"""Worked examples: those of the author, and a few that the engine chooses where they teach: at the edges and at the cap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from planforge.findings import Path
from planforge.money import compute
from planforge.money.frame import (
    Computation,
    Figure,
    Given,
    Need,
    NotComputable,
    Setting,
    figure_words,
)
from planforge.money.nodes import NODES
from planforge.plan.amounts import Amount, Example
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
    expect: Money
    """What is paid: as the author expects, or as the engine computed."""
    computation: Computation | None
    """None where the author's example cannot be computed, which is a finding of its own."""
    path: Path | None
    """Where the author wrote it; None for one of the engine's."""


def examples(amount: Amount, written: Sequence[Example], setting: Setting, path: Path) -> tuple[WorkedExample, ...]:
    """The author's examples (`written` stands at `path`), then those of the engine for figures that the author did not use."""
    made = [*_authored(amount, written, setting, path)]
    used = [dict(each.given) for each in made]
    chosen = [each for each in _chosen(amount, setting, bare=not made) if dict(each.given) not in used]
    return (*made, *chosen[:MOST])


def given_of(example: Example) -> Given:
    return {str(name): measure.value for name, measure in example.given.items()}


def _authored(amount: Amount, written: Sequence[Example], setting: Setting, path: Path) -> Iterator[WorkedExample]:
    for index, example in enumerate(written):
        worked = _tried(amount, given_of(example), setting)
        yield WorkedExample(example.note or "", given_of(example), example.expect, worked, (*path, index))


def _tried(amount: Amount, given: Given, setting: Setting) -> Computation | None:
    try:
        return compute(amount, given, setting)
    except NotComputable:
        return None


def _chosen(amount: Amount, setting: Setting, *, bare: bool) -> Iterator[WorkedExample]:
    """At each edge and just above it, and where the cap begins to bite; without any, and with nothing of the author's, one plain figure."""
    needs = needs_of(amount)
    plain = {need.name: _figure(_ROUND_FIGURE[need.kind], need, setting) for need in needs}
    found = False
    for shows, name, figure in _telling(amount, needs, plain, setting):
        found = True
        yield from _worked(amount, shows, {**plain, name: figure}, setting)
    if needs and bare and not found:
        yield from _worked(amount, "", plain, setting)


def needs_of(amount: Amount) -> list[Need]:
    """The measures that `amount` reads, each once; of two that read the same, the one with more points."""
    ordered = sorted(NODES.needs(amount), key=lambda need: len(need.points))
    return list({need.name: need for need in ordered}.values())


def _worked(amount: Amount, shows: str, given: Given, setting: Setting) -> Iterator[WorkedExample]:
    worked = _tried(amount, given, setting)
    if worked:
        yield WorkedExample(shows, given, worked.result, worked, None)


def _telling(amount: Amount, needs: Sequence[Need], plain: Given, setting: Setting) -> Iterator[tuple[str, str, Figure]]:
    for need in needs:
        for point in need.points:
            yield "exactly at the edge", need.name, _figure(point, need, setting)
            above = _well_above(point, need) if need.smooth else point + _smallest(need, setting)
            yield "above the edge" if need.smooth else "just above the edge", need.name, _figure(above, need, setting)
    money = next((need for need in needs if need.kind == "money"), None)
    if amount.cap and money:
        bites = _where_it_bites(amount, money, plain, setting)
        if bites is not None:
            yield "where the cap applies", money.name, _figure(bites, money, setting)


def _where_it_bites(amount: Amount, need: Need, plain: Given, setting: Setting) -> Decimal | None:
    """The least whole amount of `need` at which the cap is reached, to two digits rounded up; by halving, for the payment rises with it."""
    cap = amount.cap
    assert cap is not None

    def reached(size: int) -> bool:
        return compute(amount, {**plain, need.name: _figure(Decimal(size), need, setting)}, setting).exact >= cap.money

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


def _well_above(point: Decimal, need: Need) -> Decimal:
    """Half as much again; of a count a whole number."""
    above = point * 3 / 2
    return above.to_integral_value(ROUND_CEILING) if need.kind == "number" else above


def _smallest(need: Need, setting: Setting) -> Decimal:
    return (
        Decimal(1).scaleb(-DIGITS[setting.currency])
        if need.kind == "money"
        else Decimal("0.01")
        if need.kind == "percent"
        else Decimal(1)
    )


def _figure(size: Decimal, need: Need, setting: Setting) -> Figure:
    if need.kind == "money":
        return Money(setting.currency, size)
    return Percent(size) if need.kind == "percent" else size


def step_words(parts: Sequence[str | Figure], locale: Locale) -> str:
    """The left side of a step, on paper: "10% of £50,000.00"."""
    return "".join(part if isinstance(part, str) else figure_words(part, locale, exact=True) for part in parts)
