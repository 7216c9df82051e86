"""Small agreements of chosen clauses, composed from plan data, and law 6 over what is left of a plan when optional fields are dropped."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from planforge.document.compose import Composed, Settings, compose
from planforge.document.markdown import words
from planforge.document.nodes import Clause
from planforge.document.reading import clause_lines
from planforge.findings import Path
from planforge.plan import Plan, build
from planforge.plan.walk import leaves
from tests.laws.full_plans import changed, full_plan
from tests.laws.generated import _pruned

FRAME = ("purpose", "goals", "contributions", "scope", "territory", "clients-in-scope", "exclusivity", "minimums", "effort")
TERMS = ("term", "renewal", "termination", "dormancy", "dependence", "wind-down", "tail", "survival", "changes", "precedence")
CADENCE = (
    "review-meetings", "scorecard", "commitments", "lead-log", "workspace", "reports", "records", "audit", "joint-plan", "health-check",
    "plan-review", "schedule-reviews", "schedule-scorecard", "schedule-lead-log", "schedule-contacts",
)  # fmt: skip
ALLIANCE = ("steering-committee", "joint-offering", "revenue-share", "co-marketing", "in-kind")
OF_SECTION = {
    "scope": tuple(f"frame/{name}" for name in FRAME),
    "goals": ("frame/goals",),
    "terms": tuple(f"terms/{name}" for name in TERMS),
    "review_cadence": ("cadence/review-meetings", "cadence/schedule-reviews"),
    "governance": tuple(f"cadence/{name}" for name in CADENCE),
    "alliance": tuple(f"alliance/{name}" for name in ALLIANCE),
}
"""The clauses in which a section of the plan appears."""
SCHEDULES = tuple(name for name in CADENCE if name.startswith("schedule-"))
EVERYTHING = (
    *(f"frame/{name}" for name in FRAME), *(f"alliance/{name}" for name in ALLIANCE),
    *(f"cadence/{name}" for name in CADENCE if name not in SCHEDULES), *(f"terms/{name}" for name in TERMS),
    *(f"cadence/{name}" for name in SCHEDULES),
)  # fmt: skip
PARTIES = {
    "northwind": {"name": "Northwind Coaching Ltd", "short": "Northwind", "role": ["peer"]},
    "brightpath": {"name": "Brightpath Sales LLP", "short": "Brightpath", "role": ["peer"]},
}


@cache
def _templates(clauses: tuple[str, ...]) -> FilePath:
    folder = FilePath(tempfile.mkdtemp(prefix="planforge-test-")) / "agreements" / "peer"
    folder.mkdir(parents=True)
    includes = "\n\n".join(f'{{% include "clauses/{name}.md.j2" %}}' for name in clauses)
    text = f"# Test {{#cover .cover}}\n\n# Agreed terms {{#agreed-terms .clauses}}\n\n{includes}\n"
    (folder / "agreement.md.j2").write_text(text, encoding="utf-8")
    return folder.parent.parent


def plan_of(parties: dict[str, Any] = PARTIES, **sections: Any) -> Plan:
    """A plan between two peers with these sections."""
    header = {"id": "test", "kind": "peer", "version": "1.0.0", "currency": "GBP", "effective": "2027-01-01"}
    return build(Plan, {"planforge": 1, "plan": header, "parties": parties, **sections})


def composed(plan: Plan, clauses: tuple[str, ...] = EVERYTHING) -> Composed:
    """An agreement of these clauses, and nothing else, from `plan`."""
    return compose(plan, Settings(templates=_templates(clauses)))


def text_of(clause: Clause) -> str:
    """The words of a clause, its lines joined by blanks."""
    return " ".join(words(line) for line in clause_lines(clause) if line)


def clause(plan: Plan, id: str) -> str:
    """The words of the clause or schedule `id`; empty where the agreement has none."""
    made = composed(plan)
    assert made.findings == ()
    for section in made.document.body:
        for each in (section, *section.children):
            if each.id == id:
                return text_of(each)
    return ""


def thinned(section: str, variant: int, seed: int, keep: float) -> dict[str, Any]:
    """The full plan with one section of it, of whose optional fields only some are kept."""
    data = full_plan("peer", variant)
    needed = {"planforge", "plan", "parties", section}
    chance = random.Random(seed)
    thin: dict[str, Any] = _pruned(
        {name: data[name] for name in needed if name in data}, Plan, lambda: chance.random() < keep, needed
    )
    if "survival" in thin.get("terms", {}):
        thin["terms"]["survival"] = ["term", "agreed-terms"]
    return thin


def silent(data: dict[str, Any], section: str) -> Iterator[Path]:
    """The leaves of a section that change no word."""
    plan = build(Plan, data)
    clauses = OF_SECTION[section]
    before = composed(plan, clauses).document.fingerprint
    for leaf in leaves(plan):
        if leaf.path[0] == section and leaf.where and not leaf.internal:
            other = build(Plan, changed(data, leaf.path, leaf.kind))
            if composed(other, clauses).document.fingerprint == before:
                yield leaf.path


def empty(plan: Plan) -> Iterator[str]:
    """Clauses and schedules that have a heading and no words."""
    for section in composed(plan).document.body:
        for each in section.children:
            if not any(clause_lines(child) for child in each.children) and not each.blocks:
                yield each.id
        if section.scheme == "schedule" and not section.blocks and not section.children:
            yield section.id
