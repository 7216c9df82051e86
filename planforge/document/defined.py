"""Defined terms: only those used are defined, and each use is marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planforge.document import rebuild
from planforge.document.nodes import Clause, Inline, ItemList, Term, Text, Value
from planforge.document.reading import block_lines, clause_lines, flat
from planforge.document.slots import Inlines
from planforge.plan.outline import DEFINITIONS


def defined(sections: Iterable[Clause]) -> tuple[str, ...]:
    """Every term that the sections define, in order; one that is defined twice is there twice."""
    lines = (line for section in sections for line in clause_lines(section))
    return tuple(each.term for line in lines for each in flat(line) if isinstance(each, Term) and each.defining)


def mark_terms(sections: Sequence[Clause]) -> tuple[Clause, ...]:
    """The sections with every use of a defined term marked, and the definitions that nothing uses gone."""
    pattern = _pattern(defined(sections))
    if pattern is None:
        return tuple(sections)

    def mark(inlines: Inlines) -> Inlines:
        return tuple(made for each in inlines for made in (_uses(each.text, pattern) if isinstance(each, Text) else (each,)))

    marked = tuple(rebuild.clause(section, mark) for section in sections)
    wanted = _needed(marked, pattern)
    return tuple(_pruned(section, wanted) for section in marked)


def _pattern(terms: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the terms as a whole word, the longest first; a plural counts."""
    ordered = sorted(set(terms), key=lambda term: (-len(term), term))
    return re.compile(rf"\b({'|'.join(map(re.escape, ordered))})(s|es)?\b") if ordered else None


def _uses(text: str, pattern: re.Pattern[str]) -> Iterator[Inline]:
    position = 0
    for match in pattern.finditer(text):
        if match.start() > position:
            yield Text(text[position : match.start()])
        yield Term(match.group(), match.group(1))
        position = match.end()
    if position < len(text):
        yield Text(text[position:])


def _needed(sections: Iterable[Clause], pattern: re.Pattern[str]) -> frozenset[str]:
    """The listed terms that are used outside the list, or by a definition that is itself needed."""
    listed: dict[str, set[str]] = {}
    used: set[str] = set()
    for section in sections:
        for clause in _clauses(section):
            if clause.id != DEFINITIONS:
                used |= _used(_own_lines(clause), pattern)
        for item_lines in _definition_items(section):
            terms = [each for line in item_lines for each in flat(line) if isinstance(each, Term)]
            name = next((each.term for each in terms if each.defining), None)
            if name:
                listed[name] = {each.term for each in terms} - {name}
    needed: set[str] = set()
    waiting = [term for term in listed if term in used]
    while waiting:
        term = waiting.pop()
        if term not in needed:
            needed.add(term)
            waiting.extend(each for each in listed[term] if each in listed)
    return frozenset(needed | (set(defined(sections)) - set(listed)))


def _clauses(clause: Clause) -> Iterator[Clause]:
    yield clause
    if clause.id != DEFINITIONS:
        for child in clause.children:
            yield from _clauses(child)


def _own_lines(clause: Clause) -> Iterator[Inlines]:
    yield clause.heading
    for block in clause.blocks:
        yield from block_lines(block)


def _used(lines: Iterable[Inlines], pattern: re.Pattern[str]) -> set[str]:
    """The terms of a text; a period such as "5 Business Days" uses one too."""
    found: set[str] = set()
    for each in (inline for line in lines for inline in flat(line)):
        if isinstance(each, Term) and not each.defining:
            found.add(each.term)
        elif isinstance(each, Value) and each.kind == "period":
            found.update(match.group(1) for match in pattern.finditer(each.text))
    return found


def _definition_items(section: Clause) -> Iterator[list[Inlines]]:
    for clause in _all(section):
        if clause.id == DEFINITIONS or clause.id.startswith(f"{DEFINITIONS}-"):
            for block in clause.blocks:
                if isinstance(block, ItemList):
                    for item in block.items:
                        yield [line for inner in item.blocks for line in block_lines(inner)]


def _all(clause: Clause) -> Iterator[Clause]:
    yield clause
    for child in clause.children:
        yield from _all(child)


def _pruned(clause: Clause, wanted: frozenset[str]) -> Clause:
    if clause.id == DEFINITIONS or clause.id.startswith(f"{DEFINITIONS}-"):
        blocks = tuple(_pruned_list(block, wanted) if isinstance(block, ItemList) else block for block in clause.blocks)
        clause = replace(clause, blocks=blocks)
    kept = tuple(_pruned(child, wanted) for child in clause.children)
    return replace(clause, children=tuple(child for child in kept if not _bare(child)))


def _bare(clause: Clause) -> bool:
    """Nothing is left of the definitions but the words that lead to them."""
    blocks = [block for each in _all(clause) for block in each.blocks]
    return clause.id == DEFINITIONS and not any(isinstance(block, ItemList) and block.items for block in blocks)


def _pruned_list(block: ItemList, wanted: frozenset[str]) -> ItemList:
    """The definitions that are needed, in alphabetical order."""
    kept = [item for item in block.items if (name := _name(item.blocks)) is None or name in wanted]
    return ItemList(tuple(sorted(kept, key=lambda item: (_name(item.blocks) or "").casefold())))


def _name(blocks: Iterable[object]) -> str | None:
    lines = (line for block in blocks for line in block_lines(block))  # type: ignore[arg-type]
    return next((each.term for line in lines for each in flat(line) if isinstance(each, Term) and each.defining), None)
