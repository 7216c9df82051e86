"""Several amounts in one sentence, each with a letter, so that every reader knows where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase

from planforge.document.nodes import Inline, Text
from planforge.money.frame import Words
from planforge.money.node import Voice
from planforge.plan.amounts import Amount

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


def marker(index: int, depth: int) -> str:
    """(a), inside that (i), inside that (1)."""
    if depth == 0:
        return f"({ascii_lowercase[index % 26]})"
    return f"({_ROMAN[index % 20]})" if depth == 1 else f"({index + 1})"


def items(each: Sequence[Words], voice: Voice) -> Words:
    """Phrases as "(a) ...; (b) ...; and (c) ..."."""
    words: list[Inline] = []
    for index, item in enumerate(each):
        joint = "" if index == 0 else "; and " if index == len(each) - 1 else "; "
        words += [Text(f"{joint}{marker(index, voice.depth)} "), *item]
    return tuple(words)


def listed(amounts: Sequence[Amount], voice: Voice) -> Words:
    """Amounts that stand at 0, 1, 2, ... below `voice`."""
    inner = voice.inside()
    return items([inner.at(index).amount(each) for index, each in enumerate(amounts)], voice)


def whole(amount: Amount, voice: Voice, *keys: str | int) -> Words:
    """An amount inside another sentence: set off where it is more than a plain phrase."""
    node, _ = voice.nodes.shape(amount)
    words = voice.at(*keys).amount(amount)
    bounded = amount.cap is not None or amount.floor is not None
    return (Text("this amount: "), *words) if node.compound or bounded else words
