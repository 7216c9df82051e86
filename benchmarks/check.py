"""What `planforge check` costs on a plan of about 300 lines, as a multiple of importing click, yaml and jsonschema."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "examples" / "referral" / "plan.yaml"
BARE = [sys.executable, "-c", "import click, yaml, jsonschema"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as they are after any installation."""
CHECK = [sys.executable, "-m", "planforge", "check", "--quiet"]


def cpu(command: list[str]) -> float:
    """Seconds of CPU that a process took, its start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def without_own_clauses(plan: Path) -> str:
    """The plan without its custom clauses, for which `check` composes the whole document."""
    return plan.read_text(encoding="utf-8").partition("\nclauses:")[0] + "\n"


def main(rounds: int = 11) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        plain = Path(place) / "plan.yaml"
        plain.write_text(without_own_clauses(PLAN), encoding="utf-8")
        runs: dict[str, list[float]] = {"bare": [], "check": [], "check with own clauses": []}
        for _ in range(rounds):
            runs["bare"].append(cpu(BARE))
            runs["check"].append(cpu([*CHECK, str(plain)]))
            runs["check with own clauses"].append(cpu([*CHECK, str(PLAN)]))
        bare = statistics.median(runs["bare"])
        print(f"{len(plain.read_text(encoding='utf-8').splitlines())} lines; imports alone {bare * 1000:.0f} ms of CPU")
        for name in ("check", "check with own clauses"):
            spent = statistics.median(runs[name])
            print(f"{name}: {spent * 1000:.0f} ms, {spent / bare:.2f} times the imports")


if __name__ == "__main__":
    main()
