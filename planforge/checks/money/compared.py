"""PF398: fees on the difference between two figures, which must add up over a time to mean anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planforge.checks.money.amounts import unit_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.money import Setting, setting_of
from planforge.money.examples import needs_of
from planforge.money.frame import PERIODS
from planforge.money.shapes.bases import chain
from planforge.plan.amounts import Amount
from planforge.plan.fees import ReferralFee

if TYPE_CHECKING:
    from planforge.plan import Plan


@rule("PF398", "compared-alone", Severity.WARNING)
def compared_alone(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A fee is paid on the difference between two figures, and nothing is added up before they are compared; or it is paid on what is
    missing to a figure, and does not wait until a time is over.

    ## Why it matters
    Each payment alone would be compared with the baseline of a whole year, so that nothing is ever above it. And what is missing is
    known only at the end: before it, something is missing after every payment.

    ## Example
    `growth: {name: Growth, of: net-revenue, compared: {above: last-year}}` in a fee without `each`.

    ## How to fix it
    Say for which time one fee is due, such as `each: year` with `earned: at the end of each year`.
    """
    setting = setting_of(plan)
    for index, fee in enumerate(plan.referral_fees):
        at: Path = ("referral_fees", index)
        parts: list[tuple[Amount, Path]] = [(fee.amount, (*at, "amount"))]
        if fee.advance and fee.advance.amount_until:
            parts.append((fee.advance.amount_until, (*at, "advance", "amount_until")))
        for amount, path in parts:
            yield from _compared(fee, amount, path, setting)


def _compared(fee: ReferralFee, amount: Amount, path: Path, setting: Setting) -> Iterator[Fault]:
    unit = unit_of(fee)
    waits = unit in PERIODS and fee.earned is not None and fee.earned.startswith("at the end of each")
    time = unit if unit in ("month", "quarter") else "year"
    hint = f"write each: {unit if unit in PERIODS else 'year'} with earned: at the end of each {time}"
    found = {name: base.compared for need in needs_of(amount, setting.fees) for name, base in chain(need.name, setting.bases)}
    for name, compared in found.items():
        if compared is None:
            continue
        if unit == "event":
            message = (
                f"{name} compares each payment alone with {compared.above or compared.short_of}, for this fee adds nothing up"
            )
            yield Fault(path, message, hint, on_key=True)
        elif compared.short_of and not waits:
            message = (
                f"what is missing to {compared.short_of} is known only when a time is over, and this fee does not wait for that"
            )
            yield Fault(path, message, hint, on_key=True)


COMPARED: tuple[Rule, ...] = (compared_alone,)
