"""PF24: who does what in a sale, whether it fits what they are paid, and whether they are trained before they must sell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from planforge.checks.given import chain_of, concerns, parties_of, rules_of, scope_of
from planforge.checks.proposals import first_year_end
from planforge.findings import Fault, Path, Rule, Severity, rule
from planforge.plan import Plan
from planforge.plan.fees import ReferralFee
from planforge.values import PartyId

STAGES: Path = ("rules_of_engagement", "responsibilities")
TRAINING: Path = ("rules_of_engagement", "training")
SELLERS_RATE = 20
"""From this percentage on, a share of what the client pays is what sellers earn rather than those who introduce."""


def _payees(fee: ReferralFee, number: int) -> Iterator[tuple[PartyId, Path]]:
    at: Path = ("referral_fees", number)
    if fee.payee:
        yield fee.payee, (*at, "payee")
    for place, each in enumerate(fee.payees):
        yield each.party, (*at, "payees", place, "party")


def _paid(plan: Plan) -> dict[PartyId, tuple[Path, str]]:
    """Who is paid for its part in a sale: where, and in words."""
    found: dict[PartyId, tuple[Path, str]] = {}
    for number, fee in enumerate(plan.referral_fees):
        for party, path in _payees(fee, number):
            found.setdefault(party, (path, f"is paid the {fee.name}"))
    for place, seller in enumerate(chain_of(plan)):
        if place:
            found.setdefault(seller, (("prices", "chain", place), "buys for resale"))
    return found


def _at_work(plan: Plan) -> set[PartyId]:
    """Who leads or supports a stage."""
    return {party for each in rules_of(plan).responsibilities for party in (each.lead, *each.supports)}


def _introduces(plan: Plan, party: PartyId) -> bool:
    """Whether the rules give `party` clients to find: work that comes before the stages of a sale."""
    rules = rules_of(plan)
    given = [each.by for each in (rules.introductions, rules.registration, *rules.qualification) if each]
    return any(concerns(who, party) for who in given) or any(each.from_ == party for each in rules.lead_exchange)


@rule("PF240", "paid-without-a-stage", Severity.WARNING)
def paid_without_a_stage(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party is paid for sales, but leads and supports no stage of a sale and has no introductions to make.

    ## Why it matters
    Whoever does the work asks sooner or later what the other is paid for.

    ## Example
        referral_fees: [{payer: northwind, payee: brightpath, ...}]
        responsibilities: [{stage: First meeting, lead: northwind}, {stage: Contract, lead: northwind}]

    ## How to fix it
    Give that party a stage, as `lead` or under `supports`, or write down what else it is paid for.
    """
    if rules_of(plan).responsibilities:
        working = _at_work(plan)
        for party, (path, why) in _paid(plan).items():
            if party not in working and not _introduces(plan, party):
                message = f"{party} {why}, but leads and supports no stage of the sale"
                yield Fault(path, message, f"name {party} as the lead of a stage under responsibilities, or under its supports")


@rule("PF241", "stage-led-twice", Severity.ERROR)
def stage_led_twice(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    One stage of the sale stands twice, with two parties that lead it.

    ## Why it matters
    Each may think that the other does the work, or both do it and the client hears two voices.

    ## Example
        responsibilities: [{stage: Quote, lead: northwind}, {stage: Quote, lead: brightpath}]

    ## How to fix it
    Keep one line, with the other party under `supports`, or give each stage a name of its own.
    """
    leads: dict[str, PartyId] = {}
    for number, each in enumerate(rules_of(plan).responsibilities):
        first = leads.setdefault(each.stage.casefold(), each.lead)
        if first != each.lead:
            message = f"{first} leads the stage {each.stage} already, and here {each.lead} does"
            yield Fault((*STAGES, number, "lead"), message, f"keep one line, with supports: [{each.lead}]")


def _rate(fee: ReferralFee) -> int | None:
    """The whole percentage of which a fee is at least, where it is a plain share."""
    amount = fee.amount
    rates = [step.rate for step in amount.bands.steps] if amount.bands else [amount.percent.rate] if amount.percent else []
    return min((int(each.number) if each else 0 for each in rates), default=None)


def _rates(fee: ReferralFee) -> str:
    """The rate in words; the lowest where there are several."""
    amount = fee.amount
    rates = {step.rate for step in amount.bands.steps} if amount.bands else {amount.percent.rate if amount.percent else None}
    return f"{_rate(fee)}% or more" if len(rates) > 1 else str(next(iter(rates)))


@rule("PF242", "introduction-paid-as-sale", Severity.NOTE)
def introduction_paid_as_sale(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party that only introduces clients is paid a fifth or more of what they bring.

    ## Why it matters
    That is what partners earn who sell. The payer still does the work, and will soon want to pay less.

    ## Example
        introductions: {by: brightpath, method: [an e-mail]}
        referral_fees: [{payee: brightpath, amount: {percent: {rate: 25%, of: net-revenue}}, ...}]

    ## How to fix it
    Lower the rate, or say what the party does for it: `engaged: {duties: [join the first two calls]}` under `introductions`.
    """
    introductions = rules_of(plan).introductions
    if introductions is None or introductions.engaged:
        return
    sells = {*_at_work(plan), *chain_of(plan)}
    for number, fee in enumerate(plan.referral_fees):
        rate, base = _rate(fee), plan.bases.get(fee.amount.percent.of) if fee.amount.percent else None
        of_profit = base is not None and base.starts_from in ("gross-margin", "fees")
        if rate is None or rate < SELLERS_RATE or of_profit or fee.payee is None or fee.payee in sells:
            continue
        if introductions.by and concerns(introductions.by, fee.payee):
            message = f"{fee.payee} is paid {_rates(fee)} for introductions alone, which is what partners earn who sell"
            hint = "add engaged: {duties: [join the first two calls]} under rules_of_engagement.introductions"
            yield Fault(("referral_fees", number, "amount"), message, hint)


def _selling_duties(plan: Plan) -> Iterator[tuple[PartyId, str, date]]:
    """What a party must have sold, or begin to sell, by which first day."""
    for minimum in scope_of(plan).minimums:
        days = [day for day in (minimum.first_due, *(step.by for step in minimum.steps)) if day]
        if days:
            yield minimum.by, f"must reach the {minimum.name}", min(days)
    for offering in plan.alliance.offerings if plan.alliance else ():
        if offering.launch and offering.sold_by:
            for party in parties_of(plan):
                if concerns(offering.sold_by, party):
                    yield party, f"must launch {offering.name}", offering.launch


@rule("PF243", "selling-before-training", Severity.WARNING)
def selling_before_training(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A party must sell before it has been trained.

    ## Why it matters
    It sells what it does not know, or misses its minimum because it was not allowed to sell yet.

    ## Example
        minimums: [{by: brightpath, first_due: 2027-03-31, ...}]
        training: [{by: northwind, to: brightpath, by_date: 2027-06-30, before_selling: true, ...}]

    ## How to fix it
    Train earlier (`by_date: 2027-01-31`), or let the first period of the minimum end later.
    """
    lines = rules_of(plan).training
    for party, duty, due in _selling_duties(plan):
        mine = [(each.by_date, number) for number, each in enumerate(lines) if each.by_date and concerns(each.to, party)]
        late = [number for day, number in mine if day > due and lines[number].before_selling]
        if mine and not late and min(mine)[0] > due:
            late = [min(mine)[1]]
        for number in late:
            message = f"{party} {duty} by {due}, but is trained only by {lines[number].by_date}"
            yield Fault((*TRAINING, number, "by_date"), message, f"train {party} before {due}, or ask for less at first")


@rule("PF244", "training-without-day", Severity.WARNING)
def training_without_day(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Training is promised without a day, a rhythm or a fixed time.

    ## Why it matters
    Nobody can ask for it. Where nobody may sell before it, the party that trains can keep the other from selling.

    ## Example
        training: [{by: northwind, to: brightpath, subject: the products, before_selling: true}]

    ## How to fix it
    Add `by_date: 2027-02-28`, `every: year` or `slot: the first Tuesday of each month at 10:00`, and best the `hours`.
    """
    for number, each in enumerate(rules_of(plan).training):
        if each.by_date or each.every or each.slot:
            continue
        what = f"the training in {each.subject} has no day" + ("" if each.hours else " and no hours")
        blocks = ", and nobody may sell before it" if each.before_selling else ", so nobody can ask for it"
        yield Fault(
            (*TRAINING, number), what + blocks, f"add by_date: {first_year_end(plan)}" + ("" if each.hours else ", hours: 8")
        )


_LATER_STAGES = (
    ("renewals", ("renewals", "first renewals"), re.compile("renew|extension", re.IGNORECASE)),
    ("expansions", ("expansions", "upgrades"), re.compile("expan|upgrade|grow|further|additional|renew", re.IGNORECASE)),
)
"""What fees are paid for after the first sale, and by what words a stage tells that it is about it."""


@rule("PF245", "stage-without-owner", Severity.NOTE)
def stage_without_owner(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A fee is paid for renewals or expansions, and no stage of the sale is about them.

    ## Why it matters
    Everybody is paid when the client renews, and nobody has the task of seeing to it.

    ## Example
        referral_fees: [{for: [renewals], ...}]
        responsibilities: [{stage: First meeting, lead: brightpath}, {stage: Contract, lead: northwind}]

    ## How to fix it
    Add the stage: `{stage: Renewal, lead: northwind, informed: [brightpath]}`.
    """
    stages = [each.stage for each in rules_of(plan).responsibilities]
    leads = [each.lead for each in rules_of(plan).responsibilities]
    paid = {each for fee in plan.referral_fees for each in fee.for_}
    for what, fees, words in _LATER_STAGES:
        if stages and paid & set(fees) and not any(map(words.search, stages)):
            message = f"a fee is paid for {what}, but no stage of the sale is about them"
            yield Fault(
                STAGES,
                message,
                f"add {{stage: {what.capitalize()}, lead: {leads[-1]}}}, or whoever is to see to them",
                on_key=True,
            )


STAGE_RULES: tuple[Rule, ...] = (
    paid_without_a_stage,
    stage_led_twice,
    introduction_paid_as_sale,
    selling_before_training,
    training_without_day,
    stage_without_owner,
)
