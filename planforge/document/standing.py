"""The clauses that an agreement has while those of the author's own are put among them: what is taken, what is there to refer to.

Composing starts from the ids of the document, `check` from the outline that the plan alone gives; the rest is the same for both.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from difflib import get_close_matches

from planforge.document.own_words import OwnWords, own_words
from planforge.findings import Finding, Path, Severity
from planforge.plan import Plan
from planforge.plan.custom import CustomClause, Place
from planforge.plan.outline import DEFINITIONS, outline, paragraphs, told_by_words
from planforge.values import Identifier


class Standing:
    """The ids of sections and of the clauses in each; `paragraphs` are those within clauses."""

    def __init__(self, sections: Mapping[str, Iterable[str]], paragraphs: Mapping[str, Collection[str]]) -> None:
        self.sections = {section: list(clauses) for section, clauses in sections.items()}
        self.paragraphs = dict(paragraphs)
        self.taken = {*self.sections, *self.clauses(), *(id for ids in paragraphs.values() for id in ids)}
        self.replaced: dict[str, str] = {}
        """Clauses that are gone, and what stands instead: references to them lead there."""

    def clauses(self) -> list[str]:
        return [id for clauses in self.sections.values() for id in clauses]

    def known(self) -> set[str]:
        """What can be referred to. A clause of one paragraph is numbered as a whole, and the paragraph is not."""
        alone = {id for ids in self.paragraphs.values() if len(ids) == 1 for id in ids}
        return (self.taken | self.replaced.keys()) - alone

    def put(self, clause: CustomClause, path: Path) -> Finding | None:
        """Give `clause` its place among the others, or say why it has none."""
        how, target = aim(clause.place)
        if clause.id in self.taken:
            hint = f"choose another id, such as own-{clause.id}"
            return _fault("PF504", f"the agreement has a clause {clause.id} already", (*path, "id"), hint)
        if how == "at_end_of":
            around = self.sections.get(target)
        else:
            around = next((clauses for clauses in self.sections.values() if target in clauses), None)
        if around is None:
            message = f"this agreement has no {'section' if how == 'at_end_of' else 'clause'} {target} to place it by"
            return _fault(
                "PF501",
                message,
                (*path, "place", how),
                _such_as(target, self.sections if how == "at_end_of" else self.clauses()),
            )
        around.append(clause.id)
        self.taken.add(clause.id)
        if how == "instead_of":
            around.remove(target)
            self.taken -= {target, *self.paragraphs.pop(target, ())}
            self.replaced[target] = clause.id
        return None

    def lost(self, references: Mapping[str, Path], known: Container[str]) -> Iterator[Finding]:
        """The references that lead to nothing `known`."""
        for id, path in references.items():
            if id not in known:
                hint = _such_as(id, (*self.sections, *self.clauses()))
                yield _fault("PF505", f"this refers to {id}, but the agreement has no such clause", path, hint, f"(#{id})")


def _such_as(id: str, among: Iterable[str]) -> str:
    near = get_close_matches(id, among := sorted(among), n=3, cutoff=0.4) or among[:3]
    return f"use the id of a clause that is there, such as {', '.join(near)}"


def aim(place: Place) -> tuple[str, str]:
    """How a clause is placed, and by which id."""
    hows = ("before", "after", "instead_of", "at_end_of")
    return next((how, str(where)) for how in hows if (where := getattr(place, how)))


def examined(plan: Plan) -> tuple[Finding, ...] | None:
    """What is wrong with the author's own words; None where only the words of the finished document tell."""
    words = own_words(plan)
    if not plan.clauses and not words.references and not _survivors(plan):
        return words.findings
    standing = Standing(outline(plan), paragraphs(plan))
    if any(told_by_words(id) for id in _said(plan, words) - (standing.taken - {DEFINITIONS})):
        return None
    unplaced = [standing.put(clause, ("clauses", index)) for index, clause in enumerate(plan.clauses)]
    lost = standing.lost(words.references, standing.known())
    return (*words.findings, *filter(None, unplaced), *lost)


def _survivors(plan: Plan) -> tuple[Identifier, ...]:
    return plan.terms.survival if plan.terms else ()


def _said(plan: Plan, words: OwnWords) -> set[str]:
    """Every id that the author's words give or name."""
    return {*words.references, *_survivors(plan), *(id for each in plan.clauses for id in (each.id, aim(each.place)[1]))}


def _fault(code: str, message: str, at: Path, hint: str, words: str = "") -> Finding:
    return Finding(code, Severity.ERROR, message, at, hint, words=words)
