"""PF41, PF42: promises that must last long enough, and deals that must not be lost on a day or to a quarrel."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.given import rules_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.values import Period

ROOT = "rules_of_engagement"


@rule("PF419", "circumvention-before-the-tail-ends", Severity.WARNING)
def circumvention_before_the_tail_ends(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Fees are due for some time after the end, but the promise not to go round the other party ends earlier.

    ## Why it matters
    Whoever pays may serve the client past the other party while the fee still runs, and need not pay it.

    ## Example
        terms: {tail: {period: 6 months, for: accepted referrals}, ...}
        non_circumvention: [{by: each}]

    ## How to fix it
    Let the promise last as long as the fees: `after_end: 6 months`.
    """
    tail = plan.terms.tail if plan.terms else None
    if tail is None or not plan.referral_fees:
        return
    for number, each in enumerate(rules_of(plan).non_circumvention):
        if each.after_end is None or each.after_end.rough_hours < tail.period.rough_hours:
            lasts = f"lasts {each.after_end} after the end" if each.after_end else "ends with the agreement"
            message = f"this promise {lasts}, but fees stay due for {tail.period}"
            yield Fault((ROOT, "non_circumvention", number), message, f"write after_end: {tail.period} or more")


@rule("PF420", "registration-without-extension", Severity.NOTE)
def registration_without_extension(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A registration ends after its time and cannot be extended.

    ## Why it matters
    The deal that takes one week longer is lost to whoever registers next, with all the work that was done for it.

    ## Example
        registration: {by: brightpath, unit: deal, key: [the client], window: 90 days, ...}

    ## How to fix it
    Add `extension: {period: 30 days, if: the client has confirmed that the project goes on}`.
    """
    registration = rules_of(plan).registration
    window = registration.window if registration and registration.extension is None else None
    if window and window.rough_hours < Period(364, "day").rough_hours:
        at: Path = (ROOT, "registration", "window")
        hint = "add extension: {period: 30 days, if: the client has confirmed that the project goes on}"
        yield Fault(at, f"a deal that is still alive after {window} loses its protection", hint)


@rule("PF429", "first-refusal-without-time", Severity.NOTE)
def first_refusal_without_time(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party must be asked first, and nothing says how long the other is free once nothing was agreed.

    ## Why it matters
    One refusal could free the other party for ever and on any terms, or for this one time only; each will read it its own way.

    ## Example
        first_refusal: [{kind: first offer, holder: brightpath, granted_by: northwind, over: services, answer_within: 30 days}]

    ## How to fix it
    Add `then_free_for: 6 months`.
    """
    for number, each in enumerate(rules_of(plan).first_refusal):
        if each.then_free_for is None and each.kind != "first refusal":
            message = f"nothing says how long {each.granted_by} is free when {each.holder} has not agreed"
            yield Fault((ROOT, "first_refusal", number), message, "add then_free_for: 6 months")


@rule("PF430", "credit-without-decider", Severity.WARNING)
def credit_without_decider(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The credit for a deal is divided by what each party did, and nothing says what holds where two claim to have done it.

    ## Why it matters
    Two parties claim to have sourced the deal more often than not; then the payment waits until they agree.

    ## Example
        credit: {split: [{id: sourced, share: 40%, ...}, {id: closed, share: 60%, ...}]}

    ## How to fix it
    Add `tie_break: [the client's written choice]`, or `dispute: {arbiter: the two heads of sales together, within: 10
    business days}`.
    """
    credit = rules_of(plan).credit
    if credit and len(credit.split) > 1 and not credit.tie_break and credit.dispute is None:
        message = "nothing says what holds where two parties claim the same share of the credit"
        yield Fault((ROOT, "credit"), message, "add tie_break: [the client's written choice], or dispute", on_key=True)


@rule("PF431", "reciprocity-without-time", Severity.WARNING)
def reciprocity_without_time(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One party goes first without a time, or the other gives back without one.

    ## Why it matters
    Without a time nothing is ever late: whoever goes second may wait for ever, and whoever went first has given for nothing.

    ## Example
        reciprocity: [{first: northwind, number: 3, of: referrals, then_by: brightpath, then: give as many back}]

    ## How to fix it
    Add `within: 6 months` and `then_within: 6 months`, and best what happens `otherwise`.
    """
    for number, each in enumerate(rules_of(plan).reciprocity):
        if each.within is None and each.otherwise is None:
            message, hint = f"{each.first} goes first, and nothing says by when or what happens else", "add within: 6 months"
        elif each.then_within is None:
            message, hint = f"{each.then_by} gives back, and nothing says by when", "add then_within: 6 months"
        else:
            continue
        yield Fault((ROOT, "reciprocity", number), message, hint)


PROTECTION: tuple[Rule, ...] = (
    circumvention_before_the_tail_ends,
    registration_without_extension,
    first_refusal_without_time,
    credit_without_decider,
    reciprocity_without_time,
)
