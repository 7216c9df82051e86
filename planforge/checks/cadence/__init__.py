"""Meetings, records and what is measured: whether the partnership is kept alive."""

from __future__ import annotations

from planforge.checks.cadence.governance import GOVERNANCE
from planforge.checks.cadence.meetings import MEETINGS
from planforge.checks.cadence.rhythm import RHYTHM

CADENCE = (*RHYTHM, *GOVERNANCE, *MEETINGS)

__all__ = ["CADENCE"]
