"""A finding about words of a text points at these words, not at the text, and findings come in the order of the words."""

from __future__ import annotations

import pytest
import yaml

from planforge.pipeline import check
from planforge.reports.sheet import Sheet
from tests.checks import cases

TEXTS = {
    "literal": "|\n      The stand is free.\n      Medow Network Ltd pays\n      TBD.\n      See clause 12.",
    "folded": ">-\n      The stand is free.\n      Medow Network\n      Ltd pays TBD. See\n      clause 12.",
    "quoted": '"The stand is free. Medow\n      Network Ltd pays TBD. See clause 12."',
    "plain": "The stand is free. Medow Network Ltd pays TBD. See clause 12.",
}
PLACES = {
    "literal": [("PF511", 3, 7), ("PF517", 4, 7), ("PF521", 5, 11)],
    "folded": [("PF511", 3, 7), ("PF517", 4, 16), ("PF521", 5, 7)],
    "quoted": [("PF511", 1, 31), ("PF517", 2, 24), ("PF521", 2, 33)],
    "plain": [("PF511", 1, 30), ("PF517", 1, 53), ("PF521", 1, 62)],
}


@pytest.mark.parametrize("style", TEXTS)
def test_where_the_words_stand(style: str) -> None:
    changes = {"clauses": None, "parties": {"brightpath": {"name": "Meadow Network Ltd"}}}
    plan = cases.merged(cases.BASES["words"], changes)
    clause = f"clauses:\n  - id: own\n    heading: Own\n    place: {{after: purpose}}\n    text: {TEXTS[style]}\n"
    raw = yaml.safe_dump(plan, allow_unicode=True).encode() + clause.encode()
    checked = check(raw, "plan.yaml")
    first = next(number for number, line in enumerate(raw.decode().split("\n"), 1) if line.startswith("    text:")) - 1
    entries = Sheet("plan.yaml", raw.decode(), checked.findings, checked.source).entries
    assert [
        (each.finding.code, each.span.line - first, each.span.column) for each in entries if each.finding.at[:1] == ("clauses",)
    ] == PLACES[style]
