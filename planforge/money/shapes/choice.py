"""The greatest and the least of several amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planforge.document.nodes import Text
from planforge.money.frame import Words, Work
from planforge.money.listed import listed
from planforge.money.node import Flaw, Inner, Node, Proof, Voice
from planforge.plan.amounts import Amount
from planforge.values import Money

Amounts = tuple[Amount, ...]


def _compute(best: Callable[..., Money], of_two: str, of_more: str) -> Callable[[Amounts, Work], Money]:
    """What is best is found among the sums of all occasions so far, for the amounts may change places."""

    def compute(amounts: Amounts, work: Work) -> Money:
        each = [work.amount(amount, index) for index, amount in enumerate(amounts)]
        sums = [work.at(index).grow("sum", work.size(money))[1] for index, money in enumerate(each)]
        found = best([work.money_of(total) for total in sums])
        grown = work.money_of(work.change("best", found.amount))
        parts: list[str | Money] = []
        for index, total in enumerate(sums):
            parts += [" and " if index else f"{_degree(amounts, of_two, of_more)} of ", work.money_of(total)]
        if grown != found:
            parts += [", less ", found - grown, " before"]
        return work.step(grown, *parts)

    return compute


def _degree(amounts: Amounts, of_two: str, of_more: str) -> str:
    return f"the {of_two if len(amounts) == 2 else of_more}"


def _say(of_two: str, of_more: str) -> Callable[[Amounts, Voice], Words]:
    def say(amounts: Amounts, voice: Voice) -> Words:
        return (Text(f"{_degree(amounts, of_two, of_more)} of "), *listed(amounts, voice))

    return say


def inner(amounts: Amounts) -> Inner:
    """The amounts of a list, each by its number."""
    return (((index,), each) for index, each in enumerate(amounts))


def several(amounts: Amounts, proof: Proof) -> Iterator[Flaw]:
    """That there is more than one amount."""
    if len(amounts) == 1:
        yield proof.flaw("no-choice", "there is only one amount here", "give two or more, or write the amount alone")


GREATER_OF = Node(
    "greater_of", _compute(max, "greater", "greatest"), _say("greater", "greatest"), prove=several, inner=inner, compound=True
)
LESSER_OF = Node(
    "lesser_of", _compute(min, "lesser", "least"), _say("lesser", "least"), prove=several, inner=inner, compound=True
)
