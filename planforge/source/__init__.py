"""From the text of a plan to plain data and the place of each value. The only room that knows YAML."""

from __future__ import annotations

from planforge.source.codes import CODES
from planforge.source.edit import Edit, Edited, applied, edited, replace_scalar
from planforge.source.overrides import override
from planforge.source.reader import legible, read
from planforge.source.source import Data, Sort, Source

__all__ = [
    "CODES",
    "Data",
    "Edit",
    "Edited",
    "Sort",
    "Source",
    "applied",
    "edited",
    "legible",
    "override",
    "read",
    "replace_scalar",
]
