"""The table of the checklist: every place in it is one of the plan language, and every term can be agreed and left out."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import pytest

from planforge import pipeline
from planforge.document.compose import compose
from planforge.document.reading import block_lines
from planforge.plan import Plan, build
from planforge.plan.declare import hints, is_part
from planforge.plan.declare import key as key_of
from planforge.survey.checklist import GROUPS, SOURCES, Entry
from planforge.survey.coverage import Told, coverage
from planforge.writers.outline import plain
from tests.laws.full_plans import full_plan
from tests.survey.reading import example

ENTRIES = [(group.id, entry) for group in GROUPS for entry in group.entries]
ALWAYS = {"Document name", "Parties", "Currency", "Which revision is signed"}
"""Terms that no plan can leave out."""
OWN_WORDS = {"Status as commercial agent", "Schedules with hashes"}
"""Terms that only the author's own clauses can say."""
MINIMAL = {
    "planforge": 1,
    "plan": {"id": "least", "kind": "peer", "version": "1.0.0", "currency": "GBP"},
    "parties": {"a": {"name": "A Ltd", "role": ["channel owner"]}, "b": {"name": "B Ltd", "role": ["referrer"]}},
    "rules_of_engagement": {},
}


def resolved(kind: Any, steps: list[str]) -> Iterator[Any]:
    """The types to which a place leads; none where the language has no such place."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        yield from resolved(next(each for each in arguments if each is not type(None)), steps)
    elif not steps:
        yield kind
    elif steps[0] == "**":
        yield from resolved(kind, steps[1:])  # an amount within an amount has the same fields
    elif is_part(kind):
        named = (hints(kind)[field.name] for field in kind.__dataclass_fields__.values() if key_of(field) == steps[0])
        yield from (found for each in named for found in resolved(each, steps[1:]))
    elif origin in (tuple, Mapping) and steps[0] == "*":
        yield from resolved(arguments[0 if origin is tuple else 1], steps[1:])


@pytest.mark.parametrize(("group", "entry"), ENTRIES, ids=lambda each: each if isinstance(each, str) else each.name)
def test_every_place_is_one_of_the_language(group: str, entry: Entry) -> None:
    for place in (*entry.by, *entry.only):
        if place.startswith("@"):
            assert any(place[1:] in each._names for each in full()), place
            continue
        path, _, value = place.partition("=")
        found = list(resolved(Plan, path.split(".")))
        assert found, f"{group}: {entry.name}: no place {place}"
        choices = [choice for each in found if get_origin(each) is Literal for choice in get_args(each)]
        assert not value or not choices or value in choices, f"{group}: {entry.name}: {value} is none of {choices}"


def test_every_term_says_who_asks_for_it_and_why_it_is_not_applicable() -> None:
    for _, entry in ENTRIES:
        assert set(entry.sources.split()) <= SOURCES.keys(), entry
        assert bool(entry.only) == bool(entry.why), entry
        assert entry.question.endswith("?")
        assert entry.by or entry.own, entry


def test_there_are_the_41_categories_and_no_term_twice() -> None:
    assert len(GROUPS[0].entries) == 41
    for group in GROUPS:
        names = [each.name for each in group.entries]
        assert len(set(names)) == len(names), group.id


@cache
def full() -> tuple[Told, ...]:
    """Plans in which everything is said that can be said."""
    plans = [build(Plan, full_plan("referral", variant)) for variant in (*range(6), 11)]  # 11: amounts that change with time
    return tuple(Told(plan, compose(plan)) for plan in plans)


@pytest.mark.parametrize(
    ("group", "entry"), [each for each in ENTRIES if each[1].at], ids=lambda each: each if isinstance(each, str) else each.name
)
def test_where_a_term_is_said_best_is_there(group: str, entry: Entry) -> None:
    """The clause, and the words of its paragraph, are those of our templates."""
    id, _, words = entry.at.partition(":")
    found = {each._places.paragraph(id, words) for each in (*full(), *examples())} - {""}
    assert found, f"{group}: no clause {id}"
    assert not words or any(each != id for each in found), f"{group}: {words} stands nowhere in {id}"


@cache
def examples() -> tuple[Told, ...]:
    names = ("referral", "reseller", "peer", "programme", "alliance", "devops-channel-programme")
    return tuple(Told(*example(name)) for name in names)


def test_every_term_can_be_agreed() -> None:
    told = (*full(), *examples())
    never = [entry.name for _, entry in ENTRIES if all(each.answer(entry) is None for each in told)]
    assert set(never) == OWN_WORDS


def test_every_term_can_be_left_out() -> None:
    least = build(Plan, MINIMAL)
    told = Told(least, compose(least))
    assert {entry.name for _, entry in ENTRIES if told.answer(entry) is not None} == ALWAYS


def test_every_condition_can_fail() -> None:
    least = build(Plan, MINIMAL)
    told = Told(least, compose(least))
    assert [entry.name for _, entry in ENTRIES if entry.only and told.applies(entry)] == []


def test_a_clause_in_own_words_counts() -> None:
    data = {
        **MINIMAL,
        "clauses": [{"id": "agency", "heading": "No agency", "text": "None.", "place": {"at_end_of": "general-terms"}}],
    }
    plan = build(Plan, {**data, "legal": {"general": ["severability"]}})
    told = Told(plan, compose(plan))
    entry = next(entry for _, entry in ENTRIES if entry.name == "Status as commercial agent")
    assert told.answer(entry) == "agency"


@pytest.mark.parametrize("name", ["referral", "reseller", "standard-partnership-terms"])
def test_every_yes_names_its_clause(name: str) -> None:
    plan, composed = example(name)
    labels = {each.label for each in _all(composed.document.body)} | {"cover page"}
    for part in coverage(plan, composed).parts:
        for line in part.lines:
            assert line.answer != "yes" or line.on_cover or line.clause, line.name
            words = line.clause[0].text if line.clause else ""  # type: ignore[union-attr]
            assert not re.fullmatch(r"[0-9.]+", words) or words in labels, line.name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Independent contractors", "independent businesses"), ("Required disclosure", "a court or an authority requires"),
        ("Confidentiality", "keep Confidential Information secret"), ("Waiver", "does not lose it"), ("Severability", "cannot be enforced"),
    ],
)  # fmt: skip
def test_the_clause_that_is_named_says_it(name: str, words: str) -> None:
    plan, composed = example("referral")
    lines = (line for part in coverage(plan, composed).parts for line in part.lines)
    line = next(line for line in lines if line.name[0].text == name)  # type: ignore[union-attr]
    label = line.clause[0].text if line.clause else ""  # type: ignore[union-attr]
    named = next(each for each in _all(composed.document.body) if each.label == label)
    assert words in " ".join(plain(line) for clause in _all((named,)) for block in clause.blocks for line in block_lines(block))


def test_a_rate_that_does_not_change_is_no_stagger() -> None:
    plan, composed = example("referral")
    lines = {line.name[0].text: line.answer for part in coverage(plan, composed).parts for line in part.lines}  # type: ignore[union-attr]
    assert plan.referral_fees[0].lasts
    assert lines["Stagger and decay"] == "no"


def _all(clauses: Any) -> Iterator[Any]:
    for each in clauses:
        yield each
        yield from _all(each.children)


def test_the_plan_is_not_changed_by_checks() -> None:
    """Told reads what `pipeline.compose` made, nothing else: twice the same."""
    plan, composed = example("referral")
    assert coverage(plan, composed) == coverage(plan, pipeline.compose(plan))
