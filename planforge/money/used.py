"""Which bases a plan reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from planforge.money.shapes.bases import bases_of, inner_bases
from planforge.plan.amounts import Bands, PerUnit, ProRated, Share
from planforge.plan.declare import is_part
from planforge.plan.fees import Target
from planforge.plan.prices import DiscountBands
from planforge.plan.registration import Payout

if TYPE_CHECKING:
    from planforge.plan import Plan


def used_bases(plan: Plan) -> tuple[str, ...]:
    """The names of the bases that amounts, discounts and limits of the plan read, each once, in the order of the plan."""
    credit = plan.rules_of_engagement.credit if plan.rules_of_engagement else None
    names = dict.fromkeys(_read((plan.referral_fees, plan.payment, plan.prices, credit)))
    known = bases_of(plan.bases)
    for name in (*names, *plan.bases):
        for each in sorted(inner_bases(known[name])) if name in known else ():
            names.setdefault(each)
    return tuple(name for name in names if name in known)


def _read(value: object) -> Iterator[str]:
    """The measures that a part and the parts within it name."""
    if isinstance(value, ProRated):
        yield value.days
    if isinstance(value, Share | PerUnit | Bands | DiscountBands | ProRated | Target | Payout):
        yield value.of
    if isinstance(value, Bands) and value.pays_on:
        yield value.pays_on
    if isinstance(value, tuple):
        for each in value:
            yield from _read(each)
    elif is_part(type(value)):
        for field in fields(value):  # type: ignore[arg-type]
            yield from _read(getattr(value, field.name))
