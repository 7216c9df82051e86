"""What the partnership is for, and how far it reaches."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, Money, PartyId, Percent, Period, Rhythm, Territory, Text, Who


@part(where="goals")
class Goal:
    """A goal that the parties share."""

    id: Identifier = need("The short name of the goal.", example="first-year-clients", where="")
    goal: Text = need("What is to be reached, completing 'to ...'.", example="win new clients together")
    metric: Text | None = may("How it is measured.", example="signed clients that came from a referral")
    target: Text | None = may("The figure to reach.", example="20 clients")
    by: date | None = may("The day by which it is to be reached.", example="2027-12-31")
    owner: Who | None = may("Who answers for it.", example="each")


@part(where="scope")
class Product:
    """A product or service within the partnership."""

    id: Identifier = need("The short name by which fees and prices refer to it.", example="coaching", where="")
    name: Text = need("What it is called.", example="Leadership coaching")
    description: Text | None = may("What it is.", example="one-to-one coaching, sold by the month")
    provider: PartyId | None = may("Whose product it is.", example="northwind")


@part(where="territory")
class Area:
    """Where the partnership holds."""

    include: tuple[Territory, ...] = need("The countries, parts of countries or groups within.", example=["GB", "IE"])
    exclude: tuple[Territory, ...] = some("What is taken out of them.", example=["US"])
    test: Literal["headquarters", "place of use", "place of signing", "billing address"] | None = may(
        "What decides whether a client is within.", example="headquarters"
    )
    unsolicited: tuple[Territory, ...] = some(
        "Where unsolicited orders from outside may be filled all the same.", example=["EU"]
    )
    maximum: int | None = may("The largest number of countries in which the partnership starts.", example=6)


@part(where="minimums", one_of=("amount", "number", "steps"))
class Minimum:
    """A volume of business that a party commits to."""

    id: Identifier = need("The short name of the minimum.", example="purchases", where="")
    name: Text = need("What it is called.", example="Purchase minimum")
    by: PartyId = need("Who commits.", example="brightpath")
    to: PartyId | None = may("To whom; without it, to the other party.", example="northwind")
    of: Text = need("What is counted, a noun phrase.", example="purchases at the partner price")
    amount: Money | None = may("The amount of money in each period.", example="GBP 50,000")
    number: int | None = may("The number in each period, where things are counted rather than money.", example=4)
    steps: tuple[MinimumStep, ...] = some("The minimum of each period, where the periods differ.")
    per: Rhythm | None = may(
        "How often the minimum must be met; without it, once over the life of the agreement.", example="year"
    )
    first_due: date | None = may("The end of the first period.", example="2027-12-31")
    if_missed: (
        Literal[
            "review",
            "exclusivity ends",
            "the other party may end this agreement",
            "the shortfall is paid",
            "half of the shortfall is paid",
        ]
        | None
    ) = may("What follows when the minimum is missed.", example="review")
    cure: Period | None = may("How long a missed minimum may be made good.", example="30 days")
    renewal_uplift: Percent | None = may("The minimum after a renewal, as a percentage of the one before.", example="115%")


@part(where="minimums", one_of=("amount", "number"))
class MinimumStep:
    """The minimum of one period."""

    period: Text = need("The period, as the table names it.", example="first year")
    by: date | None = may("The day by which it must be met.", example="2027-12-31")
    amount: Money | None = may("The amount of money.", example="GBP 50,000")
    number: int | None = may("The number, where things are counted rather than money.", example=4)


@part(where="exclusivity")
class Exclusivity:
    """A promise to work with nobody else."""

    kind: Literal["exclusive", "sole", "sole with notice"] = need(
        "exclusive: nobody else may, nor the granting party itself; sole: nobody else may, but the granting party itself may; "
        "sole with notice: so too, if it tells the other party before.",
        example="exclusive",
    )
    granted_by: PartyId = need("Who promises it.", example="northwind")
    granted_to: PartyId = need("Who has it.", example="brightpath")
    for_: Text | None = may(
        "For which clients, products or accounts, a noun phrase; without it, for all within the agreement.",
        example="clients in the legal sector",
    )
    in_: tuple[Territory, ...] = some("Where; without it, wherever the agreement holds.", example=["GB"])
    until: date | None = may("The day on which it ends, if before the agreement.", example="2028-12-31")
    tail: Period | None = may("How long it lasts after the end of the agreement.", example="6 months")
    while_: tuple[Identifier, ...] = some("The minimums that must be met for it to last.", example=["purchases"])


@part(where="scope")
class Scope:
    """What the partnership is for, and how far it reaches."""

    purpose: Text | None = may(
        "What the partnership is for, completing 'to ...'.", example="bring leadership coaching to founders", where="purpose"
    )
    products: tuple[Product, ...] = some("The products and services within.")
    products_change: Literal["by agreement", "on notice"] | None = may(
        "How the list of products may be changed: by all parties, or by the provider of a product on notice.",
        example="on notice",
    )
    products_notice: Period | None = may("How much notice of a changed or withdrawn product is due.", example="60 days")
    territory: Area | None = may("Where the partnership holds.", where="territory")
    segments: tuple[Text, ...] = some(
        "The kinds of client within.", example=["founders of companies with up to 50 staff"], where="clients-in-scope"
    )
    named_accounts: tuple[Text, ...] = some("Clients named as within.", example=["Harbour Group"], where="clients-in-scope")
    excluded_accounts: tuple[Text, ...] = some(
        "Clients that stay outside, such as house accounts.", example=["Meridian Bank"], where="clients-in-scope"
    )
    new_clients_only: bool = flag(
        "Only clients that are new to the selling party, or a distinct new need of an existing one.", where="clients-in-scope"
    )
    end_user_limit: Percent | None = may(
        "The largest share of units that may go to end users directly.", example="20%", where="clients-in-scope"
    )
    sales_channels: tuple[Text, ...] = some(
        "The ways of selling that are allowed.", example=["direct sales", "one named marketplace"], where="clients-in-scope"
    )
    sales_cycle: Period | None = may(
        "How long a sale usually takes, from the first talk with a client to its signature.",
        example="3 months",
        where="clients-in-scope",
    )
    non_exclusive: bool = flag("The partnership is not exclusive, except as `exclusivity` says.", where="exclusivity")
    exclusivity: tuple[Exclusivity, ...] = some("Promises to work with nobody else.", where="exclusivity")
    minimums: tuple[Minimum, ...] = some("Volumes of business that are committed.", where="minimums")
    effort: Literal["reasonable", "commercially reasonable", "best"] | None = may(
        "The standard of effort that each party owes.", example="reasonable", where="effort"
    )
