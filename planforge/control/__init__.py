"""What users say about findings: which are wanted, how bad they are, and where one is intended.

An error stays an error whatever is said: the agreement would be false, or could not be made (docs/decisions/0009).
"""

from __future__ import annotations

from planforge.control.apply import Controlled, controlled
from planforge.control.codes import CODES
from planforge.control.cut import cut_texts
from planforge.control.levels import Control, refuse_codes

__all__ = ["CODES", "Control", "Controlled", "controlled", "cut_texts", "refuse_codes"]
