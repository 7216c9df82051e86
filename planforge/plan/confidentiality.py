"""What the parties keep secret, and how they treat data about people."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import PartyId, Period, Territory, Text, Who


@part(where="confidentiality", one_of=("while_secret", "period"))
class TradeSecrets:
    """How long trade secrets stay confidential, where that differs from other information."""

    while_secret: bool = flag("As long as the law treats them as trade secrets.")
    period: Period | None = may("For this long after this agreement ends.", example="10 years")


@part(where="confidentiality", one_of=("after_end", "after_disclosure"))
class Secrecy:
    """How long information stays confidential."""

    after_end: Period | None = may("For this long after this agreement ends.", example="3 years")
    after_disclosure: Period | None = may("For this long after each disclosure.", example="5 years")
    trade_secrets: TradeSecrets | None = may("The time for trade secrets; without it they are treated like the rest.")


@part(where="confidentiality")
class Marking:
    """Information must be marked to be confidential."""

    or_plain: bool = flag("Information that is plainly confidential by its nature needs no mark.")
    spoken_within: Period | None = may(
        "How soon spoken information must be confirmed in writing as confidential; without it, speech needs no mark.",
        example="30 days",
    )


@part(where="confidentiality")
class GivingBack:
    """What happens to confidential information at the end."""

    how: Literal["return", "destroy", "return or destroy"] = need(
        "Whether it goes back or is destroyed; with both, the party that receives it chooses.", example="return or destroy"
    )
    within: Period | None = may("How soon after the end or a request; without it, promptly.", example="30 days")
    confirm: bool = flag("The party confirms in writing that it has done so.")
    may_keep: tuple[Text, ...] = some(
        "What may be kept all the same.", example=["copies that the law requires", "routine backups until they are overwritten"]
    )


@part(where="confidentiality")
class Confidentiality:
    """What the parties keep secret. An empty part gives the ordinary mutual duty, for as long as the information is confidential."""

    binds: Who | None = may("Who must keep the other's information secret; without it, each party.", example="each")
    covers: tuple[Text, ...] = some(
        "What is confidential in particular.", example=["prices that are not published", "lists of clients"]
    )
    this_agreement: bool = flag("The terms of this agreement are confidential too.")
    not_covered: tuple[Text, ...] = some(
        "What is not confidential, beyond what is public, already known, received from others or made alone.",
        example=["the fact that the parties are partners"],
    )
    marking: Marking | None = may("How information is marked; without it, no mark is needed.")
    shared_with: tuple[
        Literal[
            "Affiliates", "professional advisers", "sub-contractors", "insurers", "funders", "possible buyers of its business"
        ],
        ...,
    ] = some("To whom a party may pass it on, besides its own staff.", example=["professional advisers"])
    lasts: Secrecy | None = may(
        "How long it stays confidential; without it, as long as it is not public.", example={"after_end": "3 years"}
    )
    at_end: GivingBack | None = may("What happens to it at the end.", example={"how": "return or destroy", "within": "30 days"})
    replaces: Text | None = may(
        "An earlier confidentiality agreement that this clause takes over.",
        example="the confidentiality agreement of 2 June 2026",
    )


@part(where="personal-data")
class Processing:
    """One party holds data only for another, on its instructions."""

    controller: PartyId = need("Who decides why and how the data is used.", example="northwind")
    processor: PartyId = need("Who holds the data for the controller.", example="brightpath")
    helpers: Literal["only with consent", "on notice"] | None = may(
        "Whether the processor may use others to process the data; without it, nothing is said.", example="only with consent"
    )


@part(where="personal-data")
class JointControl:
    """The parties decide together."""

    by: Who = need("Who decides together.", example="each")
    contact: PartyId | None = may("To whom the people concerned turn first.", example="northwind")


@part(where="personal-data", one_of=("independent", "joint", "processing"))
class DataRole:
    """Which role a party has for some data about people."""

    data: Text = need("Which data.", example="the contact details of referred clients")
    independent: Who | None = may("Who decides alone why and how it uses its own copy.", example="each")
    joint: JointControl | None = may("Who decides together.", example={"by": "each"})
    processing: Processing | None = may(
        "Who holds it for whom.", example={"controller": "northwind", "processor": "brightpath"}
    )


@part(where="personal-data", one_of=("owner", "stays_with_giver", "shared"))
class LeadLists:
    """Whose the lists of leads and contacts are."""

    owner: PartyId | None = may("One party owns them all.", example="northwind")
    stays_with_giver: bool = flag("Each list stays with the party that gave it.")
    shared: bool = flag("The parties own them together.")
    use: Text | None = may(
        "The only use that another party may make of them, completing 'only to ...'.", example="follow up the referrals in them"
    )
    after_end: Literal["stop using them", "delete them", "keep its copies"] | None = may(
        "What follows at the end of the agreement for a party that does not own them alone.", example="delete them"
    )


@part(where="personal-data")
class DataTransfers:
    """Moving data about people abroad."""

    outside: tuple[Territory, ...] = need("The places out of which the data goes only on a condition.", example=["GB", "EEA"])
    only_if: Literal["the other party agrees in writing", "the law allows it and its safeguards are in place"] = need(
        "The condition.", example="the law allows it and its safeguards are in place"
    )
    safeguard: Text | None = may(
        "The safeguard that is used.", example="the standard contractual clauses of the European Commission"
    )


@part(where="personal-data")
class PersonalData:
    """Data about people. An empty part says only that each party follows the law on it."""

    laws: tuple[Text, ...] = some("The laws that apply in particular.", example=["the UK GDPR"])
    roles: tuple[DataRole, ...] = some("Who has which role for which data.")
    agreement: Text | None = may(
        "A data processing agreement that governs the details and prevails.",
        example="the Data Processing Agreement of 1 January 2027",
    )
    consent_by: PartyId | None = may(
        "Who obtains the consent of the people concerned, or another lawful ground, before data is passed on.",
        example="northwind",
    )
    breach_notice: Period | None = may("How soon a party must tell the other of a breach of personal data.", example="48 hours")
    requests: Period | None = may(
        "How soon a party passes on a request of a person concerned that is meant for the other.", example="5 days"
    )
    lead_lists: LeadLists | None = may("Whose the lists of leads and contacts are.", example={"stays_with_giver": True})
    transfers: DataTransfers | None = may("Moving the data abroad.")
