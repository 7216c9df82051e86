"""PF34 and PF39: what a fee or a price still lacks to be checked, and what all fees on one deal leave to the party that pays them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from planforge.checks.given import chain_of, governance_of, rules_of
from planforge.checks.money.amounts import amounts
from planforge.checks.money.stacking import above, groups, one_figure
from planforge.checks.proposals import INTRODUCTIONS, LOG, example_of, price_example
from planforge.findings import Fault, Rule, Severity, rule
from planforge.money import Setting, setting_of
from planforge.money.examples import needs_of
from planforge.money.prices.choice import COMBINING
from planforge.money.shapes.bases import chain
from planforge.plan.fees import ReferralFee
from planforge.plan.prices import Discount
from planforge.values import Money

if TYPE_CHECKING:
    from planforge.plan import Plan

WARNING, NOTE = Severity.WARNING, Severity.NOTE
_NO_SALE = frozenset({"gross-margin", "cost", "fees", None})
"""Where a figure starts that is not the price of a sale, or whose start nobody knows."""


@rule("PF346", "no-dispute-window", WARNING)
def no_dispute_window(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    There are fees, and nothing says how long a statement or an invoice may be questioned.

    ## Why it matters
    A mistake can then be raised years later, when nobody remembers the deal; and money that was paid is never safe.

    ## Example
        payment: {statement: {every: month, within: 10 days}, due: {period: 30 days, after: the invoice}}

    ## How to fix it
    Add `dispute_window: 60 days` under `payment`.
    """
    pay = plan.payment
    if plan.referral_fees and pay and pay.dispute_window is None and not (pay.statement and pay.statement.binding_after):
        message = "nothing says how long a statement or an invoice may be questioned"
        yield Fault(("payment",), message, "add dispute_window: 60 days", on_key=True)


@rule("PF347", "fee-without-evidence", WARNING)
def fee_without_evidence(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Fees are paid for clients or deals, and nothing in the plan proves who brought which.

    ## Why it matters
    When the client signs, both parties remember that it was theirs.

    ## Example
        referral_fees: [{id: new-client, for: [new clients], ...}]

    ## How to fix it
    Say what proves an introduction, or let a log decide:
        rules_of_engagement: {introductions: {by: brightpath, method: [an e-mail that all receive], evidence: [that e-mail]}}
        governance: {lead_log: {outcomes: [won, lost], decides: true}}
    """
    rules = rules_of(plan)
    credit = rules.credit.split if rules.credit else ()
    proofs = (
        rules.introductions and rules.introductions.evidence,
        rules.attribution,
        rules.registration,
        governance_of(plan).lead_log,
        any(each.evidence for each in credit),
    )
    setting = setting_of(plan)
    if not any(proofs) and any(_for_what_was_brought(fee, setting) for fee in plan.referral_fees):
        message = "nothing proves which clients or deals a party brought"
        hint = (
            f"add evidence: [the e-mail of introduction] under {INTRODUCTIONS}, or {LOG}"
            if rules.introductions
            else f"add {LOG}"
        )
        yield Fault(("referral_fees",), message, hint, on_key=True)


def _for_what_was_brought(fee: ReferralFee, setting: Setting) -> bool:
    """Not for a time, and not on a figure whose own words say what counts."""
    if (fee.earned or "").startswith("at the end"):
        return False
    bases = [setting.bases.get(need.name) for need in needs_of(fee.amount, setting.fees)]
    return not any(base and base.means for base in bases)


@rule("PF348", "prices-without-example", WARNING)
def prices_without_example(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    There are discounts or mark-ups, and no worked price.

    ## Why it matters
    Whether 30% and 10% come to 40% or to 37%, and off which price, is settled by one example that everybody reads.

    ## Example
        prices: {chain: [northwind, brightpath], discounts: [{id: partner, off: list price, rate: 30%, ...}]}

    ## How to fix it
    Add one: `examples: [{start: "GBP 1,000", discounts: [partner], expect: GBP 700}]`. It is computed, and must agree.
    """
    prices = plan.prices
    if prices and (prices.discounts or prices.markups) and not prices.examples:
        what = "discounts" if prices.discounts else "markups"
        yield Fault(
            ("prices", what), "no worked price shows what they come to", f"add {price_example(plan)} under prices", on_key=True
        )


@rule("PF349", "amount-without-example", WARNING)
def amount_without_example(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A bonus, a fixed payment or a marketplace fee depends on a figure and has no worked example.

    ## Why it matters
    What PF306 says of fees holds for these too: an example settles what the rule means before it is paid for the first time.

    ## Example
        bonuses: [{id: ten-clients, when: ten clients sign, amount: {percent: {rate: 5%, of: net-revenue}}}]

    ## How to fix it
    Add one: `examples: [{given: {net-revenue: "GBP 80,000"}, expect: "GBP 4,000"}]`. It is computed, and must agree.
    """
    setting = setting_of(plan)
    for amount, examples, path in amounts(plan):
        own = path[0] != "referral_fees" or len(path) > 2  # fees themselves are a matter of PF306
        if own and not examples and needs_of(amount, setting.fees):
            yield Fault(path, "this amount has no worked example", f"add {example_of(amount, plan)}")


@rule("PF395", "fees-above-margin", WARNING)
def fees_above_margin(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The fees that can fall on one deal come to more than the party that pays them keeps of the sale, by its own private note.

    ## Why it matters
    Each fee is fair alone. Three partners who may each claim 20% of the same deal take 60% of it; who keeps 50% pays for the sale.

    ## Example
        parties: {brightpath: {private: {margin: 50%}, ...}, ...}

    ## How to fix it
    Limit what is paid on one deal: `credit: {payout: {at_most: 30%, of: first-year-value, excess: in proportion}, ...}`. Or lower the rates.
    """
    setting, credit = setting_of(plan), rules_of(plan).credit
    if credit and credit.payout:
        return
    margins = {
        str(name): party.private.margin for name, party in plan.parties.items() if party.private and party.private.margin
    }
    for group in groups(plan, setting) if margins else ():
        payer = str(group.fees[0].payer)
        margin = margins.get(payer)
        need = one_figure(group.fees, setting) if margin else None
        shown = above(group.fees, need, margin, setting) if margin and need and _of_a_sale(need.name, setting) else None
        if shown and margin and isinstance(whole := shown.given[0][1], Money):
            paid = f"{group.names} {'come' if len(group.fees) > 1 else 'comes'} to {shown.comes_to}"
            message = f"on {shown.words} {paid}, and {payer} keeps {margin.of(whole)} of it ({margin})"
            hint = "limit what is paid on one deal: add payout under credit, or lower the rates"
            yield Fault(("parties", payer, "private", "margin"), message, hint)


def _of_a_sale(name: str, setting: Setting) -> bool:
    """Whether a figure is what a sale brings in, so that a margin can be taken of it."""
    *_, start = (None, *(base.starts_from for _, base in chain(name, setting.bases)))
    return start not in _NO_SALE


@rule("PF396", "two-discounts-alone", WARNING)
def two_discounts_alone(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Two discounts are given to the same buyer for the same orders, and both stand alone.

    ## Why it matters
    They are never given together, and nothing says which of them an order has. The buyer will ask for the larger one.

    ## Example
        discounts: [{id: partner, off: list price, rate: 25%, ...}, {id: launch, off: list price, rate: 30%, ...}]

    ## How to fix it
    Say how they go together, `combine: adds` or `combine: compounds`, or for which orders, products or tier each is.
    """
    listed = [(place, each) for place, each in enumerate(plan.prices.discounts if plan.prices else ()) if _alone(each)]
    for (_, first), (place, second) in combinations(listed, 2):
        if _same_orders(first, second):
            message = f"{first.id} and {second.id} are for the same orders, and nothing says which of them is given"
            yield Fault(("prices", "discounts", place), message, "add combine: compounds, or say when each is given")


def _alone(discount: Discount) -> bool:
    return discount.combine not in COMBINING and discount.if_ is None and discount.until is None


def _same_orders(first: Discount, second: Discount) -> bool:
    buyers = {first.buyer, second.buyer} - {None}
    products = not first.products or not second.products or bool({*first.products} & {*second.products})
    when = [each.when or "every order" for each in (first, second)]
    return len(buyers) < 2 and products and first.tier == second.tier and when[0] == when[1]


@rule("PF397", "paid-twice-for-a-deal", NOTE)
def paid_twice_for_a_deal(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party that buys for resale at a discount may also earn a referral fee, and the fee does not say that one deal earns only one of them.

    ## Why it matters
    On a deal that it both brought and resold it may ask for the margin and for the fee. Most sellers mean one of the two.

    ## Example
        prices: {chain: [northwind, brightpath], discounts: [...]}
        referral_fees: [{payer: northwind, payee: brightpath, ...}]

    ## How to fix it
    Add `no_double_pay: [a resale discount]` to the fee; or say under `conditions` or `exclusions` for
    which deals it is.
    """
    buyers = chain_of(plan)[1:]
    for number, fee in enumerate(
        plan.referral_fees if plan.prices and (plan.prices.discounts or plan.prices.price_list) else ()
    ):
        if fee.payee in buyers and not (fee.no_double_pay or fee.conditions or fee.exclusions):
            message = f"{fee.payee} buys for resale, and may earn the fee {fee.id} on the same deal"
            yield Fault(("referral_fees", number), message, "add no_double_pay: [a resale discount]")


PAYOUTS: tuple[Rule, ...] = (
    no_dispute_window,
    fee_without_evidence,
    prices_without_example,
    amount_without_example,
    fees_above_margin,
    two_discounts_alone,
    paid_twice_for_a_deal,
)
