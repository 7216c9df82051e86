"""The generated reference names everything that the schema has, and its links lead somewhere."""

from __future__ import annotations

import re

from planforge.schema import bundle, describe
from planforge.schema.bundle import Schema

SMALL: Schema = {
    "title": "Plan", "description": "All of it.", "type": "object", "required": ["party"],
    "properties": {
        "party": {"$ref": "#/$defs/Party", "description": "Who | whom.", "x-planforge-where": "parties"},
        "kind": {"enum": ["a", "b"], "description": "Which.", "examples": ["a"], "x-planforge-internal": True},
        "parties": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Party"}},
    },
    "allOf": [{"if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["parties"]}}],
    "$defs": {
        "colour": {"title": "Colour", "description": "# and digits.", "type": "string", "examples": ["#1f4e79"]},
        "Party": {"title": "Party", "description": "One side.", "type": "object", "oneOf": [{"required": ["x"]}, {"required": ["y"]}],
                  "properties": {"x": {"$ref": "#/$defs/colour"}, "y": {"type": "array", "items": {"$ref": "#/$defs/colour"}}}},
    },
}  # fmt: skip


def test_a_small_schema_in_full() -> None:
    assert (
        describe(SMALL)
        == """\
# The plan language

Generated from the schema. Every key is listed; nothing else is accepted in a plan.

## Plan

All of it.

- For `a`, needed are `parties`.

| Key | Value | Needed | Meaning | Example | In the agreement |
| --- | --- | --- | --- | --- | --- |
| `party` | [Party](#party) | yes | Who \\| whom. |  | parties |
| `kind` | `a`, `b` | no | Which. *Internal: never in the other party's copy.* | `a` |  |
| `parties` | group by identifier of [Party](#party) | no |  |  |  |

## Party

One side.

Exactly one of `x`, `y`.

| Key | Value | Needed | Meaning | Example | In the agreement |
| --- | --- | --- | --- | --- | --- |
| `x` | [Colour](#colour) | one of | # and digits. | `#1f4e79` |  |
| `y` | list of [Colour](#colour) | one of |  |  |  |

## Values

How single values are written.

### Colour

\\# and digits. Example: `#1f4e79`.
"""
    )


def test_every_key_of_the_bundle_is_described_and_every_link_has_a_heading() -> None:
    text = describe(bundle())
    headings = {
        re.sub(r"[^a-z0-9-]", "", title.lower().replace(" ", "-")) for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }
    assert set(re.findall(r"(?<!\\)\]\(#([a-z0-9-]+)\)", re.sub(r"`[^`\n]*`", "", text))) <= headings
    for name, node in bundle()["$defs"].items():
        assert f"# {node['title']}\n" in text, name
        for key in node.get("properties", ()):
            assert f"| `{key}` |" in text
