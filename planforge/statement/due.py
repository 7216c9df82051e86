"""When a fee is due: held back first, then so long after the statement, the invoice or the payment that the plan names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planforge.money.dates import after, every_span, period_of
from planforge.plan.payment import Payment
from planforge.statement.rules import FeeRule
from planforge.statement.state import DealState


class When(NamedTuple):
    """The day on which a fee is due, or None and what it waits for; `words` say from when it is counted."""

    held: date | None
    due: date | None
    words: str


class _Start(NamedTuple):
    """A day from which a due date is counted; None where it has not come."""

    on: date | None
    words: str


def when(rule: FeeRule, earned: date, state: DealState | None = None, *, holds: bool = True) -> When:
    """When what was earned on a day is due, as far as is known by now. Without a state no deal earns it, so no client pays for it."""
    payment = rule.revision.plan.payment
    held = after(rule.fee.hold, earned) if rule.fee.hold and holds else None
    due, words = _agreed(rule, payment, earned, state) if payment and payment.due else (None, "")
    if payment and payment.only_if_client_paid and state is not None:
        paid = _client_paid(rule, earned, state)
        if paid is None:
            return When(held, None, "; ".join(each for each in ("once the client has paid", words) if each))
        if due is not None and paid > due:
            due, words = paid, f"{words}, but not before the client's payment of {paid}"
    if held is not None and (held > due if due else not words):
        return When(held, held, "at the end of the time for which it is held")
    return When(held, due, words)


def _agreed(rule: FeeRule, payment: Payment, earned: date, state: DealState | None) -> tuple[date | None, str]:
    """The day that the payment terms name, and from when it is counted."""
    assert payment.due is not None
    period = payment.due.period
    start = _start(payment.due.after, rule, payment, earned, state)
    if payment.due.later_of is not None:
        other = _start(payment.due.later_of, rule, payment, earned, state)
        if start.on is None or other.on is None:
            start = _Start(None, f"{start.words} or {other.words}, whichever is later")
        else:
            start = other if other.on > start.on else start
    words = f"{period} after {start.words}"
    if start.on is None:
        return None, words
    if period.unit == "business day":
        words += ", Monday to Friday, without regard to public holidays"
    return after(period, start.on), words


def _start(what: str, rule: FeeRule, payment: Payment, earned: date, state: DealState | None) -> _Start:
    if what == "the earning event":
        return _Start(earned, f"it was earned on {earned}")
    if what in ("the end of the month", "the end of the quarter"):
        last = period_of(earned, what.rpartition(" ")[2]).last
        return _Start(last, f"{what}, {last}")
    if what == "the client's payment":
        paid = _client_paid(rule, earned, state) if state else None
        return _Start(paid, f"the client's payment of {paid}" if paid else what)
    if what == "the statement":
        on = _statement_day(rule, payment, earned)
        return _Start(on, f"the statement, to be given by {on}" if on else what)
    invoiced = _invoiced(rule, earned, state) if state else None
    if invoiced is None:
        return _Start(None, what)
    return _Start(
        invoiced, f"{what} of {invoiced}" if what == "the invoice" else f"{what} of {invoiced}, counted from its date"
    )


def _client_paid(rule: FeeRule, earned: date, state: DealState) -> date | None:
    """The payment that belongs to what was earned: the first from that day on; else, and for what a whole time earns, the last before."""
    days = state.days["paid"]
    before = bisect_right(days, earned)
    last = days[before - 1] if before else None
    return last or _first(days, earned) if rule.at_end else _first(days, earned) or last


def _invoiced(rule: FeeRule, earned: date, state: DealState) -> date | None:
    """The invoice for what was earned: the first from that day on; else one before it, unless that was for an earlier fee."""
    days = state.days["fee invoiced"]
    found = _first(days, earned)
    if found is None and days:
        before = max(
            (each.line.on for each in state.earned if each.line.fee == rule.id and each.line.on <= days[-1]), default=None
        )
        found = None if before and _first(days, before) == days[-1] else days[-1]
    return found


def _first(days: Sequence[date], since: date) -> date | None:
    """The first of the days from `since` on."""
    return next(iter(days[bisect_left(days, since) :]), None)


def _statement_day(rule: FeeRule, payment: Payment, on: date) -> date | None:
    """The last day for the statement of the time into which a day falls; None where that time is not known."""
    if payment.statement is None:
        return None
    span = every_span(on, payment.statement.every, rule.revision.start)
    return after(payment.statement.within, span.last) if span else None
