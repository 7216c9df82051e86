"""Shape: what is said, where, and what to write instead."""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planforge.findings import Finding
from planforge.schema import bundle, validate
from planforge.source import read

SCHEMA: dict[str, Any] = json.loads(
    """
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "Plan", "type": "object",
  "properties": {
    "planforge": {"title": "Version of the language", "const": 1},
    "plan": {"$ref": "#/$defs/Header", "title": "What the plan is"},
    "parties": {"type": "object", "propertyNames": {"format": "identifier", "pattern": "^x$"}, "minProperties": 1,
                "additionalProperties": {"$ref": "#/$defs/Party"}},
    "fees": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Fee"}}
  },
  "required": ["planforge"], "additionalProperties": false,
  "allOf": [{"if": {"properties": {"plan": {"properties": {"kind": {"const": "referral"}}, "required": ["kind"]}}, "required": ["plan"]},
             "then": {"required": ["fees"]}}],
  "$defs": {
    "money": {"title": "Money", "type": "string", "format": "money", "pattern": "^[A-Z]{3} 1$", "examples": ["GBP 20,000"]},
    "percent": {"title": "Percentage", "type": "string", "format": "percent", "examples": ["12.5%"]},
    "period": {"title": "Period", "type": "string", "format": "period", "examples": ["12 months"]},
    "version": {"title": "Version", "type": "string", "format": "version", "examples": ["1.0.0"]},
    "text": {"title": "Text", "type": "string", "minLength": 1, "maxLength": 20, "examples": ["A text"]},
    "Header": {"title": "Header", "type": "object", "additionalProperties": false,
      "properties": {"kind": {"enum": ["referral", "reseller", "peer"]}, "version": {"$ref": "#/$defs/version"}, "currency": {"type": "string"}}},
    "Party": {"title": "Party", "type": "object", "additionalProperties": false, "required": ["name"],
      "properties": {"name": {"$ref": "#/$defs/text", "title": "Registered name", "examples": ["Northwind Ltd"]},
                     "roles": {"type": "array", "items": {"$ref": "#/$defs/text"}, "uniqueItems": true, "maxItems": 2},
                     "signs": {"type": "boolean"}}},
    "Fee": {"title": "Fee", "type": "object", "additionalProperties": false, "required": ["id", "amount"],
      "properties": {"id": {"type": "string", "format": "identifier"}, "amount": {"$ref": "#/$defs/Amount"},
                     "lasts": {"$ref": "#/$defs/period"}, "minutes": {"type": "integer", "minimum": 0, "maximum": 90},
                     "share": {"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.01}}},
    "Amount": {"title": "Amount", "type": "object", "additionalProperties": false,
      "properties": {"percent": {"$ref": "#/$defs/percent"}, "flat": {"$ref": "#/$defs/money", "examples": ["GBP 500"]},
                     "capped": {"$ref": "#/$defs/Amount"}, "either": {"anyOf": [{"$ref": "#/$defs/money"}, {"type": "array", "items": {"$ref": "#/$defs/money"}}]}},
      "oneOf": [{"required": ["percent"]}, {"required": ["flat"]}, {"required": ["capped"]}, {"required": ["either"]}]}
  }
}
""",
    parse_float=Decimal,
)


def found(text: str) -> list[tuple[str, int, int, str, str | None]]:
    """Code, line, column, message and hint of each finding in the plan `text`."""
    source, syntax = read(text.encode(), "plan.yaml")
    assert source is not None
    findings = validate(source.data, SCHEMA, syntax)
    return [(each.code, *source.span(each.at, each.on_key)[:2], each.message, each.hint) for each in findings]


def only(text: str) -> tuple[str, int, int, str, str | None]:
    (finding,) = found(f"planforge: 1\n{text}\n")
    return finding


def test_a_good_plan_says_nothing() -> None:
    assert (
        found("planforge: 1\nplan: {kind: referral}\nparties: {a: {name: A}}\nfees: [{id: x, amount: {flat: 'GBP 5'}}]\n") == []
    )


def fee(amount: str, rest: str = "") -> str:
    return f"fees:\n  - id: x\n    amount: {amount}\n{rest}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plan: {knd: peer}", ("PF101", 2, 8, "`plan` has no key `knd`", "did you mean kind?")),
        ("plan: {zzz: peer}", ("PF101", 2, 8, "`plan` has no key `zzz`", "the keys here are kind, version, currency")),
        ("parties: {a: {nmae: A}}", ("PF101", 2, 15, "`a` has no key `nmae`", "did you mean name?")),
        (fee("{capped: {capped: {flt: GBP 5}}}"), ("PF101", 4, 32, "`capped` has no key `flt`", "did you mean flat?")),
        ("parties: {a: {signs: true}}", ("PF102", 2, 11, "`a` needs the key `name` (Registered name)", "for example add name: Northwind Ltd")),
        ("plan: {kind: referral}", ("PF102", 1, 1, "the plan needs the key `fees`", "add fees")),
        ("fees: [{id: x}]", ("PF102", 2, 8, "item 1 of `fees` needs the key `amount`", "for example add amount: {percent: 12.5%}")),
        (fee("{percent: 12.5}"), ("PF103", 4, 23, "`percent` wants a percentage, and this is the number 12.5", "write 12.5%")),
        (fee("{flat: 20000}"), ("PF103", 4, 20, "`flat` wants an amount of money, and this is the number 20000", "write GBP 20,000")),
        (fee("{flat: 20000}", "plan: {currency: EUR}"), ("PF103", 4, 20, "`flat` wants an amount of money, and this is the number 20000", "write EUR 20,000")),
        (fee("{flat: [GBP 5]}"), ("PF103", 4, 20, "`flat` wants an amount of money, and this is a list", "write the one value without a list: GBP 5")),
        (fee("{flat: {a: 1}}"), ("PF103", 4, 20, "`flat` wants an amount of money, and this is a group of keys", "for example GBP 500")),
        (fee("{flat: GBP 5}", "    lasts: 12"), ("PF103", 5, 12, "`lasts` wants a period, and this is the number 12", "write the unit as well: 12 days, 12 months or another")),
        (fee("{flat: GBP 5}", "    minutes: 'soon'"), ("PF103", 5, 14, "`minutes` wants a whole number, and this is the text 'soon'", None)),
        (fee("{flat: GBP 5}", "    minutes: '30'"), ("PF103", 5, 14, "`minutes` wants a whole number, and this is the text '30'", "write the number without quotes and commas: 30")),
        ("plan: {version: 1.2}", ("PF103", 2, 17, "`version` wants a version, and this is the number 1.2", "write 1.2.0")),
        ("parties: {a: {name: 12}}", ("PF103", 2, 21, "`name` wants text, and this is the number 12", 'put it in quotes: "12"')),
        ("parties: {a: {name: true}}", ("PF103", 2, 21, "`name` wants text, and this is true", 'put it in quotes where it is text: "true"')),
        ("parties: {a: {name: A, roles: owner}}", ("PF103", 2, 31, "`roles` wants a list, and this is the text 'owner'", "write it as a list: [owner]")),
        ("parties: {a: hello}", ("PF103", 2, 14, "`a` wants a group of keys, and this is the text 'hello'", "for example {name: Northwind Ltd}")),
        (fee("{flat: 5 GBP}"), ("PF103", 4, 20, "`flat` wants an amount of money, and '5 GBP' is not one: an amount of money is a currency code, a space and a number", "write GBP 5")),
        ("parties: {Acme Co: {name: A}}", ("PF103", 2, 11, "the key `Acme Co` wants an identifier, and is not one: an identifier is lower-case letters and digits, joined by single hyphens", "write acme-co")),
        ("plan: {kind: refferal}", ("PF104", 2, 14, "`kind` must be one of referral, reseller, peer; this is the text 'refferal'", "did you mean referral?")),
        ("plan: {kind: 7}", ("PF104", 2, 14, "`kind` must be one of referral, reseller, peer; this is the number 7", None)),
        (fee("{percent: 5%, flat: GBP 5}"), ("PF105", 4, 27, "`amount`: exactly one of percent, flat, capped, either is needed; found percent and flat", "keep one of percent, flat")),
        (fee("{}"), ("PF105", 4, 5, "`amount`: exactly one of percent, flat, capped, either is needed; found none", "add one of them, such as percent")),
        (fee("{either: [GBP 5, 7]}"), ("PF103", 4, 30, "item 2 of `either` wants an amount of money, and this is the number 7", "write GBP 7")),
        ("fees: []", ("PF106", 2, 7, "`fees` needs at least 1 item, and has 0", "add what is missing, or remove the key")),
        ("parties: {}", ("PF106", 2, 10, "`parties` needs at least 1 key, and has 0", "add what is missing, or remove the key")),
        ("parties: {a: {name: ''}}", ("PF106", 2, 21, "`name` is empty", "for example Northwind Ltd")),
        ("parties: {a: {name: 'a text with too many characters'}}", ("PF106", 2, 21, "`name` may have at most 20 characters, and has 31", "shorten it")),
        ("parties: {a: {name: A, roles: [a, b, c]}}", ("PF106", 2, 31, "`roles` may have at most 2 items, and has 3", "remove some")),
        (fee("{flat: GBP 5}", "    minutes: -5"), ("PF107", 5, 14, "`minutes` must be at least 0, and is -5", "write 0 or more")),
        (fee("{flat: GBP 5}", "    share: 0"), ("PF107", 5, 12, "`share` must be more than 0, and is 0", "write more than 0")),
        (fee("{flat: GBP 5}", "    share: 1.155"), ("PF107", 5, 12, "`share` must be a multiple of 0.01, and is 1.155", "write a multiple of 0.01")),
        ("parties: {a: {name: A, roles: [a, a]}}", ("PF108", 2, 35, "item 2 of `roles` is the same as item 1", "remove one of them")),
    ],
)  # fmt: skip
def test_what_is_said_and_where(text: str, expected: tuple[str, int, int, str, str | None]) -> None:
    code, line, column, message, hint = expected
    assert only(text) == (code, line, column, message, hint)


def test_exact_decimals_pass() -> None:
    assert found(f"planforge: 1\n{fee('{flat: GBP 5}', '    share: 19.99')}") == []


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    text = "fees:\n  - amount: {percent: 5}\n    foo: 1\n  - 3\nplanforge: 2\nplan: {kind: x}\n"
    assert [(code, line) for code, line, *_ in found(text)] == [
        ("PF102", 2), ("PF103", 2), ("PF101", 3), ("PF103", 4), ("PF104", 5), ("PF104", 6),
    ]  # fmt: skip


def test_one_fault_for_one_place() -> None:
    assert [code for code, *_ in found("planforge: 1\nplan: {kind: [x]}\nparties: {a: {name: [1, 2]}}\n")] == ["PF104", "PF103"]


def test_what_the_syntax_said_is_not_said_again() -> None:
    assert found("planforge: 1\nparties: {a: {name: 010, roles: , signs: }}\n") == []


def test_a_pattern_beside_a_format_is_silent() -> None:
    assert found(f"planforge: 1\nparties: {{abc: {{name: A}}}}\n{fee('{flat: USD 7}')}") == []


def test_the_bundled_schema_is_valid_and_used() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(dict(bundle()))
    finding: Finding = next(each for each in validate({"planforge": 1, "partys": {}}) if each.code == "PF101")
    assert finding.hint == "did you mean parties?"


def test_no_schema_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    from referencing.exceptions import Unresolvable

    other = tmp_path / "other.json"
    other.write_text("{}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jsonschema warns when it fetches, which must not be what stops it
        with pytest.raises(Unresolvable):
            validate({}, {"$ref": other.as_uri()})


@pytest.mark.parametrize("order", [1, -1])
def test_the_type_goes_before_the_choice(order: int) -> None:
    node = dict([("enum", ["x"]), ("type", "string")][::order])
    (finding,) = validate({"a": [1]}, {"properties": {"a": node}})
    assert finding.message == "`a` wants text, and this is a list"


@pytest.mark.parametrize("inside", [{"properties": {"a": {"type": "string"}}}, {"additionalProperties": {"type": "string"}}])
def test_an_example_of_the_whole_is_not_proposed_for_a_part(inside: dict[str, object]) -> None:
    (finding,) = validate({"a": [1, 2]}, {"examples": [{"a": "x"}], **inside})
    assert finding.hint is None


def test_importing_the_room_does_not_import_jsonschema() -> None:
    code = "import sys, planforge.schema; sys.exit('jsonschema' in sys.modules or 'referencing' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_key_is_found_by_a_word_of_it_and_all_are_listed_where_they_are_few() -> None:
    keys = {"governing_law": {}, **{f"other_{number}": {"title": "Something else"} for number in range(20)}}
    node = {"properties": keys, "additionalProperties": False}
    assert [each.hint for each in validate({"law": 1}, node)] == ["did you mean governing_law?"]
    assert [each.hint for each in validate({"zzzz": 1}, node)] == [f"the keys here are {', '.join(keys)}"]
    node["properties"] = {"duration": {"title": "How long it lasts"}, "b": {}}
    assert [each.hint for each in validate({"lasts": 1}, node)] == ["did you mean duration?"]


def test_a_header_that_is_no_group_asks_for_no_kind() -> None:
    found = validate({"planforge": 1, "plan": [], "parties": {}})
    assert not [each for each in found if each.code == "PF102" and each.at == ()]
