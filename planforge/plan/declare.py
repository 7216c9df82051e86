"""How the parts of a plan are declared: once, here in Python; the JSON Schema and the reference are generated from it.

A part is a frozen dataclass made by `@part`; a field says what it means (`need`, `may`, `some`, `flag`), gives an example as it
would stand in the YAML, and names the clause in which it appears. `planforge.plan.schemas` turns declarations into
JSON Schema, `planforge.plan.build` turns valid data into parts; both walk the same type hints.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, dataclass_transform, get_type_hints

from planforge.plan.frozen import FrozenMap

T = TypeVar("T")
_FIELD = "planforge"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class PartInfo:
    where: str
    one_of: tuple[str, ...]
    """Fields of which exactly one is given: a choice among shapes."""


def _field(about: str, example: object, where: str, internal: bool, title: str, **default: Any) -> Any:
    return dataclasses.field(metadata={_FIELD: About(about, example, where, internal, title)}, **default)


def need(about: str, *, example: object = None, where: str = "", internal: bool = False, title: str = "") -> Any:
    """A field that must be given."""
    return _field(about, example, where, internal, title)


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


# The methods of every part. The standard library would write and compile them for each of a hundred classes, which costs
# more than all the rest of `planforge check`; these read the fields instead.


def _init(self: Any, **given: Any) -> None:
    for name, field in self.__dataclass_fields__.items():
        if name in given:
            self.__dict__[name] = given.pop(name)
        elif field.default is not dataclasses.MISSING:
            self.__dict__[name] = field.default
        else:
            raise TypeError(f"{type(self).__name__} needs {name}")
    if given:
        raise TypeError(f"{type(self).__name__} has no {', '.join(given)}")


def _equal(self: Any, other: object) -> bool:
    return type(other) is type(self) and bool(self.__dict__ == other.__dict__)


def _hash(self: Any) -> int:
    return hash((type(self), *self.__dict__.values()))


def _refuse_change(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot become {value!r}: a plan is frozen")


def _refuse_deletion(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot go: a plan is frozen")


_init.__name__, _equal.__name__, _hash.__name__ = "__init__", "__eq__", "__hash__"
_refuse_change.__name__, _refuse_deletion.__name__ = "__setattr__", "__delattr__"


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(need, may, some, mapped, flag))
def part(where: str, *, one_of: tuple[str, ...] = ()) -> Callable[[type[T]], type[T]]:
    """Declare a part of a plan. Its docstring is its description; `where` is the clause in which its fields appear."""

    def wrap(cls: type[T]) -> type[T]:
        made = dataclass(kw_only=True, init=False, repr=False, eq=False, match_args=False)(cls)
        for method in (_init, _equal, _hash, _refuse_change, _refuse_deletion):
            setattr(made, method.__name__, method)
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
    return field.name.rstrip("_")


def hints(cls: Any) -> dict[str, Any]:
    """The types of the fields of the part `cls` by name."""
    return _hints(cls)


_hints = cache(get_type_hints)
