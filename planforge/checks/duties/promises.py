"""PF24, PF25: what parties promise each other: exclusivity that holds, minimums that mean something, changes that give time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.given import parties_of, rules_of, scope_of
from planforge.checks.proposals import minimum_for
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.plan.scope import Exclusivity
from planforge.values import Period

EXCLUSIVITY: Path = ("scope", "exclusivity")


def _whole(promise: Exclusivity) -> bool:
    """Whether the promise is about everything within the agreement."""
    return promise.for_ is None and not promise.in_


@rule("PF246", "direct-sales-against-exclusivity", Severity.ERROR)
def direct_sales_against_exclusivity(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party promises not to sell directly itself, and another clause lets it sell directly to any client.

    ## Why it matters
    The two clauses contradict each other, and each party will read the one that suits it.

    ## Example
        exclusivity: [{kind: exclusive, granted_by: northwind, granted_to: brightpath}]
        direct_sales: [{by: northwind, rule: allowed}]

    ## How to fix it
    Write `kind: sole` (nobody else may, but the granting party itself may), or say `to` which clients it may sell.
    """
    closed = {promise.granted_by for promise in scope_of(plan).exclusivity if promise.kind == "exclusive" and _whole(promise)}
    for number, line in enumerate(rules_of(plan).direct_sales):
        if line.by in closed and line.to is None and (line.rule == "allowed" or line.after_notice):
            message = f"{line.by} may sell directly here, but its exclusivity says that it must not"
            yield Fault(("rules_of_engagement", "direct_sales", number), message, "write kind: sole, or say to which clients")


def _overlap(one: Exclusivity, other: Exclusivity) -> bool:
    same_place = not one.in_ or not other.in_ or bool(set(one.in_) & set(other.in_))
    return one.for_ == other.for_ and same_place


@rule("PF247", "exclusivity-promised-twice", Severity.ERROR)
def exclusivity_promised_twice(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party promises two others that it works with nobody else, for the same things in the same place.

    ## Why it matters
    It breaks one promise by keeping the other.

    ## Example
        exclusivity:
          - {kind: exclusive, granted_by: northwind, granted_to: brightpath, in: [GB]}
          - {kind: exclusive, granted_by: northwind, granted_to: harbour, in: [GB]}

    ## How to fix it
    Divide the places (`in: [IE]`) or the clients (`for: clients in the legal sector`), or take one promise out.
    """
    promises = scope_of(plan).exclusivity
    for number, promise in enumerate(promises):
        for earlier in promises[:number]:
            other = earlier.granted_to != promise.granted_to and earlier.granted_by == promise.granted_by
            if other and _overlap(earlier, promise):
                message = f"{promise.granted_by} promises the same exclusivity to {earlier.granted_to} and {promise.granted_to}"
                yield Fault((*EXCLUSIVITY, number, "granted_to"), message, "divide the places with in, or the clients with for")


@rule("PF248", "exclusivity-without-minimum", Severity.WARNING)
def exclusivity_without_minimum(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party has everything within the agreement for itself up to a day, and owes no minimum for it.

    ## Why it matters
    It may do nothing until that day, and the other party may sell through nobody else and not itself.

    ## Example
        exclusivity: [{kind: exclusive, granted_by: northwind, granted_to: brightpath, until: 2029-12-31}]

    ## How to fix it
    Add a minimum under `scope.minimums` and tie the promise to it with `while: [purchases]`, or narrow it with `for` or `in`.
    """
    bound = {minimum.by for minimum in scope_of(plan).minimums}
    bound |= {each.payer for each in (plan.payment.fixed if plan.payment else ())}
    for number, promise in enumerate(scope_of(plan).exclusivity):
        if promise.kind == "exclusive" and promise.until and _whole(promise) and promise.granted_to not in bound:
            message = f"{promise.granted_to} has everything to itself until {promise.until} and owes no minimum for it"
            yield Fault((*EXCLUSIVITY, number), message, f"add {minimum_for(plan, promise.granted_to)} under scope.minimums")


@rule("PF249", "minimum-without-consequence", Severity.WARNING)
def minimum_without_consequence(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Nothing follows when a minimum is missed.

    ## Why it matters
    A minimum without a consequence is a hope; after the first miss nobody mentions it again.

    ## Example
        minimums: [{id: purchases, by: brightpath, of: purchases, amount: "GBP 50,000", per: year, ...}]

    ## How to fix it
    Add `if_missed: review`, or a stronger consequence.
    """
    scope, ways = scope_of(plan), plan.terms.termination if plan.terms else None
    if ways and (ways.missed_minimums or (ways.breach and ways.breach.performance_cure)):
        return
    tied = {name for promise in scope.exclusivity for name in promise.while_}
    for number, minimum in enumerate(scope.minimums):
        if minimum.if_missed is None and minimum.id not in tied:
            message = f"nothing follows when {minimum.by} misses the {minimum.name}"
            yield Fault(("scope", "minimums", number), message, "add if_missed: review, or a stronger consequence")


@rule("PF250", "dormancy-too-quick", Severity.WARNING)
def dormancy_too_quick(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Less than two months of silence, or a notice of less than two weeks after it, can end the agreement.

    ## Why it matters
    A holiday or a budget freeze is longer than that. Whoever invested in the partnership loses it to one quiet season.

    ## Example
        dormancy: {without: an accepted referral, for: 30 days, then: notice, within: 5 days}

    ## How to fix it
    Write `for: 6 months` and `within: 30 days`, or choose `then: review`.
    """
    dormancy = plan.terms.dormancy if plan.terms else None
    if dormancy is None or dormancy.then == "review":
        return
    if dormancy.for_.rough_hours < Period(59, "day").rough_hours:
        message = f"{dormancy.for_} without {dormancy.without} could end the agreement, which one quiet season is enough for"
        yield Fault(("terms", "dormancy", "for"), message, "write for: 6 months, or then: review")
    elif dormancy.within and dormancy.within.rough_hours < Period(14, "day").rough_hours:
        message = f"{dormancy.within} is too short to bring the partnership back to life"
        yield Fault(("terms", "dormancy", "within"), message, "write within: 30 days")


@rule("PF251", "dependent-and-bound", Severity.WARNING)
def dependent_and_bound(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party lives on this partnership and has promised to work with nobody else.

    ## Why it matters
    It may look for no second source of income. To an authority or a court it can look like an employee; ask a lawyer.

    ## Example
        parties: {brightpath: {revenue_share: 60%, ...}, ...}
        non_compete: [{by: brightpath, not_to: sell coaching}]

    ## How to fix it
    Free the party from the promise, narrow it, or let the partnership be a smaller part of its revenue.
    """
    for name, party in zip(parties_of(plan), plan.parties.values(), strict=True):
        if not (party.revenue_share and party.revenue_share.number >= 50):
            continue
        bound = any(promise.granted_by == name and _whole(promise) for promise in scope_of(plan).exclusivity)
        bound = bound or any(name in each.by.parties for each in rules_of(plan).non_compete)
        if bound:
            message = f"{name} lives on this partnership ({party.revenue_share} of its revenue) and may work with nobody else"
            yield Fault(("parties", name, "revenue_share"), message, "narrow its promise, or agree none")


_PAY = re.compile(r"\b(fees?|commissions?|prices?|discounts?|margins?|rates?|rebates?|mark-?ups?|pay)\b", re.IGNORECASE)


def _pay_changes(plan: Plan) -> Iterator[tuple[str, Period, Path]]:
    """What one party may change alone of what another earns or pays, on which notice."""
    changes = plan.terms.changes if plan.terms else None
    for number, each in enumerate(changes.one_sided if changes else ()):
        if _PAY.search(each.of):
            yield each.of, each.notice, ("terms", "changes", "one_sided", number, "notice")
    rules = plan.programme.changes if plan.programme else None
    if rules and _PAY.search(" ".join(rules.of)):
        yield next(each for each in rules.of if _PAY.search(each)), rules.notice, ("programme", "changes", "notice")
    if plan.prices and plan.prices.change:
        yield "the price list", plan.prices.change.notice, ("prices", "change", "notice")


@rule("PF252", "pay-changes-overnight", Severity.WARNING)
def pay_changes_overnight(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One party may change fees, prices or discounts on less than four weeks' notice.

    ## Why it matters
    Offers are open and deals are half done. The other party finds out that it earns less when the work is already in.

    ## Example
        one_sided: [{by: northwind, of: the fees, notice: 7 days, exit: 30 days}]

    ## How to fix it
    Write `notice: 30 days` or more.
    """
    for what, notice, path in _pay_changes(plan):
        if notice.rough_hours < Period(28, "day").rough_hours:
            yield Fault(path, f"{what} may change on {notice}, while offers are still open", "write notice: 30 days or more")


PROMISES: tuple[Rule, ...] = (
    direct_sales_against_exclusivity,
    exclusivity_promised_twice,
    exclusivity_without_minimum,
    minimum_without_consequence,
    dormancy_too_quick,
    dependent_and_bound,
    pay_changes_overnight,
)
