"""What the plan says that deals must fit; and the deals of the examples, which do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planforge import deals, pipeline
from planforge.deals import known_of
from planforge.money.shapes.bases import bases_of
from planforge.plan import Plan
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*/deals.*"))


def plan(folder: Path) -> Plan:
    checked = pipeline.check((folder / "plan.yaml").read_bytes(), "plan.yaml")
    assert checked.plan is not None, checked.findings
    return checked.plan


def test_what_deals_of_a_plan_may_say() -> None:
    found = plan(ROOT / "examples" / "referral")
    known = known_of(found, bases_of(found.bases), {"net-revenue": "any"}, date(2027, 12, 31))
    assert (known.currency, known.start, known.end) == ("GBP", date(2027, 1, 1), date(2027, 12, 31))
    assert known.parties == {"northwind": "Northwind", "brightpath": "Brightpath"}
    assert known.products == {"coaching": "Leadership coaching", "team": "Team coaching"}
    kinds = {name: known.measures[name] for name in ("receipts", "taxes", "venue-hire", "net-revenue", "contract-value")}
    assert kinds == {
        "receipts": "money",
        "taxes": "money",
        "venue-hire": "money",
        "net-revenue": "any",
        "contract-value": "money",
    }
    assert "fees" not in known.measures
    assert {"duties", "insurance"} <= known.idle
    assert known.idle <= set(known.measures)
    assert not {"receipts", "taxes", "venue-hire"} & known.idle


def test_a_base_in_words_is_of_any_kind_and_years_are_counted() -> None:
    raw = """
planforge: 1
plan: {id: x, kind: referral, version: 1.0.0, currency: GBP}
parties: {a: {name: A, role: [vendor]}, b: {name: B, role: [referrer]}}
bases:
  visits: {name: Visit, means: a visit to the shop}
  value: {name: Value, starts_from: annual-value, times: committed-years}
referral_fees: [{id: f, name: Fee, payer: a, payee: b, amount: {flat: GBP 5}}]
"""
    checked = pipeline.check(raw.encode(), "plan.yaml")
    assert checked.plan is not None, checked.findings
    known = known_of(checked.plan, bases_of(checked.plan.bases))
    kinds = [known.measures[name] for name in ("visits", "value", "annual-value", "committed-years")]
    assert kinds == ["any", "money", "money", "number"]
    assert (known.start, known.products) == (None, {})


def test_there_are_examples() -> None:
    assert {path.name for path in EXAMPLES} == {"deals.csv", "deals.yaml"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_deals_of_the_examples_are_good(path: Path) -> None:
    found = plan(path.parent)
    with path.open("rb") as file, deals.read(file, path.name, known_of(found, bases_of(found.bases))) as book:
        assert book.findings == ()
        assert book.left_out_rows == 0
        assert len(list(book.sweep())) == book.rows > 5
