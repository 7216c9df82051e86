"""Who owns ideas and works, who may use them, and what is promised about both."""

from __future__ import annotations

from typing import Literal

from planforge.plan.declare import flag, may, need, part, some
from planforge.values import Identifier, PartyId, Period, Rhythm, Territory, Text, Who


@part(where="intellectual-property", one_of=("owner", "maker", "shared"))
class JointWork:
    """Who owns what the parties make together."""

    owner: PartyId | None = may("One party owns it, and the others assign their share.", example="northwind")
    maker: bool = flag("Each party owns the part that it made.")
    shared: bool = flag("The parties own it in equal shares.")
    free_use: bool = flag("The parties that do not own it may use it in their own business, for ever and free of charge.")


@part(where="licences")
class LicenceGrant:
    """A right to use what another party owns, other than its brand."""

    id: Identifier = need("The short name of the licence.", example="api", where="")
    by: PartyId = need("Who gives it.", example="northwind")
    to: PartyId = need("Who receives it.", example="brightpath")
    of: Text = need("What may be used.", example="the Northwind API and its documentation")
    purpose: Text | None = may("For what, completing 'to ...'.", example="build and support the joint offering")
    territory: tuple[Territory, ...] = some("Where; without it, everywhere.", example=["GB", "IE"])
    exclusivity: Literal["not exclusive", "exclusive", "sole"] | None = may(
        "not exclusive: others may have it too; exclusive: nobody else, nor its giver; sole: nobody else, but its giver.",
        example="not exclusive",
    )
    lasts: Literal["while this agreement lasts", "for ever"] | None = may(
        "How long it lasts.", example="while this agreement lasts"
    )
    irrevocable: bool = flag("It cannot be taken back before it ends.")
    unlimited: bool = flag("It has no limit of users, copies or volume.")
    transfer: Literal["not allowed", "with this agreement", "freely"] | None = may(
        "Whether it may be handed on.", example="not allowed"
    )
    sub_licences: Literal["not allowed", "with consent", "to clients", "freely"] | None = may(
        "To whom the receiver may pass it on.", example="with consent"
    )
    from_affiliates: bool = flag("It covers what Affiliates of the giver own.")
    to_affiliates: bool = flag("Affiliates of the receiver may use it too.")
    payment: Literal["free of charge", "within the fees of this agreement"] | None = may(
        "What it costs.", example="free of charge"
    )


@part(where="intellectual-property")
class IntellectualProperty:
    """Who owns ideas and works. An empty part says that each party keeps its own."""

    joint_work: JointWork | None = may("Who owns what the parties make together.", example={"shared": True})
    feedback: Literal["free use", "assigned"] | None = may(
        "What a party may do with suggestions about its own products: use them freely, or own them.", example="free use"
    )
    client_materials: bool = flag("What a client provides stays the client's.")
    no_copying: bool = flag(
        "No party copies, changes or takes apart another's products, except as this agreement or the law allows."
    )
    report_infringement: bool = flag("A party that learns of an infringement tells the owner.")
    licences: tuple[LicenceGrant, ...] = some("Rights to use what another party owns, other than brands.", where="licences")


@part(where="escrow")
class Escrow:
    """Source code or other material kept by a third person for the day on which it is needed."""

    id: Identifier = need("The short name of the deposit.", example="source-code", where="")
    by: PartyId = need("Who deposits.", example="northwind")
    for_: PartyId = need("Who may receive it.", example="brightpath")
    of: Text = need("What is deposited.", example="the source code and build instructions of the Northwind app")
    agent: Text | None = may(
        "With whom; without it, an independent agent that the parties choose.", example="Harbour Escrow Ltd"
    )
    within: Period | None = may("How soon after the start it is deposited.", example="90 days")
    updated: Rhythm | None = may("How often it is brought up to date.", example="year")
    paid_by: Who | None = may("Who pays the agent.", example="brightpath")
    released_when: tuple[Text, ...] = need(
        "When it is handed out.", example=["Northwind is insolvent", "Northwind stops supporting the app"]
    )
    use: Text | None = may(
        "For what it may then be used, completing 'only to ...'.", example="maintain the app for clients already signed"
    )


@part(where="covenant-not-to-sue")
class CovenantNotToSue:
    """A promise not to bring certain claims."""

    id: Identifier = need("The short name of the promise.", example="patents", where="")
    by: Who = need("Who promises.", example="northwind")
    promise: Literal["no claim for infringement", "no contest of validity", "no claim and no contest"] = need(
        "What the party does not do: sue for infringement, contest validity or ownership, or both.",
        example="no contest of validity",
    )
    over: Text = need("The rights concerned.", example="the patents listed on Northwind's website")
    unless: Text | None = may("When the promise does not hold.", example="the other party sues first")
    lasts_after_end: Period | None = may("How long it holds after the end of the agreement.", example="2 years")


@part(where="most-favoured-terms")
class MostFavoured:
    """A promise that nobody comparable gets better terms."""

    id: Identifier = need("The short name of the promise.", example="discounts", where="")
    by: PartyId = need("Who promises.", example="northwind")
    for_: PartyId = need("Who gets the best terms.", example="brightpath")
    of: Text = need("In what, completing 'treat ... at least as well in ...'.", example="the discount on each product")
    than: Text = need("With whom is compared.", example="any other reseller in the Territory with similar volumes")
    then: Literal["the better terms apply from that day", "the better terms apply and the difference is paid back"] | None = (
        may("What follows when somebody gets better terms.", example="the better terms apply from that day")
    )
    not_counted: tuple[Text, ...] = some("What does not count as better terms.", example=["single deals of less than 30 days"])
    confirmed: Rhythm | None = may("How often the promise is confirmed in writing.", example="year")
