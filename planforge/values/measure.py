"""What a worked example or a deal says of one measure: money, a percentage, or a plain number."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from planforge.record import record
from planforge.values.misread import Misread
from planforge.values.money import Money, Percent
from planforge.values.number import plain, read_number


@record
class Measure:
    """A figure of one of three kinds; figures of different kinds are never compared or added."""

    value: Money | Percent | Decimal

    @classmethod
    def parse(cls, text: str | int | Decimal) -> Self:
        """Read `GBP 80,000`, `28%`, `12`, or a number that YAML has read already."""
        if isinstance(text, (int, Decimal)):
            return cls(Decimal(text))
        if text.endswith("%"):
            return cls(Percent.parse(text))
        if text[:1].isalpha():
            return cls(Money.parse(text))
        number = read_number(text)
        if number is None:
            raise Misread("a measure is an amount of money, a percentage or a number", "GBP 80,000, 28% or 12")
        return cls(number)

    @property
    def kind(self) -> str:
        """`GBP` (or another currency), `percent` or `number`."""
        if isinstance(self.value, Money):
            return self.value.currency
        return "percent" if isinstance(self.value, Percent) else "number"

    @property
    def size(self) -> Decimal:
        """The bare figure, for comparing measures of one kind."""
        if isinstance(self.value, Money):
            return self.value.amount
        return self.value.number if isinstance(self.value, Percent) else self.value

    def __str__(self) -> str:
        return plain(self.value) if isinstance(self.value, Decimal) else str(self.value)
