"""Law: a plan can be built exactly where the schema takes it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.plan import Plan, build
from planforge.plan.build import LARGEST, Misshapen, build_plan
from planforge.plan.declare import hints, info
from planforge.plan.kinds import KINDS
from planforge.plan.schemas import VALUES, _shape, part_schema, parts
from planforge.schema.bundle import bundle, bundle_validator, validator
from tests.laws.full_plans import Maker, full_plan
from tests.laws.generated import plans

STRANGERS: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, LARGEST, LARGEST + 1, Decimal("0.5"), Decimal("-0.5"), Decimal(1), "", " ", "x", "two\nlines",
    "x" * 2000, "x" * 2001, "x" * 100_001, [], {}, [None], ["x"], {"x": None}, {"Not an id": {}}, "GBP 5", "GBP 5.001", "ABC 5", "5%",
    "each", "northwind, northwind", "2027-02-30", "2027-02-28", "3 months", "0 days", "month", "worldwide", "GBP 5 per deal", "1.0.0",
    "con", "a@example.com", "https://example.com/", "#123456", "GBP", "12",
)  # fmt: skip
"""Values that fit somewhere, and values that fit nowhere."""


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every key and every item of data, with what holds it."""
    for step in list(data) if isinstance(data, dict) else range(len(data)):
        yield data, step
        if isinstance(data[step], dict | list):
            yield from places(data[step])


def spoilt(data: dict[str, Any], chance: Random) -> None:
    """Change one thing in `data`, for better or worse."""
    found = list(places(data))
    holder, step = chance.choice(found)
    other, there = chance.choice(found)
    change = chance.choice(["stranger", "stranger", "swap", "drop", "add"])
    if change == "stranger":
        holder[step] = copy.deepcopy(chance.choice(STRANGERS))
    elif change == "swap":
        holder[step] = copy.deepcopy(other[there])
    elif change == "drop":
        del holder[step]
    elif isinstance(holder, dict):
        holder[str(there)] = copy.deepcopy(other[there])


def built(data: Any, kind: Any = Plan) -> bool:
    try:
        build_plan(data) if kind is Plan else build(kind, data)
    except Misshapen:
        return False
    return True


@given(plans(), st.integers(0, 2**32))
def test_what_is_built_is_what_the_schema_takes(data: dict[str, Any], seed: int) -> None:
    chance = Random(seed)
    for _ in range(5):
        changed = copy.deepcopy(data)
        for _ in range(chance.choice([0, 1, 1, 1, 2])):
            spoilt(changed, chance)
        assert built(changed) == bundle_validator().is_valid(changed)


def fields() -> dict[str, Any]:
    """Every declared type that holds no part, under the name of one field that has it."""
    kinds = {kind: f"{cls.__name__}.{name}" for cls in parts() for name, kind in hints(cls).items() if not parts(kind)}
    return {name: kind for kind, name in kinds.items()}


@pytest.mark.parametrize("field", fields())
def test_a_field_reads_what_the_schema_takes(field: str) -> None:
    kind = fields()[field]
    takes = validator({"$defs": VALUES, **_shape(kind, None)}).is_valid
    for each in [
        *STRANGERS,
        *([each] for each in STRANGERS),
        *([each, each] for each in STRANGERS),
        *({"name": each} for each in STRANGERS),
    ]:
        assert built(each, kind) == takes(each), each


@pytest.mark.parametrize("cls", parts(), ids=lambda cls: str(cls.__name__))
def test_a_part_is_built_of_the_keys_that_the_schema_takes(cls: type) -> None:
    takes = validator({"$defs": bundle()["$defs"], **part_schema(cls, None)}).is_valid
    full = Maker(0).part(cls)
    without = [{key: each for key, each in full.items() if key != name} for name in full]
    choices = [{**full, name: Maker(0).value(hints(cls)[name])} for name in info(cls).one_of]
    for data in [full, {}, "text", [full], {**full, "stranger": 1}, *without, *choices]:
        assert built(data, cls) == takes(data), data


@pytest.mark.parametrize("kind", KINDS)
def test_a_plan_needs_the_sections_of_its_kind(kind: str) -> None:
    whole = full_plan(kind)
    for name in ("plan", "parties", *KINDS[kind]):
        data = {key: each for key, each in whole.items() if key != name}
        assert not built(data)
        assert not bundle_validator().is_valid(data)
