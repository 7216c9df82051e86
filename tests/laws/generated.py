"""Plans made by hypothesis: the full plan of a kind with any of its optional parts left out."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from random import Random
from typing import Any, Union, get_args, get_origin

from hypothesis import strategies as st

from planforge.plan import Plan
from planforge.plan.custom import CustomClause
from planforge.plan.declare import hints, info, is_part, key
from planforge.plan.kinds import KINDS
from tests.laws.full_plans import full_plan


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """A plan as YAML-shaped data, of valid shape."""
    kind = draw(st.sampled_from(list(KINDS)))
    data = full_plan(kind, draw(st.integers(0, 6)))
    chance = Random(draw(st.integers(0, 2**32)))
    keep = draw(st.sampled_from([0.3, 0.6, 0.9]))
    made: dict[str, Any] = _pruned(data, Plan, lambda: chance.random() < keep, {"parties", *KINDS[kind]})
    return made


def _pruned(data: Any, kind: Any, keep: Any, needed: frozenset[str] | set[str] = frozenset()) -> Any:
    """`data` without some of what may be left out."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        return _pruned(data, next(each for each in arguments if each is not type(None)), keep)
    if kind is CustomClause:  # its words and its facts belong together
        return data
    if is_part(kind):
        choices = {each.rstrip("_") for each in info(kind).one_of}
        made = {}
        for field in dataclasses.fields(kind):
            name = key(field)
            wanted = field.default is dataclasses.MISSING or name in needed or name in choices
            if name in data and (wanted or keep()):
                made[name] = _pruned(data[name], hints(kind)[field.name], keep)
        return made
    if origin is tuple and isinstance(data, list):
        kept = [each for each in data if keep()] or data[:1]
        return [_pruned(each, arguments[0], keep) for each in kept]
    if origin is Mapping:
        return {name: _pruned(each, arguments[1], keep) for name, each in data.items()}
    return data
