"""Who must do what by when: on a day, again and again, within a time, and all the time; by party, each with its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from planforge.document.compose import Composed
from planforge.document.nodes import Clause, Row, Table, Value
from planforge.document.reading import flat
from planforge.document.slots import Said
from planforge.findings import Path
from planforge.plan import Plan
from planforge.plan.calendar import fixed_end, renewals
from planforge.plan.walk import leaves
from planforge.record import record
from planforge.survey.duties import Duty, deadline, duties, uncounted
from planforge.survey.lines import REPEATED, Sentence, sentences
from planforge.survey.places import Places, said
from planforge.values import Period, Rhythm, Who
from planforge.wording import Locale
from planforge.writers.outline import plain

TERMS = 3
"""How many ends of terms are listed where the agreement renews."""
_RHYTHMS = frozenset({"review-calendar"})
"""Clauses whose tables say what is done again and again, and who sees to it."""
_UNTIL = r"(?:(?:within|at least|at most|for|by notice of at least|after|no later than|not more than) )*"
_AFTER = r"(?: (?:of|after|before|from|beforehand)\b[^,.;:]*)?"


@record
class Task:
    """One thing to be done. `when` is in words; `day` only where a day is fixed."""

    day: date | None
    when: Said
    sort: str
    """said: in the words of the agreement; renewal, agreed renewal and end: computed from its term."""
    words: Said
    label: Said
    order: float


@record
class Group:
    """The tasks of one party, or of every party alike."""

    number: str
    party: Said | None
    dated: tuple[Task, ...]
    again: tuple[Task, ...]
    within: tuple[Task, ...]
    always: tuple[Task, ...]


@record
class Obligations:
    """What the template of the report may print."""

    groups: tuple[Group, ...]
    uncounted: tuple[Task, ...]
    """Sentences of which nobody can say here whom they bind."""
    only: Said | None
    since: Said | None
    until: Said | None


@record
class Asked:
    """Whose duties are listed, and the days between which those with a day must lie."""

    party: str = ""
    since: date | None = None
    until: date | None = None


def obligations(plan: Plan, composed: Composed, asked: Asked = Asked()) -> Obligations:  # noqa: B008 (it is frozen)
    """What the parties of `plan` must do under the agreement that `composed` holds."""
    return _Maker(plan, composed, asked).made()


class _Maker:
    def __init__(self, plan: Plan, composed: Composed, asked: Asked) -> None:
        self._plan, self._composed, self._asked = plan, composed, asked
        self._places = Places(composed)
        self._locale = Locale(plan.plan.locale or "en-GB")
        self._given = {leaf.path: leaf.value for leaf in leaves(plan)}
        self._parties = tuple(map(str, plan.parties))
        self._names = {str(id): each.short or each.name for id, each in plan.parties.items()}

    def made(self) -> Obligations:
        found: dict[str, dict[str, list[Task]]] = {}
        for who, place, task in self._tasks():
            for party in [""] if len(who) in (0, len(self._parties)) else who:
                if task.day is None or self._asked_for(task.day):
                    found.setdefault(party, {}).setdefault(place, []).append(task)
        wanted = [each for each in (*self._parties, "") if self._asked.party in ("", each) or not each]
        groups = (self._group(str(number), each, found.get(each, {})) for number, each in enumerate(wanted, 1))
        asked = self._asked
        only = said(self._names[asked.party], "party") if asked.party else None
        return Obligations(tuple(groups), self._uncounted(), only, self._day(asked.since), self._day(asked.until))

    def _group(self, number: str, party: str, tasks: dict[str, list[Task]]) -> Group:
        ordered = (
            sorted(tasks.get(place, ()), key=lambda each: each.order) for place in ("dated", "again", "within", "always")
        )
        return Group(number, said(self._names[party], "party") if party else None, *map(tuple, ordered))

    def _uncounted(self) -> tuple[Task, ...]:
        found = uncounted(self._plan, self._composed.document)
        return tuple(
            Task(None, said(""), "said", said(self._places.in_context(each.text, each.topic)), self._label(each), 0)
            for each in found
        )

    def _label(self, each: Duty | Sentence) -> Said:
        return said(self._places.label(each.clause) or self._places.topic(each.topic).label)

    def _asked_for(self, day: date) -> bool:
        return (self._asked.since or date.min) <= day <= (self._asked.until or date.max)

    def _day(self, day: date | None) -> Said | None:
        return said(self._locale.date(day), "date") if day else None

    def _tasks(self) -> Iterator[tuple[tuple[str, ...], str, Task]]:
        """Each task with its parties and the table in which it stands."""
        read = duties(self._plan, self._composed.document)
        for duty in read:
            if duty.sort in ("duty", "promise", "ban") and duty.who:
                yield duty.who, *self._placed(duty)
        taken = {value.path for duty in read for value in duty.values}
        for sentence in sentences(self._composed.document):
            yield from self._other(sentence, taken)
        yield from self._rows()
        yield from self._ends()

    # From sentences.

    def _placed(self, duty: Duty) -> tuple[str, Task]:
        words, label = said(self._places.in_context(duty.action, duty.topic)), self._label(duty)
        for kind, place in ((date, "dated"), (Rhythm, "again"), (Period, "within")):
            for value in duty.values:
                given = self._given.get(value.path or ())
                if isinstance(given, kind) and deadline(duty, value):
                    day = given if isinstance(given, date) else None
                    return place, Task(day, self._when(given, value, duty.words), "said", words, label, _order(given))
        return "always", Task(None, said(""), "said", words, label, duty.order)

    def _when(self, given: Any, value: Value, words: str) -> Said:
        """By when, in the words around the value."""
        if isinstance(given, Period):
            found = re.search(_UNTIL + re.escape(value.text) + _AFTER, words, re.IGNORECASE)
            return said(f"{found[0][:1].lower()}{found[0][1:]}" if found else value.text)
        return said(value.text, value.kind)

    def _other(self, sentence: Sentence, taken: set[Path | None]) -> Iterator[tuple[tuple[str, ...], str, Task]]:
        """What a sentence says without asking it of anybody: days that count, and when money is due."""
        label, words = self._label(sentence), said(self._places.in_context(sentence.text, sentence.topic))
        for value in sentence.values:
            path = value.path or ()
            given = self._given.get(path)
            if isinstance(given, date) and path not in taken and path[0] not in ("plan", "prices"):
                yield (), "dated", Task(given, said(value.text, "date"), "said", words, label, _order(given))
            elif path == ("payment", "due", "period"):
                found = re.search(re.escape(value.text) + _AFTER, sentence.text)
                yield (
                    (),
                    "within",
                    Task(None, said(found[0] if found else value.text), "said", words, label, _order(given)),
                )

    # From tables.

    def _rows(self) -> Iterator[tuple[tuple[str, ...], str, Task]]:
        for clause in self._clauses():
            for block in clause.blocks:
                for row in block.rows if isinstance(block, Table) else ():
                    assert isinstance(block, Table)
                    yield from self._row(clause, block.header, row)

    def _clauses(self) -> Iterator[Clause]:
        waiting = [each for each in reversed(self._composed.document.body) if each.scheme != "cover"]
        while waiting:
            clause = waiting.pop()
            if clause.id not in REPEATED:
                yield clause
                waiting += reversed(clause.children)

    def _row(self, clause: Clause, head: Row, row: Row) -> Iterator[tuple[tuple[str, ...], str, Task]]:
        """A row with a day, or else a rhythm, is a task of the first party that it names."""
        cells = [tuple(flat(cell)) for cell in row.cells]
        who, day, again = self._first(cells, (Who, str)), self._first(cells, (date,)), self._first(cells, (Rhythm,))
        when = day or again
        if when is None or (day is None and clause.id not in _RHYTHMS):
            return
        named = zip(map(plain, head.cells), cells, strict=True) if clause.id in _RHYTHMS else (("", cell) for cell in cells)
        other = [
            _told(name, plain(cell))
            for name, cell in named
            if cell not in (who and who[0], when[0]) and plain(cell).strip(" –")
        ]
        words = f"{self._places.topic(clause.id).heading}: {', '.join(other)}"
        label = said(self._places.label(clause.id))
        said_when = said(plain(when[0]), "date" if day else "text")
        task = Task(day[1] if day else None, said_when, "said", said(words), label, _order(when[1]))
        yield self._who(who[1] if who else None), "dated" if day else "again", task

    def _first(self, cells: list[tuple[Any, ...]], kinds: tuple[type, ...]) -> tuple[tuple[Any, ...], Any] | None:
        """The first cell whose words stand for a value of one of these kinds; a text counts only if it names a party."""
        for cell in cells:
            for each in cell:
                given = self._given.get(each.path or ()) if isinstance(each, Value) else None
                if isinstance(given, kinds) and (not isinstance(given, str) or given in self._parties):
                    return cell, given
        return None

    def _who(self, given: Any) -> tuple[str, ...]:
        return tuple(map(str, given.parties)) if isinstance(given, Who) else (given,) if given else ()

    # From the term.

    def _ends(self) -> Iterator[tuple[tuple[str, ...], str, Task]]:
        terms = self._plan.terms
        renewal = terms.renewal if terms else None
        sort = "renewal" if renewal and renewal.automatic else "agreed renewal"
        for each in renewals(self._plan, TERMS):
            if each.notice_by:
                who = self._who(renewal.notice_by) if renewal and renewal.notice_by else ()
                yield who, "dated", self._computed(each.notice_by, sort, each.ends, "renewal")
        last = fixed_end(self._plan)
        if last and not (terms and terms.ends):  # where the day itself is agreed, its sentence is listed already
            yield (), "dated", self._computed(last, "end", last, "term")

    def _computed(self, day: date, sort: str, ends: date, clause: str) -> Task:
        shown = said(self._locale.date(day), "date")
        return Task(day, shown, sort, said(self._locale.date(ends), "date"), said(self._places.label(clause)), _order(day))


def _told(name: str, words: str) -> str:
    """A cell with what its column is for, where the words do not say it themselves."""
    return f"{name.lower()} {words}" if name in ("Length", "Backup", "Place") else words


def _order(given: Any) -> float:
    """Days in their order, rhythms and periods the shortest first."""
    if isinstance(given, date):
        return given.toordinal()
    if isinstance(given, Rhythm):
        unit, times = ("month", 6) if given.unit == "half-year" else (given.unit, 1)
        return Period(given.count * times, unit).rough_hours
    return given.rough_hours if isinstance(given, Period) else 0


__all__ = ["Asked", "Obligations", "obligations"]
