"""Interest on a fee that was paid late: one line for each fee that the payment settles after its due date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from planforge.money import NotComputable
from planforge.money.interest import late_interest, needs_published
from planforge.plan.payment import LateInterest
from planforge.statement.due import when
from planforge.statement.earning import Moment
from planforge.statement.rules import FeeRule, Revision
from planforge.statement.state import Earned
from planforge.statement.values import Line
from planforge.values import Money, Percent

CLAUSE = "late-payment"
PUBLISHED = "published-rate"
"""The figure of the event that says the rate which the plan follows, as it stood on the due date."""


class Owed(NamedTuple):
    """A fee that is not paid yet, what is still owed of it, and since when."""

    earned: Earned
    rule: FeeRule
    open: Money
    due: date | None


def settle(revision: Revision, moment: Moment) -> Iterator[Line]:
    """The interest lines of an event "fee paid". It settles what was due by then; where nothing was, all that was earned so far.

    What went back, was cut or set against an advance before the payment bears no interest.
    """
    paid = moment.event.on
    owed = _owed(revision, moment)
    due = [each for each in owed if each.due is not None and each.due <= paid]
    settled = {_account(each.earned) for each in due}
    for each in owed:
        lowers = each.earned.left.amount < 0 and _account(each.earned) in settled
        each.earned.paid = lowers or not due or (each.due is not None and each.due <= paid)
    payment = revision.plan.payment
    late = payment.late_interest if payment else None
    if late is None:
        return
    for each in due:
        if each.due is not None and each.due < paid and each.open.amount > 0:
            yield from _interest(revision, moment, late, each, each.due)


def _owed(revision: Revision, moment: Moment) -> list[Owed]:
    """What is earned and not paid, earliest first; what lowered a fee since is taken off the earliest fees of the same payee."""
    rules = {rule.id: rule for rule in revision.fees}
    unpaid = [each for each in moment.state.earned if not each.paid and each.line.fee in rules]
    less: dict[tuple[str, str], Money] = {}
    found: list[Owed] = []
    for each in unpaid:
        key = _account(each)
        if each.left.amount < 0:
            less[key] = less[key] - each.left if key in less else -each.left
    for each in unpaid:
        key = _account(each)
        open_ = each.left - each.set_off if each.set_off else each.left
        if open_.amount > 0 and key in less:
            taken = min(open_, less[key])
            open_, less[key] = open_ - taken, less[key] - taken
        rule = rules[each.line.fee]
        found.append(Owed(each, rule, open_, when(rule, each.line.on, moment.state).due))
    return found


def _account(earned: Earned) -> tuple[str, str]:
    """What is earned by one fee for one payee, which later corrections of it lower."""
    return earned.line.fee, earned.line.payee


def _interest(revision: Revision, moment: Moment, late: LateInterest, owed: Owed, due: date) -> Iterator[Line]:
    event, line = moment.event, owed.earned.line
    why = f"late interest, for {owed.open} was due on {due} and was paid on {event.on}"
    made = Line(
        "late interest", line.deal, line.client, line.fee, line.name, line.payer, line.payee, event.on, revision.setting.zero(), why,
        revision.label(CLAUSE), revision.version, due=event.on, due_words="the day on which the late amount was paid", line=event.line,
    )  # fmt: skip
    published = event.given.get(PUBLISHED)
    rate = published if isinstance(published, Percent) else None
    try:
        worked = late_interest(owed.open, due, event.on, None, late, revision.setting, rate)
    except NotComputable as error:
        missing = needs_published(late) and rate is None
        hint = f"give `{PUBLISHED}` with the event, a percentage such as 5.25%" if missing else error.hint
        yield replace(made, what="not computed", why=f"late interest: {error}", due=None, due_words=hint)
        return
    if worked.result.amount:
        yield replace(made, amount=worked.result, steps=worked.steps, exact=worked.exact)
