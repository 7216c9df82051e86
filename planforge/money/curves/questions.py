"""What may be asked of the fees of a plan, and the answers: each a claim, the figures for which it holds, and why it never does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from planforge.money import setting_of
from planforge.money.curves.asking import axes
from planforge.money.curves.curve import Axis, Curve, branches, by, curve_of
from planforge.money.curves.solve import total, unit_of
from planforge.money.examples import needs_of
from planforge.money.frame import Figure, Given, NotComputable, Occasion, Setting
from planforge.money.node import Need
from planforge.money.nodes import NODES
from planforge.plan.amounts import Amount
from planforge.record import record
from planforge.values import Limit, Measure, Money, Percent

if TYPE_CHECKING:
    from planforge.plan import Plan

ONE, PERCENT = Fraction(1), Fraction(1, 100)


@record
class Known:
    """What the asker knows of the deal: figures, and what else there is; `by` names the measure to look along, where it is not plain."""

    given: Mapping[str, Measure]
    occasion: Occasion = Occasion()
    by: str = ""


@record
class Subject:
    """What is asked about: what an amount, or several together, come to for each figure of one measure."""

    name: str
    curve: Curve
    across: str
    """What the figure is called."""
    kind: str
    """Of the figure: `money`, `number` or `percent`."""
    setting: Setting
    given: Mapping[str, Figure]
    """The other figures, by what they are called."""
    edges: tuple[Fraction, ...] = ()
    """Where its bands end."""

    @property
    def unit(self) -> Fraction:
        return unit_of(self.kind, self.setting.currency)


@record
class Capped:
    """A cap, and what would be paid without it."""

    cap: Limit
    whole: bool
    """It caps the amount as a whole, not a part of it."""
    bare: Curve


@record
class _Asked:
    """One amount of the plan."""

    name: str
    amount: Amount
    payer: str


class Fees:
    """The amounts of one plan, with what is known of the deal. NotComputable wherever that does not go together."""

    def __init__(self, plan: Plan, known: Known) -> None:
        self.known, self.setting = known, setting_of(plan)
        self._amounts = dict(_amounts(plan))
        self._fees = tuple(str(fee.id) for fee in plan.referral_fees)

    def subject(self, id: str | None) -> Subject:
        """The amount with this id; without one the only fee there is."""
        asked, need, given = self._look(id)
        curve = curve_of(asked.amount, by(need), given, self.setting, self.known.occasion)
        reads = [each for each in NODES.needs(asked.amount, self.setting.fees) if each.name == need.name]
        edges = tuple(sorted({Fraction(point) for each in reads for point in each.points}))
        others = {self._called(name): figure for name, figure in given.items()}
        return Subject(asked.name, curve, self._called(need.name), need.kind, self.setting, others, edges)

    def caps(self, id: str | None) -> tuple[Capped, ...]:
        """The caps in an amount, from the top."""
        asked, need, given = self._look(id)
        found = []
        for part in branches(asked.amount):
            caps = (*((part.cap,) if part.cap else ()), *part.caps)
            if caps:
                bare = curve_of(replace(part, cap=None, caps=()), by(need), given, self.setting, self.known.occasion)
                found += [Capped(cap, part is asked.amount, bare) for cap in caps]
        if not found:
            raise NotComputable(f"{asked.name} has no cap", "ask about an amount that has one")
        return tuple(found)

    def along_price(self, ids: Sequence[str], margin: Percent) -> Subject:
        """All these fees on one deal, by its price, of which `margin` is the margin."""
        part = Fraction(margin.fraction)
        shares = {"gross-margin": part, "cost": ONE - part}
        return self._together(ids, "Deal Price", "money", lambda start: shares.get(start, ONE))

    def along_margin(self, ids: Sequence[str], price: Money) -> Subject:
        """All these fees on one deal of `price`, by its margin in percent."""
        whole = Fraction(price.amount) * PERCENT
        return self._together(ids, "Margin", "percent", lambda start: whole if start == "gross-margin" else None, price)

    def _together(
        self, ids: Sequence[str], across: str, kind: str, share: Callable[[str], Fraction | None], price: Money | None = None
    ) -> Subject:
        """Several fees; `share` says how much of the figure across there is of a measure, and None that it is the price."""
        asked = [self._asked(id) for id in ids or self._fees]
        if len({each.payer for each in asked}) > 1:
            raise NotComputable("these fees have different payers", "name those of one payer, each with --fee")
        given, parts = dict(self._given(asked)), {}
        for need in (
            need
            for each in asked
            for need in needs_of(each.amount, self.setting.fees)
            if need.kind == "money" and need.name not in given
        ):
            base = self.setting.bases.get(need.name)
            start = (base.starts_from if base else None) or need.name
            part = share(start)
            if part is not None:
                parts[need.name] = part
            elif price is not None and start != "cost":
                given[need.name] = price
            else:
                raise NotComputable(f"{need.name} is what is left of the price beside the margin", f"give {need.name} itself")
        name = asked[0].name if len(asked) == 1 else " + ".join(each.name for each in asked)
        curve = total((each.amount for each in asked), Axis("money", parts), given, self.setting, self.known.occasion)
        others = {self._called(name): figure for name, figure in given.items()}
        return Subject(name, curve, across, kind, self.setting, others)

    def _look(self, id: str | None) -> tuple[_Asked, Need, Given]:
        """The amount, the measure to look along, and the other figures."""
        asked = self._asked(id)
        given = self._given([asked])
        need = self._along(asked, given)
        return asked, need, {name: figure for name, figure in given.items() if name != need.name}

    def _asked(self, id: str | None) -> _Asked:
        names = ", ".join(self._amounts)
        if id is None and len(self._fees) != 1:
            raise NotComputable(
                "this plan has several fees" if self._fees else "this plan has no fee", f"name one with --fee: {names}"
            )
        found = self._amounts.get(id or self._fees[0])
        if found is None:
            raise NotComputable(f"this plan has no fee {id}", f"there are: {names}")
        return found

    def _along(self, asked: _Asked, given: Given) -> Need:
        """The measure to look along: the one asked for, else the one not given that decides most."""
        known = axes(asked.amount, self.setting)
        names = ", ".join(need.name for need in known)
        if not known:
            raise NotComputable(f"{asked.name} depends on no figure", "ask about an amount that does")
        wanted = [need for need in known if (need.name == self.known.by if self.known.by else need.name not in given)]
        if not wanted and self.known.by:
            raise NotComputable(f"{asked.name} does not depend on {self.known.by}", f"it depends on {names}")
        if not wanted:
            raise NotComputable("every figure is given", f"name the one to look along with --by: {names}")
        return wanted[0]

    def _given(self, asked: Sequence[_Asked]) -> Given:
        """The figures that are given, each in the kind in which it is read: a bare number may be money."""
        needs = {need.name: need for each in asked for need in needs_of(each.amount, self.setting.fees)}
        unknown = [name for name in self.known.given if name not in needs]
        if unknown:
            raise NotComputable(f"no figure {unknown[0]} is used here", f"the figures are {', '.join(needs)}")
        return {name: figure_as(measure, needs[name].kind, self.setting.currency) for name, measure in self.known.given.items()}

    def _called(self, name: str) -> str:
        base = self.setting.bases.get(name)
        return base.name if base else name.replace("-", " ")


def figure_as(measure: Measure, kind: str, currency: str) -> Figure:
    """The figure that was written, in the currency of the plan where it is a bare number and money is meant."""
    if kind == "money" and isinstance(measure.value, Decimal):
        return Money(currency, measure.value)
    return measure.value


def _amounts(plan: Plan) -> Iterator[tuple[str, _Asked]]:
    """The fees of the plan, their bonuses and its payments, by id."""
    for fee in plan.referral_fees:
        yield str(fee.id), _Asked(fee.name, fee.amount, fee.payer)
        for bonus in fee.bonuses:
            yield str(bonus.id), _Asked(f"{fee.name}, bonus {bonus.id}", bonus.amount, fee.payer)
    for payment in plan.payment.fixed if plan.payment else ():
        yield str(payment.id), _Asked(payment.name, payment.amount, payment.payer)
