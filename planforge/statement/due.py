"""When a fee is due: held back first, then so long after the statement, the invoice or the payment that the plan names."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from planforge.money.dates import after, period_of
from planforge.plan.payment import Due, Payment
from planforge.statement.rules import FeeRule
from planforge.statement.state import DealState
from planforge.values import Rhythm


class When(NamedTuple):
    """The day on which a fee is due, or None and what it waits for; `words` say from when it is counted."""

    held: date | None
    due: date | None
    words: str


class _Start(NamedTuple):
    """A day from which a due date is counted; None where it has not come."""

    on: date | None
    words: str


def when(rule: FeeRule, earned: date, state: DealState) -> When:
    """When what was earned on a day is due, as far as is known by now."""
    payment = rule.revision.plan.payment
    held = after(rule.fee.hold, earned) if rule.fee.hold else None
    if payment is None or payment.due is None:
        return When(held, held, "at the end of the time for which it is held" if held else "")
    start = _later(_start(payment.due.after, payment, earned, state), payment, earned, state)
    words = f"{payment.due.period} after {start.words}"
    if payment.due.period.unit == "business day" and start.on:
        words += ", Monday to Friday, without regard to public holidays"
    if payment.only_if_client_paid and "paid" not in state.first:
        return When(held, None, f"once the client has paid; {words}")
    if start.on is None:
        return When(held, None, words)
    due = after(payment.due.period, start.on)
    if held is not None and held > due:
        return When(held, held, "at the end of the time for which it is held")
    return When(held, due, words)


def _later(start: _Start, payment: Payment, earned: date, state: DealState) -> _Start:
    due: Due | None = payment.due
    if due is None or due.later_of is None:
        return start
    other = _start(due.later_of, payment, earned, state)
    if start.on is None or other.on is None:
        return _Start(None, f"{start.words} or {other.words}, whichever is later")
    return max(start, other, key=lambda each: each.on or date.min)


def _start(what: str, payment: Payment, earned: date, state: DealState) -> _Start:
    if what == "the earning event":
        return _Start(earned, f"it was earned on {earned}")
    if what in ("the end of the month", "the end of the quarter"):
        last = period_of(earned, what.rpartition(" ")[2]).last
        return _Start(last, f"{what}, {last}")
    if what == "the client's payment":
        paid = state.last.get("paid")
        return _Start(paid, f"the client's payment of {paid}" if paid else what)
    if what == "the statement":
        on = statement_day(payment, earned)
        return _Start(on, f"the statement, to be given by {on}" if on else what)
    return _Start(state.invoiced, f"the invoice of {state.invoiced}" if state.invoiced else what)


def statement_day(payment: Payment, on: date) -> date | None:
    """The last day for the statement of the time into which a day falls; None where no calendar time is agreed."""
    if payment.statement is None:
        return None
    last = _end_of(payment.statement.every, on)
    return after(payment.statement.within, last) if last else None


def _end_of(every: Rhythm, on: date) -> date | None:
    if every.unit not in ("month", "quarter", "half-year", "year"):
        return None
    if every.count == 1:
        return period_of(on, every.unit).last
    per = {2: "", 3: "quarter", 6: "half-year", 12: "year"}.get(every.count, "") if every.unit == "month" else ""
    return period_of(on, per).last if per else None
