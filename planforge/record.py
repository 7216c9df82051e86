"""Frozen records. They are dataclasses in all that users of them see: `fields`, `replace`, matching, type checking.

The standard library writes and compiles the methods of each dataclass anew. For the two hundred small classes that
`planforge check` imports, that took longer than the check; all records share the methods below instead.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_NONE = dataclasses.MISSING


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def record(cls: type[T]) -> type[T]:
    """Make a class of annotated fields a frozen record that compares and hashes by its values."""
    return shared(cls, kw_only=False)


def shared(cls: type[T], *, kw_only: bool) -> type[T]:
    """`cls` as a dataclass with the methods that all records share."""
    made = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only)(cls)
    for name, method in _METHODS.items():
        if name not in cls.__dict__ or name == "__hash__":
            setattr(made, name, method)
    return made


def _init(self: Any, *values: Any, **given: Any) -> None:
    cls: Any = type(self)
    blank, needed, made_anew = _fields(cls)
    if values:
        if len(values) > len(blank):
            raise TypeError(f"{cls.__name__} has only {len(blank)} fields")
        given = {**dict(zip(blank, values, strict=False)), **given}
    if not needed <= given.keys():
        raise TypeError(f"{cls.__name__} needs {', '.join(name for name in blank if name in needed and name not in given)}")
    made = {**blank, **given}  # in the order of the fields, by which records are hashed
    if len(made) != len(blank):
        raise TypeError(f"{cls.__name__} has no {', '.join(given.keys() - blank.keys())}")
    for name, make in made_anew.items():
        if name not in given:
            made[name] = make()
    self.__dict__.update(made)


@cache
def _fields(cls: type) -> tuple[dict[str, Any], frozenset[str], dict[str, Callable[[], Any]]]:
    """The fields of a record with their defaults, which of them must be given, and what makes a default anew each time."""
    blank = {each.name: each.default for each in dataclasses.fields(cls)}
    made_anew = {each.name: each.default_factory for each in dataclasses.fields(cls) if each.default_factory is not _NONE}
    return blank, frozenset(name for name in blank if blank[name] is _NONE and name not in made_anew), made_anew


def _repr(self: Any) -> str:
    return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


def _eq(self: Any, other: object) -> bool:
    return type(other) is type(self) and bool(self.__dict__ == other.__dict__)


def _hash(self: Any) -> int:
    return hash((type(self), *self.__dict__.values()))


def _setattr(self: Any, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot become {value!r}")


def _delattr(self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot go")


_METHODS = {
    "__init__": _init,
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
}
