"""JSON Schema 2020-12 from the declarations: one file per part of the partnership, and one bundle for editors.

`python -m planforge.plan.schemas` writes them to `schemas/`; a test fails where the files and the declarations differ.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from planforge.plan.build import FORMAT_OF, LARGEST, LONGEST
from planforge.plan.declare import about, hints, info, is_part, key
from planforge.plan.kinds import KINDS
from planforge.plan.plan import Plan
from planforge.values import Markdown, Measure, Text
from planforge.values.money import LIMIT_UNITS
from planforge.values.number import NUMBER
from planforge.values.time import PERIOD_UNITS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BUNDLE = "plan.bundle.json"
Schema = dict[str, Any]

_IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_UNITS = "|".join(PERIOD_UNITS)


def _value(title: str, about_it: str, example: str, name: str, pattern: str) -> Schema:
    return {
        "title": title,
        "description": about_it,
        "type": "string",
        "format": name,
        "pattern": pattern,
        "examples": [example],
    }


VALUES: dict[str, Schema] = {
    "text": {
        "title": "Text", "description": "One line of words, printed literally.",
        "type": "string", "format": "line", "minLength": 1, "maxLength": LONGEST[Text], "examples": ["A short text"],
    },
    "markdown": {
        "title": "Markdown", "description": "Paragraphs and lists; **bold**, *italic*, links, and references such as [](#term).",
        "type": "string", "minLength": 1, "maxLength": LONGEST[Markdown], "examples": ["The parties meet in person once a year."],
    },
    "identifier": _value("Identifier", "Lower-case letters and digits joined by hyphens, at most 64.", "northwind", "identifier", _IDENTIFIER),
    "party": _value("Party", "The identifier of a party of this plan.", "northwind", "party", _IDENTIFIER),
    "who": _value("Who", "A party, several parties joined by commas, or `each` for every party.", "each", "who", r"^[a-z0-9]+([-, ]+[a-z0-9]+)*$"),
    "money": _value("Money", "A currency code (ISO 4217), a space, and an amount.", "GBP 20,000", "money", rf"^[A-Z]{{3}} {NUMBER}$"),
    "percent": _value("Percentage", "A number and a percent sign.", "12.5%", "percent", rf"^{NUMBER} ?%$"),
    "limit": _value("Limit", "An amount of money and what it is counted over.", "GBP 20,000 per client", "limit", rf"^[A-Z]{{3}} {NUMBER} per ({'|'.join(LIMIT_UNITS)})$"),
    "measure": {
        "title": "Measure", "description": "An amount of money, a percentage, or a number of at least zero.",
        "type": ["string", "number"], "format": "measure", "pattern": rf"^([A-Z]{{3}} )?{NUMBER}( ?%)?$", "minimum": 0, "examples": ["GBP 80,000"],
    },
    "date": _value("Date", "A calendar day: year-month-day.", "2027-01-01", "date", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    "period": _value("Period", f"A whole number and a unit: {', '.join(PERIOD_UNITS)}.", "90 days", "period", rf"^[1-9][0-9]{{0,3}} (calendar day|{_UNITS})s?$"),
    "rhythm": _value("Rhythm", "How often: day, week, month, quarter, half-year or year, with a number before it where it is not every one.", "month", "rhythm", r"^([1-9][0-9]? )?(day|week|month|quarter|half-year|year)s?$"),
    "territory": _value("Territory", "A country (ISO 3166), a part of one such as US-VA, or a group such as EU or worldwide.", "GB", "territory", r"^[A-Za-z][A-Za-z -]*$"),
    "version": _value("Version", "Three numbers joined by full stops: material, operational, editorial.", "1.0.0", "version", r"^[0-9]+\.[0-9]+\.[0-9]+$"),
    "currency": _value("Currency", "A currency code (ISO 4217).", "GBP", "currency", r"^[A-Z]{3}$"),
    "email": _value("E-mail address", "An e-mail address.", "partners@example.com", "email", r"^[^@\s]+@[^@\s]+$"),
    "url": _value("Web address", "An address that starts with https://.", "https://example.com/partners", "url", r"^https://[^\s]+$"),
    "colour": _value("Colour", "# and six hexadecimal digits.", "#1f4e79", "colour", r"^#[0-9a-fA-F]{6}$"),
}  # fmt: skip
"""The value types, as `$defs` that every part refers to."""

_BY_TYPE: Mapping[Any, str] = {Text: "text", Markdown: "markdown", Measure: "measure", **FORMAT_OF}


def title_of(name: str) -> str:
    words = name.rstrip("_").replace("_", " ")
    return words[:1].upper() + words[1:]


def parts(root: type = Plan) -> tuple[type, ...]:
    """Every part reachable from `root`, in the order of first mention."""
    seen: dict[type, None] = {}

    def visit(kind: Any) -> None:
        if is_part(kind) and kind not in seen:
            seen[kind] = None
            for field in dataclasses.fields(kind):
                visit(hints(kind)[field.name])
        else:
            for each in get_args(kind):
                visit(each)

    visit(root)
    return tuple(seen)


def _file_of(cls: type) -> str:
    return f"{cls.__module__.rsplit('.', 1)[-1]}.schema.json"


def _reference(cls: type, here: str | None) -> str:
    """To the definition of `cls`: inside the bundle (`here` is None), inside its own file, or in another."""
    local = f"#/$defs/{cls.__name__}"
    return local if here is None or _file_of(cls) == here else f"{_file_of(cls)}{local}"


def _shape(kind: Any, here: str | None) -> Schema:
    """The schema of a type, without what its field says of it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if is_part(kind):
        return {"$ref": _reference(kind, here)}
    if kind in _BY_TYPE:
        local = f"#/$defs/{_BY_TYPE[kind]}"
        return {"$ref": local if here is None else f"values.schema.json{local}"}
    if origin in (types.UnionType, Union):
        return _shape(next(each for each in arguments if each is not type(None)), here)
    if origin is tuple:
        items = _shape(arguments[0], here)
        listed = {"type": "array", "items": items, "minItems": 1}
        if not is_part(arguments[0]):
            return {**listed, "uniqueItems": True}
        return {**listed, "x-planforge-key": "id"} if "id" in hints(arguments[0]) else listed
    if origin in (Mapping, dict):
        name = {"type": "string", "format": "identifier", "pattern": _IDENTIFIER}
        return {"type": "object", "propertyNames": name, "additionalProperties": _shape(arguments[1], here), "minProperties": 1}
    if origin is Literal:
        if all(isinstance(each, int) for each in arguments):
            return {"type": "integer", "enum": list(arguments)}
        return {"type": "string", "enum": list(arguments)}
    plain: dict[Any, Schema] = {
        bool: {"type": "boolean"}, int: {"type": "integer", "minimum": 0, "maximum": LARGEST}, Decimal: {"type": "number", "minimum": 0},
    }  # fmt: skip
    return plain[kind]


def part_schema(cls: type, here: str | None) -> Schema:
    """The schema of one part. `here` is the file that it stands in; None for the bundle."""
    properties: Schema = {}
    required = []
    for field in dataclasses.fields(cls):
        told, name = about(field), key(field)
        shown = {"title": told.title or title_of(field.name), "description": told.text}
        if told.example is not None:
            shown["examples"] = [told.example]  # type: ignore[assignment]
        shown["x-planforge-where"] = told.where or info(cls).where
        if told.internal:
            shown["x-planforge-internal"] = True  # type: ignore[assignment]
        properties[name] = {**shown, **_shape(hints(cls)[field.name], here)}
        if field.default is dataclasses.MISSING:
            required.append(name)
    lines = (cls.__doc__ or "").strip()
    schema: Schema = {"title": _title(cls), "description": lines, "type": "object", "properties": properties}
    if required:
        schema["required"] = required
    if info(cls).one_of:
        schema["oneOf"] = [{"required": [name]} for name in info(cls).one_of]
    schema["additionalProperties"] = False
    if cls is Plan:
        schema["allOf"] = list(_by_kind())
    return schema


def _title(cls: type) -> str:
    name = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).strip()
    return name[:1].upper() + name[1:]


def _by_kind() -> Iterator[Schema]:
    """What each kind of partnership must have, so that errors name the branch that was chosen."""
    for kind, needs in KINDS.items():
        chosen = {
            "properties": {"plan": {"type": "object", "properties": {"kind": {"const": kind}}, "required": ["kind"]}},
            "required": ["plan"],
        }
        yield {"if": chosen, "then": {"required": list(needs)}}


def bundle() -> Schema:
    """The whole plan language in one schema."""
    definitions = {cls.__name__: part_schema(cls, None) for cls in parts()}
    root = definitions.pop(Plan.__name__)
    return {
        "$schema": DIALECT,
        "$id": "https://planforge.example/schemas/plan.bundle.json",
        **root,
        "$defs": {**VALUES, **definitions},
    }


def files() -> dict[str, Schema]:
    """Every schema file by name: the values, one file per part of the partnership, the plan, and the bundle."""
    made: dict[str, Schema] = {"values.schema.json": {"$schema": DIALECT, "title": "Values", "$defs": VALUES}}
    for cls in parts():
        name = _file_of(cls)
        file = made.setdefault(name, {"$schema": DIALECT, "title": title_of(name.split(".")[0]), "$defs": {}})
        file["$defs"][cls.__name__] = part_schema(cls, name)
    made["plan.schema.json"]["$ref"] = "#/$defs/Plan"
    return {**made, BUNDLE: bundle()}


def written(schema: Schema) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main(folder: Path = Path("schemas")) -> None:
    folder.mkdir(exist_ok=True)
    for name, schema in files().items():
        (folder / name).write_text(written(schema), encoding="utf-8")


if __name__ == "__main__":
    main()
