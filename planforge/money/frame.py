"""What a calculation is given, what it remembers, and what it gives back.

An amount is computed for one *occasion*: an event with its figures. What it comes to is an increment: how much more is due than before.
What must be remembered for that, such as how much a client has brought in this year, lives in a `Memory` outside the tree. A worked
example is one occasion with an empty memory, so the agreement's example and the statement are computed by the same code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import (
    ROUND_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)
from typing import TYPE_CHECKING, NamedTuple, Protocol

from planforge.document.nodes import Inline
from planforge.money.memory import Memory, Place
from planforge.plan.amounts import Amount
from planforge.plan.bases import Base
from planforge.record import record
from planforge.values import MixedCurrencies, Money, Percent
from planforge.values.number import plain

if TYPE_CHECKING:
    from planforge.wording import Locale

Figure = Money | Percent | Decimal
Given = Mapping[str, Figure]
"""What is known of one occasion, by the name of the measure."""
Words = tuple[Inline, ...]

ROUNDINGS = {"half up": ROUND_HALF_UP, "half even": ROUND_HALF_EVEN, "down": ROUND_DOWN}
EXACT = Context(prec=200, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
"""Sums and products in this context are exact or they fail; rounding happens outside it, once."""
QUOTIENT = Context(prec=100, traps=[InvalidOperation, DivisionByZero, Overflow])
"""A quotient has no last digit; a hundred of them leave every sum of it exact in `EXACT`, and every cent right."""
ZERO = Decimal(0)
PERIODS = ("month", "quarter", "year", "contract year", "agreement")
"""What a limit or a measure is counted over that has an end in time."""


class NotComputable(ValueError):
    """A figure is missing or of the wrong kind, or no band holds it. `str` says which, as half a sentence; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "give every figure that the amount uses") -> None:
        super().__init__(message)
        self.hint = hint


class OtherCurrency(NotComputable):
    """Money in another currency than the plan's, which is a finding of its own wherever it stands."""


class NamedFee(NamedTuple):
    """A fee of the plan, for amounts that refer to it."""

    name: str
    amount: Amount


@record
class Setting:
    """What the whole plan says about money. `bases` holds the standard ones too."""

    currency: str
    bases: Mapping[str, Base]
    rounding: str = "half up"
    fees: Mapping[str, NamedFee] = field(default_factory=dict)
    """The fees of the plan by id."""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """How products and introducers are called, by `product` or `introducer` and then by id."""

    def zero(self) -> Money:
        return Money(self.currency, ZERO)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation: words and figures on the left, and what they come to."""

    parts: tuple[str | Figure, ...]
    result: Figure
    of: str = ""
    """What kind of line it is, where that is asked for: `base`, `rate`, `cap`, `floor` or `rounding`."""


@record
class Computation:
    """`result` is rounded, `exact` is not."""

    result: Money
    exact: Money
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """For what an amount is computed. A worked example says as much of it as its rule asks for."""

    on: date | None = None
    """The day on which it is earned."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """What is known of the deal besides its figures, by `planforge.plan.amounts.Mark`."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Which deal, client, month, ... this is: the sums over those are kept apart by it."""
    unit: str = "event"
    """What one fee is due for: the key in `keys` over which the amount as a whole is one."""

    def key(self, per: str | None) -> str:
        """Under which sum an increment counts; None is the unit of the fee."""
        name = per or self.unit
        return f"{name}:{self.keys.get(name, '')}"


class Nodes(Protocol):
    """The table of the algebra, as a calculation sees it."""

    def compute(self, amount: Amount, work: Work) -> Money: ...

    def figure(self, name: str, work: Work) -> Figure: ...


@dataclass(slots=True)
class Work:
    """One calculation on its way: what is known, what is remembered, and the steps so far."""

    setting: Setting
    given: Given
    nodes: Nodes
    occasion: Occasion = field(default_factory=Occasion)
    memory: Memory = field(default_factory=Memory)
    live: bool = False
    """The memory goes on: this is an event of a statement, not an example that stands alone."""
    steps: list[Step] = field(default_factory=list)
    place: Place = ()
    known: dict[str, Figure] = field(default_factory=dict)
    """The bases that were computed already on this occasion, for their sums grow once."""

    def step(self, result: Money, *parts: str | Figure, of: str = "") -> Money:
        self.steps.append(Step(parts, result, of))
        return result

    def at(self, *keys: str | int) -> Work:
        """The same work, inside the node at `keys`."""
        place = (*self.place, *keys)
        return Work(self.setting, self.given, self.nodes, self.occasion, self.memory, self.live, self.steps, place, self.known)

    def grow(self, name: str, by: Decimal, per: str | None = None) -> tuple[Decimal, Decimal]:
        """The sum of `name` at this node before and after this occasion, over `per` or the unit of the fee."""
        return self.memory.grow(self.occasion.key(per), self.place, name, by)

    def change(self, name: str, to: Decimal, per: str | None = None) -> Decimal:
        """By how much the value `name` of this node changes with this occasion."""
        return self.memory.change(self.occasion.key(per), self.place, name, to)

    def money_of(self, amount: Decimal) -> Money:
        return Money(self.setting.currency, amount)

    def size(self, money: Money) -> Decimal:
        """The bare amount of `money`, which must be in the currency of the plan to be added up."""
        if money.currency != self.setting.currency:
            raise MixedCurrencies(f"{self.setting.currency} and {money.currency}")
        return money.amount

    def amount(self, amount: Amount, *keys: str | int) -> Money:
        """What the amount at `keys` below this node comes to on this occasion."""
        return self.nodes.compute(amount, self.at(*keys) if keys else self)

    def figure(self, name: str) -> Figure:
        return self.nodes.figure(name, self)

    def mark(self, name: str) -> str:
        found = self.occasion.marks.get(name)
        if found is None:
            raise NotComputable(f"the {name} of the deal is not given", f"give the {name} of the deal")
        return found

    def money(self, name: str) -> Money:
        found = self.figure(name)
        if not isinstance(found, Money):
            raise NotComputable(
                f"{name} is not an amount of money",
                f"{name} is money here: write an amount, such as {Money(self.setting.currency, Decimal(1000))}",
            )
        if found.currency != self.setting.currency:
            raise OtherCurrency(f"{name} is in {found.currency}, and the plan in {self.setting.currency}")
        return found

    def count(self, name: str) -> Decimal:
        found = self.figure(name)
        if not isinstance(found, Decimal):
            raise NotComputable(f"{name} is not a number", f"{name} is a count here: write a number, such as 120")
        return found

    def percent(self, name: str) -> Percent:
        found = self.figure(name)
        if not isinstance(found, Percent):
            raise NotComputable(f"{name} is not a percentage", f"{name} is a percentage here: write one, such as 25%")
        return found


def figure_text(figure: Figure) -> str:
    """A figure of a calculation for a terminal or a machine: money to the digit, a quotient cut off after six."""
    if not isinstance(figure, Money):
        return str(figure) if isinstance(figure, Percent) else plain(figure)
    if figure == figure.rounded():
        return str(figure)
    whole, _, rest = plain(abs(figure.amount)).partition(".")
    return f"{figure.currency} {'-' if figure.amount < 0 else ''}{int(whole):,}.{rest[:6]}{'…' if len(rest) > 6 else ''}"


def kind_of(figure: Figure) -> str:
    """The kind of a figure, as `Value` names it."""
    if isinstance(figure, Money):
        return "money"
    return "percent" if isinstance(figure, Percent) else "number"


def figure_words(figure: Figure, locale: Locale, *, exact: bool = False) -> str:
    if isinstance(figure, Money):
        return locale.money(figure, exact=exact)
    return locale.percent(figure) if isinstance(figure, Percent) else locale.number(figure)
