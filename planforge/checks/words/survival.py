"""Duties that outlive the agreement: the clause on survival says which do."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.words.reading import Reading, read
from planforge.findings import Fault, Path, Severity, rule
from planforge.plan import Plan
from planforge.plan.walk import Leaf
from planforge.values import Period

_AFTER_END = frozenset({"after_end", "lasts_after_end", "tail", "sell_off", "access_ends"})
STANDING = (
    "wind-down", "tail", "records", "audit", "confidentiality", "intellectual-property", "indemnities", "liability", "disputes", "governing-law",
)  # fmt: skip
"""What our clause on survival keeps in force wherever it is agreed (templates/clauses/terms/survival.md.j2)."""


@rule("PF512", "warranty-ends-with-agreement", Severity.WARNING)
def warranty_ends_with_agreement(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A product warranty runs from delivery, so that it may run longer than the agreement, and is not among the clauses that survive.

    ## Why it matters
    A clause that says that it applies after the end does so by itself, and so do the clauses that the agreement names. A warranty says
    nothing of the end: the other party may hold that it ends on that day, with goods sold the day before.

    ## Example
        terms: {survival: [confidentiality], ...}
        legal: {warranties: {products: [{lasts: {period: 24 months, starts: delivery}, ...}]}}

    ## How to fix it
    Name it: `survival: [confidentiality, product-warranties]`.
    """
    warranties = plan.legal.warranties if plan.legal else None
    own = any(clause.place.instead_of in ("survival", "product-warranties") for clause in plan.clauses)
    if plan.terms is None or warranties is None or own or "product-warranties" in plan.terms.survival:
        return
    for number, each in enumerate(warranties.products):
        if each.lasts:
            message = f"this warranty of {each.lasts.period} may run past the end, but the clauses that survive leave it out"
            names = ", ".join((*plan.terms.survival, "product-warranties"))
            yield Fault(("legal", "warranties", "products", number, "lasts"), message, f"write survival: [{names}] under terms")
            return


@rule("PF513", "own-survival-leaves-out", Severity.WARNING)
def own_survival_leaves_out(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A clause of your own stands instead of the standard one on survival, and does not name a clause that is to last after the end.

    ## Why it matters
    The standard clause says that every clause that speaks of the time after the end applies then. A list of your own that leaves one out
    reads as if it ended: the twelve months for which nobody may hire the other's staff are then worth nothing.

    ## Example
        rules_of_engagement: {non_solicit_staff: [{by: each, after_end: 12 months}]}
        clauses:
          - {id: what-stays, text: "Only [](#confidentiality) stays in force.", place: {instead_of: survival}, ...}

    ## How to fix it
    Name the clause in your list, `[](#non-solicit-staff)`, or take your clause out and use `survival` under `terms`.
    """
    reading = read(plan)
    for number, clause in enumerate(plan.clauses):
        if clause.place.instead_of == "survival" and not _catches_all(clause.text):
            for where, why in _lasting(reading):
                if f"](#{where})" not in clause.text:
                    path: Path = ("clauses", number, "text")
                    yield Fault(path, f"{why}, but this list of what stays does not name it", f"add [](#{where}) to the list")


def _catches_all(text: str) -> bool:
    """Whether the author's own clause says by itself that what is meant to last does."""
    words = " ".join(text.lower().split())
    return any(
        each in words
        for each in ("by its nature", "by their nature", "after the end does so", "that says that it applies", "expressly")
    )


def _lasting(reading: Reading) -> Iterator[tuple[str, str]]:
    """The clauses that last after the end, and why."""
    told: set[str] = set()
    for leaf in reading.leaves:
        if _after_end(leaf) and leaf.where not in told:
            told.add(leaf.where)
            yield leaf.where, f"the clause {leaf.where} is to last {leaf.value} after the end"
    for where in STANDING:
        if where in reading.places and where not in told:
            yield where, f"the clause {where} is to stay in force after the end"


def _after_end(leaf: Leaf) -> bool:
    return leaf.kind is Period and leaf.path[-1] in _AFTER_END and bool(leaf.where)


SURVIVAL = (warranty_ends_with_agreement, own_survival_leaves_out)
