"""PF81 and PF82: law that no agreement changes: late payment, personal data, liability; and a law far from its courts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.checks.given import governance_of, rules_of
from planforge.checks.legal.basics import without_one_law
from planforge.checks.legal.lands import ADEQUATE, EEA, country, european, homes, law_of, markets
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.plan.payment import LateInterest
from planforge.values import GROUPS, Percent, Territory

WARNING, NOTE = Severity.WARNING, Severity.NOTE
_SIXTY_DAYS = 60 * 24 * 1.04
"""Sixty days in rough hours; two months are as long."""
_STATUTORY, _SUBSTANTIAL = Decimal(8), Decimal(3)
"""Points above the reference rate: what the law gives, and what is surely less than a substantial remedy."""
_NEVER_LIMITED = (
    ("fraud", "fraud"),
    ("death", "death"),
    ("personal injury", "injury to people"),
    ("wilful", "what is done wilfully"),
)
_LAWS = {"EU": "Directive 2011/7/EU", "GB": "the Late Payment of Commercial Debts (Interest) Act 1998"}


def _debts(plan: Plan) -> str | None:
    """Whose rules on late payment hold: those of the governing law, or else of the place where all parties are."""
    known = all(party.registered_in for party in plan.parties.values())
    lands = {law} if (law := law_of(plan)) else homes(plan) if known else frozenset()
    if lands and lands <= EEA:
        return "EU"
    return "GB" if lands == {"GB"} else None


@rule("PF816", "paid-after-sixty-days", WARNING)
def paid_after_sixty_days(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Under the law of a country of the European Economic Area or of the United Kingdom, money is due later than 60 days.

    ## Why it matters
    Between businesses a longer time holds only if it is expressly agreed and not grossly unfair to the creditor: Article 3(5) of Directive
    2011/7/EU; section 4 of the Late Payment of Commercial Debts (Interest) Act 1998. Some countries allow no longer time at all, such as
    France by article L441-10 of its Commercial Code, and where a party is a public body 30 days are the rule. Ask a lawyer.

    ## Example
        payment: {due: {period: 90 days, after: the invoice}}
        legal: {governing_law: {of: DE}}

    ## How to fix it
    Shorten it: `due: {period: 30 days, after: the invoice}`.
    """
    due, rules = plan.payment.due if plan.payment else None, _debts(plan)
    if due and rules and due.period.rough_hours > _SIXTY_DAYS:
        message = f"money is due {due.period} after {due.after}, and beyond 60 days {_LAWS[rules]} asks that this is not grossly unfair"
        yield Fault(("payment", "due", "period"), message, "write period: 30 days, or at most 60 days")


@rule("PF817", "low-late-interest", NOTE)
def low_late_interest(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Interest on late payment is lower than what the law gives, in the European Economic Area; or so low that it may not count as a
    substantial remedy, in the United Kingdom.

    ## Why it matters
    The law gives at least 8 percentage points above the reference rate. Less may be agreed only if it is not grossly unfair (Articles 2(6)
    and 7 of Directive 2011/7/EU), or if it is a substantial remedy (sections 8 and 9 of the Late Payment of Commercial Debts (Interest) Act
    1998; 0.5% was none in Yuanda v WW Gear [2010] EWHC 720 (TCC)). Otherwise the statutory rate applies instead. Ask a lawyer.

    ## Example
        payment: {late_interest: {linked: {to: the base rate of the Bank of England, plus: 1%}}}
        legal: {governing_law: {of: GB-EAW}}

    ## How to fix it
    Raise it, `plus: 8%`, or leave `late_interest` out: the law then gives its own rate.
    """
    late, rules = plan.payment.late_interest if plan.payment else None, _debts(plan)
    rate = _rate(late) if late else None
    least = {"EU": _STATUTORY, "GB": _SUBSTANTIAL}.get(rules or "")
    if late and rate and rules and least is not None and rate.number < least:
        at = ("payment", "late_interest", *(("linked", "plus") if late.linked else ("rate",)))
        how = f"{rate} above the published rate" if late.linked else f"{rate} a year"
        why = "and less must not be grossly unfair" if rules == "EU" else "and less must still be a substantial remedy"
        message = f"late payment costs {how}; {_LAWS[rules]} gives 8 points above the reference rate, {why}"
        yield Fault(at, message, "write a higher rate, such as linked: {to: the reference rate of the law, plus: 8%}")


def _rate(late: LateInterest) -> Percent | None:
    """The points above a published rate, or the whole rate for a year where it is fixed: that is less still."""
    if late.linked:
        return late.linked.plus
    return Percent(late.rate.number * 12) if late.rate and late.per == "month" else late.rate


@rule("PF818", "personal-data-without-clause", WARNING)
def personal_data_without_clause(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    In the European Economic Area or the United Kingdom, the parties pass people's names and details to each other, and the plan has no
    clause on personal data.

    ## Why it matters
    Each party must be able to show by which right it uses the data and in which role: Articles 5(2), 6, 26 and 28 of Regulation (EU)
    2016/679, and the same articles of the UK GDPR. Joint controllers and processors need an agreement in writing. Ask a lawyer.

    ## Example
        scope: {territory: {include: [GB]}}
        introductions: {by: brightpath, method: [an e-mail]}

    ## How to fix it
    Say who has which role: `legal: {personal_data: {roles: [{data: contact details of clients, independent: each}]}}`.
    """
    where = european(homes(plan) or markets(plan))
    if where is None or (plan.legal and plan.legal.personal_data):
        return
    at = next(_people(plan), None)
    if at:
        message = f"details of people pass between the parties, and no clause says in which role, as the law of {where} asks"
        hint = "add personal_data: {roles: [{data: contact details of clients, independent: each}]} under legal"
        yield Fault(at, message, hint, on_key=True)


def _people(plan: Plan) -> Iterator[Path]:
    """What the parties do with details of people."""
    for name in ("introductions", "lead_exchange", "lead_data", "client_data"):
        if getattr(rules_of(plan), name):
            yield ("rules_of_engagement", name)
    if governance_of(plan).lead_log:
        yield ("governance", "lead_log")


@rule("PF819", "data-sent-abroad", NOTE)
def data_sent_abroad(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One party is in the European Economic Area or the United Kingdom and another in a country without an adequacy decision; personal data
    passes between them, and nothing is said of moving it abroad.

    ## Why it matters
    The data may leave only with a safeguard: Articles 44 to 49 of Regulation (EU) 2016/679, and the same articles of the UK GDPR. Usual ones
    are the standard contractual clauses of the Commission, the UK addendum to them, or, for the United States, a certificate under the
    Data Privacy Framework. Ask a lawyer.

    ## Example
        parties: {northwind: {registered_in: DE, ...}, brightpath: {registered_in: US-NY, ...}}
        legal: {personal_data: {roles: [...]}}

    ## How to fix it
    Name the safeguard:
        personal_data: {transfers: {outside: [EEA], only_if: the law allows it and its safeguards are in place, safeguard: the standard contractual clauses of the European Commission}}
    """
    data, where = plan.legal.personal_data if plan.legal else None, european(homes(plan))
    abroad = sorted(homes(plan) - ADEQUATE)
    if data and where and abroad and data.transfers is None and next(_people(plan), None):
        message = f"personal data may go from {where} to {', '.join(abroad)}, and nothing says by which safeguard"
        hint = "add transfers: {outside: [EEA, GB], only_if: the law allows it and its safeguards are in place}"
        yield Fault(("legal", "personal_data"), message, hint, on_key=True)


@rule("PF821", "courts-far-from-the-law", NOTE)
def courts_far_from_the_law(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The courts that decide are those of another country than the law that governs.

    ## Why it matters
    The court must then find out a foreign law by experts, which costs time and money and makes the outcome less certain. The choice is
    valid in most places (Article 3 of Regulation (EC) 593/2008 on the law, Article 25 of Regulation (EU) 1215/2012 on the courts), but it
    should be meant. Ask a lawyer.

    ## Example
        legal: {governing_law: {of: FR}, disputes: {forum: {courts: {of: GB-EAW, exclusive: exclusive}}}}

    ## How to fix it
    Choose the courts of the country whose law governs, or the law of the country whose courts decide.
    """
    law = plan.legal.governing_law if plan.legal else None
    forum = plan.legal.disputes.forum if plan.legal and plan.legal.disputes else None
    courts = forum.courts.of if forum and forum.courts else None
    if law and courts and not (without_one_law(law.of) or without_one_law(courts)) and _apart(law.of, courts):
        message = f"the courts of {courts} would decide by the law of {law.of}"
        yield Fault(("legal", "disputes", "forum", "courts", "of"), message, f"write of: {law.of}, unless it is meant")


def _apart(one: Territory, other: Territory) -> bool:
    """Whether two places have other laws for sure: two countries, or two parts of the United Kingdom."""
    if {one.code, other.code} & GROUPS.keys():
        return False
    parts = one.code != other.code and one.code.startswith("GB-") and other.code.startswith("GB-")
    return parts or country(one) != country(other)


@rule("PF822", "limits-what-cannot-be-limited", WARNING)
def limits_what_cannot_be_limited(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Liability for fraud, for wilful misconduct, or for death and injury is limited or excluded.

    ## Why it matters
    Such a limit is void nearly everywhere, and can take the rest of the clause with it: sections 2 and 3 of the Unfair Contract Terms Act
    1977 and HIH Casualty v Chase Manhattan [2003] UKHL 6 in England; section 276(3) of the German Civil Code; section 1668 of the
    California Civil Code. The clause says that it leaves out what the law does not allow to be limited, so it contradicts itself too.
    Ask a lawyer.

    ## Example
        liability: {increased: [{of: each, for: [fraud], amount: {fixed: "GBP 1,000,000"}, per: in all}]}

    ## How to fix it
    Name it as unlimited: `unlimited: [{of: each, for: [fraud, wilful misconduct]}]`.
    """
    liability = plan.legal.liability if plan.legal else None
    for number, cap in enumerate(liability.increased if liability else ()):
        for place, claim in enumerate(cap.for_):
            if claim in ("fraud", "wilful misconduct"):
                at: Path = ("legal", "liability", "increased", number, "for", place)
                yield Fault(
                    at,
                    f"a limit for {claim} is void nearly everywhere",
                    f"move it: unlimited: [{{of: {cap.of}, for: [{claim}]}}]",
                )
    for number, none in enumerate(liability.none_for if liability else ()):
        what = next((what for word, what in _NEVER_LIMITED if word in none.for_.lower()), None)
        if what:
            at = ("legal", "liability", "none_for", number, "for")
            yield Fault(at, f"no agreement can exclude liability for {what}", "take it out, or say what else is meant")


STATUTES: tuple[Rule, ...] = (
    paid_after_sixty_days,
    low_late_interest,
    personal_data_without_clause,
    data_sent_abroad,
    courts_far_from_the_law,
    limits_what_cannot_be_limited,
)
