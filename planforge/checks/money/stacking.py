"""Which fees can fall on one deal, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice, product
from typing import TYPE_CHECKING, get_args

from planforge.checks.money.amounts import unit_of
from planforge.findings import Path
from planforge.money import NotComputable, Occasion, Setting, compute
from planforge.money.examples import figure_of, needs_of, options_of
from planforge.money.frame import PERIODS, ZERO, Figure
from planforge.money.node import Need
from planforge.money.nodes import NODES
from planforge.money.proofs.idle import ROUND
from planforge.plan.declare import hints
from planforge.plan.fees import ReferralFee
from planforge.record import record
from planforge.values import Money, Percent

if TYPE_CHECKING:
    from planforge.plan import Plan

_MOST_CASES, _MOST_EDGES = 50, 20
_USUAL = tuple(Decimal(10) ** power for power in range(8))
"""Figures at which fees are tried, besides their edges."""
_KINDS = get_args(get_args(hints(ReferralFee)["for_"])[0])
"""For what a fee may be paid."""


@record
class Group:
    """Fees that one party owes on one deal."""

    fees: tuple[ReferralFee, ...]
    at: Path
    """Where the last of them stands."""

    @property
    def names(self) -> str:
        ids = [str(fee.id) for fee in self.fees]
        return " and ".join([", ".join(ids[:-1]), ids[-1]] if len(ids) > 1 else ids)

    def without(self, left_out: Sequence[ReferralFee]) -> Group:
        return Group(tuple(fee for fee in self.fees if fee not in left_out), self.at)


@record
class Shown:
    """A deal, and what the fees come to on it."""

    given: tuple[tuple[str, Figure], ...]
    comes_to: Money

    @property
    def words(self) -> str:
        return " and ".join(f"{figure} of {name}" for name, figure in self.given)


def groups(plan: Plan, setting: Setting) -> tuple[Group, ...]:
    """The largest groups of fees that can fall on one deal; a fee alone is a group too."""
    found: list[tuple[int, ...]] = []
    for payer in dict.fromkeys(fee.payer for fee in plan.referral_fees):
        fees = [
            (index, fee) for index, fee in enumerate(plan.referral_fees) if fee.payer == payer and not _standing(fee, setting)
        ]
        products = dict.fromkeys((None, *(name for _, fee in fees for name in fee.products)))
        for kind, sold in product((None, *_KINDS), products):
            found.append(tuple(index for index, fee in fees if _meant(fee, kind) and sold in (fee.products or (sold,))))
    largest = [one for one in dict.fromkeys(found) if one and not any(set(one) < set(other) for other in found)]
    return tuple(Group(tuple(plan.referral_fees[each] for each in one), ("referral_fees", one[-1])) for one in largest)


def _standing(fee: ReferralFee, setting: Setting) -> bool:
    """Due for a time, whatever deals bring."""
    return unit_of(fee) in PERIODS and not any(need.adds for need in needs_of(fee.amount, setting.fees))


def _meant(fee: ReferralFee, kind: str | None) -> bool:
    """Whether a deal of this kind, which is registered too, earns the fee."""
    wider = kind == "first renewals" and "renewals" in fee.for_
    return not fee.for_ or kind in fee.for_ or wider or "registered deals" in fee.for_


def linked(fees: Sequence[ReferralFee]) -> list[ReferralFee]:
    """Those that are computed from each other, so that their author had both in mind."""
    named = {str(fee.id): {str(data) for _, node, data in NODES.walk(fee.amount) if node.key == "fee"} for fee in fees}
    ids = {name for name, others in named.items() if others & named.keys()}
    ids |= {other for name in ids for other in named[name]}
    return [fee for fee in fees if str(fee.id) in ids]


def needs(fees: Sequence[ReferralFee], setting: Setting) -> dict[str, Need]:
    """The figures on which `fees` depend."""
    return {need.name: need for fee in fees for need in needs_of(fee.amount, setting.fees)}


def together(fees: Sequence[ReferralFee], setting: Setting) -> Shown | None:
    """What `fees` come to on one deal with round figures, in the case in which they come to most."""
    given = {name: figure_of(ROUND[need.kind], need, setting) for name, need in needs(fees, setting).items()}
    found: list[Money] = []
    for occasion in _occasions(fees, setting):
        paid = _paid(fees, given, setting, occasion)
        found += [paid] if paid else []
    return Shown(tuple(given.items()), max(found)) if found else None


def _paid(fees: Sequence[ReferralFee], given: Mapping[str, Figure], setting: Setting, occasion: Occasion) -> Money | None:
    try:
        each = [compute(fee.amount, given, setting, occasion).exact for fee in fees]
    except NotComputable:
        return None
    return sum(each[1:], each[0])


def _occasions(fees: Sequence[ReferralFee], setting: Setting) -> Iterator[Occasion]:
    """Every case that makes a difference to one of `fees`."""
    values: dict[str, dict[str, None]] = {}
    for fee in fees:
        for each in options_of(fee.amount, setting.fees):
            values.setdefault(each.name, {}).update(dict.fromkeys(each.values))
    for chosen in islice(product(*values.values()), _MOST_CASES):
        marks = dict(zip(values, chosen, strict=True))
        day = marks.pop("on", None)
        yield Occasion(date.fromisoformat(day) if day else None, marks)


def one_figure(fees: Sequence[ReferralFee], setting: Setting) -> Need | None:
    """The one figure of money on which all of `fees` depend, and nothing else."""
    found = list(needs(fees, setting).values())
    need = found[0] if len(found) == 1 else None
    return need if need and need.kind == "money" and need.adds else None


def above(fees: Sequence[ReferralFee], need: Need, rate: Percent, setting: Setting) -> Shown | None:
    """A deal on which `fees` come to more than `rate` of their figure. That small deals pay more, for a fixed amount, is no matter."""
    edges = {point for fee in fees for each in needs_of(fee.amount, setting.fees) for point in each.points[:_MOST_EDGES]}
    sizes = sorted({*_USUAL, *edges, *(point * 2 for point in edges)} - {ZERO})
    for occasion in _occasions(fees, setting):
        tried = [(size, _paid(fees, {need.name: figure_of(size, need, setting)}, setting, occasion)) for size in sizes]
        fine = next((size for size, paid in tried if paid and paid.amount <= size * rate.fraction), None)
        over = {size: paid for size, paid in tried if paid and paid.amount > size * rate.fraction and size > (fine or ZERO)}
        if over:
            size = ROUND["money"] if ROUND["money"] in over else min(over)
            return Shown(((need.name, figure_of(size, need, setting)),), over[size])
    return None
