"""Every amount of a plan, and what the proofs find in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planforge.findings import Fault, Path
from planforge.money import prove, setting_of
from planforge.money.prices import prove_discount
from planforge.plan.amounts import Amount, Example

if TYPE_CHECKING:
    from planforge.plan import Plan


def amounts(plan: Plan) -> Iterator[tuple[Amount, tuple[Example, ...], Path]]:
    """Every amount of the plan with its worked examples and the path of the part that holds both."""
    for index, fee in enumerate(plan.referral_fees):
        yield fee.amount, fee.examples, ("referral_fees", index)
        for place, bonus in enumerate(fee.bonuses):
            yield bonus.amount, bonus.examples, ("referral_fees", index, "bonuses", place)
    for index, fixed in enumerate(plan.payment.fixed if plan.payment else ()):
        yield fixed.amount, fixed.examples, ("payment", "fixed", index)
    for index, market in enumerate(plan.prices.marketplaces if plan.prices else ()):
        yield market.amount, market.examples, ("prices", "marketplaces", index)


def flaws(plan: Plan, kind: str) -> Iterator[Fault]:
    """What the proofs find of this kind, in every amount and every discount by bands."""
    setting = setting_of(plan)
    for amount, _, path in amounts(plan):
        yield from (flaw.fault for flaw in prove(amount, setting, (*path, "amount")) if flaw.kind == kind)
    for index, discount in enumerate(plan.prices.discounts if plan.prices else ()):
        if discount.bands:
            path = ("prices", "discounts", index, "bands")
            yield from (flaw.fault for flaw in prove_discount(discount.bands, setting, path) if flaw.kind == kind)
