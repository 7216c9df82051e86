"""The settings of a folder of plans. They hold no terms: they say how pages look and how strictly plans are read.

One file holds for a plan: the nearest `planforge.toml`, or `pyproject.toml` with `[tool.planforge]`, in its folder or above. Each table
is one module here; a new table is one more module, one more field of `Settings`, and one more line in `read`.
"""

from __future__ import annotations

from pathlib import Path

from planforge.record import record
from planforge.settings.check import CheckSettings, check_settings
from planforge.settings.file import NAMES, File, nearest
from planforge.settings.pages import Pages, pages_settings
from planforge.settings.table import Faults, Table, refuse
from planforge.values import Misread


@record
class Settings:
    """What one file says, table by table; `file` is None where there is none, and all is as usual."""

    file: Path | None = None
    pages: Pages = Pages()
    check: CheckSettings = CheckSettings()


_TABLES = ("pages", "check")


def read(folder: Path) -> Settings:
    """The settings that hold in `folder`. Every fault of the file is told in one PlanForgeError."""
    file = nearest(folder)
    if file is None:
        return Settings()
    faults: Faults = []
    Table(file.data, lambda key: file.place("", key), faults).only(_TABLES, "table")
    pages = pages_settings(_table(file, "pages", faults), file.path.parent)
    check = check_settings(_table(file, "check", faults))
    refuse(faults)
    return Settings(file.path, pages, check)


def _table(file: File, name: str, faults: Faults) -> Table:
    values = file.data.get(name, {})
    table = Table(values if isinstance(values, dict) else {}, lambda key: file.place(name, key), faults)
    if not isinstance(values, dict):
        Table({}, lambda key: file.place("", key), faults).refuse(
            name, Misread(f"{name} is not a table", f"[{file.prefix}{name}]")
        )
    return table


__all__ = ["NAMES", "CheckSettings", "Faults", "Pages", "Settings", "Table", "check_settings", "read", "refuse"]
