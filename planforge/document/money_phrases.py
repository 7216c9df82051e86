"""Phrases about money: amounts, their tables, their worked examples and the figures of which they are shares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from planforge.document.client_term import table_with_term, with_term
from planforge.document.nodes import Inline, Term, Text, Value
from planforge.document.slots import Said, Set
from planforge.document.view import Leaf, PartView, part_of
from planforge.findings import Path
from planforge.money import Computation, Figure, Occasion, Voice, definition, setting_of, tables
from planforge.money.examples import examples, needs_of, step_words
from planforge.money.frame import figure_words, kind_of
from planforge.money.nodes import NODES
from planforge.money.shapes.bases import spaced
from planforge.money.shapes.cases import called
from planforge.money.used import used_bases
from planforge.plan import Plan
from planforge.plan.amounts import Amount
from planforge.plan.bases import Base
from planforge.values import Money
from planforge.wording import Locale

_MARKS = {
    "product": "the product",
    "kind": "the kind of deal",
    "class": "the class",
    "region": "the region",
    "introducer": "the party that introduced the client",
    "tier": "the tier of the payee",
}
_BRIEF = 180
"""Letters of an amount that is said in full in a summary."""
_AFTER_HEAD = re.compile(r" (?:of|in|for|with|from|to|on|at|by|under|per) ")


def plural(term: str) -> str:
    """Several of what `term` names: "New Subscribers", "Seats in Use", "Companies"."""
    head = _AFTER_HEAD.split(term)[0]
    if re.search(r"[^aeiou]y$", head):
        return f"{head[:-1]}ies{term[len(head) :]}"
    return f"{head}{'es' if re.search(r'(s|x|z|ch|sh)$', head) else 's'}{term[len(head) :]}"


@dataclass(frozen=True)
class Named:
    """A figure and what it is."""

    name: Said
    figure: Said
    counted: bool = False
    """It is so many of something: "100 New Subscribers", not "New Revenue of £100"."""
    mark: bool = False
    """It is something other than a figure: "Coaching as the product"."""


@dataclass(frozen=True)
class Line:
    """A line of a calculation."""

    left: Said
    right: Said


@dataclass(frozen=True)
class Worked:
    """A worked example as a template sees it."""

    note: Said | None
    """What the author says that it shows."""
    shows: str
    """What the engine chose it for; "" for the author's own."""
    given: tuple[Named, ...]
    lines: tuple[Line, ...]
    comes_to: Said


@dataclass(frozen=True)
class Meaning:
    """A figure of which amounts are shares, and what it means."""

    name: Said
    meaning: Said


def _ours_alone(inline: Inline) -> Inline:
    """A word of a standard figure: it stands nowhere in the plan, and is our own."""
    return replace(inline, path=None, kind="choice") if isinstance(inline, Value) else inline


class MoneyPhrases:
    """The phrases of one plan in one locale. `party_name` says a party."""

    def __init__(self, plan: Plan, locale: Locale, party_name: Callable[[str], str]) -> None:
        self.plan, self.locale, self._party_name = plan, locale, party_name
        self.setting = setting_of(plan)

    @cached_property
    def _used(self) -> tuple[str, ...]:
        """The bases that the plan reads. To find them is a walk over all that it says of money."""
        return used_bases(self.plan)

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "amount": self.amount,
            "band_table": self.band_table,
            "base": self.base,
            "brief": self.brief,
            "clients": self.clients,
            "figure": self.figure,
            "figures": self.figures,
            "worked": self.worked,
        }

    def _voice(self, path: Path) -> Voice:
        return Voice(self.setting, self.locale, NODES, path)

    def amount(self, view: PartView) -> Said:
        """An amount as a noun phrase that says its whole rule."""
        amount, path = part_of(view)
        return Said(with_term(self._voice(path).amount(amount)))

    def brief(self, view: PartView) -> Said:
        """An amount as `amount` says it, where that fits a line or two; else only of what sort it is."""
        said = self.amount(view)
        if sum(len(each.text) for each in said if isinstance(each, Text | Value | Term)) <= _BRIEF:
            return said
        return Said((Text("a share by bands" if part_of(view)[0].bands else "an amount by its own rule"),))

    def clients(self, what: Leaf | Said) -> Said:
        """One of our own choices, such as `when the client pays`, with the client as the defined term."""
        if isinstance(what, Leaf):
            return Said(with_term((Value(str(what.value), "choice", what.path),)))
        return Said(with_term(tuple(what)))

    def band_table(self, view: PartView) -> Set:
        """A table for each set of bands in an amount; empty without bands."""
        amount, path = part_of(view)
        return Set(table_with_term(table) for table in tables(amount, self._voice(path)))

    def base(self, leaf: Leaf) -> Said:
        """The defined term of a base that the plan names."""
        known = self.setting.bases.get(str(leaf.value))
        if known is None:
            return Said((Value(str(leaf.value), "text", leaf.path),))
        return Said((Term(known.name, known.name),))

    def figure(self, leaf: Leaf) -> Said:
        """A measure in its words."""
        return self._figure(leaf.value.value, leaf.path)

    def figures(self, declared: Mapping[str, Any]) -> tuple[Meaning, ...]:
        """The figures that the plan declares (`declared` is `plan.bases`), then the standard ones that it uses."""
        names = [*declared, *(name for name in self._used if name not in declared)]
        return tuple(self._meaning(name, self.setting.bases[name], own=name in declared) for name in names)

    def _meaning(self, name: str, base: Base, *, own: bool) -> Meaning:
        party = self._party_name(base.party) if base.party else "the party that pays"
        voice = self._voice(("bases", name))
        words = definition(base, voice, party, "the deals for which the amount is due")
        said = (voice.value(base.name, "text", "name"), *words)
        if not own:
            said = (Value(base.name, "text", None), *(_ours_alone(each) for each in said[1:]))
        return Meaning(Said(said[:1]), Said(with_term(said[1:])))

    def worked(self, view: PartView) -> tuple[Worked, ...]:
        """The worked examples of a fee, a bonus or a payment: the author's, and those that the engine adds."""
        part, path = part_of(view)
        made = examples(part.amount, part.examples, self.setting, (*path, "examples"))
        return tuple(
            Worked(
                self._note(each.shows, each.path),
                "" if each.path else each.shows,
                (*self._given(part.amount, each.given, each.path), *self._marks(each.occasion, each.path)),
                self._lines(each.computation),
                self._figure(each.expect, each.path and (*each.path, "expect")),
            )
            for each in made
        )

    def _note(self, note: str, path: Path | None) -> Said | None:
        return Said((Value(note, "text", (*path, "note")),)) if note and path else None

    def _given(self, amount: Amount, given: Mapping[str, Figure], path: Path | None) -> Iterator[Named]:
        counted = {need.name for need in needs_of(amount, self.setting.fees) if need.each}
        for name, figure in given.items():
            known = name in self.plan.bases or name in self._used
            said: Inline = self._voice(()).base(name) if known else Text(spaced(name))
            each = name in counted and isinstance(figure, Decimal)
            if each and isinstance(said, Term) and figure != 1:
                said = replace(said, text=plural(said.text))
            yield Named(Said((said,)), self._figure(figure, path and (*path, "given", name)), each)

    def _marks(self, occasion: Occasion, path: Path | None) -> Iterator[Named]:
        """What an example says besides figures."""
        for name, value in occasion.marks.items():
            said = Value(called(name, value, self.setting), "text", path and (*path, "deal", name))
            yield Named(Said(with_term((Text(_MARKS[name]),))), Said(with_term((said,))), mark=True)
        if occasion.on is not None:
            day = Value(self.locale.date(occasion.on), "date", path and (*path, "on"))
            yield Named(Said((Text("the day on which it is earned"),)), Said((day,)), mark=True)

    def _lines(self, computation: Computation | None) -> tuple[Line, ...]:
        steps: Iterable[Any] = computation.steps if computation else ()
        return tuple(
            Line(Said(with_term((Text(step_words(step.parts, self.locale)),))), self._figure(step.result, None))
            for step in steps
        )

    def _figure(self, figure: Figure, path: Path | None) -> Said:
        return Said((Value(figure_words(figure, self.locale, exact=isinstance(figure, Money)), kind_of(figure), path),))
