"""`planforge late` as users meet it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import SMALL, run

LATE = f"{SMALL}payment:\n  late_interest: {{rate: 12%, legal_maximum: true}}\n"
LINKED = f"{SMALL}payment:\n  late_interest: {{linked: {{to: the base rate, plus: 4%}}}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("late", LATE), ("linked", LINKED), ("none", SMALL)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_text(folder: Path) -> None:
    done = run("late", "late.yaml", "--overdue", "20000", "--due", "2027-03-01", "--paid", "2027-04-15", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Late interest on £20,000.00, due 2027-03-01, paid 2027-04-15 (clause ")
    assert [line.split("= ")[-1] for line in lines if "= " in line] == ["45", "£2,400.00", "£295.89041", "£295.89"]
    assert "Interest" + "£295.89".rjust(72) in lines
    assert lines[-1] == "It is never more than the law allows: check that by hand."
    assert max(map(len, lines)) <= 80


def test_json(folder: Path) -> None:
    done = run(
        "late", "linked.yaml", "--overdue", "GBP 20,000", "--days", "45", "--published", "8%", "--to", "json", cwd=folder
    )
    found = json.loads(done.stdout)
    assert (done.returncode, found["interest"], found["days"], found["published_rate"]) == (0, "295.89", 45, "8%")
    assert found["steps"][0] == {"words": "8% + 4%", "result": "12%"}
    assert found["exact"].startswith("295.8904109589")


@pytest.mark.parametrize(
    ("plan", "more", "words"),
    [
        ("none", ["--days", "3"], "this plan agrees no interest on late payment"),
        ("linked", ["--days", "3"], "the published rate is not given"),
        ("late", ["--days", "3", "--published", "8%"], "follows no published one"),
        ("late", [], "give --due and --paid, or --days"),
        ("late", ["--due", "2027-01-01"], "give --due and --paid, or --days"),
        ("late", ["--due", "2027-01-01", "--paid", "2027-02-01", "--days", "3"], "give --due and --paid, or --days"),
        ("late", ["--due", "2027-02-01", "--paid", "2027-01-01"], "before it was due"),
        ("late", ["--due", "2027-02-30", "--paid", "2027-03-01"], "February 2027 has 28 days"),
        ("late", ["--days", "999999"], "more than twenty years"),
        ("late", ["--days", "3", "--overdue", "EUR 5"], "EUR 5.00 is in EUR, and the plan in GBP"),
        ("late", ["--days", "3", "--overdue", "5,0"], "an amount of money is a currency code"),
    ],
)
def test_wrong_use_is_one_sentence(folder: Path, plan: str, more: list[str], words: str) -> None:
    done = run("late", f"{plan}.yaml", "--overdue", "20000", *more, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "internal error" not in done.stderr
