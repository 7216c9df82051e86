"""PF42: how opportunities pass: in both directions, with an answer, with the client's leave, by criteria that can be tested."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.given import concerns, parties_of, rules_of
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan

ROOT = "rules_of_engagement"


@rule("PF421", "leads-one-way", Severity.WARNING)
def leads_one_way(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The parties are equals, and yet only one of them passes leads or makes introductions.

    ## Why it matters
    Whoever only gives counts, and stops when the count is one-sided.

    ## Example
        plan: {kind: peer, ...}
        lead_exchange: [{from: northwind, to: brightpath}]

    ## How to fix it
    Add the line for the other direction: `{from: brightpath, to: northwind}`.
    """
    rules = rules_of(plan)
    if plan.plan.kind not in ("peer", "alliance") or not (rules.lead_exchange or rules.introductions):
        return
    introductions = rules.introductions
    gives = {each.from_ for each in rules.lead_exchange}
    gives |= {party for party in parties_of(plan) if introductions and concerns(introductions.by, party)}
    if len(gives) == 1:
        (giver,) = gives
        other = next(party for party in parties_of(plan) if party != giver)
        at = (ROOT, "lead_exchange") if rules.lead_exchange else (ROOT, "introductions", "by")
        message = f"only {giver} passes leads, though the parties are equals"
        yield Fault(
            at,
            message,
            f"add {{from: {other}, to: {giver}, answer_within: 3 business days, silence: return}} under {ROOT}.lead_exchange",
            on_key=bool(rules.lead_exchange),
        )


@rule("PF422", "lead-unanswered", Severity.WARNING)
def lead_unanswered(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Leads or introductions pass, and nothing says how soon they are answered.

    ## Why it matters
    A lead is cold after a week. Whoever passed it stands badly with the person it introduced, and passes no more.

    ## Example
        introductions: {by: brightpath, method: [an e-mail]}

    ## How to fix it
    Add `acknowledged_within: 1 business day` to introductions, `answer_within: 3 business days` to leads.
    """
    rules = rules_of(plan)
    answered = any(each.answer_within for each in rules.qualification)
    if rules.introductions and rules.introductions.acknowledged_within is None and not answered:
        message = "nothing says how soon an introduction is answered"
        yield Fault((ROOT, "introductions"), message, "add acknowledged_within: 1 business day", on_key=True)
    for number, each in enumerate(rules.lead_exchange):
        if each.answer_within is None:
            message = f"nothing says how soon {each.to} answers the leads that {each.from_} passes"
            yield Fault((ROOT, "lead_exchange", number), message, "add answer_within: 3 business days")


def _answers(plan: Plan) -> Iterator[tuple[str, bool, str, Path]]:
    """Every answer that is due in a time: to what, whether silence means something, what it could mean, where it stands."""
    rules = rules_of(plan)
    for number, each in enumerate(rules.qualification):
        if each.answer_within and not each.free_choice:
            yield "a referral", each.silence is not None, "acceptance", (ROOT, "qualification", number, "answer_within")
    for number, lead in enumerate(rules.lead_exchange):
        if lead.answer_within:
            yield "a lead", lead.silence is not None, "return", (ROOT, "lead_exchange", number, "answer_within")
    if rules.registration and rules.registration.answer_within:
        yield "a registration", rules.registration.silence is not None, "acceptance", (ROOT, "registration", "answer_within")
    for number, approval in enumerate(rules.marketing_approval):
        if approval.answer_within:
            yield "a request", approval.silence is not None, "refusal", (ROOT, "marketing_approval", number, "answer_within")
    marketing = plan.alliance.co_marketing if plan.alliance else None
    if marketing and marketing.approval_within:
        yield "a request", marketing.silence is not None, "refuses", ("alliance", "co_marketing", "approval_within")


@rule("PF423", "silence-without-meaning", Severity.NOTE)
def silence_without_meaning(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    An answer is due within a time, and nothing says what holds when none comes.

    ## Why it matters
    Silence is the commonest answer. The one takes it for a yes and works on; the other has never decided.

    ## Example
        registration: {answer_within: 2 business days, ...}

    ## How to fix it
    Add `silence: acceptance`, or another of the choices there.
    """
    for what, said, word, path in _answers(plan):
        if not said:
            message = f"nothing says what it means when {what} is not answered in time"
            yield Fault(path, message, f"add silence: {word}", on_key=True)


@rule("PF424", "introduction-unasked", Severity.WARNING)
def introduction_unasked(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Clients are introduced, and nothing says that they agree to it, or are told that a fee is paid for it.

    ## Why it matters
    People who learn later that they were passed on for money do not buy. In many places the law asks for both.

    ## Example
        introductions: {by: brightpath, method: [an e-mail]}

    ## How to fix it
    Add `consent: on record` and `disclosure: always`.
    """
    introductions = rules_of(plan).introductions
    if introductions is None:
        return
    missing = [] if introductions.consent else [("agree to be introduced", "consent: on record")]
    if introductions.disclosure is None and any(fee.disclosure is None for fee in plan.referral_fees):
        missing.append(("are told of the fee", "disclosure: always"))
    if missing:
        message = f"nothing says that clients {' or '.join(what for what, _ in missing)}"
        hint = f"add {', '.join(field for _, field in missing)}"
        yield Fault((ROOT, "introductions"), message, hint, on_key=True)


_VAGUE = re.compile(
    r"\b(good|great|right|strong|perfect|natural) (fit|match|lead|prospect|client)\b"
    r"|\b(is|seems|looks|appears|shows|feels) (to be )?(an? )?(really |truly |genuinely |highly )?"
    r"((interest(ed|ing)?|serious|suitable|promising|genuine)\b|(qualified|relevant|appropriate|hot|warm|good)$)"
    r"|\bhigh[- ]quality\b",
    re.IGNORECASE,
)


@rule("PF425", "criterion-not-testable", Severity.NOTE)
def criterion_not_testable(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A referral qualifies by a word that everybody understands in their own way.

    ## Why it matters
    Whoever wants the fee finds the client interested; whoever pays it does not. A criterion is testable if a stranger could
    decide it.

    ## Example
        criteria: [is a good fit, is seriously interested]

    ## How to fix it
    Write what can be seen: `has agreed to a first call`, `has a budget of at least GBP 10,000`.
    """
    for number, each in enumerate(rules_of(plan).qualification):
        for place, criterion in enumerate(each.criteria):
            found = _VAGUE.search(criterion)
            if found:
                at: Path = (ROOT, "qualification", number, "criteria", place)
                message = f'"{found.group()}" cannot be tested: each party will judge it its own way'
                yield Fault(at, message, "write what can be seen, such as has agreed to a first call")


@rule("PF426", "referral-without-criteria", Severity.WARNING)
def referral_without_criteria(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A fee is due for the referral or the lead itself, and nothing says which one counts.

    ## Why it matters
    A list of names from a trade fair would earn it. The payer will refuse, and has nothing to refuse with.

    ## Example
        referral_fees: [{each: referral, earned: when the referral is accepted, ...}]

    ## How to fix it
    Add `qualification: [{criteria: [has agreed to a first call], answer_within: 5 business days, silence: acceptance}]`.
    """
    if rules_of(plan).qualification:
        return
    for number, fee in enumerate(plan.referral_fees):
        early = fee.each == "referral" or fee.earned == "when the referral is accepted" or "leads" in fee.for_
        if early and not fee.conditions:
            message = f"the {fee.name} is paid for the referral itself, and nothing says which referrals qualify"
            hint = "add qualification: [{criteria: [has agreed to a first call]}] under rules_of_engagement"
            yield Fault(("referral_fees", number), message, hint)


LEADS: tuple[Rule, ...] = (
    leads_one_way,
    lead_unanswered,
    silence_without_meaning,
    introduction_unasked,
    criterion_not_testable,
    referral_without_criteria,
)
