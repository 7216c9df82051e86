"""How far a rule reaches: the most and the least that it can come to, whatever the deals bring, as long as nothing is given back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Any

from planforge.money.frame import ZERO, Setting
from planforge.money.nesting import counted, inside, touched
from planforge.money.nodes import NODES
from planforge.money.proofs.bands import currencies
from planforge.money.proofs.lines import BandLine, band_lines
from planforge.money.shapes.bands import BANDS
from planforge.plan.amounts import Amount, Bands, Cases, DatedStep, Difference, Portion
from planforge.record import record
from planforge.values import Identifier, Limit, Money

_NO_END = Decimal("-Infinity")


def caps_of(amount: Amount) -> Iterator[tuple[Limit, tuple[str | int, ...]]]:
    """The caps beside an amount, with their keys."""
    if amount.cap is not None:
        yield amount.cap, ("cap",)
    for index, cap in enumerate(amount.caps):
        yield cap, ("caps", index)


@record
class Reach:
    """What can be said of amounts that are due once for each `unit`."""

    setting: Setting
    unit: str
    seen: tuple[str, ...] = ()
    """The fees that were entered on the way here."""

    def own(self, money: Money) -> Decimal | None:
        """The size of money in the currency of the plan; another currency is a finding of its own."""
        return money.amount if money.currency == self.setting.currency else None

    def most(self, amount: Amount, over: str) -> Decimal | None:
        """The most that `amount` can come to over one `over`; None where nothing limits it."""
        found = self.uncapped(amount, over)
        caps = [(counted(cap.per), self.own(cap.money)) for cap, _ in caps_of(amount)]
        limits = [
            _times(size, touched(per, over)) for per, size in caps if per == over or not inside(over, per) or rises(amount)
        ]
        return min((each for each in (found, *limits) if each is not None), default=None)

    def uncapped(self, amount: Amount, over: str) -> Decimal | None:
        """The same without its own caps."""
        node, data = NODES.shape(amount)
        rule = _MOST.get(node.key)
        most = rule(data, over, self) if rule else None
        if amount.floor is None or most is None:
            return most
        per = counted(amount.floor.per)
        floor = _times(self.own(amount.floor.money), touched(per, over))
        if floor is None:
            return None
        return max(most, floor) if per == over else most + floor

    def whole_units(self, most: Callable[[str], Decimal | None], over: str) -> Decimal | None:
        """The most of what is worked out anew over one unit: a part of a unit may bring all that the parts before it did not."""
        return most(over) if inside(self.unit, over) else _times(most(self.unit), touched(self.unit, over))

    def least(self, amount: Amount) -> Decimal:
        """The least that `amount` comes to for one unit."""
        found = self.least_within(amount)
        if amount.floor and counted(amount.floor.per) == self.unit:
            found = max(found, self.own(amount.floor.money) or ZERO)
        elif amount.floor and not inside(counted(amount.floor.per), self.unit):
            found = min(found, ZERO)  # what one unit was raised to may be all that the next ones bring
        for cap, _ in caps_of(amount):
            most = self.own(cap.money)
            found = min(found, ZERO if most is None or counted(cap.per) != self.unit else most)
        return found

    def least_within(self, amount: Amount) -> Decimal:
        """The same without the limits beside it."""
        node, data = NODES.shape(amount)
        rule = _LEAST.get(node.key)
        return rule(data, self) if rule else ZERO

    def entered(self, fee: Identifier) -> tuple[Amount, Reach] | None:
        """The amount of another fee, which counts by the unit of the fee that refers to it."""
        known = self.setting.fees.get(fee)
        return None if known is None or fee in self.seen else (known.amount, replace(self, seen=(*self.seen, fee)))

    def lines(self, bands: Bands) -> tuple[BandLine, ...]:
        """What bands pay; nothing where that is no sum of one currency that adds up from deal to deal."""
        sums = bands.pays_on is None and all(need.adds for need in BANDS.needs(bands))
        return tuple(band_lines(bands)) if sums and currencies(bands) <= {self.setting.currency} else ()


def rises(amount: Amount) -> bool:
    """Whether more business never lowers what `amount` comes to: it has no bands that fall, and takes nothing off."""
    for _, node, data in NODES.walk(amount):
        if node.key in ("difference", "fee") or (node.key == "bands" and _falls(data)):
            return False
    return True


def _falls(bands: Bands) -> bool:
    if bands.method == "marginal":
        return False
    lines = list(band_lines(bands))
    return any(one.most is None or one.most > other.least for one, other in pairwise(lines))


def _times(size: Decimal | None, count: int | None) -> Decimal | None:
    return None if size is None or count is None else size * count


def _all(found: Iterable[Decimal | None], together: Callable[[list[Decimal]], Decimal]) -> Decimal | None:
    """What several come to, if each is known."""
    known = list(found)
    sizes = [each for each in known if each is not None]
    return together(sizes) if len(sizes) == len(known) else None


def _flat(flat: Money, over: str, reach: Reach) -> Decimal | None:
    return _times(reach.own(flat), touched(reach.unit, over))


def _bands(bands: Bands, over: str, reach: Reach) -> Decimal | None:
    """The highest point, for each time over which the measure adds up."""
    lines, per = reach.lines(bands), bands.per or reach.unit
    if per != over and inside(over, per) and _falls(bands):
        return None  # other deals may lower what this one then raises again
    return _times(_all((line.most for line in lines), max) if lines else None, touched(per, over))


def _sum(amounts: Iterable[Amount], over: str, reach: Reach) -> Decimal | None:
    return _all((reach.most(each, over) for each in amounts), lambda sizes: sum(sizes, ZERO))


def _greater(amounts: Iterable[Amount], over: str, reach: Reach) -> Decimal | None:
    """Of one unit the greatest; of several units each may have another one."""
    return _all((reach.most(each, over) for each in amounts), max) if over == reach.unit else _sum(amounts, over, reach)


def _lesser(amounts: Sequence[Amount], over: str, reach: Reach) -> Decimal | None:
    def least(time: str) -> Decimal | None:
        return min((size for each in amounts if (size := reach.most(each, time)) is not None), default=None)

    return reach.whole_units(least, over) if all(rises(each) for each in amounts) else None


def _difference(difference: Difference, over: str, reach: Reach) -> Decimal | None:
    """What is taken off must not become less than nothing, or more than the whole would be left."""
    steady = all(rises(each) for each in difference.less)
    return reach.whole_units(partial(reach.most, difference.from_), over) if steady else None


def _share(portion: Portion, over: str, reach: Reach) -> Decimal | None:
    whole = reach.most(portion.of, over)
    return None if whole is None else whole * portion.rate.fraction


def _cases(cases: Cases, over: str, reach: Reach) -> Decimal | None:
    """Of one event or deal one case counts; of a client or a month each may have counted once."""
    amounts = [*(case.amount for case in cases.cases), *((cases.otherwise,) if cases.otherwise else ())]
    one = over == reach.unit and (over == "event" or (over == "deal" and cases.of != "tier"))
    return _all((reach.most(each, over) for each in amounts), max) if one else _sum(amounts, over, reach)


def _dated(steps: tuple[DatedStep, ...], over: str, reach: Reach) -> Decimal | None:
    """The day may fall within what it is counted over, so that two steps count."""
    return _sum((step.amount for step in steps), over, reach)


def _fee(fee: Identifier, over: str, reach: Reach) -> Decimal | None:
    found = reach.entered(fee)
    return found[1].most(found[0], over) if found else None


_MOST: Mapping[str, Callable[[Any, str, Reach], Decimal | None]] = {
    "flat": _flat,
    "bands": _bands,
    "sum": _sum,
    "greater_of": _greater,
    "lesser_of": _lesser,
    "share": _share,
    "difference": _difference,
    "cases": _cases,
    "dated": _dated,
    "prorated": lambda rated, over, reach: reach.most(rated.amount, over) if over == "event" or rated.amount.flat else None,
    "fee": _fee,
}
"""What limits a node by itself. A node that is not here, such as a percentage, has no end."""


def _least_bands(bands: Bands, reach: Reach) -> Decimal:
    """The lowest point, where what adds up is one unit; else nothing, or less where bands fall from one unit to the next."""
    if bands.per in (None, reach.unit):
        return min((line.least for line in reach.lines(bands)), default=ZERO)
    return _NO_END if _falls(bands) else ZERO


def _least_case(cases: Cases, reach: Reach) -> Decimal:
    other = reach.least(cases.otherwise) if cases.otherwise else ZERO
    return min(other, *(reach.least(case.amount) for case in cases.cases))


def _least_fee(fee: Identifier, reach: Reach) -> Decimal:
    found = reach.entered(fee)
    return found[1].least(found[0]) if found else ZERO


_LEAST: Mapping[str, Callable[[Any, Reach], Decimal]] = {
    "flat": lambda flat, reach: reach.own(flat) or ZERO,
    "bands": _least_bands,
    "sum": lambda amounts, reach: sum((reach.least(each) for each in amounts), ZERO),
    "greater_of": lambda amounts, reach: max(reach.least(each) for each in amounts),
    "lesser_of": lambda amounts, reach: min(reach.least(each) for each in amounts),
    "share": lambda portion, reach: portion.rate.fraction * reach.least(portion.of) if portion.rate.number else ZERO,
    "prorated": lambda rated, reach: min(reach.least(rated.amount), ZERO),
    "cases": _least_case,
    "dated": lambda steps, reach: min(reach.least(step.amount) for step in steps),
    "fee": _least_fee,
}
"""What a node pays at least. One that is not here, such as a percentage, may pay nothing."""
