"""Rules about the meaning of a plan: the strict colleague who reads it before it is signed.

One folder for each family and one module for each subject, with its rules as a tuple; the lists are written by hand, and importing a
module registers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.cadence import CADENCE
from planforge.checks.duties import DUTIES
from planforge.checks.engagement import ENGAGEMENT
from planforge.checks.frame import FRAME
from planforge.checks.legal import LEGAL
from planforge.checks.money import MONEY
from planforge.checks.money.amount_proofs import AMOUNT_PROOFS
from planforge.checks.money.amounts import flaws
from planforge.checks.money.proofs import PROOFS
from planforge.checks.words import WORDS
from planforge.findings import Finding, Rule
from planforge.plan import Plan

RULES: tuple[Rule, ...] = (*FRAME, *MONEY, *DUTIES, *ENGAGEMENT, *CADENCE, *LEGAL, *WORDS)
FLAWS = frozenset(each.name for each in (*PROOFS, *AMOUNT_PROOFS))
"""The rules that report what one proof of all amounts finds."""


def check(plan: Plan) -> Iterator[Finding]:
    """What the rules find in `plan`, in the order of the rules. Later rules may rely on parties that exist."""
    found = flaws(plan)
    for each in RULES:
        yield from map(each.finding, found.get(each.name, ())) if each.name in FLAWS else each(plan)


__all__ = ["RULES", "check"]
