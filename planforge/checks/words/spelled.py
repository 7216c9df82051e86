"""A number in words beside the same number in figures: "thirty (30) days"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from planforge.checks.words.numerals import MISLEADING, STARTS, WRITTEN, number
from planforge.checks.words.phrase import Phrase
from planforge.checks.words.reading import Hit, read
from planforge.findings import Fault, Severity, rule
from planforge.plan import Plan

_NOUN = (
    r"(?:business |working |calendar |full |whole |consecutive )?(?:minute|hour|day|week|month|quarter|year|user|seat|unit|licen[cs]e|"
    r"client|customer|lead|referral|deal|order|meeting|employee|member|shop|store|home|instal?lment|time)s?\b|people\b|persons?\b|copies\b"
)
_PERCENT = r"per ?cent\b|percentage points?\b|%"
_COIN = r"(?:(?:US|Canadian|Australian) )?(?:pounds sterling|pounds?|euros?|dollars?|francs?|yen|kroner|kronor|GBP|USD|EUR|CHF|CAD|AUD)\b"
_FIGURE = r"(?P<coin>(?-i:[A-Z]{3}) ?|[£€$] ?)?(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?) ?(?P<sign>%|per ?cent|(?-i:[A-Z]{3}))?"

_OPEN = tuple(f"({sign}" for sign in "0123456789£€$") + tuple(
    f"({code} " for code in ("gbp", "usd", "eur", "chf", "cad", "aud")
)
_AFTER = Phrase(rf"\((?P<figure>{_FIGURE})\)(?P<next> ?(?:{_PERCENT})| (?:{_NOUN})|)", _OPEN, re.IGNORECASE)
_BEFORE = Phrase(
    rf"(?:(?P<code>(?-i:[A-Z]{{3}})|[£€$]) ?)?(?P<words>\b{WRITTEN})(?: (?P<coins>{_COIN})| ?(?P<per>{_PERCENT}))? ?$",
    flags=re.IGNORECASE,
)
_INSIDE = Phrase(
    rf"(?<![\w.,-])(?P<figure>{_FIGURE}) \((?P<words>{WRITTEN})(?: (?P<coins>{_COIN})| ?(?P<per>{_PERCENT}))?\)(?P<next> ?(?:{_PERCENT})| (?:{_NOUN})|)",
    tuple(f"({word}" for word in STARTS),
    re.IGNORECASE,
)
_LABELS = frozenset(
    "section clause schedule article paragraph phase stage tier level step part option class group number no".split()
)
"""After these a number is a name and counts nothing."""
_LAST_WORD = Phrase(r"([A-Za-z]+|[0-9.,]+)[ -]*$")


@rule("PF516", "words-against-figures", Severity.ERROR)
def words_against_figures(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A number stands in words and in figures, and the two differ.

    ## Why it matters
    Each party will read the one that suits it. Courts tend to follow the words, whatever both parties meant.

    ## Example
        text: Either party may leave the fund by thirty (60) days' notice.

    ## How to fix it
    Make them agree, or write the figure once. In a clause of your own, a fact such as `{notice}` is printed in words and figures.
    """
    words_with_figures = read(plan).with_figures
    for hit in (*words_with_figures.find(_AFTER), *words_with_figures.find(_INSIDE)):
        words = _before(hit) if "words" not in hit.match.re.groupindex else hit.match
        if words is not None and _comparable(hit.match, words):
            said, digits = number(words["words"]), Decimal(hit.match["digits"].replace(",", ""))
            if said != digits:
                message = f'"{words["words"]}" in words is {said:,}, but the figure beside it is {hit.match["figure"].strip()}'
                yield hit.fault(message, "make the words and the figure agree, or write the figure only")


def _before(hit: Hit) -> re.Match[str] | None:
    """The number in words right before the brackets, where it is a whole number and no part of one."""
    text = hit.match.string[max(0, hit.match.start() - 120) : hit.match.start()]
    found = _BEFORE.compiled.search(text)
    if found is None:
        return None
    last = _LAST_WORD.compiled.search(text[: found.start()])
    before = last.group(1).lower() if last else ""
    return None if before in MISLEADING or before in _LABELS or before[:1].isdigit() else found


def _comparable(figure: re.Match[str], words: re.Match[str]) -> bool:
    """Whether both surely count the same: money, percentages, or things of one name ("tier two (5 users)" is no pair)."""
    following = figure["next"].strip().lower()
    sign = (figure["sign"] or "").lower()
    percent = sign.startswith(("%", "per"))
    money = bool(figure["coin"]) or (bool(sign) and not percent)
    in_money = bool(words["coins"]) or ("code" in words.re.groupindex and bool(words["code"]))
    in_percent = bool(words["per"]) or following.startswith(("%", "per"))
    if percent or money:
        return in_percent if percent else in_money
    return in_money or in_percent or bool(following)
