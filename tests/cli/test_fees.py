"""`planforge fees` as a person calls it: what makes no sense is refused in one sentence, and nothing old is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planforge.cli import group
from planforge.errors import PlanForgeError
from tests.conftest import ROOT
from tests.statement.stating import HEAD, plan_text

REFERRAL = ROOT / "examples" / "referral"
PLAN, DEALS = str(REFERRAL / "plan.yaml"), str(REFERRAL / "deals.csv")


def fees(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["fees", *arguments])


def refused(*arguments: str) -> str:
    error = fees(*arguments).exception
    assert isinstance(error, PlanForgeError), error
    return str(error)


def version(folder: Path, name: str, old: str, new: str) -> str:
    path = folder / name
    path.write_text(plan_text("amount: {percent: {rate: 10%, of: net-revenue}}", head=HEAD.replace(old, new)), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: a", "id: b", "b 1.0.0 is not a version of a"),
        ("GBP", "EUR", "in EUR, and the others in GBP"),
        ("version: 1.0.0", "version: 0.9.0", "take effect on 2027-01-01"),
        (", effective: 2027-01-01", "", "does not say when it takes effect"),
    ],
)
def test_versions_that_do_not_belong_together_are_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    latest = version(tmp_path, "new.yaml", "1.0.0", "1.0.0")
    assert said in refused(latest, DEALS, "--earlier", version(tmp_path, "old.yaml", old, new))


def test_versions_that_follow_each_other_are_computed_together(tmp_path: Path) -> None:
    old = version(
        tmp_path,
        "old.yaml",
        "version: 1.0.0, currency: GBP, effective: 2027-01-01",
        "version: 0.9.0, currency: GBP, effective: 2026-01-01",
    )
    made = fees(version(tmp_path, "new.yaml", "1.0.0", "1.0.0"), DEALS, "--earlier", old)
    assert made.exception is None, made.exception
    assert "version 1.0.0)" in made.output


def test_an_end_before_the_beginning_is_refused() -> None:
    assert "before it takes effect" in refused(PLAN, DEALS, "--ended", "2026-12-31")
    assert fees(PLAN, DEALS, "--ended", "2027-12-31").exception is None


def test_a_deal_that_is_not_there_is_not_told_as_owing_nothing() -> None:
    assert "no deal NOPE" in refused(PLAN, DEALS, "--why", "NOPE")
    assert "GBP 600.00" in fees(PLAN, DEALS, "--why", "B-002").output


def test_a_figure_that_no_fee_reads_is_refused() -> None:
    assert "no fee of this plan reads net-revnue" in refused(PLAN, "--given", "net-revnue=GBP 5")
    assert "GBP 7,125.00" in fees(PLAN, "--given", "net-revenue=GBP 60,000").output


def test_what_could_not_be_written_whole_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "statement.csv"
    out.write_text("old")

    def fail(*_: object) -> str:
        raise PlanForgeError("the disk is full")

    monkeypatch.setattr("planforge.statement.export.harmless", fail)
    assert "disk is full" in refused(PLAN, DEALS, "--to", "csv", "-o", str(out))
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["statement.csv"]


def test_a_statement_in_a_file_is_that_of_standard_output(tmp_path: Path) -> None:
    out = tmp_path / "folder" / "statement.json"
    assert fees(PLAN, DEALS, "--to", "json", "-o", str(out)).exception is None
    assert out.read_bytes() == fees(PLAN, DEALS, "--to", "json").stdout_bytes
