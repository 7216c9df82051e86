"""Patterns that cost nothing until they are needed: hundreds of words about words would take longer to compile than a plan to check."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Phrase(NamedTuple):
    """A pattern, compiled when it is first looked for."""

    pattern: str
    keys: tuple[str, ...] = ()
    """Pieces in small letters, of which one must be there before the pattern can be; without any, it is looked for at once."""
    flags: int = 0

    @property
    def compiled(self) -> re.Pattern[str]:
        return _compiled(self.pattern, self.flags)

    def within(self, text: str) -> bool:
        return self.compiled.search(text) is not None


@cache
def _compiled(pattern: str, flags: int) -> re.Pattern[str]:
    return re.compile(pattern, flags)


def words(*alternatives: str) -> Phrase:
    """Any of these words, in capitals or not, as a whole; `insur*` is every word that begins so."""
    either = "|".join(each.replace("*", r"\w*") for each in alternatives)
    return Phrase(rf"\b(?:{either})\b", flags=re.IGNORECASE)
