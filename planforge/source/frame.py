"""A list or a mapping while it is read."""

from __future__ import annotations

from dataclasses import dataclass

from planforge.findings import Path
from planforge.source.position import Stretch
from planforge.source.source import Data

NO_KEY = object()


@dataclass(slots=True)
class Frame:
    """A list or a mapping that is being read."""

    data: dict[str, Data] | list[Data]
    path: Path
    start: int
    live: bool
    """False inside what is refused (a second equal key): read for its faults, kept out of the data."""
    is_key: bool = False
    key: object = NO_KEY
    """The key whose value comes next; None for a key that was refused."""
    key_at: Stretch | None = None
    """Where that key stands."""
    last: Path = ()
    """The value before, where a comma in brackets may have cut a text: only if it has no quotes."""
    first: int = -1
    """Where that value began; -1 for none."""
    whole: int = -1
    """Where a text that commas cut ends: what starts before is part of it."""

    def remember(self, text: str, start: int, at: Path) -> None:
        """A value without quotes, at `start` of `text`, that a comma may cut if this stands in brackets."""
        if text[self.start] in "[{" and len(at) > len(self.path):
            self.last, self.first = at, start

    def put_together(self, text: str) -> None:
        """`text` instead of the last value; the rest of it, which stands as a key, is no key."""
        if isinstance(self.data, list):
            self.data[-1] = text
        else:
            self.data[str(self.last[-1])] = text
            self.key = None
