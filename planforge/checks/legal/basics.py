"""Rules about the legal terms: what most agreements need, and what would not work as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.findings import Fault, Path, Severity, rule
from planforge.plan import Plan
from planforge.plan.liability import IncreasedCap, UnlimitedClaims
from planforge.values import GROUPS, PARTS, Territory, Who


def _at(plan: Plan) -> Path:
    """The legal section, or the whole plan where there is none."""
    return ("legal",) if plan.legal else ()


def _home(plan: Plan) -> Territory:
    """The place of the first party that has a law of its own; else that of England and Wales, which most know."""
    homes = (party.registered_in for party in plan.parties.values())
    return next((home for home in homes if home and not without_one_law(home)), Territory("GB-EAW"))


@rule("PF801", "no-governing-law", Severity.WARNING)
def no_governing_law(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan does not say which law governs the agreement.

    ## Why it matters
    Parties in different places would first argue about the law, and only then about the dispute.

    ## Example
        legal: {confidentiality: {}}

    ## How to fix it
    Name the country, or the part of a country that has a law of its own:
        legal: {governing_law: {of: GB-EAW}}
    """
    if not (plan.legal and plan.legal.governing_law):
        yield Fault(
            _at(plan), "the plan does not say which law governs", f"add governing_law: {{of: {_home(plan)}}} under legal", True
        )


@rule("PF802", "no-liability-clause", Severity.WARNING)
def no_liability_clause(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan says nothing about liability.

    ## Why it matters
    Each party then answers without limit for every loss that the law lets the other claim, however small the partnership is.

    ## Example
        legal: {governing_law: {of: GB-EAW}}

    ## How to fix it
    Agree a limit, or say openly that there is none by an empty part:
        legal: {liability: {caps: [{of: each, amount: {fixed: "GBP 100,000"}, per: in all}]}}
        legal: {liability: {}}
    """
    if not (plan.legal and plan.legal.liability):
        yield Fault(
            _at(plan),
            "the plan does not say how far the parties answer for loss",
            f"add liability: {{caps: [{{of: each, amount: {{fixed: '{plan.plan.currency} 100,000'}}, per: in all}}]}} under legal",
            True,
        )


@rule("PF803", "no-confidentiality", Severity.WARNING)
def no_confidentiality(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan has no duty to keep secrets.

    ## Why it matters
    Partners tell each other prices, clients and plans. Without the duty the other may use or repeat them.

    ## Example
        legal: {governing_law: {of: GB-EAW}}

    ## How to fix it
    Add the ordinary mutual duty, and how long it lasts:
        legal: {confidentiality: {lasts: {after_end: 3 years}}}
    """
    if not (plan.legal and plan.legal.confidentiality):
        yield Fault(
            _at(plan),
            "the plan has no duty to keep the other party's information secret",
            "add confidentiality: {lasts: {after_end: 3 years}} under legal",
            True,
        )


@rule("PF804", "personal-data-without-roles", Severity.WARNING)
def personal_data_without_roles(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan speaks of personal data, but does not say who is controller or processor of which data.

    ## Why it matters
    The law gives each role other duties. Where nobody chose, an authority decides afterwards.

    ## Example
        legal: {personal_data: {breach_notice: 48 hours}}

    ## How to fix it
    Give each kind of data its role, or name the data processing agreement that does:
        legal: {personal_data: {roles: [{data: contact details of referred clients, independent: each}]}}
    """
    data = plan.legal and plan.legal.personal_data
    if data and not data.roles and not data.agreement:
        hint = "add roles: [{data: contact details of clients, independent: each}]"
        yield Fault(("legal", "personal_data"), "nobody is named as controller or processor of personal data", hint, True)


@rule("PF805", "nobody-decides-disputes", Severity.WARNING)
def nobody_decides(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan names neither courts nor arbitrators.

    ## Why it matters
    A dispute can then start in several places at once, and the first quarrel is about where to quarrel.

    ## Example
        legal: {disputes: {mediation: {within: 60 days}}}

    ## How to fix it
    Choose one of the two:
        legal: {disputes: {forum: {courts: {of: GB-EAW, exclusive: exclusive}}}}
        legal: {disputes: {forum: {arbitration: {seat: "London, England", rules: LCIA Rules}}}}
    """
    disputes = plan.legal and plan.legal.disputes
    if not (disputes and disputes.forum):
        at = (*_at(plan), "disputes") if disputes else _at(plan)
        yield Fault(
            at,
            "neither courts nor arbitrators are named to decide disputes",
            f"add forum: {{courts: {{of: {_home(plan)}, exclusive: exclusive}}}} under legal.disputes, or arbitration",
            True,
        )


@rule("PF806", "place-without-one-law", Severity.WARNING)
def place_without_one_law(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The governing law or the courts are those of a place that has several laws, such as the United States or the European Union, or none of its
    own, such as England without Wales.

    ## Why it matters
    There is no contract law of the United Kingdom, the United States, Canada, Australia or a group of countries. The clause would decide nothing.

    ## Example
        legal: {governing_law: {of: GB}}

    ## How to fix it
    Name the part: GB-EAW (England and Wales), GB-SCT, US-NY, CA-ON, AU-NSW, or one country of the group.
    """
    legal = plan.legal
    law = legal and legal.governing_law
    courts = legal and legal.disputes and legal.disputes.forum and legal.disputes.forum.courts
    for of, at in ((law and law.of, ("governing_law",)), (courts and courts.of, ("disputes", "forum", "courts"))):
        if isinstance(of, Territory) and (hint := without_one_law(of)):
            yield Fault(("legal", *at, "of"), f"{of} has no one law and no courts of its own", hint)


def without_one_law(place: Territory) -> str | None:
    """What to name instead of a place with several laws, or without one of its own; None where it has one."""
    if place.code in GROUPS:
        return "name one country, such as FR, or a part of one, such as GB-EAW"
    if place.code in ("GB-ENG", "GB-WLS"):
        return "write GB-EAW: England and Wales have one law and the same courts"
    parts = [code for code in PARTS if code.startswith(f"{place.code}-")]
    return f"name a part of it, such as {', '.join(parts[:3])}" if parts else None


@rule("PF807", "limited-and-unlimited", Severity.WARNING)
def limited_and_unlimited(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    For one party, the same claim is named as unlimited and as having a limit of its own.

    ## Why it matters
    The clause contradicts itself just where the most money is at stake.

    ## Example
        liability:
          increased: [{of: each, for: [fraud], amount: {fixed: "GBP 1,000,000"}, per: in all}]
          unlimited: [{of: each, for: [fraud]}]

    ## How to fix it
    Leave the claim in one of the two.
    """
    liability = plan.legal and plan.legal.liability
    if not liability:
        return
    for number, unlimited in enumerate(liability.unlimited):
        for limited in liability.increased:
            for claim in _both(unlimited, limited):
                at: Path = ("legal", "liability", "unlimited", number, "for", unlimited.for_.index(claim))
                yield Fault(at, f"{claim} is unlimited here and limited under increased", "leave it in one of the two")


def _both(unlimited: UnlimitedClaims, limited: IncreasedCap) -> Iterator[str]:
    """The claims that both name for one party."""
    if _meet(unlimited.of, limited.of):
        yield from (claim for claim in unlimited.for_ if claim in limited.for_)


def _meet(one: Who, other: Who) -> bool:
    return one.everyone or other.everyone or bool(set(one.parties) & set(other.parties))


BASICS = (
    no_governing_law,
    no_liability_clause,
    no_confidentiality,
    personal_data_without_roles,
    nobody_decides,
    place_without_one_law,
    limited_and_unlimited,
)
"""The rules about the legal terms."""
