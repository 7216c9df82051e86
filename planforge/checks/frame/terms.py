"""How long the agreement lasts and how it ends: dates in order, a way out, no trap in the renewal."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.findings import Fault, Severity, rule
from planforge.plan import Plan
from planforge.plan.terms import Terms


def term_hours(plan: Plan, terms: Terms) -> int | None:
    """About how long the first term is; None where it has no end, no known start, or an end before the start."""
    if terms.initial:
        return terms.initial.rough_hours
    if terms.ends and plan.plan.effective and terms.ends > plan.plan.effective:
        return (terms.ends - plan.plan.effective).days * 24
    return None


@rule("PF210", "ends-before-it-starts", Severity.ERROR)
def ends_before_it_starts(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The agreement ends on or before the day on which it takes effect.

    ## Why it matters
    It would never be in force, and every period counted from its start or its end would be wrong.

    ## Example
        plan: {effective: 2027-01-01, ...}
        terms: {ends: 2026-12-31}

    ## How to fix it
    Correct the year of one of the two dates.
    """
    ends, effective = plan.terms.ends if plan.terms else None, plan.plan.effective
    if ends and effective and ends <= effective:
        yield Fault(
            ("terms", "ends"),
            f"the agreement ends on {ends}, but takes effect on {effective}",
            "choose a later day for the end",
        )


@rule("PF211", "notice-longer-than-term", Severity.ERROR)
def notice_longer_than_term(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The notice that stops a renewal, or asks for one, is as long as the term itself or longer.

    ## Why it matters
    The last day for the notice lies before the term begins, so nobody can ever give it in time.

    ## Example
        terms: {initial: 3 months, renewal: {automatic: 3 months, notice: 90 days}}

    ## How to fix it
    Make the notice shorter than the first term and than each renewed one.
    """
    renewal = plan.terms.renewal if plan.terms else None
    if plan.terms is None or renewal is None or renewal.notice is None:
        return
    renewed = renewal.automatic or renewal.by_agreement
    first = term_hours(plan, plan.terms)
    named = ((first, "the first term"), (renewed.rough_hours if renewed else None, "a renewed term"))
    for hours, what in named:
        # 90 days and 3 months differ by hours only: what is nearly the whole term counts as the whole.
        if hours is not None and renewal.notice.rough_hours >= hours - 48:
            over = renewal.notice.rough_hours - hours
            how = "is longer than" if over > 48 else "is as long as" if over >= 0 else "is nearly as long as"
            so = "so that nobody can give it in time" if over >= 0 else "which leaves hardly a day to give it"
            message = f"the notice of {renewal.notice} {how} {what}, {so}"
            yield Fault(("terms", "renewal", "notice"), message, f"write a shorter notice, such as notice: {_shorter(hours)}")
            return


def _shorter(hours: int) -> str:
    """A notice that is usual for a term of so many hours."""
    days = hours // 24
    return "90 days" if days > 360 else "60 days" if days > 180 else "30 days" if days > 80 else "7 days"


@rule("PF212", "renewal-without-end", Severity.ERROR)
def renewal_without_end(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The agreement has no fixed end, and yet it says how it renews.

    ## Why it matters
    Nothing ends, so nothing can renew; two readers would understand two things.

    ## Example
        terms: {until_ended: true, renewal: {automatic: 12 months}}

    ## How to fix it
    Take out the renewal, or give the agreement a first term: `initial: 12 months`.
    """
    if plan.terms and plan.terms.until_ended and plan.terms.renewal:
        yield Fault(
            ("terms", "renewal"),
            "an agreement without a fixed end has nothing to renew",
            "take it out, or give a first term",
            on_key=True,
        )


@rule("PF213", "no-way-to-end", Severity.WARNING)
def no_way_to_end(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan does not say how a party may end the agreement, or how long it lasts at all.

    ## Why it matters
    The law then decides when and how it ends, which differs from country to country. A partner who cannot leave stops working instead.

    ## Example
        terms: {until_ended: true}

    ## How to fix it
    Say when it may be ended: `termination: {breach: {cure: 30 days}, convenience: [{by: each, notice: 90 days}]}`.
    """
    terms = plan.terms
    if terms is None:
        yield Fault(
            (),
            "the plan does not say how long the agreement lasts or how it ends",
            "add terms: {initial: 12 months, termination: {breach: {cure: 30 days}}}",
        )
    elif terms.termination is None:
        yield Fault(
            ("terms",),
            "nobody may end the agreement early, not even for breach",
            "add termination: {breach: {cure: 30 days}} under terms",
            on_key=True,
        )
    elif terms.until_ended and not terms.termination.convenience:
        path = ("terms", "termination")
        yield Fault(
            path,
            "the agreement has no fixed end, and nobody may end it on notice",
            "add convenience: [{by: each, notice: 90 days}] under terms.termination",
            on_key=True,
        )


@rule("PF214", "no-dormancy", Severity.WARNING)
def no_dormancy(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan does not say what happens when nothing happens.

    ## Why it matters
    Most partnerships do not break, they gather dust. Exclusivity, minimums and promises stay in force, and nobody says that it is over.

    ## Example
        terms: {initial: 12 months, renewal: {automatic: 12 months}}

    ## How to fix it
    Add `dormancy: {without: an accepted referral, for: 6 months, then: review, within: 30 days}`.
    """
    if plan.terms and plan.terms.dormancy is None:
        message = "the plan does not say what happens when the partnership falls asleep"
        hint = "add dormancy: {without: an accepted referral, for: 6 months, then: review, within: 30 days} under terms"
        yield Fault(("terms",), message, hint, on_key=True)


@rule("PF215", "dormancy-without-warning", Severity.WARNING)
def dormancy_without_warning(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A dormant partnership ends by itself, at once.

    ## Why it matters
    A quiet season would end the agreement without a word, and the parties might find out months later.

    ## Example
        dormancy: {without: an accepted referral, for: 3 months, then: end}

    ## How to fix it
    Give some time to come back to life, `within: 30 days`, or choose `then: review`.
    """
    dormancy = plan.terms.dormancy if plan.terms else None
    if dormancy and dormancy.then == "end" and dormancy.within is None:
        yield Fault(
            ("terms", "dormancy", "then"),
            "the agreement would end at once and without notice",
            "add within: 30 days under terms.dormancy, or write then: review",
        )


@rule("PF216", "dependence-without-notice", Severity.WARNING)
def dependence_without_notice(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party expects a quarter of its revenue or more from the partnership, and nothing protects it from a sudden stop.

    ## Why it matters
    When clients stop coming from one day to the next, that party has no time to find others.

    ## Example
        parties: {brightpath: {revenue_share: 40%, ...}, ...}

    ## How to fix it
    Add `dependence: {share: 25%, notice: 90 days}` under `terms`.
    """
    for name, party in plan.parties.items():
        if party.revenue_share and party.revenue_share.number >= 25 and not (plan.terms and plan.terms.dependence):
            path = ("parties", name, "revenue_share")
            yield Fault(
                path,
                f"{name} lives on this partnership, but no longer notice is due to it",
                "add dependence: {share: 25%, notice: 90 days} under terms",
            )


@rule("PF217", "too-late-to-leave", Severity.WARNING)
def too_late_to_leave(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party may end the agreement without a reason only after a time that is longer than the first term, or by a notice that is.

    ## Why it matters
    The right looks like an exit, but cannot be used before the agreement ends anyway.

    ## Example
        terms: {initial: 12 months, termination: {convenience: [{by: each, notice: 30 days, not_before: 18 months}]}}

    ## How to fix it
    Make `not_before`, or the `notice`, shorter than the first term, or take the right out.
    """
    ways = plan.terms.termination.convenience if plan.terms and plan.terms.termination else ()
    first = term_hours(plan, plan.terms) if plan.terms else None
    for number, way in enumerate(ways):
        if first is not None and way.not_before and way.not_before.rough_hours >= first:
            path = ("terms", "termination", "convenience", number, "not_before")
            yield Fault(path, f"{way.not_before} is not shorter than the first term", "choose a shorter time, or take it out")
        elif first is not None and way.notice.rough_hours >= first:
            how = "longer than" if way.notice.rough_hours > first else "as long as"
            message = (
                f"the notice of {way.notice} to end the agreement is {how} the first term, so that it cannot end any sooner"
            )
            path = ("terms", "termination", "convenience", number, "notice")
            yield Fault(path, message, f"write a shorter notice, such as notice: {_shorter(first)}")


@rule("PF218", "change-without-exit", Severity.WARNING)
def change_without_exit(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One party may change something alone, and the other can only accept it.

    ## Why it matters
    The other party would be bound by terms that it never agreed to. In some places such a right is not valid.

    ## Example
        changes: {by: signed writing, one_sided: [{by: northwind, of: the price list, notice: 30 days}]}

    ## How to fix it
    Add `exit: 30 days`, the time in which the other party may end the agreement instead.
    """
    changes = plan.terms.changes if plan.terms else None
    for number, change in enumerate(changes.one_sided if changes else ()):
        if change.exit is None:
            path = ("terms", "changes", "one_sided", number)
            yield Fault(path, f"{change.by} may change {change.of} alone, and nobody may leave instead", "add exit: 30 days")


TERMS = (
    ends_before_it_starts,
    notice_longer_than_term,
    renewal_without_end,
    no_way_to_end,
    no_dormancy,
    dormancy_without_warning,
    dependence_without_notice,
    too_late_to_leave,
    change_without_exit,
)
