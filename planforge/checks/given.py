"""The parts of a plan of which rules ask most, empty where the plan does not give them."""

from __future__ import annotations

from typing import Any

from planforge.plan import Plan
from planforge.plan.engagement import Engagement
from planforge.plan.governance import Governance
from planforge.plan.scope import Scope
from planforge.values import PartyId, Who

_NOTHING: dict[str, Any] = {}
_NO_RULES, _NO_SCOPE, _NO_GOVERNANCE = Engagement(**_NOTHING), Scope(**_NOTHING), Governance(**_NOTHING)


def parties_of(plan: Plan) -> tuple[PartyId, ...]:
    return tuple(PartyId(name) for name in plan.parties)


def rules_of(plan: Plan) -> Engagement:
    """The rules of engagement."""
    return plan.rules_of_engagement or _NO_RULES


def scope_of(plan: Plan) -> Scope:
    return plan.scope or _NO_SCOPE


def governance_of(plan: Plan) -> Governance:
    return plan.governance or _NO_GOVERNANCE


def chain_of(plan: Plan) -> tuple[PartyId, ...]:
    """The sellers of a resale in order; empty where nothing is resold."""
    chain = plan.prices.chain if plan.prices else ()
    return chain if len(chain) > 1 else ()


def concerns(who: Who | None, party: PartyId) -> bool:
    """Whether `who` means `party`; nobody named means everybody."""
    return who is None or who.everyone or party in who.parties
