"""A fixed amount."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.money.frame import Need, Node, Nodes, Voice, Words, Work
from planforge.values import Money


def _compute(flat: Money, work: Work) -> Money:
    return work.step(flat, "fixed amount")


def _say(flat: Money, voice: Voice) -> Words:
    return (voice.figure(flat),)


def _needs(_: Money, __: Nodes) -> Iterator[Need]:
    return iter(())


FLAT = Node("flat", _compute, _say, _needs)
