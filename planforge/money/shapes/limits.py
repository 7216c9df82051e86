"""Floor and cap: the least and the most that is paid. The floor is applied first, so a cap always holds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.document.nodes import Text
from planforge.money.frame import PERIODS, ZERO, Words, Work
from planforge.money.node import Bound, Flaw, Proof, Voice
from planforge.plan.amounts import SHAPES, Amount
from planforge.values import Limit, Money

OVER = {
    "deal": "for each deal",
    "client": "for each client",
    "month": "in each calendar month",
    "quarter": "in each calendar quarter",
    "year": "in each calendar year",
    "contract year": "in each year of this agreement",
    "unit": "for each unit",
    "event": "for each event",
    "claim": "for each claim",
    "agreement": "over the whole life of this agreement",
}
"""What a limit or a band is counted over, in words."""


def _cap(limit: Limit, money: Money, work: Work) -> Money:
    before, after = work.grow("cap", work.size(money), _over(limit))
    most = work.size(limit.money)
    room = min(after, most) - min(before, most)
    if room == money.amount:
        return money
    used: tuple[str | Money, ...] = (", of which ", work.money_of(min(before, most)), " was reached before") if before else ()
    words = (" is more than the cap of ", limit.money, f" {OVER[limit.per]}", *used)
    return work.step(work.money_of(room), money, *words, of="cap")


def _floor(limit: Limit, money: Money, work: Work) -> Money:
    """The least is due at once for a deal, a client or an event; in a statement, for a time, when that time is over (`top_up`)."""
    _, after = work.grow("floor", work.size(money), _over(limit))
    if work.live and limit.per in PERIODS:
        return money
    due = work.change("least", max(after, work.size(limit.money)), _over(limit))
    if due == money.amount:
        return money
    words = (" is less than the minimum of ", limit.money, f" {OVER[limit.per]}")
    return work.step(work.money_of(due), work.money_of(after), *words, of="floor")


def _caps(limits: tuple[Limit, ...], money: Money, work: Work) -> Money:
    """All of them hold: each is applied to what the one before leaves, the lowest first, for a higher one counts only what is paid."""
    for index, limit in _lowest_first(limits):
        money = _cap(limit, money, work.at("caps", index))
    return money


def _lowest_first(limits: tuple[Limit, ...]) -> list[tuple[int, Limit]]:
    """Each limit with its number in the plan."""
    return sorted(enumerate(limits), key=lambda each: each[1].money.amount)


def _over(limit: Limit) -> str:
    """Over what a limit counts, as an occasion names it; a unit, an event and a claim are the occasion itself."""
    return "event" if limit.per in ("unit", "event", "claim") else limit.per


def settle(amount: Amount, by: Money, work: Work) -> None:
    """What `amount` came to was rounded by so much: its limits go on from what is really due."""
    size = work.size(by)
    if not size:
        return
    if amount.floor is not None and amount.floor.per in PERIODS:
        work.grow("floor", size, _over(amount.floor))
    if amount.cap is not None:
        work.grow("cap", size, _over(amount.cap))
    for index, limit in enumerate(amount.caps):
        work.at("caps", index).grow("cap", size, _over(limit))


def top_up(amount: Amount, work: Work) -> Money:
    """What is still due at the end of a time for which `amount` has a floor, its cap observed. `work.occasion` is that time."""
    floor = amount.floor
    if floor is None or floor.per not in PERIODS:
        return work.setting.zero()
    reached = work.memory.sum(work.occasion.key(floor.per), work.place, "floor")
    missing = max(work.size(floor.money) - reached, ZERO)
    if not missing:
        return work.setting.zero()
    words = (" is missing to the minimum of ", floor.money, f" {OVER[floor.per]}")
    due = work.step(work.money_of(missing), work.money_of(missing), *words, of="floor")
    limits = ((work, amount.cap), *((work.at("caps", index), limit) for index, limit in _lowest_first(amount.caps)))
    for place, limit in limits:  # what no deal earns is not limited for each deal or client
        due = _cap(limit, due, place) if limit and limit.per in PERIODS else due
    return due


def _said(words: str) -> Bound[Limit]:
    def say(limit: Limit, voice: Voice) -> Words:
        return (Text(f"{words} "), voice.figure(limit.money), Text(" "), voice.value(OVER[limit.per], "choice"))

    return Bound("floor" if "less" in words else "cap", _floor if "less" in words else _cap, say)


FLOOR = _said("no less than")
CAP = _said("no more than")


def _say_caps(limits: tuple[Limit, ...], voice: Voice) -> Words:
    words: Words = ()
    for index, limit in enumerate(limits):
        words += (Text(" and "),) if index else ()
        words += CAP.say(limit, voice.at(index))
    return words


CAPS: Bound[tuple[Limit, ...]] = Bound("caps", _caps, _say_caps)


def prove(amount: Amount, proof: Proof) -> Iterator[Flaw]:
    """That a floor is not above its cap, that neither is nothing, and that a floor over a time stands beside the whole amount."""
    cap, floor = amount.cap, amount.floor
    if floor and floor.per in PERIODS and set(SHAPES) & set(proof.path):
        message = f"the minimum of {floor.money} {OVER[floor.per]} stands inside another amount, where no time ends"
        yield proof.flaw("inner-floor", message, "write the floor beside the whole amount of the fee", "floor")
    if cap and floor and cap.per == floor.per and cap.money.currency == floor.money.currency and floor.money > cap.money:
        message = f"the floor of {floor.money} is above the cap of {cap.money}, so every amount would be {cap.money}"
        yield proof.flaw("cap-below-floor", message, "raise the cap or lower the floor", "cap")
    if cap and amount.caps:
        yield proof.flaw("cap-and-caps", f"{cap} stands beside a list of caps", "write all of them under caps", "cap")
    for each, keys in ((cap, ("cap",)), *((limit, ("caps", index)) for index, limit in enumerate(amount.caps))):
        if each and each.money.amount == Decimal(0):
            message = "a cap of nothing means that nothing is ever paid"
            yield proof.flaw("cap-of-nothing", message, "raise the cap, or leave the fee out", *keys)
