"""The statement: who owes whom how much for which deal, and why; also where nothing is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planforge.money import Step
from planforge.record import record
from planforge.values import Money

What = Literal[
    "fee",
    "given back",
    "adjustment",
    "top-up",
    "bonus",
    "advance",
    "set against the advance",
    "late interest",
    "payment",
    "nothing",
    "not computed",
]
"""What a line is: something earned, something that goes back, or a deal for which nothing is due."""


@dataclass(frozen=True, slots=True)  # not a record: there may be millions
class Line:
    """One line of a statement. Where `amount` is below zero, the payee owes it to the payer."""

    what: What
    deal: str
    """"" where no single deal earns it, as with a guaranteed minimum."""
    client: str
    fee: str
    """Id of the fee or the payment; "" where no fee of the plan is meant."""
    name: str
    payer: str
    """Id of the party."""
    payee: str
    on: date
    """The day on which it is earned, goes back, or would have been earned."""
    amount: Money
    why: str
    """Half a sentence, such as "earned when the client pays"."""
    clause: str
    """The clause that governs it, as the agreement numbers it; "" where none does."""
    revision: str
    """The version of the plan by which it is computed."""
    steps: tuple[Step, ...] = ()
    exact: Money | None = None
    """What it comes to before rounding, where there was anything to round."""
    held_until: date | None = None
    due: date | None = None
    """The day on which it is due; None where that waits for something that is not known."""
    due_words: str = ""
    """From when it is due, in words."""
    line: int = 0
    """The line of the file of deals that earned it; 0 where none did."""


@record
class ByHand:
    """A term of a fee that no figure decides, so that a person must look."""

    fee: str
    name: str
    clause: str
    words: str


@record
class Total:
    """What one party owes another. Currencies are never added together."""

    payer: str
    payee: str
    lines: int
    money: Money
    """All lines of the statement together."""
    earlier: Money
    """What was carried forward from earlier times, below the agreed threshold."""
    paid: Money
    """What is to be paid."""
    forward: Money
    """What is carried forward. `earlier` and `money` are together `paid` and `forward`."""

    @property
    def carries(self) -> bool:
        return bool(self.earlier.amount or self.forward.amount)

    @property
    def turned(self) -> Total:
        """The same with the party that owes in front, where what goes back outweighs what is due."""
        if (self.money.amount or self.paid.amount or self.forward.amount) >= 0:
            return self
        return Total(self.payee, self.payer, self.lines, -self.money, -self.earlier, -self.paid, -self.forward)
