"""The words that the author of a plan typed, gathered once for all rules about words.

All of them stand in one long text, so that a pattern is looked for once and not in hundreds of small strings. What a pattern finds is
a `Hit`, which knows the passage and the sentence it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

from planforge.checks.words.phrase import Phrase
from planforge.findings import Fault, Path
from planforge.plan import Plan
from planforge.plan.custom import CustomClause
from planforge.plan.once import once
from planforge.plan.walk import Given, Leaf, everything
from planforge.values import Markdown, Text

Role = Literal["clause", "words", "name", "aside"]
"""The text of an own clause; other words; names and addresses; what only tells of something else, such as a revision or an example."""
SPOKEN: tuple[Role, ...] = ("clause", "words")
"""What the parties agree in words."""

FACT, FACT_END, REFERENCE, EDGE = "\ue001", "\ue002", "\ue003", "\ue004"
"""Signs that stand for what is no typed word: a fact (its name between two signs), a reference, the edge of a passage."""
_HOLE = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_END = re.compile(rf"[.;!?](?=\s)|\n\s*\n|\n\s*(?:[-*]|[0-9]+\.)\s|{EDGE}")
_FIGURE = re.compile(r"[0-9]|\b(?:day|week|month|quarter|year)(?:s|ly)?\b|\bannually\b")
_NAMES = frozenset(
    "name short legal_form registration tax_number address notices_address notices_attention telephone title authority".split()
)
_NAMED = ("parties", "staff", "members")


class Passage(NamedTuple):
    path: Path
    raw: str
    """As typed."""
    text: str
    """Without the marks of Markdown; facts and references are signs."""
    role: Role
    clause: CustomClause | None


class Hit(NamedTuple):
    passage: Passage
    match: re.Match[str]

    @property
    def sentence(self) -> str:
        """The sentence in which the match stands; an item of a list is a sentence of its own."""
        text, start, end = self.match.string, self.match.start(), self.match.end()
        begin = max((each.end() for each in _END.finditer(text, max(0, start - 1000), start)), default=0)
        stop = _END.search(text, end)
        return text[begin : stop.start() if stop else len(text)]

    @property
    def words(self) -> str:
        """As they were typed, so that they are found again in the file; "" where signs stand for some of them."""
        found = self.match.group().strip()
        return "" if any(sign in found for sign in (FACT, REFERENCE, EDGE)) else found

    def fault(self, message: str, hint: str) -> Fault:
        """What is wrong at these words."""
        return Fault(self.passage.path, message, hint, words=self.words)

    @property
    def starts_sentence(self) -> bool:
        return not self.match.string[max(0, self.match.start() - 200) : self.match.start()].strip(" *\"'“‘(") or bool(
            re.search(
                rf"(?:[.;!?:]\s|\n|{EDGE})[\s*\"“‘(-]*$",
                self.match.string[max(0, self.match.start() - 12) : self.match.start()],
            )
        )


class Passages:
    """Passages as one long text."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self.passages = passages
        self._starts = [0, *accumulate(len(each.text) + 1 for each in passages)]
        self._text = EDGE.join(each.text for each in passages)

    @cached_property
    def _lowered(self) -> str:
        return self._text.lower()

    def find(self, phrase: Phrase, roles: tuple[Role, ...] = SPOKEN) -> Iterator[Hit]:
        """Where `phrase` stands in passages of these roles. No pattern may reach over the edge of a passage."""
        if phrase.keys and not any(key in self._lowered for key in phrase.keys):
            return
        for match in phrase.compiled.finditer(self._text):
            passage = self.passages[bisect_right(self._starts, match.start()) - 1]
            if passage.role in roles:
                yield Hit(passage, match)


class Reading(Passages):
    """A plan, what it gives, and its words."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        found = everything(plan)
        self.leaves = tuple(each for each in found if isinstance(each, Leaf))
        self.places = frozenset(each.where for each in found if isinstance(each, Leaf | Given) and not each.internal)
        super().__init__(tuple(_passages(self.leaves, plan)))

    @cached_property
    def with_figures(self) -> Passages:
        """The passages that can say a figure: few of all, and patterns around figures are slow."""
        return Passages(tuple(each for each in self.passages if each.role in SPOKEN and _FIGURE.search(each.text)))

    @cached_property
    def marked(self) -> tuple[Passage, ...]:
        """The passages that may hold Markdown."""
        kinds = {leaf.path: leaf.kind for leaf in self.leaves}
        return tuple(each for each in self.passages if kinds[each.path] is Markdown)


def _passages(leaves: tuple[Leaf, ...], plan: Plan) -> Iterator[Passage]:
    for leaf in leaves:
        if leaf.internal or (leaf.kind is not Text and leaf.kind is not Markdown):
            continue
        raw, own = str(leaf.value), None
        text = raw
        if leaf.kind is Markdown:
            if leaf.path[0] == "clauses" and isinstance(leaf.path[1], int):
                own = plan.clauses[leaf.path[1]]
            text = _LINK.sub(lambda match: match.group(1) or REFERENCE, _HOLE.sub(rf"{FACT}\1{FACT_END}", raw)).replace("*", "")
        yield Passage(leaf.path, raw, text, _role(leaf.path, own), own)


def _role(path: Path, own: CustomClause | None) -> Role:
    if own is not None:
        return "clause"
    if path[:2] in (("plan", "revisions"), ("plan", "supersedes")) or "examples" in path:
        return "aside"
    last = next(step for step in reversed(path) if isinstance(step, str))
    return "name" if (last in _NAMES and any(step in _NAMED for step in path)) or path[-2:-1] == ("named",) else "words"


@once
def read(plan: Plan) -> Reading:
    """The words of `plan`; the rules that ask one after the other share one reading."""
    return Reading(plan)
