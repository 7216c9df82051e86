"""`planforge solve`: questions as a user asks them, and the figures that prove the answers."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.test_cli import run

PLAN = """\
planforge: 1
plan: {id: small, kind: referral, version: 1.0.0, effective: 2027-01-01, currency: GBP}
parties:
  north: {name: North Ltd, role: [provider]}
  south: {name: South Ltd, role: [referrer]}
terms: {initial: 12 months}
referral_fees:
  - id: standard
    name: Standard Fee
    payer: north
    payee: south
    amount: {percent: {rate: 10%, of: net-revenue}}
  - id: gold
    name: Gold Fee
    payer: north
    payee: south
    amount:
      bands:
        of: net-revenue
        method: marginal
        steps:
          - {up_to: "GBP 25,000", rate: 10%}
          - {rate: 15%}
      cap: GBP 20,000 per client
  - id: falling
    name: Falling Fee
    payer: north
    payee: south
    amount:
      bands:
        of: net-revenue
        method: whole
        steps:
          - {up_to: "GBP 25,000", rate: 10%}
          - {rate: 5%}
  - id: on-margin
    name: Margin Fee
    payer: north
    payee: south
    amount: {percent: {rate: 20%, of: gross-margin}}
  - id: flat
    name: Flat Fee
    payer: north
    payee: south
    amount: {flat: GBP 500}
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("solve") / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def solved(plan: Path, *asked: str) -> str:
    done = run("solve", str(plan), *asked, cwd=plan.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(plan: Path, *asked: str) -> str:
    done = run("solve", str(plan), *asked, cwd=plan.parent)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    return done.stderr


def test_without_a_question_the_whole_curve(plan: Path) -> None:
    assert solved(plan, "--fee", "gold") == (
        "Gold Fee, by Net Revenue\n\nIt comes to:\n  £2,500 at £25,000\n  £20,000 from £141,666.67 on\n"
    )


def test_which_figure_gives_a_payment(plan: Path) -> None:
    assert solved(plan, "--fee", "gold", "--pays", "5000") == (
        "Gold Fee, by Net Revenue\n\n"
        "It comes to £5,000 or more from Net Revenue of £41,666.67 on.\n\n"
        "  Net Revenue     Gold Fee                   £5,000\n"
        "   £41,666.66   £4,999.999  is less than  £5,000.00\n"
        "   £41,666.67  £5,000.0005  is more than  £5,000.00\n"
    )


def test_never_has_a_reason(plan: Path) -> None:
    assert "It comes to £30,000 or more: never. The most that it comes to is £20,000.00." in solved(
        plan, "--fee", "gold", "--pays", "30000"
    )


def test_where_a_cap_bites(plan: Path) -> None:
    said = solved(plan, "--fee", "gold", "--cap")
    assert "It reaches its cap of £20,000 for each client from Net Revenue of £141,666.67 on." in said


def test_each_of_several_caps_is_told(plan: Path) -> None:
    several = plan.with_name("caps.yaml")
    several.write_text(
        PLAN.replace("cap: GBP 20,000 per client", 'caps: ["GBP 5,000 per month", "GBP 20,000 per year"]'), encoding="utf-8"
    )
    said = solved(several, "--fee", "gold", "--cap")
    assert "its cap of £5,000 in each calendar month from Net Revenue of £41,666.67 on." in said
    assert "its cap of £20,000 in each calendar year from Net Revenue of £141,666.67 on." in said


def test_a_falling_rule_has_two_answers(plan: Path) -> None:
    said = solved(plan, "--fee", "falling", "--pays", "GBP 2,000")
    assert (
        "It comes to £2,000 or more from Net Revenue of £20,000.00 up to £25,000.00; and again from Net Revenue of £40,000.00 on. "
        "There are 2 such ranges.\n"
    ) in said


def test_break_even_with_a_flat_rate(plan: Path) -> None:
    said = solved(plan, "--fee", "gold", "--break-even", "12%")
    assert "at least as much as a flat 12% of Net Revenue from Net Revenue of £41,666.67 up to £166,666.66." in said


def test_the_flat_rate_for_one_figure(plan: Path) -> None:
    assert "from Flat Rate of 13.44% (exactly 13.4375%) on." in solved(plan, "--fee", "gold", "--rate-at", "80000")


def test_where_a_tier_pays_for_its_cost(plan: Path) -> None:
    said = solved(plan, "--fee", "gold", "--overtakes", "standard", "--cost", "1000")
    assert "at least as much as Standard Fee and £1,000 from Net Revenue of £45,000.00 up to £190,000.00." in said


def test_where_a_step_pays_for_itself(plan: Path) -> None:
    assert "The step at £25,000.00 pays for itself from Net Revenue of £50,000.00 on." in solved(
        plan, "--fee", "falling", "--steps"
    )
    assert "pays for itself at once: never less than the £2,500.00 before it." in solved(plan, "--fee", "gold", "--steps")


def test_deals_whose_margin_is_eaten(plan: Path) -> None:
    said = solved(plan, "--fee", "gold", "--fee", "flat", "--margin", "12.5%")
    assert (
        "All of the margin of 12.5% is eaten up to Deal Price of £20,000.00; "
        "and again from Deal Price of £30,000.00 up to £164,000.00."
    ) in said
    assert "All of the margin of 30% is eaten: never. A part of the margin is always left." in solved(
        plan, "--fee", "standard", "--fee", "on-margin", "--margin", "30%"
    )


def test_the_least_margin(plan: Path) -> None:
    said = solved(plan, "--fee", "standard", "--fee", "on-margin", "--least-margin", "50000")
    assert "The fees on a deal of £50,000 are paid out of its margin from Margin of 12.5% on." in said


def test_json_is_exact(plan: Path) -> None:
    found = json.loads(solved(plan, "--fee", "gold", "--cap", "--to", "json"))
    (held,) = found["answers"][0]["holds"]
    assert (held["from"], held["to"], held["exactly_from"]) == ("141666.67", None, "425000/3")
    assert held["proof"] == [
        {"at": "141666.66", "pays": "19999999/1000", "against": "20000"},
        {"at": "141666.67", "pays": "40000001/2000", "against": "20000"},
    ]


def test_svg_is_the_picture(plan: Path) -> None:
    picture = solved(plan, "--fee", "gold", "--break-even", "12%", "--to", "svg")
    words = [text.text for text in ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]
    assert {"Gold Fee", "a flat 12% of Net Revenue", "£166,666.67"} <= set(words)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ([], "this plan has several fees"),
        (["--fee", "gld"], "this plan has no fee gld"),
        (["--fee", "flat"], "Flat Fee depends on no figure"),
        (["--fee", "gold", "--cap", "--steps"], "ask one question at a time"),
        (["--fee", "gold", "--pays", "USD 5"], "USD 5.00 is not in GBP"),
        (["--fee", "gold", "--pays", "lots"], "--pays"),
        (["--fee", "gold", "--by", "users"], "does not depend on users"),
        (["--fee", "gold", "--given", "users=3"], "no figure users is used here"),
        (["--fee", "standard", "--cap"], "Standard Fee has no cap"),
        (["--fee", "gold", "--cost", "5"], "--cost goes with --overtakes"),
        (["--fee", "gold", "--fee", "flat"], "take several fees"),
        (["--fee", "gold", "--rate-at", "0"], "above nothing"),
        (["--fee", "gold", "--deal", "colour=red"], "--deal"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(plan: Path, asked: list[str], says: str) -> None:
    assert says in refused(plan, *asked)


def test_a_plan_with_errors_is_not_solved(plan: Path) -> None:
    bad = plan.with_name("bad.yaml")
    bad.write_text(PLAN.replace("payee: south", "payee: sout", 1), encoding="utf-8")
    done = run("solve", "bad.yaml", "--fee", "gold", cwd=plan.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert "did you mean south?" in done.stderr
