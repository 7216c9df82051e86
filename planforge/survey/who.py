"""Whom a sentence binds or entitles: its subject, as parties of the plan.

The sentences of an agreement are uniform: "Northwind must ...", "either party may ...", "the audited party must ...". So a
subject is
found by looking backwards from the verb for the last words that name somebody, and turned into parties by the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from planforge.findings import Path
from planforge.plan import Plan
from planforge.plan.walk import leaves
from planforge.record import record
from planforge.survey.roles import BUYERS, ROLES, SELLERS, Role
from planforge.values import Who

How = Literal["named", "each", "role", "thing"]

_EACH = (
    r"(?:each|every|any|either|neither|no|both|a|an|the|all|supporting|whichever)(?: of the| of these)?(?: part(?:y|ies)| two)\b"
    r"|\bnobody\b|\beach of (?:them|the two)\b|\beach(?= \Z)|\b(?:the )?[a-z]+(?:ing|ed) party\b"
)
_OTHER = r"(?:the|any|every|each|all|no|another) other part(?:y|ies)\b|\banother party\b"
_SAME = r"\b(?:it|they|these|those|both|that party|those parties|the same party)(?= (?:alone |together |then )?\Z| \Z|\Z)"
_BEFORE = re.compile(r"\b(?:of|by|to|from|for|with|at|on|about|than|against|between|towards|under)\s+\Z", re.IGNORECASE)


_PEOPLE = re.compile(r"\b(?:affiliates|people|staff) of\s+\Z", re.IGNORECASE)
"""What such people must and may do is what their party must and may do."""
_ASIDE = re.compile(
    r"\b(?:if|that|which|who|whom|when|than|as|because|whether|where|what|unless|until|while|of|by|to|from|for|with|at|on|any)\s+\Z|\bif:",
    re.IGNORECASE,
)
_EVERYBODY = frozenset({"disputes", "steering-committee"})
"""Clauses in which people act for every party alike."""


@record
class Subject:
    """Who a sentence speaks of. `how`: named by name; each party alike; by the role it has; or a thing, which is nobody's."""

    parties: tuple[str, ...]
    how: How
    start: int = 0
    """Where its words begin in the sentence."""
    end: int = 0


@record
class Mention:
    start: int
    end: int
    kind: str
    """name, each, other, same, role."""


NOBODY = Subject((), "thing")


class Cast:
    """The parties of one plan, by every word that can mean them."""

    def __init__(self, plan: Plan) -> None:
        self.parties = tuple(str(each) for each in plan.parties)
        self._said = {leaf.path: leaf.value for leaf in leaves(plan)}
        names = {name: str(id) for id, each in plan.parties.items() for name in (each.short, each.name) if name}
        self._names = {name.removeprefix("the ").casefold(): id for name, id in names.items()}
        one = "|".join(re.escape(name) for name in sorted(self._names, key=len, reverse=True))
        several = rf"(?:{one})(?:(?:, (?:{one}))*,? (?:and|or) (?:{one}))?"
        roles = "|".join(dict.fromkeys(each.words for each in ROLES))
        self._one = re.compile(rf"\b(?:{one})\b", re.IGNORECASE)
        self._any = re.compile(
            rf"(?P<name>\b(?:the )?{several}\b)|(?P<role>\b(?:each |the |a |an |any |every |that |only an? )?(?:{roles})\b)"
            rf"|(?P<other>\b{_OTHER})|(?P<each>\b(?:{_EACH}))|(?P<same>{_SAME})",
            re.IGNORECASE,
        )

    def subject(self, before: str, topic: str, places: Sequence[Path], last: Subject, *, whose: bool = False) -> Subject:
        """The subject of a verb before which `before` stands; where `whose`, the party that "the liability of" is of.

        `last` is the subject of the sentence before.
        """
        found = self._head(before) or (next(iter(self._all(before)), None) if whose else None)
        if found is None:
            return Subject(self.parties, "each") if topic in _EVERYBODY and before else NOBODY
        words = before[found.start : found.end]
        return Subject(*self._meant(found.kind, words, before[: found.start], topic, places, last), found.start, found.end)

    def first(self, text: str, topic: str, places: Sequence[Path], last: Subject) -> Subject:
        """Whom a sentence without such a verb names first; where it names nobody, one still speaks of `last`."""
        found = self._any.search(text)
        return self.subject(text[: found.end()], topic, places, last) if found and found.lastgroup != "same" else last

    def acts(self, text: str, verb: re.Pattern[str]) -> bool:
        """Whether somebody is said to do what `verb` matches right behind its words."""
        found = (
            each for each in self._all(text) if each.kind != "same" and not text[: each.end].endswith(("these", "These", "two"))
        )
        return any(verb.match(text, each.end) and not _ASIDE.search(text[: each.start]) for each in found)

    def _head(self, before: str) -> Mention | None:
        """The words that head the last part of a sentence: the first there that no preposition leads, else the first one by somebody."""
        found = self._all(before)
        part = before.rfind(", ") + 1
        here = [each for each in found if each.end > part]
        if not here and part and not before[part:].strip():
            here = found
        led = [each for each in here if _BEFORE.search(before[: each.start]) and not _PEOPLE.search(before[: each.start])]
        free = [each for each in here if each not in led]
        by = [each for each in led if before[: each.start].lower().endswith("by ")]
        return next(iter(free or by), None)

    def _all(self, text: str) -> list[Mention]:
        return [Mention(each.start(), each.end(), str(each.lastgroup)) for each in self._any.finditer(text)]

    def _meant(
        self, kind: str, words: str, before: str, topic: str, places: Sequence[Path], last: Subject
    ) -> tuple[tuple[str, ...], How]:
        if kind == "name":
            return self.named(words), "named"
        if kind == "role":
            found = self._role(words.casefold(), topic, places)
            return (found, "role") if found else (self.parties, "each")
        if kind == "same":
            nearer = self._head(before.rstrip(" ,")) if before else None
            if nearer and nearer.kind in ("name", "role"):
                return self._meant(nearer.kind, before[nearer.start : nearer.end], "", topic, places, last)
            return (last.parties, last.how) if last is not NOBODY else ((), "thing")
        if kind == "other" and len(last.parties) < len(self.parties) and last.parties:
            return tuple(each for each in self.parties if each not in last.parties), "role"
        return self.parties, "each"

    def named(self, words: str) -> tuple[str, ...]:
        """The parties that these words name."""
        found = (self._names[each.group().casefold()] for each in self._one.finditer(words))
        return tuple(dict.fromkeys(found))

    def _role(self, words: str, topic: str, places: Sequence[Path]) -> tuple[str, ...]:
        for role in ROLES:
            if role.within in ("", topic) and re.search(rf"\b(?:{role.words})\b", words):
                for place in role.places:
                    found = self._at(place, places)
                    if found:
                        return tuple(each for each in self.parties if (each in found) != role.others)
        return ()

    def _at(self, place: str, places: Sequence[Path]) -> frozenset[str]:
        """The parties at a place of the plan: in the items that the paragraph speaks of, where it names any, else in all."""
        steps = place.split(".")
        chain = steps[-1] in (BUYERS, SELLERS)
        steps = [*steps[:-1], "*"] if chain else steps
        item = len(steps) - steps[::-1].index("*") if "*" in steps else 0
        here = {path for path in self._said if _under(path, steps)}
        if chain and here:
            here -= {max(here) if place.endswith(SELLERS) else min(here)}
        near = {path for path in here if any(path[:item] == each[:item] for each in places)}
        return frozenset(each for path in near or here for each in self._parties(self._said[path]))

    def _parties(self, value: Any) -> Iterator[str]:
        if isinstance(value, Who):
            yield from map(str, value.parties) if value.parties else self.parties
        else:
            yield str(value)


def _under(path: Path, steps: Sequence[str]) -> bool:
    return len(path) == len(steps) and all(step in ("*", str(each)) for step, each in zip(steps, path, strict=True))


__all__ = ["NOBODY", "Cast", "Role", "Subject"]
