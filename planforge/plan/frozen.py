"""A mapping for frozen parts."""

from __future__ import annotations

from typing import Any


class FrozenMap(dict[str, Any]):
    """A mapping that keeps its order, cannot be changed and can be hashed."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))

    def _refuse(self, *_: object, **__: object) -> Any:
        raise TypeError("a plan is frozen")

    __setitem__ = __delitem__ = update = pop = popitem = clear = setdefault = __ior__ = _refuse
