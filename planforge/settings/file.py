"""Which settings file holds in a folder, and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planforge.errors import PlanForgeError
from planforge.files import read_bytes
from planforge.record import record

NAMES = ("planforge.toml", "pyproject.toml")
_LARGEST = 1_000_000
_OURS = rb"""(?m)^[ \t]*(?:\[[ \t]*)?["']?tool["']?[ \t]*(?:[\]={]|\.[ \t]*["']?planforge\b)"""
"""What a pyproject.toml that speaks to us must have. Parsing TOML takes longer than checking a plan, so others are passed over."""


@record
class File:
    """A settings file. `prefix` is what stands before the names of our tables in it."""

    path: Path
    text: str
    data: Mapping[str, Any]
    prefix: str = ""

    def place(self, table: str, key: str) -> str:
        """Where `key` of `table` stands, for messages; `table` is empty for a table itself."""
        line = self._line(table, key)
        name = f"{self.path}:{line}" if line else str(self.path)
        return f"{name}: [{self.prefix}{table}] {key}" if table else name

    def _line(self, table: str, key: str) -> int | None:
        """The line of a key, or of a table where `table` is empty; None where it is written in an unusual way."""
        inside = not table and not self.prefix
        for number, line in enumerate(self.text.split("\n"), start=1):
            heading = re.match(_HEADING, line)
            if heading:
                name = heading.group(1).replace(" ", "")
                if not table and name == f"{self.prefix}{key}":
                    return number
                inside = name == f"{self.prefix}{table}".rstrip(".")
            elif inside and re.match(rf"[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.]", line):
                return number
        return None


_HEADING = r"[ \t]*\[[ \t]*([^\[\]]+?)[ \t]*\]"


def nearest(folder: Path) -> File | None:
    """The settings file of `folder`, or of the nearest folder above it. The search ends where a repository begins."""
    for each in (folder, *folder.parents):
        for name in NAMES:
            found = _file(each / name)
            if found is not None:
                return found
        if (each / ".git").exists():
            return None
    return None


def _file(path: Path) -> File | None:
    if not path.is_file():
        return None
    raw = read_bytes(path, _LARGEST)
    if path.name == "planforge.toml":
        return File(path, raw.decode("utf-8", "replace"), _parsed(path, raw))
    if not re.search(_OURS, raw):
        return None
    data = _parsed(path, raw).get("tool", {}).get("planforge")
    return None if data is None else File(path, raw.decode(), data, "tool.planforge.")


def _parsed(path: Path, raw: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(raw.decode())
    except UnicodeDecodeError as error:
        raise PlanForgeError(f"{path} is not text in UTF-8", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise PlanForgeError(_fault(path, raw.decode(), str(error)), _HINT) from error


_HINT = 'write a line as fail_on = "warning", a list as ["PF302", "PF4"], a table\'s name as [check]'
_FAULTS = (
    ("Expected '='", "an = is missing between the key and its value"),
    ("Unclosed array", "a list is not closed: a comma or ] is missing"),
    ("Unclosed inline table", "a group is not closed: a comma or } is missing"),
    ("Expected ']'", "the ] of a table's name is missing"),
    ("Illegal character '\\n'", "the quote at the end of a text is missing"),
    ("Invalid value", "the value is missing, or is a text without quotes"),
    ("Cannot overwrite", "this key stands twice"),
    ("Cannot declare", "this table stands twice"),
    ("Expected newline", "something stands behind the value"),
    ("Invalid statement", "this is neither key = value nor the name of a table in brackets"),
)
"""How TOML's reader begins what it says, and the same in our words."""


def _fault(path: Path, text: str, said: str) -> str:
    """What is wrong with a TOML file and in which line."""
    place = re.search(r" \(at (?:line ([0-9]+), column [0-9]+|end of document)\)$", said)
    line = place[1] if place and place[1] else len(text.splitlines())
    ours = next((words for begins, words in _FAULTS if said.startswith(begins)), said.partition(" (at ")[0])
    return f"{path}:{line}: {ours}"
