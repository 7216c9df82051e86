"""PF43: tiers that can be reached, that ask more the higher they are, and that bring more too."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from planforge.checks.given import parties_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.plan.programme import Programme, Requirement, Tier
from planforge.plan.walk import leaves
from planforge.values import GROUPS

TIERS: Path = ("programme", "tiers")


class Pair(NamedTuple):
    """A tier and the one below it in the same track."""

    number: int
    tier: Tier
    below: Tier


def _pairs(plan: Plan) -> Iterator[Pair]:
    latest: dict[str | None, Tier] = {}
    for number, tier in enumerate(plan.programme.tiers if plan.programme else ()):
        if tier.track in latest:
            yield Pair(number, tier, latest[tier.track])
        latest[tier.track] = tier


def _measured(needed: tuple[Requirement, ...]) -> dict[tuple[str, ...], tuple[Decimal, str]]:
    """What requirements measure, how much of it they ask for, and in words."""
    found: dict[tuple[str, ...], tuple[Decimal, str]] = {}
    for each in needed:
        if each.revenue:
            money = each.revenue.at_least
            found["revenue", money.currency, each.revenue.from_] = money.amount, f"{money} from {each.revenue.from_}"
        elif each.certified:
            people = each.certified.people
            found["certified", each.certified.in_] = Decimal(people), f"{people} certified in {each.certified.in_}"
        elif each.number:
            found["number", each.number.of] = Decimal(each.number.at_least), f"{each.number.at_least} {each.number.of}"
        elif each.rate:
            found["rate", each.rate.of] = each.rate.at_least.number, f"{each.rate.at_least} of {each.rate.of}"
    return found


def _free(tier: Tier) -> bool:
    return not tier.entry and not tier.keep


@rule("PF433", "benefit-without-commitment", Severity.WARNING)
def benefit_without_commitment(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A higher tier, or money for marketing, asks nothing of a member.

    ## Why it matters
    Members that promise nothing collect the benefits of many programmes; the budget goes to them and not to those who work.

    ## Example
        tiers: [{id: silver, ...}, {id: gold, name: Gold, benefits: [a named partner manager]}]

    ## How to fix it
    Give the tier an `entry`, keep the fund for tiers that have one (`tiers: [gold]`), or write down what a member puts in
    under `commitments`.
    """
    programme = plan.programme
    if programme is None:
        return
    for pair in _pairs(plan):
        if _free(pair.tier):
            message = f"{pair.tier.name} is above {pair.below.name}, but asks nothing of a member"
            yield Fault((*TIERS, pair.number), message, "add entry: [{number: {at_least: 4, of: registered deals}}]")
    fund = programme.development_fund
    open_to = [each for each in programme.tiers if fund and (not fund.tiers or each.id in fund.tiers)]
    committed = any(set(each.by.parties) != {programme.owner} for each in programme.commitments)
    if fund and not committed and (not open_to or _free(open_to[0])):
        who = f"members in {open_to[0].name}" if open_to else "members"
        message = f"{who} may claim marketing money and have committed to nothing"
        member = next(name for name in parties_of(plan) if name != programme.owner)
        hint = f"add commitments: [{{by: {member}, to: keep two certified people}}] under programme, or tiers with an entry"
        yield Fault(("programme", "development_fund"), message, hint, on_key=True)


@rule("PF434", "keep-harder-than-entry", Severity.WARNING)
def keep_harder_than_entry(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A member must reach more to stay in a tier than to enter it.

    ## Why it matters
    It moves up at one review and down at the next, with everything that depends on the tier.

    ## Example
        entry: [{certified: {people: 2, in: sales}}]
        keep: [{certified: {people: 4, in: sales}}]

    ## How to fix it
    Make `keep` as low as `entry` or lower, or leave it out: then the requirements for entry hold.
    """
    for number, tier in enumerate(plan.programme.tiers if plan.programme else ()):
        entry, keep = _measured(tier.entry), _measured(tier.keep)
        for key in entry.keys() & keep.keys():
            if keep[key][0] > entry[key][0]:
                message = f"staying in {tier.name} asks for {keep[key][1]}, entering it only for {entry[key][1]}"
                yield Fault((*TIERS, number, "keep"), message, "lower keep, or raise entry", on_key=True)


@rule("PF435", "tier-asks-no-more", Severity.WARNING)
def tier_asks_no_more(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A tier asks for less than the one below it, or for exactly the same.

    ## Why it matters
    The tier below is then dead: whoever reaches it has reached the higher one too.

    ## Example
        tiers:
          - {id: silver, name: Silver, entry: [{certified: {people: 4, in: sales}}]}
          - {id: gold, name: Gold, entry: [{certified: {people: 2, in: sales}}]}

    ## How to fix it
    Raise the requirement of the higher tier; tiers stand in order, the lowest first.
    """
    for number, tier, below in _pairs(plan):
        here, there = _measured(tier.entry), _measured(below.entry)
        less = [key for key in there if key in here and here[key][0] < there[key][0]]
        for key in less:
            message = f"{tier.name} asks for {here[key][1]}, and {below.name} below it for {there[key][1]}"
            yield Fault((*TIERS, number, "entry"), message, "raise it, or put the tiers in order", on_key=True)
        if tier.entry and set(tier.entry) == set(below.entry):
            message = f"{tier.name} asks for the same as {below.name} below it"
            yield Fault((*TIERS, number, "entry"), message, "ask for more, or take one of the two out", on_key=True)


def _lower_discounts(plan: Plan, pair: Pair) -> Iterator[str]:
    """Discounts of the tier that are lower than those of the one below, in words."""
    discounts = plan.prices.discounts if plan.prices else ()
    for one in discounts:
        for other in discounts:
            same = (one.buyer, one.off, one.when, one.if_, one.products) == (
                other.buyer, other.off, other.when, other.if_, other.products,
            )  # fmt: skip
            of_pair = one.tier == pair.tier.id and other.tier == pair.below.id
            if same and of_pair and one.rate and other.rate and one.rate.number < other.rate.number:
                yield f"{pair.tier.name} has {one.rate} off the {one.off}, and {pair.below.name} below it {other.rate}"


def _named_elsewhere(plan: Plan, tier: Tier) -> bool:
    """Whether a discount, a fee, the fund or another part gives the tier something."""
    placed = (TIERS, ("programme", "tier_rules"))
    return any(leaf.value == tier.id and leaf.path[:2] not in placed for leaf in leaves(plan))


@rule("PF436", "tier-brings-no-more", Severity.WARNING)
def tier_brings_no_more(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A tier brings less than the one below it, or nothing that the one below does not bring.

    ## Why it matters
    Nobody climbs for nothing, and a member that moves up loses by it.

    ## Example
        discounts:
          - {id: silver, tier: silver, off: list price, rate: 20%, ...}
          - {id: gold, tier: gold, off: list price, rate: 15%, ...}

    ## How to fix it
    Correct the lower figure, or give the tier a benefit of its own.
    """
    for pair in _pairs(plan):
        for message in _lower_discounts(plan, pair):
            yield Fault((*TIERS, pair.number), message, "correct one of the two discounts")
        tier, below = pair.tier, pair.below
        own = tier.not_for_resale.number if tier.not_for_resale else 0
        under = below.not_for_resale.number if below.not_for_resale else 0
        if tier.not_for_resale and own < under:
            message = f"{tier.name} has {own} licences for own use, and {below.name} below it {under}"
            yield Fault((*TIERS, pair.number, "not_for_resale"), message, "correct one of the two", on_key=True)
        elif own <= under and set(tier.benefits) <= set(below.benefits) and not _named_elsewhere(plan, tier):
            message = f"{tier.name} brings nothing that {below.name} below it does not bring"
            yield Fault((*TIERS, pair.number), message, "add benefits: [a named partner manager], or a discount for this tier")


def _elsewhere(plan: Plan, programme: Programme, name: str) -> str | None:
    """The regions of a certification, where it counts nowhere in the territory."""
    area = plan.scope.territory if plan.scope else None
    regions = [place.code for each in programme.certifications if each.id == name for place in each.regions]
    places = [place.code for place in area.include] if area else []
    if not regions or not places or any(code in GROUPS for code in (*regions, *places)):
        return None
    met = any(one == other[: len(one)] or other == one[: len(other)] for one in regions for other in places)
    return None if met else ", ".join(regions)


def _obstacle(plan: Plan, programme: Programme, needed: Requirement) -> str | None:
    """Why a requirement can never be met, if so."""
    if needed.rate and needed.rate.at_least.number > 100:
        return f"{needed.rate.at_least} of {needed.rate.of} is more than all of them"
    if needed.certified is None:
        return None
    regions = _elsewhere(plan, programme, needed.certified.in_)
    if regions:
        return f"the certification {needed.certified.in_} counts only in {regions}, outside the territory"
    members = [str(each) for each in programme.members]
    alone = [str(name) for name, party in plan.parties.items() if party.individual and str(name) in members]
    if alone and needed.certified.people > 1:
        return f"{alone[0]} is one person and cannot be {needed.certified.people} certified people"
    return None


@rule("PF437", "tier-out-of-reach", Severity.WARNING)
def tier_out_of_reach(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A tier asks for something that cannot be: a rate above 100%, a certificate that does not count in the territory, more
    certified
    people than a member is.

    ## Why it matters
    The member works towards a tier that it never reaches, and feels cheated when it finds out.

    ## Example
        entry: [{rate: {at_least: 110%, of: clients renew}}]

    ## How to fix it
    Lower the requirement, or change what stands in its way.
    """
    programme = plan.programme
    for number, tier in enumerate(programme.tiers if programme else ()):
        for name, needed in (("entry", tier.entry), ("keep", tier.keep)):
            for place, requirement in enumerate(needed):
                why = _obstacle(plan, programme, requirement) if programme else None
                if why:
                    message = f"{tier.name} is out of reach: {why}"
                    yield Fault((*TIERS, number, name, place), message, "ask for something that can be reached")


TIER_RULES: tuple[Rule, ...] = (
    benefit_without_commitment,
    keep_harder_than_entry,
    tier_asks_no_more,
    tier_brings_no_more,
    tier_out_of_reach,
)
