"""PF305, PF337 and PF338: when money is due, costs and prices that are borne in shares, and payments by instalments."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from planforge.findings import Fault, Path, Rule, Severity, rule

if TYPE_CHECKING:
    from planforge.plan import Plan

ERROR, WARNING = Severity.ERROR, Severity.WARNING


@rule("PF305", "no-payment-terms", WARNING)
def no_payment_terms(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    There are fees, and no statement or no due date; or something is bought by the plan's prices, and nothing says when it is paid.

    ## Why it matters
    A fee that is earned but has no day on which it is due cannot be late; without a statement the payee cannot check it.

    ## Example
    `referral_fees` without `payment`, or `payment` without `statement` or `due`.

    ## How to fix it
    Add `payment` with `statement: {every: month, within: 10 days}` and `due: {period: 30 days, after: the invoice}`.
    """
    bought = bool(plan.prices and plan.prices.chain)
    if not (plan.referral_fees or bought):
        return
    at: Path = ("payment",) if plan.payment else ("referral_fees",) if plan.referral_fees else ("prices",)
    # An own clause that stands instead of ours says it in its own words; PF519 looks after its figures.
    own = {str(clause.place.instead_of) for clause in plan.clauses}
    if (plan.payment is None or plan.payment.due is None) and "payment" not in own:
        what = "fees are due" if plan.referral_fees else "what is bought must be paid"
        yield Fault(
            at, f"nothing says when {what}", "add due: {period: 30 days, after: the invoice} under payment", on_key=True
        )
    if plan.referral_fees and (plan.payment is None or plan.payment.statement is None) and "statements" not in own:
        yield Fault(
            at,
            "nothing says when the payer gives a statement of fees",
            "add statement: {every: month, within: 10 days} under payment",
            True,
        )


@rule("PF337", "shares-of-cost", ERROR)
def shares_of_cost(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The shares of a cost do not come to 100%, or one party has two.

    ## Why it matters
    A part of the cost would be borne by nobody, or twice.

    ## Example
    50% and 40%.

    ## How to fix it
    Correct the shares; a party that bears nothing is left out.
    """
    for at, parts in _shared(plan):
        total = sum((share for _, share in parts), Decimal(0))
        if total != Decimal(100):
            yield Fault(at, f"the shares come to {total}%, not 100%", "correct the shares")
        if len({party for party, _ in parts}) != len(parts):
            yield Fault(at, "a party has two shares of this cost", "write one share for each party")


def _shared(plan: Plan) -> Iterator[tuple[Path, list[tuple[str, Decimal]]]]:
    """Whatever is borne in shares: who, and how many percent."""
    for index, cost in enumerate(plan.payment.shared_costs if plan.payment else ()):
        parts = [(str(part.party), part.share.number) for part in cost.shares]
        yield ("payment", "shared_costs", index, "shares"), parts
    special = plan.prices.special if plan.prices else None
    if special and special.shares:
        yield ("prices", "special", "shares"), [(str(part.party), part.share.number) for part in special.shares]


@rule("PF338", "instalments-differ", ERROR)
def instalments_differ(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Instalments do not come to the amount, are not in order, or stand where none are due (or none where they are).

    ## Why it matters
    The total and its parts are one promise said twice, and must agree.

    ## Example
    A fixed amount of GBP 20,000 with three instalments of GBP 5,000.

    ## How to fix it
    Correct the parts or the total, and write `due: by instalments` with them.
    """
    for index, fixed in enumerate(plan.payment.fixed if plan.payment else ()):
        at = ("payment", "fixed", index)
        if (fixed.due == "by instalments") != bool(fixed.instalments or fixed.equal_instalments):
            yield Fault(at, "instalments and due do not agree", "write due: by instalments together with the instalments")
        if list(fixed.instalments) != sorted(fixed.instalments, key=lambda each: each.on):
            yield Fault((*at, "instalments"), "the instalments are not in the order of their days", "write the earliest first")
        parts, total = [each.amount for each in fixed.instalments], fixed.amount.flat
        if parts and total and {each.currency for each in parts} == {total.currency}:
            paid = sum((each.amount for each in parts), Decimal(0))
            if paid != total.amount:
                message = f"the instalments come to {total.currency} {paid:,}, and the amount is {total}"
                yield Fault((*at, "instalments"), message, "correct the parts or the amount")


PAYMENTS: tuple[Rule, ...] = (no_payment_terms, shares_of_cost, instalments_differ)
