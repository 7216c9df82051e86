"""Payments that no deal earns, on the days that the plan names; what no figure decides is left to a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from planforge.money import Computation, NotComputable, Occasion, compute
from planforge.money.dates import ONE_DAY, Span, anniversary, period_of
from planforge.money.fixed import equal_parts, part_of
from planforge.plan.payment import FixedPayment
from planforge.statement.rules import Revision
from planforge.statement.values import ByHand, Line
from planforge.values import Money

CLAUSE = "fixed-payments"
_EACH = {"each month": "month", "each quarter": "quarter", "each year": "year"}
"""The times for each of which a payment is due, on the last day that lies within the agreement."""


_equal_parts = lru_cache(maxsize=64)(equal_parts)
"""Asked for on every day on which something happens."""


class Payment(NamedTuple):
    """One payment on its day: a part that is agreed as it stands, or the whole for a time."""

    on: date
    why: str
    part: Money | None = None
    span: Span | None = None


def payments(revision: Revision, since: date, until: date) -> Iterator[Line]:
    """The payments of the days between `since` (not included) and `until` (included)."""
    terms = revision.plan.payment
    for fixed in terms.fixed if terms else ():
        for each in _payments(fixed, revision, since, until):
            first = max(each.on, revision.start or each.on)  # what is due on an earlier signature comes with the first day
            if since < first <= until and (revision.end is None or each.on <= revision.end):
                yield from _line(fixed, revision, each)


def _payments(fixed: FixedPayment, revision: Revision, since: date, until: date) -> Iterator[Payment]:
    """Those that may fall into the time."""
    start, signed = revision.start, revision.plan.plan.dated
    if fixed.instalments or fixed.equal_instalments:
        yield from _instalments(fixed, revision)
        return
    if fixed.due in ("on signature", "on signature and each anniversary") and signed is not None:
        year = period_of(start, "contract year", start) if start and fixed.due != "on signature" else None
        yield Payment(signed, "due on signature", span=year)
    if fixed.due == "on ending" and revision.end is not None:
        yield Payment(revision.end, "due on the last day of the agreement")
    if start is None:
        return
    if fixed.due == "on the effective date":
        yield Payment(start, "due on the effective date")
    if fixed.due.endswith("each anniversary"):
        for year_number in range(max(since.year, start.year + 1), until.year + 1):
            year = period_of(anniversary(start, year_number), "contract year", start)
            yield Payment(year.first, f"due for {year.words}", span=year)
    if fixed.due in _EACH:
        yield from _times(_EACH[fixed.due], start, revision.end, since, until)


def _instalments(fixed: FixedPayment, revision: Revision) -> Iterator[Payment]:
    parts: list[tuple[date, Money]] = [(each.on, each.amount) for each in fixed.instalments]
    if fixed.equal_instalments is not None:
        try:
            parts = list(_equal_parts(compute(fixed.amount, {}, revision.setting).result, fixed.equal_instalments))
        except NotComputable:
            return
    for number, (on, amount) in enumerate(parts, start=1):
        yield Payment(on, f"part {number} of {len(parts)}", amount)


def _times(per: str, start: date, end: date | None, since: date, until: date) -> Iterator[Payment]:
    span = period_of(max(since + ONE_DAY, start), per)
    while True:
        on = min(span.last, end) if end else span.last
        if on > until or (end and span.first > end):
            return
        yield Payment(on, f"due for {span.words}", span=span)
        span = period_of(span.last + ONE_DAY, per)


def _line(fixed: FixedPayment, revision: Revision, payment: Payment) -> Iterator[Line]:
    try:
        made, why = _made(fixed, revision, payment)
    except NotComputable:
        return  # it is left to a person
    if made is None or not made.result.amount:
        return
    yield Line(
        "payment", "", "", str(fixed.id), fixed.name, str(fixed.payer), str(fixed.payee), payment.on, made.result, why,
        revision.label(CLAUSE), revision.version, made.steps, made.exact, due=payment.on, due_words="the day agreed for it",
    )  # fmt: skip


def _made(fixed: FixedPayment, revision: Revision, payment: Payment) -> tuple[Computation | None, str]:
    """What is due and why; None for a part of a time of which the plan says nothing."""
    if payment.part is not None:
        return Computation(payment.part, payment.part, ()), payment.why
    whole = compute(fixed.amount, {}, revision.setting, Occasion(payment.on))
    if payment.span is None:
        return whole, payment.why
    days, of = _within(payment.span, revision)
    if days == of or (fixed.part_period is None and fixed.due not in _EACH):
        return whole, payment.why
    if fixed.part_period is None:
        return None, payment.why
    part = part_of(whole.result, fixed.part_period, days, of, revision.setting)
    why = f"{payment.why}, of which {days} of {of} days lie within the agreement"
    return Computation(part.result, part.exact, (*whole.steps, *part.steps)), why


def _within(span: Span, revision: Revision) -> tuple[int, int]:
    """How many of the days lie within the agreement, and how many there are."""
    first = max(span.first, revision.start or span.first)
    last = min(span.last, revision.end or span.last)
    return (last - first).days + 1, (span.last - span.first).days + 1


def fixed_by_hand(revision: Revision) -> Iterator[ByHand]:
    """What the plan says of such payments that no figure decides."""
    terms = revision.plan.payment
    for fixed in terms.fixed if terms else ():
        for words in _words(fixed, revision):
            yield ByHand(str(fixed.id), fixed.name, revision.label(CLAUSE), words)


def _words(fixed: FixedPayment, revision: Revision) -> Iterator[str]:
    if fixed.due == "on ending for missed minimums":
        yield "due if the agreement ends because minimums were missed"
    elif not fixed.instalments:
        try:
            compute(fixed.amount, {}, revision.setting, Occasion(revision.start))
        except NotComputable as error:
            yield f"due {fixed.due}, for an amount that no deal decides: {error}"
    if fixed.due.startswith("on signature") and revision.plan.plan.dated is None:
        yield "due on signature, and the plan does not say on which day it was signed"
    if revision.start is None and (fixed.due in _EACH or fixed.due.endswith(("anniversary", "effective date"))):
        yield f"due {fixed.due}, and the plan does not say on which day the agreement takes effect"
    if fixed.due in _EACH and fixed.part_period is None and revision.start is not None:
        ends = [day for day in (revision.start, revision.end) if day]
        if any(len(set(_within(period_of(day, _EACH[fixed.due]), revision))) > 1 for day in ends):
            yield f"due {fixed.due}, and the plan does not say what is due for a part of one"
    if fixed.returned == "the unused part is returned on ending":
        yield "the unused part is returned when the agreement ends"
    elif fixed.returned == "set against later fees":
        yield "set against later fees between the same parties"
