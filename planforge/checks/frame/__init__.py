"""Parties, references, dates and periods: what everything else stands on."""

from __future__ import annotations

from planforge.checks.frame.dates import DATES
from planforge.checks.frame.periods import PERIODS
from planforge.checks.frame.references import REFERENCES
from planforge.checks.frame.scope import SCOPE
from planforge.checks.frame.terms import TERMS

FRAME = (*REFERENCES, *TERMS, *SCOPE, *DATES, *PERIODS)

__all__ = ["FRAME"]
