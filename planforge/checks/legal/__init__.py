"""The legal terms that most agreements need, and tripwires of the law."""

from __future__ import annotations

from planforge.checks.legal.basics import BASICS
from planforge.checks.legal.sectors import SECTOR_RULES
from planforge.checks.legal.statutes import STATUTES
from planforge.checks.legal.tripwires import TRIPWIRES

LEGAL = (*BASICS, *TRIPWIRES, *SECTOR_RULES, *STATUTES)

__all__ = ["LEGAL"]
