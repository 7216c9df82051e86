"""PF340 to PF349: interest on late payment, and payments that no deal earns, against their worked examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.money import NotComputable, compute, setting_of
from planforge.money.fixed import equal_parts, part_of_period
from planforge.money.interest import example_of, needs_published
from planforge.plan.payment import EqualInstalments, FixedPayment, LateExample, LateInterest

if TYPE_CHECKING:
    from planforge.plan import Plan

ERROR = Severity.ERROR
_BY_TIME = ("each month", "each quarter", "each year", "each anniversary", "on signature and each anniversary")


def _late(plan: Plan) -> Iterator[tuple[LateInterest, LateExample, Path]]:
    late = plan.payment.late_interest if plan.payment else None
    for index, example in enumerate(late.examples if late else ()):
        if late:
            yield late, example, ("payment", "late_interest", "examples", index)


def _fixed(plan: Plan) -> Iterator[tuple[FixedPayment, Path]]:
    for index, fixed in enumerate(plan.payment.fixed if plan.payment else ()):
        yield fixed, ("payment", "fixed", index)


@rule("PF340", "late-example-differs", ERROR)
def late_example_differs(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A worked example of late interest expects another amount than the plan's rate gives.

    ## Why it matters
    The example and the rate are one promise said twice. When they differ, each party reads the one that suits it.

    ## Example
    12% a year on USD 20,000, 45 days late, with `expect: USD 300.00`: by a year of 365 days it is USD 295.89.

    ## How to fix it
    Correct the figure, or correct the rate, `per`, `kind` or `year`.
    """
    setting = setting_of(plan)
    for late, example, path in _late(plan):
        try:
            worked = example_of(example, late, setting)
        except NotComputable:
            continue
        if example.expect != worked.result and example.expect.currency == example.overdue.currency == setting.currency:
            message = f"the example expects {example.expect}, and the rule gives {worked.result}"
            hint = f"the rule gives {worked.result}; write that, or mend the rule, whichever of the two is wrong"
            yield Fault((*path, "expect"), message, hint)


@rule("PF341", "late-example-incomplete", ERROR)
def late_example_incomplete(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A worked example of late interest cannot be computed: the published rate is missing, or days are given where dates decide, or the
    amount was paid before it was due.

    ## Why it matters
    An example that does not follow from the rule proves nothing.

    ## Example
    Interest compounded monthly with an example that gives only `days: 45`: months have different lengths.

    ## How to fix it
    Give `published_rate` where the rate follows another, and `dates` where the calendar makes a difference.
    """
    setting = setting_of(plan)
    for late, example, path in _late(plan):
        if example.dates and example.dates.paid < example.dates.due:
            yield Fault((*path, "dates", "paid"), "it is paid before it is due", "write the later day under paid")
            continue
        try:
            example_of(example, late, setting)
        except NotComputable as error:
            yield Fault(path, f"this example cannot be computed: {error}", error.hint)


@rule("PF342", "late-rate-unused", ERROR)
def late_rate_unused(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A worked example of late interest gives a published rate, and the plan's rate is fixed.

    ## Why it matters
    The reader takes the figure for a reason of the result, and it is none.

    ## Example
    `late_interest: {rate: 12%}` with an example that says `published_rate: 5.25%`.

    ## How to fix it
    Leave the figure out, or let the rate follow the published one with `linked`.
    """
    for late, example, path in _late(plan):
        if example.published_rate is not None and not needs_published(late):
            yield Fault((*path, "published_rate"), f"the rate is {late.rate}, and follows no published one", "leave it out")


@rule("PF343", "part-example-differs", ERROR)
def part_example_differs(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A worked example of a part of a year, quarter or month expects another amount than the rule gives, or cannot be computed.

    ## Why it matters
    The last year of an agreement is rarely a whole one, and then this example decides what is paid.

    ## Example
    GBP 25,000 a year by days, with `days: 90, of: 365, expect: GBP 6,250`: it is GBP 6,164.38.

    ## How to fix it
    Correct the figure; give `whole` only where the amount depends on other figures.
    """
    setting = setting_of(plan)
    for fixed, path in _fixed(plan):
        for index, example in enumerate(fixed.part_period.examples if fixed.part_period else ()):
            at = (*path, "part_period", "examples", index)
            if example.whole is not None and fixed.amount.flat is not None:
                yield Fault((*at, "whole"), f"the amount is {fixed.amount.flat}, and is said twice", "leave it out")
                continue
            try:
                worked = part_of_period(fixed, example, setting)
            except NotComputable as error:
                hint = error.hint if example.whole or fixed.amount.flat else "give the whole amount under whole"
                yield Fault(at, f"this example cannot be computed: {error}", hint)
                continue
            if worked.result != example.expect and example.expect.currency == worked.result.currency:
                message = f"the example expects {example.expect}, and the rule gives {worked.result}"
                yield Fault((*at, "expect"), message, f"write {worked.result}, or mend the rule, whichever is wrong")


@rule("PF344", "part-of-no-period", ERROR)
def part_of_no_period(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A payment says what is due for a part of a year, quarter or month, and is not due for any.

    ## Why it matters
    A payment that is due once has no part that lies outside the agreement, so the sentence means nothing.

    ## Example
    `due: on signature` with `part_period: {is_due: by days}`.

    ## How to fix it
    Leave `part_period` out, or write when the payment comes back, such as `due: each year`.
    """
    for fixed, path in _fixed(plan):
        if fixed.part_period and fixed.due not in _BY_TIME:
            yield Fault((*path, "part_period"), f"it is due {fixed.due}, not for a time", "leave part_period out")


@rule("PF345", "equal-instalments", ERROR)
def equal_instalments(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Equal instalments stand beside listed ones, or there are fewer than 2 or more than 120 of them, or their days are in no calendar.

    ## Why it matters
    Two lists of the same payments cannot both be meant.

    ## Example
    `equal_instalments: {parts: 1, first: 2027-03-01, every: quarter}`.

    ## How to fix it
    Keep one of the two; write at least 2 parts, or leave them out and say when the whole is due.
    """
    for fixed, path in _fixed(plan):
        if fixed.equal_instalments is None:
            continue
        at = (*path, "equal_instalments")
        if fixed.instalments:
            yield Fault(at, "the instalments are listed as well", "keep the list or the equal parts")
        wrong = _impossible(fixed, fixed.equal_instalments, plan)
        if wrong:
            yield Fault((*at, "parts"), str(wrong), wrong.hint)


def _impossible(fixed: FixedPayment, instalments: EqualInstalments, plan: Plan) -> NotComputable | None:
    """Why there are no such parts, whatever the total."""
    setting = setting_of(plan)
    try:
        total = compute(fixed.amount, {}, setting).result
    except NotComputable:
        total = setting.zero()
    try:
        equal_parts(total, instalments)
    except NotComputable as error:
        return error
    return None


LATE: tuple[Rule, ...] = (
    late_example_differs,
    late_example_incomplete,
    late_rate_unused,
    part_example_differs,
    part_of_no_period,
    equal_instalments,
)
