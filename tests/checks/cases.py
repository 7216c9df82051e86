"""Cases of rules as YAML: read, laid over the base plan, and turned round for the other party. See cases/README.md."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from planforge import pipeline
from planforge.findings import Finding

PLACE = Path(__file__).parent / "cases"
SIDES = {"northwind": "brightpath", "brightpath": "northwind"}


@dataclass(frozen=True)
class Case:
    code: str
    number: int
    plan: Any
    """A patch over the base; None where `text` is given."""
    text: str | None
    at: tuple[str, ...]
    line: int | None
    says: str
    also: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.code}-{self.number}"

    def raw(self) -> bytes:
        """The plan as bytes of a file."""
        return self.text.encode() if self.text is not None else written(merged(BASE, self.plan))

    def raw_mirrored(self) -> bytes:
        """The plan with the parties on each other's side; who they are stays."""
        stays = {"parties": BASE["parties"]}
        return written(merged({**swapped(BASE), **stays}, swapped(self.plan)))

    def found(self, raw: bytes) -> list[Finding]:
        return list(pipeline.check(raw, "plan.yaml").findings)


@dataclass(frozen=True)
class Cases:
    code: str
    fail: tuple[Case, ...]
    pass_: tuple[Case, ...]
    mirror: str
    """Why the rule means one side only; "" where it means both."""


def read() -> dict[str, Cases]:
    """The cases of all files by code. A code stands in one file only."""
    made: dict[str, Cases] = {}
    for file in sorted(PLACE.glob("*.yaml")):
        if file.name == "base.yaml":
            continue
        for code, data in _load(file).items():
            assert code not in made, f"{code} stands in two files"
            fail = tuple(_case(code, number, each) for number, each in enumerate(data["fail"]))
            pass_ = tuple(_case(code, number, each) for number, each in enumerate(data["pass"]))
            made[code] = Cases(code, fail, pass_, data.get("mirror", ""))
    return made


def _case(code: str, number: int, data: dict[str, Any]) -> Case:
    at = data.get("at", ())
    unknown = data.keys() - {"plan", "text", "at", "line", "says", "also"}
    assert not unknown, f"{code}: a case has no {unknown}"
    return Case(
        code, number, data.get("plan"), data.get("text"), (at,) if isinstance(at, str) else tuple(at), data.get("line"),
        data.get("says", ""), tuple(data.get("also", ())),
    )  # fmt: skip


def merged(base: Any, patch: Any) -> Any:
    """`patch` laid over `base`: maps key by key, anything else as a whole; None takes a key out."""
    if not (isinstance(base, dict) and isinstance(patch, dict)):
        return patch
    made = {key: value for key, value in base.items() if patch.get(key, "") is not None}
    return made | {key: merged(made.get(key, {}), value) for key, value in patch.items() if value is not None}


def swapped(data: Any) -> Any:
    """`data` with the parties on each other's side."""
    if isinstance(data, dict):
        return {SIDES.get(key, key): swapped(value) for key, value in data.items()}
    if isinstance(data, list):
        return [swapped(each) for each in data]
    return SIDES.get(data, data) if isinstance(data, str) else data


def swapped_place(at: str) -> str:
    return ".".join(SIDES.get(step, step) for step in at.split("."))


def written(data: Any) -> bytes:
    return json.dumps(data, default=str, ensure_ascii=False).encode()  # JSON is YAML


def places(findings: Iterator[Finding] | list[Finding], code: str) -> list[str]:
    return sorted(".".join(map(str, each.at)) for each in findings if each.code == code)


def _load(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


BASE: dict[str, Any] = copy.deepcopy(_load(PLACE / "base.yaml"))
