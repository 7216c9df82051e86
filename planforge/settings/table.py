"""One table of settings, wherever it was said: what is wrong in it is collected, so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

from planforge.errors import PlanForgeError
from planforge.values import Misread

T = TypeVar("T")
Faults = list[tuple[str, str]]
"""What is wrong, with its place, and what to write instead."""


class Table:
    """Settings by key. `where` gives the place of a key: a line of a file, an option, a variable."""

    def __init__(self, values: Mapping[str, object], where: Callable[[str], str], faults: Faults) -> None:
        self.values, self.where, self._faults = values, where, faults

    def only(self, known: Sequence[str], noun: str = "setting") -> None:
        """Refuse keys that are not known: a misspelt setting would be lost without a word."""
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                self.refuse(key, Misread(f"there is no {noun} {key}", near[0] if near else f"one of {', '.join(known)}"))

    def get(self, key: str, parse: Callable[[object], T], usual: T) -> T:
        """The value of `key` as `parse` reads it; `usual` where it is not there, or refused."""
        if key not in self.values:
            return usual
        try:
            return parse(self.values[key])
        except Misread as wrong:
            self.refuse(key, wrong)
            return usual

    def refuse(self, key: str, wrong: Misread) -> None:
        self._faults.append((f"{self.where(key)}: {wrong.why}", wrong.hint))


def refuse(faults: Faults) -> None:
    """One PlanForgeError that tells all `faults`; nothing where there are none."""
    if len(faults) == 1:
        raise PlanForgeError(*faults[0])
    if faults:
        raise PlanForgeError("\n  ".join(["these settings are wrong", *(f"{what}; {instead}" for what, instead in faults)]))


def text(value: object) -> str:
    if not isinstance(value, str):
        raise Misread(f"{value!r} is not a text", f'"{value}"' if isinstance(value, int | float) else '"..."')
    return value
