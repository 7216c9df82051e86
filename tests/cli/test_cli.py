"""The command line as users meet it: what it prints where, how it exits, what it leaves on the disk."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from planforge.plan.kinds import KINDS
from tests.conftest import ROOT

SMALL = """\
planforge: 1
plan: {id: small, kind: referral, version: 1.0.0, effective: 2027-01-01, currency: GBP}
parties:
  north: {name: North Ltd, role: [provider]}
  south: {name: South Ltd, role: [referrer]}
terms: {initial: 12 months}
referral_fees:
  - id: fee
    name: Fee
    payer: north
    payee: south
    earned: when the client pays
    amount: {flat: GBP 100}
"""


def run(*arguments: str, cwd: Path, text: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """`planforge` in a process of its own."""
    base = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")}
    return subprocess.run(
        [sys.executable, "-m", "planforge", *arguments],
        cwd=cwd, input=text, capture_output=True, text=True, check=False, env={**base, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_check_of_a_sound_plan(plan: Path) -> None:
    done = run("check", str(plan), cwd=plan.parent)
    assert done.returncode == 0
    assert all(": warning[" in line or "warning" in line for line in done.stdout.splitlines())


def test_check_shows_every_fault_on_a_line_of_its_own_in_a_pipe(plan: Path) -> None:
    plan.write_text(SMALL.replace("12 months", "12 monhts").replace("payee: south", "payee: sout"), encoding="utf-8")
    done = run("check", "plan.yaml", cwd=plan.parent)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].startswith("plan.yaml:6:18: error[PF103]: ")
    assert "\x1b" not in done.stdout


def test_dangling_references_are_found(plan: Path) -> None:
    plan.write_text(SMALL.replace("payee: south", "payee: sout"), encoding="utf-8")
    done = run("check", "plan.yaml", cwd=plan.parent)
    assert "plan.yaml:11:12: error[PF201]: this plan has no party sout (help: did you mean south?)" in done.stdout


def test_colour_only_where_it_is_wanted(plan: Path) -> None:
    plan.write_text(SMALL.replace("12 months", "x"), encoding="utf-8")
    assert "\x1b[" in run("check", "plan.yaml", "--format", "full", cwd=plan.parent, FORCE_COLOR="1").stdout
    assert "\x1b[" not in run("check", "plan.yaml", "--format", "full", cwd=plan.parent, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_check_as_json(plan: Path) -> None:
    plan.write_text(SMALL.replace("12 months", "x"), encoding="utf-8")
    found = json.loads(run("check", "plan.yaml", "--format", "json", cwd=plan.parent).stdout)
    assert [(each["code"], each["line"], each["column"]) for each in found if each["severity"] == "error"] == [("PF103", 6, 18)]


def test_fail_on_warning(plan: Path) -> None:
    assert run("check", "plan.yaml", "--fail-on", "warning", cwd=plan.parent).returncode == 1


def test_check_loads_nothing_heavy(plan: Path) -> None:
    code = (
        "import sys\nfrom planforge.cli import main\n"
        "try:\n    main(['check', 'plan.yaml'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'weasyprint', 'jinja2', 'markdown_it', 'babel', 'fontTools', 'PIL'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=plan.parent,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_markdown_does_not_load_weasyprint(plan: Path) -> None:
    code = (
        "import sys\nfrom planforge.cli import main\n"
        "try:\n    main(['render', 'plan.yaml', '--to', 'md,html'])\nexcept SystemExit as done:\n    assert not done.code\n"
        "print('weasyprint' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=plan.parent,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stderr.splitlines()[-1] == "False"


def test_render_names_what_it_wrote(plan: Path) -> None:
    done = run("render", "plan.yaml", "--to", "md,html", "-o", "pages", cwd=plan.parent)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["pages/small-1.0.0.md", "pages/small-1.0.0.html"]
    assert (
        (plan.parent / "pages" / "small-1.0.0.md").read_text(encoding="utf-8").startswith("# Referral Partnership Agreement\n")
    )
    assert sorted(path.name for path in (plan.parent / "pages").iterdir()) == ["small-1.0.0.html", "small-1.0.0.md"]


def test_a_pipe_in_and_out(tmp_path: Path) -> None:
    done = run("render", "-", "--to", "md", "-o", "-", cwd=tmp_path, text=SMALL)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# Referral Partnership Agreement\n")
    assert list(tmp_path.iterdir()) == []


def test_a_plan_with_errors_is_not_rendered_and_loses_nothing(plan: Path) -> None:
    out = plan.parent / "out"
    out.mkdir()
    (out / "small-1.0.0.md").write_text("old", encoding="utf-8")
    plan.write_text(SMALL.replace("12 months", "x"), encoding="utf-8")
    done = run("render", "plan.yaml", cwd=plan.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert "PF103" in done.stderr
    assert (out / "small-1.0.0.md").read_text(encoding="utf-8") == "old"


def test_one_bad_plan_does_not_stop_the_others(plan: Path) -> None:
    (plan.parent / "bad.yaml").write_text("planforge: 1\n", encoding="utf-8")
    done = run("render", "bad.yaml", "plan.yaml", "--to", "md", cwd=plan.parent)
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["out/small-1.0.0.md"]


def test_two_plans_that_would_write_one_file(plan: Path) -> None:
    (plan.parent / "other.yaml").write_text(SMALL, encoding="utf-8")
    done = run("render", "plan.yaml", "other.yaml", "--to", "md", cwd=plan.parent)
    assert done.returncode == 2
    assert "would both write small-1.0.0.md" in done.stderr
    assert not (plan.parent / "out").exists()


def test_values_set_on_the_command_line(plan: Path) -> None:
    done = run("render", "plan.yaml", "--set", "terms.initial=24 months", "--to", "md", "-o", "-", cwd=plan.parent)
    assert "24 months" in done.stdout
    wrong = run("check", "plan.yaml", "--set", "terms.initial=soon", cwd=plan.parent)
    assert wrong.returncode == 1
    assert "--set:1:15: error[PF103]" in wrong.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere.yaml"], "nowhere.yaml cannot be read: no such file or directory"),
        (["check", "."], ". is not a file"),
        (["render", "plan.yaml", "--to", "docx"], "'docx' is not one of md, html, pdf"),
        (["render", "plan.yaml", "--look", "baroque"], "there is no look baroque"),
        (["render", "plan.yaml", "--for", "nobody"], "this plan has no party nobody"),
        (["render", "plan.yaml", "-o", "-"], "writes one plan in one format"),
        (["render", "plan.yaml", "--to", "md", "-o", "plan.yaml"], "cannot be written"),
        (["explain", "PF999"], "there is no code PF999"),
        (["chekc"], "Did you mean 'check'?"),
        (["templates", "show", "clauses/terms/trem.md.j2"], "did you mean clauses/terms/term.md.j2?"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(plan: Path, arguments: list[str], message: str) -> None:
    done = run(*arguments, cwd=plan.parent)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_new_plans_are_silent_and_render(tmp_path: Path, kind: str) -> None:
    assert run("new", "--kind", kind, "ours", cwd=tmp_path).returncode == 0
    done = run("check", "ours/plan.yaml", "--fail-on", "note", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (
        (tmp_path / "ours" / "plan.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=./planforge.schema.json\n")
    )
    assert run("render", "ours/plan.yaml", "--to", "md,html", cwd=tmp_path).returncode == 0
    again = run("new", "--kind", kind, "ours", cwd=tmp_path)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_templates_can_be_taken_out_and_changed(plan: Path) -> None:
    name = "clauses/terms/term.md.j2"
    assert run("templates", "eject", name, "-o", "house", cwd=plan.parent).stdout == f"house/{name}\n"
    own = plan.parent / "house" / name
    own.write_text(own.read_text(encoding="utf-8").replace("## Term {#term}", "## How long {#term}"), encoding="utf-8")
    done = run("render", "plan.yaml", "--templates", "house", "--to", "md", "-o", "-", cwd=plan.parent)
    assert "How long" in done.stdout
    assert name in run("templates", "list", cwd=plan.parent).stdout


def test_a_broken_template_is_named_with_its_line(plan: Path) -> None:
    own = plan.parent / "house" / "clauses" / "terms" / "term.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("## Term {#term}\n\n{{ plan.nmae }}\n", encoding="utf-8")
    done = run("render", "plan.yaml", "--templates", "house", "--to", "md", cwd=plan.parent)
    assert done.returncode == 2
    assert "clauses/terms/term.md.j2:3" in done.stderr


def test_completion_and_doctor(tmp_path: Path) -> None:
    for shell in ("bash", "zsh", "fish"):
        assert "_PLANFORGE_COMPLETE" in run("completion", shell, cwd=tmp_path).stdout
    done = run("doctor", cwd=tmp_path)
    assert done.returncode == 0
    assert re.search(r"^ok  Pango \(for PDF\) +found$", done.stdout, re.MULTILINE)


def test_a_copy_for_one_party_has_its_private_notes(plan: Path) -> None:
    plan.write_text(
        SMALL.replace("role: [provider]}", "role: [provider], private: {notes: [Secret xyzzy.]}}"), encoding="utf-8"
    )
    assert (
        run("render", "plan.yaml", "--to", "md", "--for", "north", cwd=plan.parent).stdout == "out/small-1.0.0-for-north.md\n"
    )
    assert "xyzzy" in (plan.parent / "out" / "small-1.0.0-for-north.md").read_text(encoding="utf-8")
    assert "xyzzy" not in run("render", "plan.yaml", "--to", "md", "-o", "-", cwd=plan.parent).stdout


def test_a_character_that_the_fonts_cannot_show_is_found_where_it_stands(plan: Path) -> None:
    plan.write_text(SMALL.replace("South Ltd", "South 🚀 Ltd"), encoding="utf-8")
    done = run("render", "plan.yaml", "--to", "pdf", cwd=plan.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert "plan.yaml:5:17: error[PF507]: the fonts of the pages have no picture of U+1F680 (ROCKET)" in done.stderr
    assert run("render", "plan.yaml", "--to", "md,html", cwd=plan.parent).returncode == 0
