"""Figures in free text that meet a field of the plan: which field, and whether it says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from planforge.checks.words.figures import MONEY, PERCENT, Figure, figure, figure_of
from planforge.checks.words.phrase import Phrase, words
from planforge.checks.words.reading import Hit, Reading
from planforge.checks.words.topics import NEVER, TOPICS
from planforge.findings import Path
from planforge.plan.once import once
from planforge.plan.walk import Leaf

_OTHER_MATTER = words(
    "for example", r"e\.g", "instead of", "rather than", "no longer", "previous*", "former*", "used to", "earlier", "other agreements?",
    "another agreement", "competitors?", "industry", "market", "usual*", "would", "might", "not yet", "until now", "so far", "was", "were", "had",
)  # fmt: skip
_NOT_PLAIN = Phrase(
    r"\b(?:up to|at most|at least|more than|less than|minimum|maximum|above|below|over|under|than|another|other|further|extra|half)\b[^.;]{0,12}$"
)
_PART_OF_NUMBER = Phrase(r"(?:\b(?:hundred|thousand|hundred and|thousand and|point|or|to)|[0-9])[ -]$", flags=re.IGNORECASE)
_NAMED = frozenset(f"{each}.name" for each in ("referral_fees", "payment.fixed", "prices.discounts", "scope.minimums"))
_BESIDE = Phrase(rf" (?:\(|(?:is|of|at|equals|amounts to|shall be|will be) (?:always |currently )?)(?P<it>{PERCENT}|{MONEY})")
"""What follows a name that has a figure."""
_LENGTHS = {"days": 1.0, "months": 30.44, "business day": 1.4}


class Met(NamedTuple):
    """A typed figure and the field that says the same; `same` is whether it says it with the same figure."""

    hit: Hit
    what: str
    leaf: Leaf
    same: bool


@once
def met(reading: Reading) -> tuple[Met, ...]:
    """Every figure in the author's own words that speaks of a field of the plan."""
    return (*_by_topic(reading), *_by_name(reading))


def _by_topic(reading: Reading) -> Iterator[Met]:
    for topic in TOPICS:
        for hit in reading.with_figures.find(topic.phrase):
            sentence = hit.sentence
            if topic.about.within(sentence) and not topic.unless.within(sentence) and not _OTHER_MATTER.within(sentence):
                yield from _compared(hit, topic.what, topic.fields, topic.also, reading)


def _by_name(reading: Reading) -> Iterator[Met]:
    """Figures typed beside the name of a fee, a payment, a discount or a minimum."""
    hits = tuple(reading.with_figures.find(_BESIDE))
    leaves = reading.leaves if hits else ()
    named = {str(leaf.value): leaf.path[:-1] for leaf in leaves if dotted(leaf.path) in _NAMED and len(str(leaf.value)) > 5}
    for hit in hits:
        before = hit.match.string[: hit.match.start()]
        for name, path in named.items():
            if before.endswith(name) and not _OTHER_MATTER.within(hit.sentence):
                yield from _compared(hit, name, Phrase(re.escape(dotted(path))), NEVER, reading, path)


def _compared(hit: Hit, what: str, fields: Phrase, also: Phrase, reading: Reading, within: Path = ()) -> Iterator[Met]:
    said = figure(hit.match["it"], reading.plan.plan.currency)
    before = hit.match.string[: hit.match.start("it")][-40:]
    if said is None or (said[0] == "percent" and _NOT_PLAIN.within(before)) or _PART_OF_NUMBER.within(before):
        return
    leaves = [leaf for leaf in reading.leaves if _speaks(leaf, said, fields, hit) and leaf.path[: len(within)] == within]
    if leaves:
        equal = next((leaf for leaf in leaves if figure_of(leaf.value) == said), None)
        others = (*leaves, *(leaf for leaf in reading.leaves if _speaks(leaf, said, also, hit)))
        explained = any(_near(said, figure_of(leaf.value)) for leaf in others) or said in _facts(hit)
        if equal or not explained:
            yield Met(hit, what, equal or leaves[0], equal is not None)


def _facts(hit: Hit) -> list[Figure | None]:
    """The figures that the clause itself has as facts."""
    facts = hit.passage.clause.facts.values() if hit.passage.clause else ()
    return [figure_of(value) for fact in facts for value in vars(fact).values()]


def _speaks(leaf: Leaf, said: Figure, fields: Phrase, hit: Hit) -> bool:
    """Whether a field says a figure of the same kind."""
    if leaf.path == hit.passage.path or not fields.compiled.match(dotted(leaf.path)) or "examples" in leaf.path:
        return False
    found = figure_of(leaf.value)
    return found is not None and (found[0] == said[0] or (found[0] in _LENGTHS and said[0] in _LENGTHS))


def _near(said: Figure, other: Figure | None) -> bool:
    """Whether two figures are equal, or lengths that people take for equal, such as 30 days and a month."""
    if other is None or said[0] not in _LENGTHS or other[0] not in _LENGTHS or said[0] == other[0]:
        return said == other
    one, two = (float(str(each[1])) * _LENGTHS[each[0]] for each in (said, other))
    return abs(one - two) <= 0.05 * max(one, two)


def dotted(path: Path) -> str:
    """`referral_fees.amount.percent.rate`: a place as its author knows it."""
    return ".".join(step for step in path if isinstance(step, str))
