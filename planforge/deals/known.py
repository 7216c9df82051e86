"""What the reader of deals must know of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from planforge.plan.bases import Base, Deduction, Start
from planforge.record import record

if TYPE_CHECKING:
    from planforge.plan import Plan

FigureKind = Literal["money", "number", "percent", "any"]
_PUBLISHED = "published-rate"
_COMPUTED = "fees"
"""The measure that a statement computes, so that no deal gives it."""


@record
class Known:
    """The words and figures that deals may use, and the time that they fall into."""

    currency: str
    measures: Mapping[str, FigureKind]
    """Figures that a deal may give, by name."""
    parties: Mapping[str, str]
    """Name of each party by id."""
    products: Mapping[str, str]
    """Name of each product by id. Where there is none, a deal may name any product."""
    tiers: Mapping[str, str] = field(default_factory=dict)
    """Name of each tier of the programme by id."""
    start: date | None = None
    """The first day of the agreement; None where the plan does not say it."""
    end: date | None = None
    """The last day of the agreement; None where it is open."""
    idle: frozenset[str] = frozenset()
    """Measures that have a meaning in the plan language, but that nothing in this plan reads."""


def known_of(
    plan: Plan, bases: Mapping[str, Base], kinds: Mapping[str, FigureKind] | None = None, end: date | None = None
) -> Known:
    """What deals of `plan` may say. `bases` are the standard ones and over them those of the plan.

    `kinds` says of which kind a base is that the author defines in words; else its figures may be of any kind. `end` is the last day.
    """
    measures = {name: kind for base_name, base in bases.items() for name, kind in _figures(base_name, base)}
    measures |= kinds or {}
    if _follows_a_rate(plan):
        measures[_PUBLISHED] = "percent"
    vocabulary = {*get_args(Start), *get_args(Deduction)}
    idle = frozenset(vocabulary - measures.keys() - {_COMPUTED})
    return Known(
        plan.plan.currency,
        {**measures, **dict.fromkeys(sorted(idle), "money")},
        {name: party.short or party.name for name, party in plan.parties.items()},
        {each.id: each.name for each in plan.scope.products} if plan.scope else {},
        {each.id: each.name for each in plan.programme.tiers} if plan.programme else {},
        plan.plan.effective,
        end,
        idle,
    )


def _follows_a_rate(plan: Plan) -> bool:
    """Whether interest on late payment needs a rate that does not stand in the plan."""
    late = plan.payment.late_interest if plan.payment else None
    return late is not None and late.rate is None


def _figures(name: str, base: Base) -> list[tuple[str, FigureKind]]:
    """The figures that may be given for `base`: itself, or what it is made from."""
    if base.starts_from == _COMPUTED or base.fixed is not None:
        return []
    found: list[tuple[str, FigureKind]] = [(name, "any" if base.starts_from is None else "money")]
    if base.starts_from is not None:
        found.append((base.starts_from, "money"))
    found += [(each, "money") for each in (*base.less, *base.less_other)]
    if base.times is not None:
        found.append((base.times, "number"))
    return found
