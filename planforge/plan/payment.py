"""Payment: statements, invoices, due dates, taxes, late payment; and money that flows besides fees and prices."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.amounts import Amount, Example
from planforge.plan.declare import flag, may, need, part, some
from planforge.values import (
    CurrencyCode,
    Identifier,
    Limit,
    Money,
    PartyId,
    Percent,
    Period,
    Rhythm,
    Text,
)


@part("statements")
class Statement:
    """The account that the payer of a fee gives."""

    every: Rhythm = need("How often.", example="month")
    within: Period = need("How soon after the end of that time.", example="10 days")
    even_if_zero: bool = flag("It is given even where nothing is due.")
    content: tuple[Text, ...] = some(
        "What it shows for each fee, besides the amount, each a noun phrase.",
        example=["the client", "the base and its deductions", "the rate"],
    )
    binding_after: Period | None = may("It binds both parties unless questioned within this time.", example="60 days")


@part("payment")
class Due:
    """When money is due."""

    period: Period = need("How long.", example="30 days")
    after: Literal[
        "the statement",
        "the invoice",
        "receipt of the invoice",
        "the end of the month",
        "the end of the quarter",
        "the client's payment",
        "the earning event",
    ] = need("After what.", example="the invoice")
    later_of: (
        Literal["the statement", "the invoice", "receipt of the invoice", "the client's payment", "the earning event"] | None
    ) = may("Counted from this instead where it is later.", example="the client's payment")


@part("taxes")
class Taxes:
    """Who bears which tax."""

    included: bool = flag("Fees and prices include value added tax, sales tax and similar taxes; left out: those are added.")
    transaction_taxes: Literal["payer", "payee"] | None = may(
        "Who bears value added tax, sales tax and similar taxes.", example="payer"
    )
    duties: PartyId | None = may("Who bears customs duties.", example="brightpath")
    withholding: Literal["deducted", "deducted with certificate", "not allowed"] | None = may(
        "Whether the payer may deduct tax that the law makes it withhold.", example="deducted with certificate"
    )
    gross_up: Literal["full", "none", "only if the payer moves"] | None = may(
        "Whether the payer pays more so that the payee receives the full amount.", example="none"
    )
    other: tuple[Text, ...] = some(
        "What else is agreed on tax, each a sentence.", example=["Each party gives the other its tax number."]
    )


@part("late-payment")
class Linked:
    """A rate that follows a published one."""

    to: Text = need("The published rate.", example="the base rate of the Bank of England")
    plus: Percent = need("How much is added to it, in percentage points.", example="4%")


@part("late-payment")
class LateDays:
    """When an amount was due, and when it was paid."""

    due: date = need("The day on which it was due.", example="2027-03-01")
    paid: date = need("The day on which it was paid.", example="2027-04-15")


@part("late-payment", one_of=("days", "dates"))
class LateExample:
    """A worked example of interest. PlanForge computes it too, and refuses the plan where the two differ."""

    overdue: Money = need("What was paid late.", example="GBP 20,000")
    days: int | None = may("How many days after the due date it was paid, where the calendar makes no difference.", example=45)
    dates: LateDays | None = may("The due date and the day of payment.")
    published_rate: Percent | None = may(
        "The published rate, where the rate follows one, or the rate that the law gives.", example="5.25%"
    )
    expect: Money = need("The interest.", example="GBP 295.89")
    note: Text | None = may("What it shows.", example="A month and a half late")


@part("late-payment", one_of=("rate", "linked", "statutory"))
class LateInterest:
    """Interest on what is paid late. It accrues from day to day, from the day after the due date up to the day of payment."""

    rate: Percent | None = may("A fixed rate.", example="1%")
    linked: Linked | None = may(
        "A rate that follows a published one: that of the due date, until it is paid.",
        example={"to": "the base rate of the Bank of England", "plus": "4%"},
    )
    statutory: Text | None = may(
        "The law whose rate applies: that of the due date, until it is paid.",
        example="the Late Payment of Commercial Debts (Interest) Act 1998",
    )
    per: Literal["month", "year"] | None = may(
        "What the rate is for; left out: a year. A rate for a month counts as twelve times as much for a year.", example="month"
    )
    kind: Literal["simple", "compounded daily", "compounded monthly", "compounded yearly"] | None = may(
        "Whether interest bears interest, and how often it is added to the late amount; months and years are counted from the day "
        "after which interest runs. Left out: simple.",
        example="simple",
    )
    year: Literal["365 days", "360 days", "actual days"] | None = may(
        "How many days a year has for the interest of one day; actual days: as many as the calendar year of that day. Left out: 365.",
        example="365 days",
    )
    legal_maximum: bool = flag("Never more than the law allows. No example can show that.")
    after: Period | None = may("A time of grace after the due date, which bears no interest; left out: none.", example="5 days")
    examples: tuple[LateExample, ...] = some(
        "Worked examples.", example=[{"overdue": "GBP 20,000", "days": 45, "expect": "GBP 295.89"}]
    )


@part("fixed-payments")
class Instalment:
    """A part of a fixed payment."""

    on: date = need("The day.", example="2027-03-01")
    amount: Money = need("How much.", example="GBP 5,000")


@part("fixed-payments")
class EqualInstalments:
    """Equal parts of a fixed payment. Units of the currency that cannot be divided are paid with the first parts, one each."""

    parts: int = need("How many; at most 120.", example=4)
    first: date = need("The day of the first.", example="2027-03-01")
    every: Rhythm = need("How often one is due, counted from the first.", example="quarter")


@part("fixed-payments")
class PartExample:
    """A worked example of a time that lies only partly within the agreement."""

    whole: Money | None = may(
        "What would be due for the whole time, where the amount depends on other figures.", example="GBP 25,000"
    )
    days: int = need("How many of its days lie within the agreement.", example=90)
    of: int = need("How many days it has.", example=365)
    expect: Money = need("What is paid.", example="GBP 6,164.38")
    note: Text | None = may("What it shows.", example="The last year")


@part("fixed-payments")
class PartPeriod:
    """What is due for a month, quarter or year that lies only partly within the agreement."""

    is_due: Literal["by days", "in full", "not at all"] = need("How much of the amount.", example="by days")
    examples: tuple[PartExample, ...] = some("Worked examples.", example=[{"days": 90, "of": 365, "expect": "GBP 6,164.38"}])


@part("fixed-payments")
class FixedPayment:
    """A payment that no deal earns: a fee up front or each year, a contribution, a sum due on ending."""

    id: Identifier = need("The short name of the payment.", example="support-fee")
    name: Text = need("What it is called.", example="Support Fee")
    payer: PartyId = need("Who pays.", example="brightpath")
    payee: PartyId = need("Who is paid.", example="northwind")
    for_: Text | None = may("What it is for, a noun phrase.", example="support of the reseller's staff")
    amount: Amount = need("How much; with instalments, their total.", example={"flat": "GBP 25,000"})
    due: Literal[
        "on signature", "on the effective date", "on signature and each anniversary", "each anniversary", "each month", "each quarter", "each year",
        "on ending", "on ending for missed minimums", "by instalments",
    ] = need("When.", example="on signature")  # fmt: skip
    instalments: tuple[Instalment, ...] = some("The parts, where it is paid by instalments that are listed.")
    equal_instalments: EqualInstalments | None = may("The parts, where it is paid by equal instalments.")
    part_period: PartPeriod | None = may(
        "What is due for a month, quarter or year that lies only partly within the agreement; left out: not said."
    )
    returned: Literal["not returned", "the unused part is returned on ending", "set against later fees"] | None = may(
        "Whether any of it comes back; left out: not said.", example="the unused part is returned on ending"
    )
    examples: tuple[Example, ...] = some("Worked examples.", example=[{"given": {"units": 12}, "expect": "GBP 120"}])


@part("shared-costs")
class CostPart:
    """The part of a cost that one party bears."""

    party: PartyId = need("Who.", example="northwind")
    share: Percent = need("How much of it.", example="50%")


@part("shared-costs")
class SharedCost:
    """A cost that the parties share, or that one gives back to the other."""

    id: Identifier = need("The short name of the cost.", example="events")
    of: Text = need("Which costs, a noun phrase.", example="the costs of joint events")
    shares: tuple[CostPart, ...] = need(
        "Who bears how much; together 100%.",
        example=[{"party": "northwind", "share": "50%"}, {"party": "brightpath", "share": "50%"}],
    )
    cap: Limit | None = may("The most that is shared.", example="GBP 5,000 per year")
    approval: Literal["in advance", "above the cap"] | None = may(
        "Whether all parties must first approve.", example="in advance"
    )
    settled_within: Period | None = may("How soon after the receipts are shown.", example="30 days")


@part("payment")
class Payment:
    """How and when money is paid. It holds for every fee, price and payment of the plan."""

    currency: CurrencyCode | None = may("The currency of payment; left out: the currency of the plan.", example="GBP")
    exchange: Text | None = may(
        "The rate at which other currencies are turned into it.",
        example="the mid-market rate of the European Central Bank on the last day of the month",
    )
    statement: Statement | None = may("The account that the payer of a fee gives.", where="statements")
    invoice: Literal["the payee invoices", "the payer bills itself", "no invoice"] | None = may(
        "Who makes out the invoice for a fee.", example="the payee invoices"
    )
    due: Due | None = may("When money is due.", example={"period": "30 days", "after": "the invoice"})
    only_if_client_paid: bool = flag("Nothing is due on a deal before the client has paid for it.")
    method: Literal["bank transfer", "wire", "direct debit", "card", "cheque"] | None = may(
        "How it is paid.", example="bank transfer"
    )
    threshold: Money | None = may("Smaller sums are carried forward to the next payment.", example="GBP 100")
    threshold_until: Literal["the end of the year", "the end of the agreement"] | None = may(
        "When a sum below the threshold is paid at the latest; left out: at the end of the agreement.",
        example="the end of the year",
    )
    taxes: Taxes | None = may("Who bears which tax.", where="taxes")
    dispute_window: Period | None = may(
        "How long after a statement or invoice it may be questioned.", example="60 days", where="payment-disputes"
    )
    undisputed_part: Literal["is paid on time", "may be held back"] | None = may(
        "What happens to the part that nobody questions.", example="is paid on time", where="payment-disputes"
    )
    late_interest: LateInterest | None = may("Interest on what is paid late.", where="late-payment")
    set_off: Literal["allowed", "allowed if agreed or judged", "barred"] | None = may(
        "Whether a party may deduct what the other owes it.", example="barred", where="set-off"
    )
    costs: Literal["each party bears its own", "shared as listed"] | None = may(
        "Who bears the costs of the partnership in general.", example="each party bears its own", where="shared-costs"
    )
    fixed: tuple[FixedPayment, ...] = some("Payments that no deal earns.", where="fixed-payments")
    shared_costs: tuple[SharedCost, ...] = some("Costs that the parties share.", where="shared-costs")
