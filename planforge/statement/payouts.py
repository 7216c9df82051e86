"""The most that is paid on one deal to everybody together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from planforge.money import NotComputable, Step
from planforge.money.frame import ROUNDINGS, Occasion, Work
from planforge.money.memory import Memory
from planforge.money.nodes import NODES
from planforge.money.shapes.bases import figure
from planforge.money.split import split
from planforge.plan.registration import Payout
from planforge.statement.earning import Moment
from planforge.statement.rules import Revision
from planforge.statement.values import Line
from planforge.values import Money


def within_payout(revision: Revision, moment: Moment, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of one event, those that pay cut so that the deal as a whole stays within the most that is paid on it."""
    rules = revision.plan.rules_of_engagement
    payout = rules.credit.payout if rules and rules.credit else None
    claims = [line for line in lines if line.what == "fee" and line.amount.amount > 0]
    room = _room(revision, moment, payout) if payout and claims else None
    if payout is None or room is None:
        yield from lines
        return
    cut = dict(zip((id(line) for line in claims), _shares(payout, claims, room), strict=True))
    for line in lines:
        left = cut.get(id(line), line.amount)
        if left == line.amount:
            yield line
            continue
        words = (line.amount, f" cut so that all fees on the deal are at most {payout.at_most} of {payout.of}")
        yield replace(line, amount=left, steps=(*line.steps, Step(words, left, "cap")))


def _room(revision: Revision, moment: Moment, payout: Payout) -> Money | None:
    """What may still be paid on the deal; None where the base of the limit is not known yet."""
    state, setting = moment.state, revision.setting
    try:
        base = figure(str(payout.of), Work(setting, {**state.readings, **state.started}, NODES, Occasion(), Memory()))
    except NotComputable:
        return None
    if not isinstance(base, Money):
        return None
    paid = sum((each.left.amount for each in state.earned), Decimal(0))
    most = payout.at_most.of(base).rounded(ROUNDINGS[setting.rounding])
    return Money(setting.currency, max(most.amount - paid, Decimal(0)))


def _shares(payout: Payout, claims: Sequence[Line], room: Money) -> list[Money]:
    """What each claim is paid out of `room`."""
    total = sum((line.amount.amount for line in claims), Decimal(0))
    if total <= room.amount:
        return [line.amount for line in claims]
    if payout.excess == "in proportion":
        return list(split(room, [line.amount.amount for line in claims]))
    paid: list[Money] = []
    for line in claims:
        paid.append(min(line.amount, room))
        room = room - paid[-1]
    return paid
