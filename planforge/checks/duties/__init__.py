"""Who does what for what, and whether the sides are even."""

from __future__ import annotations

from planforge.checks.duties.balance import BALANCE
from planforge.checks.duties.fit import FIT
from planforge.checks.duties.promises import PROMISES
from planforge.checks.duties.risks import RISKS
from planforge.checks.duties.stages import STAGE_RULES

DUTIES = (*STAGE_RULES, *PROMISES, *FIT, *BALANCE, *RISKS)

__all__ = ["DUTIES"]
