"""PF80 and PF81: competition law and agents: prices, promises not to compete, and people who sell for another."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.given import concerns, parties_of, rules_of
from planforge.checks.legal.lands import countries, country, european, markets
from planforge.checks.legal.resale import bound_prices
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.plan.terms import Convenience
from planforge.values import PartyId, Period, Territory, Who

WARNING, NOTE = Severity.WARNING, Severity.NOTE
RULES: Path = ("rules_of_engagement",)
_YEAR = Period(1, "year").rough_hours
_NEARLY = 1.02
"""By how much a time may exceed a limit: a year is as long as 12 months, 52 weeks or 365 days."""


def _longer(period: Period | None, years: int) -> bool:
    return period is not None and period.rough_hours > years * _YEAR * _NEARLY


@rule("PF808", "resale-price-maintenance", WARNING)
def resale_price_maintenance(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    In the European Union or the United Kingdom, the plan fixes a resale price or the reseller's margin, sets a lowest price, or limits
    the reseller's discounts.

    ## Why it matters
    This is a hardcore restriction: Article 4(a) of Regulation (EU) 2022/720, with the Commission's Guidelines on vertical restraints
    (2022/C 248/01); in the United Kingdom Article 8 of the Competition Act 1998 (Vertical Agreements Block Exemption) Order 2022. The
    whole agreement loses the block exemption, the term is void as a rule, and both parties can be fined. Highest and recommended prices
    are allowed where nothing makes them work like fixed ones. Ask a lawyer.

    ## Example
        scope: {territory: {include: [DE]}}
        prices: {chain: [northwind, brightpath], largest_discount: 20%, ...}

    ## How to fix it
    Write `resale: free` or `resale: recommended`, and protect what the first seller receives with `least_receipt`.
    """
    where = european(markets(plan))
    for at, what, hint in bound_prices(plan) if where else ():
        yield Fault(at, f"{what} is a hardcore restriction of competition in {where}", hint)


@rule("PF809", "free-prices-that-are-bound", WARNING)
def free_prices_that_are_bound(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan says that each seller sets its own prices, and binds them all the same.

    ## Why it matters
    Two clauses contradict each other, and the one that says "free" will not save the other. Where competition law forbids the limit,
    such as Article 4(a) of Regulation (EU) 2022/720, the words "to the extent that the law allows" do not help either. Ask a lawyer.

    ## Example
        prices: {resale: free, largest_discount: 20%, ...}

    ## How to fix it
    Take the limit out. `least_receipt` protects what the first seller receives, whatever the reseller charges.
    """
    free = plan.prices.resale if plan.prices and plan.prices.resale != "fixed" else None
    compliance = plan.legal.compliance if plan.legal else None
    promised = bool(compliance and compliance.competition and compliance.competition.free_prices)
    for at, what, hint in bound_prices(plan) if free or promised else ():
        said = f"resale is {free}" if free else "compliance.competition says free_prices"
        yield Fault(at, f"{said}, and {what} contradicts it", hint)


@rule("PF810", "commercial-agent", WARNING)
def commercial_agent(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party in the European Union or the United Kingdom is to negotiate or conclude sales for another as its agent, and no clause of the
    plan speaks of it.

    ## Why it matters
    Who has continuing authority to negotiate sales of goods for another is protected as a commercial agent, whatever the agreement calls
    it: least notice of one to three months, commission on orders that follow, and on the end an indemnity of up to one year's average
    commission, or compensation. Most of it cannot be waived: Directive 86/653/EEC, Articles 15 to 19; in Great Britain the Commercial
    Agents (Council Directive) Regulations 1993, regulations 15 to 19. Some countries protect agents for services too. Ask a lawyer.

    ## Example
        parties: {brightpath: {role: [agent], registered_in: FR, ...}, ...}

    ## How to fix it
    Say in a clause of your own whether the party is a commercial agent, and what it has on the end:
        clauses: [{id: agency, heading: Commercial agency, place: {after: termination}, text: "..."}]
    If it only makes introductions, write `role: [referrer]`.
    """
    if any("commercial agen" in f"{clause.heading} {clause.text}".lower() for clause in plan.clauses):
        return
    area = plan.scope.territory if plan.scope else None
    for name, at, why in _agents(plan):
        home = next((party.registered_in for each, party in plan.parties.items() if each == name), None)
        where = european({*(countries(area.include) if area else ()), *([country(home)] if home else ())})
        if where:
            message = f"{name} {why}, and in {where} the law may protect it as a commercial agent"
            yield Fault(at, message, "say in a clause what it has on the end, or write role: [referrer] if it only introduces")


def _agents(plan: Plan) -> Iterator[tuple[str, Path, str]]:
    """Who sells for another: by its role, or because it negotiates what others sign and is paid a fee for it."""
    payees = {str(each) for fee in plan.referral_fees for each in (fee.payee, *(part.party for part in fee.payees)) if each}
    sellers = {str(paper.contracting) for paper in rules_of(plan).paper}
    agents = [str(name) for name, party in plan.parties.items() if "agent" in party.role]
    for name in agents:
        yield name, ("parties", name, "role"), "is an agent"
    for number, stage in enumerate(rules_of(plan).responsibilities if sellers else ()):
        if "negotiat" in stage.stage.lower() and str(stage.lead) in payees - sellers - {*agents}:
            yield str(stage.lead), (*RULES, "responsibilities", number, "lead"), "negotiates what another party signs"


@rule("PF813", "long-non-compete", WARNING)
def long_non_compete(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    In the European Union or the United Kingdom, a party must not compete for more than a year after the agreement ends.

    ## Why it matters
    No such promise of a buyer or reseller is exempt for longer than a year, and a shorter one only to protect know-how at the premises
    where it worked: Article 5(1)(b) and (3) of Regulation (EU) 2022/720; in the United Kingdom Article 10 of the Vertical Agreements
    Block Exemption Order 2022. Elsewhere courts ask whether it goes further than is needed. Ask a lawyer.

    ## Example
        scope: {territory: {include: [DE]}}
        non_compete: [{by: brightpath, not_to: sell coaching, after_end: 24 months}]

    ## How to fix it
    Shorten it, `after_end: 12 months` or less, or protect what it is about by confidentiality.
    """
    for number, line in enumerate(rules_of(plan).non_compete):
        where = _reaches(plan, line.in_)
        if where and _longer(line.after_end, 1):
            message = f"a promise not to compete for {line.after_end} after the end is longer than the law exempts in {where}"
            yield Fault((*RULES, "non_compete", number, "after_end"), message, "write after_end: 12 months, or less")


def _reaches(plan: Plan, places: tuple[Territory, ...]) -> str | None:
    return european(countries(places) if places else markets(plan))


@rule("PF814", "long-restraint", NOTE)
def long_restraint(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party must leave clients, staff or a market alone for more than two years after the agreement ends.

    ## Why it matters
    Courts enforce a restraint as far as it is needed to protect what the other party put in, and many strike out a longer one as a
    whole: in England the doctrine of restraint of trade (Nordenfelt v Maxim Nordenfelt [1894] AC 535; Quantum Actuarial v Quantum
    Advisory [2021] EWCA Civ 227); in the European Union Article 101 of the Treaty; in California section 16600 of the Business and
    Professions Code. Ask a lawyer.

    ## Example
        non_solicit_clients: [{by: each, after_end: 5 years}]

    ## How to fix it
    Shorten it: 6 to 12 months are usual, two years are long. Or let it last only while fees are due.
    """
    rules, exclusivity = rules_of(plan), plan.scope.exclusivity if plan.scope else ()
    found: list[tuple[Path, Period | None]] = [
        *((("scope", "exclusivity", place, "tail"), each.tail) for place, each in enumerate(exclusivity)),
        *(
            ((*RULES, "non_compete", place, "after_end"), each.after_end)
            for place, each in enumerate(rules.non_compete)
            if not _reaches(plan, each.in_)  # else PF813 says more
        ),
        *(
            ((*RULES, "non_circumvention", place, "after_end"), each.after_end)
            for place, each in enumerate(rules.non_circumvention)
        ),
        *(
            ((*RULES, "non_solicit_clients", place, "after_end"), each.after_end)
            for place, each in enumerate(rules.non_solicit_clients)
        ),
        *(
            ((*RULES, "non_solicit_staff", place, "after_end"), each.after_end)
            for place, each in enumerate(rules.non_solicit_staff)
        ),
    ]
    for at, period in found:
        if _longer(period, 2):
            yield Fault(
                at, f"{period} after the end is long for such a promise, and may not be enforced", f"write {at[-1]}: 12 months"
            )


@rule("PF815", "bound-for-too-long", WARNING)
def bound_for_too_long(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    In the European Union or the United Kingdom, a party must not compete for more than five years while the agreement lasts, or for as
    long as the other party likes.

    ## Why it matters
    Such a promise of a buyer or reseller is exempt for five years at most, and not where it goes on of itself and the party cannot leave
    on reasonable notice: Article 5(1)(a) of Regulation (EU) 2022/720 and paragraph 248 of the Guidelines (2022/C 248/01); in the United
    Kingdom Article 10 of the Vertical Agreements Block Exemption Order 2022. Ask a lawyer.

    ## Example
        terms: {initial: 7 years, ...}
        non_compete: [{by: brightpath, not_to: sell other firewalls}]

    ## How to fix it
    Shorten the first term, `initial: 5 years`, or let the party that is bound end the agreement on notice.
    """
    for at, by, places in _bans(plan):
        where = _reaches(plan, places)
        for party in parties_of(plan) if where else ():
            if concerns(by, party) and (why := _bound(plan, party)):
                message = f"{party} must not compete {why}; in {where} five years are the most"
                yield Fault(at, message, "shorten the term to 5 years, or let it end the agreement on notice: add convenience")
                break


def _bans(plan: Plan) -> Iterator[tuple[Path, Who, tuple[Territory, ...]]]:
    """The promises not to compete while the agreement lasts."""
    for place, line in enumerate(rules_of(plan).non_compete):
        yield (*RULES, "non_compete", place), line.by, line.in_
    for place, offers in enumerate(rules_of(plan).competing_offers):
        if offers.rule == "not allowed":
            yield (*RULES, "competing_offers", place, "rule"), offers.by, ()


def _bound(plan: Plan, party: PartyId) -> str | None:
    """For how long a party is bound, where that is too long."""
    terms, start = plan.terms, plan.plan.effective
    if terms is None or any(way.by.everyone or party in way.by.parties for way in _ways(plan)):
        return None
    days = (terms.ends - start).days if terms.ends and start else 0
    if _longer(terms.initial, 5) or days * 24 > 5 * _YEAR * _NEARLY:
        return f"for {terms.initial}" if terms.initial else f"until {terms.ends}"
    renewal = terms.renewal
    if renewal and renewal.automatic and renewal.times is None and not concerns(renewal.notice_by, party):
        return "for as long as another party lets the agreement renew"
    return "for as long as another party wants" if terms.until_ended and _ways(plan) else None


def _ways(plan: Plan) -> tuple[Convenience, ...]:
    ended = plan.terms.termination if plan.terms else None
    return ended.convenience if ended else ()


TRIPWIRES: tuple[Rule, ...] = (
    resale_price_maintenance,
    free_prices_that_are_bound,
    commercial_agent,
    long_non_compete,
    long_restraint,
    bound_for_too_long,
)
