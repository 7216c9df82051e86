"""The one exception for "could not go on"; what is wrong in a plan is a `Finding`, not an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planforge.findings import Finding


class PlanForgeError(Exception):
    """PlanForge could not run: a file that is not there, a disk that is full, a template that does not parse.

    `str(error)` is the sentence for the user; `hint` says what to do. Ends a command with exit code 2.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class PlanFault(PlanForgeError):
    """Something in the plan itself stands in the way of an output; `findings` say what and where. Ends with exit code 1."""

    def __init__(self, message: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(message, "see its findings")
        self.findings = findings
