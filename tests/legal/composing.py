"""Small plans with legal terms, composed by an agreement that holds the legal clauses only."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from planforge.document.compose import Settings, compose
from planforge.document.markdown import words
from planforge.document.nodes import Clause
from planforge.document.reading import block_lines
from planforge.document.tree import walk
from planforge.plan import Plan, build

TEMPLATES = {
    "confidentiality": "confidentiality", "personal_data": "personal-data", "intellectual_property": "intellectual-property",
    "escrow": "escrow", "covenants_not_to_sue": "promises", "most_favoured": "promises", "warranties": "warranties",
    "indemnities": "indemnities", "liability": "liability", "remedies": "remedies", "agreed_damages": "remedies",
    "insurance": "insurance", "compliance": "compliance", "non_disparagement": "compliance", "force_majeure": "force-majeure",
    "assignment": "assignment", "subcontracting": "assignment", "third_party_rights": "third-party-rights", "notices": "notices",
    "business_days": "business-days", "general": "general", "equitable_relief": "equitable-relief", "disputes": "disputes",
    "governing_law": "governing-law",
}  # fmt: skip
"""Each field of the legal terms and the template that says it, in the order in which an agreement includes them."""


def agreement(folder: Path, templates: Iterable[str] = TEMPLATES.values()) -> Settings:
    """Settings whose referral agreement has the definitions and these legal clauses, and nothing else."""
    place = folder / "agreements" / "referral"
    place.mkdir(parents=True)
    lines = [f'{{% include "clauses/legal/{name}.md.j2" %}}\n' for name in dict.fromkeys(templates)]
    head = "# Legal {#cover .cover}\n\n# Agreed terms {#agreed-terms .clauses}\n\n"
    definitions = '{% include "clauses/frame/definitions.md.j2" %}\n\n'
    (place / "agreement.md.j2").write_text(head + definitions + "\n".join(lines), encoding="utf-8")
    return Settings(templates=folder)


def plan_data(legal: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A plan of two parties with these legal terms."""
    return {
        "planforge": 1,
        "plan": {"id": "legal", "kind": "referral", "version": "1.0.0", "currency": "GBP"},
        "parties": {
            "northwind": {"name": "Northwind Coaching Ltd", "short": "Northwind", "role": ["channel owner"]},
            "brightpath": {"name": "Brightpath Sales LLP", "short": "Brightpath", "role": ["channel partner"]},
        },
        "legal": legal,
        **more,
    }


def clauses(data: dict[str, Any], settings: Settings) -> dict[str, str]:
    """Clause id to heading and words of every clause of the composed agreement, one paragraph on a line."""
    composed = compose(build(Plan, data), settings)
    assert not composed.findings
    return {clause.id: _text(clause) for section in composed.document.body for clause in section.children}


def _text(clause: Clause) -> str:
    lines = [words(line) for each in walk((clause,)) for block in each.blocks for line in block_lines(block)]
    return "\n".join([words(clause.heading), *lines])
