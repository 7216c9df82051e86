"""Several amounts together, one amount less others, and a share of an amount."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.document.nodes import Inline, Text
from planforge.money.frame import ZERO, Words, Work
from planforge.money.listed import listed, marker, whole
from planforge.money.node import Flaw, Inner, Node, Proof, Voice
from planforge.money.shapes.choice import Amounts, inner, several
from planforge.plan.amounts import Difference, Portion
from planforge.values import Money


def _sum(amounts: Amounts, work: Work) -> Money:
    each = [work.amount(amount, index) for index, amount in enumerate(amounts)]
    parts: list[str | Money] = []
    for money in each:
        parts += [" + ", money] if parts else [money]
    return work.step(work.money_of(sum((work.size(money) for money in each), ZERO)), *parts)


def _say_sum(amounts: Amounts, voice: Voice) -> Words:
    return (Text("the sum of "), *listed(amounts, voice))


def _difference(difference: Difference, work: Work) -> Money:
    start = work.amount(difference.from_, "from")
    taken = [work.amount(each, "less", index) for index, each in enumerate(difference.less)]
    parts: list[str | Money] = [start]
    for money in taken:
        parts += [" less ", money]
    _, left = work.grow("left", work.size(start) - sum((work.size(money) for money in taken), ZERO))
    if left < 0:
        parts.append(", but not less than nil")
    return work.step(work.money_of(work.change("due", max(left, ZERO))), *parts)


def _say_difference(difference: Difference, voice: Voice) -> Words:
    first, *others = (marker(index, voice.depth) for index in range(len(difference.less) + 1))
    words: list[Inline] = [Text(f"{first} "), *voice.inside(first).at("from").amount(difference.from_)]
    for index, (each, mark) in enumerate(zip(difference.less, others, strict=True)):
        words += [Text(f"; less {mark} "), *voice.inside(mark).at("less", index).amount(each)]
    return (*words, Text("; but not less than nil"))


def _inner_difference(difference: Difference) -> Inner:
    yield ("from",), difference.from_
    for index, each in enumerate(difference.less):
        yield ("less", index), each


def _share(portion: Portion, work: Work) -> Money:
    whole_amount = work.amount(portion.of, "of")
    return work.step(portion.rate.of(whole_amount), portion.rate, " of ", whole_amount)


def _say_share(portion: Portion, voice: Voice) -> Words:
    return (voice.figure(portion.rate, "rate"), Text(" of "), *whole(portion.of, voice, "of"))


def _prove_share(portion: Portion, proof: Proof) -> Iterator[Flaw]:
    if portion.rate.number > Decimal(100):
        message = f"{portion.rate} is more than all of that amount"
        yield proof.flaw("large-rate", message, "write a rate of at most 100%", "rate")


SUM = Node("sum", _sum, _say_sum, prove=several, inner=inner, compound=True)
DIFFERENCE = Node("difference", _difference, _say_difference, inner=_inner_difference, compound=True)
SHARE = Node(
    "share", _share, _say_share, prove=_prove_share, inner=lambda portion: iter(((("of",), portion.of),)), compound=True
)
