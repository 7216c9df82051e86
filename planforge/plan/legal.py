"""The legal terms of a plan: one section, whose parts are declared by topic beside this file."""

from __future__ import annotations

from planforge.plan.compliance import Compliance
from planforge.plan.confidentiality import Confidentiality, PersonalData
from planforge.plan.declare import may, part, some
from planforge.plan.disputes import Disputes, EquitableRelief, GoverningLaw
from planforge.plan.general import (
    Assignment,
    BusinessDays,
    ForceMajeure,
    General,
    NonDisparagement,
    Notices,
    Subcontracting,
    ThirdPartyRight,
)
from planforge.plan.liability import AgreedDamages, Indemnities, Insurance, Liability, RemedyLimit, Warranties
from planforge.plan.rights import CovenantNotToSue, Escrow, IntellectualProperty, MostFavoured


@part(where="general")
class Legal:
    """The legal terms. What is left out is not agreed: its clause is gone."""

    confidentiality: Confidentiality | None = may(
        "What the parties keep secret.", example={"lasts": {"after_end": "3 years"}}, where="confidentiality"
    )
    personal_data: PersonalData | None = may(
        "Data about people.",
        example={"roles": [{"data": "contact details of clients", "independent": "each"}]},
        where="personal-data",
    )
    intellectual_property: IntellectualProperty | None = may(
        "Who owns ideas and works.", example={"feedback": "free use"}, where="intellectual-property"
    )
    escrow: tuple[Escrow, ...] = some("Material kept by a third person.", where="escrow")
    covenants_not_to_sue: tuple[CovenantNotToSue, ...] = some(
        "Promises not to bring certain claims.", where="covenant-not-to-sue"
    )
    most_favoured: tuple[MostFavoured, ...] = some(
        "Promises that nobody comparable gets better terms.", where="most-favoured-terms"
    )
    warranties: Warranties | None = may("What the parties warrant.", example={"authority": "each"}, where="warranties")
    indemnities: Indemnities | None = may("Who makes good whose loss.", where="indemnities")
    liability: Liability | None = may(
        "How far the parties answer.",
        example={"caps": [{"of": "each", "amount": {"fixed": "GBP 100,000"}, "per": "in all"}]},
        where="liability",
    )
    remedies: tuple[RemedyLimit, ...] = some("The only remedies for some things.", where="remedies")
    agreed_damages: tuple[AgreedDamages, ...] = some("Sums agreed beforehand for a breach.", where="agreed-damages")
    insurance: tuple[Insurance, ...] = some("Insurance that the parties keep.", where="insurance")
    compliance: Compliance | None = may("The rules that the parties keep.", example={"law": "each"}, where="compliance")
    non_disparagement: NonDisparagement | None = may(
        "No running down of the other party.", example={"by": "each"}, where="non-disparagement"
    )
    force_majeure: ForceMajeure | None = may(
        "Events beyond a party's control.", example={"notice": "3 days"}, where="force-majeure"
    )
    assignment: tuple[Assignment, ...] = some(
        "Whether a party may hand over its rights and duties; it may differ by party.", where="assignment"
    )
    subcontracting: tuple[Subcontracting, ...] = some("Whether a party may let others do its work.", where="sub-contracting")
    third_party_rights: tuple[ThirdPartyRight, ...] = some("Rights of people who are not parties.", where="third-party-rights")
    notices: Notices | None = may(
        "How formal notices are given.", example={"methods": [{"by": "email", "arrives": "when it is sent"}]}, where="notices"
    )
    business_days: BusinessDays | None = may(
        "Which days are Business Days; without it, those of the place of the party that must act.",
        example={"places": ["GB-EAW"]},
        where="business-days",
    )
    general: tuple[General, ...] = some(
        "General rules, each a short clause of its own words.", example=["entire agreement", "severability"], where="general"
    )
    equitable_relief: EquitableRelief | None = may(
        "Orders of a court where money is not enough.", example={"by": "each"}, where="equitable-relief"
    )
    disputes: Disputes | None = may(
        "How disputes are settled.", example={"forum": {"courts": {"of": "GB-EAW", "exclusive": "exclusive"}}}, where="disputes"
    )
    governing_law: GoverningLaw | None = may("The law of the agreement.", example={"of": "GB-EAW"}, where="governing-law")
