"""Several amounts in one sentence, each with a letter, so that every reader knows where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from string import ascii_lowercase

from planforge.document.nodes import Inline, Text
from planforge.money.frame import Words
from planforge.money.node import Voice
from planforge.plan.amounts import Amount

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


def marker(index: int, depth: int) -> str:
    """(a), inside that (i), inside that (1), inside that (A), and at last (I): never the same two inside one another."""
    return f"({_MARKERS[min(depth, 4)](index)})"


_MARKERS: Sequence[Callable[[int], str]] = (
    lambda index: ascii_lowercase[index % 26],
    lambda index: _ROMAN[index % 20],
    lambda index: str(index + 1),
    lambda index: ascii_lowercase[index % 26].upper(),
    lambda index: _ROMAN[index % 20].upper(),
)


def items(each: Sequence[Words], voice: Voice) -> Words:
    """Phrases as "(a) ...; (b) ...; and (c) ..."."""
    words: list[Inline] = []
    for index, item in enumerate(each):
        joint = "" if index == 0 else "; and " if index == len(each) - 1 else "; "
        words += [Text(f"{joint}{marker(index, voice.depth)} "), *item]
    return tuple(words)


def listed(amounts: Sequence[Amount], voice: Voice) -> Words:
    """Amounts that stand at 0, 1, 2, ... below `voice`."""
    said = [voice.inside(marker(index, voice.depth)).at(index).amount(each) for index, each in enumerate(amounts)]
    return items(said, voice)


def whole(amount: Amount, voice: Voice, *keys: str | int, then: Words = ()) -> Words:
    """An amount inside another sentence: set off where it is more than a plain phrase. `then` says what is done to all of it."""
    node, _ = voice.nodes.shape(amount)
    if not (node.compound or amount.cap or amount.floor or amount.caps):
        return (*voice.at(*keys).amount(amount), *((Text(", "), *then) if then else ()))
    called = _SET_OFF[min(voice.set_off, len(_SET_OFF) - 1)]
    inside = replace(voice.at(*keys), set_off=voice.set_off + 1, called=called)
    return (Text(called), *((Text(" "), *then) if then else ()), Text(": "), *inside.amount(amount))


_SET_OFF = ("this amount", "this second amount", "this third amount", "this fourth amount")
