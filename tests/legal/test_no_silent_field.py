"""Law 6 over the legal terms: every field that is given changes the words, with all the others and with none of them."""

from __future__ import annotations

import copy
import dataclasses
import types
from collections.abc import Callable, Iterator
from typing import Any, Literal, Union, get_args, get_origin

import pytest

from planforge.document.compose import compose
from planforge.plan import Plan, build
from planforge.plan.declare import hints, info, is_part, key
from planforge.plan.legal import Legal
from planforge.plan.walk import Leaf, leaves
from tests.laws.full_plans import Maker, changed
from tests.legal.composing import TEMPLATES, agreement, plan_data


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, Any]], str]:
    """Plan data with one legal section to the fingerprint of its words; only that section's template is rendered."""
    settings = {name: agreement(tmp_path_factory.mktemp(name), [file]) for name, file in TEMPLATES.items()}
    known: dict[str, str] = {}

    def fingerprint(data: dict[str, Any]) -> str:
        (section,) = data["legal"]
        told = repr(data["legal"])
        if told not in known:
            known[told] = compose(build(Plan, data), settings[section]).document.fingerprint
        return known[told]

    return fingerprint


def spoken(data: dict[str, Any]) -> list[Leaf]:
    """The legal leaves of plan data that must be heard."""
    return [leaf for leaf in leaves(build(Plan, data).legal, ("legal",)) if leaf.where and not leaf.internal]


@pytest.mark.parametrize("section", TEMPLATES)
def test_no_field_is_silent_beside_the_others(section: str, said: Callable[[dict[str, Any]], str]) -> None:
    for variant in range(4):
        data = plan_data({section: Maker(variant).value(hints(Legal)[section])})
        silent = [leaf.path for leaf in spoken(data) if said(changed(data, leaf.path, leaf.kind)) == said(data)]
        assert silent == [], variant


def bare(kind: Any) -> Any:
    """Data of the type `kind` with no more than it must have; of a choice, the first."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        return bare(next(each for each in arguments if each is not type(None)))
    if origin is tuple:
        return [bare(arguments[0])]
    if is_part(kind):
        return _bare_part(kind, info(kind).one_of[:1])
    return Maker(0).value(kind)


def _bare_part(cls: type, chosen: tuple[str, ...]) -> dict[str, Any]:
    wanted = [field for field in dataclasses.fields(cls) if field.default is dataclasses.MISSING or field.name in chosen]
    return {key(field): bare(hints(cls)[field.name]) for field in wanted}


Step = tuple[str, Any, Any]
"""What is added, the data without it, and with it."""


def additions(kind: Any) -> Iterator[Step]:
    """Every optional field at any depth of `kind`, alone: bare data without it and with it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        yield from additions(next(each for each in arguments if each is not type(None)))
    elif origin is tuple:
        yield from ((name, [less], [more]) for name, less, more in additions(arguments[0]))
    elif is_part(kind):
        for choice in info(kind).one_of or ("",):
            yield from _part_additions(kind, choice)


def _part_additions(cls: type, choice: str) -> Iterator[Step]:
    start = _bare_part(cls, (choice,))
    for field in dataclasses.fields(cls):
        name, kind = key(field), hints(cls)[field.name]
        if field.name in info(cls).one_of and field.name != choice:
            continue
        if name not in start:
            yield f"{cls.__name__}.{name}", start, {**start, name: bare(kind)}
        yield from ((step, {**start, name: less}, {**start, name: more}) for step, less, more in additions(kind))


STEPS = [step for step in additions(Legal) if len(step[1]) == 1]
"""Additions within one section of the legal terms."""


def test_no_field_is_silent_alone(said: Callable[[dict[str, Any]], str]) -> None:
    silent = [name for name, less, more in STEPS if said(plan_data(less)) == said(plan_data(more))]
    assert len(STEPS) > 100
    assert silent == []


def test_every_choice_has_words_of_its_own(said: Callable[[dict[str, Any]], str]) -> None:
    """Each value of each choice, in bare surroundings, says something else than the other values."""
    seen: set[tuple[str, str]] = set()
    for name, _, more in STEPS:
        data = plan_data(more)
        for leaf in spoken(data):
            place = (name.split(".")[0], ".".join(str(step) for step in leaf.path))
            if get_origin(leaf.kind) is Literal and place not in seen:
                seen.add(place)
                words = {said(_put(data, leaf.path, choice)) for choice in get_args(leaf.kind)}
                assert len(words) == len(get_args(leaf.kind)), leaf.path
    assert len(seen) > 30


def _put(data: dict[str, Any], path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    made = copy.deepcopy(data)
    holder: Any = made
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return made
