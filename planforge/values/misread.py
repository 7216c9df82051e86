"""The one way in which a value refuses a text."""

from __future__ import annotations


class Misread(ValueError):
    """A text that is not a value of the wanted type. `why` says why not, `instead` what to write.

    `says` is `write` only where `instead` is what was meant; a sample is `for example`, a guess `perhaps`. `same` is true
    only where `instead` is the same value, rightly spelt: then it may be written without asking.
    """

    def __init__(self, why: str, instead: str, says: str = "write", *, same: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.instead = instead
        self.same = same
        self.hint = f"{says} {instead}"


SAMPLE = "for example"
GUESS = "perhaps"
