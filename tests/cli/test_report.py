"""`planforge report` from end to end, as a user sees it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from planforge.cli import group
from tests.conftest import ROOT

PLAN = str(ROOT / "examples" / "standard-partnership-terms" / "plan.yaml")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["report", *arguments])


@pytest.mark.parametrize("name", ["balance", "coverage", "obligations"])
def test_text_on_standard_output(name: str) -> None:
    made = run(name, PLAN)
    assert made.exit_code == 0
    assert "Harborlight" in made.stdout or name == "coverage"
    assert all(len(line) <= 80 for line in made.stdout.splitlines())


@pytest.mark.parametrize(("to", "start"), [("md", "# Balance"), ("html", "<!DOCTYPE html>")])
def test_other_formats(to: str, start: str) -> None:
    assert run("balance", PLAN, "--to", to).stdout.lower().startswith(start.lower())


def test_a_pdf_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "balance.pdf"
    made = run("balance", PLAN, "--to", "pdf", "-o", str(out))
    assert (made.exit_code, made.stderr) == (0, f"{out}\n")
    assert "Balance" in PdfReader(io.BytesIO(out.read_bytes())).pages[0].extract_text()
    refused = run("balance", PLAN, "--to", "pdf")
    assert refused.exit_code == 2
    assert "add -o balance.pdf" in refused.stderr


def test_one_party_and_some_days() -> None:
    made = run("obligations", PLAN, "--party", "meadow", "--from", "2027-01-01", "--until", "2027-12-31")
    assert "\nMeadow\n" in made.stdout
    assert "\nHarborlight\n" not in made.stdout
    assert "from January 1, 2027 until December 31, 2027" in " ".join(made.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("obligations", "--party", "nobody"), "this plan has no party nobody"),
        (("balance", "--party", "meadow"), "the report on balance is always of all parties"),
        (("obligations", "--from", "soon"), "--from"),
        (("weather",), "weather"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[str, ...], said: str) -> None:
    name, *more = arguments
    made = CliRunner().invoke(group, ["report", name, PLAN, *more])
    assert made.exit_code != 0
    assert said in f"{made.stderr}{made.exception}"


def test_a_plan_with_errors_has_no_report(tmp_path: Path) -> None:
    broken = tmp_path / "plan.yaml"
    broken.write_text(Path(PLAN).read_text(encoding="utf-8").replace("payer: harborlight", "payer: nobody"), encoding="utf-8")
    made = run("balance", str(broken))
    assert made.stdout == ""
    assert "nobody" in made.stderr
    assert CliRunner().invoke(group, ["report", "balance", str(broken)], standalone_mode=False).return_value == 1


def test_a_setting_from_the_command_line_counts() -> None:
    made = run("obligations", PLAN, "--set", "terms.ends=2030-01-31")
    assert "January 31, 2030" in made.stdout
