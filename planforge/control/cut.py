"""Texts that a `#` cuts short: what follows it is a comment to YAML, and was part of the text to whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from planforge.control.codes import CUT
from planforge.findings import Finding, Path
from planforge.source import Source

_SIGN = re.compile(r"(?<=[^\s#])(?P<gap>[ \t]+)#(?P<rest>[^\n]*)")
_NO_TEXT = re.compile(r"(?:planforge|todo|fixme|xxx|noqa)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"[,(/&–-]$|\b(?:a|an|and|the|our|your|its|of|or|for|to|in|at|by|no|number|suite|unit|flat|apartment|apt|room|floor|box)\.?$",
    re.IGNORECASE,
)


def cut_texts(source: Source, texts: Callable[[], Collection[Path]]) -> Iterator[Finding]:
    """The free texts without quotes that probably go on behind a `#`. `texts` are their paths, asked for only where it matters."""
    ends: dict[tuple[int, int], Path] | None = None
    for match in _SIGN.finditer(source.text):
        start = source.text.rfind("\n", 0, match.start()) + 1
        if not _suspicious(source.text[start : match.start()], match["gap"], match["rest"]):
            continue
        if ends is None:
            ends = {source.values[path][2:]: path for path in texts() if path in source.values}
        end = source.text.count("\n", 0, start) + 1, match.start() - start + 1
        if end in ends and source.text[match.start() - 1] not in "\"'":
            yield _told(source, ends[end], match[0])


def _suspicious(before: str, gap: str, rest: str) -> bool:
    """Whether a text may go on: no space behind the sign, a figure close to it, or an end that is none."""
    if not rest.strip() or _NO_TEXT.match(rest):
        return False
    return rest[0].isalnum() or (gap == " " and bool(re.match(" [0-9]", rest))) or bool(_GOES_ON.search(before))


def _told(source: Source, path: Path, lost: str) -> Finding:
    kept = source.words(source.values[path])
    message = f'# begins a comment, so the text ends with "{kept}" and the rest of the line is not in the agreement'
    hint = f'put the whole text in quotes: "{kept}{lost.rstrip()}"; or write two spaces before # and one behind it'
    return Finding(CUT.code, CUT.severity, message, path, hint)
