"""PF35 and PF38: what is wrong with amounts made from others, with bases, and with limits that meet or never bite."""

from __future__ import annotations

from planforge.checks.money.amounts import flaw_rule
from planforge.findings import Rule, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@flaw_rule("PF350", "unknown-fee", ERROR)
def unknown_fee() -> None:
    """
    ## What it is
    An amount refers to a fee that the plan does not have.

    ## Why it matters
    Nobody can say what it comes to.

    ## Example
    `difference: {from: {percent: {rate: 20%, of: net-revenue}}, less: [{fee: introdcuer}]}`.

    ## How to fix it
    Write the `id` of one of the `referral_fees`.
    """


@flaw_rule("PF351", "fee-circle", ERROR)
def fee_circle() -> None:
    """
    ## What it is
    A fee is computed from another fee, and that one from the first.

    ## Why it matters
    Each waits for the other, so neither ever comes to a figure.

    ## Example
    A fee `first` with `amount: {share: {rate: 50%, of: {fee: second}}}`, and a fee `second` with `amount: {fee: first}`.

    ## How to fix it
    Let one of the fees stand alone.
    """


@flaw_rule("PF352", "unknown-case", ERROR)
def unknown_case() -> None:
    """
    ## What it is
    An amount that depends on the product, the kind of deal or the introducer names one that the plan does not have.

    ## Why it matters
    No deal is ever of that case, so what is promised for it is never paid.

    ## Example
    `cases: {of: product, cases: [{is: [caoching], amount: {flat: GBP 500}}]}`.

    ## How to fix it
    Write the id of a product of the `scope`, of one of the `parties`, or a kind of deal, such as `new client`.
    """


@flaw_rule("PF353", "unreachable", WARNING)
def unreachable() -> None:
    """
    ## What it is
    A part of a rule can never count: a case that an earlier one covers, or one of several amounts of which another is always the
    greater (or always the less).

    ## Why it matters
    Readers bargain over words that change nothing; most often a figure or the choice between greater and less has a slip.

    ## Example
    `greater_of: [{percent: {rate: 5%, of: net-revenue}}, {percent: {rate: 10%, of: net-revenue}}]`: on GBP 10,000 the first pays 500
    and the second 1,000, and so on for every figure.

    ## How to fix it
    Leave the part out, or correct it.
    """


@flaw_rule("PF354", "inner-floor", ERROR)
def inner_floor() -> None:
    """
    ## What it is
    A minimum for a month, a quarter, a year or the whole agreement stands inside another amount.

    ## Why it matters
    Such a minimum is made up when the time is over, and only the fee as a whole has times that end.

    ## Example
    `sum: [{percent: {rate: 10%, of: net-revenue}, floor: GBP 500 per month}, {flat: GBP 100}]`.

    ## How to fix it
    Write the floor beside the whole amount of the fee, or make it one for each deal or client.
    """


@flaw_rule("PF355", "base-circle", ERROR)
def base_circle() -> None:
    """
    ## What it is
    A base is made from another base, and that one from the first.

    ## Why it matters
    Each waits for the other, so neither ever comes to a figure.

    ## Example
    `bases: {growth: {name: Growth, of: sales}, sales: {name: Sales, of: growth}}`.

    ## How to fix it
    Let one of them start from a figure, by `starts_from`, `means` or `fixed`.
    """


@flaw_rule("PF356", "base-limits", ERROR)
def base_limits() -> None:
    """
    ## What it is
    What a base is held to or compared with leaves nothing of it, or is a figure of another kind.

    ## Why it matters
    The base would always be the same, and every fee on it too; money and a count cannot be compared.

    ## Example
    `at_least: GBP 5,000` with `at_most: GBP 1,000`; `in_whole: GBP 0`; `of: purchases` with `compared: {above: purchases}`.

    ## How to fix it
    Correct the limit, or leave it out.
    """


@flaw_rule("PF357", "idle-cap", WARNING)
def idle_cap() -> None:
    """
    ## What it is
    A cap is no lower than the most that the rule itself pays.

    ## Why it matters
    It protects nobody; the payer may rely on a limit that does nothing, or one of the two figures has a slip.

    ## Example
    `lesser_of: [{percent: {rate: 8%, of: net-revenue}}, {flat: GBP 1,500}]` with `cap: GBP 2,000 per deal`, for each deal.

    ## How to fix it
    Lower the cap, or leave it out.
    """


@flaw_rule("PF358", "idle-floor", WARNING)
def idle_floor() -> None:
    """
    ## What it is
    A floor is no higher than the least that the rule itself pays.

    ## Why it matters
    It changes nothing; most often another figure was meant.

    ## Example
    `greater_of: [{flat: GBP 500}, {percent: {rate: 5%, of: net-revenue}}]` with `floor: GBP 250 per deal`, for each deal.

    ## How to fix it
    Raise the floor, or leave it out.
    """


@flaw_rule("PF359", "band-above-cap", WARNING)
def band_above_cap() -> None:
    """
    ## What it is
    A band begins where the cap has been reached already.

    ## Why it matters
    Its rate looks like a promise for large deals, and never changes what is paid.

    ## Example
    10% up to GBP 50,000 and 15% above, with a cap of GBP 4,000 for the same deal: the cap is reached at GBP 40,000.

    ## How to fix it
    Raise the cap, or leave the band out.
    """


@flaw_rule("PF382", "caps-of-two-times", NOTE)
def caps_of_two_times() -> None:
    """
    ## What it is
    The cap for a year is not twelve times the cap for a month, or not four times the cap for a quarter; or the cap for a quarter not
    three times that for a month.

    ## Why it matters
    It may be meant; or one of the figures was changed and the other forgotten.

    ## Example
    `cap: USD 150 per month` and `cap: USD 1,440 per year`: twelve times 150 is 1,800.

    ## How to fix it
    Nothing, if it is meant.
    """


@flaw_rule("PF383", "least-above-most", WARNING)
def least_above_most() -> None:
    """
    ## What it is
    What is paid at least over one time is more than what a cap lets through over another; or what the rule pays at least is more than
    its cap.

    ## Why it matters
    Both cannot be kept, and the payee will count on the least.

    ## Example
    `floor: GBP 100 per month` with `cap: GBP 1,000 per year`: twelve months come to GBP 1,200. A guarantee of GBP 12,000 for 2027 with
    `cap: GBP 10,000 per year`.

    ## How to fix it
    Raise the cap, or lower the floor or the guarantee.
    """


@flaw_rule("PF394", "cap-and-caps", ERROR)
def cap_and_caps() -> None:
    """
    ## What it is
    An amount has both `cap` and `caps`.

    ## Why it matters
    All would hold, but the reader of the plan looks for the limits in one place and misses the others.

    ## Example
    `cap: GBP 100 per deal` beside `caps: [GBP 150 per month, "GBP 1,440 per year"]`.

    ## How to fix it
    Write all of them under `caps`; `cap` is for one alone.
    """


AMOUNT_PROOFS: tuple[Rule, ...] = (
    unknown_fee,
    fee_circle,
    unknown_case,
    unreachable,
    inner_floor,
    base_circle,
    base_limits,
    idle_cap,
    idle_floor,
    band_above_cap,
    caps_of_two_times,
    least_above_most,
    cap_and_caps,
)
