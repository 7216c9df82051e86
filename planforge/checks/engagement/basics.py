"""PF40: whose clients they are, who is protected on a deal, who is credited with it, and who goes first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from planforge.checks.given import parties_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.values import PartyId

if TYPE_CHECKING:
    from planforge.plan import Plan

ROOT = "rules_of_engagement"


@rule("PF401", "clients-after-the-end", Severity.WARNING)
def clients_after_the_end(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan says who owns a client while the agreement lasts, but not who does when it ends.

    ## Why it matters
    The end is when both parties want the client. What was not agreed before is then fought over.

    ## Example
        clients: {owners: [{for: [contract], owner: originator}]}

    ## How to fix it
    Add `after_end: {owner: same}`, or whoever it is to be.
    """
    if plan.rules_of_engagement is None or plan.rules_of_engagement.clients is None:
        return
    for index, line in enumerate(plan.rules_of_engagement.clients.owners):
        if line.after_end is None:
            at: Path = (ROOT, "clients", "owners", index)
            yield Fault(
                at, "nothing says who owns these clients after the end", "add after_end: {owner: same}, or another owner"
            )


@rule("PF402", "shared-without-decider", Severity.WARNING)
def shared_without_decider(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Parties share clients, and nobody decides where they do not agree.

    ## Why it matters
    Each party can then block the other, and the client waits.

    ## Example
        owners: [{shared: {within: 10 days}}]

    ## How to fix it
    Add `decider:` with the party that has the last word.
    """
    if plan.rules_of_engagement is None or plan.rules_of_engagement.clients is None:
        return
    for index, line in enumerate(plan.rules_of_engagement.clients.owners):
        if line.shared and line.shared.decider is None:
            at: Path = (ROOT, "clients", "owners", index, "shared")
            yield Fault(
                at,
                "clients are shared, and nobody decides where the parties do not agree",
                f"add decider: {parties_of(plan)[0]}, or another party",
            )


@rule("PF403", "purpose-owned-twice", Severity.ERROR)
def purpose_owned_twice(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Two lines give an owner for the same purpose and the same clients.

    ## Why it matters
    The agreement would name two owners, and nobody could say which one it is.

    ## Example
        owners: [{for: [billing], owner: originator}, {for: [billing], party: northwind}]

    ## How to fix it
    Take the purpose out of one of the lines, or say which segment each line is about.
    """
    if plan.rules_of_engagement is None or plan.rules_of_engagement.clients is None:
        return
    seen: set[tuple[str | None, str]] = set()
    for index, line in enumerate(plan.rules_of_engagement.clients.owners):
        at: Path = (ROOT, "clients", "owners", index)
        for place, purpose in enumerate(line.for_ or ("every purpose",)):
            if (line.segment, purpose) in seen:
                where = (*at, "for", place) if line.for_ else at
                yield Fault(
                    where,
                    f"an earlier line gives an owner for {purpose} already",
                    "keep one of the two, or give each a segment",
                )
            seen.add((line.segment, purpose))


@rule("PF404", "registration-without-time", Severity.WARNING)
def registration_without_time(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Deals are registered, but the plan does not say how soon a registration is answered, or how long it protects.

    ## Why it matters
    Without an answer time a party waits while the deal goes elsewhere. Without a window a registration blocks a client for ever.

    ## Example
        registration: {by: brightpath, with: northwind, unit: deal, key: [the client]}

    ## How to fix it
    Add `answer_within: 2 business days` and `window: 90 days`, or what suits you.
    """
    registration = plan.rules_of_engagement and plan.rules_of_engagement.registration
    if not registration:
        return
    at: Path = (ROOT, "registration")
    if registration.answer_within is None:
        yield Fault(at, "nothing says how soon a registration is answered", "add answer_within: 2 business days", on_key=True)
    if registration.window is None:
        yield Fault(at, "nothing says how long a registration protects", "add window: 90 days", on_key=True)


@rule("PF405", "registration-without-precedence", Severity.WARNING)
def registration_without_precedence(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Deals are registered, but the plan does not say who wins where several register the same one.

    ## Why it matters
    That is the one case for which registration exists.

    ## Example
        registration: {by: brightpath, with: northwind, unit: deal, key: [the client], window: 90 days}

    ## How to fix it
    Add `precedence:` with the grounds in order, such as `[the client's written choice, the first complete registration]`.
    """
    registration = plan.rules_of_engagement and plan.rules_of_engagement.registration
    if registration and not registration.precedence:
        hint = "add precedence: [the client's written choice, the first complete registration]"
        yield Fault((ROOT, "registration"), "nothing says who wins where several register the same deal", hint, on_key=True)


@rule("PF406", "credit-over-100", Severity.ERROR)
def credit_over_100(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The shares of the credit for one deal add up to more than 100%.

    ## Why it matters
    More would be paid than is there to pay.

    ## Example
        split: [{share: 60%, ...}, {share: 50%, ...}]

    ## How to fix it
    Lower the shares until they are 100% or less together.
    """
    credit = plan.rules_of_engagement and plan.rules_of_engagement.credit
    if not credit:
        return
    total = sum((share.share.number for share in credit.split), Decimal(0))
    if total > 100:
        yield Fault(
            (ROOT, "credit", "split"), f"the shares add up to {total.normalize():f}%", "lower them to 100% or less together"
        )


@rule("PF407", "credit-without-limit", Severity.WARNING)
def credit_without_limit(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Several parties can be credited with one deal, and nothing limits what is paid on it in all.

    ## Why it matters
    Three claims of 20% on one deal take 60% of its first year.

    ## Example
        credit: {split: [{share: 40%, ...}, {share: 60%, ...}]}

    ## How to fix it
    Add `payout: {at_most: 20%, of: first-year-value, excess: in proportion}`.
    """
    credit = plan.rules_of_engagement and plan.rules_of_engagement.credit
    if credit and len(credit.split) > 1 and credit.payout is None:
        hint = "add payout: {at_most: 20%, of: first-year-value, excess: in proportion}"
        yield Fault((ROOT, "credit"), "nothing limits what is paid on one deal in all", hint, on_key=True)


@rule("PF408", "reciprocity-deadlock", Severity.ERROR)
def reciprocity_deadlock(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party is to give back to itself, or parties wait in a circle, each for another to go first, without any time.

    ## Why it matters
    Nobody would ever have to move.

    ## Example
        reciprocity: [{first: northwind, then_by: brightpath, ...}, {first: brightpath, then_by: northwind, ...}]

    ## How to fix it
    Let one party go first, and say `within:` what time.
    """
    lines = plan.rules_of_engagement.reciprocity if plan.rules_of_engagement else ()
    waits = {(line.then_by, line.first) for line in lines if line.within is None}
    for index, line in enumerate(lines):
        at: Path = (ROOT, "reciprocity", index)
        if line.first == line.then_by:
            yield Fault((*at, "then_by"), f"{line.first} goes first and also gives back", "name another party")
        elif line.within is None and line.then_by in _waited_for(line.first, waits):
            yield Fault(
                (*at, "first"), "each party waits for another to go first", "add within: 6 months, here or to the other line"
            )


def _waited_for(party: PartyId, waits: set[tuple[PartyId, PartyId]]) -> set[PartyId]:
    """For whom `party` waits, directly or through others."""
    found: set[PartyId] = set()
    ahead = [party]
    while ahead:
        here = ahead.pop()
        next_ = {other for waiter, other in waits if waiter == here} - found
        found |= next_
        ahead.extend(next_)
    return found


BASICS: tuple[Rule, ...] = (
    clients_after_the_end,
    shared_without_decider,
    purpose_owned_twice,
    registration_without_time,
    registration_without_precedence,
    credit_over_100,
    credit_without_limit,
    reciprocity_deadlock,
)
