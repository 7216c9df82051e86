"""Every amount of a plan, and what the proofs find in it."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from planforge.findings import Fault, Finding, Path, Rule, Severity
from planforge.money import Flaw, Setting, prove, setting_of
from planforge.money.examples import needs_of
from planforge.money.node import Proof
from planforge.money.nodes import NODES
from planforge.money.prices import prove_discount
from planforge.money.proofs.bases import prove_bases
from planforge.money.proofs.idle import Placed, caps, caps_of_two_times, idle
from planforge.money.proofs.reach import Reach
from planforge.plan.amounts import Amount, Example
from planforge.plan.fees import UNITS, Guarantee, ReferralFee
from planforge.plan.once import once
from planforge.plan.payment import FixedPayment
from planforge.values import Money

if TYPE_CHECKING:
    from planforge.plan import Plan

_TIMES: Mapping[str, str] = {"each month": "month", "each quarter": "quarter", "each year": "year"}
"""What a fixed payment is due for."""
_MILD = frozenset(
    {"cliff", "falling-rate", "falls-at-edge", "equal-bands", "large-rate", "cap-of-nothing", "no-choice", "unreachable"}
)
"""Flaws with which a rule still says what is paid."""


class Tree(NamedTuple):
    """An amount, where it stands, and what one of it is due for."""

    amount: Amount
    path: Path
    unit: str


def amounts(plan: Plan) -> Iterator[tuple[Amount, tuple[Example, ...], Path]]:
    """Every amount of the plan that may have worked examples, with them and the path of the part that holds both."""
    for index, fee in enumerate(plan.referral_fees):
        yield fee.amount, fee.examples, ("referral_fees", index)
        for place, bonus in enumerate(fee.bonuses):
            yield bonus.amount, bonus.examples, ("referral_fees", index, "bonuses", place)
    for index, fixed in enumerate(plan.payment.fixed if plan.payment else ()):
        yield fixed.amount, fixed.examples, ("payment", "fixed", index)
    for index, market in enumerate(plan.prices.marketplaces if plan.prices else ()):
        yield market.amount, market.examples, ("prices", "marketplaces", index)


def unit_of(part: ReferralFee | FixedPayment) -> str:
    """What one fee or payment is due for."""
    return UNITS.get(part.each, "event") if isinstance(part, ReferralFee) else _TIMES.get(part.due, "event")


def trees(plan: Plan) -> Iterator[Tree]:
    """Every amount of the plan."""
    for index, fee in enumerate(plan.referral_fees):
        at: Path = ("referral_fees", index)
        yield Tree(fee.amount, (*at, "amount"), unit_of(fee))
        if fee.advance and fee.advance.amount_until:
            yield Tree(fee.advance.amount_until, (*at, "advance", "amount_until"), unit_of(fee))
        for place, bonus in enumerate(fee.bonuses):
            yield Tree(bonus.amount, (*at, "bonuses", place, "amount"), bonus.target.per if bonus.target else "event")
    for index, fixed in enumerate(plan.payment.fixed if plan.payment else ()):
        yield Tree(fixed.amount, ("payment", "fixed", index, "amount"), unit_of(fixed))
    for index, market in enumerate(plan.prices.marketplaces if plan.prices else ()):
        yield Tree(market.amount, ("prices", "marketplaces", index, "amount"), "event")


@once
def flaws(plan: Plan) -> Mapping[str, list[Fault]]:
    """What the proofs find, by the name of the rule that reports it."""
    setting = setting_of(plan)
    found: defaultdict[str, list[Fault]] = defaultdict(list)
    for flaw in _flaws(plan, setting):
        found[flaw.kind].append(flaw.fault)
    return found


def _flaws(plan: Plan, setting: Setting) -> Iterator[Flaw]:
    for tree in trees(plan):
        wrong = prove(tree.amount, setting, tree.path)
        yield from wrong
        if all(flaw.kind in _MILD for flaw in wrong):
            yield from idle(tree.amount, Reach(setting, tree.unit), tree.path)
    for index, discount in enumerate(plan.prices.discounts if plan.prices else ()):
        if discount.bands:
            yield from prove_discount(discount.bands, setting, ("prices", "discounts", index, "bands"))
    yield from prove_bases(plan.bases, setting)
    yield from _named_bases(plan, setting)
    yield from _caps(plan, setting)
    yield from _guarantees(plan, setting)


def _named_bases(plan: Plan, setting: Setting) -> Iterator[Flaw]:
    """Bases that are named outside of amounts."""
    for index, fee in enumerate(plan.referral_fees):
        for place, bonus in enumerate(fee.bonuses):
            if bonus.target:
                path: Path = ("referral_fees", index, "bonuses", place, "target")
                yield from Proof(setting, NODES, path).base(bonus.target.of, "of")
    credit = plan.rules_of_engagement and plan.rules_of_engagement.credit
    if credit and credit.payout:
        yield from Proof(setting, NODES, ("rules_of_engagement", "credit", "payout")).base(credit.payout.of, "of")


def _caps(plan: Plan, setting: Setting) -> Iterator[Flaw]:
    """The caps of all fees between the same parties on the same figures, month against year."""
    groups: defaultdict[tuple[object, ...], list[Placed]] = defaultdict(list)
    for index, fee in enumerate(plan.referral_fees):
        figures = frozenset(need.name for need in needs_of(fee.amount, setting.fees))
        payees = fee.payee or tuple(each.party for each in fee.payees)
        groups[fee.payer, payees, figures].extend(caps(fee.amount, ("referral_fees", index, "amount")))
    for placed in groups.values():
        yield from caps_of_two_times(placed, Proof(setting, NODES, ()))


def _guarantees(plan: Plan, setting: Setting) -> Iterator[Flaw]:
    """Guarantees that the caps of their fee do not let through."""
    for index, fee in enumerate(plan.referral_fees):
        reach = Reach(setting, unit_of(fee))
        for place, each in enumerate(fee.guarantees):
            most = _most_between(each, fee, reach)
            if most is not None and each.least.currency == setting.currency and most < each.least.amount:
                message = f"{each.least} is guaranteed from {each.from_} to {each.to}, and the rule pays no more than {Money(setting.currency, most)} in that time"
                proof = Proof(setting, NODES, ("referral_fees", index, "guarantees", place))
                yield proof.flaw("least-above-most", message, "raise the cap, or lower the guarantee", "least")


def _most_between(each: Guarantee, fee: ReferralFee, reach: Reach) -> Decimal | None:
    """The most that `fee` comes to in the months, quarters or years that a guarantee touches."""
    if fee.advance and fee.advance.amount_until:
        return None
    months = (each.to.year - each.from_.year) * 12 + each.to.month - each.from_.month + 1
    quarters = (each.to.year - each.from_.year) * 4 + (each.to.month - 1) // 3 - (each.from_.month - 1) // 3 + 1
    years = each.to.year - each.from_.year + 1
    times = {"month": months, "quarter": quarters, "year": years, "agreement": 1}
    found = [most * times[per] for per in times if (most := reach.most(fee.amount, per)) is not None]
    return min(found, default=None)


def flaw_rule(code: str, name: str, severity: Severity) -> Callable[[Callable[[], None]], Rule]:
    """Make a `Rule` of the flaws of the kind `name`; the docstring of what is decorated is the manual.

    One such rule alone proves every amount for itself; `planforge.checks.check` proves them once for all.
    """

    def wrap(told: Callable[[], None]) -> Rule:
        def run(plan: Plan) -> Iterator[Finding]:
            return (made.finding(fault) for fault in flaws(plan).get(name, ()))

        made = Rule(code, name, severity, textwrap.dedent(told.__doc__ or "").strip(), run)
        return made

    return wrap
