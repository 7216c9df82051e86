"""What a party may not do, or only with another's leave: selling direct, sub-partners, competing, soliciting, promising."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Money, PartyId, Percent, Period, Territory, Text, Who


@part(where="direct-sales", one_of=("rule", "after_notice", "with_consent"))
class DirectSales:
    """Whether a party may sell to clients without the other."""

    by: PartyId = need("Who would sell.", example="northwind")
    to: Text | None = may(
        "To which clients, completing 'clients that ...'; left out: any client.", example="are based in the territory"
    )
    rule: Literal["allowed", "not allowed"] | None = may("It may without condition, or it may not.", example="not allowed")
    after_notice: Period | None = may("It may, if it tells the other party this long before.", example="10 business days")
    with_consent: Literal["in writing", "by e-mail"] | None = may(
        "It may with the other party's consent in this form.", example="by e-mail"
    )
    pays: Text | None = may(
        "What the other party then has, completing 'the other party receives ...'.", example="half of the margin"
    )


@part(where="sub-partners")
class SubPartners:
    """Whether a party may work through others."""

    by: Who = need("Whose sub-partners.", example="brightpath")
    rule: Literal["allowed", "with consent", "not allowed"] = need("Whether it may appoint them.", example="with consent")
    answer_within: Period | None = may("How soon a request is answered.", example="10 business days")
    conditions: tuple[Text, ...] = some(
        "What each sub-partner must do, completing 'must ...'.", example=["sign terms as strict as these"]
    )
    named: tuple[Text, ...] = some("Sub-partners already agreed.", example=["Harbour Sales Ltd"])


@part(where="non-compete")
class NonCompete:
    """A promise not to compete."""

    by: Who = need("Who promises.", example="brightpath")
    not_to: Text = need("What it does not do, completing 'must not ...'.", example="sell coaching by the month to founders")
    in_: tuple[Territory, ...] = some("Where; left out: wherever this agreement holds.", example=["GB"])
    after_end: Period | None = may("How long after the end; left out: it ends with the agreement.", example="6 months")
    except_: tuple[Text, ...] = some("What stays allowed.", example=["work for clients it has on the effective date"])


@part(where="non-solicit-clients")
class NonSolicitClients:
    """A promise not to solicit clients."""

    by: Who = need("Who promises.", example="each")
    of: Text | None = may(
        "Which clients, completing 'clients that ...'; left out: the other party's.", example="the other party introduced"
    )
    after_end: Period | None = may("How long after the end; left out: it ends with the agreement.", example="12 months")
    except_: tuple[Text, ...] = some("What stays allowed.", example=["general advertising"])


@part(where="non-solicit-staff", one_of=("share_of_pay", "amount"))
class StaffCompensation:
    """What hiring a person away costs."""

    share_of_pay: Percent | None = may("A share of the person's first yearly pay.", example="20%")
    amount: Money | None = may("A fixed amount for each person.", example="GBP 10,000")


@part(where="non-solicit-staff")
class NonSolicitStaff:
    """A promise not to hire the other party's people."""

    by: Who = need("Who promises.", example="each")
    people: Text | None = may(
        "Which people, completing 'people who ...'; left out: who worked on the partnership.", example="manage accounts"
    )
    after_end: Period | None = may("How long after the end; left out: it ends with the agreement.", example="12 months")
    general_advertising: bool = flag("Hiring a person who answers a general advertisement is allowed.")
    pays: StaffCompensation | None = may(
        "What a breach costs; left out: the law's ordinary remedies apply.", example={"share_of_pay": "20%"}
    )


@part(where="first-refusal")
class FirstRefusal:
    """The right to be asked first."""

    kind: Literal["first refusal", "first offer", "first negotiation"] = need(
        "first refusal: it may match another's offer; first offer: it hears before others; first negotiation: the parties talk first.",
        example="first offer",
    )
    holder: PartyId = need("Who has the right.", example="brightpath")
    granted_by: PartyId = need("Who grants it.", example="northwind")
    over: Text = need("Over what, a noun phrase.", example="any new service for the territory")
    answer_within: Period = need("How long the holder has to answer or to negotiate.", example="30 days")
    then_free_for: Period | None = may(
        "How long the granting party may then deal with others, on terms no better for them.", example="6 months"
    )


@part(where="competing-offers")
class CompetingOffers:
    """Offers that compete with those of the partnership."""

    by: Who = need("Whose offers.", example="each")
    rule: Literal["allowed", "disclosed", "not on the same deal", "not allowed"] = need(
        "Whether a party may offer what competes with the other party's products.", example="not on the same deal"
    )
    told_within: Period | None = may("How soon the other party is told of a competing offer.", example="10 business days")
    except_: tuple[Text, ...] = some("What is not seen as competing.", example=["group workshops"])


@part(where="claims")
class Claims:
    """What may be said of a party's products."""

    of: Who = need("Whose products.", example="northwind")
    source: Text = need("Where the approved statements stand.", example="the sales library in the shared workspace")
    approver: Text | None = may("Who approves other statements.", example="Northwind's head of product")
    answer_within: Period | None = may("How soon a request for approval is answered.", example="5 business days")
    forbidden: tuple[Text, ...] = some("What is never said.", example=["a promise of a result"])
    corrected_within: Period | None = may("How soon a wrong statement is corrected.", example="2 business days")


@part(where="promotion")
class Promotion:
    """Ways of promoting that are not allowed."""

    by: Who = need("Who must keep to this.", example="brightpath")
    banned: tuple[Text, ...] = need(
        "What it does not do.", example=["unsolicited bulk e-mail", "bids on the other party's brand as a keyword"]
    )
    with_consent: tuple[Text, ...] = some("What it does only with written consent.", example=["paid search"])
    lose_fees: bool = flag("A client won by a banned way earns no fee.")


@part(where="marketing-approval")
class MarketingApproval:
    """Marketing material that needs approval."""

    by: PartyId = need("Who approves.", example="northwind")
    of: tuple[Text, ...] = need("What needs approval.", example=["each campaign that names Northwind"])
    answer_within: Period | None = may("How soon a request is answered.", example="5 business days")
    silence: Literal["approval", "refusal"] | None = may("What no answer in time means.", example="refusal")
    once: bool = flag("What was approved once may be used again without change.")


@part(where="conduct")
class Conduct:
    """How the parties behave towards clients and each other."""

    of: Who = need("Whose behaviour.", example="each")
    duties: tuple[Text, ...] = need("Each completing 'must ...'.", example=["be honest with clients about its role"])
