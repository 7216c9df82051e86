"""The one way in which a value refuses a text."""

from __future__ import annotations


class Misread(ValueError):
    """A text that is not a value of the wanted type. `why` says why not, `instead` what to write."""

    def __init__(self, why: str, instead: str) -> None:
        super().__init__(why)
        self.why = why
        self.instead = instead
