"""What a statement finds wrong with deals: figures that a fee needs and nobody gave."""

from __future__ import annotations

from planforge.findings import Code, Finding, Severity, Span
from planforge.statement.statement import Statement

NOT_COMPUTED = Code(
    "PF399", "deal-not-computed", Severity.ERROR,
    """
    ## What it is
    A deal has an event that earns a fee, and the fee cannot be computed: a figure is missing, or of the wrong kind.

    ## Why it matters
    Somebody is owed an amount that the statement does not show.

    ## Example
    A row `D-7,paid,2027-03-01` without `receipts`, where the fee is a percentage of net revenue.

    ## How to fix it
    Write the figure into the row of the event, or into an earlier row of the same deal.
    """,
)  # fmt: skip
CODES = (NOT_COMPUTED,)


def findings(statement: Statement) -> tuple[Finding, ...]:
    """The lines that could not be computed, at their rows; call it after the last line."""
    return tuple(
        Finding(
            NOT_COMPUTED.code, Severity.ERROR, f"{line.deal or line.name}: {line.name} is not computed: {line.why}", (),
            line.due_words or None, span=Span(line.line or 1, 1, line.line or 1, 2),
        )
        for line in statement.problems
    )  # fmt: skip
