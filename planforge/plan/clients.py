"""Whose clients they are, for which purpose, who may speak to them, and on whose paper they buy."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import PartyId, Period, Rhythm, Text, Who

Purpose = Literal["contract", "billing", "renewal", "further sales", "support", "data", "references"]
"""What a client can be owned for."""


@part(where="clients")
class Handover:
    """What whoever no longer owns a client hands over after the end."""

    of: tuple[Text, ...] = need("What is handed over.", example=["the contact details", "open quotes"])
    within: Period = need("How soon after the end.", example="30 days")


@part(where="clients", one_of=("owner", "party"))
class AfterEnd:
    """Who owns clients after the end of the agreement."""

    owner: Literal["same", "originator", "contracting party", "client's choice"] | None = may(
        "The same owner as before, the party that first brought the client, the party that has the contract with the client, "
        "or the party that the client chooses.",
        example="originator",
    )
    party: PartyId | None = may("This party, whoever owned the client before.", example="northwind")
    handover: Handover | None = may("What is handed over to the owner, and how soon; left out: nothing is promised.")


@part(where="clients")
class Shared:
    """Clients that parties own together."""

    among: tuple[PartyId, ...] = some("The parties that share; left out: all.", example=["northwind", "brightpath"])
    decider: PartyId | None = may("Who decides where they do not agree; left out: nobody does.", example="northwind")
    within: Period | None = may("How long they try to agree first.", example="10 days")


@part(where="clients", one_of=("owner", "party", "shared"))
class Ownership:
    """Who owns clients, for which purposes."""

    for_: tuple[Purpose, ...] = some(
        "The purposes that this line is about; left out: every purpose that no other line names.",
        example=["contract", "billing"],
    )
    segment: Text | None = may(
        "The clients that this line is about, completing 'clients that are ...'; left out: all.", example="law firms"
    )
    owner: Literal["originator", "contracting party", "client's choice"] | None = may(
        "The party that first brought the client, the party that has the contract with the client, or the party that the client "
        "chooses in writing.",
        example="originator",
    )
    party: PartyId | None = may("This party, whoever brought the client.", example="northwind")
    shared: Shared | None = may("Several parties together.", example={"decider": "northwind", "within": "10 days"})
    after_end: AfterEnd | None = may("Who owns them after the end of the agreement.", example={"owner": "same"})


@part(where="clients")
class HouseAccounts:
    """Clients that one party keeps for itself."""

    party: PartyId = need("Whose they are.", example="northwind")
    clients: tuple[Text, ...] = need("The clients by name, or what marks them out.", example=["Meridian Bank"])
    updated: Rhythm | None = may("How often the list may be changed; left out: only by agreement.", example="quarter")


@part(where="clients")
class Clients:
    """Whose clients they are."""

    owners: tuple[Ownership, ...] = need("Who owns clients, for which purposes, in as many lines as there are answers.")
    originator: Text | None = may(
        "What makes a party the originator, completing 'the party that ...'; left out: first brought the client to the partnership.",
        example="made the first introduction that the other party accepted",
    )
    choice: Literal["prevails", "is heard"] | None = may(
        "What a client's written choice between the parties does: it prevails over this clause, or the parties take it into account.",
        example="prevails",
    )
    house_accounts: tuple[HouseAccounts, ...] = some("Clients that one party keeps for itself.")


@part(where="non-circumvention")
class NonCircumvention:
    """A promise not to go round the other party."""

    by: Who = need("Who promises.", example="each")
    of: Text | None = may(
        "Which clients are protected, completing 'clients that ...'; left out: all that came through the partnership.",
        example="the other party introduced",
    )
    after_end: Period | None = may(
        "How long it holds after the end; left out: it ends with the agreement.", example="12 months"
    )
    unsolicited: bool = flag("A party may serve a client that comes to it of its own accord, and fees stay due.")


@part(where="account-control")
class ContactConsent:
    """How consent to contact a client is given."""

    form: Literal["in writing", "by e-mail", "in any form"] = need("Its form.", example="by e-mail")
    within: Period | None = may("How soon the leading party answers.", example="2 business days")
    silence: Literal["consent", "refusal"] | None = may("What no answer means.", example="consent")


@part(where="account-control", one_of=("lead", "party"))
class AccountControl:
    """Who leads an account, and how others may contact it."""

    for_: Text | None = may(
        "Which accounts or stage, completing 'for ...'; left out: every account.", example="accounts with over 500 staff"
    )
    lead: Literal["originator", "contracting party"] | None = may(
        "The leading party by what it did: it first brought the client, or it has the contract.", example="originator"
    )
    party: PartyId | None = may("The leading party by name.", example="brightpath")
    others: Literal["freely", "after telling", "with consent", "jointly", "not"] = need(
        "How another party may contact the account: freely, after telling the leading party, with its consent, only together with it, "
        "or not at all.",
        example="with consent",
    )
    always: tuple[Text, ...] = some(
        "Matters on which another party may always contact the account.", example=["technical support"]
    )
    consent: ContactConsent | None = may("How consent is given where it is needed.", example={"form": "by e-mail"})
    joint_calls: Literal["the first call", "every call", "each call for which a party asks"] | None = may(
        "The calls that the parties hold together.", example="the first call"
    )
    told_within: Period | None = may(
        "How soon the leading party is told when the client contacts another party.", example="2 business days"
    )


@part(where="paper")
class Paper:
    """Who contracts with the client, on which terms, and who bears what follows."""

    for_: Text | None = may("Which sales, completing 'for ...'; left out: all.", example="annual licences")
    contracting: PartyId = need("Who makes the contract with the client.", example="brightpath")
    terms: Text | None = may("On which terms, completing 'on ...'.", example="Brightpath's standard terms of 1 May 2026")
    end_user_terms: Text | None = may(
        "Other terms that the client must also accept.", example="Northwind's end-user licence terms"
    )
    fallback: Text | None = may(
        "What happens where the client does not accept, completing 'If the client does not accept those terms, ...'.",
        example="Northwind may contract with the client directly, and the referral fee is paid instead of the margin",
    )
    invoicing: PartyId | None = may("Who invoices the client; left out: nothing is said.", example="brightpath")
    credit_risk: PartyId | None = may("Who bears the risk that the client does not pay.", example="brightpath")


@part(where="client-data")
class ClientData:
    """What may be done with data about clients, and what becomes of it."""

    use: tuple[Text, ...] = some(
        "For what a party may use what it learns of a client from another party.", example=["serving that client"]
    )
    after_end: Literal["each keeps its own", "owner keeps", "client decides", "deleted"] = need(
        "What becomes of it after the end: each party keeps what it gathered itself, it goes to the party that keeps the client, the "
        "client decides, or what came from another party is deleted.",
        example="owner keeps",
    )
    within: Period | None = may("How soon after the end.", example="30 days")
