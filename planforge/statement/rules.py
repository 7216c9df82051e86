"""A plan as a statement needs it: each fee with what triggers it, what it reads, and the clauses that govern it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from planforge.money import Setting, setting_of
from planforge.money.frame import PERIODS
from planforge.money.node import Need
from planforge.money.nodes import NODES
from planforge.money.shapes.bases import adding_parts, falls_short, read_parts
from planforge.plan import Plan
from planforge.plan.amounts import Amount
from planforge.plan.fees import UNITS, ReferralFee
from planforge.plan.leads import Qualification
from planforge.plan.terms import Tail
from planforge.values import Percent, Period

TRIGGERS: Mapping[str, str] = {
    "when the referral is accepted": "accepted",
    "when the client signs": "signed",
    "when the client orders": "ordered",
    "when the product is delivered": "delivered",
    "when the service starts": "started",
    "when the client is invoiced": "invoiced",
    "when the client pays": "paid",
    "when the revenue is recognised": "recognised",
    "when the meeting is held": "held",
}
"""The event that earns a fee, by the words of the plan."""
AT_END: Mapping[str, str] = {
    "at the end of each month": "month",
    "at the end of each quarter": "quarter",
    "at the end of each year": "year",
}
"""The time at whose end a fee is earned on all that happened within it."""


class Revision:
    """One version of the plan, in force from `effective` on. `labels` are the numbers of its clauses by id.

    `start` is the first day of the agreement, from which its years are counted whatever version is in force; left out: `effective`.
    """

    def __init__(
        self, plan: Plan, labels: Mapping[str, str] | None = None, end: date | None = None, start: date | None = None
    ) -> None:
        self.plan, self.labels, self.end = plan, labels or {}, end
        self.effective = plan.plan.effective
        self.start = start or self.effective
        self.version = str(plan.plan.version)
        self.setting: Setting = setting_of(plan)
        self.fees = tuple(FeeRule(fee, self) for fee in plan.referral_fees)

    def label(self, clause: str) -> str:
        """The number of a clause; "" where the agreement has none of this id."""
        return self.labels.get(clause, "")

    def party(self, id: str) -> str:
        return self.setting.names["introducer"].get(id, id)

    def product(self, id: str) -> str:
        return self.setting.names["product"].get(id, id)

    def valid_for(self, introducer: str | None) -> Period | None:
        """How long an accepted referral of `introducer` is valid."""
        rules: tuple[Qualification, ...] = self.plan.rules_of_engagement.qualification if self.plan.rules_of_engagement else ()
        for rule in rules:
            if rule.by is None or introducer is None or str(rule.by) in ("each", introducer):
                return rule.valid
        return None

    @property
    def window(self) -> Period | None:
        """How long a registration protects."""
        rules = self.plan.rules_of_engagement
        return rules.registration.window if rules and rules.registration else None

    @property
    def tail(self) -> Tail | None:
        return self.plan.terms.tail if self.plan.terms else None


class FeeRule:
    """One fee of one revision."""

    def __init__(self, fee: ReferralFee, revision: Revision) -> None:
        self.fee, self.revision = fee, revision
        self.id = str(fee.id)
        self.clause = f"fee-{fee.id}"
        self.trigger = TRIGGERS.get(fee.earned or "")
        self.at_end = AT_END.get(fee.earned or "")
        self.unit = UNITS.get(fee.each, "event")

    @cached_property
    def payees(self) -> tuple[str, ...]:
        if self.fee.payee is not None:
            return (str(self.fee.payee),)
        return tuple(str(each.party) for each in self.fee.payees)

    @cached_property
    def shares(self) -> tuple[Percent, ...]:
        return tuple(each.share for each in self.fee.payees)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amount, and what it is until an advance is made good."""
        until = self.fee.advance.amount_until if self.fee.advance else None
        return (self.fee.amount, *((until,) if until else ()))

    @cached_property
    def adds(self) -> frozenset[str]:
        """The names of figures that it adds up, as deals give them."""
        bases = self.revision.setting.bases
        names = {need.name for need in self.needs if need.adds} | {
            str(bonus.target.of) for bonus in self.fee.bonuses if bonus.target
        }
        found = {part for name in names for part in adding_parts(name, bases)}
        return frozenset(each for each in found if each not in bases or bases[each].fixed is None)

    @cached_property
    def reads(self) -> frozenset[str]:
        """The names of figures that it reads as they are."""
        bases = self.revision.setting.bases
        found = {part for need in self.needs for part in read_parts(need.name, bases)}
        found |= {part for need in self.needs if not need.adds for part in adding_parts(need.name, bases)}
        return frozenset(found - self.adds)

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        return tuple(need for amount in self.amounts for need in NODES.needs(amount, self.revision.setting.fees))

    @cached_property
    def needs_figures(self) -> bool:
        return any(need.adds for need in self.needs)

    @cached_property
    def deferred(self) -> str | None:
        """The time for which it is computed only once, when that is over: a fee on what is missing to another figure."""
        if self.at_end is None or self.unit not in PERIODS:
            return None
        bases = self.revision.setting.bases
        return self.unit if any(falls_short(need.name, bases) for need in self.needs) else None

    @cached_property
    def times(self) -> frozenset[str]:
        """The times over which its targets are counted."""
        targets = [bonus.target for bonus in self.fee.bonuses if bonus.target]
        return frozenset(str(each.per) for each in targets)

    @cached_property
    def deducts(self) -> frozenset[str]:
        """The deductions of its bases: what is given back and lowers them."""
        bases = self.revision.setting.bases
        used = [bases[each] for each in self.adds if each in bases]
        return frozenset(str(name) for base in used for name in (*base.less, *base.less_other))
