"""Plans that are broken in one named way: read from YAML, done to the text of an example. See README.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from planforge.findings import Fix
from planforge.source import read as read_source
from planforge.source.edit import edited
from tests.checks.cases import Loader
from tests.conftest import ROOT

PLACE = Path(__file__).parent


@dataclass(frozen=True)
class Mutation:
    example: str
    name: str
    change: tuple[tuple[str, str], ...]
    """Texts that stand in the plan once, and what stands there instead."""
    remove: str
    """A place whose key goes, with all below it."""
    code: str
    line: tuple[str | int, ...]
    """Texts that mark the lines of the findings; without any, it is where the last change begins."""
    also: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.example}-{self.name}"

    def broken(self) -> str:
        text = original(self.example)
        for old, new in self.change:
            assert text.count(old) == 1, f"{self}: {old!r} stands {text.count(old)} times in the plan"
            text = text.replace(old, new)
        return without(text, self.remove) if self.remove else text

    def lines(self, text: str) -> list[int]:
        """Where the findings must be."""
        return sorted(each if isinstance(each, int) else _line(text, each) for each in self.line or (self.change[-1][1],))


def original(example: str) -> str:
    return (ROOT / "examples" / example / "plan.yaml").read_text(encoding="utf-8")


def without(text: str, place: str) -> str:
    """The text without what stands at `place`, from its key to the end of its value."""
    source, _ = read_source(text.encode(), "plan.yaml")
    assert source is not None
    path = tuple(int(step) if step.isdigit() else step for step in place.split("."))
    return edited(source, Fix("remove"), path).source.text


def _line(text: str, mark: str) -> int:
    assert text.count(mark) == 1, f"{mark!r} stands {text.count(mark)} times in the broken plan"
    start = text.index(mark)
    return text.count("\n", 0, start + len(mark) - len(mark.lstrip("\n"))) + 1


def read() -> Iterator[Mutation]:
    for file in sorted(PLACE.glob("*.yaml")):
        for name, told in yaml.load(file.read_text(encoding="utf-8"), Loader).items():
            unknown = told.keys() - {"change", "remove", "code", "line", "also"}
            assert not unknown, f"{file.stem}-{name}: a mutation has no {unknown}"
            yield Mutation(
                file.stem, name, tuple(told.get("change", {}).items()), told.get("remove", ""), told["code"],
                _several(told.get("line", ())), _several(told.get("also", ())),
            )  # fmt: skip


def _several(told: Any) -> tuple[Any, ...]:
    return tuple(told) if isinstance(told, list | tuple) else (told,)
