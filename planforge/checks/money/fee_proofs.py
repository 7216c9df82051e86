"""PF38 and PF39: one fee for itself: who shares it, what is guaranteed and paid ahead, what gives it back, what its targets ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from planforge.checks.money.amounts import trees, unit_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.money import setting_of
from planforge.money.examples import needs_of
from planforge.money.frame import kind_of
from planforge.money.proofs.bases import kind_of_base
from planforge.money.proofs.reach import Reach
from planforge.plan.calendar import fixed_end
from planforge.plan.fees import Advance, Bonus, Guarantee, ReferralFee
from planforge.values import Money, Percent

if TYPE_CHECKING:
    from planforge.plan import Plan

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _fees(plan: Plan) -> Iterator[tuple[ReferralFee, Path]]:
    for index, fee in enumerate(plan.referral_fees):
        yield fee, ("referral_fees", index)


@rule("PF380", "shares-of-fee", ERROR)
def shares_of_fee(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The shares of the payees of one fee are not 100% together, or a payee has two.

    ## Why it matters
    A part of the fee would belong to nobody, or to two.

    ## Example
    `payees: [{party: northwind, share: 60%}, {party: harbour, share: 30%}]`: 10% is left over.

    ## How to fix it
    Correct the shares, so that they are 100% together, one for each payee.
    """
    for fee, path in _fees(plan):
        total = Percent(sum((each.share.number for each in fee.payees), Decimal(0)))
        if fee.payees and total != Percent(Decimal(100)):
            yield Fault((*path, "payees"), f"the shares come to {total}, not 100%", "let them come to 100%")
        seen = set()
        for number, each in enumerate(fee.payees):
            if each.party in seen:
                yield Fault((*path, "payees", number, "party"), f"{each.party} has two shares", "write one share for both")
            seen.add(each.party)


@rule("PF387", "clawback-after-payment", NOTE)
def clawback_after_payment(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A fee may be asked back after it was paid, and the plan does not say how it goes back.

    ## Why it matters
    Without a word it must be repaid in money, and the payee may have spent it.

    ## Example
    `hold: 30 days` with `clawback: {within: 90 days, when: [the client cancels]}` and no `by`: paid after 30 days, asked back until day 90.

    ## How to fix it
    Add `by`, such as `by: deduction`; or hold the fee as long as it may be asked back.
    """
    for fee, path in _fees(plan):
        back = fee.clawback
        if back is None or back.by is not None or (fee.hold and back.within.rough_hours <= fee.hold.rough_hours):
            continue
        due = f"the fee is held for {fee.hold} after it is earned" if fee.hold else "the fee is not held"
        message = f"{due}, and may be asked back for {back.within}; nothing says how"
        yield Fault((*path, "clawback"), message, "add by: deduction, or hold the fee as long", on_key=True)


@rule("PF388", "clawback-beyond-records", WARNING)
def clawback_beyond_records(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A fee may be asked back for longer than the records are kept that would show why.

    ## Why it matters
    The party that asks could no longer prove it, and the other could not disprove it.

    ## Example
    `clawback: {within: 24 months, ...}` with `records: [{by: each, kept: 12 months, after: the entry}]`.

    ## How to fix it
    Keep the records for longer, or shorten the time.
    """
    records = plan.governance.records if plan.governance else ()
    if not records or any(each.after != "the entry" for each in records):
        return
    kept = max((each.kept for each in records), key=lambda period: period.rough_hours)
    for fee, path in _fees(plan):
        if fee.clawback and fee.clawback.within.rough_hours > kept.rough_hours:
            message = f"the fee may be asked back for {fee.clawback.within}, and records are kept for {kept}"
            yield Fault((*path, "clawback", "within"), message, "keep the records for longer, or shorten the time")


@rule("PF389", "guarantee-dates", ERROR)
def guarantee_dates(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A guarantee ends before it begins, two guarantees of one fee cover the same days, or they are not in the order of time.

    ## Why it matters
    What is earned on a day that two guarantees cover would be made up twice.

    ## Example
    One from 2027-01-01 to 2027-12-31 and one from 2027-12-01 to 2028-11-30: December 2027 counts twice.

    ## How to fix it
    Let each begin on the day after the one before it ends.
    """
    for fee, path in _fees(plan):
        for number, each in enumerate(fee.guarantees):
            if each.to < each.from_:
                at = (*path, "guarantees", number, "to")
                yield Fault(at, f"{each.to} is before {each.from_}", "write the days in the order of time")
        for (_, one), (number, other) in combinations(enumerate(fee.guarantees), 2):
            if one.to >= one.from_ and other.to >= other.from_ and other.from_ <= one.to:
                yield Fault((*path, "guarantees", number, "from"), *_meeting(one, other))


def _meeting(one: Guarantee, other: Guarantee) -> tuple[str, str]:
    first, last = max(one.from_, other.from_), min(one.to, other.to)
    if last < first:
        return f"{other.from_} is before the guarantee that ends on {one.to}", "write the guarantees in the order of time"
    return f"two guarantees cover the days from {first} to {last}", f"begin this one on {one.to + timedelta(days=1)}"


@rule("PF390", "guarantee-outside-term", WARNING)
def guarantee_outside_term(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A guarantee begins before the agreement does, or ends after it.

    ## Why it matters
    For those days nothing is earned, and yet they count towards the least.

    ## Example
    A guarantee until 2028-06-30 in an agreement that ends on 2027-12-31.

    ## How to fix it
    Move the days into the term, or give the part of the time a part of the amount.
    """
    start, end = plan.plan.effective, fixed_end(plan)
    for fee, path in _fees(plan):
        for number, each in enumerate(fee.guarantees):
            if start and each.from_ < start:
                message = f"it begins on {each.from_}, and the agreement on {start}"
                yield Fault((*path, "guarantees", number, "from"), message, f"begin it on {start}")
            if end and each.to > end:
                message = f"it ends on {each.to}, and the agreement on {end}"
                yield Fault((*path, "guarantees", number, "to"), message, f"end it on {end}")


@rule("PF391", "advance-above-earnings", WARNING)
def advance_above_earnings(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    More is paid ahead than the fee can ever make good, or than is guaranteed.

    ## Why it matters
    The rest is a gift, or a debt that waits for the end of the agreement; most often one of the figures has a slip.

    ## Example
    An advance of GBP 20,000 on a fee with `cap: GBP 15,000 per agreement`.

    ## How to fix it
    Pay less ahead, raise the cap, or raise the guarantee.
    """
    setting = setting_of(plan)
    for fee, path in _fees(plan):
        advance = fee.advance
        if advance is None or advance.amount.currency != setting.currency:
            continue
        most = _made_good(fee, advance, Reach(setting, unit_of(fee)))
        least = [each.least.amount for each in fee.guarantees if each.least.currency == setting.currency]
        ahead, hint = f"{advance.amount} is paid ahead", "pay less ahead, or raise the other figure"
        if most is not None and most < advance.amount.amount:
            message = f"{ahead}, and later fees can make good no more than {Money(setting.currency, most)} of it"
            yield Fault((*path, "advance", "amount"), message, hint)
        elif least and sum(least) < advance.amount.amount:
            message = f"{ahead}, more than the {Money(setting.currency, sum(least, Decimal(0)))} that is guaranteed in all"
            yield Fault((*path, "advance", "amount"), message, hint)


def _made_good(fee: ReferralFee, advance: Advance, reach: Reach) -> Decimal | None:
    """The most that is ever set against the advance."""
    most = reach.most(advance.amount_until or fee.amount, "agreement")
    return most if most is None or advance.share is None else most * advance.share.fraction


def _targets(plan: Plan) -> Iterator[tuple[Bonus, Path]]:
    for fee, path in _fees(plan):
        for number, bonus in enumerate(fee.bonuses):
            if bonus.target:
                yield bonus, (*path, "bonuses", number, "target")


@rule("PF392", "target-figure", ERROR)
def target_figure(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A target is a figure of another kind than its base.

    ## Why it matters
    Whether 500,000 clients or GBP 500,000 are asked for makes a difference; they cannot be compared.

    ## Example
    `target: {of: net-revenue, at_least: "12", per: quarter}`.

    ## How to fix it
    Write money for a base of money, and a number for one that is counted.
    """
    setting = setting_of(plan)
    used = {need.name: need.kind for tree in trees(plan) for need in needs_of(tree.amount, setting.fees)}
    said = {"money": "an amount of money", "number": "a number", "percent": "a percentage"}
    for bonus, path in _targets(plan):
        target = bonus.target
        assert target is not None
        kind = kind_of_base(str(target.of), setting) or used.get(str(target.of))
        if kind and kind_of(target.at_least.value) != kind:
            message = f"{target.of} is {said[kind]}, and {target.at_least} is not"
            yield Fault((*path, "at_least"), message, f"write {said[kind]}, or name another base")


@rule("PF393", "idle-catch-up", WARNING)
def idle_catch_up(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A target for a whole year is to be caught up within the year.

    ## Why it matters
    Catching up pays the bonus for missed months or quarters of a year that is good as a whole; a year has no such parts here.

    ## Example
    `target: {of: net-revenue, at_least: GBP 500,000, per: year, catch_up: true}`.

    ## How to fix it
    Leave `catch_up` out, or let the target be for each month or quarter.
    """
    for bonus, path in _targets(plan):
        target = bonus.target
        if target and target.catch_up and target.per in ("year", "contract year"):
            message = f"the target is for a whole {target.per}, so no part of it can be caught up"
            yield Fault((*path, "catch_up"), message, "leave it out, or let the target be for each quarter")


FEE_PROOFS: tuple[Rule, ...] = (
    shares_of_fee,
    clawback_after_payment,
    clawback_beyond_records,
    guarantee_dates,
    guarantee_outside_term,
    advance_above_earnings,
    target_figure,
    idle_catch_up,
)
