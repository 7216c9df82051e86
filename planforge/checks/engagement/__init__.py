"""Clients, leads, registrations, claims and programmes: how the partners deal with clients and each other."""

from __future__ import annotations

from planforge.checks.engagement.basics import BASICS
from planforge.checks.engagement.claims import CLAIMS
from planforge.checks.engagement.clients import CLIENTS
from planforge.checks.engagement.leads import LEADS
from planforge.checks.engagement.programme import PROGRAMME
from planforge.checks.engagement.protection import PROTECTION
from planforge.checks.engagement.tiers import TIER_RULES

ENGAGEMENT = (*BASICS, *PROGRAMME, *CLIENTS, *PROTECTION, *LEADS, *CLAIMS, *TIER_RULES)

__all__ = ["ENGAGEMENT"]
