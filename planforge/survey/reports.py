"""The reports by name: each is a view of a plan and its agreement, for the pack of the same name."""

from __future__ import annotations

from planforge.document.compose import Composed
from planforge.errors import PlanForgeError
from planforge.plan import Plan
from planforge.survey.balance import Balance, balance
from planforge.survey.coverage import Coverage, coverage
from planforge.survey.obligations import Asked, Obligations, obligations


def view(name: str, plan: Plan, composed: Composed, asked: Asked | None = None) -> Balance | Coverage | Obligations:
    """The view of report `name`. PlanForgeError where what is asked makes no sense for it."""
    asked = asked or Asked()
    if asked.party and asked.party not in plan.parties:
        raise PlanForgeError(f"this plan has no party {asked.party}", f"the parties are {', '.join(plan.parties)}")
    if name == "obligations":
        return obligations(plan, composed, asked)
    if asked != Asked():
        raise PlanForgeError(
            f"the report on {name} is always of all parties and all days", "leave --party, --from and --until out"
        )
    return balance(plan, composed) if name == "balance" else coverage(plan, composed)
