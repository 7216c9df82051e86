"""Blanks that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.words.phrase import Phrase
from planforge.checks.words.reading import EDGE, FACT, FACT_END, Passage, Role, read
from planforge.findings import Fault, Severity, rule
from planforge.plan import Plan

_THING = (
    r"date|day|name|names|company|company name|party|party name|client|customer|partner|amount|sum|price|fee|rate|percent|percentage|number|"
    r"address|city|country|state|title|role|product|period|term|email|e-mail|currency|jurisdiction|law|your [a-z ]+|the [a-z]+ name"
)
_SIGNS = (
    "[", "<", "{{", "${", "{\ue001", "__", "??", "tba", "tbb", "tbc", "tbd", "todo", "fixme", "xx", "lorem", "insert ", "fill in",
)  # fmt: skip
"""Without any of these there is no blank."""
_CERTAIN = Phrase(
    rf"\[ ?(?:[●•…?_xX]+|\.\.\.+|TB[ADC]|TODO|(?i:insert|enter|add|fill in)\b[^\]\n]{{0,40}}|(?:{_THING.upper()}))[ .:]*\]"
    rf"|<(?i:insert\b[^>\n]{{0,40}}|{_THING})>"
    r"|\bTODO\b(?! [A-Z][a-z])|\bTBD\b(?! [A-Z][a-z])|\bFIXME\b|\{[{\ue001][^}\n]*\}|\$\{[^}\n]*\}"
    r"|(?i:\blorem ipsum\b|\binsert (?:the |your )?(?:name|date|amount|address|text|figure|number|details?) here\b|\bfill in here\b)",
    _SIGNS,
)
"""What nobody means to sign."""
_LIKELY = Phrase(
    rf"\[ ?(?i:(?:[a-z]+ ){{0,2}}(?:{_THING}))[ .:]*\]|_{{3,}}|\b(?:XXX+|xxx+|XX%|xx%)(?![\w-])|\bTB[CA]\b(?! [A-Z][a-z])|\?\?\?+",
    _SIGNS,
)
_OPEN = ("inserted", "filled in", "decided", "defined", "determined", "agreed", "confirmed", "completed", "added")
_ALSO_LIKELY = (
    Phrase(r"(?:\b[A-Z]{3}|\bUS\$|[£€$]) ?(?:xx+|XX+|[xX]{1,3}(?:,[xX]{3})+|\?\?+|_+)(?![\w-])", ("xx", "x,x", "??", "__")),
    Phrase(
        rf"\b[Tt]o be (?:{'|'.join(_OPEN)})(?: (?:by|between) the parties| later| in due course)?(?= ?(?:\.|\n|$|{EDGE}))",
        tuple(f"to be {word}" for word in _OPEN),
    ),
    Phrase(rf"\btb[acd](?=[.\n{EDGE}]|$)", ("tba", "tbc", "tbd")),
)
"""Blanks only where they are all that a sentence says, or stand for a sum."""
_ALONE = Phrase(r"n/?a", flags=re.IGNORECASE)
"""A blank where it is all that a field says."""
_EVERY: tuple[Role, ...] = ("clause", "words", "name", "aside")


@rule("PF517", "placeholder", Severity.WARNING)
def placeholder(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A text of the plan still has a blank: [DATE], TBD, TODO, ____, XXX, "insert name here".

    ## Why it matters
    It would be printed as it stands. Blanks of a draft are the commonest fault of agreements that were signed in a hurry.

    ## Example
        text: Northwind pays [AMOUNT] for the stand.

    ## How to fix it
    Write what is meant, or take the sentence out until it is known.
    """
    certain = () if plan.plan.status == "agreed" else _certain(plan)
    for passage, blank in (*certain, *_likely(plan)):
        message = f'a blank was not filled in: "{blank}"'
        yield Fault(passage.path, message, "write what is meant, or take it out", words=blank)


def _certain(plan: Plan) -> Iterator[tuple[Passage, str]]:
    for hit in read(plan).find(_CERTAIN, _EVERY):
        yield hit.passage, _typed(hit.match.group())


def _likely(plan: Plan) -> Iterator[tuple[Passage, str]]:
    reading = read(plan)
    told = {(passage.path, blank) for passage, blank in _certain(plan)}
    for hit in reading.find(_LIKELY, _EVERY):
        if (hit.passage.path, hit.match.group()) not in told:
            yield hit.passage, hit.match.group()
    for hit in (hit for phrase in _ALSO_LIKELY for hit in reading.find(phrase, _EVERY)):
        sum_ = hit.match.group()[:2].lower() not in ("to", "tb")
        if not _LIKELY.within(hit.match.group()) if sum_ else hit.starts_sentence:
            yield hit.passage, hit.match.group()
    for passage in reading.passages:
        if len(passage.text) < 5 and _ALONE.compiled.fullmatch(passage.text.strip(" .\n")):
            yield passage, passage.text.strip()


def _typed(blank: str) -> str:
    """A blank as it was typed: `{{amount}}` has a fact within braces."""
    return blank.replace(FACT, "{").replace(FACT_END, "}")


@rule("PF518", "placeholder-in-agreed-plan", Severity.ERROR)
def placeholder_in_agreed_plan(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan is `agreed`, and one of its texts still has a blank such as [DATE], TBD or TODO.

    ## Why it matters
    What is agreed has no blanks: the parties would sign a sentence that says nothing, or whatever is filled in later.

    ## Example
        plan: {status: agreed, ...}
        clauses:
          - text: Northwind pays [AMOUNT] for the stand.

    ## How to fix it
    Write what was agreed, or set `status: proposed` until it is.
    """
    if plan.plan.status == "agreed":
        for passage, blank in _certain(plan):
            message = f'the plan is agreed, but a blank was not filled in: "{blank}"'
            yield Fault(passage.path, message, "write what was agreed, or set status: proposed", words=blank)


BLANKS = (placeholder, placeholder_in_agreed_plan)
