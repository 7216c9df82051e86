"""PF41: a programme that holds together: tiers that exist, rules to move between them, money that is claimed and proved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planforge.findings import Fault, Path, Rule, Severity, misnamed, rule
from planforge.money.frame import ROUNDINGS
from planforge.values import Identifier

if TYPE_CHECKING:
    from planforge.plan import Plan
    from planforge.plan.programme import Requirement, Tier


def _named_tiers(plan: Plan) -> Iterator[tuple[Path, Identifier]]:
    """Every place where a tier is named by its id."""
    programme = plan.programme
    if programme is None:
        return
    for index, place in enumerate(programme.tier_rules.start if programme.tier_rules else ()):
        yield ("programme", "tier_rules", "start", index, "tier"), place.tier
    for index, tier in enumerate(programme.development_fund.tiers if programme.development_fund else ()):
        yield ("programme", "development_fund", "tiers", index), tier
    for index, tier in enumerate(programme.tenders.tiers if programme.tenders else ()):
        yield ("programme", "tenders", "tiers", index), tier
    for index, discount in enumerate(plan.prices.discounts if plan.prices else ()):
        if discount.tier:
            yield ("prices", "discounts", index, "tier"), discount.tier


def _requirements(tiers: Sequence[Tier]) -> Iterator[tuple[Path, Requirement]]:
    for index, tier in enumerate(tiers):
        for name, needed in (("entry", tier.entry), ("keep", tier.keep)):
            for place, requirement in enumerate(needed):
                yield ("programme", "tiers", index, name, place), requirement


def _unknown(at: Path, what: str, name: Identifier, known: Sequence[Identifier]) -> Iterator[Fault]:
    if name not in known:
        hint = f"write one of {', '.join(known)}" if known else f"declare the {what} first"
        yield misnamed(at, f"there is no {what} {name}", name, known, hint)


@rule("PF410", "unknown-tier", Severity.ERROR)
def unknown_tier(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The programme names a tier, a track or a certification that it does not have.

    ## Why it matters
    The agreement would promise something that nobody can look up.

    ## Example
        tiers: [{id: gold, ...}]
        tier_rules: {start: [{member: brightpath, tier: golden}]}

    ## How to fix it
    Write the id as it stands under `tiers`, `tracks` or `certifications`.
    """
    programme = plan.programme
    if programme is None:
        return
    for at, tier in _named_tiers(plan):
        yield from _unknown(at, "tier", tier, [each.id for each in programme.tiers])
    for index, step in enumerate(programme.tiers):
        if step.track:
            yield from _unknown(
                ("programme", "tiers", index, "track"), "track", step.track, [each.id for each in programme.tracks]
            )
    for at, needed in _requirements(programme.tiers):
        if needed.certified:
            known = [each.id for each in programme.certifications]
            yield from _unknown((*at, "certified", "in"), "certification", needed.certified.in_, known)


@rule("PF411", "tiers-without-rules", Severity.WARNING)
def tiers_without_rules(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The programme has tiers, but does not say when they are reviewed and over which time requirements are measured.

    ## Why it matters
    A member cannot know when it moves up, or what it must do to stay.

    ## Example
        programme: {tiers: [{id: gold, ...}]}

    ## How to fix it
    Add `tier_rules: {measured_over: 12 months, review: quarter}`.
    """
    if plan.programme and len(plan.programme.tiers) > 1 and plan.programme.tier_rules is None:
        hint = "add tier_rules: {measured_over: 12 months, review: quarter} under programme"
        yield Fault(("programme", "tiers"), "nothing says when tiers are reviewed and over which time", hint, on_key=True)


@rule("PF412", "demotion-without-plan", Severity.WARNING)
def demotion_without_plan(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A member can move down, and has neither time nor a plan to improve before.

    ## Why it matters
    One bad quarter would cost it what it built up, and the owner a partner.

    ## Example
        tier_rules: {demotion: at once, ...}

    ## How to fix it
    Add `grace: 6 months`, or an improvement plan under `improvement`.
    """
    rules = plan.programme.tier_rules if plan.programme else None
    if plan.programme and rules and rules.demotion and rules.grace is None and plan.programme.improvement is None:
        hint = "add grace: 6 months, or an improvement plan under improvement"
        yield Fault(("programme", "tier_rules", "demotion"), "a member moves down without time or a plan to improve", hint)


@rule("PF413", "fund-without-claim", Severity.WARNING)
def fund_without_claim(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    There is money for marketing, but the plan does not say how it is proved, or how soon it is claimed.

    ## Why it matters
    Money without proof is spent on nothing, and a claim without a time comes years later.

    ## Example
        development_fund: {by: northwind, to: brightpath, share: 50%}

    ## How to fix it
    Add `claim: {within: 30 days, proof: [invoices]}`.
    """
    fund = plan.programme and plan.programme.development_fund
    if not fund:
        return
    at: Path = ("programme", "development_fund")
    if fund.claim is None or not fund.claim.proof:
        yield Fault(at, "nothing says what proves the activity", "add claim: {proof: [invoices]}", on_key=True)
    if fund.claim is None or fund.claim.within is None:
        yield Fault(at, "nothing says how soon the money must be claimed", "add claim: {within: 30 days}", on_key=True)


@rule("PF414", "fund-example-differs", Severity.ERROR)
def fund_example_differs(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A worked claim of the development fund does not come to the sum that its rules give.

    ## Why it matters
    The owner would read the rule, the member the example, and each would be right.

    ## Example
        development_fund: {share: 50%, examples: [{cost: "GBP 8,000", expect: "GBP 5,000"}], ...}

    ## How to fix it
    Correct the example, the share or the largest payment.
    """
    fund = plan.programme and plan.programme.development_fund
    if not fund:
        return
    for index, example in enumerate(fund.examples):
        paid = fund.share.of(example.cost)
        if fund.maximum and fund.maximum.currency == paid.currency:
            paid = min(paid, fund.maximum)
        paid = paid.rounded(ROUNDINGS[plan.plan.rounding or "half up"])
        if paid != example.expect:
            at: Path = ("programme", "development_fund", "examples", index, "expect")
            yield Fault(
                at, f"the fund pays {paid} of {example.cost}, not {example.expect}", f"write {paid}, or correct the share"
            )


@rule("PF438", "fund-without-outcome", Severity.WARNING)
def fund_without_outcome(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A claim on the marketing fund need not say what the activity brought.

    ## Why it matters
    Invoices prove that money was spent, not that it was well spent; next year's fund is then divided by who asks loudest.

    ## Example
        claim: {within: 30 days, proof: [invoices]}

    ## How to fix it
    Add `outcome: [how many leads came of it]`.
    """
    fund = plan.programme.development_fund if plan.programme else None
    if fund and fund.claim and not fund.claim.outcome:
        at: Path = ("programme", "development_fund", "claim")
        yield Fault(at, "a claim need not say what the money brought", "add outcome: [how many leads came of it]", on_key=True)


@rule("PF439", "late-claim-still-paid", Severity.NOTE)
def late_claim_still_paid(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A claim on the marketing fund has a time, and nothing follows when it is late.

    ## Why it matters
    Claims for last year's events come when this year's budget is spent.

    ## Example
        claim: {within: 30 days, proof: [invoices], outcome: [the number of leads]}

    ## How to fix it
    Add `late_is_lost: true`.
    """
    fund = plan.programme.development_fund if plan.programme else None
    if fund and fund.claim and fund.claim.within and not fund.claim.late_is_lost:
        at: Path = ("programme", "development_fund", "claim", "within")
        yield Fault(at, "nothing follows when a claim is late", "add late_is_lost: true", on_key=True)


@rule("PF440", "programme-change-without-exit", Severity.WARNING)
def programme_change_without_exit(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The owner may change the programme, and a member that does not like it cannot leave.

    ## Why it matters
    The member joined for terms that the owner may take away. In some places such a right is not valid.

    ## Example
        changes: {of: [benefits], notice: 60 days}

    ## How to fix it
    Add `exit_within: 30 days`.
    """
    changes = plan.programme.changes if plan.programme else None
    if plan.programme and changes and changes.exit_within is None:
        message = f"{plan.programme.owner} may change {changes.of[0]} alone, and a member may not leave instead"
        yield Fault(("programme", "changes"), message, "add exit_within: 30 days", on_key=True)


PROGRAMME: tuple[Rule, ...] = (
    unknown_tier,
    tiers_without_rules,
    demotion_without_plan,
    fund_without_claim,
    fund_example_differs,
    fund_without_outcome,
    late_claim_still_paid,
    programme_change_without_exit,
)
