"""Clauses of one's own in the place of ours: what the plan says in figures is then in no words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from planforge.checks.words.figures import Figure, figure_of, figures_in
from planforge.checks.words.matched import place
from planforge.checks.words.reading import Reading, read
from planforge.findings import Fault, Path, Severity, rule
from planforge.plan import Plan
from planforge.plan.custom import CustomClause
from planforge.plan.walk import Leaf
from planforge.values import Limit, Measure, Money, Percent, Period

_FIGURES = (Money, Percent, Period, Limit, Measure, date, Decimal, int)
_PAID_BY = {
    "price-list": ("prices", "price_list"),
    "discounts": ("prices", "discounts"),
    "renewal-prices": ("prices", "renewals"),
    "further-charges": ("prices", "charges"),
    "marketplace-fees": ("prices", "marketplaces"),
    "fixed-payments": ("payment", "fixed"),
}
"""Clauses that say what statements and prices are computed by, and the part of the plan that they say."""


@rule("PF519", "own-clause-hides-figures", Severity.WARNING)
def own_clause_hides_figures(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A clause of your own stands instead of one that prints figures of the plan.

    ## Why it matters
    The fields keep their figures, and reports and comparisons go on using them; the signed words have only what you typed. As soon as
    one of the two changes, the plan and the agreement differ.

    ## Example
        payment: {due: {period: 30 days, after: the invoice}}
        clauses:
          - {id: our-payment, place: {instead_of: payment}, ...}

    ## How to fix it
    Let the standard clause stand and add yours after it, `place: {after: payment}`; or take out the fields that it replaces.
    """
    reading = read(plan)
    for number, clause in enumerate(plan.clauses):
        target = str(clause.place.instead_of)
        hidden = () if _lost(clause, reading) else tuple(_printed(target, reading))
        if hidden:
            said = ", ".join(dict.fromkeys(f"{place(leaf.path, plan)}: {leaf.value}" for leaf in hidden[:3]))
            more = f" and {len(hidden) - 3} more" if len(hidden) > 3 else ""
            message = f"this stands instead of the clause {target}, so that the words no longer say {said}{more}"
            yield Fault(
                ("clauses", number, "place", "instead_of"),
                message,
                f"write after: {target}, or take those fields out: {_fields(hidden, plan)}",
            )


@rule("PF520", "own-clause-loses-prices", Severity.ERROR)
def own_clause_loses_prices(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A clause of your own stands instead of the clause of a fee, of the price list or of the discounts, and has none of its figures.

    ## Why it matters
    Statements and prices would be computed by figures that stand nowhere in the signed agreement.

    ## Example
        referral_fees: [{id: new-client, amount: {percent: {rate: 10%, ...}}, ...}]
        clauses:
          - {id: our-fee, text: Fees are agreed case by case., place: {instead_of: fee-new-client}, ...}

    ## How to fix it
    Let the standard clause stand and add yours after it, or take the fee out of the plan.
    """
    reading = read(plan)
    for number, clause in enumerate(plan.clauses):
        lost = _lost(clause, reading)
        if lost:
            target = clause.place.instead_of
            message = f"this stands instead of {target}, and {place(lost[0].path, plan)}, which is {lost[0].value}, is then nowhere in the words"
            yield Fault(
                ("clauses", number, "place", "instead_of"), message, f"write after: {target}, or take it out of the plan"
            )


def _fields(hidden: tuple[Leaf, ...], plan: Plan) -> str:
    """The whole parts that hold these figures: `payment.due`."""
    return ", ".join(dict.fromkeys(place(leaf.path[:2], plan) for leaf in hidden))


def _lost(clause: CustomClause, reading: Reading) -> tuple[Leaf, ...]:
    """The figures that money is computed by and that a clause takes out of the words, where it has none of them."""
    owed = tuple(_owed(str(clause.place.instead_of), reading))
    said = {*figures_in(clause.text), *(figure for fact in clause.facts.values() for figure in _of_fact(fact))}
    return () if any(figure_of(leaf.value) in said for leaf in owed) else owed


def _of_fact(fact: object) -> Iterator[Figure]:
    for value in vars(fact).values():
        found = figure_of(value)
        if found is not None:
            yield found


def _owed(target: str, reading: Reading) -> Iterator[Leaf]:
    fees = {f"fee-{fee.id}": ("referral_fees", index) for index, fee in enumerate(reading.plan.referral_fees)}
    part: Path | None = fees.get(target) or _PAID_BY.get(target)
    for leaf in reading.leaves if part else ():
        if (
            part
            and leaf.path[: len(part)] == part
            and leaf.kind in (Money, Percent, Limit, Measure)
            and "examples" not in leaf.path
        ):
            yield leaf


def _printed(target: str, reading: Reading) -> Iterator[Leaf]:
    """The figures of the plan that the clause `target` would print."""
    owed = tuple(_owed(target, reading))
    for leaf in owed or reading.leaves:
        if owed or (leaf.where == target and leaf.kind in _FIGURES and "examples" not in leaf.path):
            yield leaf


REPLACED = (own_clause_hides_figures, own_clause_loses_prices)
