"""Slips of the pen: a word that is surely another one, misspelt. Everything that mends by itself asks here first."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LEAST = 4
"""Letters of a word in which one wrong letter is still a slip; shorter words are too near to each other."""
_JOINTS = re.compile(r"[-_ ]")


def slipped(word: str, known: Iterable[object]) -> str | None:
    """The one word of `known` that `word` is, but for capitals, the joints between its parts, or one slip.

    A slip is one letter too many, too few or wrong, or two changed about, and never the first of a word. None where two
    words are as near, and where a figure differs: `tier-2` is not `tier-3` misspelt.
    """
    found = {each for each in known if isinstance(each, str) and each != word and len(each) <= 100 and _near(word, each)}
    return found.pop() if len(found) == 1 else None


def _near(word: str, known: str) -> bool:
    one, other = _JOINTS.sub("-", word.lower()), _JOINTS.sub("-", known.lower())
    if one == other or one.replace("-", "") == other.replace("-", ""):
        return True
    parts, others = one.split("-"), other.split("-")
    if len(parts) != len(others):
        return False
    differing = [(part, wanted) for part, wanted in zip(parts, others, strict=True) if part != wanted]
    return len(differing) == 1 and _one_slip(*differing[0])


def _one_slip(word: str, known: str) -> bool:
    if len(known) < _LEAST or word[:1] != known[:1] or abs(len(word) - len(known)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known)))
    rest, wanted = word[start:], known[start:]
    if len(word) == len(known):
        swapped = rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
        slip = swapped or rest[1:] == wanted[1:]
        changed = rest[: 2 if swapped else 1] + wanted[: 2 if swapped else 1]
    else:
        slip = rest[1:] == wanted or rest == wanted[1:]
        changed = rest[:1] if len(word) > len(known) else wanted[:1]
    return slip and not any(char.isdigit() for char in changed)
