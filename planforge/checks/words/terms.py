"""Defined terms in the author's own words: defined before they are used, used where they are defined, and defined once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.words.known import DEFINED, FIELDS, NAMED, RUN, definitions, figures, names, standard
from planforge.checks.words.phrase import Phrase
from planforge.checks.words.reading import Hit, Reading, read
from planforge.findings import Fault, Severity, rule
from planforge.plan import Plan

_ARTS = frozenset(
    [
        "Customer", "End User", "End Customer", "Prospect", "Qualified Lead", "Qualified Opportunity", "Registered Deal",
        "Registered Opportunity", "Registered Lead", "Accepted Lead", "Accepted Referral", "Referred Client", "Referred Customer", "Net Sales", "Net Profit", "Net Income",
        "Net Fees", "Gross Revenue", "Gross Sales", "Gross Profit", "Referral Fee", "Success Fee", "Introduction Fee", "Termination Date",
        "Expiry Date", "Expiration Date", "Commencement Date", "Start Date", "End Date", "Initial Term", "Renewal Term", "Protection Period",
        "Tail Period", "Notice Period", "Cure Period", "Restricted Period", "Referral Period", "Contract Year", "Working Day", "Deliverable",
        "Change of Control", "Intellectual Property Rights", "Purchase Order", "Order Form", "Applicable Law", "Data Protection Laws", "Marketing Materials",
        "Net Revenue", "Gross Receipts", "Invoiced Amount", "Order Value", "Contract Value", "List Price", "Sale Price", "Gross Margin",
    ]
)  # fmt: skip
"""Terms that agreements of this kind define, and that mean nothing definite until they do."""
_OURS = {
    "Customer": "Client", "End User": "Client", "End Customer": "Client", "Prospect": "Client", "Referred Customer": "Client",
    "Working Day": "Business Day", "Commencement Date": "Effective Date", "Start Date": "Effective Date", "Qualified Lead": "Qualified Referral",
}  # fmt: skip
"""What this agreement calls the same thing."""
_HEADS = r"(?:Fee|Revenue|Period|Referral|Target|Minimum|Margin|Opportunity|Lead)s?"
_FREE = frozenset(
    "Christmas Easter Ramadan January February March April May June July August September October November December".split()
)
_CAPITALS = Phrase(
    rf"(?<![\w.&/-])(?P<article>(?:[Tt]he|[Ee]ach|[Aa]ny|[Ee]very|[Aa]n?|[Nn]o|[Ss]uch|[Ii]ts|[Tt]heir) )?(?P<run>{RUN})\b(?!['’]?[\w-]*[A-Z]|[ ]?[&/]|-\w| of [A-Z])"
)
_HEADED = Phrase(rf"(?:[A-Z][a-z]+ )+{_HEADS}")


@rule("PF508", "term-not-defined", Severity.WARNING)
def term_not_defined(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The words of the plan use a term with capitals, as if it were defined, and this agreement does not define it.

    ## Why it matters
    Capitals promise a definition. Without one each party fills the term with its own meaning, usually when money depends on it.

    ## Example
        text: Northwind answers each Qualified Lead from the Territory.   # and no territory is given

    ## How to fix it
    Give the field that brings the definition in, use the word that the agreement has (Client, not Customer), or define the term
    in a clause of your own: `**"Qualified Lead"** means ...`.
    """
    reading = read(plan)
    known = names(reading) | {each.term for each in definitions(reading)}
    told: set[str] = set()
    for hit in reading.find(_CAPITALS):
        if hit.passage.path[-1] in NAMED:
            continue
        for term in _candidates(hit):
            if term not in told and not _has(term, known, reading):
                told.add(term)
                yield hit.fault(
                    f'"{term}" looks like a defined term, but this agreement does not define it',
                    _advice(term, reading),
                )


def _candidates(hit: Hit) -> Iterator[str]:
    """The term that a run of capitals may be; a first word may have its capital from the sentence."""
    run = hit.match["run"]
    first = hit.starts_sentence and not hit.match["article"]
    for term in (run, run.partition(" ")[2]) if first else (run,):
        bare = _singular(term)
        art = (bare in DEFINED or bare in _ARTS) and not (first and term is run and " " not in bare)
        if art or (hit.match["article"] and _HEADED.compiled.fullmatch(term) and term.split()[0] not in _FREE):
            yield bare
            return


def _singular(term: str) -> str:
    for ending, better in (("ies", "y"), ("es", ""), ("s", "")):
        if term.endswith(ending) and (bare := term.removesuffix(ending) + better) in {*DEFINED, *_ARTS}:
            return bare
    return term


def _has(term: str, known: frozenset[str] | set[str], reading: Reading) -> bool:
    forms = (term, f"{term}s", f"{term}es", term.removesuffix("s"))
    return any(each in known or standard(each, reading) for each in forms)


def _advice(term: str, reading: Reading) -> str:
    ours = _OURS.get(term, "")
    if ours and standard(ours, reading):
        return f"write {ours}, which this agreement defines"
    if term in DEFINED:
        field = FIELDS[DEFINED[term]].replace("PARTY", next(iter(reading.plan.parties)))
        return f"give the field that brings in its definition, {field}, or write it without a capital"
    return f'define it in a clause of your own, **"{term}"** means ..., or write it without capitals'


@rule("PF509", "term-not-used", Severity.WARNING)
def term_not_used(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Words of your own define a term that nothing in the plan uses.

    ## Why it matters
    A reader looks for the rule that the definition serves. Often the rule was lost, or calls the thing by another name.

    ## Example
        text: '**"Launch Partner"** means a partner that joins before March.'   # and no other text says Launch Partner

    ## How to fix it
    Use the term where it is meant, or take the definition out.
    """
    reading = read(plan)
    found = tuple(definitions(reading))
    for each in found:
        again = sum(other.term == each.term for other in found)
        if again == 1 and each.term not in DEFINED and _uses(each.term, reading) <= again:
            yield Fault(
                each.passage.path, f'"{each.term}" is defined here, but used nowhere', "use it, or take the definition out"
            )


def _uses(term: str, reading: Reading) -> int:
    stem = re.escape(term.removesuffix("y"))
    ending = "(?:y|ies)" if term.endswith("y") else "(?:s|es)?"
    return sum(1 for _ in reading.find(Phrase(rf"(?<!\w){stem}{ending}(?!\w)"), ("clause", "words", "name", "aside")))


@rule("PF510", "term-defined-twice", Severity.ERROR)
def term_defined_twice(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Words of your own define a term that the agreement defines already, or define one term twice.

    ## Why it matters
    The agreement then has two meanings for one word, and says nowhere which of them counts.

    ## Example
        scope: {territory: {include: [GB]}}
        clauses:
          - text: The **"Territory"** is the United Kingdom and Ireland.

    ## How to fix it
    Take one of the two out, or choose another term for yours.
    """
    reading = read(plan)
    parties = {str(party.short or party.name): name for name, party in plan.parties.items()}
    measures, seen = figures(reading), set[str]()
    for term, passage in definitions(reading):
        where = standard(term, reading)
        listed = where == "definitions" and _uses(term, reading) <= 1  # the agreement drops a definition that nothing uses
        other = f"party {parties[term]}" if term in parties else "clause figures" if term in measures else f"clause {where}"
        if term in seen:
            yield Fault(passage.path, f'your own words define "{term}" twice', "take one of the definitions out")
        elif (where and not listed) or term in parties or term in measures:
            yield Fault(
                passage.path,
                f'"{term}" is defined by the agreement already ({other})',
                "take your definition out, or use another term",
            )
        seen.add(term)


TERMS = (term_not_defined, term_not_used, term_defined_twice)
