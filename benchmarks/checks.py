"""What `planforge check` costs beside check-jsonschema with our schema, on 500 plans of about 300 lines: for one file, started cold, and for
each of many in one process. Starting is also measured as a multiple of importing click, yaml and jsonschema.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from random import Random

from planforge import pipeline

ROOT = Path(__file__).parent.parent
OTHER = "check-jsonschema==0.39.0"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "planforge-benchmarks" / OTHER
"""Where the other tool is installed, once, away from our own libraries."""
LINES = range(250, 401)
"""The lengths of the examples from which plans are made."""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as they are after any installation."""

BARE = [sys.executable, "-c", "import click, yaml, jsonschema"]
OURS = [sys.executable, "-m", "planforge", "check", "--quiet"]
THEIRS = [str(CACHE / "bin" / "check-jsonschema"), "--schemafile", str(ROOT / "schemas" / "plan.bundle.json")]

_ID = re.compile(r"^(plan:\s*\{?\s*id: )[a-z0-9-]+", re.MULTILINE)
_FIGURE = re.compile(r"(?<=[A-Z]{3} )[1-9][0-9]{0,2}(?:,[0-9]{3})*\b|\b[1-9][0-9]?(?=%| days| months)")


def cpu(command: list[str]) -> float:
    """Seconds of CPU that a process took, its start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def install() -> None:
    if not Path(THEIRS[0]).exists():
        venv.create(CACHE, with_pip=True)
        subprocess.run([str(CACHE / "bin" / "pip"), "install", "--quiet", OTHER], check=True)


def changed(text: str, number: int, chance: Random) -> str:
    """The plan with an id of its own, and with other figures where it stays sound."""
    text = _ID.sub(rf"\g<1>plan-{number}", text, count=1)
    for _ in range(5):
        figure = chance.choice(list(_FIGURE.finditer(text)))
        other = f"{text[: figure.start()]}{chance.randint(1, 99)}{text[figure.end() :]}"
        if pipeline.check(other.encode(), "plan.yaml").sound:
            text = other
    return text


def plans(count: int, folder: Path, seed: int = 1) -> list[str]:
    """Files of plans, each another: the examples of middling length in turn."""
    chance = Random(seed)
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("examples/*/plan.yaml"))]
    bases = [text for text in texts if len(text.splitlines()) in LINES]
    made = []
    for number in range(count):
        path = folder / f"plan-{number}.yaml"
        path.write_text(changed(bases[number % len(bases)], number, chance), encoding="utf-8")
        made.append(str(path))
    return made


def main(count: int = 500, rounds: int = 3) -> None:
    install()
    with tempfile.TemporaryDirectory() as folder:
        files = plans(count, Path(folder))
        lines = statistics.mean(len(Path(each).read_text(encoding="utf-8").splitlines()) for each in files)
        print(f"{count} plans of {lines:.0f} lines on average, {rounds} rounds")
        spent: dict[str, list[float]] = {}
        for turn in range(rounds):
            for name, command in (("theirs", THEIRS), ("ours", OURS)):
                for each in files[turn * 7 : turn * 7 + 7]:
                    spent.setdefault(f"{name} cold", []).append(cpu([*command, each]))
                    spent.setdefault("bare", []).append(cpu(BARE))
                spent.setdefault(name, []).append(cpu([*command, *files]) / count)
    middle = {name: statistics.median(each) * 1000 for name, each in spent.items()}
    for what, mark in (("one file, cold", " cold"), ("each of many", "")):
        ours, theirs = middle[f"ours{mark}"], middle[f"theirs{mark}"]
        print(f"{what}: {ours:.1f} ms of CPU, check-jsonschema {theirs:.1f} ms: {ours / theirs:.2f} of it")
    print(f"one file, cold: {middle['ours cold'] / middle['bare']:.2f} times the imports alone ({middle['bare']:.0f} ms)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
