"""A statement for machines: CSV and JSON, written line by line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from planforge.money import Step
from planforge.money.frame import figure_text
from planforge.statement.statement import Statement
from planforge.statement.values import Line
from planforge.values import Money, Percent
from planforge.values.number import plain

COLUMNS = (
    "deal", "client", "what", "fee", "name", "payer", "payee", "on", "currency", "amount", "base", "rate", "cap", "exact", "held_until",
    "due", "due_words", "why", "clause", "revision", "steps", "line",
)  # fmt: skip
"""The columns of the CSV and the keys of each line of the JSON."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(statement: Statement) -> Iterator[str]:
    """A table with one row for each line; text that a spreadsheet would run as a formula is made harmless with an apostrophe."""
    yield _row(COLUMNS)
    for line in statement.lines():
        cells = cells_of(line)
        yield _row([harmless(cells[name]) for name in COLUMNS])


def _row(cells: Any) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue()


def harmless(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula; figures stay as they are."""
    return f"'{cell}" if isinstance(cell, str) and not isinstance(cell, Bare) and cell.startswith(_FORMULA) else cell


def json_of(statement: Statement) -> Iterator[str]:
    """One object: the lines first, then the totals and what was left out."""
    yield '{\n  "planforge-statement": 1,\n  "lines": ['
    for number, line in enumerate(statement.lines()):
        cells = cells_of(line)
        yield f"{',' if number else ''}\n    {json.dumps({**cells, 'steps': [_step(each) for each in line.steps]}, ensure_ascii=False, default=str)}"
    yield "\n  ],\n"
    rest = {
        "totals": [
            {"payer": each.payer, "payee": each.payee, "currency": each.money.currency, "amount": _amount(each.money), "lines": each.lines,
             "earlier": _amount(each.earlier), "to_pay": _amount(each.paid), "carried_forward": _amount(each.forward)}
            for each in statement.totals
        ],
        "by_hand": [{"fee": each.fee, "clause": each.clause, "words": each.words} for each in statement.by_hand],
        "left_out": {"rows": statement.book.left_out_rows, "deals": statement.book.left_out_deals, "not_computed": statement.uncomputed},
        "revisions": [{"version": each.version, "effective": each.effective.isoformat() if each.effective else None} for each in statement.revisions],
    }  # fmt: skip
    yield json.dumps(rest, indent=2, ensure_ascii=False).removeprefix("{\n") + "\n"


def cells_of(line: Line) -> dict[str, Any]:
    """The cells of one line by column; dates and amounts as text in one form everywhere, numbers bare."""
    return {
        "deal": line.deal, "client": line.client, "what": line.what, "fee": line.fee, "name": line.name, "payer": line.payer,
        "payee": line.payee, "on": line.on.isoformat(), "currency": line.amount.currency, "amount": Bare(_amount(line.amount)),
        "base": _base(line.steps), "rate": " + ".join(_parts(line.steps, "rate", Percent)), "cap": " + ".join(_parts(line.steps, "cap", Money)[-1:]),
        "exact": Bare(plain(line.exact.amount)) if line.exact and line.exact != line.amount else "",
        "held_until": line.held_until.isoformat() if line.held_until else "", "due": line.due.isoformat() if line.due else "",
        "due_words": line.due_words, "why": line.why, "clause": line.clause, "revision": line.revision,
        "steps": "; ".join(_step(each) for each in line.steps), "line": line.line or "",
    }  # fmt: skip


class Bare(str):
    """A figure as text: it may begin with a minus, and is no formula."""

    __slots__ = ()


def _amount(money: Money) -> str:
    return str(money).partition(" ")[2].replace(",", "")


def _base(steps: tuple[Step, ...]) -> str:
    """The figure of which a share is due: the last that a base came to, else the first that a rate was applied to."""
    bases = [str(step.result) for step in steps if step.of == "base"]
    return bases[-1] if bases else next(iter(_parts(steps, "rate", Money)), "")


def _parts(steps: tuple[Step, ...], of: str, kind: type) -> list[str]:
    """The figures of one kind in the steps of one sort, such as the rates of bands."""
    return [str(part) for step in steps if step.of == of for part in step.parts if isinstance(part, kind)]


def _step(step: Step) -> str:
    left = "".join(part if isinstance(part, str) else figure_text(part) for part in step.parts)
    return f"{left} = {figure_text(step.result)}"
