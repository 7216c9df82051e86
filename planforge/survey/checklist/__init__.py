"""The checklist of a serious partnership agreement, and CUAD's 41 categories: a declarative table of what answers each."""

from __future__ import annotations

from planforge.survey.checklist.cuad import CUAD
from planforge.survey.checklist.engagement import ENGAGEMENT
from planforge.survey.checklist.entry import SOURCES, Entry, Group
from planforge.survey.checklist.fees import FEES
from planforge.survey.checklist.frame import FRAME
from planforge.survey.checklist.legal import LEGAL
from planforge.survey.checklist.resale import RESALE
from planforge.survey.checklist.review import REVIEW
from planforge.survey.checklist.signing import SIGNING

GROUPS: tuple[Group, ...] = (CUAD, FRAME, FEES, RESALE, ENGAGEMENT, REVIEW, LEGAL, SIGNING)

__all__ = ["GROUPS", "SOURCES", "Entry", "Group"]
