"""Frozen records. They are dataclasses in all that users of them see: `fields`, `replace`, matching, type checking.

The standard library writes and compiles the methods of each dataclass anew. For the two hundred small classes that
`planforge check` imports, that took longer than the check; all records share the methods below instead.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


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
    fields = self.__dataclass_fields__
    if values:
        if len(values) > len(fields):
            raise TypeError(f"{type(self).__name__} has only {len(fields)} fields")
        self.__dict__.update(zip(fields, values, strict=False))
        if len(values) == len(fields) and not given:
            return
    for name, field in fields.items():
        if name in given:
            self.__dict__[name] = given.pop(name)
        elif name not in self.__dict__:
            self.__dict__[name] = _default(self, field)
    if given:
        raise TypeError(f"{type(self).__name__} has no {', '.join(given)}")


def _default(self: Any, field: dataclasses.Field[Any]) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    raise TypeError(f"{type(self).__name__} needs {field.name}")


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
