"""The balance of an agreement: every right, duty, ban, limit, notice and payment, side by side by party."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import get_args

from planforge.document.compose import Composed
from planforge.document.slots import Said
from planforge.plan import Plan
from planforge.record import record
from planforge.survey.duties import Duty, Sort, duties, uncounted
from planforge.survey.flows import flows
from planforge.survey.lines import Sentence
from planforge.survey.places import Places, said

SORTS: tuple[Sort, ...] = get_args(Sort)
_BURDENS = ("duty", "promise", "ban")
_SIDES = 3
"""Parties that have a column each side by side; where there are more, each entry names its party."""
_CAP = re.compile(r"\b(?:no more than|not more than|at most|up to) (?=[^ ]*[0-9]).*")


@record
class Tally:
    """How many of each sort."""

    duty: int
    promise: int
    ban: int
    right: int
    limit: int


@record
class Entry:
    label: Said
    words: Said
    who: Said
    """Its parties, where the column does not say them."""


@record
class Line:
    """A line of a table with a column for each party, and one for what holds for all of them alike."""

    heading: Said | None
    """None where the line before has the same."""
    cells: tuple[Entry | None, ...]
    all: Entry | None


@record
class Topic:
    heading: Said
    label: Said
    cells: tuple[Tally, ...]
    all: Tally
    mark: str
    """alike; one side: not every party has anything; rights: each has something, but not each a right; own: each its own."""


@record
class Section:
    number: str
    title: Said
    sides: tuple[Line, ...]
    alike: tuple[Entry, ...]


@record
class Payment:
    sort: str
    name: Said
    payer: Said
    payee: Said
    label: Said


@record
class Balance:
    """What the template of the report may print."""

    parties: tuple[Said, ...]
    tallies: tuple[Tally, ...]
    """For each party: what does not fall on every party alike."""
    alike: Tally
    burdens: tuple[int, ...]
    most_burdened: Said | None
    """The one party with the most duties, promises and bans; None where none has more than all others."""
    most_rights: Said | None
    topics: tuple[Topic, ...]
    one_sided: int
    columns: bool
    sections: tuple[Section, ...]
    notices: tuple[Line, ...]
    limits: tuple[Line, ...]
    payments: tuple[Payment, ...]
    nobody: tuple[Entry, ...]
    uncounted: tuple[Entry, ...]
    """Sentences of which nobody can say here whom they bind."""


def balance(plan: Plan, composed: Composed) -> Balance:
    """The balance of the agreement that `composed` holds."""
    return _Maker(plan, composed).made()


class _Maker:
    def __init__(self, plan: Plan, composed: Composed) -> None:
        self._plan, self._places = plan, Places(composed)
        self._parties = tuple(map(str, plan.parties))
        self._names = {str(id): each.short or each.name for id, each in plan.parties.items()}
        found = duties(plan, composed.document)
        self._duties = tuple(each for each in found if each.who)
        self._uncounted = tuple(uncounted(plan, composed.document))
        self._nobody = tuple(each for each in found if not each.who)

    def made(self) -> Balance:
        tallies = [_tally(self._of(party, self._duties)) for party in self._parties]
        burdens = tuple(each.duty + each.promise + each.ban for each in tallies)
        topics = tuple(self._topics())
        return Balance(
            tuple(said(self._names[each], "party") for each in self._parties), tuple(tallies), _tally(self._alike(self._duties)),
            burdens, self._most(burdens), self._most([each.right for each in tallies]),
            topics, sum(each.mark in ("one side", "rights") for each in topics),
            len(self._parties) <= _SIDES, tuple(self._sections()),
            tuple(self._figures(self._duties, self._notice)), tuple(self._figures(self._duties, self._limit)),
            tuple(self._payments()), tuple(self._entry(each) for each in self._nobody),
            tuple(self._sentence(each) for each in self._uncounted),
        )  # fmt: skip

    def _of(self, party: str, among: Iterable[Duty]) -> list[Duty]:
        return [each for each in among if party in each.who and not self._everyone(each)]

    def _alike(self, among: Iterable[Duty]) -> list[Duty]:
        return [each for each in among if self._everyone(each)]

    def _everyone(self, duty: Duty) -> bool:
        return len(duty.who) == len(self._parties)

    def _most(self, counts: Sequence[int]) -> Said | None:
        top = [party for party, count in zip(self._parties, counts, strict=True) if count == max(counts)]
        return said(self._names[top[0]], "party") if len(top) == 1 else None

    def _topics(self) -> Iterator[Topic]:
        for id, among in self._by_topic():
            topic = self._places.topic(id)
            cells = tuple(_tally(self._of(party, among)) for party in self._parties)
            yield Topic(said(topic.heading), said(topic.label), cells, _tally(self._alike(among)), _mark(cells))

    def _by_topic(self) -> Iterator[tuple[str, list[Duty]]]:
        for id, among in groupby(self._duties, lambda each: each.topic):
            yield id, list(among)

    # Side by side.

    def _sections(self) -> Iterator[Section]:
        grouped = groupby(self._by_topic(), lambda each: self._places.topic(each[0]).section)
        for number, (title, topics) in enumerate(grouped, 1):
            here = list(topics)
            sides = [line for id, among in here for line in self._sides(id, among)]
            alike = [self._entry(each) for _, among in here for each in self._alike(among)]
            yield Section(str(number), said(title), tuple(sides), tuple(alike))

    def _sides(self, id: str, among: list[Duty]) -> Iterator[Line]:
        heading: Said | None = said(self._places.topic(id).heading)
        if len(self._parties) <= _SIDES:
            columns = [[self._entry(each, column=True) for each in self._of(party, among)] for party in self._parties]
        else:
            columns = [[self._entry(each) for each in among if not self._everyone(each)]]
        for cells in zip_longest(*columns):
            yield Line(heading, cells, None)
            heading = None

    def _entry(self, duty: Duty, *, column: bool = False, words: str = "") -> Entry:
        label = self._places.label(duty.clause) or self._places.topic(duty.topic).label
        who = "" if self._everyone(duty) else " · ".join(self._names[each] for each in duty.who)
        return Entry(
            said(label),
            said(words or (duty.action if column else self._places.in_context(duty.words, duty.topic))),
            said(who, "party"),
        )

    def _sentence(self, each: Sentence) -> Entry:
        label = self._places.label(each.clause) or self._places.topic(each.topic).label
        return Entry(said(label), said(self._places.in_context(each.text, each.topic)), said(""))

    # Figures.

    def _figures(self, among: Iterable[Duty], words: Callable[[Duty], str]) -> Iterator[Line]:
        """A line for each that has a figure; those of one topic that stand in different columns share one."""
        for id, group in groupby((each for each in among if words(each)), lambda each: each.topic):
            here = list(group)
            heading: Said | None = said(self._places.topic(id).heading)
            entries = [[self._entry(each, words=words(each)) for each in self._of(party, here)] for party in self._parties]
            alike = [self._entry(each, words=words(each)) for each in self._alike(here)]
            for *cells, all_ in zip_longest(*entries, alike):
                yield Line(heading, tuple(cells), all_)
                heading = None

    def _notice(self, duty: Duty) -> str:
        """The length of notice in words: "at least 90 days"."""
        periods = [each.text for each in duty.values if each.kind == "period" and not each.text.startswith("every")]
        found = (re.search(rf"\bnotice\b(?: of| within)?((?: at least)? {re.escape(each)})", duty.words) for each in periods)
        by = (
            re.search(rf"((?:at least )?{re.escape(each)})(?! (?:after|of|from|following)\b)[^.]*\bnotice\b", duty.words)
            for each in periods
            if "notice" in duty.words
        )
        match = next((each for each in (*found, *by) if each), None)
        return match[1].strip() if match else ""

    def _limit(self, duty: Duty) -> str:
        """A limit of liability, or of a sum that is paid, in words."""
        if duty.sort == "limit" and "liab" in duty.words:
            at = duty.words.find(" is limited ") + 1 or duty.words.find(" has no limit") + 1
            return duty.words[at:].removeprefix("is ").rstrip(".")
        figures = any(each.kind in ("money", "percent") for each in duty.values)
        found = _CAP.search(duty.words) if figures else None
        return found[0].rstrip(".") if found else ""

    def _payments(self) -> Iterator[Payment]:
        for flow in flows(self._plan):
            label = self._places.label(flow.clause)
            yield Payment(flow.sort, said(flow.name), self._joined(flow.payer), self._joined(flow.payee), said(label))

    def _joined(self, parties: Sequence[str]) -> Said:
        return said(" · ".join(self._names[each] for each in parties), "party")


def _tally(among: Iterable[Duty]) -> Tally:
    sorts = [each.sort for each in among]
    return Tally(*(sorts.count(sort) for sort in ("duty", "promise", "ban", "right", "limit")))


def _mark(cells: Sequence[Tally]) -> str:
    having = [each for each in cells if each != Tally(0, 0, 0, 0, 0)]
    if not having:
        return "alike"
    if len(having) < len(cells):
        return "one side"
    return "rights" if 0 < sum(each.right > 0 for each in cells) < len(cells) else "own"


__all__ = ["Balance", "balance"]
