"""PF42: what may be said of products, under whose name, and how soon clients are helped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.given import chain_of, concerns, parties_of, rules_of, scope_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.values import PartyId

ROOT = "rules_of_engagement"


@rule("PF427", "nothing-approved-to-say", Severity.NOTE)
def nothing_approved_to_say(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party sells the products of another, and nothing says where the statements stand that it may make about them.

    ## Why it matters
    A partner that promises too much binds the maker in the eyes of the client; one that knows too little sells too little.

    ## Example
        prices: {chain: [northwind, brightpath], ...}  # and without claims

    ## How to fix it
    Add `claims: [{of: northwind, source: the sales library in the shared workspace}]`.
    """
    chain, rules = chain_of(plan), rules_of(plan)
    makers = {each.provider for each in scope_of(plan).products if each.provider}
    maker = chain[0] if chain else None
    if maker and not rules.claims and not rules.marketing_approval and (not makers or maker in makers):
        message = f"{chain[-1]} sells the products of {maker}, and nothing says what it may say of them"
        hint = "add claims: [{of: " + maker + ", source: the sales library in the shared workspace}] under rules_of_engagement"
        yield Fault((ROOT,) if plan.rules_of_engagement else (), message, hint, on_key=True)


def _licensed(plan: Plan, party: PartyId) -> bool:
    """Whether `party` may use the marks of another one."""
    grants = rules_of(plan).marks
    return any(
        concerns(grant.to, party) and any(concerns(grant.by, other) for other in parties_of(plan) if other != party)
        for grant in grants
    )


_BOTH = re.compile(r"\b(both|all|each other's|the other party's)\b", re.IGNORECASE)


def _shown(plan: Plan) -> Iterator[tuple[PartyId, Path]]:
    """Who must show the brand of another party."""
    for number, each in enumerate(rules_of(plan).branding):
        if each.brand != "its own brand":
            yield each.by, (ROOT, "branding", number, "brand")
    for number, offering in enumerate(plan.alliance.offerings if plan.alliance else ()):
        if offering.branding and _BOTH.search(offering.branding):
            for party in parties_of(plan):
                if concerns(offering.sold_by, party):
                    yield party, ("alliance", "offerings", number, "branding")


@rule("PF428", "brand-without-licence", Severity.WARNING)
def brand_without_licence(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party is to offer something under another party's brand, and nobody lets it use that brand.

    ## Why it matters
    It cannot do what it has promised without infringing a mark. Often only one of two logos was licensed, and the other
    forgotten.

    ## Example
        branding: [{by: brightpath, what: the portal, brand: both brands}]
        marks: [{by: brightpath, to: northwind, for: market the portal}]

    ## How to fix it
    Add the licence: `marks: [{by: each, for: market the portal}]`.
    """
    for party, path in _shown(plan):
        if not _licensed(plan, party):
            message = f"{party} is to show the other brand, but no licence of names and logos is given to it"
            yield Fault(path, message, "add marks: [{by: each, for: market the products together}] under rules_of_engagement")


@rule("PF432", "support-without-time", Severity.NOTE)
def support_without_time(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party gives support, and nothing says how soon it answers.

    ## Why it matters
    The client blames whoever sold, and the party that sold cannot hold the other to anything.

    ## Example
        support: [{level: Level 2, by: northwind, covers: faults of the software}]

    ## How to fix it
    Add `answer_within: 4 hours`, or what you can keep.
    """
    for number, each in enumerate(rules_of(plan).support):
        if each.answer_within is None:
            message = f"nothing says how soon {each.by} answers at {each.level}"
            yield Fault((ROOT, "support", number), message, "add answer_within: 1 business day")


CLAIMS: tuple[Rule, ...] = (nothing_approved_to_say, brand_without_licence, support_without_time)
