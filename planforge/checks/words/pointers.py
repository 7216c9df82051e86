"""References to clauses that were typed by hand."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.words.phrase import Phrase
from planforge.checks.words.reading import read
from planforge.findings import Fault, Severity, rule
from planforge.plan import Plan

_NUMBER = Phrase(
    r"(?<![\w-])(?:[Cc]lauses?|[Ss]ections?|[Ss]chedules?|[Pp]aragraphs?|§) ?[0-9]{1,2}(?:\.[0-9]{1,2})*(?:\([a-z0-9]\))*(?![\w%(]|[,.][0-9]|-[0-9]| (?:met|feet|pages|hours|days|weeks|months|seats|people|items|users))",
    ("clause", "section", "schedule", "paragraph", "§"),
)
_ELSEWHERE = Phrase(
    r"\b(?:Act|Acts|Code|Regulations?|Directive|Ordinance|Convention|Treaty|Statute|Order|Rules?|Law|Terms|Policy|Guide|Guidelines|(?<!this )(?<!This )Agreement|"
    r"Contract|Letter|Memorandum|Lease|Licen[cs]e|Standard|GDPR|UCC|TFEU|USC|U\.S\.C|CFR|FAR|ISO|Manual|Handbook|Companies|Bill|Charter|Form)\b"
    r"|\b(?:agreement|contract|licen[cs]e|lease|letter|policy|terms|conditions|guidelines|guide|handbook|manual|programme rules|code) (?:of|dated|between|with|signed)\b"
    r"|\b(?:its|their|whose|client's|Client's|vendor's|supplier's|landlord's) (?:\w+ )?(?:agreement|contract|licen[cs]e|lease|policy|terms|conditions)\b"
)


@rule("PF521", "typed-reference", Severity.WARNING)
def typed_reference(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Words of the plan refer to a clause of this agreement by a number that was typed by hand.

    ## Why it matters
    The numbers are made anew whenever a clause comes or goes. The typed one stays, and then points to another clause.

    ## Example
        text: The fund is paid as clause 5.2 says.

    ## How to fix it
    Refer by the id of the clause, as in `[](#payment)`: the words and the number are then always right.
    """
    for hit in read(plan).with_figures.find(_NUMBER):
        if not _ELSEWHERE.within(hit.sentence):
            free = hit.passage.role == "clause" or hit.passage.path[0] == "background"
            hint = (
                "refer by the id of the clause, such as [](#payment)"
                if free
                else "say what the clause is about instead of its number"
            )
            yield hit.fault(f'"{hit.match.group()}" was typed by hand, and the numbers of clauses move', hint)


POINTERS = (typed_reference,)
