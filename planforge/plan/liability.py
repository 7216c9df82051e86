"""What is warranted, who makes good which loss, and how far."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, Limit, Money, PartyId, Percent, Period, Text, Who

Claim = Literal[
    "breach of confidentiality", "breach of the law on personal data", "infringement of intellectual property rights",
    "indemnities under this agreement", "payment of sums due", "fraud", "wilful misconduct", "gross negligence",
    "bribery or breach of trade controls", "abandonment of the work",
]  # fmt: skip
Ground = Literal[
    "infringement of intellectual property rights", "breach of law", "breach of confidentiality", "breach of the law on personal data",
    "statements about products that were not approved", "defects of its products", "injury or damage to property",
    "its own staff or taxes", "fraud or wilful misconduct", "its contracts with clients", "breach of this agreement",
]  # fmt: skip


@part(where="warranties")
class Warranty:
    """A promise that something is so."""

    by: Who = need("Who promises.", example="northwind")
    that: Text = need("What is so, completing 'warrants that ...'.", example="its coaches hold a recognised qualification")


@part(where="product-warranties")
class WarrantyTime:
    """How long a product warranty lasts."""

    period: Period = need("How long.", example="12 months")
    starts: Literal["delivery", "acceptance", "first use", "sale to the client"] = need("From when.", example="delivery")


@part(where="product-warranties")
class ProductWarranty:
    """A promise about a product."""

    id: Identifier = need("The short name of the warranty.", example="scanners", where="")
    by: PartyId = need("Who promises.", example="northwind")
    to: Literal["the other party", "the client", "the other party and the client"] = need(
        "Who may rely on it.", example="the client"
    )
    product: Text = need("Which product.", example="each scanner")
    that: Text = need("What is so, completing 'will ...'.", example="work as its documentation describes")
    lasts: WarrantyTime | None = may(
        "How long; without it, nothing is said.", example={"period": "12 months", "starts": "delivery"}
    )
    remedies: tuple[Literal["repair", "replacement", "a refund", "doing the work again"], ...] = some(
        "What is done for a product that falls short.", example=["repair", "replacement"]
    )
    not_for: tuple[Text, ...] = some("When it does not hold.", example=["changes made by others"])


@part(where="warranties")
class Warranties:
    """What the parties warrant. What is left out is not warranted."""

    authority: Who | None = may("Who warrants that it may make and perform this agreement.", example="each")
    no_conflict: Who | None = may("Who warrants that this agreement breaks no other agreement that binds it.", example="each")
    skill_and_care: Who | None = may("Who warrants to act with the skill and care of its trade.", example="each")
    non_infringement: Who | None = may("Who warrants that what it provides infringes nobody's rights.", example="northwind")
    others: tuple[Warranty, ...] = some("Further warranties.")
    products: tuple[ProductWarranty, ...] = some("Promises about products.", where="product-warranties")
    disclaimer: Who | None = may(
        "Who gives no other warranty, as far as the law allows.", example="each", where="warranty-disclaimer"
    )


@part(where="indemnities")
class Indemnity:
    """One party makes good another's loss. Without any ground it is for breach of this agreement."""

    id: Identifier = need("The short name of the indemnity.", example="infringement", where="")
    by: Who = need("Who makes good.", example="northwind")
    to: Who | None = may("Whose loss; without it, that of every other party.", example="brightpath")
    against: Literal["claims of third parties", "all loss"] = need(
        "Whether only claims of third parties are covered, or loss of every kind.", example="claims of third parties"
    )
    for_: tuple[Ground, ...] = some("From what the loss comes.", example=["infringement of intellectual property rights"])
    also: tuple[Text, ...] = some("Other causes.", example=["any use of the Northwind app in a hospital"])
    not_for: tuple[Text, ...] = some("When it does not hold.", example=["the product was changed by others"])
    affiliates: bool = flag("The Affiliates and staff of the protected party are protected too.")
    cure: bool = flag(
        "The party that makes good may obtain the right to go on, or change or replace what infringes, or else refund it."
    )


@part(where="indemnities")
class IndemnityProcedure:
    """How a claim is handled for which one party must make good."""

    notice: Period | None = may("How soon the protected party must tell of a claim; without it, promptly.", example="10 days")
    control: Literal["the indemnifying party", "the protected party"] = need(
        "Who conducts the defence.", example="the indemnifying party"
    )
    settlement: Literal["the consent of both", "consent where it admits fault or costs the other party anything"] | None = may(
        "What a settlement needs.", example="the consent of both"
    )


@part(where="indemnities")
class Indemnities:
    """Who makes good whose loss, and how."""

    given: tuple[Indemnity, ...] = need("The indemnities, one for each direction.")
    procedure: IndemnityProcedure | None = may("How a claim is handled.", example={"control": "the indemnifying party"})
    only_remedy: bool = flag("For claims of third parties an indemnity is the only remedy.")


@part(where="liability")
class PaidInPeriod:
    """A limit measured by what was paid."""

    percent: Percent = need("Which share of it; 100% is the sum itself.", example="100%")
    of: Literal["paid", "paid and payable"] = need("What counts.", example="paid and payable")
    before: Period = need("In how long before the event that gave rise to the claim.", example="12 months")


@part(where="liability", one_of=("fixed", "paid"))
class CapFigure:
    """One figure of a limit."""

    fixed: Money | None = may("A fixed sum.", example="GBP 100,000")
    paid: PaidInPeriod | None = may(
        "A share of what was paid in some time.", example={"percent": "100%", "of": "paid", "before": "12 months"}
    )


@part(where="liability", one_of=("fixed", "paid", "greater_of", "lesser_of"))
class CapAmount:
    """How high a limit is."""

    fixed: Money | None = may("A fixed sum.", example="GBP 100,000")
    paid: PaidInPeriod | None = may(
        "A share of what was paid in some time.", example={"percent": "100%", "of": "paid", "before": "12 months"}
    )
    greater_of: tuple[CapFigure, ...] = some(
        "The greatest of several.",
        example=[{"fixed": "GBP 100,000"}, {"paid": {"percent": "150%", "of": "paid", "before": "12 months"}}],
    )
    lesser_of: tuple[CapFigure, ...] = some(
        "The least of several.", example=[{"fixed": "GBP 100,000"}, {"fixed": "GBP 50,000"}]
    )


@part(where="liability")
class LiabilityCap:
    """A limit of liability."""

    of: Who = need("Whose liability.", example="each")
    amount: CapAmount = need("How high.", example={"fixed": "GBP 100,000"})
    per: Literal["for each claim", "in each year of this agreement", "in all"] = need(
        "Over what it is counted.", example="in each year of this agreement"
    )


@part(where="liability")
class IncreasedCap:
    """A higher limit for some claims."""

    of: Who = need("Whose liability.", example="each")
    for_: tuple[Claim, ...] = need("For which claims.", example=["breach of confidentiality"])
    also: tuple[Text, ...] = some("For which further claims.", example=["loss of the client's scanners"])
    amount: CapAmount = need("How high.", example={"fixed": "GBP 1,000,000"})
    per: Literal["for each claim", "in each year of this agreement", "in all"] = need(
        "Over what it is counted.", example="in all"
    )


@part(where="liability")
class UnlimitedClaims:
    """Claims without any limit."""

    of: Who = need("Whose liability.", example="each")
    for_: tuple[Claim, ...] = need("For which claims.", example=["wilful misconduct", "payment of sums due"])
    also: tuple[Text, ...] = some("For which further claims.", example=["breach of the exclusivity"])


@part(where="liability")
class IndirectLoss:
    """Loss for which nobody pays."""

    of: Who = need("Who does not pay for it.", example="each")
    also: tuple[
        Literal[
            "loss of profit", "loss of revenue", "loss of business", "loss of goodwill", "loss of data", "punitive damages"
        ],
        ...,
    ] = some("What is excluded even where it is direct.", example=["loss of goodwill"])


@part(where="liability")
class NoLiability:
    """A matter for which a party does not answer."""

    of: Who = need("Who does not answer.", example="brightpath")
    for_: Text = need("For what.", example="defects of Northwind's products")
    unless: Text | None = may("When it answers all the same.", example="Brightpath caused them wilfully or by gross negligence")


@part(where="liability")
class Liability:
    """How far the parties answer. What the law does not allow to be limited is always carved out."""

    caps: tuple[LiabilityCap, ...] = some("The general limit; it may differ by party.")
    increased: tuple[IncreasedCap, ...] = some("Higher limits for some claims.")
    unlimited: tuple[UnlimitedClaims, ...] = some("Claims without any limit.")
    no_indirect_loss: IndirectLoss | None = may("Indirect loss is not paid for.", example={"of": "each"})
    none_for: tuple[NoLiability, ...] = some("Matters for which a party does not answer.")
    reduce_loss: bool = flag("A party that suffers loss must take reasonable steps to keep it small.")


@part(where="remedies")
class RemedyLimit:
    """The only remedies for something that goes wrong."""

    of: Who = need("Whose remedies.", example="brightpath")
    for_: Text = need("For what.", example="late delivery of a product")
    only: tuple[Text, ...] = need(
        "The remedies, each completing 'to ...'.", example=["cancel the order", "be refunded its price"]
    )


@part(where="agreed-damages")
class AgreedDamages:
    """A sum agreed beforehand for a breach."""

    id: Identifier = need("The short name of the sum.", example="bypass", where="")
    by: Who = need("Who pays.", example="each")
    to: Who | None = may("To whom; without it, to the party that suffers the breach.", example="northwind")
    for_: Text = need("For which breach.", example="selling to a registered client directly")
    amount: Limit = need("How much, and for what.", example="GBP 5,000 per event")
    more: Literal["this is all that is due", "more may be claimed for greater loss"] = need(
        "Whether it settles the matter.", example="this is all that is due"
    )


@part(where="insurance")
class Insurance:
    """Insurance that a party keeps."""

    id: Identifier = need("The short name of the insurance.", example="professional", where="")
    by: Who = need("Who keeps it.", example="each")
    kind: Text = need("Against what, as it is called.", example="professional indemnity insurance")
    amount: Limit | None = may("At least how much.", example="GBP 1,000,000 per claim")
    lasts_after_end: Period | None = may("How long after the end of the agreement.", example="2 years")
    evidence: Literal["on request", "before the start and at each renewal"] | None = may(
        "When the party shows that it is insured.", example="on request"
    )
    additional_insured: bool = flag("The policy names the other party as insured too.")
    cancellation_notice: Period | None = may("How soon the party tells of a policy that ends or shrinks.", example="10 days")
