"""Rules about the meaning of a plan: the strict colleague who reads it before it is signed.

One module per family, each a tuple of rules; the list below is written by hand, and importing a module registers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.amount_proofs import AMOUNT_PROOFS
from planforge.checks.amounts import flaws
from planforge.checks.balance import BALANCE
from planforge.checks.cadence import CADENCE
from planforge.checks.claims import CLAIMS
from planforge.checks.clients import CLIENTS
from planforge.checks.compared import COMPARED
from planforge.checks.dates import DATES
from planforge.checks.deal_proofs import DEAL_PROOFS
from planforge.checks.engagement import ENGAGEMENT
from planforge.checks.fee_proofs import FEE_PROOFS
from planforge.checks.fit import FIT
from planforge.checks.leads import LEADS
from planforge.checks.legal import LEGAL
from planforge.checks.meetings import MEETINGS
from planforge.checks.money import MONEY
from planforge.checks.payouts import PAYOUTS
from planforge.checks.periods import PERIODS
from planforge.checks.promises import PROMISES
from planforge.checks.proofs import PROOFS
from planforge.checks.protection import PROTECTION
from planforge.checks.references import REFERENCES
from planforge.checks.risks import RISKS
from planforge.checks.sectors import SECTOR_RULES
from planforge.checks.stages import DUTIES
from planforge.checks.statutes import STATUTES
from planforge.checks.terms import TERMS
from planforge.checks.tiers import TIER_RULES
from planforge.checks.tripwires import TRIPWIRES
from planforge.checks.words import WORDS
from planforge.findings import Finding, Rule
from planforge.plan import Plan

RULES: tuple[Rule, ...] = (
    *REFERENCES,
    *TERMS,
    *DATES,
    *PERIODS,
    *MONEY,
    *AMOUNT_PROOFS,
    *FEE_PROOFS,
    *COMPARED,
    *DEAL_PROOFS,
    *PAYOUTS,
    *DUTIES,
    *PROMISES,
    *FIT,
    *ENGAGEMENT,
    *CLIENTS,
    *PROTECTION,
    *LEADS,
    *CLAIMS,
    *TIER_RULES,
    *CADENCE,
    *MEETINGS,
    *LEGAL,
    *BALANCE,
    *RISKS,
    *TRIPWIRES,
    *SECTOR_RULES,
    *STATUTES,
    *WORDS,
)
FLAWS = frozenset(each.name for each in (*PROOFS, *AMOUNT_PROOFS))
"""The rules that report what one proof of all amounts finds."""


def check(plan: Plan) -> Iterator[Finding]:
    """What the rules find in `plan`, in the order of the rules. Later rules may rely on parties that exist."""
    found = flaws(plan)
    for each in RULES:
        yield from map(each.finding, found.get(each.name, ())) if each.name in FLAWS else each(plan)


__all__ = ["RULES", "check"]
