"""What a statement costs: time for each deal by a plan of ten rules, and memory, for 10,000 deals and for ten times as many."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time

from planforge import accounts, pipeline

CLIENTS = 2_000
"""As many clients whatever the number of deals: what is remembered of a client is not what is measured."""
RULES = (
    "{percent: {rate: 10%, of: net-revenue}}",
    "{flat: GBP 50}",
    "{bands: {of: net-revenue, per: year, method: marginal, steps: [{up_to: 'GBP 500,000', rate: 5%}, {rate: 7.5%}]}}",
    "{bands: {of: net-revenue, method: whole, steps: [{below: 'GBP 1,200', rate: 3%}, {rate: 4%, at_most: GBP 60}]}}",
    "{greater_of: [{flat: GBP 20}, {percent: {rate: 2%, of: net-revenue}}]}",
    "{percent: {rate: 12.5%, of: net-revenue}, cap: 'GBP 5,000 per client'}",
    "{percent: {rate: 1%, of: net-revenue}, floor: 'GBP 12,000 per year', cap: 'GBP 90,000 per year'}",
    "{sum: [{flat: GBP 5}, {percent: {rate: 0.5%, of: net-revenue}}]}",
    "{cases: {of: product, cases: [{is: [coaching], amount: {flat: GBP 3}}], otherwise: {percent: {rate: 1%, of: net-revenue}}}}",
    "{share: {rate: 30%, of: {percent: {rate: 10%, of: net-revenue}}}}",
)


def plan() -> str:
    """Ten fees, each earned when the client pays."""
    fees = "\n".join(
        f"  - {{id: fee-{number}, name: Fee {number}, payer: northwind, payee: brightpath, each: deal, earned: when the client pays,"
        f" amount: {rule}}}"
        for number, rule in enumerate(RULES)
    )
    return (
        "planforge: 1\nplan: {id: bench, kind: referral, version: 1.0.0, currency: GBP, effective: 2027-01-01}\n"
        "parties:\n  northwind: {name: Northwind Ltd, role: [vendor]}\n  brightpath: {name: Brightpath LLP, role: [referrer]}\n"
        "scope: {products: [{id: coaching, name: Coaching}, {id: team, name: Team days}]}\n"
        f"referral_fees:\n{fees}\n"
    )


def rows(count: int) -> Iterator[str]:
    """Two rows for each deal; the rows of a deal stand together, the deals in no order of time."""
    yield "deal,event,date,client,kind,product,by,receipts,taxes\n"
    for deal in range(count):
        signed = date(2027, 1, 2) + timedelta(days=deal * 37 % 700)
        paid = signed + timedelta(days=30 + deal % 60)
        product = "coaching" if deal % 3 else "team"
        yield f"D-{deal},signed,{signed},Client {deal % CLIENTS} Ltd,new client,{product},brightpath,,\n"
        yield f"D-{deal},paid,{paid},,,,,{1000 + deal % 977}.50,{deal % 200}\n"


def measured(path: Path) -> None:
    """One statement as CSV, thrown away as it is made; memory is that of this process."""
    checked = pipeline.check(plan().encode(), "plan.yaml")
    assert checked.sound, checked.findings
    accounts.computed(checked, {})
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    with accounts.statement([checked], path) as made:
        for _ in accounts.written(made, checked, "csv"):
            pass
        lines, deals = sum(made.counts.values()), made.book.deals
    spent = process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{deals:,} deals, {lines:,} lines: {spent / deals * 1e6:,.0f} µs a deal, memory grows by {grown:.1f} MiB")


def main() -> None:
    if sys.argv[1:]:
        measured(Path(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as place:
        for count in (10_000, 100_000):
            path = Path(place) / f"{count}.csv"
            path.write_text("".join(rows(count)))
            subprocess.run([sys.executable, "-m", "benchmarks.statement", str(path)], check=True)


if __name__ == "__main__":
    main()
