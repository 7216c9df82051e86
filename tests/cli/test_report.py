"""`planforge report` from end to end, as a user sees it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from planforge import pipeline
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


@pytest.mark.parametrize(
    ("ending", "start"), [("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>"), ("md", b"# Balance"), ("txt", b"Balance\n=======")]
)
def test_the_name_of_the_file_says_the_format(tmp_path: Path, ending: str, start: bytes) -> None:
    out = tmp_path / f"balance.{ending}"
    assert run("balance", PLAN, "-o", str(out)).exit_code == 0
    assert out.read_bytes()[: len(start)].lower() == start.lower()


def test_a_format_against_the_name_of_the_file_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "balance.pdf"
    refused = run("balance", PLAN, "--to", "md", "-o", str(out))
    assert refused.exit_code == 2
    assert "does not go with a file that ends in .pdf" in refused.stderr
    assert not out.exists()


@pytest.mark.parametrize("name", ["harborlight", "Harborlight", "HARBORLIGHT"])
def test_a_party_by_its_printed_name(name: str) -> None:
    made = run("obligations", PLAN, "--party", name)
    assert made.exit_code == 0
    assert "asks of Harborlight" in " ".join(made.stdout.split())


@pytest.mark.parametrize("name", ["balance", "coverage", "obligations"])
def test_the_fingerprint_is_that_of_the_agreement(name: str) -> None:
    checked = pipeline.check(Path(PLAN).read_bytes(), "plan.yaml")
    assert checked.plan is not None
    mark = pipeline.compose(checked.plan).document.fingerprint[:12]
    assert f"of the agreement with fingerprint {mark}" in run(name, PLAN).stdout


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
        (("obligations", "--from", "2027-12-31", "--until", "2027-01-01"), "no day is from 2027-12-31 on and until 2027-01-01"),
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
