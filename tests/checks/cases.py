"""Cases of rules as YAML: read, laid over a base plan, and turned round for the other party. See cases/README.md."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from planforge import pipeline
from planforge.findings import Finding

PLACE = Path(__file__).parent / "cases"
SIDES = {"northwind": "brightpath", "brightpath": "northwind"}
KEYS = frozenset({"base", "plan", "set", "text", "encoding", "at", "line", "says", "hint", "also"})


class Loader(yaml.SafeLoader):
    """Scalars as plans mean them: `on` is a word, a day is text, a number is written in plain digits."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (it is what PyYAML looks for)


for _tag, _pattern, _first in (
    ("bool", "true|false", "tf"), ("null", "~", "~"), ("int", "-?(0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?[0-9]+\.[0-9]+", "-0123456789"),
):  # fmt: skip
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^({_pattern})$"), list(_first))


@dataclass(frozen=True)
class Case:
    code: str
    number: int
    base: Any
    plan: Any
    """A patch over the base."""
    set: dict[str, Any]
    """Values by place, put in after the patch."""
    text: str | None
    """The whole file instead, where its spelling matters."""
    encoding: str
    at: tuple[str, ...]
    line: int | None
    says: str
    hint: str
    also: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.code}-{self.number}"

    def raw(self) -> bytes:
        """The plan as bytes of a file."""
        return (
            self.text.encode(self.encoding)
            if self.text is not None
            else written(edited(merged(self.base, self.plan), self.set))
        )

    def raw_mirrored(self) -> bytes:
        """The plan with the parties on each other's side; who they are stays."""
        turned = {**swapped(self.base), "parties": self.base["parties"]}
        return written(edited(merged(turned, swapped(self.plan)), swapped(self.set)))

    def mirrored_places(self) -> list[str]:
        return sorted(map(swapped_place, self.at))


def bare(base: str) -> Case:
    """The base as a case of its own."""
    return _case("base", 0, {}, base)


def found(raw: bytes) -> tuple[Finding, ...]:
    return pipeline.check(raw, "plan.yaml").findings


def lines(raw: bytes, code: str) -> list[int]:
    """Where the findings of this code stand in the text."""
    checked = pipeline.check(raw, "plan.yaml")
    told = [each for each in checked.findings if each.code == code]
    spans = (each.span or (checked.source and checked.source.span(each.at, each.on_key)) for each in told)
    return [span.line for span in spans if span]


@dataclass(frozen=True)
class Cases:
    code: str
    file: str
    fail: tuple[Case, ...]
    pass_: tuple[Case, ...]
    mirror: str
    """Why the rule means one side only; "" where it means both."""


def read() -> dict[str, Cases]:
    """The cases of all files by code. A code stands in one file only."""
    made: dict[str, Cases] = {}
    for file in sorted(PLACE.glob("*.yaml")):
        if file.name in ("base.yaml", "reasons.yaml"):
            continue
        told = _load(file)
        base = told.pop("base", "base")
        for code, data in told.items():
            assert code not in made, f"{code} stands in {made[code].file} and in {file.name}"
            assert not data.keys() - {"fail", "pass", "mirror"}, f"{code}: a rule has fail, pass and mirror"
            fail, pass_ = (
                tuple(_case(code, number, each, base) for number, each in enumerate(data.get(name) or ()))
                for name in ("fail", "pass")
            )
            made[code] = Cases(code, file.name, fail, pass_, data.get("mirror", ""))
    return made


def reasons() -> dict[str, dict[str, str]]:
    """Why codes have no cases here and where they are proved, by the first characters of the code."""
    told: dict[str, dict[str, str]] = _load(PLACE / "reasons.yaml")
    return told


def _case(code: str, number: int, data: dict[str, Any], base: str) -> Case:
    unknown = data.keys() - KEYS
    assert not unknown, f"{code}-{number}: a case has no {unknown}"
    also = _several(data.get("also", ()))
    assert code < "PF2" or min(also, default=code) >= "PF2", f"{code}-{number}: a plan of the wrong shape is not read further"
    return Case(
        code, number, BASES[data.get("base", base)], data.get("plan", {}), data.get("set", {}), data.get("text"), data.get("encoding", "utf-8"),
        _several(data.get("at", ())), data.get("line"), data.get("says", ""), data.get("hint", ""), also,
    )  # fmt: skip


def _several(told: Any) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told)


def merged(base: Any, patch: Any) -> Any:
    """`patch` laid over `base`: maps key by key, anything else as a whole; None takes a key out."""
    if not (isinstance(base, dict) and isinstance(patch, dict)):
        return patch
    made = {key: value for key, value in base.items() if patch.get(key, "") is not None}
    return made | {key: merged(made.get(key, {}), value) for key, value in patch.items() if value is not None}


def edited(data: Any, changes: dict[str, Any]) -> Any:
    """`data` with each value at its place, such as `referral_fees.0.amount`; None takes out what is there."""
    made = copy.deepcopy(data)
    for place, value in changes.items():
        *before, last = (int(step) if step.isdigit() else step for step in place.split("."))
        holder = made
        for step in before:
            holder = holder[step]
        if value is None:
            del holder[last]
        else:
            holder[last] = value
    return made


def swapped(data: Any) -> Any:
    """`data` with the parties on each other's side."""
    if isinstance(data, dict):
        return {swapped_place(key): swapped(value) for key, value in data.items()}
    if isinstance(data, list):
        return [swapped(each) for each in data]
    return SIDES.get(data, data) if isinstance(data, str) else data


def swapped_place(at: str) -> str:
    return ".".join(SIDES.get(step, step) for step in at.split("."))


def written(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode()  # JSON is YAML


def places(findings: Iterable[Finding], code: str) -> list[str]:
    return sorted(".".join(map(str, each.at)) for each in findings if each.code == code)


def _load(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader)


BASES = {file.stem: _load(file) for file in (PLACE / "base.yaml", *sorted((PLACE / "bases").glob("*.yaml")))}
"""Plans in which no rule finds an error."""
