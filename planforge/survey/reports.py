"""The reports by name: each is a view of a plan and its agreement, for the pack of the same name."""

from __future__ import annotations

from dataclasses import replace

from planforge.document.compose import Composed
from planforge.errors import PlanForgeError
from planforge.plan import Plan
from planforge.survey.balance import Balance, balance
from planforge.survey.coverage import Coverage, coverage
from planforge.survey.obligations import Asked, Obligations, obligations


def view(name: str, plan: Plan, composed: Composed, asked: Asked | None = None) -> Balance | Coverage | Obligations:
    """The view of report `name`. PlanForgeError where what is asked makes no sense for it."""
    asked = asked or Asked()
    if asked.party:
        asked = replace(asked, party=_party(asked.party, plan))
    if asked.since and asked.until and asked.since > asked.until:
        raise PlanForgeError(
            f"no day is from {asked.since} on and until {asked.until}", "give --from the earlier of the two days"
        )
    if name == "obligations":
        return obligations(plan, composed, asked)
    if asked != Asked():
        raise PlanForgeError(
            f"the report on {name} is always of all parties and all days", "leave --party, --from and --until out"
        )
    return balance(plan, composed) if name == "balance" else coverage(plan, composed)


def _party(wanted: str, plan: Plan) -> str:
    """The id of a party, by its id or by a name that the agreement prints."""
    for id, party in plan.parties.items():
        if wanted.casefold() in (each.casefold() for each in (str(id), party.name, party.short) if each):
            return str(id)
    known = ", ".join(f"{id} ({party.short or party.name})" for id, party in plan.parties.items())
    raise PlanForgeError(f"this plan has no party {wanted}", f"the parties are {known}")
