"""Phrases made from data: the filters that templates may use, and how a bare value is said.

Each takes what a template sees (leaves, views, lists of them) and returns `Said`: nodes, never text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_origin

from planforge.document.money_phrases import MoneyPhrases
from planforge.document.nodes import Block, Break, Inline, Paragraph, Ref, Text, Value
from planforge.document.payment_phrases import PaymentPhrases
from planforge.document.picture_phrases import PicturePhrases
from planforge.document.price_phrases import PricePhrases
from planforge.document.slots import Said, Set
from planforge.document.view import Leaf
from planforge.plan import Plan
from planforge.values import Identifier, Limit, Markdown, Money, PartyId, Percent, Period, Rhythm, Territory, Who
from planforge.wording import Locale, spell

_KINDS = {
    Money: "money", Percent: "percent", Limit: "money", Period: "period", Rhythm: "period", date: "date", Territory: "place",
    Who: "party", PartyId: "party", int: "number", Decimal: "number",
}  # fmt: skip


def ending(loop: Any, word: str = "and") -> str:
    """What stands after an item of a sentence that is set as a list: `;`, `; and`, and a full stop after the last."""
    if loop.last:
        return "."
    return f"; {word}" if loop.revindex == 2 else ";"


def having(items: Iterable[Any], field: str) -> list[Any]:
    """Those items that give the field."""
    return [item for item in items if getattr(item, field)]


class Phrases:
    """The phrases of one plan in one locale. `read` turns the author's Markdown into blocks."""

    def __init__(self, plan: Plan, locale: Locale, read: Callable[[str, tuple[str | int, ...]], tuple[Block, ...]]) -> None:
        self.plan, self.locale, self._read = plan, locale, read
        self.referred: dict[str, tuple[str | int, ...]] = {}
        """Clause ids to which the plan itself refers, and where."""

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Everything that a template may write after a `|`."""
        return {
            "adjective": self.adjective,
            "adverb": self.adverb,
            "anchor": self.anchor,
            "another": self.another,
            "any": self.any,
            "ending": ending,
            "exact": self.exact,
            "join": self.join,
            "legal_name": self.legal_name,
            "length": len,
            "lines": self.lines,
            "must_not": self.must_not,
            "named": self.named,
            "others": self.others,
            "reference": self.reference,
            "rhythm": self.say,
            "start": self.start,
            "will_not": self.will_not,
            "with": having,
            **(money := MoneyPhrases(self.plan, self.locale, self.party_name)).filters(),
            **PricePhrases(self.plan, self.locale, money.setting, self.party_name).filters(),
            **PaymentPhrases(money.setting, self.locale).filters(),
            **PicturePhrases(money.setting, self.locale).filters(),
        }

    def say(self, leaf: Leaf) -> Said | Set:
        """A value in its ordinary words; Markdown as blocks."""
        if leaf.type is Markdown:
            return Set(self._read(leaf.value, leaf.path))
        return Said((self._value(leaf, self._words(leaf)),))

    def _value(self, leaf: Leaf, words: str) -> Value:
        kind = "choice" if get_origin(leaf.type) is Literal else _KINDS.get(leaf.type, "text")
        return Value(words, kind, leaf.path)

    def _words(self, leaf: Leaf) -> str:
        value, locale = leaf.value, self.locale
        if leaf.type is PartyId:
            return self.party_name(value)
        if get_origin(leaf.type) is Literal and isinstance(value, str):
            return spell(value, locale.tag)
        said: dict[Any, Callable[[Any], str]] = {
            Money: locale.money, Percent: locale.percent, Limit: locale.limit, Period: locale.period, Rhythm: locale.rhythm,
            date: locale.date, Territory: locale.place, int: locale.number, Decimal: locale.number,
            Who: lambda who: "each party" if who.everyone else locale.join([self.party_name(each) for each in who.parties]),
        }  # fmt: skip
        return said.get(leaf.type, str)(value)

    def party_name(self, party: str) -> str:
        """What the agreement calls a party."""
        found = self.plan.parties.get(Identifier(party))
        return (found.short or found.name) if found else party

    # Filters.

    def exact(self, leaf: Leaf) -> Said:
        """Money to its smallest unit, for tables."""
        return Said((self._value(leaf, self.locale.money(leaf.value, exact=True)),))

    def adverb(self, leaf: Leaf) -> Said:
        """A rhythm as `monthly`."""
        return Said((self._value(leaf, self.locale.adverb(leaf.value)),))

    def adjective(self, leaf: Leaf) -> Said:
        """A period before a noun: `12-month`."""
        return Said((self._value(leaf, f"{leaf.value.count}-{leaf.value.unit.replace(' ', '-')}"),))

    def any(self, leaf: Leaf | None) -> Said:
        """Whoever has a right: `either party` of two, `any party` of more, or the parties named."""
        if leaf is not None and leaf.type is Who and leaf.value.everyone:
            return Said((self._value(leaf, "either party" if len(self.plan.parties) == 2 else "any party"),))
        if leaf is None:
            return Said((Text("either party" if len(self.plan.parties) == 2 else "any party"),))
        return Said((self._value(leaf, self._or(leaf)),))

    def must_not(self, leaf: Leaf) -> Said:
        """Who is forbidden what follows: `neither party may` of two, `no party may` of more, `Northwind must not` by name."""
        return self._never(leaf, " may", " must not")

    def will_not(self, leaf: Leaf) -> Said:
        """Who is spared what follows: `neither party will` of two, `no party will` of more, `Northwind will not` by name."""
        return self._never(leaf, " will", " will not")

    def _never(self, leaf: Leaf, nobody: str, named: str) -> Said:
        if leaf.type is Who and leaf.value.everyone:
            return Said((self._value(leaf, "neither party" if len(self.plan.parties) == 2 else "no party"), Text(nobody)))
        return Said((self._value(leaf, self._words(leaf)), Text(named)))

    def _or(self, leaf: Leaf) -> str:
        if leaf.type is Who:
            return self.locale.join([self.party_name(each) for each in leaf.value.parties], "or")
        return self._words(leaf)

    def others(self, leaf: Leaf | None) -> Said:
        """Every party but the one named: its name where there are two, else `the other parties`."""
        if leaf is None:
            return Said((Text("the other party" if len(self.plan.parties) == 2 else "the other parties"),))
        named = leaf.value.parties if leaf.type is Who else (leaf.value,)
        rest = [each for each in self.plan.parties if each not in named]
        if leaf.type is Who and leaf.value.everyone:
            return Said((Text("the other party" if len(self.plan.parties) == 2 else "the other parties"),))
        words = self.party_name(rest[0]) if len(rest) == 1 else "the other parties"
        return Said((Value(words, "party", None),))

    def another(self, leaf: Leaf | None) -> Said:
        """Some one party but the one named: its name or `the other party` where there are two parties, else `another party`."""
        return self.others(leaf) if len(self.plan.parties) == 2 else Said((Text("another party"),))

    def start(self, said: Any) -> Said:
        """The same words at the start of a sentence; a name keeps its own capitals."""
        inlines = self.inlines(said)
        first = inlines[0]
        if isinstance(first, Text):
            return Said((Text(first.text[:1].upper() + first.text[1:]), *inlines[1:]))
        ours = isinstance(first, Value) and first.text.startswith(
            ("each ", "either ", "neither ", "any ", "no ", "the ", "every ")
        )
        if isinstance(first, Value) and (ours or first.kind == "choice"):
            return Said((Value(first.text[:1].upper() + first.text[1:], first.kind, first.path), *inlines[1:]))
        return Said(inlines)

    def join(self, items: Iterable[Any], word: str = "and") -> Said:
        """`A, B and C`."""
        said = [self.inlines(each) for each in items]
        between = [*self.locale.separators(len(said), word), ""]
        return Said(each for words, gap in zip(said, between, strict=True) for each in (*words, *((Text(gap),) if gap else ())))

    def lines(self, items: Iterable[Any]) -> Said:
        """Each on a line of its own."""
        said = [self.inlines(each) for each in items]
        return Said(each for number, words in enumerate(said) for each in ((*((Break(),) if number else ()), *words)))

    def legal_name(self, leaf: Leaf | str) -> Said:
        """The full name of the party with this identifier."""
        name = leaf.value if isinstance(leaf, Leaf) else leaf
        return Said((Value(self.plan.parties[Identifier(name)].name, "party", ("parties", name, "name")),))

    def anchor(self, leaf: Leaf) -> str:
        """An identifier of the plan as part of a clause id: `{#meeting-monthly}`. Its letters are safe in Markdown."""
        if leaf.type is not Identifier:
            raise TypeError(f"{'.'.join(map(str, leaf.path))} is not an identifier")
        return str(leaf.value)

    def reference(self, id: Leaf | str) -> Said:
        """A reference to the clause with this id, which the plan or the template names, with its heading."""
        if isinstance(id, str):
            return Said((Ref(id, "", titled=True),))
        self.referred.setdefault(id.value, id.path)
        return Said((Ref(id.value, "", titled=True),))

    def named(self, leaf: Leaf | str, among: Sequence[Any]) -> Said:
        """The name of the item of `among` (products, goals, tiers, ...) whose id is `leaf`."""
        wanted = leaf.value if isinstance(leaf, Leaf) else leaf
        for item in among:
            if item.id == wanted:
                return Said(self.inlines(getattr(item, "name", None) or getattr(item, "heading")))  # noqa: B009
        return Said((Value(str(wanted), "text", leaf.path if isinstance(leaf, Leaf) else None),))

    def inlines(self, what: Any) -> tuple[Inline, ...]:
        """Anything printable, as nodes."""
        if isinstance(what, Said):
            return tuple(what)
        if isinstance(what, Leaf):
            said = self.say(what)
            if isinstance(said, Set):
                if len(said) != 1 or not isinstance(said[0], Paragraph):
                    raise TypeError("several paragraphs stand in the middle of a line")
                return said[0].inlines
            return tuple(said)
        if isinstance(what, int | Decimal) and not isinstance(what, bool):
            return (Value(self.locale.number(what), "number", None),)
        if isinstance(what, str):
            return (Text(what),)
        raise TypeError(f"{type(what).__name__} cannot be printed")
