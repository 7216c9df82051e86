"""A percentage of a base."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.document.nodes import Text
from planforge.money.frame import Words, Work
from planforge.money.node import Flaw, Need, Node, Proof, Voice
from planforge.plan.amounts import Share
from planforge.values import Money


def _compute(share: Share, work: Work) -> Money:
    base = work.money(share.of)
    return work.step(share.rate.of(base), share.rate, " of ", base, of="rate")


def _say(share: Share, voice: Voice) -> Words:
    return (voice.figure(share.rate, "rate"), Text(" of "), voice.base(share.of))


def _needs(share: Share) -> Iterator[Need]:
    yield Need(share.of, "money")


def _prove(share: Share, proof: Proof) -> Iterator[Flaw]:
    yield from proof.base(share.of, "of")
    if share.rate.number > Decimal(100):
        yield proof.flaw("large-rate", f"{share.rate} is more than all of {share.of}", "write a rate of at most 100%", "rate")


PERCENT = Node("percent", _compute, _say, _needs, _prove)
