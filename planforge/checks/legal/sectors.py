"""PF81 and PF82: trades in which fees for referrals are limited, and clients whom nobody may bribe. What a plan says of them in words."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.given import rules_of
from planforge.checks.legal.lands import markets
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.record import record

WARNING = Severity.WARNING
_FOR_OTHERS = (" for ", " to ", " by which ", " with which ", " so that ")
"""What follows these says whom a business serves, and not what it does: "makes software for law firms"."""
PUBLIC = (
    " government", " public bod", " public sector", " public authorit", " local authorit", " municipal", " ministries", " ministry of",
    " federal agenc", " state agenc", " city council", " hospital", " public universit", " universities", " armed forces", " military",
)  # fmt: skip
"""Words for clients that are public bodies, in many places at least."""
_GOVERNMENT = tuple(word for word in PUBLIC if word not in (" hospital", " public universit", " universities"))


@record
class Sector:
    """A trade with a law on fees for referrals."""

    name: str
    words: tuple[str, ...]
    """What tells that a party sells in this trade."""
    declared: tuple[str, ...]
    """What tells that an entry under `compliance.sectors` is about it."""
    law: str


SECTORS = (
    Sector(
        "health care", (" hospital", " patients", " medical ", " medicine", " dental", " pharma", " health care ", " nursing", " physician"),
        ("health", "medic", "kickback", "patient", "dental", "pharma"), "the US Anti-Kickback Statute",
    ),
    Sector(
        "legal services", (" law firm", " legal advice", " legal services", " solicitors ", " solicitor ", " attorney", " lawyers "),
        ("legal", "law firm", "lawyer", "solicitor", "attorney", "bar "), "the rules of the bar on referral fees",
    ),
    Sector(
        "insurance", (" insurance", " insurer", " insures"),
        ("insur",), "the Insurance Distribution Directive (EU) 2016/97",
    ),
    Sector(
        "financial services",
        (" loan", " lends ", " mortgage", " consumer credit", " credit brok", " investment", " securities ", " pension", " wealth manage"),
        ("financ", "credit", "loan", "mortgage", "invest", "securit", "bank", "pension", "markets"), "the Markets in Financial Instruments Directive 2014/65/EU",
    ),
    Sector(
        "real estate", (" real estate", " estate agen", " realtor", " lettings "),
        ("estate", "property", "settlement", "realt"), "the US Real Estate Settlement Procedures Act",
    ),
    Sector(
        "public procurement", (),
        ("procure", "public", "government", "federal", "contingent fee"), "the US covenant against contingent fees (FAR 52.203-5)",
    ),
)  # fmt: skip


def _plain(text: str) -> str:
    """`text` in small letters, each word between spaces."""
    return f" {''.join(letter if letter.isalnum() else ' ' for letter in text.lower())} "


def _trade(text: str) -> str:
    """The part of a description that says what is done, and not for whom."""
    told = _plain(text)
    return f"{told[: min((place for word in _FOR_OTHERS if (place := told.find(word)) >= 0), default=len(told))]} "


def _sold(plan: Plan) -> Iterator[tuple[Path, str]]:
    """What the parties that pay fees for clients say that they do and sell."""
    payers = {str(fee.payer) for fee in plan.referral_fees}
    for name, party in plan.parties.items():
        if name in payers:
            if party.business:
                yield ("parties", name, "business"), _trade(party.business)
            yield from ((("parties", name, "offerings", place), _trade(each)) for place, each in enumerate(party.offerings))
    for place, product in enumerate(plan.scope.products if plan.scope else ()):
        if product.provider is None or product.provider in payers:
            yield ("scope", "products", place), _trade(f"{product.name}, {product.description or ''}")


def _clients(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Who the clients are."""
    scope = plan.scope
    for name in ("segments", "named_accounts"):
        yield from ((("scope", name, place), _plain(each)) for place, each in enumerate(getattr(scope, name) if scope else ()))
    for number, ideal in enumerate(rules_of(plan).ideal_referrals):
        at: Path = ("rules_of_engagement", "ideal_referrals", number, "clients")
        yield from (((*at, place), _plain(each)) for place, each in enumerate(ideal.clients))


def _served(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Who the clients are, and whom the parties say that they serve."""
    yield from _clients(plan)
    for name, party in plan.parties.items():
        if party.business:
            yield ("parties", name, "business"), _plain(party.business)


@rule("PF811", "regulated-sector", WARNING)
def regulated_sector(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Fees are paid for clients in a trade in which the law limits or forbids them, and `compliance.sectors` does not mention it.

    ## Why it matters
    The fee may be a crime, or the contract with the client void. Health care: the US Anti-Kickback Statute, 42 U.S.C. 1320a-7b(b);
    section 299a of the German Criminal Code. Legal services: rule 7.2(b) of the ABA Model Rules; section 56 of the Legal Aid, Sentencing
    and Punishment of Offenders Act 2012. Insurance: Directive (EU) 2016/97 and national licences. Financial services: Article 24(9) of
    Directive 2014/65/EU; section 19 of the Financial Services and Markets Act 2000; section 15(a) of the US Securities Exchange Act.
    Real estate: section 8 of the US Real Estate Settlement Procedures Act, 12 U.S.C. 2607. Public contracts: the US covenant against
    contingent fees, 41 U.S.C. 3901 and FAR 52.203-5. The rule looks for words only: ask a lawyer what applies to you.

    ## Example
        parties: {northwind: {business: sells insurance to families, ...}, ...}
        referral_fees: [{payer: northwind, payee: brightpath, ...}]

    ## How to fix it
    Name the law, and what follows from it:
        legal: {compliance: {law: each, sectors: [{sector: insurance, law: "the Insurance Distribution Directive", rule: the fee must be disclosed to the client}]}}
    """
    if not plan.referral_fees:
        return
    sold, clients = list(_sold(plan)), list(_clients(plan))
    for sector in SECTORS:
        if not sector.words and "US" not in markets(plan):
            continue  # the law that is meant is that of the United States
        texts, words = (sold, sector.words) if sector.words else (clients, _GOVERNMENT)
        at = next((path for path, text in texts if any(word in text for word in words)), None)
        if at and not _declared(plan, sector):
            message = f"fees are paid for clients here, and this sounds like {sector.name}, where the law limits such fees"
            rule_ = f'{{sector: {sector.name}, law: "{sector.law}", rule: the parties must first agree a lawful fee}}'
            known = plan.legal is not None and plan.legal.compliance is not None
            hint = f"add {rule_} under legal.compliance.sectors" if known else _compliance(f"sectors: [{rule_}]")
            yield Fault(at, message, hint)


def _declared(plan: Plan, sector: Sector) -> bool:
    compliance = plan.legal.compliance if plan.legal else None
    said = " ".join(f"{each.sector} {each.law}" for each in (compliance.sectors if compliance else ())).lower()
    return any(word in said for word in sector.declared)


@rule("PF812", "fee-not-disclosed", WARNING)
def fee_not_disclosed(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    By the law of a trade that the plan names, clients must be told of the fee, and the plan does not say who tells them and when.

    ## Why it matters
    Each party will leave it to the other. A fee that was not disclosed may have to be paid over to the client, as a secret commission:
    FHR European Ventures LLP v Cedar Capital Partners LLC [2014] UKSC 45. Ask a lawyer.

    ## Example
        compliance: {law: each, sectors: [{sector: insurance, law: ..., rule: the fee must be disclosed to the client}]}
        referral_fees: [{id: new-client, disclosure: not required, ...}]

    ## How to fix it
    Write `disclosure: by the payee before the introduction` in the fee, or `disclosure: always` under `introductions`.
    """
    compliance = plan.legal.compliance if plan.legal else None
    named = [
        each.sector
        for each in (compliance.sectors if compliance else ())
        if each.rule == "the fee must be disclosed to the client"
    ]
    introductions = rules_of(plan).introductions
    if not named or (introductions and introductions.disclosure in ("always", "where the law requires it")):
        return
    for number, fee in enumerate(plan.referral_fees):
        if fee.disclosure in (None, "when the client asks", "not required"):
            at = ("referral_fees", number, *(("disclosure",) if fee.disclosure else ()))
            message = f"the law on {named[0]} asks that clients are told of the fee, and nobody must tell them"
            yield Fault(at, message, "write disclosure: by the payee before the introduction")


@rule("PF820", "public-clients-without-anti-bribery", WARNING)
def public_clients_without_anti_bribery(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Clients are public bodies, such as ministries, hospitals, universities or municipalities, and the plan forbids no bribes.

    ## Why it matters
    A commission that ends up with an official is bribery, and whoever paid the partner answers for it: sections 6 and 7 of the UK Bribery
    Act 2010; the US Foreign Corrupt Practices Act, 15 U.S.C. 78dd-1 to 78dd-3; the laws under the OECD Anti-Bribery Convention. Rules
    against bribes, agreed with every partner, are a part of the procedures that protect a company. Ask a lawyer.

    ## Example
        scope: {segments: [public bodies in Wales]}

    ## How to fix it
    Add the rule: `legal: {compliance: {law: each, anti_bribery: {by: each, policy: true}}}`.
    """
    compliance = plan.legal.compliance if plan.legal else None
    if compliance and compliance.anti_bribery:
        return
    at = next((path for path, text in _served(plan) if any(word in text for word in PUBLIC)), None)
    if at:
        message = "clients are public bodies here, and the plan forbids no bribes"
        rule_ = "anti_bribery: {by: each}"
        yield Fault(at, message, f"add {rule_} under legal.compliance" if compliance else _compliance(rule_))


def _compliance(rule_: str) -> str:
    """The whole part, which wants to know first whose law is kept."""
    return f"add compliance: {{law: each, {rule_}}} under legal"


SECTOR_RULES: tuple[Rule, ...] = (regulated_sector, fee_not_disclosed, public_clients_without_anti_bribery)
