"""The shape of a plan: findings in our own words where data and schema disagree. The only room that knows jsonschema.

Importing this package is cheap; jsonschema is imported when a plan is validated.
"""

from __future__ import annotations

from planforge.schema.bundle import Schema, bundle
from planforge.schema.check import sure, validate
from planforge.schema.codes import CODES
from planforge.schema.reference import describe

__all__ = ["CODES", "Schema", "bundle", "describe", "sure", "validate"]
