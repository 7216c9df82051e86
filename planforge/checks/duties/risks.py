"""PF26, PF27: risks that are usually mutual, laid on one side only: indemnities, limits, warranties, promises to keep the law."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.duties.balance import one_sided
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.plan.liability import Indemnity, LiabilityCap

FAR_APART = 5
"""How many times higher one limit of liability may be than another."""
_EITHERS = frozenset({
    "breach of law", "breach of confidentiality", "breach of the law on personal data", "injury or damage to property",
    "its own staff or taxes", "fraud or wilful misconduct", "breach of this agreement",
})  # fmt: skip
"""Grounds of an indemnity that lie with any party, whatever it supplies."""


def _either(indemnity: Indemnity) -> bool:
    """Whether it is for something that any party could do; what only its giver supplies is its own matter."""
    return not (indemnity.for_ or indemnity.also) or not _EITHERS.isdisjoint(indemnity.for_)


@rule("PF263", "indemnity-for-one-side", Severity.NOTE)
def indemnity_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Only one party makes good the other's loss from something that both could do, such as a breach of law or of confidentiality.

    ## Why it matters
    For the same mistake, one party pays all that follows, and the other only what a court would give.

    ## Example
        indemnities: {given: [{id: law, by: brightpath, against: all loss, for: [breach of law]}]}

    ## How to fix it
    Write `by: each`, or add the same indemnity by the other party. What only one supplies, such as a product, may stay with it.
    """
    indemnities = plan.legal.indemnities if plan.legal else None
    path: Path = ("legal", "indemnities", "given")
    every = [((*path, number, "by"), each) for number, each in enumerate(indemnities.given if indemnities else ())]
    if any(_either(each) for _, each in every):
        # an indemnity of any kind the other way is an answer, if not the same
        first = [(at, each.by) for at, each in every if _either(each)]
        given = [*first, *((at, each.by) for at, each in every if not _either(each))]
        hint = "write by: each, or add an indemnity by the other"
        yield from one_sided(plan, given, "must indemnify", "need not", hint)


def _caps(plan: Plan) -> Iterator[tuple[Path, LiabilityCap]]:
    liability = plan.legal.liability if plan.legal else None
    for number, cap in enumerate(liability.caps if liability else ()):
        yield ("legal", "liability", "caps", number), cap


@rule("PF264", "liability-limited-for-one-side", Severity.WARNING)
def liability_limited_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The liability of one party has a limit, and that of another has none.

    ## Why it matters
    One mistake can cost the unlimited party more than the partnership will ever bring, and insurers ask about it.

    ## Example
        liability: {caps: [{of: northwind, amount: {fixed: GBP 50,000}, per: in all}]}

    ## How to fix it
    Write `of: each`, or add a limit for the other party, as `{of: brightpath, amount: {fixed: GBP 50,000}, per: in all}`.
    """
    given = [((*path, "of"), cap.of) for path, cap in _caps(plan)]
    hint = "write of: each, or add a limit for the other"
    yield from one_sided(plan, given, "answers up to a limit", "without any", hint)


@rule("PF265", "limits-far-apart", Severity.WARNING)
def limits_far_apart(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The limit of liability of one party is at least five times that of another.

    ## Why it matters
    The party with the high limit carries most of the risk of the partnership, often without having meant to.

    ## Example
        caps:
          - {of: northwind, amount: {fixed: GBP 10,000}, per: in all}
          - {of: brightpath, amount: {fixed: GBP 1,000,000}, per: in all}

    ## How to fix it
    Agree on nearer sums, or write `of: each` with one sum.
    """
    fixed = [(path, cap, cap.amount.fixed) for path, cap in _caps(plan) if cap.amount.fixed]
    for path, cap, high in fixed:
        lower = [
            each for _, other, each in fixed if other.per == cap.per and each.currency == high.currency and each.amount > 0
        ]
        low = min(lower, key=lambda each: each.amount, default=None)
        if low and high.amount >= FAR_APART * low.amount and not cap.of.everyone:
            message = f"the limit of {cap.of} is {high}, and another party's is {low}"
            yield Fault((*path, "amount"), message, "agree on nearer sums, or write of: each with one sum")


@rule("PF266", "indirect-loss-for-one-side", Severity.WARNING)
def indirect_loss_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Only one party need not pay for indirect loss.

    ## Why it matters
    Indirect loss is where the large sums are. The other party pays them, and can claim none.

    ## Example
        no_indirect_loss: {of: northwind}

    ## How to fix it
    Write `of: each`.
    """
    liability = plan.legal.liability if plan.legal else None
    loss = liability.no_indirect_loss if liability else None
    given = [(("legal", "liability", "no_indirect_loss", "of"), loss.of)] if loss else []
    yield from one_sided(plan, given, "is free of indirect loss", "is not", "write of: each")


@rule("PF271", "warranty-for-one-side", Severity.NOTE)
def warranty_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Only one party warrants that it may make the agreement, or that it breaks no other agreement by it.

    ## Why it matters
    Each party relies on both, and a party that does not say so may know why.

    ## Example
        warranties: {authority: brightpath}

    ## How to fix it
    Write `authority: each` and `no_conflict: each`.
    """
    warranties = plan.legal.warranties if plan.legal else None
    if warranties:
        path: Path = ("legal", "warranties")
        authority, conflict = [((*path, "authority"), warranties.authority)], [((*path, "no_conflict"), warranties.no_conflict)]
        yield from one_sided(plan, authority, "warrants that it may make the agreement", "does not", "write authority: each")
        yield from one_sided(
            plan, conflict, "warrants that it breaks no other agreement", "does not", "write no_conflict: each"
        )


@rule("PF272", "disclaimer-for-one-side", Severity.NOTE)
def disclaimer_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Only one party gives no warranty beyond those that the agreement names.

    ## Why it matters
    The other is held to everything that the law implies.

    ## Example
        warranties: {disclaimer: northwind}

    ## How to fix it
    Write `disclaimer: each`.
    """
    warranties = plan.legal.warranties if plan.legal else None
    given = [(("legal", "warranties", "disclaimer"), warranties.disclaimer)] if warranties else []
    yield from one_sided(plan, given, "gives no further warranty", "is held to what the law implies", "write disclaimer: each")


@rule("PF275", "court-orders-for-one-side", Severity.NOTE)
def court_orders_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Only one party may ask a court for orders where money is not enough.

    ## Why it matters
    Secrets, names and clients of both can be harmed in a way that money does not mend.

    ## Example
        equitable_relief: {by: northwind}

    ## How to fix it
    Write `by: each`.
    """
    relief = plan.legal.equitable_relief if plan.legal else None
    given = [(("legal", "equitable_relief", "by"), relief.by)] if relief else []
    yield from one_sided(plan, given, "may ask for court orders", "may not", "write by: each")


@rule("PF276", "compliance-for-one-side", Severity.NOTE)
def compliance_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Only one party promises to follow the law, or to take and give no bribes.

    ## Why it matters
    The law binds both anyway; without the other's promise, its breach gives no right to end the agreement.

    ## Example
        compliance: {law: brightpath}

    ## How to fix it
    Write `law: each`, and `by: each` for bribes.
    """
    rules = plan.legal.compliance if plan.legal else None
    if rules:
        path: Path = ("legal", "compliance")
        bribes = [((*path, "anti_bribery", "by"), rules.anti_bribery.by)] if rules.anti_bribery else []
        yield from one_sided(plan, [((*path, "law"), rules.law)], "must follow the law", "promises nothing", "write law: each")
        yield from one_sided(plan, bribes, "must not bribe", "promises nothing", "write by: each")


RISKS: tuple[Rule, ...] = (
    indemnity_for_one_side,
    liability_limited_for_one_side,
    limits_far_apart,
    indirect_loss_for_one_side,
    warranty_for_one_side,
    disclaimer_for_one_side,
    court_orders_for_one_side,
    compliance_for_one_side,
)
