"""PF31 and PF32: what is wrong with bands and limits. The proofs are in `planforge.money`; each kind of flaw has its code here."""

from __future__ import annotations

from planforge.checks.money.amounts import flaw_rule
from planforge.findings import Rule, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@flaw_rule("PF310", "unknown-base", ERROR)
def unknown_base() -> None:
    """
    ## What it is
    An amount is a share of a figure that the plan does not define.

    ## Why it matters
    The words of the agreement define every base; without a definition nobody knows what is shared.

    ## Example
    `of: net-revnue`.

    ## How to fix it
    Declare it under `bases`, or use a standard base such as `net-revenue`.
    """


@flaw_rule("PF311", "unordered-bands", ERROR)
def unordered_bands() -> None:
    """
    ## What it is
    The edges of bands do not rise, or one band has two upper edges.

    ## Why it matters
    Each band begins where the one before ends, so a lower edge after a higher one makes a band that holds nothing.

    ## Example
    `steps: [{up_to: GBP 50,000, rate: 10%}, {up_to: GBP 20,000, rate: 12%}, {rate: 15%}]`.

    ## How to fix it
    Write the bands lowest first, each with one edge.
    """


@flaw_rule("PF312", "open-band", ERROR)
def open_band() -> None:
    """
    ## What it is
    A band that is not the last has no upper edge.

    ## Why it matters
    It holds everything from its beginning on, so the bands after it are never reached.

    ## Example
    `steps: [{rate: 10%}, {up_to: GBP 50,000, rate: 12%}]`.

    ## How to fix it
    Give it `up_to` or `below`, or move it to the end.
    """


@flaw_rule("PF313", "closed-end", ERROR)
def closed_end() -> None:
    """
    ## What it is
    The last band has an upper edge.

    ## Why it matters
    Nothing then says what is paid for more than that, and the largest deals are the ones that are disputed.

    ## Example
    `steps: [{up_to: GBP 50,000, rate: 10%}]`.

    ## How to fix it
    Add a last band without an edge, with a rate of `0%` if nothing more is to be paid.
    """


@flaw_rule("PF314", "band-kinds", ERROR)
def band_kinds() -> None:
    """
    ## What it is
    Bands mix money, numbers and percentages, take a rate of something that is not money, or a price for each of something that is
    not counted.

    ## Why it matters
    Such figures cannot be compared, and 5% of 12 services is no amount.

    ## Example
    `of: services` with `up_to: 4` and `rate: 5%`, and no `pays_on`.

    ## How to fix it
    Write all edges in one kind; where the band is chosen by a number, write `price` for an amount for each one, or say
    with `method: whole` and `pays_on` what the rate is of. A price by the marginal method has `up_to`, so that it is clear at which
    price the last one is paid.
    """


@flaw_rule("PF315", "large-rate", WARNING)
def large_rate() -> None:
    """
    ## What it is
    A rate is above 100%.

    ## Why it matters
    The payer would hand over more than it is paid; most often a decimal point is missing.

    ## Example
    `rate: 125%` for 12.5%.

    ## How to fix it
    Correct the rate.
    """


@flaw_rule("PF316", "cap-below-floor", ERROR)
def cap_below_floor() -> None:
    """
    ## What it is
    The least that is paid is more than the most.

    ## Why it matters
    Both cannot hold, and every amount would come out as the cap.

    ## Example
    `floor: GBP 500 per deal` with `cap: GBP 250 per deal`.

    ## How to fix it
    Raise the cap or lower the floor.
    """


@flaw_rule("PF317", "cap-of-nothing", WARNING)
def cap_of_nothing() -> None:
    """
    ## What it is
    A cap is nil.

    ## Why it matters
    Nothing would ever be paid.

    ## Example
    `cap: GBP 0 per year`.

    ## How to fix it
    Raise the cap, or leave the fee out.
    """


@flaw_rule("PF318", "no-choice", WARNING)
def no_choice() -> None:
    """
    ## What it is
    The greatest or the least of one single amount.

    ## Why it matters
    There is nothing to choose from; most often an amount was forgotten.

    ## Example
    `greater_of: [{flat: GBP 500}]`.

    ## How to fix it
    Add the other amount, or write the one alone.
    """


@flaw_rule("PF319", "flat-over-count", ERROR)
def flat_over_count() -> None:
    """
    ## What it is
    Bands over a count give a `flat` amount by the marginal method.

    ## Why it matters
    It reads like an amount for each one, but is paid once for the whole band: GBP 150 for a hundred new subscribers together.

    ## Example
    `of: new-subscriber`, `method: marginal` and `steps: [{up_to: 100, flat: GBP 150}, {flat: GBP 200}]`.

    ## How to fix it
    Write `price:` for an amount for each one, or `method: whole` for one amount for all.
    """


@flaw_rule("PF320", "equal-bands", WARNING)
def equal_bands() -> None:
    """
    ## What it is
    Two neighbouring bands pay the same.

    ## Why it matters
    The edge between them changes nothing; one of the two is a slip, or the edge is left over.

    ## Example
    10% up to GBP 50,000, and 10% above it.

    ## How to fix it
    Join the two bands, or correct the rate.
    """


@flaw_rule("PF321", "falls-at-edge", WARNING)
def falls_at_edge() -> None:
    """
    ## What it is
    At the edge of a band by the whole method, a little more business pays less.

    ## Why it matters
    The payee then gains by selling less, or by moving a sale into another period.

    ## Example
    10% of everything up to GBP 100,000 and 8% of everything above: GBP 100,000 pays 10,000, GBP 100,001 pays 8,000.08.

    ## How to fix it
    Use `method: marginal`, or let the rates rise.
    """


@flaw_rule("PF322", "cliff", NOTE)
def cliff() -> None:
    """
    ## What it is
    At the edge of a band by the whole method the payment jumps.

    ## Why it matters
    Deals near the edge are worth an effort to move across it, and the side to which the edge itself belongs is worth money.

    ## Example
    10% of everything up to GBP 50,000 and 15% of everything above: one penny more is worth 2,500.

    ## How to fix it
    Nothing, if the jump is meant; else `method: marginal`.
    """


@flaw_rule("PF323", "falling-rate", NOTE)
def falling_rate() -> None:
    """
    ## What it is
    The rate falls as the figure that chooses the band rises.

    ## Why it matters
    Often meant, sometimes two rates were written in the wrong order.

    ## Example
    5% of the first million and 2.5% of the rest.

    ## How to fix it
    Nothing, if it is meant.
    """


PROOFS: tuple[Rule, ...] = (
    unknown_base,
    unordered_bands,
    open_band,
    closed_end,
    band_kinds,
    large_rate,
    cap_below_floor,
    cap_of_nothing,
    no_choice,
    flat_over_count,
    equal_bands,
    falls_at_edge,
    cliff,
    falling_rate,
)
