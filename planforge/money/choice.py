"""The greatest and the least of several amounts."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.document.nodes import Inline, Table, Text
from planforge.money.frame import Flaw, Need, Node, Nodes, Proof, Voice, Words, Work
from planforge.plan.amounts import Amount
from planforge.values import Money

Amounts = tuple[Amount, ...]


def _choice(key: str, word: str, superlative: str) -> Node[Amounts]:
    def compute(amounts: Amounts, work: Work) -> Money:
        results = [work.amount(each) for each in amounts]
        best = results[0]
        for each in results[1:]:
            better = each > best if key == "greater_of" else each < best
            best = each if better else best
        parts: list[str | Money] = []
        for index, each in enumerate(results):
            parts += [" and " if index else f"the {_degree(results, word, superlative)} of ", each]
        return work.step(best, *parts)

    def say(amounts: Amounts, voice: Voice) -> Words:
        words: list[Inline] = [Text(f"the {_degree(amounts, word, superlative)} of ")]
        for index, each in enumerate(amounts):
            last = index == len(amounts) - 1
            words.append(Text(("; and " if last else "; " if index else "") + f"({'abcdefghijklmnopqrstuvwxyz'[index % 26]}) "))
            words += voice.at(index).amount(each)
        return tuple(words)

    def needs(amounts: Amounts, nodes: Nodes) -> Iterator[Need]:
        for each in amounts:
            yield from nodes.needs(each)

    def prove(amounts: Amounts, proof: Proof) -> Iterator[Flaw]:
        if len(amounts) == 1:
            yield proof.flaw(
                "no-choice", f"there is only one amount to choose from under {key}", "give two or more, or leave the choice out"
            )
        for index, each in enumerate(amounts):
            yield from proof.at(index).amount(each)

    def tables(amounts: Amounts, voice: Voice) -> Iterator[Table]:
        for index, each in enumerate(amounts):
            yield from voice.nodes.tables(each, voice.at(index))

    return Node(key, compute, say, needs, prove, tables, compound=True)


def _degree(items: object, word: str, superlative: str) -> str:
    return word if isinstance(items, (list, tuple)) and len(items) == 2 else superlative


GREATER_OF = _choice("greater_of", "greater", "greatest")
LESSER_OF = _choice("lesser_of", "lesser", "least")
