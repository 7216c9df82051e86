"""From a plan to the Document: render the agreement's templates, read them as a tree, place custom clauses, number, refer, define.

The agreement of a kind is `agreements/<kind>/agreement.md.j2`, readable from top to bottom; it includes clauses by topic from
`clauses/<topic>/<name>.md.j2`. A template sees `plan` (see `view`) and the filters of `phrases`; what it prints becomes nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path as FilePath

from planforge.document.custom import place_all, standing_of
from planforge.document.defined import mark_terms
from planforge.document.fingerprint import fingerprint
from planforge.document.markdown import BadMarkdown, Reader, words
from planforge.document.nodes import Clause, Document, Labels, Meta
from planforge.document.number import number, refer, targets
from planforge.document.own_words import own_words, read
from planforge.document.phrases import Phrases
from planforge.document.sentences import capitalised
from planforge.document.slots import Slots
from planforge.document.templates import environment, render
from planforge.document.tree import BadTemplate, tree
from planforge.document.view import look
from planforge.errors import PlanForgeError
from planforge.findings import Finding
from planforge.plan import Plan
from planforge.plan.custom import CustomClause
from planforge.plan.declare import hints
from planforge.plan.parties import Private
from planforge.record import record
from planforge.values import Identifier
from planforge.wording import PAGE_WORDS, Locale, spell


@record
class Settings:
    """What is chosen beside the plan. `audience` is the party that asked for its own copy, with its private notes."""

    templates: FilePath | None = None
    audience: str | None = None
    accent: str = ""
    logo: str = ""
    """A `data:` URL."""


PLAIN = Settings()


@record
class Composed:
    """The document, and what is wrong with the plan's own words in it. With an error among them it must not be published."""

    document: Document
    findings: tuple[Finding, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """How each clause is called in a reference, by id."""


def compose(plan: Plan, settings: Settings = PLAIN) -> Composed:
    """The agreement that `plan` describes. A template that fails is a PlanForgeError."""
    return _composed(plan, f"agreements/{plan.plan.kind}/agreement.md.j2", _context(plan, settings), settings, plan.clauses)


def compose_pack(plan: Plan, name: str, context: Mapping[str, object], settings: Settings = PLAIN) -> Document:
    """A document about the partnership that nobody signs, such as a statement: `packs/<name>.md.j2` with `context`."""
    return _composed(plan, f"packs/{name}.md.j2", {**_context(plan, settings), **context}, settings, ()).document


def of_agreement(pack: Document, agreement: Document) -> Document:
    """A document about an agreement that bears the fingerprint of the agreement, and says so: its own would tell nobody anything."""
    labels = replace(pack.meta.labels, fingerprint="of the agreement with fingerprint")
    return replace(pack, meta=replace(pack.meta, labels=labels), fingerprint=agreement.fingerprint)


def _composed(
    plan: Plan, name: str, context: Mapping[str, object], settings: Settings, clauses: tuple[CustomClause, ...]
) -> Composed:
    locale = Locale(plan.plan.locale or "en-GB")
    words = own_words(plan)
    phrases = Phrases(plan, locale, lambda text, _: read(text)[0])
    slots = Slots()
    text = render(environment(settings.templates), name, context, phrases, slots)
    try:
        sections = tree(Reader(slots, lambda ours: spell(ours, locale.tag)).pieces(text))
    except (BadMarkdown, BadTemplate) as error:
        raise PlanForgeError(f"{name}: {error}", "mend the template; `planforge templates show` prints ours") from error
    sections, instead, misplaced = place_all(sections, clauses, phrases)
    sections = number(capitalised(mark_terms(sections)), "Schedule")
    names = targets(sections, locale)
    for old, new in reversed(instead.items()):
        if new in names:
            names[old] = names[new]
    sections, dangling = refer(sections, names)
    _refuse(set(dangling) - words.references.keys() - phrases.referred.keys(), name)
    lost = standing_of(sections).lost({**phrases.referred, **words.references}, names)
    return Composed(_document(plan, sections, settings), (*words.findings, *misplaced, *lost), names)


def _refuse(dangling: Iterable[str], template: str) -> None:
    """References of the plan's own words that lead nowhere are findings; those of templates are a fault of theirs."""
    for wanted in sorted(dangling):
        raise PlanForgeError(
            f"{template}: a template refers to {wanted}, which this agreement does not have",
            "a reference in a template needs the same condition as its clause",
        )


def _context(plan: Plan, settings: Settings) -> dict[str, object]:
    """What a template sees."""
    return {"plan": look(plan, Plan, ()), "private": _private(plan, settings.audience), "audience": settings.audience}


def _private(plan: Plan, audience: str | None) -> dict[str, object] | None:
    """A party's own notes, for that party's copy only."""
    notes = plan.parties[Identifier(audience)].private if audience else None
    if notes is None:
        return None
    return {
        name: look(getattr(notes, name), kind, ("parties", str(audience), "private", name))
        for name, kind in hints(Private).items()
    }


def _document(plan: Plan, body: tuple[Clause, ...], settings: Settings) -> Document:
    title = words(body[0].heading)
    body = (replace(body[0], heading=()), *body[1:])  # the title is said once
    mark = fingerprint(title, body)
    return Document(title, _meta(plan, title, settings), body, mark)


def _meta(plan: Plan, title: str, settings: Settings) -> Meta:
    header = plan.plan
    status = header.status or "draft"
    dated = header.dated or header.effective
    names = " · ".join(party.short or party.name for party in plan.parties.values())
    return Meta(
        id=header.id, version=str(header.version), language=header.locale or "en-GB", subtitle=f"{title} · {names}", author=names,
        date=dated.isoformat() if dated else "", accent=settings.accent, logo=settings.logo, labels=Labels(**PAGE_WORDS, draft="DRAFT" if status == "draft" else "", status=status.capitalize()),
    )  # fmt: skip
