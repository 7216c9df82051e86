"""A typed figure held against the fields of the plan that say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from planforge.checks.words.figures import Figure, figure, figure_of
from planforge.checks.words.phrase import Phrase, words
from planforge.checks.words.reading import Hit, Reading
from planforge.findings import Path
from planforge.plan import Plan
from planforge.plan.walk import Leaf

OTHER_MATTER = words(
    "for example", r"e\.g", "instead of", "rather than", "no longer", "previous*", "former*", "used to", "earlier", "other agreements?",
    "another agreement", "competitors?", "industry", "market", "usual*", "would", "might", "not yet", "until now", "so far", "was", "were", "had",
)  # fmt: skip
_NOT_PLAIN = Phrase(
    r"\b(?:up to|at most|at least|more than|less than|minimum|maximum|above|below|over|under|than|another|other|further|extra|half)\b[^.;]{0,12}$"
)
_PART_OF_NUMBER = Phrase(
    r"(?:\b(?:hundred|thousand|hundred and|thousand and|point|or)|[0-9]|(?:[0-9]%?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|day|week|month|year)s?) to)[ -]$",
    flags=re.IGNORECASE,
)
"""What makes the figure after it a part of another, or one end of "five to ten"."""
_LENGTHS = {"days": 1.0, "months": 30.44, "business day": 1.4}


class Met(NamedTuple):
    """A typed figure and the field that says the same; `same` is whether it says it with the same figure."""

    hit: Hit
    what: str
    leaf: Leaf
    same: bool
    says: str
    """What the field says, in words."""


def matched(hit: Hit, what: str, fields: Phrase, also: Phrase, reading: Reading, within: Path = ()) -> Iterator[Met]:
    """The figure of `hit` with the field among `fields` that says the same; none where a field of `also` explains it."""
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
            leaf = equal or leaves[0]
            yield Met(hit, what, leaf, equal is not None, str(leaf.value))


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
    """`referral_fees.amount.percent.rate`: a kind of place, without the numbers of items."""
    return ".".join(step for step in path if isinstance(step, str))


def place(path: Path, plan: Plan) -> str:
    """`referral_fees.new-client.amount.percent.rate`: a place as `--set` takes it, with the id of an item where it has one."""
    steps: list[str] = []
    here: object = plan
    for step in path:
        if isinstance(step, int):
            here = here[step] if isinstance(here, tuple) and step < len(here) else None
            steps += [str(id)] if (id := getattr(here, "id", None)) else []
        else:
            here = here.get(step) if isinstance(here, Mapping) else getattr(here, step, getattr(here, f"{step}_", None))
            steps.append(step)
    return ".".join(steps)
