"""The table of the algebra. A new node is one module and one line here."""

from __future__ import annotations

from planforge.money.bands import BANDS
from planforge.money.bases import figure
from planforge.money.choice import GREATER_OF, LESSER_OF
from planforge.money.flat import FLAT
from planforge.money.frame import Nodes
from planforge.money.limits import CAP, FLOOR, prove
from planforge.money.per_unit import PER_UNIT
from planforge.money.percent import PERCENT

NODES = Nodes(
    nodes={node.key: node for node in (PERCENT, FLAT, PER_UNIT, BANDS, GREATER_OF, LESSER_OF)},
    bounds=(FLOOR, CAP),
    prove_bounds=prove,
    figure=figure,
)
