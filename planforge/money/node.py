"""What every node of the algebra can do: compute, say and prove itself; and the walk over a tree of them.

A node is one module with one `Node`; `planforge.money.nodes` lists them. Nodes reach the nodes inside them only through the
`Work`, `Voice` or `Proof` that they are given, so no node knows another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from planforge.document.nodes import Inline, Table, Term, Text, Value
from planforge.findings import Fault, Path, misnamed
from planforge.money.frame import Figure, NamedFee, NotComputable, Setting, Words, Work, figure_words, kind_of
from planforge.plan.amounts import Amount
from planforge.record import record
from planforge.values import Money

if TYPE_CHECKING:
    from planforge.wording import Locale

T = TypeVar("T")


@record
class Voice:
    """Says nodes in one locale; every value remembers its path in the plan."""

    setting: Setting
    locale: Locale
    nodes: Nodes
    path: Path
    depth: int = 0
    """How many lettered lists this stands in."""
    set_off: int = 0
    """How many sentences this stands in that set it off as "this amount"."""
    called: str = "the result"
    """How a limit after a phrase of several parts calls what it limits, so that nobody takes it for the limit of more or less."""

    def at(self, *keys: str | int) -> Voice:
        return replace(self, path=(*self.path, *keys))

    def amount(self, amount: Amount) -> Words:
        return self.nodes.say(amount, self)

    def inside(self, marker: str) -> Voice:
        """The same voice inside one more list, at the item with this marker."""
        return replace(self, depth=self.depth + 1, called=f"the result of {marker}")

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
    adds: bool = True
    """It adds up over occasions, as money and counts do; a reading, such as a margin or the number of a renewal, does not."""


class Options(NamedTuple):
    """Something besides figures on which an amount depends, and what it may be."""

    name: str
    """A mark of the deal, or `on` for the day."""
    values: tuple[str, ...]
    """Those that make a difference, the ordinary one first."""


class Flaw(NamedTuple):
    """What a proof found. `kind` names the rule of `planforge.checks.money.fees` that reports it."""

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

    def unknown(self, kind: str, message: str, name: str, known: Iterable[str], otherwise: str, *keys: str | int) -> Flaw:
        """That `name` is none of the `known` ones."""
        return Flaw(kind, misnamed((*self.path, *keys), message, name, known, otherwise))

    def base(self, name: str, *keys: str | int) -> Iterator[Flaw]:
        """That `name` is a base."""
        if name not in self.setting.bases:
            known = sorted(self.setting.bases)
            hint = f"declare it under bases, or use one of {', '.join(known)}"
            yield self.unknown("unknown-base", f"{name} is no base of this plan", name, known, hint, *keys)


def _none(*_: Any) -> Iterator[Any]:
    return iter(())


Fees = Mapping[str, NamedFee]
"""The fees of a plan by id."""
ALONE: Fees = {}
"""An amount that refers to no other fee, or whose own figures alone are asked for."""
Inner = Iterator[tuple[tuple[str | int, ...], Amount]]


@record
class Node(Generic[T]):
    """A node type of the algebra: the field of `Amount` that it reads, and what it can do with it."""

    key: str
    compute: Callable[[T, Work], Money]
    """By how much what is due grows on this occasion."""
    say: Callable[[T, Voice], Words]
    """A noun phrase, such as "10% of Net Revenue"."""
    needs: Callable[[T], Iterator[Need]] = _none
    prove: Callable[[T, Proof], Iterator[Flaw]] = _none
    tables: Callable[[T, Voice], Iterator[Table]] = _none
    options: Callable[[T], Iterator[Options]] = _none
    inner: Callable[[T], Inner] = _none
    """The amounts inside it, each with its keys; what is asked of a tree is asked of them too."""
    branches: bool = False
    """Only one of the amounts inside it counts."""
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

    def walk(self, amount: Amount, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Node[Any], Any]]:
        """Every node of a tree from the top, with where its data stand and what they are."""
        node, data = self.shape(amount)
        yield (*place, node.key), node, data
        for keys, each in node.inner(data):
            yield from self.walk(each, (*place, node.key, *keys))

    def compute(self, amount: Amount, work: Work) -> Money:
        node, data = self.shape(amount)
        result = node.compute(data, work.at(node.key))
        for bound in self.bounds:
            limit = getattr(amount, bound.key)
            result = bound.compute(limit, result, work) if limit else result
        return result

    def say(self, amount: Amount, voice: Voice) -> Words:
        node, data = self.shape(amount)
        words = node.say(data, voice.at(node.key))
        joint = f", {voice.called} being " if node.compound else ", but "
        for bound in self.bounds:
            limit = getattr(amount, bound.key)
            if limit:
                words += (Text(joint), *bound.say(limit, voice.at(bound.key)))
                joint = " and "
        return words

    def tables(self, amount: Amount, voice: Voice) -> Iterator[Table]:
        """Its tables; none for what counts only in a case or for a time, for a table does not say in which."""
        node, data = self.shape(amount)
        here = voice.at(node.key)
        yield from node.tables(data, here)
        for keys, each in () if node.branches else node.inner(data):
            yield from self.tables(each, here.at(*keys))

    def needs(self, amount: Amount, fees: Fees) -> Iterator[Need]:
        """What a tree reads, and the fees of the plan to which it refers."""
        for tree in self._with_fees(amount, fees):
            for _, node, data in self.walk(tree):
                yield from node.needs(data)

    def options(self, amount: Amount, fees: Fees) -> Iterator[Options]:
        for tree in self._with_fees(amount, fees):
            for _, node, data in self.walk(tree):
                yield from node.options(data)

    def _with_fees(self, amount: Amount, fees: Fees) -> Iterator[Amount]:
        """A tree, and that of every fee to which it refers, each once."""
        yield amount
        waiting, seen = [amount], set[str]()
        while waiting:
            named = {str(data) for _, node, data in self.walk(waiting.pop()) if node.key == "fee"}
            for name in sorted((named - seen) & fees.keys()):
                seen.add(name)
                waiting.append(fees[name].amount)
                yield fees[name].amount

    def prove(self, amount: Amount, proof: Proof) -> Iterator[Flaw]:
        node, data = self.shape(amount)
        here = proof.at(node.key)
        yield from node.prove(data, here)
        for keys, each in node.inner(data):
            yield from self.prove(each, here.at(*keys))
        yield from self.prove_bounds(amount, proof)
