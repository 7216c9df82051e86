"""Referral fees: who pays whom how much, for what, when it is earned, how long it lasts, and when it is given back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from planforge.plan.amounts import Amount, Example
from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, Measure, Money, PartyId, Percent, Period, Rhythm, Text

Each = Literal[
    "referral", "client", "deal", "order", "invoice", "payment", "meeting", "month", "quarter", "year", "contract year"
]
UNITS: Mapping[str | None, str] = {
    "client": "client", "deal": "deal", "referral": "deal", "month": "month", "quarter": "quarter", "year": "year",
    "contract year": "contract year",
}  # fmt: skip
"""Over what one fee is one, by `Each`; by anything else it is one for the event alone."""
Earned = Literal[
    "when the referral is accepted",
    "when the client signs",
    "when the client orders",
    "when the product is delivered",
    "when the service starts",
    "when the client is invoiced",
    "when the client pays",
    "when the revenue is recognised",
    "when the meeting is held",
    "at the end of each month",
    "at the end of each quarter",
    "at the end of each year",
]
Loss = Literal[
    "the client cancels",
    "the client is refunded",
    "the client does not pay",
    "the payment is charged back",
    "the client does not renew",
    "the referral proves not to qualify",
]


@part("schedule-fees")
class Clawback:
    """When a fee that was paid is given back."""

    within: Period = need("How long after the fee was earned.", example="90 days")
    when: tuple[Loss, ...] = need("What must happen.", example=["the client cancels"])
    when_other: tuple[Text, ...] = some(
        "What else gives it back, each completing 'if ...'.", example=["the client is found to be insolvent"]
    )
    share: Percent | None = may("How much of the fee goes back; left out: all of it.", example="50%")
    in_proportion: bool = flag("Only the part goes back that belongs to what the client did not pay or was given back.")
    by: Literal["repayment", "deduction", "deduction, then repayment"] | None = may(
        "How it goes back: it is repaid, deducted from later fees, or deducted and the rest repaid; left out: repaid.",
        example="deduction",
    )
    repaid_within: Period | None = may("How soon it is repaid after a demand.", example="30 days")


@part("schedule-fees")
class Target:
    """A figure to be reached within a time."""

    of: Identifier = need("The figure: a base of the plan, or a standard one.", example="net-revenue")
    at_least: Measure = need("How much must be reached; exactly this much is enough.", example="GBP 500,000")
    per: Literal["month", "quarter", "year", "contract year"] = need("Within each of which times.", example="quarter")
    catch_up: bool = flag(
        "If the targets of a whole year are reached together, the bonus is paid for the missed parts of that year too."
    )


@part("schedule-fees", one_of=("when", "target"))
class Bonus:
    """An extra amount when a target is met. Its amount may take a share of the fees themselves: a base that starts from `fees`."""

    id: Identifier = need("The short name of the bonus.", example="ten-clients")
    when: Text | None = may(
        "The target in words, completing 'if ...'; a statement then leaves it to be checked by hand.",
        example="ten referred clients sign within one calendar year",
    )
    target: Target | None = may("The target as a figure, which a statement computes.")
    amount: Amount = need("How much.", example={"flat": "GBP 5,000"})
    instead: bool = flag("It replaces the ordinary fee for the same deal instead of being added to it.")
    earned: Text | None = may(
        "When it is earned; left out: as soon as the target is met.", example="at the end of the calendar year"
    )
    examples: tuple[Example, ...] = some("Worked examples.", example=[{"given": {"fees": "GBP 70,000"}, "expect": "GBP 7,000"}])


@part("schedule-fees")
class Reduction:
    """A fee that is smaller for a reason."""

    when: Text = need("The reason, completing 'if ...'.", example="the referrer misses two review meetings in a row")
    by: Percent = need("By how much the fee is then smaller.", example="25%")
    until: Text | None = may(
        "Until when, completing 'until ...'; left out: for that fee only.", example="the next review meeting that it attends"
    )


@part("schedule-fees")
class FeeShare:
    """A part of the fee that its payee passes on."""

    with_: Text = need("With whom.", example="the sub-agent that made the introduction")
    share: Percent | None = may("How much of the fee; left out: as the payee agrees with them.", example="30%")
    paid_by: PartyId | None = may("Who pays it to them; left out: the payee.", example="northwind")
    consent: bool = flag("The payer must first agree in writing.")


@part("schedule-fees")
class TrueUp:
    """Paying by estimate first, and settling the difference later."""

    estimate: Text = need("On what figure the fee is first paid.", example="the order value stated in the signed order")
    every: Rhythm = need("How often it is settled.", example="quarter")
    within: Period = need("How soon after the end of that time the difference is paid, either way.", example="45 days")
    yearly: bool = flag("It is settled once more over the whole calendar year, so that missed amounts are caught up.")


@part("schedule-fees")
class Payee:
    """One of several payees of a fee."""

    party: PartyId = need("Who is paid.", example="northwind")
    share: Percent = need("Which part of the fee; all parts together are 100%.", example="60%")


@part("schedule-fees")
class Advance:
    """A payment ahead that later fees first make good."""

    amount: Money = need("How much is paid ahead.", example="GBP 20,000")
    on: date = need("The day on which it is due.", example="2027-01-15")
    share: Percent | None = may(
        "Which part of each fee is set against it, until it is made good; left out: all of it.", example="50%"
    )
    returned: bool = flag("What later fees have not made good by the end of the agreement is paid back.")
    amount_until: Amount | None = may(
        "How much the fee is until the advance is made good, where that differs.",
        example={"percent": {"rate": "8%", "of": "net-revenue"}},
    )


@part("schedule-fees")
class Guarantee:
    """The least that all fees of one kind come to in a time; the payer makes up the difference at its end."""

    from_: date = need("The first day.", example="2027-01-01")
    to: date = need("The last day.", example="2027-12-31")
    least: Money = need("The least.", example="GBP 12,000")
    recouped: bool = flag("What is paid so is set against later fees of this kind, until it is made good.")


@part("schedule-fees", one_of=("payee", "payees"))
class ReferralFee:
    """One fee: who pays it to whom, for what, and how much."""

    id: Identifier = need("The short name of the fee.", example="new-client")
    name: Text = need("The name of the fee.", example="New Client Fee")
    payer: PartyId = need("Who pays.", example="brightpath")
    payee: PartyId | None = may("Who is paid.", example="northwind")
    payees: tuple[Payee, ...] = some(
        "Who is paid, where several parties share the fee.",
        example=[{"party": "northwind", "share": "60%"}, {"party": "harbour", "share": "40%"}],
    )
    for_: tuple[
        Literal[
            "new clients",
            "existing clients",
            "expansions",
            "upgrades",
            "first renewals",
            "renewals",
            "registered deals",
            "services",
            "leads",
        ],
        ...,
    ] = some("What it is paid for; left out: for every accepted referral.", example=["new clients"])
    products: tuple[Identifier, ...] = some("For which products of the scope; left out: for all.", example=["coaching"])
    each: Each | None = may("One fee is due for each of these; left out: for each thing that earns it.", example="client")
    earned: Earned | None = may("The event by which it is earned.", example="when the client pays")
    amount: Amount = need("How much.", example={"percent": {"rate": "10%", "of": "net-revenue"}})
    lasts: Period | None = may(
        "How long a client keeps earning fees; left out: see while_client_pays, or else once.", example="24 months"
    )
    while_client_pays: bool = flag("A client earns fees for as long as it pays.")
    counted_from: Literal["signature", "first invoice", "first payment", "start of service"] | None = may(
        "From when that time is counted; left out: from the client's signature.", example="first payment"
    )
    conditions: tuple[Text, ...] = some(
        "What else must be so, each completing 'if ...'.", example=["the client signs within 120 days of the referral"]
    )
    exclusions: tuple[Text, ...] = some(
        "For what no fee is due, each a noun phrase.", example=["clients of the payer in the last 12 months"]
    )
    advance: Advance | None = may("It is paid ahead, and later fees make that good.")
    guarantees: tuple[Guarantee, ...] = some("The least that it comes to in each of these times.")
    hold: Period | None = may("How long an earned fee is held before it falls due.", example="30 days")
    clawback: Clawback | None = may("When it is given back; left out: never.")
    bonuses: tuple[Bonus, ...] = some("Extra amounts for targets.")
    reductions: tuple[Reduction, ...] = some("When it is smaller.")
    shared: tuple[FeeShare, ...] = some("With whom the payee shares it.")
    true_up: TrueUp | None = may("It is paid by estimate and settled later.")
    tail: Period | None = may(
        "How long after the end of the agreement a deal still earns this fee, where it differs from the agreement's tail.",
        example="6 months",
    )
    no_double_pay: tuple[Text, ...] = some(
        "What the payee may not also receive for the same deal, each a noun phrase.",
        example=["a resale discount", "market development funds"],
    )
    disclosure: (
        Literal["by the payee before the introduction", "by the payer before signature", "when the client asks", "not required"]
        | None
    ) = may("Who tells the client that a fee is paid, and when.", example="by the payee before the introduction")
    picture: bool = flag("The schedule shows what is paid against the figure as a curve.")
    examples: tuple[Example, ...] = some(
        "Worked examples; each is computed and must agree.",
        example=[{"given": {"net-revenue": "GBP 80,000"}, "expect": "GBP 8,000"}],
    )
