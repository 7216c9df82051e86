"""The page about deals: its tables are what the program knows, and its examples are read."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from planforge import pipeline
from planforge.cli import group
from planforge.deals import CODES
from planforge.deals.form import DEALS
from planforge.deals.from_csv import COLUMNS
from tests.conftest import ROOT
from tests.deals.reading import good
from tools.deals import PAGE, columns, filled

TEXT = (ROOT / PAGE).read_text(encoding="utf-8")


def test_the_tables_of_the_page_are_made_from_the_declarations() -> None:
    assert filled(TEXT) == TEXT
    assert filled(TEXT.replace("| `paid` |", "| `payed` |")) == TEXT


def test_every_column_is_described() -> None:
    named = [match.group(1) for row in columns() if (match := re.match(r"\| `([a-z]+)`", row))]
    assert sorted(named) == sorted(COLUMNS)


@pytest.mark.parametrize(("language", "name"), [("csv", "deals.csv"), ("yaml", "deals.yaml")])
def test_the_examples_of_the_page_are_good(language: str, name: str) -> None:
    (example,) = re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert good(example, name)


def test_the_schema_is_printed() -> None:
    result = CliRunner().invoke(group, ["schema", "--deals"])
    assert result.output == (ROOT / "schemas" / DEALS).read_text(encoding="utf-8")
    assert CliRunner().invoke(group, ["schema", "--deals", "--docs"]).exit_code == 2


def test_codes_are_of_the_family_and_told_by_the_pipeline() -> None:
    codes = [code.code for code in CODES]
    assert all("PF360" <= code <= "PF379" for code in codes)
    assert set(CODES) <= set(pipeline.codes())


def test_every_code_is_used() -> None:
    room = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "planforge" / "deals").glob("*.py") if path.name != "codes.py"
    )
    assert [code.code for code in CODES if f'"{code.code}"' not in room] == []
