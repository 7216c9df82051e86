"""Rules about the meaning of a plan: the strict colleague who reads it before it is signed.

One module per family, each a tuple of rules; the list below is written by hand, and importing a module registers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.cadence import CADENCE
from planforge.checks.engagement import ENGAGEMENT
from planforge.checks.legal import LEGAL
from planforge.checks.money import MONEY
from planforge.checks.references import REFERENCES
from planforge.checks.terms import TERMS
from planforge.findings import Finding, Rule
from planforge.plan import Plan

RULES: tuple[Rule, ...] = (*REFERENCES, *TERMS, *MONEY, *ENGAGEMENT, *CADENCE, *LEGAL)


def check(plan: Plan) -> Iterator[Finding]:
    """What the rules find in `plan`, in the order of the rules. Later rules may rely on parties that exist."""
    for each in RULES:
        yield from each(plan)


__all__ = ["RULES", "check"]
