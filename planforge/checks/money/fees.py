"""PF3: fees, payment and what they come to. The proofs themselves are in `planforge.money`; here each kind of flaw has its code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from planforge.checks.money.amounts import amounts, flaws
from planforge.checks.proposals import example_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.money import NotComputable, OtherCurrency, Setting, compute, setting_of
from planforge.money.examples import given_of, needs_of, occasion_of
from planforge.money.shapes.bases import parts_of
from planforge.plan.amounts import Amount, Example
from planforge.plan.declare import is_part, key
from planforge.values import Limit, Measure, Money

if TYPE_CHECKING:
    from planforge.plan import Plan

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _monies(value: Any, path: Path) -> Iterator[tuple[str, Path]]:
    """The currency of every amount of money in `value`, with its path."""
    if isinstance(value, Limit):
        value = value.money
    if isinstance(value, Measure):
        value = value.value
    if isinstance(value, Money):
        yield value.currency, path
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _monies(each, (*path, index))
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _monies(each, (*path, name))
    elif is_part(type(value)):
        for field in fields(value):
            yield from _monies(getattr(value, field.name), (*path, key(field)))


@rule("PF301", "other-currency", ERROR)
def other_currency(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    An amount of money is in another currency than the plan.

    ## Why it matters
    Amounts in two currencies cannot be compared or added, and the plan says no rate.

    ## Example
    `currency: GBP` in the plan, and `cap: EUR 20,000 per year` in a fee.

    ## How to fix it
    Write every fee, price and limit in the currency of the plan; under `payment`, `currency` and `exchange` say in what it is paid.
    """
    for name in ("bases", "referral_fees", "payment", "prices"):
        for currency, path in _monies(getattr(plan, name), (name,)):
            if currency != plan.plan.currency:
                yield Fault(
                    path,
                    f"this is in {currency}, and the plan is in {plan.plan.currency}",
                    f"write the amount in {plan.plan.currency}",
                )


@rule("PF302", "exchange-rate", WARNING)
def exchange_rate(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Money is paid in another currency than the plan's, and no exchange rate is agreed.

    ## Why it matters
    Between two days a rate moves more than many fees are worth; the parties will disagree about which rate was meant.

    ## Example
    `plan.currency: GBP` and `payment.currency: EUR` without `payment.exchange`.

    ## How to fix it
    Add `exchange` under `payment`, with the source and the day of the rate.
    """
    payment = plan.payment
    if payment and payment.currency and payment.currency != plan.plan.currency and not payment.exchange:
        message = f"payment is in {payment.currency} and the plan in {plan.plan.currency}, and no rate is agreed"
        yield Fault(
            ("payment", "currency"),
            message,
            "add exchange: the rate of the European Central Bank on the day of the invoice under payment",
        )


@rule("PF303", "paying-oneself", ERROR)
def paying_oneself(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A fee or payment has the same party as payer and as payee.

    ## Why it matters
    Nobody owes anything to itself, so one of the two is a slip.

    ## Example
    `payer: northwind` and `payee: northwind`.

    ## How to fix it
    Name the other party in one of the two places.
    """
    for index, fee in enumerate(plan.referral_fees):
        if fee.payer == fee.payee:
            yield Fault(("referral_fees", index, "payee"), f"{fee.payee} pays this fee to itself", "name the other party")
        for number, payee in enumerate(fee.payees):
            if fee.payer == payee.party:
                at = ("referral_fees", index, "payees", number, "party")
                yield Fault(at, f"{payee.party} pays this fee to itself", "name the other party")
    for index, fixed in enumerate(plan.payment.fixed if plan.payment else ()):
        if fixed.payer == fixed.payee:
            yield Fault(("payment", "fixed", index, "payee"), f"{fixed.payee} pays this to itself", "name the other party")


@rule("PF304", "no-earning-event", WARNING)
def no_earning_event(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A referral fee does not say when it is earned.

    ## Why it matters
    Whether a fee is owed when the client signs, is invoiced or pays is the commonest quarrel about fees.

    ## Example
    A fee without `earned`.

    ## How to fix it
    Add `earned`, such as `earned: when the client pays`.
    """
    for index, fee in enumerate(plan.referral_fees):
        if fee.earned is None:
            yield Fault(
                ("referral_fees", index), f"the fee {fee.id} does not say when it is earned", "add earned: when the client pays"
            )


@rule("PF306", "no-example", WARNING)
def no_example(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A referral fee that depends on a figure has no worked example.

    ## Why it matters
    An example is read by everybody and settles what the rule means; courts have preferred one to the formula that it contradicted.

    ## Example
    A fee without `examples`.

    ## How to fix it
    Add one: `examples: [{given: {net-revenue: GBP 80,000}, expect: GBP 8,000}]`. It is computed, and must agree.
    """
    for index, fee in enumerate(plan.referral_fees):
        if not fee.examples and needs_of(fee.amount, setting_of(plan).fees):
            yield Fault(
                ("referral_fees", index), f"the fee {fee.id} has no worked example", f"add {example_of(fee.amount, plan)}"
            )


def _examples(plan: Plan) -> Iterator[tuple[Amount, Example, Path]]:
    for amount, written, path in amounts(plan):
        for index, example in enumerate(written):
            yield amount, example, (*path, "examples", index)


@rule("PF307", "example-differs", ERROR)
def example_differs(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A worked example expects another figure than the rule gives.

    ## Why it matters
    An agreement that says two figures for one deal invites a dispute; in Altera Voyageur v Premier Oil [2020] EWHC 1891 (Comm)
    such a difference was worth about sixteen million dollars.

    ## Example
    10% of GBP 80,000 with `expect: GBP 8,800`.

    ## How to fix it
    Correct the figure, or correct the rule.
    """
    setting = setting_of(plan)
    for amount, example, path in _examples(plan):
        try:
            worked = compute(amount, given_of(example), setting, occasion_of(example))
        except NotComputable:
            continue
        if example.expect.currency == setting.currency and worked.result != example.expect:
            message = f"the example expects {example.expect}, and the rule gives {worked.result}"
            hint = f"the rule gives {worked.result}; write that, or mend the rule, whichever of the two is wrong"
            yield Fault((*path, "expect"), message, hint)


@rule("PF308", "example-incomplete", ERROR)
def example_incomplete(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A worked example cannot be computed, because a figure is missing or of the wrong kind, or no band holds it.

    ## Why it matters
    An example that does not follow from the rule proves nothing.

    ## Example
    A fee of 10% of net-revenue with an example that gives only `margin`.

    ## How to fix it
    Give the figures that the amount names under `of` or `pays_on`, or those from which its base starts.
    """
    setting = setting_of(plan)
    for amount, example, path in _examples(plan):
        try:
            compute(amount, given_of(example), setting, occasion_of(example))
        except OtherCurrency:
            continue  # PF301 says so already, at the amount itself
        except NotComputable as error:
            if _without_base(plan, path):
                continue  # PF310 says so already, at the name itself
            yield Fault((*path, "given"), f"this example cannot be computed: {error}", error.hint)


def _without_base(plan: Plan, path: Path) -> bool:
    """Whether what the example at `path` belongs to names a figure that the plan does not have."""
    faults = flaws(plan).get("unknown-base", ())
    return any(fault.at[: len(path) - 2] == path[:-2] or fault.at[0] == "bases" for fault in faults)


@rule("PF309", "example-figure-unused", ERROR)
def example_figure_unused(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A worked example gives a figure that its amount does not use.

    ## Why it matters
    The reader takes the figure for a reason of the result, and it is none; most often the name or the rule has a slip.

    ## Example
    `amount: {flat: GBP 500}` with `given: {net-revenue: GBP 80,000}`.

    ## How to fix it
    Leave the figure out, or let the amount use it.
    """
    setting = setting_of(plan)
    for amount, example, path in _examples(plan):
        used = [need.name for need in needs_of(amount, setting.fees)]
        known = {part for name in used for part in parts_of(name, setting.bases)}
        for name in example.given:
            if name not in known and (not used or not _lacks(amount, example, setting)):
                hint = f"leave it out; the amount uses {' and '.join(used)}" if used else "leave it out; the amount is fixed"
                yield Fault((*path, "given", name), f"the amount does not use {name}", hint)


def _lacks(amount: Amount, example: Example, setting: Setting) -> bool:
    """Whether the example cannot be computed, which PF308 reports."""
    try:
        compute(amount, given_of(example), setting, occasion_of(example))
    except NotComputable:
        return True
    return False


FEES: tuple[Rule, ...] = (
    other_currency,
    exchange_rate,
    paying_oneself,
    no_earning_event,
    no_example,
    example_differs,
    example_incomplete,
    example_figure_unused,
)
