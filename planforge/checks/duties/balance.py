"""PF26, PF27: rights and duties that are usually mutual, given to one side only. Each may be meant; the rule says who has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planforge.checks.given import parties_of, rules_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.values import PartyId, Who

Given = Iterable[tuple[Path, Who | None]]
"""Places of a plan that say for which parties something holds; None says nothing."""


def one_sided(plan: Plan, given: Given, has: str, has_not: str, hint: str) -> Iterator[Fault]:
    """A fault where some parties have what `given` gives, and some have not: "north alone may ..., and south may not"."""
    told = [(path, who) for path, who in given if who is not None]
    having = [party for party in parties_of(plan) if any(who.everyone or party in who.parties for _, who in told)]
    lacking = [party for party in parties_of(plan) if party not in having]
    if having and lacking:
        yield Fault(told[0][0], f"only {' and '.join(having)} {has}, and {' and '.join(lacking)} {has_not}", hint)


@rule("PF260", "ending-for-one-side", Severity.WARNING)
def ending_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One party may end the agreement without a reason, and another may not.

    ## Why it matters
    One is free to leave, the other is bound until the term ends. Whoever is bound alone has nothing to bargain with.

    ## Example
        convenience: [{by: northwind, notice: 30 days}]

    ## How to fix it
    Write `by: each`, or add a line for the other party; its notice may be longer.
    """
    ending = plan.terms.termination if plan.terms else None
    path: Path = ("terms", "termination", "convenience")
    given = [((*path, number, "by"), each.by) for number, each in enumerate(ending.convenience if ending else ())]
    hint = "write by: each, or add a line for the other with its own notice"
    yield from one_sided(plan, given, "may end the agreement without a reason", "may not", hint)


@rule("PF261", "control-change-for-one-side", Severity.NOTE)
def control_change_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Only one party may end the agreement when somebody else gains control of the other.

    ## Why it matters
    Either party can be sold, to a rival of the other too. The party without the right must then work with the rival.

    ## Example
        change_of_control: {by: northwind, notice: 30 days}

    ## How to fix it
    Write `by: each`.
    """
    ending = plan.terms.termination if plan.terms else None
    change = ending.change_of_control if ending else None
    given = [(("terms", "termination", "change_of_control", "by"), change.by)] if change else []
    yield from one_sided(plan, given, "may leave when control of another party changes", "may not", "write by: each")


@rule("PF262", "secrecy-for-one-side", Severity.NOTE)
def secrecy_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Only one party must keep the other's information secret.

    ## Why it matters
    Partners show each other clients, prices and plans. What the unprotected party shows, the other may pass on.

    ## Example
        confidentiality: {binds: brightpath}

    ## How to fix it
    Write `binds: each`, or leave `binds` out.
    """
    secrecy = plan.legal.confidentiality if plan.legal else None
    given = [(("legal", "confidentiality", "binds"), secrecy.binds)] if secrecy else []
    hint = "write binds: each, or leave binds out"
    yield from one_sided(plan, given, "must keep secrets", "may pass on what it learns", hint)


@rule("PF267", "assignment-for-one-side", Severity.NOTE)
def assignment_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One party needs consent to hand over its rights and duties, and another does not.

    ## Why it matters
    The party that is bound may find itself with a partner that it would never have chosen.

    ## Example
        assignment: [{by: brightpath, consent: {}}]

    ## How to fix it
    Write `by: each`, or add a line for the other party.
    """
    lines = plan.legal.assignment if plan.legal else ()
    path: Path = ("legal", "assignment")
    bound = [((*path, number, "by"), each.by) for number, each in enumerate(lines) if each.consent or each.rule == "never"]
    hint = "write by: each, or add a line for the other"
    yield from one_sided(plan, bound, "may not assign without consent", "may", hint)


@rule("PF268", "audit-for-one-side", Severity.NOTE)
def audit_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Both parties are paid fees by the other's books, and only one may look into them.

    ## Why it matters
    Whoever may not look has to believe the other's statements.

    ## Example
        referral_fees: [{payer: northwind, payee: brightpath, ...}, {payer: brightpath, payee: northwind, ...}]
        audits: [{by: northwind}]

    ## How to fix it
    Write `by: each`.
    """
    paid = {party for fee in plan.referral_fees for party in (fee.payee, *(each.party for each in fee.payees)) if party}
    audits = plan.governance.audits if plan.governance else ()
    given = [(("governance", "audits", number, "by"), each.by) for number, each in enumerate(audits)]
    if paid >= set(parties_of(plan)):
        yield from one_sided(plan, given, "may look into the books", "may not, though it is paid by them too", "write by: each")


@rule("PF269", "hiring-ban-for-one-side", Severity.NOTE)
def hiring_ban_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Only one party must not hire the other's people.

    ## Why it matters
    People of both sides work together every day; the other party may still hire away.

    ## Example
        non_solicit_staff: [{by: brightpath, after_end: 12 months}]

    ## How to fix it
    Write `by: each`.
    """
    path: Path = ("rules_of_engagement", "non_solicit_staff")
    given = [((*path, number, "by"), each.by) for number, each in enumerate(rules_of(plan).non_solicit_staff)]
    yield from one_sided(plan, given, "must not hire the other's people", "may", "write by: each")


def _brings(plan: Plan) -> set[PartyId]:
    """The parties that introduce clients or pass leads."""
    rules = rules_of(plan)
    introduce = rules.introductions.by if rules.introductions else None
    if introduce and introduce.everyone:
        return set(parties_of(plan))
    return {*(introduce.parties if introduce else ()), *(each.from_ for each in rules.lead_exchange)}


@rule("PF270", "no-bypass-for-one-side", Severity.NOTE)
def no_bypass_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Every party brings clients, but only one must not go round the other to deal with them.

    ## Why it matters
    The clients of the party that is bound are unprotected.

    ## Example
        introductions: {by: each}
        non_circumvention: [{by: brightpath}]

    ## How to fix it
    Write `by: each`.
    """
    path: Path = ("rules_of_engagement", "non_circumvention")
    given = [((*path, number, "by"), each.by) for number, each in enumerate(rules_of(plan).non_circumvention)]
    if _brings(plan) >= set(parties_of(plan)):
        yield from one_sided(plan, given, "must not go round the other", "may, though both bring clients", "write by: each")


@rule("PF273", "lists-for-one-side", Severity.NOTE)
def lists_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One party owns every list of leads and contacts, also those that another brought.

    ## Why it matters
    What a party brought belongs to the other from the day it is passed on, and stays there after the end.

    ## Example
        lead_lists: {owner: northwind}
        introductions: {by: brightpath}

    ## How to fix it
    Write `lead_lists: {stays_with_giver: true}` or `lead_lists: {shared: true}`.
    """
    data = plan.legal.personal_data if plan.legal else None
    owner = data.lead_lists.owner if data and data.lead_lists else None
    others = [party for party in parties_of(plan) if party in _brings(plan) and party != owner]
    if owner and others:
        message = f"{owner} owns every list of leads, also those that {' and '.join(others)} brought"
        hint = "write lead_lists: {stays_with_giver: true}, or {shared: true}"
        yield Fault(("legal", "personal_data", "lead_lists", "owner"), message, hint)


@rule("PF274", "silence-for-one-side", Severity.NOTE)
def silence_for_one_side(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Only one party must not run the other down.

    ## Why it matters
    After a quarrel, one may speak in public and the other may not answer.

    ## Example
        non_disparagement: {by: brightpath}

    ## How to fix it
    Write `by: each`.
    """
    silence = plan.legal.non_disparagement if plan.legal else None
    given = [(("legal", "non_disparagement", "by"), silence.by)] if silence else []
    yield from one_sided(plan, given, "must not run the other down", "may", "write by: each")


BALANCE: tuple[Rule, ...] = (
    ending_for_one_side,
    control_change_for_one_side,
    secrecy_for_one_side,
    assignment_for_one_side,
    audit_for_one_side,
    hiring_ban_for_one_side,
    no_bypass_for_one_side,
    lists_for_one_side,
    silence_for_one_side,
)
