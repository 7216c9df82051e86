"""What is generated or quoted must be what the program makes: schemas, reference, help texts, manuals, README."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from planforge import pipeline, schema
from planforge.cli import COMMANDS, group
from planforge.deals.form import DEALS
from planforge.document.compose import compose
from planforge.document.tree import walk
from planforge.plan import Plan, build, schemas
from planforge.plan.kinds import KINDS
from planforge.plan.walk import leaves
from planforge.reports import Sheet, report
from planforge.statement.schemas import STATEMENT
from tests.conftest import ROOT
from tests.laws.full_plans import full_plan
from tools.reference import command_line, findings

Golden = Callable[[Path, str], None]


@pytest.mark.parametrize("name", schemas.files())
def test_schema_files(name: str, golden: Golden) -> None:
    golden(ROOT / "schemas" / name, schemas.written(schemas.files()[name]))


def test_no_schema_file_is_left_over() -> None:
    assert {path.name for path in (ROOT / "schemas").iterdir()} == {*schemas.files(), DEALS, STATEMENT}


def test_plan_language(golden: Golden) -> None:
    golden(ROOT / "docs" / "plan-language.md", schema.describe(schema.bundle()))


def test_command_line(golden: Golden) -> None:
    golden(ROOT / "docs" / "command-line.md", command_line())


def test_findings(golden: Golden) -> None:
    golden(ROOT / "docs" / "findings.md", findings())


def test_every_command_is_listed_and_runs_help() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(group, [name, "--help"])
        assert result.exit_code == 0, result.output


def test_the_plan_in_the_readme_renders() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    plan = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)[0]
    checked = pipeline.check(plan.encode(), "README.md")
    assert checked.sound, checked.findings
    assert compose(checked.plan).document.body  # type: ignore[arg-type]


def test_the_fault_in_the_readme_is_the_fault_we_show() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    plan = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)[0]
    (shown,) = re.findall(r"```text\n(error.*?)```", text, re.DOTALL)
    assert plan.count("initial: 12 months") == 1
    broken = pipeline.check(plan.replace("initial: 12 months", "initial: 12 monhts").encode(), "plan.yaml")
    assert broken.source
    sheet = Sheet("plan.yaml", broken.source.text, broken.findings, broken.source)
    assert shown == report([sheet], "full").partition("\n\n")[0] + "\n"


def test_every_field_names_a_clause_that_exists() -> None:
    found: set[str] = set()
    wanted: set[str] = set()
    for number in range(7):
        data = full_plan(list(KINDS)[number % len(KINDS)], number)
        plan = build(Plan, data)
        found |= {clause.id for clause in walk(compose(plan).document.body)}
        wanted |= {leaf.where for leaf in leaves(plan) if leaf.where and not leaf.internal}
    assert sorted(wanted - found - {"custom"}) == []


def test_the_bundle_is_valid_json_schema() -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(json.loads((ROOT / "schemas" / schemas.BUNDLE).read_text(encoding="utf-8")))


def test_every_property_has_a_title_a_description_an_example_and_a_place() -> None:
    bundle = schemas.bundle()
    parts = {"Plan": bundle, **{name: part for name, part in bundle["$defs"].items() if "properties" in part}}
    for name, part in parts.items():
        assert part["title"], name
        assert part["description"], name
        for key, told in part["properties"].items():
            place = f"{name}.{key}"
            assert told["title"], place
            assert told["description"].endswith("."), place
            assert "x-planforge-where" in told, place
            target = told.get("$ref", told.get("items", told.get("additionalProperties", {})).get("$ref", ""))  # type: ignore[union-attr]
            nested = "properties" in bundle["$defs"].get(target.rpartition("/")[2], {})
            assert nested or "examples" in told or "enum" in told, place
