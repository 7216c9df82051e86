"""What every node of the algebra is given to compute, say and prove itself, and what it gives back.

A node is one module with one `Node`; `planforge.money.nodes` lists them. Nodes reach the nodes inside them only through the
`Work`, `Voice` or `Proof` that they are given, so no node knows another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
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
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from planforge.document.nodes import Inline, Table, Term, Text, Value
from planforge.findings import Fault, Path
from planforge.plan.amounts import Amount, Base
from planforge.record import record
from planforge.values import Money, Percent

if TYPE_CHECKING:
    from planforge.wording import Locale

T = TypeVar("T")
Figure = Money | Percent | Decimal
Given = Mapping[str, Figure]
"""What is known of one deal or one period, by the name of the measure."""
Words = tuple[Inline, ...]

ROUNDINGS = {"half up": ROUND_HALF_UP, "half even": ROUND_HALF_EVEN, "down": ROUND_DOWN}
EXACT = Context(prec=200, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
"""Sums and products in this context are exact or they fail; rounding happens outside it, once."""


class NotComputable(ValueError):
    """A figure is missing or of the wrong kind, or no band holds it. `str` says which, as half a sentence; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "give every figure that the amount uses") -> None:
        super().__init__(message)
        self.hint = hint


class OtherCurrency(NotComputable):
    """Money in another currency than the plan's, which is a finding of its own wherever it stands."""


@record
class Setting:
    """What the whole plan says about money. `bases` holds the standard ones too."""

    currency: str
    bases: Mapping[str, Base]
    rounding: str = "half up"

    def zero(self) -> Money:
        return Money(self.currency, Decimal(0))


@record
class Step:
    """One line of a calculation: words and figures on the left, and what they come to."""

    parts: tuple[str | Figure, ...]
    result: Figure


@record
class Computation:
    """`result` is rounded, `exact` is not."""

    result: Money
    exact: Money
    steps: tuple[Step, ...]


@dataclass(slots=True)
class Work:
    """One calculation on its way: what is known, and the steps so far."""

    setting: Setting
    given: Given
    nodes: Nodes
    steps: list[Step] = field(default_factory=list)

    def step(self, result: Money, *parts: str | Figure) -> Money:
        self.steps.append(Step(parts, result))
        return result

    def amount(self, amount: Amount) -> Money:
        return self.nodes.compute(amount, self)

    def figure(self, name: str) -> Figure:
        return self.nodes.figure(name, self)

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


@record
class Voice:
    """Says nodes in one locale; every value remembers its path in the plan."""

    setting: Setting
    locale: Locale
    nodes: Nodes
    path: Path

    def at(self, *keys: str | int) -> Voice:
        return replace(self, path=(*self.path, *keys))

    def amount(self, amount: Amount) -> Words:
        return self.nodes.say(amount, self)

    def figure(self, figure: Figure, *keys: str | int, exact: bool = False) -> Value:
        """A figure of the plan at `keys` below here, in the words of the locale."""
        return Value(figure_words(figure, self.locale, exact=exact), kind_of(figure), (*self.path, *keys))

    def value(self, text: str, kind: str, *keys: str | int) -> Value:
        return Value(text, kind, (*self.path, *keys))

    def base(self, name: str) -> Inline:
        """The defined term of a base; its bare name where the plan has none (which is a finding of its own)."""
        known = self.setting.bases.get(name)
        return Term(known.name, known.name) if known else Text(name)


class Need(NamedTuple):
    """A measure that a node reads, and the points at which its rule changes."""

    name: str
    kind: str
    """`money`, `number` or `percent`."""
    points: tuple[Decimal, ...] = ()
    smooth: bool = False
    """What is paid does not jump at the points."""
    each: bool = False
    """There is a price for each of it, so its term is in the singular."""


class Flaw(NamedTuple):
    """What a proof found. `kind` names the rule of `planforge.checks.money` that reports it."""

    kind: str
    fault: Fault


@record
class Proof:
    """The place that is being proved."""

    setting: Setting
    nodes: Nodes
    path: Path

    def at(self, *keys: str | int) -> Proof:
        return replace(self, path=(*self.path, *keys))

    def amount(self, amount: Amount) -> Iterator[Flaw]:
        return self.nodes.prove(amount, self)

    def flaw(self, kind: str, message: str, hint: str | None = None, *keys: str | int) -> Flaw:
        return Flaw(kind, Fault((*self.path, *keys), message, hint))

    def base(self, name: str, *keys: str | int) -> Iterator[Flaw]:
        """That `name` is a base."""
        if name not in self.setting.bases:
            known = ", ".join(sorted(self.setting.bases))
            yield self.flaw(
                "unknown-base", f"{name} is no base of this plan", f"declare it under bases, or use one of {known}", *keys
            )


def _no_flaws(_: Any, __: Proof) -> Iterator[Flaw]:
    return iter(())


def _no_tables(_: Any, __: Voice) -> Iterator[Table]:
    return iter(())


@record
class Node(Generic[T]):
    """A node type of the algebra: the field of `Amount` that it reads, and what it can do with it."""

    key: str
    compute: Callable[[T, Work], Money]
    say: Callable[[T, Voice], Words]
    """A noun phrase, such as "10% of Net Revenue"."""
    needs: Callable[[T, Nodes], Iterator[Need]]
    prove: Callable[[T, Proof], Iterator[Flaw]] = _no_flaws
    tables: Callable[[T, Voice], Iterator[Table]] = _no_tables
    compound: bool = False
    """Its phrase has several parts, so that a limit after it must say that it limits the whole."""


@record
class Bound(Generic[T]):
    """A limit beside a node: it changes an amount that is already there."""

    key: str
    compute: Callable[[T, Money, Work], Money]
    say: Callable[[T, Voice], Words]
    """Its words, such as "no more than £20,000 for each client"."""


@record
class Nodes:
    """The table of all nodes and bounds, and the walk over a tree. Bounds apply in their order."""

    nodes: Mapping[str, Node[Any]]
    bounds: tuple[Bound[Any], ...]
    prove_bounds: Callable[[Amount, Proof], Iterator[Flaw]]
    figure: Callable[[str, Work], Figure]

    def shape(self, amount: Amount) -> tuple[Node[Any], Any]:
        """The one node that stands in `amount`, and its data."""
        for key, node in self.nodes.items():
            data = getattr(amount, key)
            if data is not None and data != ():
                return node, data
        raise NotComputable("this amount has no shape")  # pragma: no cover  (the schema asks for exactly one)

    def compute(self, amount: Amount, work: Work) -> Money:
        node, data = self.shape(amount)
        result = node.compute(data, work)
        for bound in self.bounds:
            limit = getattr(amount, bound.key)
            result = result if limit is None else bound.compute(limit, result, work)
        return result

    def say(self, amount: Amount, voice: Voice) -> Words:
        node, data = self.shape(amount)
        words = node.say(data, voice.at(node.key))
        joint = ", the result being " if node.compound else ", but "
        for bound in self.bounds:
            limit = getattr(amount, bound.key)
            if limit is not None:
                words += (Text(joint), *bound.say(limit, voice.at(bound.key)))
                joint = " and "
        return words

    def tables(self, amount: Amount, voice: Voice) -> Iterator[Table]:
        node, data = self.shape(amount)
        yield from node.tables(data, voice.at(node.key))

    def needs(self, amount: Amount) -> Iterator[Need]:
        node, data = self.shape(amount)
        yield from node.needs(data, self)

    def prove(self, amount: Amount, proof: Proof) -> Iterator[Flaw]:
        node, data = self.shape(amount)
        yield from node.prove(data, proof.at(node.key))
        yield from self.prove_bounds(amount, proof)


def kind_of(figure: Figure) -> str:
    """The kind of a figure, as `Value` names it."""
    if isinstance(figure, Money):
        return "money"
    return "percent" if isinstance(figure, Percent) else "number"


def figure_words(figure: Figure, locale: Locale, *, exact: bool = False) -> str:
    if isinstance(figure, Money):
        return locale.money(figure, exact=exact)
    return locale.percent(figure) if isinstance(figure, Percent) else locale.number(figure)
