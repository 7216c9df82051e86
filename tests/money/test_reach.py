"""What is said of the reach of a rule holds for every history of deals; and what is said never to matter can be taken out."""

from __future__ import annotations

import copy
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, Inexact, localcontext
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planforge.money import Occasion, Setting, Work, work_out
from planforge.money.dates import period_of
from planforge.money.frame import EXACT, PERIODS
from planforge.money.memory import Memory
from planforge.money.nodes import NODES
from planforge.money.proofs.idle import idle
from planforge.money.proofs.lines import band_lines
from planforge.money.proofs.reach import Reach
from tests.money import rules
from tests.money.plans import amount, bands, counted, gbp, pays, pennies, setting
from tests.money.rules import Case, Data

START = date(2027, 1, 10)
KEYS = ("event", "deal", "client", *PERIODS)


def history(random: Random, data: Data, unit: str) -> list[Case]:
    """Events of a few deals of a few clients over three years, in their order; all deals know every figure."""
    made: list[Case] = []
    for client in range(random.randint(1, 2)):
        for deal in range(random.randint(1, 2)):
            marks = rules.case(random, data).occasion.marks
            for number in range(random.randint(1, 4)):
                each = rules.case(random, data)
                on = START + timedelta(days=random.randint(0, 900))
                keys = {per: period_of(on, per, START).key for per in PERIODS}
                keys |= {"client": f"c{client}", "deal": f"d{client}.{deal}", "event": f"e{client}.{deal}.{number}"}
                marks = {**marks, "tier": each.occasion.marks["tier"]}
                made.append(Case(each.given, Occasion(on, marks, keys, unit)))
    return sorted(made, key=lambda each: each.occasion.on or START)


def paid(data: Data, of: Setting, events: list[Case]) -> list[Decimal]:
    """What each event of a history brings."""
    memory, rule = Memory(), amount(data)
    return [work_out(rule, Work(of, each.given, NODES, each.occasion, memory, live=True)).amount for each in events]


def totals(events: list[Case], sizes: list[Decimal], over: str) -> dict[str, Decimal]:
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    with localcontext(EXACT):
        for each, size in zip(events, sizes, strict=True):
            found[each.occasion.keys[over]] += size
    return found


def _made(seed: int, units: tuple[str, ...], depth: int = 2) -> tuple[Random, Data, Setting, str]:
    random = Random(seed)
    return random, rules.rule(random, depth), rules.setting(rules.other_fee(random)), random.choice(units)


def check_most(seed: int) -> int:
    """How many bounds were tried."""
    random, data, of, unit = _made(seed, KEYS)
    reach, events, tried = Reach(of, unit), history(random, data, unit), 0
    with localcontext(prec=EXACT.prec):
        for over in KEYS:
            most = reach.most(amount(data), over)
            if most is not None:
                tried += 1
                for key, total in totals(events, paid(data, of, events), over).items():
                    assert total <= most + Decimal("1e-50"), (seed, over, key, unit, data)
    return tried


def check_least(seed: int) -> int:
    random, data, of, unit = _made(seed, ("event", "deal", "client"))
    events = history(random, data, unit)
    with localcontext(prec=EXACT.prec):
        least = Reach(of, unit).least(amount(data))
    for key, total in totals(events, paid(data, of, events), unit).items() if least else ():
        assert total >= least - Decimal("1e-50"), (seed, key, unit, data)
    return bool(least)


def _without(data: Data, kind: str, path: tuple[Any, ...]) -> Data:
    """`data` without what a proof says never to matter; a band pays something else instead."""
    made = copy.deepcopy(data)
    holder: Any = made
    for step in path[:-1]:
        holder = holder[step]
    if kind == "band-above-cap":
        band, before = holder[path[-1]], holder[path[-1] - 1]
        holder[path[-1]] = {
            **{key: band[key] for key in ("up_to", "below") if key in band},
            **{key: before[key] for key in ("rate", "flat", "price", "at_most") if key in before},
        }
    else:
        del holder[path[-1]]
    return made


def check_idle(seed: int) -> list[str]:
    """The kinds of what was taken out, none of which changed what any event pays."""
    random, data, of, unit = _made(seed, KEYS)
    if seed % 2:  # one figure, so that amounts can be compared
        text = json.dumps(data)
        for name in ("order-value", "list-price"):
            text = text.replace(name, "net-revenue")
        data = json.loads(text)
    found = [flaw for flaw in idle(amount(data), Reach(of, unit), ()) if flaw.kind in IDLE]
    for flaw in found:
        other = _without(data, flaw.kind, flaw.fault.at)
        for _ in range(3):
            events = history(random, data, unit)
            before, after = paid(data, of, events), paid(other, of, events)
            with localcontext(EXACT):
                same = all(abs(one - two) <= Decimal("1e-50") for one, two in zip(before, after, strict=True))
            assert same, (seed, unit, flaw, data, before, after)
    return [flaw.kind for flaw in found]


IDLE = ("idle-cap", "idle-floor", "unreachable", "band-above-cap")


def _seeds(count: int) -> Iterator[int]:
    return iter(range(7_000_000, 7_000_000 + count))


def test_no_history_goes_beyond_the_most() -> None:
    assert sum(check_most(seed) for seed in _seeds(150)) > 100


def test_no_history_stays_below_the_least() -> None:
    assert sum(check_least(seed) for seed in _seeds(300)) > 10


def test_what_never_matters_can_be_taken_out() -> None:
    kinds = [kind for seed in _seeds(300) for kind in check_idle(seed)]
    assert len(kinds) > 15


@given(bands(), pennies)
def test_the_line_of_each_band_is_what_is_computed(data: Data, size: Decimal) -> None:
    found = next(line for line in band_lines(amount({"bands": data}).bands) if line.band.holds(size))  # type: ignore[arg-type]
    assert gbp(found.at(size)) == pays({"bands": data}, {"net-revenue": f"GBP {size:,}"}).exact


@given(counted(), st.integers(0, 6000))
def test_the_line_of_each_band_of_a_count_is_what_is_computed(data: Data, size: int) -> None:
    found = next(line for line in band_lines(amount({"bands": data}).bands) if line.band.holds(Decimal(size)))  # type: ignore[arg-type]
    of = setting({"users": {"name": "User", "means": "a user"}})
    assert gbp(found.at(Decimal(size))) == pays({"bands": data}, {"users": str(size)}, of).exact


@given(bands(rising=True), pennies)
def test_a_line_reaches_what_it_pays_and_not_before(data: Data, size: Decimal) -> None:
    for line in band_lines(amount({"bands": data}).bands):  # type: ignore[arg-type]
        at = line.reaches(size)
        if at is not None:
            with localcontext(EXACT) as context:
                context.traps[Inexact] = False
                assert line.at(at) >= size - Decimal("1e-20")
                assert at == line.low or line.at(at - Decimal("0.01")) < size
