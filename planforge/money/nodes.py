"""The table of the algebra. A new node is one module and one line here."""

from __future__ import annotations

from planforge.money.bands import BANDS
from planforge.money.bases import figure
from planforge.money.cases import CASES, DATED
from planforge.money.choice import GREATER_OF, LESSER_OF
from planforge.money.flat import FLAT
from planforge.money.limits import CAP, CAPS, FLOOR, prove
from planforge.money.node import Nodes
from planforge.money.of_fee import FEE
from planforge.money.per_unit import PER_UNIT
from planforge.money.percent import PERCENT
from planforge.money.prorated import PRORATED
from planforge.money.sums import DIFFERENCE, SHARE, SUM

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
