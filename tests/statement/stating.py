"""Statements as a user makes them: a plan in YAML and deals in CSV go in, lines, totals or text come out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from planforge import accounts, pipeline
from planforge.findings import Finding
from planforge.pipeline import Checked
from planforge.statement import Line, Statement, Total

HEAD = """
planforge: 1
plan: {id: a, kind: referral, version: 1.0.0, currency: GBP, effective: 2027-01-01}
parties:
  northwind: {name: Northwind Ltd, role: [channel owner]}
  brightpath: {name: Brightpath LLP, role: [channel partner]}
  harbour: {name: Harbour GmbH, role: [channel partner]}
"""
FEE = """
  - id: main
    name: Main Fee
    payer: northwind
"""
NET = "{percent: {rate: 10%, of: net-revenue}}"


def plan_text(
    *terms: str, more: str = "", head: str = HEAD, payee: str = "payee: brightpath", earned: str = "when the client pays"
) -> str:
    """A plan with one fee. `terms` are lines of the fee in YAML; `more` stands beside the fees."""
    lines = [payee, f"earned: {earned}" if earned else "", *terms]
    return f"{head}{more}\nreferral_fees:{FEE}" + "".join(f"    {line}\n" for line in lines if line)


@cache
def checked(text: str) -> Checked:
    """The plan in `text`, which must be sound."""
    made = pipeline.check(text.encode(), "plan.yaml")
    assert made.sound, [f"{each.code} {each.at}: {each.message}" for each in made.findings]
    return made


@contextmanager
def stated(plans: str | Sequence[str], deals: str, **asked: Any) -> Iterator[Statement]:
    """The statement of `deals`, a table with commas; `asked` are the options of the command."""
    texts = [plans] if isinstance(plans, str) else plans
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deals.csv"
        path.write_text(table(deals), encoding="utf-8")
        with accounts.statement([checked(text) for text in texts], path, **asked) as made:
            yield made


def table(deals: str) -> str:
    """`deals` without the spaces that make them readable here."""
    rows = (row.strip() for row in deals.strip().splitlines())
    return "".join(",".join(cell.strip() for cell in row.split(",")) + "\n" for row in rows)


def lines(plans: str | Sequence[str], deals: str, **asked: Any) -> list[Line]:
    with stated(plans, deals, **asked) as made:
        assert made.book.findings == () or all(each.severity.value != "error" for each in made.book.findings), (
            made.book.findings
        )
        return list(made.lines())


def totals(plans: str | Sequence[str], deals: str, **asked: Any) -> tuple[Total, ...]:
    with stated(plans, deals, **asked) as made:
        list(made.lines())
        return made.totals


def uncomputed(plans: str | Sequence[str], deals: str, **asked: Any) -> tuple[Finding, ...]:
    with stated(plans, deals, **asked) as made:
        list(made.lines())
        return accounts.uncomputed(made)


def written(plans: str | Sequence[str], deals: str, to: str = "text", *, steps: bool = False, **asked: Any) -> str:
    last = plans if isinstance(plans, str) else plans[-1]
    with stated(plans, deals, **asked) as made:
        return b"".join(accounts.written(made, checked(last), to, steps=steps)).decode()


def told(plans: str | Sequence[str], deals: str, **asked: Any) -> list[str]:
    """Each line in short: "2027-02-01 D1 fee GBP 100.00 earned when the client pays"."""
    return [f"{each.on} {each.deal or '-'} {each.what} {each.amount} {each.why}" for each in lines(plans, deals, **asked)]


def figures(plans: str | Sequence[str], deals: str, **asked: Any) -> list[tuple[str, str, str]]:
    """The day, the sort and the amount of each line."""
    return [(f"{each.on}", each.what, str(each.amount)) for each in lines(plans, deals, **asked)]
