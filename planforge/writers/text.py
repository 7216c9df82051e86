"""The Document as plain text for a terminal: headings, wrapped paragraphs, lists, and tables that fit the width.

Cells are wrapped, figures stand right. It says the same words as Markdown. What a change takes out stands in [-...-], what it
puts in
in {+...+}, as in a diff of words.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from planforge.document.nodes import (
    Block,
    Break,
    Change,
    Clause,
    Deleted,
    Document,
    Emphasis,
    Inline,
    Inserted,
    ItemList,
    Link,
    Paragraph,
    Picture,
    Ref,
    Signatures,
    Table,
    Term,
    Text,
    Value,
)
from planforge.record import record
from planforge.writers.columns import widths
from planforge.writers.outline import Entry, contents, split_cover, version_line

WIDTH = 80
_LEAST = 20
"""Columns below which nothing can be set."""
_GAP = 2
_NARROWEST = 6
_RULES = {1: "=", 2: "-"}
"""What stands below a heading of this level."""


@record
class Place:
    width: int
    indent: str = ""
    level: int = 2
    """Of the next heading."""
    change: Change | None = None
    """Inserted or deleted, where all words here are."""

    def within(self, change: Change | None) -> Place:
        return replace(self, change=change) if change in ("inserted", "deleted") else self


def write(document: Document, width: int = WIDTH) -> str:
    """The document as text with lines of at most `width` characters, but for words that are longer."""
    place = Place(max(width, _LEAST))
    cover, rest = split_cover(document)
    parts = [
        _ruled(document.title, replace(place, level=1)),
        _wrapped(" · ".join(version_line(document)), place),
        *(part for section in cover for part in _clause(section, place)),
        *_contents(document, place),
        *(part for section in rest for part in _clause(section, place)),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _contents(document: Document, place: Place) -> Iterator[str]:
    entries = contents(document)
    if entries:
        yield _wrapped(document.meta.labels.contents, place)
        yield "\n".join(_entries(entries, replace(place, indent="  ")))


def _entries(entries: Sequence[Entry], place: Place) -> Iterator[str]:
    for entry in entries:
        yield _wrapped(f"{entry.label} {entry.title}".strip(), place)
        yield from _entries(entry.children, replace(place, indent=f"{place.indent}  "))


def _clause(clause: Clause, place: Place) -> Iterator[str]:
    inside = place.within(clause.change)
    label = clause.label
    if clause.heading or (clause.scheme and clause.label):
        yield _ruled(f"{clause.label} {words(clause.heading, inside.change)}".strip(), inside)
        inside, label = replace(inside, level=inside.level + 1), ""
    yield from _blocks(clause.blocks, inside, label)
    for child in clause.children:
        yield from _clause(child, inside)


def _ruled(said: str, place: Place) -> str:
    lines = _wrapped(said, place)
    rule = _RULES.get(place.level)
    return f"{lines}\n{rule * max(map(len, lines.splitlines()))}" if rule and lines else lines


def _wrapped(said: str, place: Place, start: str = "") -> str:
    """Words on lines; `start` stands before the first, and the others stand below its end."""
    first, later = place.indent + start, place.indent + " " * len(start)
    made = []
    for line in (said if said.strip() else " ").split("\n"):
        made += textwrap.wrap(line, place.width, initial_indent=first, subsequent_indent=later, **_WHOLE) or [first.rstrip()]
        first = later
    return "\n".join(made)


_WHOLE: dict[str, Any] = {"break_long_words": False, "break_on_hyphens": False}


# Blocks.


def _blocks(blocks: Sequence[Block], place: Place, label: str) -> Iterator[str]:
    """The blocks, each a string; `label` stands before the first."""
    if label and not (blocks and isinstance(blocks[0], Paragraph)):
        yield place.indent + label
        label = ""
    for block in blocks:
        start, label = f"{label} " if label else "", ""
        if isinstance(block, Paragraph):
            yield _wrapped(words(block.inlines, place.within(block.change).change), place, start)
        else:
            yield _block(block, place)


def _block(block: Block, place: Place) -> str:
    if isinstance(block, ItemList):
        return "\n".join(_items(block, replace(place, indent=f"{place.indent}  ")))
    if isinstance(block, Table):
        return _table(block, place)
    if isinstance(block, Signatures):
        return "\n\n".join(_signatures(block, place))
    if isinstance(block, Picture):
        return _wrapped(words(block.caption, place.change), place)
    raise TypeError(f"text has no form for {type(block).__name__}")


def _items(block: ItemList, place: Place) -> Iterator[str]:
    for item in block.items:
        mark = f"{item.label or '-'} "
        inside = replace(place.within(item.change), indent=place.indent + " " * len(mark))
        parts = "\n".join(part for part in _blocks(item.blocks, inside, "") if part.strip())
        yield f"{place.indent}{mark}{parts[len(inside.indent) :]}".rstrip()


def _signatures(block: Signatures, place: Place) -> Iterator[str]:
    for each in block.blocks:
        lines = (_wrapped(f"{words(line.label, place.change)} {words(line.value, place.change)}", place) for line in each.lines)
        yield "\n".join((_wrapped(words(each.party, place.change), place), *lines))


def _table(table: Table, place: Place) -> str:
    head = [words(cell, place.change) for cell in table.header.cells]
    rows = [[words(cell, place.within(row.change).change) for cell in row.cells] for row in table.rows]
    if not head:
        return ""
    columns = _columns(table, [head, *rows], place.width - len(place.indent))
    stacks = [list(_row(row, columns, table.align)) for row in rows]
    airy = any(len(each) > 1 for each in stacks)
    lines = list(_row(head, columns, table.align)) if any(map(str.strip, head)) else []
    lines.append((" " * _GAP).join("-" * each for each in columns))
    for number, each in enumerate(stacks):
        lines += ["", *each] if airy and number else each
    return "\n".join((place.indent + line).rstrip() for line in lines)


def _columns(table: Table, rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How many characters each column has: its longest line where all fit, else a share of the width as on a page."""
    lengths = [[max(map(len, cell.split("\n"))) for cell in row] for row in rows]
    longest = [max(1, *column) for column in zip(*lengths, strict=True)]
    room = width - _GAP * (len(longest) - 1)
    if sum(longest) <= room:
        return longest
    word = [max((len(each) for cell in column for each in cell.split()), default=1) for column in zip(*rows, strict=True)]
    least = [min(each, max(_NARROWEST, room // len(word))) if sum(word) > room else each for each in word]
    shares = [min(room * share // 100, length) for share, length in zip(widths(table), longest, strict=True)]
    made = [max(1, share, each) for share, each in zip(shares, least, strict=True)]
    while sum(made) > room and any(each > 1 for each in made):
        at = max(range(len(made)), key=lambda each: (made[each] > 1, made[each] - least[each], made[each]))
        made[at] -= 1
    for _ in range(room - sum(made)):  # what is left goes where most is missing
        at = max(range(len(made)), key=lambda each: longest[each] / made[each])
        made[at] += longest[at] > made[at]
    return made


def _row(cells: Sequence[str], columns: Sequence[int], align: Sequence[str]) -> Iterator[str]:
    stacks = [
        [line for part in cell.split("\n") for line in textwrap.wrap(part, column, break_on_hyphens=False)]
        for cell, column in zip(cells, columns, strict=True)
    ]
    for at in range(max(map(len, stacks), default=0)):
        line = (stack[at] if at < len(stack) else "" for stack in stacks)
        yield (" " * _GAP).join(_aligned(each, column, how) for each, column, how in zip(line, columns, align, strict=True))


def _aligned(said: str, column: int, align: str) -> str:
    return said.rjust(column) if align == "right" else said.center(column) if align == "center" else said.ljust(column)


# Words.


def words(inlines: Sequence[Inline], change: Change | None = None) -> str:
    """The words of a line; a line within it ends with a line feed."""
    return _marked("".join(_inline(inline, change) for inline in inlines), change)


def _inline(inline: Inline, change: Change | None) -> str:
    if isinstance(inline, Text | Value | Term | Ref):
        return inline.text.replace("\n", " ")
    if isinstance(inline, Break):
        return "\n"
    if isinstance(inline, Inserted | Deleted):
        inner = "".join(_inline(each, change) for each in inline.inlines)
        return inner if change else _marked(inner, "inserted" if isinstance(inline, Inserted) else "deleted")
    if isinstance(inline, Emphasis | Link):
        return "".join(_inline(each, change) for each in inline.inlines)
    raise TypeError(f"text has no form for {type(inline).__name__}")


def _marked(said: str, change: Change | None) -> str:
    marks = {"inserted": ("{+", "+}"), "deleted": ("[-", "-]")}.get(change or "")
    return f"{marks[0]}{said}{marks[1]}" if marks and said else said
