"""What figures in free text speak of: the words around them, and the fields of the plan that say the same.

Only what can hardly mean anything else is a topic: a figure that is left alone does less harm than a false alarm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from planforge.checks.words.figures import DAY, MONEY, PERCENT, PERIOD, RHYTHM
from planforge.checks.words.phrase import Phrase, words


class Topic(NamedTuple):
    """A figure with the words around it; the figure is the group `it`."""

    what: str
    phrase: Phrase
    fields: Phrase
    """The fields that say the same, by their path without numbers."""
    also: Phrase
    """Fields whose figures explain the typed one too, so that it contradicts nothing."""
    about: Phrase
    """What the sentence must speak of besides."""
    unless: Phrase
    """What it must not speak of."""


NEVER, ALWAYS = Phrase(r"(?!)"), Phrase("")
AN_AGREEMENT = r"(?:this|the) (?:agreement|partnership)"
_IT: Mapping[str, str] = {"percent": PERCENT, "period": PERIOD, "date": DAY, "money": MONEY, "rhythm": RHYTHM}
_PARTY = r"(?P<party>(?:(?-i:[A-Z])[\w&-]*(?: (?-i:[A-Z])[\w&.-]*)*|(?:each|either|a|the paying|the other) party|the parties|the payer))"
"""Who does it; whether a name is that of a party is asked later, of the plan."""


def _topics(
    what: str,
    keys: tuple[str, ...],
    lines: str,
    fields: str,
    *,
    also: str = "",
    about: Phrase = ALWAYS,
    unless: Phrase = NEVER,
) -> Iterator[Topic]:
    """One topic for each way to say it, one to a line; `<percent>` and the like are the figure, `<party>` is who does it."""
    for line in filter(None, map(str.strip, lines.replace("<party>", _PARTY).splitlines())):
        made = re.sub(r"(?<!P)<([a-z]+)>", lambda match: f"(?P<it>{_IT[match.group(1)]})", line)
        phrase = Phrase(made, keys, re.IGNORECASE)
        yield Topic(what, phrase, Phrase(fields), Phrase(also) if also else NEVER, about, unless)


_NOTICE = r"""
    <period>['’]? (?:prior |written |advance )*notice\b
    \bnotice (?:period )?of (?:at least |no less than |not less than )?<period>
"""
_ENDING = Phrase(
    rf"\b(?:end|ends|terminate|terminates|cancel|leave|ended|terminated)\b[^.;]{{0,30}}\b{AN_AGREEMENT}"
    rf"|{AN_AGREEMENT} (?:may be|can be|is) (?:ended|terminated|cancelled)",
    flags=re.IGNORECASE,
)
_NOTICES = r"terms\.(?:termination\.(?!breach)|renewal|changes|dependence|dormancy|wind_down)"
_REASONS = words(
    "breach*", "put right", "cure*", "remed*", "default*", "insolven*", "control", "minimums?", "changes?", "changed", "prices?", "renew*", "dispute", "force majeure", "programme",
    "program", "target", "fails?", "missed",
)  # fmt: skip
_AFTER = rf"(?:for|until) (?:a period of )?<period> (?:after|from|following) (?:the end|termination|expiry|{AN_AGREEMENT} ends|its end|it ends)"
_LASTS = r"(?:lasts|runs|is made|continues|remains in force|stays in force|is in force)"

_OTHER_FEES = words(
    "late", "cancel*", "restocking", "card", "bank", "platform", "marketplace", "processing", "licen[cs]e", "support", "certification", "half", "extra",
    "additional", "bonus", "enrolment",
)  # fmt: skip
_OTHER_INVOICES = words(
    "dispute*", "question*", "object*", "query", "queries", "certification", "listing", "course", "stand", "rent", "clients?", "customers?", "end users?",
    "if", "discount", "early",
)  # fmt: skip
_OTHER_BREACHES = words("data", "security", "licen[cs]e", "lease", "payment", "pay", "clients?", "customers?")

LAST_DAY = "last day"
_KEYS = ("agreement", "partnership", " term ")

TOPICS: tuple[Topic, ...] = (
    *_topics(
        "fee", ("fee",),
        r"""
        (?:\ba|\bthe|\bits?|\bof|\bearns|\bpays|\bowes) <percent> (?:referral |introduction |finder['’]s |success )?fee\b
        \b(?:the|a|each|every|any) (?:referral |introduction |finder['’]s |success )?fee (?:is|of|at|equals|equal to|amounts to|shall be|will be)(?: always| currently)? <percent>
        \bfee (?:is|of|at|equal to) [a-z -]{3,30}per ?cent \(<percent>
        """,
        r"referral_fees\.", also=r"payment\.fixed\.|alliance\.",
        unless=_OTHER_FEES,
    ),
    *_topics(
        "commission", ("commission",),
        r"""
        (?:\ba|\bthe|\bits?|\bof|\bearns|\bpays|\bowes) <percent> commission\b
        \b(?:the|a|each|every|any) commission (?:is|of|at|equals|equal to|amounts to|shall be|will be)(?: always| currently)? <percent>
        \bcommission (?:is|of|at|equal to) [a-z -]{3,30}per ?cent \(<percent>
        """,
        r"referral_fees\.", also=r"payment\.fixed\.|alliance\.", unless=words("card", "bank", "platform", "marketplace", "half", "extra", "additional", "bonus"),
    ),
    *_topics(
        "most of a fee", ("fee", "commission"),
        r"""
        \b(?:fees?|commissions?) (?:is|are) (?:capped|limited) (?:at|to) <money>
        \bno (?:fee|commission) (?:exceeds|may exceed|is more than|may be more than|is above) <money>
        \bcap (?:on|of|for) (?:the|each|every|a) (?:fee|commission) is <money>
        """,
        r"referral_fees\..*\bcaps?\b", also=r"referral_fees\.|payment\.fixed\.", unless=_OTHER_FEES,
    ),
    *_topics("most of a fee", ("the cap is",), r"\bthe cap is <money> (?:per|a|for each|for a) client", r"referral_fees\..*\bcaps?\b", also=r"referral_fees\."),
    *_topics(
        "time to ask a fee back", ("clawback", "claw-back"),
        r"\bclaw-?back (?:period )?(?:is|lasts|runs for|of) <period>", r"referral_fees\.clawback\.within",
    ),
    *_topics("notice", ("notice",), _NOTICE, r"terms\.termination\.convenience\.notice", also=_NOTICES, about=_ENDING, unless=_REASONS),
    *_topics(
        "notice of a renewal", ("renew",), _NOTICE, r"terms\.renewal\.notice", also=_NOTICES,
        about=Phrase(rf"{AN_AGREEMENT}[^.;]{{0,40}}\brenew", flags=re.IGNORECASE), unless=words("insurance", "lease", "licen[cs]e", "subscriptions?", "minimums?"),
    ),
    *_topics(
        "time for payment", ("invoice",),
        r"within <period> (?:of|after|from) (?:the date of |the receipt of |receipt of |receiving )?(?:the |an |its |each |every )?invoice",
        r"payment\.due\.period",
        about=words("fees?", "commissions?", "all invoices", "every invoice", "each invoice", "undisputed"),
        unless=_OTHER_INVOICES,
    ),
    *_topics(
        "time for payment", ("invoice",),
        r"""
        <party> (?:must |will |shall )?pays? (?:it |them |what it owes )?within <period> (?:of|after|from) (?:the date of |the receipt of |receipt of |receiving )?(?:the |an |its |each |every )?invoice
        <party> (?:must |will |shall )?pays? (?:each|every|an|the|all|its) (?:undisputed )?invoices? (?:with)?in <period>
        (?:^|(?<=[.;:\n\ue004])|(?<=[.;:] ))(?:all |the |each |every )?invoices? (?:are|is|must be) (?:payable|due|paid|to be paid) (?:with)?in <period>
        """,
        r"payment\.due\.period", unless=_OTHER_INVOICES,
    ),
    *_topics(
        "first term", _KEYS,
        rf"""
        {AN_AGREEMENT} {_LASTS} (?:for )?(?:an? )?(?:initial |first )?(?:term |period )?(?:of )?<period>(?! (?:after|before|more|longer|notice|from))
        \b(?:initial|first) term (?:is|of|lasts|shall be|will be) (?:for )?<period>
        """,
        r"terms\.initial", unless=words("renew*", "if", "licen[cs]e", "subscriptions?", "lease", "clients?", "customers?"),
    ),
    *_topics(
        "length of a renewal", ("renew",),
        rf"{AN_AGREEMENT} (?:then |automatically )?(?:renews|is renewed|will renew)(?: automatically| itself)? for (?:a |another |further |successive )*(?:terms? of |periods? of )?<period>",
        r"terms\.renewal\.(?:automatic|by_agreement)", also=r"terms\.initial",
    ),
    *_topics(
        "time to put a breach right", ("breach", "cure"),
        r"""
        \bbreach(?:es)? (?:must|has to|shall|can|is to|may) be (?:cured|remedied|put right|mended) within <period>
        \b(?:cures?|remed(?:y|ies)|puts? right|mends?) (?:a|the|its|any|every) breach within <period>
        \bcure period (?:is|of|lasts) <period>
        """,
        r"terms\.termination\.breach\.", unless=_OTHER_BREACHES,
    ),
    *_topics(
        LAST_DAY, _KEYS,
        rf"{AN_AGREEMENT}[^.;]{{0,40}}?\b(?:ends|expires|terminates|runs until|lasts until|continues until|is in force until) (?:on )?<date>",
        r"terms\.ends", unless=words("if", "unless", "with", "between", "of", "dated"),
    ),
    *_topics(
        "first day", ("effect",),
        rf"""
        {AN_AGREEMENT} (?:takes effect|is effective) (?:on |from |as of )?<date>
        \beffective (?:date|day) (?:of this agreement )?(?:is |of )<date>
        """,
        r"plan\.effective",
    ),
    *_topics(
        "first day", _KEYS, rf"{AN_AGREEMENT} (?:starts|begins|commences|comes into force|enters into force) (?:on |from |as of )?<date>", r"plan\.effective",
    ),
    *_topics(
        "limit of liability", ("liab",),
        r"(?:capped at|limited to|limit of|cap of|not exceed|exceeds?|at most|more than|maximum of|up to) (?:a total of |the sum of )?<money>",
        r"legal\.liability\.", about=words("liable", "liability"), unless=words("insur*", "product", "claim of", "each claim", "small"),
    ),
    *_topics(
        "interest on late payment", ("interest",),
        r"""
        \binterest (?:at|of) (?:a rate of |the rate of )?<percent>
        <percent> interest\b
        """,
        r"payment\.late_interest\.", also=r"governance\.audits\.", about=words("late", "overdue", "unpaid", "due"),
    ),
    *_topics(
        "interest on late payment", ("interest",),
        r"\binterest (?:runs|accrues|is charged|is due|is paid|is|at|of) (?:at )?(?:a rate of |the rate of )?<percent> (?:a year |per year )?(?:above|over|plus) (?:the )?[\w ]{0,30}base rate",
        r"payment\.late_interest\.", also=r"governance\.audits\.", unless=words("deposit", "loan"),
    ),
    *_topics(
        "confidentiality", ("secre",), _AFTER, r"legal\.confidentiality\.", about=words("secret", "secrets", "secrecy"),
        unless=words("records?", "solicit*", "compet*", "licen[cs]e", "insur*", "audit*"),
    ),
    *_topics(
        "confidentiality", ("confidential",), _AFTER, r"legal\.confidentiality\.", about=words("confidential*"),
        unless=words("records?", "solicit*", "compet*", "licen[cs]e", "insur*", "audit*"),
    ),
    *_topics(
        "confidentiality", ("confidentiality", "secrecy"),
        rf"\b(?:confidentiality|secrecy) (?:lasts|continues|survives|stays|remains)(?: in force)? (?:for )?<period> (?:after|from|following) (?:the end|termination|expiry|{AN_AGREEMENT} ends|its end|it ends)",
        r"legal\.confidentiality\.",
    ),
    *_topics(
        "soliciting of staff or clients", ("after", "following"), _AFTER, r"rules_of_engagement\.non_solicit_(?:staff|clients)\.after_end",
        also=r"rules_of_engagement\.non_", about=words("solicit*", "poach*", "hire", "hires", "employ", "employs"),
    ),
    *_topics(
        "bypass", ("after", "following"), _AFTER, r"rules_of_engagement\.non_circumvention\.after_end",
        also=r"rules_of_engagement\.non_", about=words("bypass*", "go round", "goes round", "circumvent*"),
    ),
    *_topics(
        "fees after the end", ("after", "following"), _AFTER, r"terms\.tail\.period", also=r"referral_fees\.", about=words("fees?", "commissions?"),
        unless=words("confidential*", "solicit*", "records?", "audit*", "compet*", "licen[cs]e"),
    ),
    *_topics("fees after the end", ("tail",), r"\bthe tail (?:period )?(?:is|lasts|runs)(?: for)? <period>", r"terms\.tail\.period", also=r"referral_fees\.tail"),
    *_topics(
        "answer to a referral", ("referral",),
        r"\baccepts? or (?:refuses?|rejects?|declines?) (?:each|every|a|the|any) referral within <period>", r"rules_of_engagement\.qualification\.answer_within",
    ),
    *_topics(
        "meetings", ("meet",),
        r"""
        \bthe parties (?:must |will |shall )?meet <rhythm>(?= (?:for|to) (?:the |a |their )?review|[.;]|$|\n)
        \breview meetings? (?:is|are|takes? place|is held|are held) <rhythm>
        """,
        r"review_cadence\.every",
    ),
)  # fmt: skip
