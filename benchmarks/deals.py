"""What reading and sweeping a table of deals costs, in rows per second and in memory, for a table and for one ten times as long."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time

from planforge import deals

KNOWN = deals.Known(
    "GBP",
    {"receipts": "money", "taxes": "money", "refunds": "money", "seats": "number"},
    {"northwind": "Northwind", "brightpath": "Brightpath"},
    {"coaching": "Leadership coaching", "team": "Team coaching"},
    {"gold": "Gold"},
    date(2027, 1, 1),
)
HEAD = "deal,event,date,client,kind,product,by,receipts,taxes,refunds,seats\n"


def lines(count: int) -> Iterator[str]:
    """Three rows for each deal, which do not stand together."""
    for deal in range(count):
        day = date(2027, 1, 1) + timedelta(days=deal % 700)
        yield f"D-{deal},registered,{day},Client {deal % 5000} Ltd,new client,coaching,brightpath,,,,\n"
    for deal in range(count):
        day = date(2027, 1, 20) + timedelta(days=deal % 700)
        yield f"D-{deal},signed,{day},,,,,,,,\n"
    for deal in range(count):
        day = date(2027, 3, 1) + timedelta(days=deal % 700)
        yield f"D-{deal},paid,{day},,,,,{1000 + deal % 977}.50,{deal % 200},,{1 + deal % 9}\n"


def measured(path: Path) -> str:
    """Read and sweep the table at `path`; memory is that of this process."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    with path.open("rb") as file, deals.read(file, path.name, KNOWN) as book:
        read = process_time() - start
        start = process_time()
        swept = sum(1 for _ in book.sweep())
        sweeping = process_time() - start
        assert swept == book.rows, book.findings[:3]
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return (
        f"{book.rows:,} rows: read {book.rows / read:,.0f}/s, swept {swept / sweeping:,.0f}/s, memory grows by {grown:.1f} MiB"
    )


def main() -> None:
    if sys.argv[1:]:
        print(measured(Path(sys.argv[1])))
        return
    with tempfile.TemporaryDirectory() as place:
        for count in (10_000, 100_000):
            path = Path(place) / f"{count}.csv"
            with path.open("w", encoding="utf-8") as file:
                file.write(HEAD)
                file.writelines(lines(count))
            subprocess.run([sys.executable, "-m", "benchmarks.deals", str(path)], check=True)


if __name__ == "__main__":
    main()
