"""What hints propose to write where it takes more than a word: YAML that can be copied and passes as it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from planforge.checks.given import parties_of
from planforge.money import NotComputable, compute, setting_of
from planforge.money.examples import plain_figures
from planforge.money.prices import worked
from planforge.plan import build
from planforge.plan.prices import PriceExample
from planforge.values import Money, PartyId

if TYPE_CHECKING:
    from planforge.plan import Plan
    from planforge.plan.amounts import Amount

LOG = (
    "lead_log: {keeper: each, entered_within: 2 business days, updated_within: 5 business days, outcomes: [won, lost], "
    "outcome_within: 90 days} under governance"
)
INTRODUCTIONS = "rules_of_engagement.introductions"


def first_year_end(plan: Plan) -> date:
    """The last day of the calendar year in which the agreement takes effect."""
    return date(plan.plan.effective.year if plan.plan.effective else 2027, 12, 31)


def one_of(names: Iterable[str]) -> str:
    """What may be written, by name."""
    known = list(names)
    return f"write {known[0]}" if len(known) == 1 else f"write one of {', '.join(known)}"


def minimum_for(plan: Plan, party: PartyId) -> str:
    """A minimum that `party` commits itself to."""
    amount = f'"{plan.plan.currency} 50,000"'
    return (
        f"{{id: purchases, name: Purchase minimum, by: {party}, of: purchases, amount: {amount}, per: year, if_missed: review}}"
    )


def monthly_review(plan: Plan) -> str:
    """A short meeting every month."""
    driver, backup = parties_of(plan)[0], parties_of(plan)[-1]
    name = "monthly" if all(each.id != "monthly" for each in plan.review_cadence) else "monthly-call"
    agenda = "[{item: New commitments, minutes: 10}]"
    return f"{{id: {name}, name: Monthly review, every: month, length: 30 minutes, driver: {driver}, backup: {backup}, agenda: {agenda}}}"


def example_of(amount: Amount, plan: Plan) -> str:
    """A worked example of an amount with round figures; dots where it takes more than figures."""
    setting = setting_of(plan)
    given = plain_figures(amount, setting)
    try:
        expect = compute(amount, given, setting).result
    except NotComputable:
        return "examples: [{given: {...}, expect: ...}]"
    written = ", ".join(f"{name}: {_written(value)}" for name, value in given.items())
    return f"examples: [{{given: {{{written}}}, expect: {_written(expect)}}}]"


def price_example(plan: Plan) -> str:
    """A worked price with the first discount that stands alone; dots where it takes more."""
    alone = [str(each.id) for each in plan.prices.discounts if each.off == "list price" and each.rate] if plan.prices else []
    text = f"{plan.plan.currency} 1,000"
    try:
        made = build(PriceExample, {"start": text, "expect": text} | ({"discounts": alone[:1]} if alone else {}))
        expect = _written(worked(plan, made).result)
    except NotComputable:
        return "examples: [{start: ..., expect: ...}]"
    named = f"discounts: [{alone[0]}], " if alone else ""
    return f'examples: [{{start: "{text}", {named}expect: {expect}}}]'


def _written(value: object) -> str:
    """A figure inside brackets, where a comma separates."""
    text = str(value).removesuffix(".00") if isinstance(value, Money) else str(value)
    return f'"{text}"' if "," in text else text
