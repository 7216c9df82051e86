"""Words that the plan's author wrote, in clauses of the author's own and in every field of Markdown: read, and judged as far as they
can be without the rest of the agreement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from planforge.findings import Finding, Path, Severity
from planforge.plan import Plan
from planforge.plan.custom import CustomClause
from planforge.plan.walk import leaves
from planforge.record import record
from planforge.values import Markdown

if TYPE_CHECKING:
    from planforge.document.nodes import Block
    from planforge.document.slots import Slots

_HOLE = re.compile(r"\{([a-z0-9]+(?:-[a-z0-9]+)*)\}")
_REFERENCE = re.compile(r"\[\]\(#([a-z0-9-]+)\)")
_MARKED = re.compile(r"[#>`~<\[\]|\\]|&\w+;|(?:^|[ \t])[-=_*][-=_* \t]*$", re.MULTILINE)
"""What paragraphs, lists and emphasis have not. Without it nothing is there that an agreement cannot hold."""


@record
class OwnWords:
    """What the author's words say of themselves: what is wrong with them, and the ids that they name, each where it is named first."""

    findings: tuple[Finding, ...]
    references: Mapping[str, Path]


def own_words(plan: Plan) -> OwnWords:
    findings = [each for index, clause in enumerate(plan.clauses) for each in _facts(clause, ("clauses", index))]
    references: dict[str, Path] = {}
    for text, path in _texts(plan):
        named: Iterable[str] = _REFERENCE.findall(text)
        if _MARKED.search(_REFERENCE.sub("x", text)):
            blocks, fault = read(text)
            named = _named(blocks)
            if fault:
                hint = "use paragraphs, lists, tables, **bold**, *italic*, links to https:// pages and references such as [](#term)"
                findings.append(_fault("PF503", fault, path, hint))
        for id in named:
            references.setdefault(id, path)
    return OwnWords(tuple(findings), references)


def read(text: str, slots: Slots | None = None) -> tuple[tuple[Block, ...], str]:
    """Markdown as blocks, `slots` in their holes; or none, and what an agreement cannot hold."""
    from planforge.document.markdown import BadMarkdown, Reader
    from planforge.document.slots import Slots

    try:
        return Reader(slots or Slots(), lambda words: words).blocks(text), ""
    except BadMarkdown as error:
        return (), str(error)


def filled(clause: CustomClause, said: Callable[[str], str]) -> str:
    """The words of a clause with its facts in their holes, each as `said` writes it."""
    return _HOLE.sub(lambda match: said(match.group(1)) if match.group(1) in clause.facts else match.group(), clause.text)


def _texts(plan: Plan) -> Iterator[tuple[str, Path]]:
    """Every text of Markdown; a fact in its hole is a word like any other."""
    for leaf in leaves(plan):
        if leaf.kind is Markdown:
            own = leaf.path[0] == "clauses"
            yield filled(plan.clauses[int(leaf.path[1])], lambda _: "fact") if own else leaf.value, leaf.path


def _named(blocks: Iterable[Block]) -> Iterator[str]:
    """The ids to which `blocks` refer."""
    from planforge.document.nodes import Ref
    from planforge.document.reading import block_lines, flat

    lines = (line for block in blocks for line in block_lines(block))
    return (each.target for line in lines for each in flat(line) if isinstance(each, Ref))


def _facts(clause: CustomClause, path: Path) -> Iterator[Finding]:
    """Holes without a fact, and facts without a hole."""
    holes = _HOLE.findall(clause.text)
    for name in dict.fromkeys(holes):
        if name not in clause.facts:
            message = f"the clause uses {{{name}}}, but has no fact of that name"
            yield _fault(
                "PF502",
                message,
                (*path, "text"),
                f"add facts: {{{name}: {{text: ...}}}}, or write the words without braces: {name}",
                f"{{{name}}}",
            )
    for name in clause.facts:
        if name not in holes:
            message = f"the fact {name} is not used in the words of the clause"
            yield _fault("PF506", message, (*path, "facts", name), f"write {{{name}}} where it belongs, or remove the fact")


def _fault(code: str, message: str, at: Path, hint: str, words: str = "") -> Finding:
    return Finding(code, Severity.ERROR, message, at, hint, words=words)
