"""The table of the algebra. A new node is one module and one line here."""

from __future__ import annotations

from planforge.money.node import Nodes
from planforge.money.shapes.bands import BANDS
from planforge.money.shapes.bases import figure
from planforge.money.shapes.cases import CASES, DATED
from planforge.money.shapes.choice import GREATER_OF, LESSER_OF
from planforge.money.shapes.flat import FLAT
from planforge.money.shapes.limits import CAP, CAPS, FLOOR, prove
from planforge.money.shapes.of_fee import FEE
from planforge.money.shapes.per_unit import PER_UNIT
from planforge.money.shapes.percent import PERCENT
from planforge.money.shapes.prorated import PRORATED
from planforge.money.shapes.sums import DIFFERENCE, SHARE, SUM

NODES = Nodes(
    nodes={
        node.key: node
        for node in (
            PERCENT, FLAT, PER_UNIT, BANDS, GREATER_OF, LESSER_OF, SUM, DIFFERENCE, SHARE, FEE, CASES, DATED, PRORATED,
        )
    },
    bounds=(FLOOR, CAP, CAPS),
    prove_bounds=prove,
    figure=figure,
)  # fmt: skip
