"""Figures in free text that meet a field of the plan: by the words around them, by a name beside them, by what they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.words.calendar import typed
from planforge.checks.words.figures import MONEY, PERCENT
from planforge.checks.words.matched import OTHER_MATTER, Met, dotted, matched
from planforge.checks.words.phrase import Phrase, words
from planforge.checks.words.reading import Hit, Reading
from planforge.checks.words.topics import AN_AGREEMENT, LAST_DAY, NEVER, TOPICS, Topic
from planforge.money.shapes.bases import bases_of
from planforge.plan.calendar import first_end, renewals
from planforge.plan.once import once
from planforge.values import Territory
from planforge.values.misread import Misread

_NAMED = frozenset(f"{each}.name" for each in ("referral_fees", "payment.fixed", "prices.discounts", "scope.minimums"))
_BESIDE = Phrase(rf" (?:\(|(?:is|of|at|equals|amounts to|shall be|will be) (?:always |currently )?)(?P<it>{PERCENT}|{MONEY})")
"""What follows a name that has a figure."""
_SHARE = Phrase(
    rf"\b(?:pays?|earns?|owes?|receives?|gets?)\b[^.;\n]{{0,60}}? (?P<it>{PERCENT}) of (?:the |its |all )?(?P<base>[A-Z][\w -]*)"
)
_OTHER_SHARES = words(
    "fund",
    "funds",
    "marketing",
    "charity",
    "insur*",
    "budget",
    "royalt*",
    "licen[cs]e",
    "discount",
    "rebate",
    "half",
    "extra",
    "additional",
)
_CONDITIONS = frozenset({"if", "when", "unless"})
"""Fields that say under which condition something holds: what stands there is not agreed to be so."""
_ENDS_KNOWN = 20
"""Terms that are counted to see whether a typed last day is the end of one."""
_LAW = Phrase(
    r"\b(?:(?i:governed by|subject to)|[Uu]nder) (?:(?i:the )?(?i:laws?) of (?P<it>(?:the )?[A-Z][A-Za-z ]+?)(?=[.,;:)\n]|$| and (?:the |its )?courts| governs?\b)|(?P<adjective>[A-Z][a-z]+) law\b)"
    r"|\b[Tt]he laws? of (?P<whose>(?:the )?[A-Z][A-Za-z ]+?) (?:governs?|appl(?:y|ies) to)\b",
    ("law",),
)
_GOVERNS = Phrase(
    rf"{AN_AGREEMENT}[^.;]{{0,20}} governed|governs? {AN_AGREEMENT}|apply to {AN_AGREEMENT}|applies to {AN_AGREEMENT}",
    flags=re.IGNORECASE,
)
_ADJECTIVES = {
    "English": "GB-EAW",
    "Scots": "GB-SCT",
    "Scottish": "GB-SCT",
    "French": "FR",
    "German": "DE",
    "Irish": "IE",
    "Dutch": "NL",
    "Swiss": "CH",
}


@once
def met(reading: Reading) -> tuple[Met, ...]:
    """Everything in the author's own words that a field of the plan says too."""
    return (*_by_topic(reading), *_by_name(reading), *_by_base(reading), *_by_law(reading))


def _by_topic(reading: Reading) -> Iterator[Met]:
    for topic in TOPICS:
        for hit in reading.with_figures.find(topic.phrase):
            sentence = hit.sentence
            if hit.passage.path[-1] in _CONDITIONS:
                continue
            if topic.about.within(sentence) and not topic.unless.within(sentence) and not OTHER_MATTER.within(sentence):
                if topic.what == LAST_DAY and reading.plan.terms and reading.plan.terms.initial:
                    yield from _by_end(hit, topic, reading)
                elif _a_party(hit, reading):
                    yield from matched(hit, topic.what, topic.fields, topic.also, reading)


def _a_party(hit: Hit, reading: Reading) -> bool:
    """Whether the party that the words name, where they must name one, is one of the plan."""
    name = hit.match.groupdict().get("party")
    if name is None or name.split()[0].lower() in ("each", "either", "a", "the"):
        return True
    known = [each for party in reading.plan.parties.values() for each in (party.name, party.short) if each]
    return any(f"{each.removeprefix('the ')} ".startswith(f"{name} ") for each in known)


def _by_end(hit: Hit, topic: Topic, reading: Reading) -> Iterator[Met]:
    """A last day where the plan gives a length: the ends of the first term and of each renewed one are right."""
    first, day = first_end(reading.plan), typed(hit.match["it"]).date
    if first and day:
        same = day in (first, *(each.ends for each in renewals(reading.plan, _ENDS_KNOWN)))
        leaf = next(each for each in reading.leaves if each.path == ("terms", "initial"))
        yield Met(hit, topic.what, leaf, same, f"{leaf.value}, which end on {first}")


def _by_name(reading: Reading) -> Iterator[Met]:
    """Figures typed beside the name of a fee, a payment, a discount or a minimum."""
    hits = tuple(reading.with_figures.find(_BESIDE))
    leaves = reading.leaves if hits else ()
    named = {str(leaf.value): leaf.path[:-1] for leaf in leaves if dotted(leaf.path) in _NAMED and len(str(leaf.value)) > 5}
    for hit in hits:
        before = hit.match.string[: hit.match.start()]
        for name, path in named.items():
            if before.endswith(name) and not OTHER_MATTER.within(hit.sentence):
                yield from matched(hit, name, Phrase(re.escape(dotted(path))), NEVER, reading, path)


def _by_base(reading: Reading) -> Iterator[Met]:
    """A share of a figure that the plan names and pays a fee of: "pays 12% of Net Revenue"."""
    bases = {base.name for base in bases_of(reading.plan.bases).values()} if reading.plan.referral_fees else ()
    for hit in reading.with_figures.find(_SHARE) if bases else ():
        sentence = hit.sentence
        if any(hit.match["base"].startswith(name) for name in bases) and not (
            _OTHER_SHARES.within(sentence) or OTHER_MATTER.within(sentence)
        ):
            yield from matched(
                hit, "fee", Phrase(r"referral_fees\."), Phrase(r"payment\.fixed\.|alliance\.|prices\.|programme\."), reading
            )


def _by_law(reading: Reading) -> Iterator[Met]:
    """The law that a text says to govern the agreement."""
    law = next((leaf for leaf in reading.leaves if leaf.path == ("legal", "governing_law", "of")), None)
    for hit in reading.find(_LAW) if law else ():
        named = hit.match["it"] or hit.match["whose"]
        code = _code(named) if named else _ADJECTIVES.get(hit.match["adjective"])
        if law and code and _GOVERNS.within(hit.sentence) and not OTHER_MATTER.within(hit.sentence):
            ours = str(law.value)
            if code == ours or code[:2] != ours or len(code) == 2:
                yield Met(hit, "governing law", law, code == ours, ours)


def _code(name: str) -> str | None:
    """The code of a place by its English name; England has the law of England and Wales."""
    try:
        return Territory.parse(name).code
    except Misread as misread:
        code = misread.instead if misread.hint.startswith("write ") else ""
    return {"GB-ENG": "GB-EAW", "GB-WLS": "GB-EAW"}.get(code, code) or None
