"""Which findings are wanted and how bad they are: by options, then by the environment, then by the settings file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from planforge.findings import Finding, Severity
from planforge.record import record
from planforge.settings import CheckSettings, Faults, refuse

_ERROR = "an error means that the agreement would be false or could not be made, so it cannot be"


@record
class Control:
    """How strictly plans are read."""

    layers: tuple[CheckSettings, ...] = ()
    """The strongest first. The first that says something about a code decides; within one, the longest match does."""
    today: date | None = None
    """The day of reading, by which allowances end; None lets none of them end."""

    @property
    def fail_on(self) -> Severity:
        return next((each.fail_on for each in self.layers if each.fail_on), Severity.ERROR)

    def severity(self, finding: Finding) -> Severity | None:
        """How bad a finding is here; None where it is not wanted. An error is one everywhere."""
        if finding.severity is Severity.ERROR:
            return Severity.ERROR
        if not next((wanted for each in self.layers if (wanted := _wanted(each, finding.code)) is not None), True):
            return None
        for layer in self.layers:
            matching = {code: level for code, level in layer.severity if finding.code.startswith(code)}
            if matching:
                return matching[max(matching, key=len)]
        return finding.severity


def _wanted(said: CheckSettings, code: str) -> bool | None:
    """Whether findings of `code` are wanted; None where nothing is said. Ignoring goes before selecting the same."""
    on, off = _longest(said.select or (), code), _longest(said.ignore, code)
    if off and off >= on:
        return False
    if on:
        return True
    return None if said.select is None else False


def _longest(beginnings: Iterable[str], code: str) -> int:
    return max((len(each) for each in beginnings if code.startswith(each)), default=0)


def refuse_codes(layers: Iterable[CheckSettings], known: Mapping[str, Severity]) -> None:
    """PlanForgeError, with all faults, where settings name codes that do not exist, or switch off or lower errors."""
    faults: Faults = []
    for each in layers:
        where = each.where
        for code in each.select or ():
            faults += _unknown(code, known, where.get("select", "select"))
        for code in each.ignore:
            faults += _unknown(code, known, where.get("ignore", "ignore"))
            if known.get(code) is Severity.ERROR:
                faults.append((f"{where.get('ignore', 'ignore')}: {_ERROR} ignored: {code}", f"take {code} out"))
        for code, level in each.severity:
            faults += _unknown(code, known, where.get("severity", "severity"))
            if known.get(code) is Severity.ERROR and level is not Severity.ERROR:
                faults.append((f"{where.get('severity', 'severity')}: {_ERROR} lowered: {code}", f"take {code} out"))
    refuse(faults)


def _unknown(code: str, known: Mapping[str, Severity], where: str) -> Faults:
    if any(each.startswith(code) for each in known):
        return []
    what = f"there is no code {code}" if len(code) == 5 else f"no code begins with {code}"
    return [(f"{where}: {what}", "planforge explain lists the codes")]
