"""Which defined terms a plan has: ours, by the clauses that it brings in; its figures and parties; those of its own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from planforge.checks.words.phrase import Phrase
from planforge.checks.words.reading import Passage, Reading
from planforge.money.shapes.bases import bases_of
from planforge.plan.once import once
from planforge.values import Identifier

DEFINED: Mapping[str, str] = {
    "Affiliate": "definitions",
    "Business Day": "definitions",
    "Client": "definitions",
    "Product": "definitions",
    "Owner": "clients",
    "Originator": "clients",
    "Qualified Referral": "qualified-referral",
    "Confidential Information": "confidentiality",
    "Discloser": "confidentiality",
    "Recipient": "confidentiality",
    "Force Majeure Event": "force-majeure",
    "Personal Data": "personal-data",
    "Programme": "programme",
    "Program": "programme",
    "Member": "programme",
    "Effective Date": "term",
    "Territory": "territory",
}
"""The terms that our clauses can define, and the clause that defines each. Those of `definitions` are there as soon as they are used."""

FIELDS: Mapping[str, str] = {
    "clients": "rules_of_engagement: {clients: {originator: first brought the Client, owners: [{owner: originator}]}}",
    "qualified-referral": "rules_of_engagement: {qualification: [{criteria: [has a budget]}]}",
    "confidentiality": "legal: {confidentiality: {}}",
    "force-majeure": "legal: {force_majeure: {}}",
    "personal-data": "legal: {personal_data: {}}",
    "programme": "programme: {name: Partner Programme, owner: PARTY}",
    "term": "terms: {until_ended: true}",
    "territory": "scope: {territory: {include: [GB]}}",
}
"""What brings in the clause that defines a term; PARTY stands for a party of the plan."""

_MARKED = Phrase(r"\*\*[\"“]([^\"”*\n]{1,80})[\"”]\*\*")
_QUOTED = Phrase(r"[\"“]([A-Z][^\"”*\n]{1,80})[\"”]")
NAMED = frozenset("name short heading title level stage".split())
"""Fields whose words are names."""
RUN = r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*"
_RUN = Phrase(rf"\b{RUN}\b")


class Definition(NamedTuple):
    """A term that words of the author's own define."""

    term: str
    passage: Passage


def definitions(reading: Reading) -> Iterator[Definition]:
    """What the author's Markdown defines, in its order: `**"Term"**`."""
    for passage in reading.marked:
        for term in _MARKED.compiled.findall(passage.raw):
            yield Definition(term, passage)


def standard(term: str, reading: Reading) -> str | None:
    """The clause of ours that defines `term` in this agreement; None where none does."""
    where = DEFINED.get(term)
    if where is None or (where != "definitions" and where not in reading.places):
        return None
    clients = reading.plan.rules_of_engagement and reading.plan.rules_of_engagement.clients
    american = (reading.plan.plan.locale or "en-GB") == "en-US"
    if (term == "Originator" and not (clients and clients.originator)) or term == ("Programme" if american else "Program"):
        return None
    return where


def figures(reading: Reading) -> frozenset[str]:
    """The names of the figures that the plan uses, which its agreement defines."""
    used = {str(leaf.value) for leaf in reading.leaves if leaf.kind is Identifier and leaf.path[-1] != "id"}
    return frozenset(base.name for name, base in bases_of(reading.plan.bases).items() if name in used)


@once
def names(reading: Reading) -> frozenset[str]:
    """Everything in capitals that the plan names somewhere: parties, products, fees, figures, meetings, terms in quotation marks."""
    found: set[str] = {base.name for base in reading.plan.bases.values()} | figures(reading)
    for passage in reading.passages:
        if passage.role == "name" or passage.path[-1] in NAMED:
            found.update((passage.raw, *_RUN.compiled.findall(passage.raw)))
        found.update(_QUOTED.compiled.findall(passage.raw))
    return frozenset(found)
