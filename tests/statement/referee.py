"""A slow referee of statements: it has the fee as it stands in a plan and the list of all that happened, and for every event counts
everything again from the first day, in fractions. It remembers nothing and shares nothing with the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

NOTHING = Fraction(0)
TIMES = ("month", "quarter", "year", "contract year")
UNITS = {"payment": "event", None: "event"}


class Happened(NamedTuple):
    """A payment of the client, or a refund to it."""

    on: date
    deal: str
    client: str
    receipts: Fraction = NOTHING
    taxes: Fraction = NOTHING
    seats: Fraction = NOTHING
    refunds: Fraction = NOTHING
    missing: Fraction | None = None
    """What is missing to a minimum at the end of its time, which is no event of a deal."""
    since: date = date.min
    number: int = 0
    off: Fraction = NOTHING
    """By how much the line for it was rounded; limits count what is really due."""

    @property
    def back(self) -> bool:
        return self.refunds > 0


Rule = Callable[[Sequence[Happened]], Fraction]
"""What is due for the last of the events."""


class Due(NamedTuple):
    on: date
    deal: str
    amount: Fraction


def size(text: str) -> Fraction:
    """`GBP 1,200.50`, `12.5%` and `7` as bare figures; a percentage as a part of one."""
    number = Fraction(text.removeprefix("GBP ").rstrip("%").replace(",", ""))
    return number / 100 if text.endswith("%") else number


def rounded(exact: Fraction, how: str) -> Fraction:
    pennies, rest = divmod(abs(exact) * 100, 1)
    up = how != "down" and (rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (how == "half up" or pennies % 2 == 1)))
    made = Fraction(pennies + (1 if up else 0), 100)
    return made if exact >= 0 else -made


class Referee(NamedTuple):
    fee: Mapping[str, Any]
    effective: date
    rounding: str = "half up"

    def dues(self, happened: Sequence[Happened], until: date) -> list[Due]:
        """Every line that comes to something, in the order in which it arises, top-ups at the end of their time among them."""
        counted = [each for each in happened if not each.back or self._deducts]
        ends = [Happened(last, "", "", missing=NOTHING, since=first) for first, last in self._times(until)]
        found: list[Happened] = []
        made: list[Due] = []
        for each in sorted((*counted, *ends), key=lambda each: (each.on, each.deal == "")):
            top_up = each.missing is not None
            missing = self._missing(found, each) if top_up else None
            if top_up and not missing:
                continue
            payments = [before.number for before in found if before.deal == each.deal and not before.back]
            number = payments[-1] if each.back and payments else len(found)  # what goes back belongs to the payment before it
            found.append(each._replace(number=number, missing=missing))
            line = self._line(found)
            made.append(Due(each.on, each.deal, line))
            off = NOTHING if top_up else line - self._capped(found)
            found[-1] = found[-1]._replace(off=off)
        return [each for each in made if each.amount]

    @property
    def _amount(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.fee["amount"]
        return found

    @property
    def _unit(self) -> str:
        each = self.fee.get("each")
        return UNITS.get(each) or str(each)

    @property
    def _deducts(self) -> bool:
        return "net-revenue" in str(self._amount)

    # what has happened, as a figure

    def _key(self, event: Happened, per: str) -> object:
        first = event.on.replace(day=1)
        keys: dict[str, Callable[[], object]] = {
            "event": lambda: event.number,
            "deal": lambda: event.deal,
            "client": lambda: event.client,
            "month": lambda: first,
            "quarter": lambda: (event.on.year, (event.on.month - 1) // 3),
            "year": lambda: event.on.year,
            "contract year": lambda: self._year(event.on),
            "agreement": lambda: True,
        }
        return keys[{"unit": "event", "claim": "event"}.get(per, per)]()

    def _year(self, on: date) -> int:
        return on.year - self.effective.year - ((on.month, on.day) < (self.effective.month, self.effective.day))

    def _alike(self, history: Sequence[Happened], per: str) -> list[int]:
        """The numbers of the events that count together with the last one."""
        last = history[-1]
        return [
            index
            for index, each in enumerate(history)
            if self._key(each, per) == self._key(last, per) and (each.missing is None or last.missing is not None)
        ]

    def _net(self, history: Sequence[Happened], deal: str) -> Fraction:
        of = [each for each in history if each.deal == deal]
        taxes = sum((-each.taxes if each.back else each.taxes for each in of), NOTHING)
        return max(sum((each.receipts - each.refunds for each in of), NOTHING) - taxes, NOTHING)

    def _grown(self, history: Sequence[Happened], measure: str) -> Fraction:
        """By how much the measure grows with the last event."""
        last = history[-1]
        if measure == "seat":
            return last.seats
        return self._net(history, last.deal) - self._net(history[:-1], last.deal)

    def _sum(self, history: Sequence[Happened], measure: str, per: str) -> Fraction:
        return sum((self._grown(history[: index + 1], measure) for index in self._alike(history, per)), NOTHING)

    # what is due for it

    def _rule(self, history: Sequence[Happened]) -> Fraction:
        """What the rule without its limits adds with the last event."""
        amount = self._amount
        if "percent" in amount:
            return size(amount["percent"]["rate"]) * self._grown(history, "net-revenue")
        if "flat" in amount:
            return size(amount["flat"]) if len(self._alike(history, self._unit)) == 1 else NOTHING
        if "per_unit" in amount:
            data = amount["per_unit"]
            per, of, after = self._unit, "seat", Fraction(data.get("after", 0))
            return self._more(history, of, per, lambda count: size(data["price"]) * max(count - after, NOTHING))
        data = amount["bands"]
        whole = data["method"] == "whole"
        paid = _whole if whole else _marginal
        return self._more(history, data["of"], data.get("per") or self._unit, lambda figure: paid(data["steps"], figure))

    def _more(self, history: Sequence[Happened], of: str, per: str, paid: Callable[[Fraction], Fraction]) -> Fraction:
        """What is paid for everything that counts together, less what was paid for all but the last event."""
        now = self._sum(history, of, per)
        first = len(self._alike(history, per)) == 1
        return paid(now) - (NOTHING if first else paid(now - self._grown(history, of)))

    def _floored(self, history: Sequence[Happened]) -> Fraction:
        if history[-1].missing is not None:
            return history[-1].missing
        limit = self._limit("floor")
        if limit is None or limit[1] in (*TIMES, "agreement"):
            return self._rule(history)
        return self._limited(history, limit[1], self._rule, lambda due: max(due, limit[0]))

    def _capped(self, history: Sequence[Happened]) -> Fraction:
        limit = self._limit("cap")
        if limit is None or (history[-1].missing is not None and limit[1] not in (*TIMES, "agreement")):
            return self._floored(history)
        return self._limited(history, limit[1], self._floored, lambda due: min(due, limit[0]), off=True)

    def _limited(
        self, history: Sequence[Happened], per: str, due: Rule, limit: Callable[[Fraction], Fraction], *, off: bool = False
    ) -> Fraction:
        """What the limit leaves of the last event, after all that counted before; `off` also counts what was rounded then."""
        *alike, last = [index for index, each in enumerate(history) if self._key(each, per) == self._key(history[-1], per)]
        before = sum((due(history[: index + 1]) + (history[index].off if off else NOTHING) for index in alike), NOTHING)
        return limit(before + due(history[: last + 1])) - (limit(before) if alike else NOTHING)

    def _limit(self, name: str) -> tuple[Fraction, str] | None:
        if name not in self._amount:
            return None
        money, _, per = self._amount[name].partition(" per ")
        return size(money), per

    def _line(self, history: Sequence[Happened]) -> Fraction:
        """Rounded so that all lines of one unit are the rounded sum of the unit."""
        if history[-1].missing is not None:
            return rounded(self._capped(history), self.rounding)
        each = [self._capped(history[: index + 1]) for index in self._alike(history, self._unit)]
        return rounded(sum(each, NOTHING), self.rounding) - rounded(sum(each[:-1], NOTHING), self.rounding)

    # what is due because a time is over

    def _times(self, until: date) -> Iterator[tuple[date, date]]:
        """The first and last day of each time of a minimum, that of the first day of the agreement and those after it."""
        limit = self._limit("floor")
        if limit is None or limit[1] not in TIMES:
            return
        here = Happened(self.effective, "", "")
        first = self.effective
        for number in range((until - self.effective).days + 2):
            day = self.effective + timedelta(days=number)
            if self._key(here._replace(on=day), limit[1]) != self._key(here._replace(on=first), limit[1]):
                if day - timedelta(days=1) <= until:
                    yield first, day - timedelta(days=1)
                first = day

    def _missing(self, found: Sequence[Happened], end: Happened) -> Fraction:
        """What the deals of a time leave open of its minimum."""
        limit = self._limit("floor")
        assert limit is not None
        seen = [index for index, each in enumerate(found) if end.since <= each.on <= end.on and each.missing is None]
        reached = sum((self._rule(found[: index + 1]) + found[index].off for index in seen), NOTHING)
        return max(limit[0] - reached, NOTHING)


def _edges(steps: Sequence[Mapping[str, str]]) -> Iterator[tuple[Mapping[str, str], Fraction, bool, Fraction | None, bool]]:
    """Each step with where it begins and ends, and whether these figures are its own."""
    low, own = NOTHING, True
    for step in steps:
        high = size(step["up_to"]) if "up_to" in step else size(step["below"]) if "below" in step else None
        yield step, low, own, high, "up_to" in step
        low, own = high or NOTHING, "below" in step


def _most(step: Mapping[str, str], due: Fraction) -> Fraction:
    return min(due, size(step["at_most"])) if "at_most" in step else due


def _marginal(steps: Sequence[Mapping[str, str]], figure: Fraction) -> Fraction:
    total = NOTHING
    for index, (step, low, own, high, _) in enumerate(_edges(steps)):
        inside = (figure if high is None else min(figure, high)) - low
        if index:  # the first band goes on below nothing, where more was given back than came in
            inside = max(inside, NOTHING)
        if "flat" in step:
            reached = index == 0 or figure > low or (own and figure == low)
            total += _most(step, size(step["flat"])) if reached else NOTHING
        else:
            total += _most(step, size(step.get("rate") or step["price"]) * inside)
    return total


def _whole(steps: Sequence[Mapping[str, str]], figure: Fraction) -> Fraction:
    for step, low, own, high, with_high in _edges(steps):
        above = figure > low or (own and figure == low) or low == NOTHING
        if above and (high is None or figure < high or (with_high and figure == high)):
            return _most(step, size(step["flat"]) if "flat" in step else size(step.get("rate") or step["price"]) * figure)
    raise AssertionError(f"no band holds {figure}")
