"""The clauses at the end of every agreement: notices, assignment, events beyond control, and general rules."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Period, Territory, Text, Who

General = Literal[
    "entire agreement", "severability", "no waiver", "counterparts", "electronic signature", "independent parties",
    "no third-party rights", "further assurance", "own costs", "language", "law overrides", "not binding until signed",
    "not legally binding", "remedies add up", "binds successors", "drafted together", "other partners", "good faith",
]  # fmt: skip


@part(where="assignment")
class AssignmentConsent:
    """Assignment needs consent."""

    with_reason: bool = flag("Consent may be refused only for a good reason.")
    not_needed_for: tuple[Literal["Affiliates", "a buyer of its business", "a lender as security"], ...] = some(
        "To whom it may assign on notice, without consent.", example=["Affiliates"]
    )


@part(where="assignment", one_of=("consent", "on_notice", "rule"))
class Assignment:
    """Whether a party may hand over its rights and duties."""

    by: Who = need("Which party.", example="each")
    consent: AssignmentConsent | None = may("Only with consent; an empty part says no more.", example={"with_reason": True})
    on_notice: Period | None = may("On this much notice.", example="30 days")
    rule: Literal["freely", "never"] | None = may("Without any condition, or not at all.", example="never")


@part(where="sub-contracting", one_of=("rule", "on_notice"))
class Subcontracting:
    """Whether a party may let others do its work."""

    by: Who = need("Which party.", example="each")
    rule: Literal["freely", "only with consent", "never"] | None = may(
        "Freely, with consent or not at all.", example="only with consent"
    )
    on_notice: Period | None = may("On this much notice.", example="30 days")
    same_duties: bool = flag("The sub-contractor must accept the duties of this agreement that concern its work.")
    agreed: tuple[Text, ...] = some(
        "Sub-contractors to which the other party has agreed already.", example=["Harbour Support Ltd"]
    )


@part(where="force-majeure")
class ForceMajeure:
    """Events beyond a party's control excuse it."""

    events: tuple[Text, ...] = some("Events that count, as examples.", example=["flood", "war", "failure of a public network"])
    not_events: tuple[Text, ...] = some("What does not count.", example=["strikes of its own staff"])
    notice: Period | None = may("How soon the party must tell of it; without it, promptly.", example="3 days")
    payments_too: bool = flag("It excuses late payment as well; without it, money stays due.")


@part(where="non-disparagement")
class NonDisparagement:
    """No running down of the other party."""

    by: Who = need("Who holds back.", example="each")
    lasts_after_end: Period | None = may("How long after the end of the agreement.", example="12 months")


@part(where="notices", one_of=("arrives", "arrives_after"))
class NoticeMethod:
    """A way to give notice."""

    by: Literal["email", "hand", "courier", "post", "registered post"] = need("How it is sent.", example="email")
    arrives: Literal["when it is sent", "when it is delivered", "when it is signed for"] | None = may(
        "When it counts as received.", example="when it is delivered"
    )
    arrives_after: Period | None = may("How long after sending it counts as received.", example="2 business days")


@part(where="notices")
class Notices:
    """How formal notices are given; the addresses stand with the parties."""

    methods: tuple[NoticeMethod, ...] = some("The ways to give notice; without it, any that leaves a record.")
    not_by_email: tuple[Text, ...] = some("Notices for which e-mail is not enough.", example=["notice that starts a claim"])
    copy_to: Text | None = may("Who gets a copy, which is not notice itself.", example="legal@northwind.example")


@part(where="business-days")
class BusinessDays:
    """Which days are Business Days."""

    places: tuple[Territory, ...] = need("The places whose public holidays do not count.", example=["GB-EAW"])
    holidays: Text | None = may("Other days that are no Business Days.", example="a day from 24 December to 1 January")


@part(where="third-party-rights")
class ThirdPartyRight:
    """A right of somebody who is not a party."""

    who: Text = need("Who has it.", example="each client")
    what: Text = need("What right, completing 'may ...'.", example="rely on the product warranties")
