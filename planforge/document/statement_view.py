"""A statement as its template sees it: every figure said in the plan's locale, lines sorted by what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planforge.document.nodes import Text, Value
from planforge.document.slots import Said
from planforge.money.examples import step_words
from planforge.money.frame import figure_words
from planforge.plan import Plan
from planforge.statement import Line, Statement
from planforge.statement.values import ByHand, Total
from planforge.values import Money
from planforge.wording import Locale

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True)
class StepView:
    left: Said
    right: Said


@dataclass(frozen=True)
class LineView:
    """One line in words."""

    deal: Said
    client: Said | None
    name: Said
    payer: Said
    payee: Said
    on: Said
    why: Said
    clause: Said | None
    amount: Said
    due: Said | None
    steps: tuple[StepView, ...]


@dataclass(frozen=True)
class TotalView:
    payer: Said
    payee: Said
    lines: int
    amount: Said
    earlier: Said
    paid: Said
    forward: Said


@dataclass(frozen=True)
class Check:
    """A term to be checked by hand."""

    name: Said
    words: Said
    clause: Said | None


@dataclass(frozen=True)
class StatementView:
    """What the template of a statement may print."""

    period: Said | None
    due: tuple[LineView, ...]
    nothing: tuple[LineView, ...]
    uncomputed: tuple[LineView, ...]
    totals: tuple[TotalView, ...]
    carries: bool
    """Something is carried forward, or was."""
    by_hand: tuple[Check, ...]
    left_out_rows: int
    left_out_deals: int
    rounded: Said | None
    revisions: tuple[Said, ...]


def _text(words: str, kind: str = "text") -> Said:
    return Said((Value(words, kind, None),))


def view(plan: Plan, statement: Statement, lines: Sequence[Line]) -> StatementView:
    """`lines` and the rest of a finished statement of `plan`."""
    say = _Sayer(plan, several=len(statement.revisions) > 1)
    return StatementView(
        _text(statement.asked.period.words) if statement.asked.period else None,
        tuple(say.line(each) for each in lines if each.what not in ("nothing", "not computed")),
        tuple(say.line(each) for each in lines if each.what == "nothing"),
        tuple(say.line(each) for each in lines if each.what == "not computed"),
        tuple(say.total(each) for each in statement.totals),
        any(each.carries for each in statement.totals),
        tuple(say.check(each) for each in statement.by_hand),
        statement.book.left_out_rows,
        statement.book.left_out_deals,
        None,
        tuple(_text(f"version {each.version}") for each in statement.revisions),
    )


class _Sayer:
    def __init__(self, plan: Plan, several: bool) -> None:
        self._several = several
        self._locale = Locale(plan.plan.locale or "en-GB")
        self._names = {str(id): party.short or party.name for id, party in plan.parties.items()}

    def line(self, line: Line) -> LineView:
        due = self.day(line.due) if line.due else _text(line.due_words) if line.due_words else None
        return LineView(
            _text(line.deal), _text(line.client) if line.client else None, _text(line.name), self.party(line.payer), self.party(line.payee),
            self.day(line.on), _text(self.said(line.why)), self.by(line), self.money(line.amount), due,
            tuple(
                StepView(Said((Text(step_words(each.parts, self._locale)),)), _text(figure_words(each.result, self._locale, exact=True)))
                for each in line.steps
            ),
        )  # fmt: skip

    def by(self, line: Line) -> Said | None:
        """The clause that governs a line, and the version where there are several."""
        found = ", ".join(each for each in (line.clause, f"version {line.revision}" if self._several else "") if each)
        return _text(found) if found else None

    def said(self, words: str) -> str:
        """Reasons as the locale writes days; they are kept in one form for machines and terminals."""
        return _DAY.sub(lambda found: self._locale.date(date.fromisoformat(found[0])), words)

    def total(self, total: Total) -> TotalView:
        each = total.turned
        amounts = (self.money(amount) for amount in (each.money, each.earlier, each.paid, each.forward))
        return TotalView(self.party(each.payer), self.party(each.payee), each.lines, *amounts)

    def check(self, each: ByHand) -> Check:
        return Check(_text(each.name), _text(self.said(each.words)), _text(each.clause) if each.clause else None)

    def party(self, id: str) -> Said:
        return _text(self._names.get(id, id), "party")

    def day(self, day: date) -> Said:
        return _text(self._locale.date(day), "date")

    def money(self, money: Money) -> Said:
        return _text(self._locale.money(money, exact=True), "money")
