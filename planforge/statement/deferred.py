"""Fees on what is missing: nobody knows it before the time is over, so its events only add up, and it is computed once from their sums."""

from __future__ import annotations

from decimal import Decimal

from planforge.money.dates import Span, period_of
from planforge.money.frame import Figure, Given
from planforge.money.shapes.bases import chain
from planforge.statement.earning import Moment, nothing, times
from planforge.statement.rules import FeeRule
from planforge.statement.state import FeeState
from planforge.statement.values import Line


def note(rule: FeeRule, fee: FeeState, moment: Moment) -> None:
    """Keep the readings of any deal, such as a target that is not fixed: the last that is known counts."""
    fee.readings.update((name, figure) for name, figure in moment.state.readings.items() if name in rule.reads)


def gather(rule: FeeRule, fee: FeeState, moment: Moment) -> Line:
    """Add the figures that wait to those of their time; the line says of the deal that it has no line of its own for that."""
    assert rule.deferred is not None
    on = moment.event.on
    sums = fee.gathered.setdefault(times(rule, on)[rule.deferred], {})
    for name, figure in moment.state.waiting.pop(rule.id, {}).items():
        sums[name] = sums[name] + figure if name in sums else figure  # type: ignore[operator]
    moment.state.counted[rule.id] = on
    moment.client.earned.setdefault(rule.id, on)
    span = period_of(on, rule.deferred, rule.revision.start)
    return nothing(rule, moment, f"counted together with all of {span.words}, when that is over", rule.clause)


def all_of(rule: FeeRule, fee: FeeState, span: Span) -> Given:
    """What all deals of a time brought together, and what is known besides; what never came is nil."""
    known: dict[str, Figure] = {**fee.readings, **fee.gathered.pop(span.key, {})}
    if "contract-year" in rule.reads and rule.revision.start is not None:
        year = period_of(span.last, "contract year", rule.revision.start).key
        known.setdefault("contract-year", Decimal(year.removeprefix("year ")))
    bases = rule.revision.setting.bases
    for need in rule.needs:
        made_from = dict(chain(need.name, bases))
        starts = [str(base.starts_from) for base in made_from.values() if base.starts_from]
        names = [*made_from, *starts] or [need.name]
        if need.adds and not known.keys() & set(names) and not any(base.fixed for base in made_from.values()):
            known[names[-1]] = rule.revision.setting.zero() if need.kind == "money" else Decimal(0)
    return known
