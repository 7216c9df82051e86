"""A statement for a terminal: 80 columns, amounts under each other, the reason and the clause below each line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from planforge.money import Computation, Step
from planforge.money.frame import figure_text
from planforge.reports.terminal import safe
from planforge.statement import Line, Statement
from planforge.values import Money

_INDENT = " " * 12


def text_of(
    statement: Statement, title: str, names: Mapping[str, str], *, width: int = 80, steps: bool = False
) -> Iterator[str]:
    """The statement line by line. `names` are the parties by id; with `steps` every calculation is shown."""
    width = max(min(width, 100), 60)
    yield from (f"{each}\n" for each in textwrap.wrap(safe(title, 1000), width))
    several = len(statement.revisions) > 1
    for line in statement.lines():
        yield from (f"{each}\n" for each in _line(line, names, width, steps=steps, several=several))
    yield "\n"
    yield from (f"{each}\n" for each in _ending(statement, names, width))


def _line(line: Line, names: Mapping[str, str], width: int, *, steps: bool, several: bool) -> Iterator[str]:
    """One line of the statement; which version governs it is said where there are several."""
    yield ""
    what = " ".join(each for each in (line.deal, f"({line.client})" if line.client else "") if each) or line.name
    yield row(f"{line.on}  {safe(what)}", _amount(line), width)
    head = f"{line.name}, {names.get(line.payer, line.payer)} to {names.get(line.payee, line.payee)}: " if line.name else ""
    if line.name and not line.payee:
        head = f"{line.name}: "
    by = ", ".join(each for each in (line.clause, f"version {line.revision}" if several else "") if each)
    yield from wrapped(f"{head}{line.why}{f' ({by})' if by else ''}", width)
    when = _when(line)
    if when:
        yield from wrapped(when, width)
    if line.what == "not computed" and line.due_words:
        yield from wrapped(line.due_words, width)
    if steps:
        yield from step_lines(line.steps, width)


def _amount(line: Line) -> str:
    return "not computed" if line.what == "not computed" else str(line.amount)


def _when(line: Line) -> str:
    if line.what in ("nothing", "not computed"):
        return ""
    held = f"held until {line.held_until}" if line.held_until else ""
    due = f"due {line.due}: {line.due_words}" if line.due and line.due_words else f"due {line.due}" if line.due else f"due {line.due_words}" if line.due_words else ""  # fmt: skip
    return "; ".join(each for each in (held, due) if each)


def row(left: str, right: str, width: int) -> str:
    """Words on the left and a figure that ends at the margin."""
    room = max(width - len(right) - 2, 10)
    return f"{left if len(left) <= room else left[: room - 3] + '...':<{room}}  {right}"


def wrapped(words: str, width: int) -> list[str]:
    return textwrap.wrap(
        safe(words, 1000), width - 4, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False
    )


def step_lines(steps: tuple[Step, ...], width: int) -> Iterator[str]:
    """A calculation, each result under the others."""
    for step in steps:
        left = "".join(part if isinstance(part, str) else figure_text(part) for part in step.parts)
        parts = textwrap.wrap(safe(left, 1000), width - 36, break_on_hyphens=False) or [""]
        for each in parts[:-1]:
            yield f"{_INDENT}  {each}"
        yield row(f"{_INDENT}  {parts[-1]}", f"= {figure_text(step.result)}", width)


def _ending(statement: Statement, names: Mapping[str, str], width: int) -> Iterator[str]:
    totals = statement.totals
    yield "Totals" if totals else "Nothing is due."
    for total in totals:
        turned = total.turned
        yield row(
            f"  {names.get(turned.payer, turned.payer)} owes {names.get(turned.payee, turned.payee)}", str(turned.money), width
        )
        yield f"    {total.lines} line{'' if total.lines == 1 else 's'}"
        if total.carries:
            yield row("    carried forward from earlier times", str(turned.earlier), width)
            yield row("    to be paid", str(turned.paid), width)
            yield row("    carried forward: below the agreed threshold", str(turned.forward), width)
    if statement.by_hand:
        yield ""
        yield "To be checked by hand, for it is agreed in words alone:"
        for each in statement.by_hand:
            clause = f" ({each.clause})" if each.clause else ""
            yield from textwrap.wrap(
                safe(f"- {each.name}: {each.words}{clause}", 1000), width, initial_indent="  ", subsequent_indent="    "
            )
    book = statement.book
    if book.left_out_rows:
        yield ""
        yield f"Left out because of faults: {book.left_out_rows} rows, with {book.left_out_deals} of {book.deals} deals."
    if statement.uncomputed:
        yield ""
        yield f"Not computed: {statement.uncomputed} line{'' if statement.uncomputed == 1 else 's'}."


def worked(name: str, clause: str, made: Computation | str, width: int) -> Iterator[str]:
    """One fee computed for figures that were given, or why it cannot be."""
    yield ""
    yield row(f"{name}{f' ({clause})' if clause else ''}", _result(made), width)
    if isinstance(made, str):
        yield from wrapped(made, width)
    else:
        yield from step_lines(made.steps, width)


def _result(made: Computation | str) -> str:
    return "-" if isinstance(made, str) else str(Money(made.result.currency, made.result.amount))
