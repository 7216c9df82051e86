"""How the parts of a plan are declared: once, here in Python; the JSON Schema and the reference are generated from it.

A part is a frozen dataclass made by `@part`; a field says what it means (`need`, `may`, `some`, `flag`), gives an example as it
would stand in the YAML, and names the clause in which it appears. `planforge.plan.schemas` turns declarations into
JSON Schema, `planforge.plan.build` turns valid data into parts; both walk the same type hints.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, dataclass_transform, get_type_hints

from planforge.plan.frozen import FrozenMap
from planforge.record import record, shared

T = TypeVar("T")
_FIELD = "planforge"


@record
class About:
    """What is known of a field besides its name and type."""

    text: str
    """What it means, with its unit, and what leaving it out means."""
    example: object
    """As it would stand in the YAML."""
    where: str
    """Id of the clause in which it appears; "" where the part says it for all its fields."""
    internal: bool
    """For the eyes of one party only: never in the counterparty's copy."""
    title: str
    key: str = ""
    """The key in the YAML, where it is no name in Python."""


@record
class PartInfo:
    where: str
    one_of: tuple[str, ...]
    """Fields of which exactly one is given: a choice among shapes."""


def _field(about: str, example: object, where: str, internal: bool, title: str, key: str = "", **default: Any) -> Any:
    return dataclasses.field(metadata={_FIELD: About(about, example, where, internal, title, key)}, **default)


def need(about: str, *, example: object = None, where: str = "", internal: bool = False, title: str = "", key: str = "") -> Any:
    """A field that must be given."""
    return _field(about, example, where, internal, title, key)


def may(about: str, *, example: object = None, where: str = "", internal: bool = False, title: str = "") -> Any:
    """A field that may be left out; then it is None, and what it would say is not said."""
    return _field(about, example, where, internal, title, default=None)


def some(about: str, *, example: object = None, where: str = "", internal: bool = False, title: str = "") -> Any:
    """A list that may be left out; then it is empty."""
    return _field(about, example, where, internal, title, default=())


def mapped(about: str, *, example: object = None, where: str = "", internal: bool = False, title: str = "") -> Any:
    """A map by identifier that may be left out; then it is empty."""
    return _field(about, example, where, internal, title, default=FrozenMap())


def flag(about: str, *, where: str = "", internal: bool = False, title: str = "") -> Any:
    """A yes that may be left out; then it is no, and what it would say is not said."""
    return _field(about, True, where, internal, title, default=False)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(need, may, some, mapped, flag))
def part(where: str, *, one_of: tuple[str, ...] = ()) -> Callable[[type[T]], type[T]]:
    """Declare a part of a plan. Its docstring is its description; `where` is the clause in which its fields appear."""

    def wrap(cls: type[T]) -> type[T]:
        made = shared(cls, kw_only=True)
        setattr(made, "part_info", PartInfo(where, one_of))  # noqa: B010  (the type has no such attribute for mypy)
        return made

    return wrap


def info(cls: type) -> PartInfo:
    """What `@part` was told about `cls`."""
    found: PartInfo = cls.part_info  # type: ignore[attr-defined]
    return found


def is_part(cls: object) -> bool:
    return isinstance(cls, type) and hasattr(cls, "part_info")


def about(field: dataclasses.Field[Any]) -> About:
    """What the declaration says of `field`."""
    found: About = field.metadata[_FIELD]
    return found


def key(field: dataclasses.Field[Any]) -> str:
    """The key of `field` in the YAML; a trailing underscore only keeps Python's own words apart (`for_` is `for`)."""
    return about(field).key or field.name.rstrip("_")


def hints(cls: Any) -> dict[str, Any]:
    """The types of the fields of the part `cls` by name."""
    return _hints(cls)


_hints = cache(get_type_hints)
