"""`[check]`: how strictly plans are read. Options and the environment say the same, and are read by the same functions.

Only the form is judged here; whether a code exists, and may be switched off, is known to `control`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from planforge.findings import Severity
from planforge.record import record
from planforge.settings.table import Table
from planforge.values import Misread

_CODE = re.compile(r"PF[0-9]{0,3}")
_LEVELS = {each.value: each for each in Severity}
KEYS = ("select", "ignore", "severity", "fail_on")


@record
class CheckSettings:
    """What one place (a file, the environment, the command line) says. Codes may be beginnings of codes, as PF3."""

    select: tuple[str, ...] | None = None
    """Only these; None where nothing is said."""
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_on: Severity | None = None
    where: Mapping[str, str] = field(default_factory=dict)
    """Where each setting was said, for messages and for those who ask where it comes from."""


def check_settings(table: Table) -> CheckSettings:
    table.only(KEYS)
    nothing: tuple[str, ...] | None = None
    return CheckSettings(
        table.get("select", codes, nothing),
        table.get("ignore", codes, ()),
        table.get("severity", levels, ()),
        table.get("fail_on", level, None),
        {key: table.where(key) for key in table.values},
    )


def codes(value: object) -> tuple[str, ...]:
    """`["PF3", "PF214"]`."""
    if not isinstance(value, list):
        raise Misread("this is not a list of codes", '["PF302", "PF4"]')
    return tuple(map(_code, value))


def levels(value: object) -> tuple[tuple[str, Severity], ...]:
    """`{PF302 = "error"}`."""
    if not isinstance(value, dict):
        raise Misread("this is not a table of codes and severities", '{PF302 = "error", PF4 = "note"}')
    return tuple((_code(code), _level(code, each)) for code, each in value.items())


def _level(code: object, value: object) -> Severity:
    if value == "":
        raise Misread(f"{code} has no level", f"{code}=error, {code}=warning or {code}=note")
    return level(value)


def level(value: object) -> Severity:
    if not isinstance(value, str) or value not in _LEVELS:
        raise Misread(f"{value!r} is no severity", "error, warning or note")
    return _LEVELS[value]


def _code(value: object) -> str:
    if not isinstance(value, str) or not _CODE.fullmatch(value.strip().upper()):
        raise Misread(f"{value!r} is no code", "a code such as PF302, or the beginning of one such as PF3")
    return value.strip().upper()
