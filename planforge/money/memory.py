"""What the nodes of one fee remember between occasions: sums over a deal, a client, a year, kept apart by where the node stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

Place = tuple[str | int, ...]
"""Where a node stands in its tree; what it remembers is kept under this."""

_ZERO = Decimal(0)


@dataclass(slots=True)
class Memory:
    """What the nodes of one fee remember between occasions, by deal, client, month, ... so that each can be forgotten when it is over."""

    sums: dict[str, dict[tuple[Place, str], Decimal]] = field(default_factory=dict)
    _before: list[tuple[str, tuple[Place, str], Decimal | None]] = field(default_factory=list)
    """What was there before each change since the last `keep`."""

    def grow(self, key: str, place: Place, name: str, by: Decimal) -> tuple[Decimal, Decimal]:
        """The sum before and after `by` is added."""
        before = self.sum(key, place, name)
        self._put(key, (place, name), before + by)
        return before, before + by

    def change(self, key: str, place: Place, name: str, to: Decimal) -> Decimal:
        """By how much `to` differs from what was there, which it replaces."""
        before = self.sum(key, place, name)
        self._put(key, (place, name), to)
        return to - before

    def _put(self, key: str, what: tuple[Place, str], size: Decimal) -> None:
        kept = self.sums.setdefault(key, {})
        self._before.append((key, what, kept.get(what)))
        kept[what] = size

    def keep(self) -> None:
        """All that was remembered so far stands."""
        self._before.clear()

    def undo(self) -> None:
        """Forget everything since the last `keep`: a calculation that came to no figure leaves no trace."""
        for key, what, size in reversed(self._before):
            if size is None:
                del self.sums[key][what]
            else:
                self.sums[key][what] = size
        self._before.clear()

    def sum(self, key: str, place: Place, name: str) -> Decimal:
        return self.sums.get(key, {}).get((place, name), _ZERO)

    def forget(self, key: str) -> None:
        self.sums.pop(key, None)
