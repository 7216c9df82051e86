"""Shadow numbers: figures typed into free text that a field says too."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.words.matched import Met, place
from planforge.checks.words.met import met
from planforge.checks.words.reading import Hit, read
from planforge.findings import Fault, Severity, rule
from planforge.plan import Plan


@rule("PF514", "figure-against-field", Severity.WARNING)
def figure_against_field(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A text types a fee, a notice, a term, a day or a limit that differs from the field of the plan that says the same.

    ## Why it matters
    The field is printed and computed with, the text is signed beside it. The agreement then says two things about one matter.

    ## Example
        referral_fees: [{amount: {percent: {rate: 12%, ...}}, ...}]
        clauses:
          - text: Northwind pays Brightpath a 10% referral fee for each member.

    ## How to fix it
    Take the figure out of the text and refer to the clause that has it, `[](#schedule-fees)`. If something else is meant, say what.
    """
    for each in met(read(plan)):
        if not each.same:
            message = f'the words say "{_said(each)}", but {place(each.leaf.path, plan)} ({each.what}) says {each.says}'
            yield each.hit.fault(message, _instead(each, "correct one of the two, or better"))


@rule("PF515", "figure-repeats-field", Severity.NOTE)
def figure_repeats_field(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A text types a figure that a field of the plan says already.

    ## Why it matters
    The two agree today. When the field changes at the next revision, nobody remembers the text.

    ## Example
        terms: {termination: {convenience: [{by: each, notice: 60 days}]}}
        clauses:
          - text: Either party may end this agreement by 60 days' notice, as is usual among friends.

    ## How to fix it
    Leave the figure to the field, and refer to its clause: `[](#termination-notice)`.
    """
    for each in met(read(plan)):
        if each.same:
            message = f'"{_said(each)}" says again what {place(each.leaf.path, plan)} says'
            yield each.hit.fault(message, _instead(each, "when the field changes, this will not:"))


def _said(each: Met) -> str:
    """The typed words, as one would quote them."""
    text = each.hit.match.group()
    text = " ".join(f"{each.what}{text}".split() if text.startswith(" ") else text.split())
    return f"{text})" if text.count("(") > text.count(")") else text


def _instead(each: Met, lead: str) -> str:
    if _may_refer(each.hit) and each.leaf.where:
        return f"{lead} write no figure here, and refer to the clause that has it: [](#{each.leaf.where})"
    return f"{lead} leave the figure to the field"


def _may_refer(hit: Hit) -> bool:
    return hit.passage.role == "clause" or hit.passage.path[0] == "background"


SHADOWS = (figure_against_field, figure_repeats_field)
