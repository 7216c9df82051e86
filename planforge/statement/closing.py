"""What becomes due because a time is over: minimums made up, targets met, advances paid, fees that no deal earns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from planforge.money import NotComputable, Occasion, Work, compute, work_out
from planforge.money.dates import Span, period_of
from planforge.money.frame import PERIODS, ROUNDINGS
from planforge.money.nodes import NODES
from planforge.money.shapes.limits import settle, top_up
from planforge.plan.fees import Bonus
from planforge.statement.deferred import all_of
from planforge.statement.due import When, when
from planforge.statement.earning import earned_on, owe, shared
from planforge.statement.rules import AT_END, FeeRule
from planforge.statement.state import FeeState
from planforge.statement.values import Line, What
from planforge.values import Limit, Measure, Money

ONLY_HERE = ("deal", "client", "event")
"""What an occasion without a deal has a key of its own for, which is forgotten with it."""


def close(rule: FeeRule, fee: FeeState, since: date, until: date) -> Iterator[Line]:
    """The lines of one fee for every time that is over between `since` (not included) and `until` (included), in order."""
    yield from _advance(rule, fee, since, until)
    for per in PERIODS:
        for span in _over(rule, per, since, until):
            yield from _standing(rule, fee, per, span)
            yield from _minimum(rule, fee, per, span)
            yield from _bonuses(rule, fee, per, span)
            for each in ONLY_HERE:
                fee.memory.forget(f"{each}:{per} {span.key}")
    yield from _guarantees(rule, fee, since, until)
    yield from _end_of_advance(rule, fee, since, until)


def _over(rule: FeeRule, per: str, since: date, until: date) -> Iterator[Span]:
    """The months, quarters, ... of this agreement that end in that time."""
    if not _watched(rule, per):
        return
    start = rule.revision.start
    span = period_of(
        max(since + timedelta(days=1), start) if start else since + timedelta(days=1), per, start, rule.revision.end
    )
    while span.last <= until:
        yield span
        if rule.revision.end is not None and span.last >= rule.revision.end:
            return
        span = period_of(span.last + timedelta(days=1), per, start, rule.revision.end)


def _watched(rule: FeeRule, per: str) -> bool:
    """Whether anything of the fee depends on such a time being over."""
    floor = rule.fee.amount.floor
    return (
        (floor is not None and floor.per == per)
        or per in (_period_of_unit(rule), rule.deferred)
        or per in rule.times
        or (per == "year" and any(bonus.target and bonus.target.catch_up for bonus in rule.fee.bonuses))
    )


def _period_of_unit(rule: FeeRule) -> str | None:
    """The time for each of which the fee is due whatever the deals bring; None where deals earn it."""
    if rule.needs_figures or rule.trigger is not None:
        return None
    return rule.unit if rule.unit in PERIODS else AT_END.get(rule.fee.earned or "")


def _occasion(rule: FeeRule, per: str, span: Span) -> Occasion:
    keys = {each: period_of(span.last, each, rule.revision.start).key for each in PERIODS}
    alone = dict.fromkeys(ONLY_HERE, f"{per} {span.key}")
    return Occasion(span.last, {}, {**keys, **alone, per: span.key}, rule.unit)


def _standing(rule: FeeRule, fee: FeeState, per: str, span: Span) -> Iterator[Line]:
    """What is due for a time as a whole: whatever its deals bring, or for all that they brought together."""
    if per not in (_period_of_unit(rule), rule.deferred):
        return
    given = all_of(rule, fee, span) if rule.deferred else {}
    on = span.last if per == "contract year" else earned_on(rule, span.last)
    work = Work(rule.revision.setting, given, NODES, _occasion(rule, per, span), fee.memory, live=True)
    fee.memory.keep()
    try:
        exact = work_out(rule.fee.amount, work.at("amount"))
    except NotComputable as error:
        fee.memory.undo()
        if rule.deferred:  # else it depends on what only a deal can say
            yield from shared(rule, _not_computed(rule, on, f"for {span.words}: {error}", error.hint))
        return
    yield from _made(rule, fee, work, exact, "fee", on, f"due for {span.words}")


def _minimum(rule: FeeRule, fee: FeeState, per: str, span: Span) -> Iterator[Line]:
    floor: Limit | None = rule.fee.amount.floor
    if floor is None or floor.per != per:
        return
    work = Work(rule.revision.setting, {}, NODES, _occasion(rule, per, span), fee.memory, live=True)
    missing = top_up(rule.fee.amount, work.at("amount"))
    if missing.amount:
        yield from _made(rule, fee, work, missing, "top-up", span.last, f"made up to the minimum for {span.words}")


def _made(rule: FeeRule, fee: FeeState, work: Work, exact: Money, what: What, on: date, why: str) -> Iterator[Line]:
    due = exact.rounded(ROUNDINGS[rule.revision.setting.rounding])
    settle(rule.fee.amount, due - exact, work.at("amount"))
    owe(rule, fee, on, due)
    made = bare(rule, what, on, due, why) if due.amount else bare(rule, "nothing", on, due, f"nothing is {why}", NO_DAY)
    yield from shared(rule, replace(made, steps=tuple(work.steps), exact=exact))


NO_DAY = When(None, None, "")


def bare(rule: FeeRule, what: What, on: date, amount: Money, why: str, due: When | None = None) -> Line:
    """A line that no deal earns; it is due as the payment terms say, or on the day that its own terms name."""
    held, day, words = due or when(rule, on)
    return Line(
        what, "", "", rule.id, rule.fee.name, str(rule.fee.payer), "", on, amount, why, rule.revision.label(rule.clause),
        rule.revision.version, held_until=held, due=day, due_words=words,
    )  # fmt: skip


def _not_computed(rule: FeeRule, on: date, why: str, hint: str) -> Line:
    return bare(rule, "not computed", on, rule.revision.setting.zero(), why, When(None, None, hint))


def _bonuses(rule: FeeRule, fee: FeeState, per: str, span: Span) -> Iterator[Line]:
    for bonus in rule.fee.bonuses:
        target = bonus.target
        if target is None:
            continue
        if target.per == per and _reached(bonus, fee, span.key, target.at_least):
            yield from _bonus(
                rule, fee, bonus, f"{per}:{span.key}", span.last, f"the target of {target.at_least} was reached in {span.words}"
            )
        if target.catch_up and per == "year":
            yield from _caught_up(rule, fee, bonus, span)


def _reached(bonus: Bonus, fee: FeeState, key: str, least: Measure) -> bool:
    figure = fee.reached.get(f"{bonus.id}:{key}")
    return figure is not None and Measure(figure).size >= least.size


def _caught_up(rule: FeeRule, fee: FeeState, bonus: Bonus, year: Span) -> Iterator[Line]:
    """The bonus for the missed months or quarters of a year that reached all their targets together."""
    target = bonus.target
    if target is None or target.per not in ("month", "quarter"):
        return
    parts = [period_of(year.first, target.per, None)]
    while parts[-1].last < year.last:
        parts.append(period_of(parts[-1].last + timedelta(days=1), target.per, None))
    figures = [Measure(fee.reached[key]).size for each in parts if (key := f"{bonus.id}:{each.key}") in fee.reached]
    if sum(figures) < target.at_least.size * len(parts):
        return
    for each in parts:
        if not _reached(bonus, fee, each.key, target.at_least):
            why = f"{each.words} is caught up, for the whole of {year.words} reached its targets"
            yield from _bonus(rule, fee, bonus, f"{target.per}:{each.key}", year.last, why)


def _bonus(rule: FeeRule, fee: FeeState, bonus: Bonus, time: str, on: date, why: str) -> Iterator[Line]:
    """The amount of a bonus for one of its times; one that stands in place of the fee is less what the fee came to."""
    assert bonus.target is not None
    setting = rule.revision.setting
    fees = fee.owed.get(time, setting.zero())
    given = {"fees": fees, str(bonus.target.of): fee.reached.get(f"{bonus.id}:{time.partition(':')[2]}", setting.zero())}
    try:
        made = compute(bonus.amount, given, setting, Occasion(on))
    except NotComputable as error:
        yield from shared(rule, _not_computed(rule, on, f"the bonus {bonus.id}: {error}", error.hint))
        return
    due = made.result - fees if bonus.instead else made.result
    yield from shared(rule, replace(bare(rule, "bonus", on, due, f"bonus: {why}"), steps=made.steps, exact=made.exact))


def _guarantees(rule: FeeRule, fee: FeeState, since: date, until: date) -> Iterator[Line]:
    """What is missing to a guarantee, at the end of its time; what is recouped is then set against later fees."""
    for index, each in enumerate(rule.fee.guarantees):
        if since < each.to <= until:
            reached = fee.owed.get(f"guarantee:{index}", rule.revision.setting.zero())
            if reached < each.least:
                missing = each.least - reached
                why = f"{reached} was reached of the {each.least} guaranteed from {each.from_} to {each.to}"
                due = When(None, each.to, "the end of the time that is guaranteed")
                yield from shared(rule, bare(rule, "top-up", each.to, missing, why, due))
                if each.recouped:
                    _ahead(fee, missing)


def _ahead(fee: FeeState, paid: Money) -> None:
    """Later fees make this good."""
    fee.advance = fee.advance + paid if fee.advance else paid


def _advance(rule: FeeRule, fee: FeeState, since: date, until: date) -> Iterator[Line]:
    advance = rule.fee.advance
    if advance is not None and since < advance.on <= until:
        _ahead(fee, advance.amount)
        due = When(None, advance.on, "the day agreed for it")
        yield from shared(rule, bare(rule, "advance", advance.on, advance.amount, "paid ahead of later fees", due))


def _end_of_advance(rule: FeeRule, fee: FeeState, since: date, until: date) -> Iterator[Line]:
    advance, end = rule.fee.advance, rule.revision.end
    if advance is None or end is None or not since < end <= until or fee.advance is None or fee.advance.amount <= 0:
        return
    if advance.returned:
        back = min(fee.advance, advance.amount)  # a guarantee that was made up stays with the payee
        why, due = "what later fees did not make good is paid back", when(rule, end, holds=False)
        yield from shared(rule, bare(rule, "advance", end, -back, why, due))
        fee.advance = rule.revision.setting.zero()
