"""How long the agreement lasts, how it ends, and what stays."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, Money, PartyId, Percent, Period, Text, Who


@part(where="renewal", one_of=("automatic", "by_agreement"))
class Renewal:
    """What happens at the end of a term."""

    automatic: Period | None = may("The agreement renews for this long unless a party stops it.", example="12 months")
    notice: Period | None = may(
        "How long before the end a party must say that it will not renew, or, where the parties must agree, that it wants to.",
        example="60 days",
    )
    notice_by: Who | None = may("Who may stop the renewal, or ask for it; without it, either party.", example="each")
    by_agreement: Period | None = may(
        "The agreement renews for this long only if the parties agree in writing.", example="12 months"
    )
    conditions: tuple[Text, ...] = some(
        "What must be so for the agreement to renew.", example=["the minimums of the year were met"]
    )
    times: int | None = may("How often it may renew.", example=3)


@part(where="termination-breach")
class Breach:
    """Ending for breach."""

    cure: Period | None = may(
        "How long a breach may be put right after notice; left out: not at all, so the other party may end at once.",
        example="30 days",
    )
    payment_cure: Period | None = may("How long a late payment may be put right.", example="10 days")
    brand_cure: Period | None = may("How long a misuse of a brand may be put right.", example="5 days")
    performance_cure: Period | None = may("How long a missed minimum may be put right.", example="30 days")


@part(where="termination-insolvency")
class Insolvency:
    """Ending when a party is insolvent."""

    ends: Literal["on notice", "at once and by itself"] = need(
        "Whether the other party must say so, or the agreement ends by itself.", example="on notice"
    )
    after: Period | None = may(
        "How long insolvency proceedings against a party must have lasted; without it, any length is enough.", example="60 days"
    )


@part(where="termination-control")
class ControlChange:
    """Ending when somebody else gains control of a party."""

    by: Who = need("Who may end it when control of another party changes.", example="each")
    notice: Period | None = may("How much notice is then due; without it, the end may be at once.", example="30 days")
    within: Period | None = may(
        "How soon after learning of the change notice must be given; without it, at any time.", example="90 days"
    )


@part(where="termination-notice")
class Convenience:
    """Ending without a reason."""

    by: Who = need("Who may.", example="each")
    notice: Period = need("How much notice.", example="90 days")
    not_before: Period | None = may("How long after the start the earliest end is.", example="6 months")
    after_first_term: bool = flag("The earliest end is the end of the first term.")
    pays: Percent | None = may(
        "The share of what is missing to its minimums of money that the ending party pays.", example="50%"
    )
    pays_fixed: Money | None = may("The fixed sum that the ending party pays.", example="GBP 5,000")
    short_notice: Literal["has no effect", "loses fees not yet paid"] | None = may(
        "What follows when the notice is shorter than agreed; without it, this is not said.", example="has no effect"
    )


@part(where="termination")
class Termination:
    """The ways to end the agreement early. What is left out is not a ground."""

    breach: Breach | None = may("For breach.")
    convenience: tuple[Convenience, ...] = some("Without a reason.", where="termination-notice")
    insolvency: Insolvency | None = may("When a party is insolvent.")
    change_of_control: ControlChange | None = may("When somebody else gains control of a party.")
    missed_minimums: Who | None = may(
        "Who may end it when another party misses a committed minimum.", example="northwind", where="termination-minimums"
    )
    force_majeure_after: Period | None = may(
        "How long an event outside a party's control must have lasted.", example="60 days", where="termination-force-majeure"
    )
    damage_to_reputation: bool = flag("When a party brings the other into serious disrepute.", where="termination-reputation")
    other_agreement: Text | None = may(
        "Another agreement with whose end this one ends.",
        example="the Master Services Agreement of 1 March 2025",
        where="termination-other-agreement",
    )


@part(where="dormancy")
class Dormancy:
    """What happens when nothing happens."""

    without: Text = need(
        "What is missing when the partnership is dormant, completing 'without ...'.",
        example="an accepted referral in either direction",
    )
    for_: Period = need("For how long it must be missing.", example="6 months")
    then: Literal["review", "notice", "end"] = need(
        "What follows: the parties meet to review; or either party may end the agreement on notice; or it ends by itself.",
        example="review",
    )
    within: Period | None = may(
        "How soon the parties meet, how long the notice is, or how long after that time the agreement ends; without it, at once.",
        example="30 days",
    )


@part(where="dependence")
class Dependence:
    """More notice for a party that lives on the partnership."""

    share: Percent = need(
        "The share of a party's revenue of the last 12 months from which it depends on the partnership.", example="25%"
    )
    notice: Period = need("The least notice that is then due to it.", example="90 days")


@part(where="wind-down")
class WindDown:
    """The orderly end."""

    period: Period = need("How long the parties wind down after the end.", example="90 days")
    duties: tuple[Text, ...] = some(
        "What is done in that time, each completing 'the parties must ...'.", example=["finish work for clients already signed"]
    )
    sell_off: Period | None = may("How long stock or signed offers may still be sold.", example="90 days")
    clients_served_until: Literal["their contracts end", "the wind-down ends"] | None = may(
        "Until when clients are still served.", example="their contracts end"
    )
    handover: Text | None = may(
        "What is handed over to whom, completing 'Each party must ...'.",
        example="hand over the files of each client to the party that keeps it",
    )


@part(where="tail")
class Tail:
    """Fees after the end."""

    period: Period = need("How long after the end a deal still earns.", example="6 months")
    for_: Literal["registered deals", "accepted referrals", "existing clients"] = need(
        "Which deals still earn.", example="accepted referrals"
    )
    rate: Percent | None = may("The share of the ordinary fee that is then paid; without it, all of it.", example="100%")
    not_if: tuple[Text, ...] = some(
        "When nothing is earned after the end, each completing 'if ...'.",
        example=["the agreement was ended for the payee's breach"],
    )


@part(where="changes")
class Changes:
    """How the agreement is changed."""

    by: Literal["signed writing", "email agreement"] = need("The form that a change needs.", example="signed writing")
    one_sided: tuple[OneSidedChange, ...] = some("What one party may change alone on notice.")


@part(where="changes")
class OneSidedChange:
    """A change that one party may make alone."""

    by: PartyId = need("Who may change it.", example="northwind")
    of: Text = need("What may be changed, a noun phrase.", example="the product list")
    notice: Period = need("How much notice.", example="60 days")
    exit: Period | None = may(
        "How long after the notice the other party may choose to end the agreement instead.", example="30 days"
    )


@part(where="term", one_of=("initial", "ends", "until_ended"))
class Terms:
    """How long the agreement lasts, how it ends, and what stays."""

    initial: Period | None = may("How long the agreement first lasts.", example="12 months")
    ends: date | None = may("The day on which it ends, where a day is agreed rather than a length.", example="2027-12-31")
    until_ended: bool = flag("The agreement has no fixed end: it lasts until a party ends it.")
    renewal: Renewal | None = may("What happens at the end of a term.", where="renewal")
    termination: Termination | None = may("How the agreement may be ended early.", where="termination")
    dormancy: Dormancy | None = may("What happens when nothing happens.", where="dormancy")
    wind_down: WindDown | None = may("The orderly end.", where="wind-down")
    tail: Tail | None = may("Fees after the end.", where="tail")
    dependence: Dependence | None = may("More notice for a party that lives on the partnership.", where="dependence")
    survival: tuple[Identifier, ...] = some(
        "Ids of clauses that stay after the end, beyond those that the agreement names itself.",
        example=["confidentiality", "audit"],
        where="survival",
    )
    changes: Changes | None = may("How the agreement is changed.", where="changes")
    precedence: tuple[Literal["cover page", "clauses", "schedules", "worked examples", "other documents"], ...] = some(
        "Which part prevails when two disagree, highest first.",
        example=["clauses", "schedules", "worked examples"],
        where="precedence",
    )
