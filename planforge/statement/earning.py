"""What one event of one deal earns by one fee: the figures that wait for it, the sums so far, one rounding, one line for each payee."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from planforge.deals import Deal, Event
from planforge.money import NotComputable, Occasion, Step, Work, work_out
from planforge.money.dates import period_of
from planforge.money.frame import PERIODS, ROUNDINGS, Figure, figure_text
from planforge.money.nodes import NODES
from planforge.money.shapes.limits import settle
from planforge.money.split import split
from planforge.plan.amounts import Amount
from planforge.statement.due import when
from planforge.statement.rules import FeeRule
from planforge.statement.state import ClientState, DealState, Earned, FeeState
from planforge.statement.values import Line, What
from planforge.values import Money, Percent


class Moment(NamedTuple):
    """One event, with all that is known of its deal and client."""

    deal: Deal
    event: Event
    state: DealState
    client: ClientState
    serial: int
    """The number of the event in the sweep, which keeps it apart from others of the same day."""


def wait(rule: FeeRule, fee: FeeState, moment: Moment) -> None:
    """Keep the figures of an event until the fee is earned; readings stay, money and counts add up."""
    event, state = moment.event, moment.state
    for bonus in rule.fee.bonuses:
        reading = event.given.get(str(bonus.target.of)) if bonus.target else None
        if bonus.target and isinstance(reading, Percent):  # the last that is known of the time counts
            fee.reached[f"{bonus.id}:{times(rule, event.on)[bonus.target.per]}"] = reading
            state.said = True
    for name, figure in event.given.items():
        if name in rule.reads or isinstance(figure, Percent):
            state.readings[name] = figure
        elif name in rule.adds:
            kept = state.waiting.setdefault(rule.id, {})
            kept[name] = kept[name] + figure if name in kept else figure  # type: ignore[operator]


def earned_on(rule: FeeRule, on: date) -> date:
    """The day of earning: the event's, or the last day of its month, quarter or year."""
    return on if rule.at_end is None else period_of(on, rule.at_end, rule.revision.start).last


def occasion_of(rule: FeeRule, moment: Moment) -> Occasion:
    deal, on = moment.deal, moment.event.on
    marks = {
        "product": deal.product, "kind": deal.kind, "class": deal.class_, "region": deal.region, "introducer": deal.by, "tier": deal.tier,
    }  # fmt: skip
    keys = {"deal": deal.id, "client": deal.client or deal.id, "event": str(moment.serial), **times(rule, on)}
    known = {name: str(value) for name, value in marks.items() if value is not None}
    return Occasion(earned_on(rule, on), known, keys, rule.unit)


def times(rule: FeeRule, on: date) -> Mapping[str, str]:
    """Which month, quarter, ... the day falls into, by name."""
    return _times(on, rule.revision.start)


@lru_cache(maxsize=4096)
def _times(on: date, start: date | None) -> Mapping[str, str]:
    return {per: period_of(on, per, start).key for per in PERIODS}


def earn(rule: FeeRule, fee: FeeState, moment: Moment, what: What = "fee") -> Iterator[Line]:
    """The lines that the event earns; one that says why not where a figure is missing."""
    given = moment.state.waiting.pop(rule.id, {})
    if rule.needs_figures and not given:
        counted = moment.state.counted.get(rule.id)
        why = f"its figures were counted on {counted}" if counted else f"no figure of {_wanted(rule)} is given"
        yield nothing(rule, moment, why, rule.clause, "nothing" if counted else "not computed")
        return
    serial = moment.state.serials.get(rule.id, moment.serial) if what == "adjustment" else moment.serial
    moment.state.serials[rule.id] = serial
    occasion = occasion_of(rule, moment._replace(serial=serial))
    readings = {
        **own_readings(rule, fee, moment),
        **{each: moment.state.readings[each] for each in rule.reads if each in moment.state.readings},
    }
    work = Work(rule.revision.setting, {**readings, **given}, NODES, occasion, fee.memory, live=True)
    fee.memory.keep()
    amount, place = _amount(rule, fee)
    try:
        exact = work_out(amount, work.at(place))
        _count_targets(rule, fee, work)
    except NotComputable as error:
        fee.memory.undo()
        yield nothing(rule, moment, str(error), rule.clause, "not computed", hint=error.hint)
        return
    exact = _after_the_end(rule, moment, what, work, exact)
    due = rounded(rule, work, exact)
    settle(amount, due - exact, work.at(place))
    moment.state.counted[rule.id] = occasion.on or moment.event.on
    moment.client.earned.setdefault(rule.id, moment.event.on)
    if moment.event.what == "trued up":
        what, why = "adjustment", "trued up: the actual figures take the place of the estimate"
    elif what == "fee":
        why = f"earned {rule.fee.earned}"
    else:
        why = f"{moment.event.what}: what the fee is a share of is smaller by as much"
    if what == "fee" and not due.amount:  # a line of nought says why
        yield replace(nothing(rule, moment, f"comes to nothing: {_last(work)}", rule.clause), steps=tuple(work.steps))
        return
    yield from lines(rule, moment, what, due, why, tuple(work.steps), exact)


def _amount(rule: FeeRule, fee: FeeState) -> tuple[Amount, str]:
    """The amount that counts now, and where it remembers: another one may hold until an advance is made good."""
    running = fee.advance is not None and fee.advance.amount > 0 and len(rule.amounts) > 1
    return (rule.amounts[-1], "until") if running else (rule.fee.amount, "amount")


def _after_the_end(rule: FeeRule, moment: Moment, what: What, work: Work, exact: Money) -> Money:
    """The share that the tail pays of a fee earned after the end of the agreement; what lowers a fee follows that fee."""
    end, tail = rule.revision.end, rule.revision.tail
    on = moment.state.counted.get(rule.id, moment.event.on) if what == "adjustment" else moment.event.on
    if end is None or on <= end or tail is None or tail.rate is None:
        return exact
    return work.step(tail.rate.of(exact), tail.rate, " of ", exact, " after the end of the agreement", of="rate")


def _last(work: Work) -> str:
    """The left side of the last step."""
    parts = work.steps[-1].parts if work.steps else ()
    return "".join(part if isinstance(part, str) else figure_text(part) for part in parts)


def _wanted(rule: FeeRule) -> str:
    return " or ".join(sorted(rule.adds - rule.deducts)[:4])


def own_readings(rule: FeeRule, fee: FeeState, moment: Moment) -> Mapping[str, Figure]:
    """What the statement knows by itself: the numbers of the deal and the client, the months and years that have passed."""
    found: dict[str, Figure] = {}
    if "deal-number" in rule.reads:
        if rule.id not in moment.state.numbers:
            fee.deals += 1
        found["deal-number"] = Decimal(moment.state.numbers.setdefault(rule.id, fee.deals))
    if "client-number" in rule.reads:
        if rule.id not in moment.client.numbers:
            fee.clients += 1
        found["client-number"] = Decimal(moment.client.numbers.setdefault(rule.id, fee.clients))
    on, signed = moment.event.on, moment.client.first.get("signed")
    if "months-since-signature" in rule.reads and signed is not None:
        found["months-since-signature"] = Decimal(months_begun(signed, on))
    if "months-since-end" in rule.reads and rule.revision.end is not None:
        found["months-since-end"] = Decimal(months_begun(rule.revision.end, on) if on > rule.revision.end else 0)
    if "contract-year" in rule.reads and rule.revision.start is not None:
        found["contract-year"] = Decimal(_years_begun(rule.revision.start, on))
    return found


def months_begun(since: date, on: date) -> int:
    """How many months have begun: 1 on the first day and until the same day of the next month."""
    months = (on.year - since.year) * 12 + on.month - since.month
    return months + 1 if on.day > since.day or months == 0 else months


def _years_begun(since: date, on: date) -> int:
    return on.year - since.year + (1 if (on.month, on.day) >= (since.month, since.day) else 0)


def rounded(rule: FeeRule, work: Work, exact: Money) -> Money:
    """What is due now, so that all that was due over the unit of the fee is rounded once."""
    rounding = ROUNDINGS[rule.revision.setting.rounding]
    line = work.at("line")
    _, total = line.grow("exact", exact.amount)
    due = work.money_of(line.change("rounded", work.money_of(total).rounded(rounding).amount))
    if due != exact:
        work.step(due, exact, f" rounded {rule.revision.setting.rounding}", of="rounding")
    return due


def lines(
    rule: FeeRule, moment: Moment, what: What, due: Money, why: str, steps: tuple[Step, ...], exact: Money
) -> Iterator[Line]:
    """One line for each payee."""
    on = earned_on(rule, moment.event.on)
    held, day, words = when(rule, on, moment.state)
    whole = Line(
        what, moment.deal.id, moment.deal.client or "", rule.id, rule.fee.name, str(rule.fee.payer), "", on, due, why,
        rule.revision.label(rule.clause), rule.revision.version, steps, exact, held, day, words, moment.event.line,
    )  # fmt: skip
    yield from shared(rule, whole)


def entered(rule: FeeRule, fee: FeeState, state: DealState, line: Line) -> Iterator[Line]:
    """The line of a fee as it stands in the statement: remembered, and followed by what is set against what was paid ahead."""
    owe(rule, fee, line.on, line.amount)
    earned = Earned(line, line.amount)
    state.earned.append(earned)
    yield line
    for off in set_off(rule, fee, line):
        earned.set_off = -off.amount
        yield off


def shared(rule: FeeRule, whole: Line) -> Iterator[Line]:
    """The whole line for a single payee; else one for each, so that together they are the whole to the cent."""
    if len(rule.payees) == 1:
        yield replace(whole, payee=rule.payees[0])
        return
    parts = split(whole.amount, [share.number for share in rule.shares])
    for payee, share, part in zip(rule.payees, rule.shares, parts, strict=True):
        step = Step((share, " of ", whole.amount), part, "split")
        yield replace(whole, payee=payee, amount=part, steps=(*whole.steps, step))


def set_off(rule: FeeRule, fee: FeeState, line: Line) -> Iterator[Line]:
    """What of a fee is set against an advance, or a minimum that was made up and is to be made good."""
    if fee.advance is None or fee.advance.amount <= 0 or line.amount.amount <= 0:
        return
    share = rule.fee.advance.share if rule.fee.advance else None
    part = line.amount if share is None else share.of(line.amount).rounded(ROUNDINGS[rule.revision.setting.rounding])
    off = min(part, fee.advance)
    fee.advance = fee.advance - off
    why = f"set against what was paid ahead, of which {fee.advance} is left"
    yield replace(line, what="set against the advance", amount=-off, why=why, steps=(), exact=None)


def owe(rule: FeeRule, fee: FeeState, on: date, due: Money) -> None:
    """Remember what the fee came to in the times that a bonus or a guarantee looks at."""
    keys = [f"{per}:{key}" for per, key in times(rule, on).items() if per in rule.times]
    keys += [f"guarantee:{index}" for index, each in enumerate(rule.fee.guarantees) if each.from_ <= on <= each.to]
    for key in keys:
        fee.owed[key] = fee.owed[key] + due if key in fee.owed else due


def _count_targets(rule: FeeRule, fee: FeeState, work: Work) -> None:
    for bonus in rule.fee.bonuses:
        if bonus.target is not None and not isinstance(bonus.target.at_least.value, Percent):
            key = f"{bonus.id}:{work.occasion.keys[bonus.target.per]}"
            figure = work.figure(str(bonus.target.of))
            fee.reached[key] = fee.reached[key] + figure if key in fee.reached else figure  # type: ignore[operator]


def nothing(rule: FeeRule, moment: Moment, why: str, clause: str, what: What = "nothing", hint: str = "") -> Line:
    """A line that says why nothing is due."""
    return Line(
        what, moment.deal.id, moment.deal.client or "", rule.id, rule.fee.name, str(rule.fee.payer), rule.payees[0], moment.event.on,
        rule.revision.setting.zero(), why, rule.revision.label(clause), rule.revision.version, line=moment.event.line, due_words=hint,
    )  # fmt: skip
