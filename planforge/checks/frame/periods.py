"""PF22 and PF23: times that must fit each other: how long a sale takes, who is protected, what is asked back, what may be questioned."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.given import rules_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.plan.fees import ReferralFee
from planforge.plan.leads import ReferralExtension
from planforge.plan.registration import RegistrationExtension
from planforge.plan.walk import leaves
from planforge.values import Period, Territory

WARNING, NOTE = Severity.WARNING, Severity.NOTE
RULES: Path = ("rules_of_engagement",)
_NEARLY = 0.97
"""Periods of different units that differ by less are taken for equal: 6 months and 180 days."""


def shorter(one: int, other: int) -> bool:
    """Whether a time, in rough hours, is plainly shorter than another."""
    return one < other * _NEARLY


def _hours(period: Period | None, extension: ReferralExtension | RegistrationExtension | None = None) -> int:
    """How long a time is, with all that may be added to it."""
    longer = extension.period.rough_hours * (extension.times or 1) if extension else 0
    return (period.rough_hours if period else 0) + longer


@rule("PF224", "held-longer-than-needed", NOTE)
def held_longer_than_needed(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A fee is held back for longer than it may be asked back.

    ## Why it matters
    Fees are held so that nothing has to be repaid. Once nothing can be asked back, holding the fee only makes the payee wait.

    ## Example
        {id: new-client, hold: 90 days, clawback: {within: 30 days, when: [the client cancels]}, ...}

    ## How to fix it
    Hold the fee no longer than it may be asked back: `hold: 30 days`.
    """
    for number, fee in enumerate(plan.referral_fees):
        back, hold = fee.clawback, fee.hold
        if back and hold and shorter(back.within.rough_hours, hold.rough_hours):
            message = f"the fee is held for {hold}, and may be asked back for {back.within} only"
            yield Fault(("referral_fees", number, "hold"), message, f"write hold: {back.within}")


@rule("PF227", "tail-shorter-than-a-sale", WARNING)
def tail_shorter_than_a_sale(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Deals that were begun before the end earn fees for a shorter time after it than a sale usually takes; or for no time at all.

    ## Why it matters
    What a partner brings in the last months is signed when the fees are over. So it stops bringing anything long before the end.

    ## Example
        scope: {sales_cycle: 9 months, ...}
        terms: {tail: {period: 3 months, for: accepted referrals}, ...}

    ## How to fix it
    Let the tail last as long as a sale: `tail: {period: 9 months, for: accepted referrals}`.
    """
    cycle = plan.scope.sales_cycle if plan.scope else None
    if cycle is None or plan.terms is None:
        return
    tail, open_ = plan.terms.tail, [fee for fee in plan.referral_fees if fee.tail is None]
    for number, fee in enumerate(plan.referral_fees):
        if fee.tail and shorter(fee.tail.rough_hours, cycle.rough_hours):
            yield Fault(("referral_fees", number, "tail"), *_too_short(fee.tail, cycle, f"tail: {cycle}"))
    if tail and open_ and tail.for_ != "existing clients" and shorter(tail.period.rough_hours, cycle.rough_hours):
        yield Fault(("terms", "tail", "period"), *_too_short(tail.period, cycle, f"period: {cycle}"))
    elif tail is None and open_:
        message = f"a sale usually takes {cycle}, and a deal that is signed after the end earns nothing"
        yield Fault(("terms",), message, f"add tail: {{period: {cycle}, for: accepted referrals}}", on_key=True)


def _too_short(tail: Period, cycle: Period, hint: str) -> tuple[str, str]:
    return f"a sale usually takes {cycle}, and deals earn for {tail} after the end only", f"write {hint}"


@rule("PF228", "protection-too-short", WARNING)
def protection_too_short(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A registration protects for less time than its answer may take, or, with its extensions, for less than a sale usually takes.

    ## Why it matters
    The protection is gone before the deal is won, just when somebody else could take it. So nobody registers.

    ## Example
        scope: {sales_cycle: 9 months, ...}
        registration: {answer_within: 2 business days, window: 90 days, ...}

    ## How to fix it
    Lengthen `window`, or let it be extended: `extension: {period: 90 days, times: 2}`.
    """
    told, cycle = rules_of(plan).registration, plan.scope.sales_cycle if plan.scope else None
    if told is None or told.window is None:
        return
    at = (*RULES, "registration", "window")
    if told.answer_within and told.window.rough_hours <= told.answer_within.rough_hours:
        message = f"a registration protects for {told.window}, and its answer may take {told.answer_within}"
        yield Fault(at, message, "write a longer time, such as window: 90 days")
    elif cycle and shorter(_hours(told.window, told.extension), cycle.rough_hours):
        extended = " and can be extended" if told.extension else ""
        message = f"a registration protects for {told.window}{extended}, all too little for a sale that usually takes {cycle}"
        yield Fault(at, message, f"write window: {cycle}, or a longer extension")


@rule("PF229", "referral-lapses-too-soon", WARNING)
def referral_lapses_too_soon(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    An accepted referral, with its extensions, is valid for less time than a sale usually takes.

    ## Why it matters
    The client signs after it has lapsed, and who made the introduction gets nothing for a client that it brought.

    ## Example
        scope: {sales_cycle: 6 months, ...}
        qualification: [{criteria: [has a budget], valid: 60 days}]

    ## How to fix it
    Write `valid: 6 months`, or let it be extended: `extension: {period: 60 days, times: 2}`.
    """
    cycle = plan.scope.sales_cycle if plan.scope else None
    for number, told in enumerate(rules_of(plan).qualification if cycle else ()):
        if cycle and told.valid and shorter(_hours(told.valid, told.extension), cycle.rough_hours):
            message = f"a referral is valid for {told.valid}, and a sale usually takes {cycle}"
            yield Fault((*RULES, "qualification", number, "valid"), message, f"write valid: {cycle}, or a longer extension")


@rule("PF237", "business-days-without-calendar", NOTE)
def business_days_without_calendar(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Times are counted in business days, the parties are in different places, and the plan does not say whose public holidays count.

    ## Why it matters
    Then those of the place of the party that must act count. The other party can work out the day only if it knows that calendar.

    ## Example
        parties: {northwind: {registered_in: GB-EAW, ...}, brightpath: {registered_in: FR, ...}}
        registration: {answer_within: 2 business days, ...}

    ## How to fix it
    Name the places under `legal`: `business_days: {places: [GB-EAW, FR]}`.
    """
    homes = list(dict.fromkeys(_holidays(each.registered_in) for each in plan.parties.values() if each.registered_in))
    if len(homes) < 2 or (plan.legal and plan.legal.business_days):
        return
    for leaf in leaves(plan):
        if leaf.kind is Period and leaf.value.unit == "business day":
            message = f"{leaf.value} are counted by the public holidays of the party that must act: {' or '.join(homes)}"
            yield Fault(leaf.path, message, f"add business_days: {{places: [{', '.join(homes)}]}} under legal")
            return


def _holidays(home: Territory) -> str:
    """The place whose public holidays count: the country, or the part of the United Kingdom."""
    return home.code if home.code.startswith("GB") else home.code[:2]


@rule("PF238", "deducted-from-nothing", NOTE)
def deducted_from_nothing(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A fee goes back by deduction from later fees only, and after the end of the agreement there are no later fees for as long as it may be
    asked back.

    ## Why it matters
    What was paid in the last months can be asked back, but there is nothing from which to take it.

    ## Example
        {id: new-client, clawback: {within: 12 months, when: [the client cancels], by: deduction}, ...}

    ## How to fix it
    Write `by: deduction, then repayment`, or let fees go on for as long after the end.
    """
    for number, fee in enumerate(plan.referral_fees):
        back, tail = fee.clawback, _tail(plan, fee)
        if back and back.by == "deduction" and shorter(_hours(tail), back.within.rough_hours) and plan.terms:
            later = f"fees go on for {tail} after the end only" if tail else "no fee is earned after the end"
            message = f"the fee may be asked back for {back.within} by deduction, and {later}"
            hint = 'write by: "deduction, then repayment"'
            yield Fault(("referral_fees", number, "clawback", "by"), message, hint)


def _tail(plan: Plan, fee: ReferralFee) -> Period | None:
    return fee.tail or (plan.terms.tail.period if plan.terms and plan.terms.tail else None)


@rule("PF239", "two-times-to-question", WARNING)
def two_times_to_question(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A statement binds the parties after one time, and may be questioned for another.

    ## Why it matters
    Between the two days one clause says that it is too late to question the statement, and another that it is not.

    ## Example
        payment: {statement: {every: month, within: 10 days, binding_after: 30 days}, dispute_window: 60 days}

    ## How to fix it
    Write the same time in both places, or leave `binding_after` out.
    """
    pay = plan.payment
    binding = pay.statement.binding_after if pay and pay.statement else None
    window = pay.dispute_window if pay else None
    if binding and window and (shorter(_hours(binding), _hours(window)) or shorter(_hours(window), _hours(binding))):
        message = f"a statement binds after {binding}, and may be questioned for {window}"
        yield Fault(("payment", "statement", "binding_after"), message, f"write binding_after: {window}")


PERIODS: tuple[Rule, ...] = (
    held_longer_than_needed,
    tail_shorter_than_a_sale,
    protection_too_short,
    referral_lapses_too_soon,
    business_days_without_calendar,
    deducted_from_nothing,
    two_times_to_question,
)
