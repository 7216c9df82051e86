"""The tables of `docs/statements.md`, and what its commands print: `python -m tools.statements` puts them in, a test finds drift."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

from click.testing import CliRunner

from planforge.cli import group
from planforge.statement.export import COLUMNS
from planforge.statement.schemas import LINES, TOLD

PAGE = Path("docs") / "statements.md"
_RUN = re.compile(r"(```console\n\$ planforge (.*)\n)(?:.*\n)*?(```\n)")


def filled(page: str) -> str:
    """`page` with each table and the output of each command put anew. Run it where the paths in the commands are right."""
    for name, rows in (("lines", table("Line", LINES)), ("columns", table("Column", {name: TOLD[name] for name in COLUMNS}))):
        before, mark, rest = page.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        page = "".join((before, mark, *(f"{row}\n" for row in rows), end, after))
    return _RUN.sub(lambda found: f"{found[1]}{output(found[2])}{found[3]}", page)


def table(head: str, told: Mapping[str, str]) -> Iterator[str]:
    yield from (f"| {head} | Meaning |", "| --- | --- |")
    yield from (f"| `{name}` | {meaning} |" for name, meaning in told.items())


def output(arguments: str) -> str:
    """What `planforge` with these arguments prints."""
    return CliRunner().invoke(group, shlex.split(arguments), catch_exceptions=False).output


def main() -> None:
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
