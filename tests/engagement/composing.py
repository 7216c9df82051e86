"""Small plans with rules of engagement or a programme, composed by an agreement that holds only the clauses wanted."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from planforge.document.compose import Composed, Settings, compose
from planforge.document.markdown import words
from planforge.document.nodes import Clause
from planforge.document.reading import block_lines
from planforge.document.tree import walk
from planforge.plan import Plan, build
from planforge.values import PartyId
from tests.laws.full_plans import Maker


def agreement(folder: Path, clauses: Iterable[str], schedules: Iterable[str] = ()) -> Settings:
    """Settings whose peer agreement has the definitions, these clauses and these schedules, and nothing else."""
    place = folder / "agreements" / "peer"
    place.mkdir(parents=True, exist_ok=True)
    head = "# Peer {#cover .cover}\n\n# Agreed terms {#agreed-terms .clauses}\n\n"
    names = ("frame/definitions", *clauses, *schedules)
    text = head + "\n".join(f'{{% include "clauses/{name}.md.j2" %}}\n' for name in names)
    (place / "agreement.md.j2").write_text(text, encoding="utf-8")
    return Settings(templates=folder)


def plan_data(**sections: Any) -> dict[str, Any]:
    """A plan of two parties with these sections."""
    return {
        "planforge": 1,
        "plan": {"id": "peers", "kind": "peer", "version": "1.0.0", "currency": "GBP"},
        "parties": {
            "northwind": {"name": "Northwind Coaching Ltd", "short": "Northwind", "role": ["peer"]},
            "brightpath": {"name": "Brightpath Sales LLP", "short": "Brightpath", "role": ["peer"]},
        },
        **sections,
    }


def composed(data: dict[str, Any], settings: Settings) -> Composed:
    made = compose(build(Plan, data), settings)
    assert not made.findings
    return made


def said(data: dict[str, Any], settings: Settings) -> dict[str, str]:
    """Id to heading and words of every clause and schedule, one paragraph or cell on a line."""
    body = composed(data, settings).document.body
    return {clause.id: text(clause) for section in body for clause in (section, *section.children)}


def text(clause: Clause) -> str:
    lines = [words(line) for each in walk((clause,)) for block in each.blocks for line in block_lines(block)]
    return "\n".join([words(clause.heading), *lines])


class Sparse(Maker):
    """Makes parts with some of their optional fields, chosen by a seed, and any of their choices."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._random = random.Random(seed)
        self._kept = self._random.choice([0.2, 0.5, 0.8])

    def value(self, kind: Any) -> Any:
        if get_origin(kind) is Literal:
            return self._random.choice(get_args(kind))
        return super().value(kind)

    def _list(self, kind: Any) -> list[Any]:
        if get_origin(kind) is Literal:
            return self._random.sample(get_args(kind), self._random.randint(1, len(get_args(kind))))
        if kind is PartyId:
            return super()._list(kind)
        return [self.value(kind) for _ in range(self._random.choice([1, 2]))]

    def choose(self, choices: Sequence[str]) -> str:
        return self._random.choice(choices)

    def gives(self, field: dataclasses.Field[Any]) -> bool:
        return field.default is dataclasses.MISSING or self._random.random() < self._kept
