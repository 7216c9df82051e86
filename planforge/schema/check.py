"""From plain data to what is wrong with its shape."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from planforge.findings import Finding, Path
from planforge.schema.breach import Breach
from planforge.schema.bundle import Schema, bundle, bundle_validator, validator
from planforge.schema.meant import Known
from planforge.schema.trail import trail
from planforge.schema.words import words
from planforge.values import Misread

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_RANK = {keyword: rank for rank, keyword in enumerate(("type", "enum", "const", "format"))}


def validate(data: Any, schema: Schema | None = None, already: Collection[Finding] = ()) -> tuple[Finding, ...]:
    """Every fault of shape in `data` by the bundled schema, in the order of the file; one fault for one place.

    `already` are findings of the syntax: a value that one of them speaks of is passed over.
    """
    reader = bundle_validator() if schema is None else validator(schema)
    root = bundle() if schema is None else schema
    spoken = {finding.at for finding in already if finding.at}
    known = Known.of(data)
    best: dict[object, tuple[int, Finding]] = {}
    for error in _leaves(reader.iter_errors(data)):
        for finding in words(_breach(error, root, known)):
            if finding.at in spoken and finding.code not in ("PF101", "PF102", "PF105"):
                continue
            rank = _RANK.get(str(error.validator), len(_RANK))
            place = _place(finding)
            if place not in best or rank < best[place][0]:
                best[place] = rank, finding
    return tuple(sorted((finding for _, finding in best.values()), key=lambda finding: _order(data, finding)))


def sure(findings: tuple[Finding, ...], data: Any) -> tuple[Finding, ...]:
    """Findings of the syntax. A doubtful word is only put in quotes by itself where the schema takes such a text."""
    if not any(each.fix for each in findings):
        return findings
    wrong = {each.at for each in validate(data)}
    return tuple(dataclasses.replace(each, fix=None) if each.fix and each.at in wrong else each for each in findings)


def _place(finding: Finding) -> object:
    """What may have one fault: a value; or what is said of keys, where each missing one is a fault of its own."""
    return (finding.at, finding.message) if finding.on_key else finding.at


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The errors themselves; of alternatives, those of the alternative that was probably meant."""
    for error in errors:
        if error.context and (error.validator == "anyOf" or not all("required" in branch for branch in _branches(error))):
            yield from _leaves(_meant(error))
        else:
            yield error


def _branches(error: ValidationError) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", error.validator_value)


def _meant(error: ValidationError) -> list[ValidationError]:
    """The errors of the alternative that goes furthest: least wrong at the top, then fewest errors."""
    by_branch: dict[object, list[ValidationError]] = {}
    for each in error.context or ():
        by_branch.setdefault(each.relative_schema_path[0], []).append(each)

    def wrongness(found: list[ValidationError]) -> tuple[int, int]:
        return sum(each.validator in ("type", "const", "enum") and not each.relative_path for each in found), len(found)

    return min(by_branch.values(), key=wrongness)


def _breach(error: ValidationError, root: Schema, known: Known) -> Breach:
    steps = list(error.absolute_schema_path)
    cause = error.cause if isinstance(error.cause, Misread) else None
    node = error.schema if isinstance(error.schema, dict) else {}
    return Breach(
        str(error.validator), error.validator_value, error.instance, tuple(error.absolute_path), node,
        trail(root, steps[:-1]), root, known, cause, "propertyNames" in steps,
    )  # fmt: skip


def _order(data: Any, finding: Finding) -> tuple[Path, str]:
    """Where a place comes in the file: the number of each step among its neighbours."""
    order: list[int] = []
    for step in finding.at:
        if isinstance(data, dict) and step in data:
            order.append(list(data).index(step))
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            order.append(step)
            data = data[step]
    return tuple(order), finding.message
