"""The greatest and the least of several amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from string import ascii_lowercase

from planforge.document.nodes import Inline, Table, Text
from planforge.money.frame import Flaw, Need, Node, Nodes, Proof, Voice, Words, Work
from planforge.plan.amounts import Amount
from planforge.values import Money

Amounts = tuple[Amount, ...]


def _results(amounts: Amounts, work: Work, degree: str) -> tuple[list[Money], tuple[str | Money, ...]]:
    """What each amount comes to, and the left side of the step that chooses among them."""
    results = [work.amount(each) for each in amounts]
    parts: list[str | Money] = []
    for index, each in enumerate(results):
        parts += [" and " if index else f"{degree} of ", each]
    return results, tuple(parts)


def _greatest(amounts: Amounts, work: Work) -> Money:
    results, parts = _results(amounts, work, _degree(amounts, "greater", "greatest"))
    return work.step(max(results), *parts)


def _least(amounts: Amounts, work: Work) -> Money:
    results, parts = _results(amounts, work, _degree(amounts, "lesser", "least"))
    return work.step(min(results), *parts)


def _degree(amounts: Amounts, of_two: str, of_more: str) -> str:
    return f"the {of_two if len(amounts) == 2 else of_more}"


def _say(of_two: str, of_more: str) -> Callable[[Amounts, Voice], Words]:
    def say(amounts: Amounts, voice: Voice) -> Words:
        words: list[Inline] = [Text(f"{_degree(amounts, of_two, of_more)} of ")]
        for index, each in enumerate(amounts):
            last = index == len(amounts) - 1
            words.append(Text(("; and " if last else "; " if index else "") + f"({ascii_lowercase[index % 26]}) "))
            words += voice.at(index).amount(each)
        return tuple(words)

    return say


def _needs(amounts: Amounts, nodes: Nodes) -> Iterator[Need]:
    for each in amounts:
        yield from nodes.needs(each)


def _prove(amounts: Amounts, proof: Proof) -> Iterator[Flaw]:
    if len(amounts) == 1:
        yield proof.flaw("no-choice", "there is only one amount to choose from", "give two or more, or leave the choice out")
    for index, each in enumerate(amounts):
        yield from proof.at(index).amount(each)


def _tables(amounts: Amounts, voice: Voice) -> Iterator[Table]:
    for index, each in enumerate(amounts):
        yield from voice.nodes.tables(each, voice.at(index))


GREATER_OF = Node("greater_of", _greatest, _say("greater", "greatest"), _needs, _prove, _tables, compound=True)
LESSER_OF = Node("lesser_of", _least, _say("lesser", "least"), _needs, _prove, _tables, compound=True)
