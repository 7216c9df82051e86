"""PF25: whether what parties bring and promise fits together: pay plans, kinds, offerings, references."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.given import rules_of
from planforge.checks.proposals import first_year_end
from planforge.findings import Fault, Rule, Severity, rule
from planforge.plan import Plan


@rule("PF253", "pay-plan-changes-untold", Severity.WARNING)
def pay_plan_changes_untold(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan says how sales people are paid for joint business, but not that a change is told beforehand.

    ## Why it matters
    A new pay plan that forgets the partner ends a partnership faster than any notice, and nobody says why.

    ## Example
        seller_incentives: [{by: each, neutral: true, paid_through: the employer}]

    ## How to fix it
    Add `notice: 30 days`.
    """
    for number, each in enumerate(rules_of(plan).seller_incentives):
        if each.notice is None:
            at = ("rules_of_engagement", "seller_incentives", number)
            yield Fault(at, "a pay plan that affects joint business may change without a word", "add notice: 30 days")


@rule("PF254", "resale-in-a-referral", Severity.WARNING)
def resale_in_a_referral(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan is a referral, but it has discounts or mark-ups for somebody who buys and sells on.

    ## Why it matters
    Who introduces bears no price and no credit risk; who resells does. The agreement would be written for the wrong of the two.

    ## Example
        plan: {kind: referral, ...}
        prices: {chain: [northwind, brightpath], discounts: [{id: partner, off: list price, rate: 25%, ...}]}

    ## How to fix it
    Write `kind: reseller`, which may have referral fees too, or take `prices` out.
    """
    prices = plan.prices
    if plan.plan.kind == "referral" and prices and (len(prices.chain) > 1 or prices.discounts or prices.markups):
        message = "a party that buys and sells on is a reseller, but the plan is of the kind referral"
        yield Fault(("prices",), message, "write kind: reseller, or take prices out", on_key=True)


@rule("PF255", "same-offering", Severity.WARNING)
def same_offering(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Two parties sell the same thing, and nothing says what then.

    ## Why it matters
    Sooner or later both want the same client for it, and each calls the other disloyal.

    ## Example
        parties: {northwind: {offerings: [team coaching], ...}, brightpath: {offerings: [team coaching], ...}}

    ## How to fix it
    Say what holds: `competing_offers: [{by: each, rule: not on the same deal}]` under `rules_of_engagement`.
    """
    rules = rules_of(plan)
    if rules.competing_offers or rules.non_compete:
        return
    sold: dict[str, str] = {}
    for name, party in plan.parties.items():
        for number, offering in enumerate(party.offerings):
            first = sold.setdefault(offering.casefold(), name)
            if first != name:
                message = f"{first} and {name} both sell {offering}, and nothing says what then"
                hint = "add competing_offers: [{by: each, rule: not on the same deal}] under rules_of_engagement"
                yield Fault(("parties", name, "offerings", number), message, hint)


@rule("PF256", "references-without-day", Severity.WARNING)
def references_without_day(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    References are promised; they are not named, and there is no day by which they are given.

    ## Why it matters
    Proof is needed at the start, when nobody knows the partner yet. Without a day it comes when it is no longer asked for.

    ## Example
        references: [{by: northwind, number: 3, kind: client references}]

    ## How to fix it
    Add `by_date: 2027-03-31`, or name those that exist: `named: [Harbour Group]`.
    """
    for number, each in enumerate(rules_of(plan).references):
        if each.by_date is None and len(each.named) < each.number:
            message = f"{each.by} promises {each.number} {each.kind}, and nothing says by when"
            yield Fault(
                ("rules_of_engagement", "references", number),
                message,
                f"add by_date: {first_year_end(plan)}, or named: with those that exist",
            )


FIT: tuple[Rule, ...] = (pay_plan_changes_untold, resale_in_a_referral, same_offering, references_without_day)
