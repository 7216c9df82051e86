"""What the parties are called in the author's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.words.known import RUN, names
from planforge.checks.words.phrase import Phrase
from planforge.checks.words.reading import Hit, Reading, read
from planforge.findings import Fault, Severity, rule
from planforge.plan import Plan

_SIDES = (
    "Referral Partner|Referring Party|Introducing Party|Channel Partner|Channel Owner|Service Provider|Disclosing Party|Receiving Party|"
    "First Party|Second Party|Company|Supplier|Vendor|Reseller|Distributor|Referrer|Introducer|Partner|Agent|Provider|Licensor|Licensee|"
    "Contractor|Consultant|Principal|Seller|Buyer|Purchaser|Manufacturer|Franchisor|Franchisee"
)
_SIDE = Phrase(rf"\b[Tt]he (?P<name>{_SIDES})(?![\w-]| ?&| of [A-Z]| [A-Z]|['’]s [A-Z])")
_FORMS = {
    "ltd": "Ltd", "limited": "Ltd", "plc": "plc", "llp": "LLP", "llc": "LLC", "inc": "Inc", "incorporated": "Inc", "corp": "Corp",
    "corporation": "Corp", "gmbh": "GmbH", "ag": "AG", "bv": "BV", "nv": "NV", "sarl": "SARL", "sas": "SAS", "srl": "SRL", "oy": "Oy", "ab": "AB",
}  # fmt: skip
_FORM = r"(?:Ltd|Limited|plc|PLC|LLP|LLC|Inc|Incorporated|Corp|Corporation|GmbH|AG|B\.?V|N\.?V|SARL|SAS|S\.?r\.?l|Oy|AB)"
_SPLIT = Phrase(rf"(?P<name>.+?),? (?P<form>{_FORM})\.?")
_FORMED = Phrase(rf",? (?P<form>{_FORM})\b")
_FULL = Phrase(rf"(?:[A-Z][\w&-]* )+{_FORM}\b")
_RELATED = Phrase(
    r"\b(?:affiliates?|subsidiar\w+|parent|group|sister|branch|formerly|predecessor|successor)\b", flags=re.IGNORECASE
)
_SINGLE = Phrase(rf"(?<![\w.&/-])(?<![A-Z][a-z] )(?P<run>{RUN})(?:['’]s?)?(?![\w&/-])")


@rule("PF511", "no-such-party-name", Severity.WARNING)
def no_such_party_name(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The words of the plan call a party by a name that no party has: "the Supplier", a misspelt name, or another form of company.

    ## Why it matters
    Words copied from another agreement keep the names of its parties. A duty of "the Supplier" is then nobody's.

    ## Example
        parties: {northwind: {name: Northwind Ltd, ...}, ...}
        clauses:
          - text: The Supplier must insure the kits. Northwind LLC pays for them.

    ## How to fix it
    Use the name by which the agreement calls the party. In a clause of your own a fact, `{owner: {party: northwind}}`, cannot go wrong.
    """
    reading = read(plan)
    known, called = names(reading), ", ".join(party.short or party.name for party in plan.parties.values())
    for hit in reading.find(_SIDE):
        name = hit.match["name"]
        if name not in known and f"the {name}" not in known and f"The {name}" not in known:
            yield hit.fault(f"no party of this agreement is called the {name}", f"name the party: {called}")
    for at, typed, right in (*_other_forms(reading), *_misspelt(reading, known), *_misspelt_in_full(reading, known)):
        message = f"no party of this agreement is called {typed}"
        yield Fault(at.passage.path, message, f"write {right}", words=typed)


def _other_forms(reading: Reading) -> Iterator[tuple[Hit, str, str]]:
    """A party's name with the form of another company."""
    split = [(party.name, found) for party in reading.plan.parties.values() if (found := _SPLIT.compiled.fullmatch(party.name))]
    for hit in reading.find(_FORMED) if split else ():
        before = hit.match.string[: hit.match.start()]
        for name, own in split:
            same = _form(hit.match["form"]) == _form(own["form"])
            if before.endswith(own["name"]) and not same and not _RELATED.within(hit.sentence):
                yield hit, own["name"] + hit.match.group(), name


def _form(text: str) -> str:
    bare = text.replace(".", "").lower()
    return _FORMS.get(bare, bare)


def _misspelt(reading: Reading, known: frozenset[str]) -> Iterator[tuple[Hit, str, str]]:
    """A name that is one letter away from a party's."""
    parties = {
        word for party in reading.plan.parties.values() for word in [party.short or party.name.split()[0]] if len(word) >= 6
    }
    if not parties:
        return
    for hit in reading.find(_SINGLE, ("clause", "words")):
        run = hit.match["run"]
        right = next((each for each in parties if _one_slip(run, each)), None)
        if right and run not in known:
            yield hit, run, right


def _misspelt_in_full(reading: Reading, known: frozenset[str]) -> Iterator[tuple[Hit, str, str]]:
    """The full name of a party with a slip in one of its words, beside the right form of company."""
    full = [(party.name, party.name.split()) for party in reading.plan.parties.values() if _FORMED.within(party.name)]
    for hit in reading.find(_FULL, ("clause", "words")) if full else ():
        for name, words in full:
            typed = hit.match.group().split()[-len(words) :]
            pairs = list(zip(typed, words, strict=False))
            wrong = [(one, other) for one, other in pairs if one != other]
            slips = all(_one_slip(one, other) or one.rstrip("s") == other.rstrip("s") for one, other in wrong)
            right = len(pairs) == len(words) and wrong and slips and " ".join(typed) not in known
            if right and not _RELATED.within(hit.sentence):
                yield hit, " ".join(typed), name


def _one_slip(typed: str, right: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two are swapped. A plural is another word."""
    if typed[0] != right[0] or typed == right or abs(len(typed) - len(right)) > 1 or typed.rstrip("s") == right.rstrip("s"):
        return False
    start = next(
        (n for n, pair in enumerate(zip(typed, right, strict=False)) if pair[0] != pair[1]), min(len(typed), len(right))
    )
    rest, other = typed[start:], right[start:]
    swapped = len(rest) > 1 and rest[1::-1] + rest[2:] == other
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


CALLED = (no_such_party_name,)
