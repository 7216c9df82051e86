"""PF38: fees together: what they come to on one deal, and whether a payout can ever reach its threshold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from planforge.checks.money.amounts import unit_of
from planforge.checks.money.stacking import Group, Shown, above, groups, linked, needs, one_figure, together
from planforge.findings import Fault, Rule, Severity, rule
from planforge.money import Setting, setting_of
from planforge.money.frame import QUOTIENT
from planforge.money.nodes import NODES
from planforge.money.proofs.reach import Reach
from planforge.plan.fees import ReferralFee
from planforge.plan.registration import Credit
from planforge.values import Money, PartyId, Percent

if TYPE_CHECKING:
    from planforge.plan import Plan

WARNING, NOTE = Severity.WARNING, Severity.NOTE
ALL = Percent(Decimal(100))


@rule("PF381", "threshold-never-met", WARNING)
def threshold_never_met(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Sums below a threshold are not paid out, and the caps of the fees keep every sum below it.

    ## Why it matters
    The payee is paid only at the very end of the time, whatever it earns.

    ## Example
    `cap: GBP 50 per year` with `threshold: GBP 100` and `threshold_until: the end of the year`.

    ## How to fix it
    Lower the threshold, or raise the cap.
    """
    pay, setting = plan.payment, setting_of(plan)
    if pay is None or pay.threshold is None or pay.threshold.currency != setting.currency:
        return
    over = "year" if pay.threshold_until == "the end of the year" else "agreement"
    fixed = {(each.payer, each.payee) for each in pay.fixed}
    pairs = dict.fromkeys((fee.payer, payee) for fee in plan.referral_fees for payee, _ in _payees(fee))
    for payer, payee in pairs:
        most = None if (payer, payee) in fixed else _most_paid(plan, payer, payee, over, setting)
        if most is not None and most < pay.threshold.amount:
            time = "in a calendar year" if over == "year" else "over the whole life of the agreement"
            message = (
                f"{payer} owes {payee} no more than {Money(setting.currency, most)} {time}, so {pay.threshold} is never reached"
            )
            yield Fault(("payment", "threshold"), message, "lower the threshold, or raise the cap")


def _payees(fee: ReferralFee) -> Iterator[tuple[PartyId, Percent]]:
    if fee.payee is not None:
        yield fee.payee, ALL
    for each in fee.payees:
        yield each.party, each.share


def _most_paid(plan: Plan, payer: PartyId, payee: PartyId, over: str, setting: Setting) -> Decimal | None:
    """The most that all fees from one party to another come to; None where one of them has no end."""
    total = Decimal(0)
    for fee in plan.referral_fees:
        for party, share in _payees(fee):
            if fee.payer != payer or party != payee:
                continue
            most = Reach(setting, unit_of(fee)).most(fee.amount, over)
            if most is None or fee.bonuses or fee.guarantees or fee.advance:
                return None
            total += most * share.fraction
    return total


def _credit(plan: Plan) -> Credit | None:
    return plan.rules_of_engagement.credit if plan.rules_of_engagement else None


@rule("PF384", "stacked-fees", WARNING)
def stacked_fees(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Two or more fees on figures of money can fall on one deal, and no rule says what is then paid.

    ## Why it matters
    Each is fair alone; together they can eat the deal, and the payer will not pay them all without a quarrel.

    ## Example
    Three parties may each claim 20% of the first year of one client: 60% together.

    ## How to fix it
    Say under `credit` who has the credit, or by `payout` the most that is paid on one deal (it may be all of it); or in `no_double_pay`
    what a payee may not also receive.
    """
    credit, setting = _credit(plan), setting_of(plan)
    if credit and (credit.payout or credit.single or credit.split):
        return
    for group in groups(plan, setting):
        open_ = group.without([fee for fee in group.fees if fee.no_double_pay or not _on_money(fee, setting)])
        open_ = open_.without(linked(open_.fees))
        shown = together(open_.fees, setting) if len(open_.fees) > 1 else None
        if shown:
            message = (
                f"{open_.names} can fall on one deal, and nothing says whether all are paid: {_said(open_, shown, setting)}"
            )
            hint = "add no_double_pay: [another fee on the same deal], or say under credit by payout what is paid at most"
            yield Fault(open_.at, message, hint)


def _on_money(fee: ReferralFee, setting: Setting) -> bool:
    return any(need.kind == "money" for need in needs((fee,), setting).values())


def _said(group: Group, shown: Shown, setting: Setting) -> str:
    part = ""
    if one_figure(group.fees, setting):
        whole = shown.given[0][1]
        assert isinstance(whole, Money)
        part = f", {Percent(round(QUOTIENT.divide(shown.comes_to.amount * 100, whole.amount), 2).normalize())} of it"
    return f"on {shown.words} they come to {shown.comes_to} together{part}"


@rule("PF385", "fees-above-base", WARNING)
def fees_above_base(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The fees that fall on one deal come to more than all of the figure on which they are paid.

    ## Why it matters
    The payer would lose by every such deal.

    ## Example
    Two fees of 60% of net revenue: on GBP 10,000 they come to GBP 12,000.

    ## How to fix it
    Lower the rates, or limit under `credit` by `payout` what is paid on one deal.
    """
    credit, setting = _credit(plan), setting_of(plan)
    if credit and credit.payout:
        return
    for group in groups(plan, setting):
        need = one_figure(group.fees, setting)
        if need is None or _said_already(group):
            continue
        shown = above(group.fees, need, ALL, setting)
        if shown:
            message = f"on {shown.words} {group.names} {_come(group)} to {shown.comes_to}, more than all of it"
            yield Fault(group.at, message, "lower the rates, or limit by payout what is paid on one deal")


def _come(group: Group) -> str:
    return "come" if len(group.fees) > 1 else "comes"


def _said_already(group: Group) -> bool:
    """A single rate above 100% is a finding of its own."""
    for _, node, data in (found for fee in group.fees for found in NODES.walk(fee.amount)):
        rates = [step.rate for step in data.steps] if node.key == "bands" else [getattr(data, "rate", None)]
        if any(rate is not None and rate > ALL for rate in rates):
            return True
    return False


@rule("PF386", "fees-above-payout", NOTE)
def fees_above_payout(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The fees that fall on one deal can come to more than the most that is paid on it.

    ## Why it matters
    They are then cut, and their payees should know before they count on the rates.

    ## Example
    Three fees of 20% of the first year with `payout: {at_most: 20%, of: first-year-value, excess: in proportion}`: each is cut to a third.

    ## How to fix it
    Nothing, if it is meant.
    """
    credit, setting = _credit(plan), setting_of(plan)
    payout = credit.payout if credit else None
    if payout is None:
        return
    for group in groups(plan, setting):
        need = one_figure(group.fees, setting)
        shown = above(group.fees, need, payout.at_most, setting) if need and need.name == payout.of else None
        if shown:
            whole = shown.given[0][1]
            assert isinstance(whole, Money)
            cut = "in proportion" if payout.excess == "in proportion" else "from the latest claim on"
            are = "are" if len(group.fees) > 1 else "is"
            message = f"on {shown.words} {group.names} {_come(group)} to {shown.comes_to}, and {are} cut {cut} to {payout.at_most.of(whole)}"
            yield Fault(("rules_of_engagement", "credit", "payout", "at_most"), message)


DEAL_PROOFS: tuple[Rule, ...] = (threshold_never_met, stacked_fees, fees_above_base, fees_above_payout)
