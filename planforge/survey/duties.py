"""Who must, may and must not do what, read from the sentences of an agreement, custom clauses included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from planforge.document.nodes import Document, Value
from planforge.plan import Plan
from planforge.record import record
from planforge.survey.lines import Sentence, sentences
from planforge.survey.who import NOBODY, Cast, Subject

Sort = Literal["duty", "right", "ban", "promise", "limit"]
"""A limit is what a party need not answer for: a cap on its liability, a loss it does not pay for, a warranty it does not give."""

_VERB = re.compile(
    r"\b(?:(?P<modal>must|may|will)(?P<no> not)?"
    r"|(?P<limit>is limited|has no limit|gives? no warranty)|(?P<right>decides?|chooses|sets its own prices|deducts|has (?:one|[0-9]+) votes?)"
    r"|(?P<ban>(?:does|do) not (?=sell|support|go|deal|pass|use)|goes no more than)"
    r"|(?P<promise>warrants?|promises?|bears?|pays?|gives?|allows?|grants?|owes|assigns?|commits? itself|confirms?|handles?|supports?"
    r"|lends?|insures?|returns?|repays?|refunds?|credits?|exchanges?|deals with|makes out|accepts?|calls|runs|applies to join|lowers its price|quotes|orders in writing"
    r"|answers? for|goes first|brings?|holds?(?! only)|keeps?|provides?|collects?|makes the contract|invoices|is responsible|does the work))\b"
)
_BY_THE_WAY = re.compile(
    r"\b(?:(?:what|which|who|whom|whoever|whether|if|when|as|than|because|how|where|unless|until)"
    r"(?: (?:it|they|he|others|another|this agreement|(?:a|an|the)(?: \w+){1,2}))?|that(?: it| they| others)?|or|rules that)\s*\Z",
    re.IGNORECASE,
)
"""What stands before the verb of a clause within the sentence, which is not what the sentence says."""
_GO_ON = re.compile(r"(?:,|;)? (?:and|but|or)(?: then| also)?\s*\Z|, *\Z", re.IGNORECASE)
_NEVER = re.compile(r"\b(?:neither|no|nobody)\b", re.IGNORECASE)
_ONLY = re.compile(r"\A[^.]{0,120}\bonly (?:with|if|as|on|in|where|to|by|after|when|within|what|together|the|for|on)\b")
_POSSIBLE = re.compile(r" be(?:,| enough\b)")
"""It "may be": no right."""
_PASSIVE = re.compile(r"\b(?:is|are) (?:borne|conducted|provided|handled|paid|kept|carried out|made out) by (?=[^ ])")
"""What is done by somebody: a promise of whoever stands behind it."""
_STATES = re.compile(
    r" (?:alone |together )?(?!is\b|has\b|does\b|was\b|gets\b|earns\b|receives\b|expects\b|depends\b|reaches\b|sells\b|starts\b|becomes\b|qualifies\b"
    r"|owns\b|lapses\b|stops\b|relies\b|protects\b|prevails\b|names\b|binds\b|takes\b|buys\b|unless\b|goes before\b|charges\b|asks\b)[a-z]{2,}s\b"
)
"""A verb of the present tense right behind somebody that is no mere statement of how things are."""
_THAT = re.compile(
    r"(?:(?:that|which) (?:\w+ ){1,5}|of (?:a|an|the|each) (?:\w+ ?){1,2}|alone |then |also |together |itself )*"
)
"""What may stand between somebody and what it does: "a party that pays late owes"."""
_LED = re.compile(r"\b(?:what|which|that|who|whom|whether|if|when|as|than|because|how|where|unless|until)\s+\Z", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"[“\"]\w[^”\"]*[”\"] means\b|\AExample\b|\AIt pays for |\ATo \w+ a party is to ")
"""What a word means, and worked examples: they ask nothing of anybody."""
_LESS = re.compile(r"[^.]*? less\b")


@record
class Duty:
    """One thing that somebody must, may or must not do, or promises."""

    subject: Subject
    sort: Sort
    words: str
    """The sentence, or the part of it that says this."""
    action: str
    """The same without the party that does it, where that stands at its start: for a column that bears its name."""
    clause: str
    topic: str
    values: tuple[Value, ...]
    order: int

    @property
    def who(self) -> tuple[str, ...]:
        return self.subject.parties

    @property
    def mutual(self) -> bool:
        return self.subject.how == "each"


def duties(plan: Plan, document: Document) -> tuple[Duty, ...]:
    """Everything that `document`, the agreement of `plan`, asks of somebody or lets somebody do, in reading order."""
    return tuple(_read(Cast(plan), sentences(document)))


def _read(cast: Cast, lines: Iterable[Sentence]) -> Iterator[Duty]:
    last, topic = NOBODY, ""
    for order, sentence in enumerate(lines):
        if sentence.topic != topic:
            last, topic = NOBODY, sentence.topic
        if _asks_nothing(sentence):
            continue
        found = list(_clauses(cast, sentence, last))
        for subject, sort, words, action in found:
            yield Duty(subject, sort, words, action, sentence.clause, sentence.topic, _values(sentence, words), order)
        last = found[0][0] if found else cast.first(sentence.text, topic, sentence.places, last)


def deadline(duty: Duty, value: Value) -> bool:
    """Whether a time in a duty says by when it is to be done, and not under which condition."""
    words = " ".join(value.text.split())
    before = duty.words[: max(duty.words.find(words), 0)]
    verb = max((each.end() for each in _VERB.finditer(before)), default=0)
    return not verb or re.search(r"\b(?:if|unless|where|whose|that was|that were)\b", before[verb:]) is None


def _asks_nothing(sentence: Sentence) -> bool:
    """Definitions and worked examples."""
    worked = sentence.topic.startswith("fee-") and sentence.text.startswith(("With ", "Without "))
    return worked or sentence.topic == "worked-prices" or _SAYS_NOTHING.search(sentence.text) is not None


def uncounted(plan: Plan, document: Document) -> Iterator[Sentence]:
    """Sentences in which somebody does something, and of which nobody can say here what they ask of whom."""
    cast, counted = Cast(plan), {each.order for each in duties(plan, document)}
    for order, sentence in enumerate(sentences(document)):
        if order not in counted and not _asks_nothing(sentence) and cast.acts(sentence.text, _STATES):
            yield sentence


def _values(sentence: Sentence, words: str) -> tuple[Value, ...]:
    return tuple(each for each in sentence.values if " ".join(each.text.split()) in words)


def _clauses(cast: Cast, sentence: Sentence, last: Subject) -> Iterator[tuple[Subject, Sort, str, str]]:
    """The parts of a sentence, one for each verb of the main clause."""
    text = sentence.text
    verbs = list(_main(cast, text, sentence, last)) or list(_passive(cast, sentence))
    for number, (at, subject, sort) in enumerate(verbs):
        end = _end(at, *verbs[number + 1][:2]) if number + 1 < len(verbs) else len(text)
        part = re.sub(r"[,;]? (?:and|but|or)?(?: then)?\s*\Z", "", text[at:end]) if end < len(text) else text[at:end]
        part = part if part.endswith(".") else f"{part}."
        opening = text[: verbs[0][0]] if number == 0 else text[subject.start : subject.end] + " "
        words = f"{opening[:1].upper()}{opening[1:]}{part}"
        yield subject, sort, words, _action(text, subject, part, whole=words, first=number == 0)


def _passive(cast: Cast, sentence: Sentence) -> Iterator[tuple[int, Subject, Sort]]:
    """What a sentence says to be done by somebody."""
    found = _PASSIVE.search(sentence.text)
    if found and not _BY_THE_WAY.search(sentence.text[: found.start()]):
        own = cast.first(sentence.text[found.end() :], sentence.topic, sentence.places, NOBODY)
        if own is not NOBODY:
            yield found.start(), Subject(own.parties, "each"), "promise"


def _end(at: int, verb: int, subject: Subject) -> int:
    """Where the part of a verb ends before the next: at the subject of that, where it has one of its own."""
    return subject.start if subject.start > at else verb


def _main(cast: Cast, text: str, sentence: Sentence, last: Subject) -> Iterator[tuple[int, Subject, Sort]]:
    """Where each verb of the main clause stands, its subject, and of what sort it is."""
    subject, since = None, 0
    for verb in _VERB.finditer(text):
        told = verb["modal"] is None
        since = max(since, *(text.rfind(sign, 0, verb.start()) + 1 for sign in (": ", "; ", ". "))) if told else since
        before = text[since : verb.start()]
        if _BY_THE_WAY.search(before):
            continue
        own = cast.subject(before, sentence.topic, sentence.places, subject or last, whose=verb["limit"] is not None)
        if told and subject is not None and not (own.how == "named" and _GO_ON.search(before[: own.start])):
            continue
        if own is NOBODY and subject is not None and not _GO_ON.search(before):
            continue
        if own is not NOBODY and _LED.search(before[: own.start]) and not before[own.end :].strip():
            continue
        if told and (own.how == "thing" or not (verb["limit"] or _clear(before, own, last))):
            continue
        if own.how == "thing" and _POSSIBLE.match(text[verb.end() :]):
            continue
        own = subject or NOBODY if own is NOBODY else Subject(own.parties, own.how, own.start + since, own.end + since)
        subject, since = own, verb.end()
        yield verb.start(), own, _sort(verb, text[verb.end() :], before)


def _clear(before: str, own: Subject, last: Subject) -> bool:
    """Whether an ordinary verb ("pays") has a party as its subject: its words stand right before, and "it" is sure to be a party."""
    words = before[own.start : own.end].casefold()
    return _THAT.fullmatch(before[own.end :].lstrip()) is not None and (
        words not in ("it", "they", "these") or last.how in ("named", "role")
    )


def _sort(verb: re.Match[str], after: str, before: str) -> Sort:
    never = verb["no"] or _NEVER.search(before)
    if verb["limit"] or (never and after.startswith(" be liable")):
        return "limit"
    if verb["right"] or (verb["promise"] == "pays" and _LESS.match(after)):
        return "right"
    if verb["ban"]:
        return "ban"
    if verb["promise"]:
        return "ban" if never and verb["promise"] == "supports" else "promise"
    if verb["modal"] == "will":
        return "ban" if never else "promise"
    if verb["modal"] == "must" and after.startswith(" receive"):
        return "right"
    if never or (verb["modal"] == "may" and _ONLY.search(after)):
        return "ban"
    return "duty" if verb["modal"] == "must" else "right"


def _action(text: str, subject: Subject, part: str, *, whole: str, first: bool) -> str:
    """The sentence without its subject, where it starts with a name or with "it": "must train ..."."""
    stands_in = subject.how != "each" and text[subject.start : subject.end].casefold() in ("it", "they")
    plain = subject.how == "named" or stands_in
    return part if plain and not (first and text[: subject.start].strip()) else whole
