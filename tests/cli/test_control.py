"""How users say what they want to be told: settings file, environment, options, comments."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planforge.cli import group
from planforge.errors import PlanForgeError
from tests.cli.test_cli import SMALL, run

VARIABLES = ("SELECT", "IGNORE", "SEVERITY", "FAIL_ON")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound plan about which something is to be said (PF214, PF801), in a repository of its own."""
    for name in VARIABLES:
        monkeypatch.delenv(f"PLANFORGE_{name}", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / ".git").mkdir()
    path = tmp_path / "plan.yaml"
    path.write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def check(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(group, ["check", "plan.yaml", *arguments], env=environment, standalone_mode=False)


def codes(*arguments: str, **environment: str) -> set[str]:
    done = check("--format", "json", *arguments, **environment)
    return {each["code"] for each in json.loads(done.stdout)}


def settings(text: str) -> None:
    Path("planforge.toml").write_text(text, encoding="utf-8")


def allow(plan: Path, words: str, line: str = "terms:") -> None:
    plan.write_text(SMALL.replace(line, f"# planforge: {words}\n{line}"), encoding="utf-8")


def test_ignore_and_select_by_option_variable_and_file(plan: Path) -> None:
    assert {"PF214", "PF801"} <= codes()
    assert codes("--ignore", "PF214") == codes() - {"PF214"} == codes(PLANFORGE_IGNORE="PF214")
    assert codes("--select", "PF2,PF801") >= {"PF214", "PF801"}
    assert codes("--select", "PF801", "--select", "PF214") == {"PF214", "PF801"}
    settings('[check]\nselect = ["PF8"]\n')
    assert {each[:3] for each in codes()} == {"PF8"}
    assert "PF801" not in codes("--ignore", "PF801")
    assert codes("--select", "PF214", PLANFORGE_SELECT="PF801") == {"PF214"}
    assert codes(PLANFORGE_SELECT="PF801") == {"PF801"}
    assert "PF214" in codes("--no-config")


def test_errors_are_told_whatever_is_said(plan: Path) -> None:
    plan.write_text(SMALL.replace("payee: south", "payee: sout"), encoding="utf-8")
    assert codes("--select", "PF8") >= {"PF201"}
    assert codes("--ignore", "PF") == {"PF201"}
    assert check("--severity", "PF2=note", "--ignore", "PF8").return_value == 1
    for wrong in (["--ignore", "PF201"], ["--severity", "PF201=note"]):
        with pytest.raises(PlanForgeError, match="PF201"):
            raise check(*wrong).exception or AssertionError


def test_severity_and_fail_on(plan: Path) -> None:
    assert check().return_value == 0
    assert check("--fail-on", "warning").return_value == 1
    assert check(PLANFORGE_FAIL_ON="warning").return_value == 1
    assert check("--severity", "PF214=error").return_value == 1
    assert check("--severity", "PF=note", "--fail-on", "warning").return_value == 0
    settings('[check]\nfail_on = "warning"\nseverity = {PF214 = "error"}\n')
    assert check().return_value == 1
    assert "error[PF214]" in check().stdout
    assert check("--fail-on", "error", "--severity", "PF214=warning").return_value == 0
    assert check(PLANFORGE_FAIL_ON="error", PLANFORGE_SEVERITY="PF214=note").return_value == 0


def test_what_the_file_raises_to_an_error_is_not_rendered(plan: Path) -> None:
    settings('[check]\nseverity = {PF214 = "error"}\n')
    done = run("render", "plan.yaml", "--to", "md", cwd=plan.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[PF214]" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "variables", "message"),
    [
        (["--ignore", "PF99"], {}, "--ignore: no code begins with PF99"),
        ([], {"PLANFORGE_FAIL_ON": "fatal"}, "PLANFORGE_FAIL_ON: 'fatal' is no severity"),
        (["--severity", "PF214"], {}, "--severity: PF214 has no level"),
        (["--severity", "PF214="], {}, "--severity: PF214 has no level"),
        ([], {"PLANFORGE_SELECT": "E501"}, "PLANFORGE_SELECT: 'E501' is no code"),
        ([], {"SOURCE_DATE_EPOCH": "yesterday"}, "SOURCE_DATE_EPOCH is no time"),
    ],
)
def test_wrong_options_and_variables_end_with_2(
    plan: Path, arguments: list[str], variables: dict[str, str], message: str
) -> None:
    done = run("check", "plan.yaml", *arguments, cwd=plan.parent, **variables)
    assert done.returncode == 2
    assert message in done.stderr
    assert "= help: " in done.stderr


def test_wrong_settings_end_with_2_and_name_the_line(plan: Path) -> None:
    settings('[check]\nignore = ["PF201"]\n')
    done = run("check", "plan.yaml", cwd=plan.parent)
    assert done.returncode == 2
    assert "planforge.toml:2: [check] ignore: an error means that" in done.stderr


def test_an_allowed_finding_is_counted_and_not_told(plan: Path) -> None:
    allow(plan, "allow PF214: they want none")
    assert codes() == {each for each in codes("--select", "PF") if each != "PF214"}
    assert check().stdout.endswith(" (1 allowed)\n")
    done = run("render", "plan.yaml", "--to", "md", cwd=plan.parent)
    assert done.returncode == 0
    assert "PF214" not in done.stderr


def test_what_settings_leave_out_is_counted(plan: Path) -> None:
    allow(plan, "allow PF214: they want none")
    assert check("--ignore", "PF801").stdout.endswith(" (1 allowed, 1 ignored)\n")
    done = check("--select", "PF52")
    assert re.search(r"nothing found in plan.yaml \(1 allowed, [0-9]+ ignored\)", done.stderr)


def test_the_summary_says_that_meaning_was_not_checked(plan: Path) -> None:
    assert "meaning" not in check().stdout
    plan.write_text(SMALL.replace("initial: 12 months", "initial: soon"), encoding="utf-8")
    assert check().stdout.endswith("1 error in plan.yaml; meaning is checked once it is mended\n")
    plan.write_text(SMALL.replace("initial: 12 months", "initial: soon").replace("GBP 100", "lots"), encoding="utf-8")
    assert check().stdout.endswith("2 errors in plan.yaml; meaning is checked once these are mended\n")
    plan.write_text(SMALL.replace("initial: 12 months", "initial: 12 monthz").replace("GBP 100", "lots"), encoding="utf-8")
    assert "once these are mended; `planforge check --fix` mends 1" in check().stdout


def test_what_looks_like_a_setting_of_ours_and_is_none_is_told(plan: Path) -> None:
    done = run("check", "plan.yaml", cwd=plan.parent, PLANFORGE_FAILON="warning", PLANFORGE_ELSE="1")
    assert done.returncode == 0
    assert done.stderr == "planforge: PLANFORGE_FAILON is not read; did you mean PLANFORGE_FAIL_ON?\n"
    assert "PLANFORGE" not in run("check", "plan.yaml", cwd=plan.parent, PLANFORGE_FAIL_ON="error", PLANFORGE_DEBUG="1").stderr


def test_an_unknown_look_is_told_by_check(plan: Path) -> None:
    settings('[pages]\nlook = "clasic"\n')
    with pytest.raises(PlanForgeError, match="there is no look clasic"):
        raise check().exception or AssertionError


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[check]\nfail_on warning\n", "planforge.toml:2: an = is missing between the key and its value"),
        ("[check]\nfail_on = warning\n", "planforge.toml:2: the value is missing, or is a text without quotes"),
        ('[check]\nselect = ["PF2"\nfail_on = "note"\n', "planforge.toml:3: a list is not closed: a comma or ] is missing"),
        ('[check\nselect = ["PF2"]\n', "planforge.toml:1: the ] of a table's name is missing"),
        ('[check]\nfail_on = "note\n', "planforge.toml:2: the quote at the end of a text is missing"),
        ('[check]\nfail_on = "note"\nfail_on = "error"\n', "planforge.toml:3: this key stands twice"),
    ],
)
def test_broken_toml_by_line_and_with_what_is_missing(plan: Path, text: str, words: str) -> None:
    settings(text)
    with pytest.raises(PlanForgeError, match=re.escape(words)):
        raise check().exception or AssertionError


def test_the_day_decides_only_where_a_comment_ends(plan: Path) -> None:
    allow(plan, "allow PF214 until 2027-06-30: they talk about it")
    before, after = check("--as-of", "2027-06-30").stdout, check("--as-of", "2027-07-01").stdout
    assert "PF214" not in before
    assert "warning[PF214]" in after
    assert "warning[PF018]: this comment allowed PF214 until 2027-06-30" in after
    assert check(SOURCE_DATE_EPOCH="1814400000").stdout == after
    assert check(SOURCE_DATE_EPOCH="1814399999").stdout == before
    assert check("--as-of", "2027-06-30", SOURCE_DATE_EPOCH="1814486400").stdout == before
    allow(plan, "allow PF214: they want none")
    assert check("--as-of", "2027-06-30").stdout == check("--as-of", "2199-12-31").stdout


def test_an_unused_comment_is_told_but_not_for_what_set_changes(plan: Path) -> None:
    allow(plan, "allow PF214: they want none", "parties:")
    assert {"PF019", "PF214"} <= codes()
    assert "PF019" not in codes("--set", "plan.currency=EUR")


def test_settings_hold_for_plans_below_and_each_plan_has_its_own(plan: Path) -> None:
    settings('[check]\nfail_on = "note"\n')
    below = plan.parent / "below"
    below.mkdir()
    (below / "plan.yaml").write_text(SMALL, encoding="utf-8")
    assert run("check", "below/plan.yaml", cwd=plan.parent).returncode == 1
    (below / "planforge.toml").write_text('[check]\nignore = ["PF"]\n', encoding="utf-8")
    assert run("check", "below/plan.yaml", cwd=plan.parent).returncode == 0
    assert run("check", "below/plan.yaml", "plan.yaml", cwd=plan.parent).returncode == 1
    assert run("check", "-", cwd=below, text=SMALL).returncode == 0
    assert run("check", "-", cwd=plan.parent, text=SMALL).returncode == 1


def test_settings_are_shown_with_their_origin(plan: Path) -> None:
    settings('[check]\nignore = ["PF4"]\nfail_on = "warning"\n[pages]\nlook = "modern"\n')
    file = plan.parent / "planforge.toml"
    done = check("--show-settings", "--severity", "PF8=note", "--as-of", "2027-01-31", PLANFORGE_SELECT="PF2,PF8")
    assert done.return_value == 0
    assert done.stdout.splitlines() == [
        "plan.yaml",
        f"  settings  {file}",
        "  severity  PF8=note  (--severity)",
        "  select    PF2, PF8  (PLANFORGE_SELECT)",
        f"  ignore    PF4  ({file}:2: [check] ignore)",
        f"  fail_on   warning  ({file}:3: [check] fail_on)",
        f"  look      modern  ({file})",
        "  today     2027-01-31  (--as-of)",
    ]
