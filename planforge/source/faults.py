"""The faults of one file while it is read: collected, put in order, and cut off after a while."""

from __future__ import annotations

import re

from planforge.findings import Finding, Fix, Path, Related, Severity, Span
from planforge.source import limits
from planforge.source.source import Sort

_START = Span(1, 1, 1, 1)
_PLAN = re.compile(r"\bplan\b")


class Faults:
    """Collects findings. It keeps a few times as many as are told, so that the first in the file are told first."""

    def __init__(self, sort: Sort | None = None) -> None:
        self.sort = sort or Sort()
        self._found: list[Finding] = []
        self._more = 0

    def add(
        self, code: str, span: Span, message: str, hint: str | None = None, at: Path = (), *, on_key: bool = False,
        related: tuple[Related, ...] = (), fix: Fix | None = None,
    ) -> None:  # fmt: skip
        if len(self._found) >= 50 * limits.FINDINGS:
            self._more += 1
            return
        if self.sort.noun != "plan":  # the words are written for plans
            message = _PLAN.sub(self.sort.noun, message)
            hint = _PLAN.sub(self.sort.noun, hint) if hint else hint
        self._found.append(Finding(code, Severity.ERROR, message, at, hint, on_key, span, related, fix))

    def told(self) -> tuple[Finding, ...]:
        """The findings in the order of the file, at most `limits.FINDINGS`, then one that counts the others."""
        found = sorted(self._found, key=lambda finding: finding.span or _START)
        told, rest = found[: limits.FINDINGS], len(found) - limits.FINDINGS + self._more
        if rest > 0:
            message = f"and {rest:,} more fault{'' if rest == 1 else 's'} of spelling"
            told.append(
                Finding("PF013", Severity.ERROR, message, hint="mend those above first", span=found[limits.FINDINGS].span)
            )
        return tuple(told)
