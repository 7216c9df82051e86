"""The structure that readers of each format rely on, as JSON Schema in our own words after their documentation.

The log is also valid by the schema of SARIF 2.1.0 itself, which is too large to keep here; `SARIF` below is the part that we write.
"""

from __future__ import annotations

from typing import Any


def _object(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


_TEXT = {"type": "string", "minLength": 1}
_ANY_TEXT = {"type": "string"}
_NUMBER = {"type": "integer", "minimum": 1}

GITLAB = _list(
    _object(
        "description", "check_name", "fingerprint", "severity", "location",
        description=_TEXT, check_name=_TEXT, fingerprint={"type": "string", "pattern": "^[0-9a-f]{16}$"},
        severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
        location=_object("path", "lines", path=_TEXT, lines=_object("begin", begin=_NUMBER)),
    )
)  # fmt: skip

_POSITION = _object("line", "column", line=_NUMBER, column=_NUMBER)
_RANGE = _object("start", "end", start=_POSITION, end=_POSITION)
_PLACE = _object("path", "range", path=_TEXT, range=_RANGE)
RDJSON = _object(
    "source", "diagnostics",
    source=_object("name", name=_TEXT),
    diagnostics=_list(
        _object(
            "message", "location", "severity", "code",
            message=_TEXT, location=_PLACE, severity={"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
            code=_object("value", value=_TEXT), suggestions=_list(_object("range", "text", range=_RANGE, text=_ANY_TEXT)),
            related_locations=_list(_object("message", "location", message=_TEXT, location=_PLACE)),
        )
    ),
)  # fmt: skip

_MESSAGE = _object("text", text=_TEXT)
_REGION = _object(
    "startLine",
    "startColumn",
    "endLine",
    "endColumn",
    startLine=_NUMBER,
    startColumn=_NUMBER,
    endLine=_NUMBER,
    endColumn=_NUMBER,
)
_URI = {"type": "string", "pattern": r"^[A-Za-z0-9._~:/%+-]+$"}
_ARTIFACT = _object("uri", uri=_URI)
_PHYSICAL = _object("artifactLocation", "region", artifactLocation=_ARTIFACT, region=_REGION)
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_RULE = _object(
    "id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration",
    id={"type": "string", "pattern": "^PF[0-9]{3}$"}, name=_TEXT, shortDescription=_MESSAGE, fullDescription=_MESSAGE,
    help=_object("text", "markdown", text=_TEXT, markdown=_TEXT), defaultConfiguration=_object("level", level=_LEVEL),
)  # fmt: skip
_FIX = _object(
    "description", "artifactChanges",
    description=_MESSAGE,
    artifactChanges=_list(
        _object(
            "artifactLocation", "replacements",
            artifactLocation=_ARTIFACT,
            replacements=_list(_object("deletedRegion", "insertedContent", deletedRegion=_REGION, insertedContent=_object("text", text=_ANY_TEXT))),
        )
    ),
)  # fmt: skip
_RESULT = _object(
    "ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints",
    ruleId=_TEXT, ruleIndex={"type": "integer", "minimum": 0}, level=_LEVEL, message=_MESSAGE,
    locations={"type": "array", "items": _object("physicalLocation", physicalLocation=_PHYSICAL), "minItems": 1, "maxItems": 1},
    partialFingerprints={"type": "object", "additionalProperties": _TEXT},
    relatedLocations=_list(_object("id", "message", "physicalLocation", id=_NUMBER, message=_MESSAGE, physicalLocation=_PHYSICAL)),
    fixes=_list(_FIX),
)  # fmt: skip
_RUN = _object(
    "tool", "columnKind", "results",
    tool=_object("driver", driver=_object("name", "version", "rules", name=_TEXT, version=_TEXT, rules=_list(_RULE))),
    columnKind={"const": "unicodeCodePoints"},
    results=_list(_RESULT),
)  # fmt: skip
SARIF = _object(
    "$schema", "version", "runs",
    version={"const": "2.1.0"}, runs={"type": "array", "items": _RUN, "minItems": 1, "maxItems": 1}, **{"$schema": _TEXT},
)  # fmt: skip

JUNIT = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"testcase"}),
    "testcase": ({"name", "classname"}, {"failure", "system-out"}),
    "failure": ({"message", "type"}, set()),
    "system-out": (set(), set()),
}
"""The attributes and children of each element: those that the schema of the JUnit reader of Jenkins knows, which most servers read."""
