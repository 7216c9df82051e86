"""The bundled schema of a plan, and the validator that reads plans by it. jsonschema is imported only when one is made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from planforge.errors import PlanForgeError
from planforge.resources import folder
from planforge.values import FORMATS, Misread

if TYPE_CHECKING:
    from jsonschema import FormatChecker
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

Schema = Mapping[str, Any]


@cache
def bundle(name: str = "plan.bundle.json") -> Schema:
    """The schema of the whole plan, or of another sort of file, its numbers exact."""
    path = folder("schemas") / name
    try:
        return cast("Schema", json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
    except OSError as error:
        raise PlanForgeError(f"the schema {path} cannot be read: {error.strerror}", "install PlanForge again") from error


@cache
def bundle_validator() -> Validator:
    return validator(bundle())


def validator(schema: Schema) -> Validator:
    """Reads by `schema`, with our own formats and without ever fetching a schema from anywhere else."""
    from referencing import Registry

    return _dialect()(cast("dict[str, Any]", schema), registry=Registry(), format_checker=_formats())


@cache
def _dialect() -> type[Validator]:
    """Draft 2020-12, except that a pattern beside one of our formats is silent (it is there for editors), and that a wrong
    key of a map is reported at that key.
    """
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend

    standard = Draft202012Validator.VALIDATORS

    def pattern(reader: Validator, wanted: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
        if schema.get("format") not in FORMATS:
            yield from standard["pattern"](reader, wanted, instance, schema) or ()

    def names(reader: Any, wanted: Any, instance: Any, _schema: Any) -> Iterator[ValidationError]:
        for key in instance if isinstance(instance, dict) else ():
            yield from reader.descend(key, wanted, path=key)

    made = extend(Draft202012Validator, {"pattern": pattern, "propertyNames": names})  # type: ignore[no-untyped-call]
    return cast("type[Validator]", made)


@cache
def _formats() -> FormatChecker:
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name, parse in FORMATS.items():

        def reads(instance: object, parse: Any = parse) -> bool:
            if isinstance(instance, str):
                parse(instance)
            return True

        checker.checks(name, raises=Misread)(reads)
    return checker
