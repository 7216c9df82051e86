"""How large a plan may be. A plan past a limit is refused at once, so that a stranger's file can cost neither time nor memory.

Real plans stay far below: the longest of our examples has 400 lines, 6 levels and 900 values.
"""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 1_000_000
"""The whole file."""
DEPTH: Final = 32
"""Lists and mappings inside each other; the plan itself is the first."""
VALUES: Final = 20_000
"""Texts, numbers, lists and mappings together; keys are not counted."""
TEXT: Final = 100_000
"""Characters in one text."""
RUN: Final = 300
"""Characters without a place to break the line: a longer run would leave the page."""
MARKS: Final = 8
"""Accents and other marks on one letter: more would be printed over the lines above and below."""
NUMBER_DIGITS: Final = 15
"""Digits before the decimal point."""
NUMBER_DECIMALS: Final = 6
"""Digits after the decimal point."""
FINDINGS: Final = 20
"""Faults told of one file; then "and N more"."""
RESCAN: Final = 100_000
"""Characters up to which a broken file is read once more by the slow parser, whose account of the fault is better."""
