"""Amounts of money, percentages and limits: exact, in one currency, refusing to mix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Self

from planforge.record import record
from planforge.values.currency import DIGITS
from planforge.values.misread import GUESS, SAMPLE, Misread
from planforge.values.number import NUMBER, plain, read_number

_MONEY = re.compile(rf"([A-Z]{{3}}) ({NUMBER})")
_PERCENT = re.compile(rf"({NUMBER}) ?%")

LIMIT_UNITS = ("deal", "client", "month", "quarter", "year", "contract year", "unit", "event", "claim", "agreement")
"""What a limit can be counted over; `agreement` is the whole of its life."""


_WIDE = Context(prec=240, traps=[InvalidOperation])
"""Room for every amount that exact sums may come to."""
_UNITS = tuple(Decimal(1).scaleb(-digits) for digits in range(max(DIGITS.values()) + 1))


class MixedCurrencies(TypeError):
    """Two currencies met in one sum. A fault of ours: plans that mix them are refused before."""


@dataclass(frozen=True, slots=True)  # not a record: statements make millions of them
class Money:
    """An amount in one currency, exact to any number of digits; `rounded` fits it to the currency."""

    currency: str
    amount: Decimal

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `GBP 20,000` or `GBP 20,000.50`: the code first, then the amount in the digits of that currency."""
        match = _MONEY.fullmatch(text)
        if not match:
            raise Misread("an amount of money is a currency code, a space and a number", "GBP 20,000 or USD 1,250.50", SAMPLE)
        code, digits = match.groups()
        currency_digits(code)
        amount = read_number(digits)
        if amount is None:  # pragma: no cover  (the pattern above is the same grammar)
            raise Misread("this is not a number", "GBP 20,000", SAMPLE)
        if -int(amount.as_tuple().exponent) > DIGITS[code]:
            raise Misread(f"{code} has {DIGITS[code]} digits after the decimal point", str(cls(code, amount).rounded()))
        return cls(code, amount)

    def __str__(self) -> str:
        digits = DIGITS[self.currency]
        amount = self.amount.quantize(_UNITS[digits], rounding=ROUND_HALF_UP, context=_WIDE)
        return f"{self.currency} {amount:,.{digits}f}"

    def rounded(self, rounding: str = ROUND_HALF_UP) -> Money:
        """To the smallest unit of the currency, by the plan's rounding rule (half up unless it says otherwise)."""
        unit = _UNITS[DIGITS[self.currency]]
        return Money(self.currency, self.amount.quantize(unit, rounding=rounding, context=_WIDE))

    def _same(self, other: Money) -> Decimal:
        if self.currency != other.currency:
            raise MixedCurrencies(f"{self.currency} and {other.currency}")
        return other.amount

    def __add__(self, other: Money) -> Money:
        return Money(self.currency, self.amount + self._same(other))

    def __sub__(self, other: Money) -> Money:
        return Money(self.currency, self.amount - self._same(other))

    def __mul__(self, factor: Decimal | int) -> Money:
        return Money(self.currency, self.amount * factor)

    def __neg__(self) -> Money:
        return Money(self.currency, -self.amount)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.amount >= self._same(other)


@dataclass(frozen=True, slots=True, order=True)
class Percent:
    """A percentage as written: `Percent(Decimal("12.5"))` is 12.5%."""

    number: Decimal

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `12.5%`."""
        match = _PERCENT.fullmatch(text)
        number = read_number(match.group(1)) if match else None
        if number is None:
            raise Misread("a percentage is a number followed by %", "12.5%", SAMPLE)
        return cls(number)

    @property
    def fraction(self) -> Decimal:
        """12.5% as 0.125, exact."""
        return self.number.scaleb(-2)

    def of(self, money: Money) -> Money:
        """This percentage of `money`, not rounded."""
        return money * self.fraction

    def __str__(self) -> str:
        return f"{plain(self.number)}%"


@record
class Limit:
    """A cap or a floor: an amount, and what it is counted over."""

    money: Money
    per: str
    """One of `LIMIT_UNITS`."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `GBP 20,000 per client`."""
        amount, _, unit = text.partition(" per ")
        if unit not in LIMIT_UNITS:
            raise Misread(f"a limit says what it is counted over: {', '.join(LIMIT_UNITS)}", "GBP 20,000 per client", SAMPLE)
        return cls(Money.parse(amount), unit)

    def __str__(self) -> str:
        return f"{self.money} per {self.per}"


def currency_digits(code: str) -> int:
    """How many digits `code` has after the point; refuses a code that is no currency in use."""
    if code in DIGITS:
        return DIGITS[code]
    near = get_close_matches(code, DIGITS, n=1)
    raise Misread(f"{code} is not a currency in use (ISO 4217)", *((near[0], GUESS) if near else ("GBP, EUR or USD", SAMPLE)))
