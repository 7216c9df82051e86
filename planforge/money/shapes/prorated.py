"""A part of an amount, by days or another count."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.document.nodes import Text
from planforge.money.frame import QUOTIENT, NotComputable, Words, Work
from planforge.money.listed import whole
from planforge.money.node import Flaw, Need, Node, Proof, Voice
from planforge.plan.amounts import ProRated
from planforge.values import Money


def _compute(rated: ProRated, work: Work) -> Money:
    amount = work.amount(rated.amount, "amount")
    days, of = work.count(rated.days), work.count(rated.of)
    if of <= 0 or not 0 <= days <= of:
        raise NotComputable(f"{rated.days} is {days} and {rated.of} is {of}", "give a count from 0 to the whole count")
    part = QUOTIENT.divide(work.size(amount) * days, of)
    return work.step(work.money_of(part), amount, " × ", days, " ÷ ", of)


def _say(rated: ProRated, voice: Voice) -> Words:
    part = (Text("multiplied by "), voice.base(rated.days), Text(" and divided by "), voice.base(rated.of))
    return whole(rated.amount, voice, "amount", then=part)


def _needs(rated: ProRated) -> Iterator[Need]:
    yield Need(rated.days, "number", adds=False)
    yield Need(rated.of, "number", adds=False)


def _prove(rated: ProRated, proof: Proof) -> Iterator[Flaw]:
    yield from proof.base(rated.days, "days")
    yield from proof.base(rated.of, "of")


PRORATED = Node(
    "prorated", _compute, _say, _needs, _prove, inner=lambda rated: iter(((("amount",), rated.amount),)), compound=True
)
