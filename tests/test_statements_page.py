"""The page about statements, and the schema of a statement: what they show is what the program writes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from planforge.cli import group
from planforge.plan.schemas import written
from planforge.statement.export import COLUMNS
from planforge.statement.schemas import LINES, STATEMENT, TOLD, bundle
from planforge.statement.values import What
from tests.conftest import ROOT
from tools.fee_rules import Recipe, recipes
from tools.statements import PAGE, filled

TEXT = (ROOT / PAGE).read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of the page name files from there."""
    monkeypatch.chdir(ROOT)


def made(*arguments: str) -> Any:
    result = CliRunner().invoke(group, ["fees", *arguments, "--to", "json"], catch_exceptions=False)
    return json.loads(result.stdout)


def test_the_page(golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / PAGE, filled(TEXT))


def test_what_is_changed_on_the_page_is_put_right() -> None:
    wrong = TEXT.replace("GBP 1,500.00", "GBP 1,600.00").replace("| `deal` |", "| `deel` |")
    assert wrong != TEXT
    assert filled(wrong) == filled(TEXT)


def test_every_column_and_every_sort_of_line_is_told() -> None:
    assert set(TOLD) == set(COLUMNS)
    assert set(LINES) == set(get_args(What))


def test_the_schema_file(golden: Callable[[Path, str], None]) -> None:
    Draft202012Validator.check_schema(bundle())
    golden(ROOT / "schemas" / STATEMENT, written(bundle()))


@pytest.mark.parametrize("options", [(), ("--period", "2027-Q1"), ("--why", "B-002"), ("--ended", "2027-04-30")])
def test_a_statement_of_the_example_follows_the_schema(options: tuple[str, ...]) -> None:
    found = made("examples/referral/plan.yaml", "examples/referral/deals.csv", *options)
    assert found["lines"]
    assert [each.message for each in Draft202012Validator(bundle()).iter_errors(found)] == []


@pytest.mark.parametrize("recipe", [each for each in recipes() if each.deals], ids=lambda recipe: recipe.id)
def test_a_statement_of_every_rule_follows_the_schema(recipe: Recipe, tmp_path: Path) -> None:
    for name, text in (("plan.yaml", recipe.text), ("deals.csv", recipe.deals)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    os.chdir(tmp_path)
    found = made("plan.yaml", "deals.csv", *(("--period", recipe.period) if recipe.period else ()))
    assert [each.message for each in Draft202012Validator(bundle()).iter_errors(found)] == []


def test_faults_follow_the_schema_too(tmp_path: Path) -> None:
    (tmp_path / "deals.csv").write_text(
        "deal,event,date,client,receipts\nD-1,paid,2027-02-01,A,\nD-2,paid,2027-02-31,B,5\n", encoding="utf-8"
    )
    plan = ROOT / "examples" / "referral" / "plan.yaml"
    found = made(str(plan), str(tmp_path / "deals.csv"))
    assert found["left_out"]["rows"] == 1
    assert [each.message for each in Draft202012Validator(bundle()).iter_errors(found)] == []


def test_the_schema_refuses_what_no_statement_has() -> None:
    found = made("examples/referral/plan.yaml", "examples/referral/deals.csv")
    validator = Draft202012Validator(bundle())
    for change in ({"amount": 1500}, {"what": "gift"}, {"on": "1 March 2027"}, {"extra": ""}):
        assert list(validator.iter_errors({**found, "lines": [{**found["lines"][0], **change}]})), change
