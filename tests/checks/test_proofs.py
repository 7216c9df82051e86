"""The proofs of all amounts: run once for all rules that report them, each flaw by a rule of its own, in time. What they find: cases/fees.yaml."""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator
from typing import Any

import pytest

from planforge import checks
from planforge.checks import FLAWS
from planforge.checks.money import amounts
from planforge.checks.money.amount_proofs import AMOUNT_PROOFS
from planforge.checks.money.proofs import PROOFS
from planforge.findings import Path
from planforge.money import Flaw, Setting, prove
from planforge.plan import Plan, build
from planforge.plan.amounts import Amount
from tests.checks.cases import BASES, edited
from tests.conftest import ROOT

REPORTING = (*PROOFS, *AMOUNT_PROOFS)


def plan_with(amount: dict[str, Any]) -> Plan:
    """The plan of fees with this amount for its second."""
    return build(Plan, edited(BASES["fees"], {"referral_fees.1.amount": amount, "referral_fees.1.for": ["expansions"]}))


def _kinds() -> Iterator[str]:
    """The first word of every call of `.flaw(...)` and `.unknown(...)` in the program."""
    for path in (ROOT / "planforge").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("flaw", "unknown"):
                kind = node.args[0]
                assert isinstance(kind, ast.Constant), f"{path}:{node.lineno} names no kind"
                yield str(kind.value)


def test_every_kind_of_flaw_has_a_rule_and_every_rule_a_flaw() -> None:
    assert set(_kinds()) == FLAWS


def test_one_rule_alone_finds_what_all_find_together() -> None:
    plan = plan_with({"greater_of": [{"flat": "GBP 5"}, {"flat": "GBP 4"}], "cap": "GBP 9 per deal"})
    alone = [finding for rule in REPORTING for finding in rule(plan)]
    codes = {rule.code for rule in REPORTING}
    together = [each for each in checks.check(plan) if each.code in codes]
    assert sorted(alone, key=repr) == sorted(together, key=repr)
    assert alone


def test_all_amounts_are_proved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def counting(amount: Amount, setting: Setting, path: Path) -> tuple[Flaw, ...]:
        seen.append(path)
        return prove(amount, setting, path)

    monkeypatch.setattr(amounts, "prove", counting)
    plan = build(Plan, BASES["fees"])
    list(checks.check(plan))
    assert sorted(seen) == sorted(tree.path for tree in amounts.trees(plan))


@pytest.mark.parametrize(
    "amount",
    [
        {"greater_of": [{"flat": "EUR 5"}, {"flat": "GBP 4"}], "cap": "EUR 9 per deal", "floor": "GBP 10 per deal"},
        {"bands": {"of": "net-revenue", "method": "marginal", "steps": [{"up_to": "EUR 5", "rate": "4%"}, {"rate": "5%"}]}},
    ],
)
def test_nothing_is_proved_of_two_currencies(amount: dict[str, Any]) -> None:
    codes = {each.code for each in checks.check(plan_with(amount))}
    assert "PF301" in codes
    assert not codes & {rule.code for rule in AMOUNT_PROOFS}


def test_a_large_or_deep_rule_is_proved_in_time() -> None:
    deep: dict[str, Any] = {"percent": {"rate": "5%", "of": "net-revenue"}}
    for number in range(24):
        deep = {"greater_of": [deep, {"flat": f"GBP {number + 1}"}], "cap": "GBP 900 per deal"}
    steps = [{"up_to": f"GBP {number * 1000:,}", "rate": f"{number % 7 + 1}%"} for number in range(1, 300)]
    bands = {"bands": {"of": "growth", "method": "marginal", "steps": [*steps, {"rate": "0%"}]}}
    start = time.process_time()
    assert list(checks.check(plan_with({"sum": [deep, bands]})))
    assert time.process_time() - start < 5
