"""The samples of `docs/reports.md`: `python -m tools.reports` puts them in, a test finds drift."""

from __future__ import annotations

import re
from pathlib import Path

from tools.statements import output

PAGE = Path("docs") / "reports.md"
_RUN = re.compile(r"(```console\n\$ planforge (.*?) \| head -(\d+)\n)(?:.*\n)*?(```\n)")


def filled(page: str) -> str:
    """`page` with the first lines of what each command prints put anew. Run it where the paths in the commands are right."""
    return _RUN.sub(lambda found: f"{found[1]}{_head(output(found[2]), int(found[3]))}{found[4]}", page)


def _head(text: str, lines: int) -> str:
    return "".join(text.splitlines(keepends=True)[:lines])


def main() -> None:
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
