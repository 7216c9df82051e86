"""A price for each of something that is counted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.document.nodes import Text
from planforge.money.frame import ZERO, Words, Work
from planforge.money.node import Flaw, Need, Node, Proof, Voice
from planforge.plan.amounts import PerUnit
from planforge.values import Money


def _compute(per: PerUnit, work: Work) -> Money:
    count = work.count(per.of)
    if per.after is None:
        return work.step(per.price * count, count, " × ", per.price, of="rate")
    before, after = work.grow("count", count)
    paid = max(after - per.after, ZERO) - max(before - per.after, ZERO)
    less = f"(number {before + 1} to {after}, " if before else ""
    parts = (less, "the first ", Decimal(per.after), " earn nothing, so ") if before else ("(", count, " less the first ", Decimal(per.after), ", so ")  # fmt: skip
    return work.step(per.price * paid, *parts, paid, ") × ", per.price, of="rate")


def _say(per: PerUnit, voice: Voice) -> Words:
    words = (voice.figure(per.price, "price"), Text(" for each "), voice.base(per.of))
    if per.after is None:
        return words
    return (*words, Text(" after the first "), voice.figure(Decimal(per.after), "after"))


def _needs(per: PerUnit) -> Iterator[Need]:
    yield Need(per.of, "number", () if per.after is None else (Decimal(per.after),), each=True)


def _prove(per: PerUnit, proof: Proof) -> Iterator[Flaw]:
    yield from proof.base(per.of, "of")


PER_UNIT = Node("per_unit", _compute, _say, _needs, _prove)
