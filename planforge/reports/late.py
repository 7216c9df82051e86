"""Interest on one late payment, for a terminal and as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from planforge.money import Computation
from planforge.money.examples import step_words
from planforge.money.frame import Figure, figure_words
from planforge.record import record
from planforge.reports.statement import row
from planforge.values import Money, Percent
from planforge.values.number import plain

if TYPE_CHECKING:
    from planforge.wording import Locale

FORMATS = ("text", "json")
_WIDTH = 80


@record
class Late:
    """What was asked, and what it came to."""

    overdue: Money
    due: date | None
    paid: date | None
    days: int | None
    published: Percent | None
    made: Computation
    clause: str
    """The clause of the agreement, as it numbers it."""
    legal_maximum: bool


def written(late: Late, to: str, locale: Locale) -> str:
    """The calculation in one of `FORMATS`."""
    return _json(late, locale) if to == "json" else _text(late, locale)


def _text(late: Late, locale: Locale) -> str:
    when = f"{late.days} days late" if late.due is None else f"due {late.due}, paid {late.paid}"
    lines = [f"Late interest on {_said(late.overdue, locale)}, {when}{f' ({late.clause})' if late.clause else ''}", ""]
    lines += [row(f"  {step_words(step.parts, locale)}", f"= {_said(step.result, locale)}", _WIDTH) for step in late.made.steps]
    lines += ["", row("Interest", _said(late.made.result, locale), _WIDTH)]
    if late.legal_maximum:
        lines += ["", "It is never more than the law allows: check that by hand."]
    return "\n".join(lines) + "\n"


def _json(late: Late, locale: Locale) -> str:
    made = late.made
    steps = [{"words": step_words(step.parts, locale), "result": _said(step.result, locale)} for step in made.steps]
    found = {
        "planforge-late": 1,
        "currency": made.result.currency,
        "overdue": plain(late.overdue.amount),
        "due": late.due.isoformat() if late.due else None,
        "paid": late.paid.isoformat() if late.paid else None,
        "days": late.days,
        "published_rate": str(late.published) if late.published else None,
        "interest": str(made.result).partition(" ")[2].replace(",", ""),
        "exact": plain(made.exact.amount),
        "clause": late.clause,
        "at_most_what_the_law_allows": late.legal_maximum,
        "steps": steps,
    }
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _said(figure: Figure, locale: Locale) -> str:
    return figure_words(figure, locale, exact=isinstance(figure, Money))
