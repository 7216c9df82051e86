"""The kinds of partnership, and what a plan of each kind must say."""

from __future__ import annotations

KINDS: dict[str, tuple[str, ...]] = {
    "referral": ("referral_fees",),
    "reseller": ("prices",),
    "peer": ("rules_of_engagement",),
    "programme": ("programme",),
    "alliance": ("alliance",),
}
"""Kind to the sections without which it is not that kind."""
