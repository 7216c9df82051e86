"""Where a line of Markdown may end: after a sentence, so that a change of one sentence is a change of one line in git.

When in doubt, no.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from planforge.document.nodes import Inline, Text
from planforge.writers.outline import plain

_END = re.compile(r"(?<=[.!?])[”’»\")\]]*(?P<gap> )(?=[“‘«\"(\[]*\w)")
_WORD = re.compile(r"\S*\Z")
_OPENING = '“‘«"(['
_ABBREVIATIONS = frozenset(
    """
    abs al approx art arts bzw ca cf cl co corp dept dr ed eds esq etc excl fig gmbh inc incl jr llc llp ltd max min
    mme mr mrs ms mt no nos nr op p para paras pp plc pos prof pt pty ref resp s sec sect ser sr st str tel tit usw v
    vgl viz vol vs zzgl
    """.split()
)


def sentence_ends(inlines: Sequence[Inline]) -> tuple[frozenset[int], ...]:
    """For each inline, the offsets of the spaces in it that end a sentence. Only `Text` has any: a value is never split."""
    whole = "".join(_flat(inline) for inline in inlines)
    ends: list[frozenset[int]] = []
    start = 0
    for inline in inlines:
        words = _flat(inline)
        stop = start + len(words)
        found = _ends(whole, start, stop) if isinstance(inline, Text) else ()
        ends.append(frozenset(at - start for at in found))
        start = stop
    return tuple(ends)


def _flat(inline: Inline) -> str:
    return inline.text if isinstance(inline, Text) else plain((inline,))


def _ends(whole: str, start: int, stop: int) -> list[int]:
    return [
        gap for gap in (end.start("gap") for end in _END.finditer(whole)) if start <= gap < stop and _sure(whole, gap, start)
    ]


def _sure(whole: str, gap: int, start: int) -> bool:
    next_letter = whole[gap + 1 :].lstrip(_OPENING)[:1]
    if not next_letter.isupper():
        return False
    before = whole[:gap].rstrip('”’»")]')
    if before[-1] != ".":
        return True
    word = _last_word(before[:-1])
    # A figure before the point may be an ordinal ("5. Mai"), unless it is a value that the point cannot belong to.
    if word[-1:].isdigit():
        return len(before) - 1 == start
    return len(word) > 1 and "." not in word and word.casefold() not in _ABBREVIATIONS


def _last_word(text: str) -> str:
    found = _WORD.search(text)
    return found.group().lstrip("“‘«\"'([") if found else ""
