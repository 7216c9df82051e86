"""One pass that numbers clauses and lists, and one that gives references their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from planforge.document import rebuild
from planforge.document.markdown import LETTERED, words
from planforge.document.nodes import Block, Clause, Inline, Item, ItemList, Ref, Scheme
from planforge.document.slots import Inlines
from planforge.wording import Locale

_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def number(sections: Iterable[Clause], schedule_word: str) -> tuple[Clause, ...]:
    """The sections with every label computed. Clauses count on through the whole document, and so do schedules."""
    made, clauses, schedules = [], 0, 0
    for section in sections:
        label = ""
        children: tuple[Clause, ...]
        if section.scheme == "clauses":
            children = tuple(_labelled(child, str(clauses + n)) for n, child in enumerate(section.children, 1))
            clauses += len(children)
        elif section.scheme == "recitals":
            children = tuple(_labelled(child, f"({_letter(n).upper()})") for n, child in enumerate(section.children, 1))
        elif section.scheme == "parties":
            children = tuple(_labelled(child, f"({n})") for n, child in enumerate(section.children, 1))
        elif section.scheme == "schedule":
            schedules += 1
            label = f"{schedule_word} {schedules}"
            children = tuple(_labelled(child, str(n)) for n, child in enumerate(section.children, 1))
        else:
            children = tuple(_labelled(child, "") for child in section.children)
        made.append(replace(section, label=label, children=children, blocks=_lists(section.blocks)))
    return tuple(made)


def _labelled(clause: Clause, label: str) -> Clause:
    """A clause with its label and those below it. A clause of one plain paragraph carries it itself, without 4.1."""
    if len(clause.children) == 1 and not clause.blocks and not clause.children[0].heading and label.isdigit():
        return replace(clause, label=label, blocks=_lists(clause.children[0].blocks), children=())
    children = tuple(_labelled(child, f"{label}.{n}" if label else "") for n, child in enumerate(clause.children, 1))
    return replace(clause, label=label, children=children, blocks=_lists(clause.blocks))


def _lists(blocks: tuple[Block, ...], depth: int = 0) -> tuple[Block, ...]:
    return tuple(_list(block, depth) if isinstance(block, ItemList) else block for block in blocks)


def _list(block: ItemList, depth: int) -> ItemList:
    mark = _letter if depth == 0 else _roman
    items = [
        Item(f"({mark(n)})" if item.label == LETTERED else "", _lists(item.blocks, depth + 1), item.change)
        for n, item in enumerate(block.items, 1)
    ]
    return ItemList(tuple(items))


def _letter(n: int) -> str:
    """Letters: a to z, then aa, ab ..."""
    letters = ""
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(n: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (n // value)
        n %= value
    return text


def targets(sections: Iterable[Clause], locale: Locale) -> dict[str, str]:
    """Clause id to the words that refer to it."""
    found: dict[str, str] = {}
    for section in sections:
        name = locale.reference(section.label, scheme="schedule") if section.label else _title(section)
        found[section.id] = name
        for clause in _inside(section):
            found[clause.id] = _words(clause, section.scheme, section.label, locale) or name
    return found


def _inside(clause: Clause) -> Iterator[Clause]:
    for child in clause.children:
        yield child
        yield from _inside(child)


def _words(clause: Clause, scheme: Scheme | None, within: str, locale: Locale) -> str:
    return locale.reference(clause.label, scheme=str(scheme), within=within) if clause.label else ""


def _title(section: Clause) -> str:
    return words(section.heading)


def refer(sections: Sequence[Clause], names: Mapping[str, str]) -> tuple[tuple[Clause, ...], tuple[str, ...]]:
    """The sections with the words of every reference, and the ids that nothing bears."""
    dangling: list[str] = []
    titles = {clause.id: words(clause.heading) for section in sections for clause in (section, *_inside(section))}

    def resolve(inlines: Inlines) -> Inlines:
        return tuple(_resolved(each, names, titles, dangling) for each in inlines)

    return tuple(rebuild.clause(section, resolve) for section in sections), tuple(dict.fromkeys(dangling))


def _resolved(inline: Inline, names: Mapping[str, str], titles: Mapping[str, str], dangling: list[str]) -> Inline:
    if not isinstance(inline, Ref):
        return inline
    if inline.target not in names:
        dangling.append(inline.target)
    title = titles.get(inline.target) if inline.titled else ""
    return replace(inline, text=names.get(inline.target, "?") + (f" ({title})" if title else ""))
