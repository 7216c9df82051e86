"""`planforge check --fix` and `--diff` as users meet them: what is written, what is printed where, how it ends."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from planforge.errors import PlanForgeError
from planforge.files import rewrite
from tests.cli.test_cli import SMALL, run

BROKEN = SMALL.replace("12 months", "twelve months").replace("payee: south", "payee: soutth   # ours")
RIGHT = SMALL.replace("payee: south", "payee: south   # ours")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def test_fix_writes_says_what_it_did_and_ends_as_check_does_after_it(plan: Path) -> None:
    done = run("check", "--fix", "plan.yaml", cwd=plan.parent)
    assert done.returncode == 0
    assert plan.read_text(encoding="utf-8") == RIGHT
    assert done.stderr.splitlines() == [
        "plan.yaml:6:18: mended[PF103]: twelve months is now 12 months",
        "plan.yaml:11:12: mended[PF201]: soutth is now south",
    ]
    assert "error" not in done.stdout
    assert "--fix" not in done.stdout
    again = run("check", "--fix", "plan.yaml", cwd=plan.parent)
    assert (again.stdout, again.returncode) == (done.stdout, 0)
    assert again.stderr == ""


def test_what_cannot_be_mended_is_told_and_fails(plan: Path) -> None:
    plan.write_text(BROKEN.replace("payer: north", "payer: nobody"), encoding="utf-8")
    done = run("check", "--fix", "plan.yaml", cwd=plan.parent)
    assert done.returncode == 1
    assert "payee: south   # ours\n" in plan.read_text(encoding="utf-8")
    assert "error[PF201]: this plan has no party nobody" in done.stdout


def test_diff_shows_and_writes_nothing(plan: Path) -> None:
    done = run("check", "--diff", "plan.yaml", cwd=plan.parent)
    assert done.returncode == 0
    assert plan.read_text(encoding="utf-8") == BROKEN
    assert done.stdout.startswith("--- plan.yaml\n+++ plan.yaml\n@@ ")
    assert "-terms: {initial: twelve months}\n+terms: {initial: 12 months}\n" in done.stdout
    assert done.stderr.startswith("2 would be mended, then: ")


@pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")
def test_patch_reads_the_difference(plan: Path) -> None:
    done = run("check", "--diff", "plan.yaml", cwd=plan.parent)
    subprocess.run(["patch", "-p0"], cwd=plan.parent, input=done.stdout, capture_output=True, text=True, check=True)
    assert plan.read_text(encoding="utf-8") == RIGHT


def test_diff_goes_before_fix_and_colour_only_where_wanted(plan: Path) -> None:
    done = run("check", "--fix", "--diff", "plan.yaml", cwd=plan.parent, FORCE_COLOR="1")
    assert plan.read_text(encoding="utf-8") == BROKEN
    assert "\x1b[31m-    payee: soutth   # ours\x1b[0m\n\x1b[32m+    payee: south   # ours\x1b[0m\n" in done.stdout
    assert "\x1b" not in run("check", "--diff", "plan.yaml", cwd=plan.parent, NO_COLOR="1").stdout


def test_standard_input_comes_out_mended(tmp_path: Path) -> None:
    done = run("check", "--fix", "-", cwd=tmp_path, text=BROKEN)
    assert (done.stdout, done.returncode) == (RIGHT, 0)
    assert "<stdin>:6:18: mended[PF103]" in done.stderr
    broken = "a: [1\n"
    assert run("check", "--fix", "-", cwd=tmp_path, text=broken).stdout == broken


def test_findings_for_programs_stay_alone_on_standard_output(plan: Path) -> None:
    done = run("check", "--fix", "--format", "json", "plan.yaml", cwd=plan.parent)
    assert all(each["severity"] != "error" for each in json.loads(done.stdout))


def test_fix_and_set_do_not_go_together(plan: Path) -> None:
    done = run("check", "--fix", "--set", "plan.id=x", "plan.yaml", cwd=plan.parent)
    assert done.returncode == 2
    assert "--set" in done.stderr
    assert plan.read_text(encoding="utf-8") == BROKEN


def test_quiet_says_nothing_of_what_it_mended(plan: Path) -> None:
    assert run("check", "--fix", "-q", "plan.yaml", cwd=plan.parent).stderr == ""
    assert plan.read_text(encoding="utf-8") == RIGHT


def test_ends_of_lines_marks_and_permissions_stay(plan: Path) -> None:
    raw = b"\xef\xbb\xbf" + BROKEN.replace("\n", "\r\n").encode()
    plan.write_bytes(raw)
    plan.chmod(0o640)
    run("check", "--fix", "plan.yaml", cwd=plan.parent)
    assert plan.read_bytes() == b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode()
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert [path.name for path in plan.parent.iterdir()] == ["plan.yaml"]


def test_a_link_stays_a_link(plan: Path) -> None:
    link = plan.parent / "link.yaml"
    link.symlink_to(plan)
    run("check", "--fix", "link.yaml", "plan.yaml", cwd=plan.parent)
    assert link.is_symlink()
    assert plan.read_text(encoding="utf-8") == RIGHT


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"changed")
    with pytest.raises(PlanForgeError, match="was changed while"):
        rewrite({one: (b"1", b"new"), two: (b"2", b"new")})
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"changed")
