"""A fixed amount, due once for each thing for which the fee is due."""

from __future__ import annotations

from decimal import Decimal

from planforge.money.frame import Words, Work
from planforge.money.node import Node, Voice
from planforge.values import Money


def _compute(flat: Money, work: Work) -> Money:
    if work.change("paid", Decimal(1)):
        return work.step(flat, "fixed amount", of="rate")
    return work.step(work.setting.zero(), "the fixed amount is due only once", of="rate")


def _say(flat: Money, voice: Voice) -> Words:
    return (voice.figure(flat),)


FLAT = Node("flat", _compute, _say)
