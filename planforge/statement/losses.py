"""What goes back: a fee that is clawed back because the client cancels, is refunded or does not pay, and one that shrinks with its base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_args

from planforge.money import Step
from planforge.money.dates import after
from planforge.money.frame import QUOTIENT, ROUNDINGS, ZERO, Figure
from planforge.plan.bases import Start
from planforge.plan.fees import Clawback
from planforge.statement.deferred import gather
from planforge.statement.earning import Moment, earn, nothing, owe, wait
from planforge.statement.rules import FeeRule
from planforge.statement.state import Earned, FeeState
from planforge.statement.values import Line
from planforge.values import Money

LOSSES: Mapping[str, str] = {
    "cancelled": "the client cancels",
    "refunded": "the client is refunded",
    "unpaid": "the client does not pay",
    "charged back": "the payment is charged back",
    "not renewed": "the client does not renew",
    "disqualified": "the referral proves not to qualify",
}
"""What may give a fee back, by the event."""
_LOST = ("refunds", "returns", "credits", "chargebacks", "bad-debts")
"""Figures that say by themselves what the client did not pay in the end."""
_STARTS = frozenset(get_args(Start))


def lose(rule: FeeRule, fee: FeeState, moment: Moment) -> Iterator[Line]:
    """What an event that undoes a deal does to what the deal has earned by one fee."""
    earned = [each for each in moment.state.earned if each.line.fee == rule.id and each.left.amount]
    back = rule.fee.clawback
    if back is not None and LOSSES[moment.event.what] in back.when:
        if earned:
            yield from _claw_back(rule, fee, moment, back, earned)
        moment.state.waiting.pop(rule.id, None)
    elif rule.deducts & moment.event.given.keys() and rule.id in moment.state.counted:
        wait(rule, fee, moment._replace(event=replace(moment.event, given=_turned(moment.event.given))))
        if rule.deferred is not None:
            gather(rule, fee, moment)
            return
        yield from earn(rule, fee, moment, "adjustment")
    elif earned:
        why = f"{LOSSES[moment.event.what]}, but no term of this fee gives it back for that"
        yield nothing(rule, moment, why, rule.clause)


def _claw_back(rule: FeeRule, fee: FeeState, moment: Moment, back: Clawback, earned: list[Earned]) -> Iterator[Line]:
    on = moment.event.on
    part = _lost_part(moment) if back.in_proportion else None
    if back.in_proportion and part is None:
        why = "it goes back in proportion, and the event says no figure"
        yield nothing(rule, moment, why, rule.clause, "not computed", "give refunds, or the figure that was lost")
        return
    for each in earned:
        last = after(back.within, each.line.on)
        if on > last:
            why = f"{LOSSES[moment.event.what]}, but only after {last}, so the fee of {each.line.on} stays"
            yield nothing(rule, moment, why, rule.clause)
            continue
        yield from _returned(rule, fee, moment, back, each, part)


def _returned(
    rule: FeeRule, fee: FeeState, moment: Moment, back: Clawback, each: Earned, part: tuple[Money, Money] | None
) -> Iterator[Line]:
    steps: list[Step] = []
    amount, whole = each.line.amount, rule.revision.setting
    if back.share is not None:
        amount = back.share.of(amount)
        steps.append(Step((back.share, " of ", each.line.amount), amount))
    if part is not None:
        lost, total = part
        share = QUOTIENT.divide(amount.amount * lost.amount, total.amount) if total.amount else amount.amount
        steps.append(Step((amount, " × ", lost, " ÷ ", total), Money(amount.currency, share)))
        amount = Money(amount.currency, share)
    nearer = min if each.left.amount > 0 else max  # a line below zero goes back too, for it lowered the others
    amount = nearer(amount.rounded(ROUNDINGS[whole.rounding]), each.left)
    each.left = each.left - amount
    owe(rule, fee, each.line.on, -amount)
    within = f"{LOSSES[moment.event.what]} within {back.within} after {each.line.on}"
    yield replace(
        each.line, what="given back", on=moment.event.on, amount=-amount, why=within, steps=tuple(steps), exact=None,
        held_until=None, due=None, due_words="", line=moment.event.line,
    )  # fmt: skip


def _turned(given: Mapping[str, Figure]) -> Mapping[str, Figure]:
    """The figures of a loss as deductions: what was deducted once, such as the tax in a refund, is no longer."""
    return {name: figure if name in _LOST or not isinstance(figure, Money) else -figure for name, figure in given.items()}


def _lost_part(moment: Moment) -> tuple[Money, Money] | None:
    """What the client lost or was given back, and all that the deal has brought in; None where no figure says so."""
    figures = {name: each for name, each in moment.event.given.items() if isinstance(each, Money)}
    given = [each for name, each in figures.items() if name in _LOST] or [
        each for name, each in figures.items() if name in _STARTS
    ]
    if not given:
        return None
    lost = Money(given[0].currency, sum((each.amount for each in given), ZERO))
    total = max(moment.state.started.values(), key=lambda each: each.amount, default=lost)
    return (min(lost, total), total)
