"""What a plan means: frozen parts, declared once, one file per part of the partnership."""

from planforge.plan.build import build
from planforge.plan.plan import Plan

__all__ = ["Plan", "build"]
