"""Answers to what-if questions, as text for people, as JSON and as a picture."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from planforge.money.curves.curve import Curve, figure_of
from planforge.money.curves.plot import Plot, svg
from planforge.money.curves.questions import Subject
from planforge.money.curves.solve import Comparison, Stretch
from planforge.money.curves.told import told
from planforge.money.frame import figure_words
from planforge.record import record
from planforge.values import Money

if TYPE_CHECKING:
    from planforge.wording import Locale

FORMATS = ("text", "json", "svg")
_PLACES = 8


@record
class Answer:
    """A claim, the figures for which it holds, and what is compared for it."""

    claim: str
    """Half a sentence that goes on with the figures: "It comes to £5,000 or more"."""
    paid: str
    against: str
    """What the two sides of the comparison are called."""
    comparison: Comparison
    never: str = ""
    """Why it holds for no figure: a sentence without its full stop."""
    always: str = ""
    """What is said where it holds for every figure; "" for "whatever it is"."""


@record
class Sheet:
    """What was asked, and the answers; without any, what is paid for which figures."""

    question: str
    subject: Subject
    answers: tuple[Answer, ...]
    locale: Locale
    other: Curve | None = None
    """What the picture compares it with."""
    other_name: str = ""


def written(sheet: Sheet, to: str) -> str:
    """The sheet in one of `FORMATS`."""
    return {"text": _text, "json": _json, "svg": _svg}[to](sheet)


def figure(size: Fraction, subject: Subject, locale: Locale) -> str:
    """A figure of the measure asked about, to its smallest unit."""
    return figure_words(figure_of(size, subject.kind, subject.setting.currency), locale, exact=True)


def money(paid: Fraction, subject: Subject, locale: Locale) -> str:
    """What is paid, exactly; a figure with no last digit, or a long one, is cut off with an ellipsis."""
    exact = paid * 10**_PLACES
    digits = Decimal(exact.numerator // exact.denominator).scaleb(-_PLACES)
    short = Money(subject.setting.currency, digits)
    if exact.denominator == 1:
        return locale.money(short, exact=True)
    return f"{locale.money(short)}…"


# Text.


def _text(sheet: Sheet) -> str:
    lines = [f"{sheet.subject.name}, by {sheet.subject.across}{_given(sheet)}", ""]
    if not sheet.answers:
        plot = _plot(sheet)
        lines += ["It comes to:", *(f"  {words}" for words in told(plot))]
    for index, answer in enumerate(sheet.answers):
        lines += ["", *_answer(answer, sheet)] if index else _answer(answer, sheet)
    return "\n".join(lines) + "\n"


def _given(sheet: Sheet) -> str:
    said = [f"{name} of {figure_words(each, sheet.locale)}" for name, each in sheet.subject.given.items()]
    return f", with {sheet.locale.join(said)}" if said else ""


def _answer(answer: Answer, sheet: Sheet) -> list[str]:
    made, subject = answer.comparison, sheet.subject
    if made.always_equal:
        return [f"{answer.claim} whatever {subject.across} is: the two are always the same."]
    if not made.where:
        return [f"{answer.claim}: never.{f' {answer.never}.' if answer.never else ''}"]
    if made.everywhere:
        return [f"{answer.claim} {answer.always or f'whatever {subject.across} is'}."]
    ranges = [_range(each, sheet, made) for each in made.where]
    more = f" There are {len(ranges)} such ranges." if len(ranges) > 1 else ""
    rows = [row for stretch in made.where for row in _proof(stretch, answer, sheet)]
    head = [(subject.across, answer.paid, "", answer.against)]
    return [f"{answer.claim} {'; and again '.join(ranges)}.{more}", "", *_aligned([*head, *dict.fromkeys(rows)])]


def _range(stretch: Stretch, sheet: Sheet, made: Comparison) -> str:
    """Such as "from Net Revenue of £45,000.00 up to £50,000.00"."""
    subject = sheet.subject
    low, high = stretch.least(made.unit), stretch.most(made.unit)
    assert low is not None
    start = figure(low, subject, sheet.locale) + _exactly(stretch.low, low, subject, sheet.locale)
    if high is None:
        return f"from {subject.across} of {start} on"
    end = figure(high, subject, sheet.locale) + _exactly(stretch.high, high, subject, sheet.locale)
    if low == high:
        return f"where {subject.across} is exactly {start}"
    return f"from {subject.across} of {start} up to {end}" if low > made.unit else f"up to {subject.across} of {end}"


def _exactly(exact: Fraction | None, rounded: Fraction, subject: Subject, locale: Locale) -> str:
    """The figure itself, where it lies between two units and can be written."""
    digits = None if exact is None or exact == rounded else exact * 10**_PLACES
    if digits is None or digits.denominator > 1 or not rounded - subject.unit < digits / 10**_PLACES < rounded + subject.unit:
        return ""
    return f" (exactly {figure_words(figure_of(digits / 10**_PLACES, subject.kind, subject.setting.currency), locale)})"


def _proof(stretch: Stretch, answer: Answer, sheet: Sheet) -> Iterator[tuple[str, ...]]:
    made, subject, locale = answer.comparison, sheet.subject, sheet.locale
    for each in made.ends(stretch):
        one, other = made.curve.at(each), made.other.at(each)
        sign = "is less than" if one < other else "is more than" if one > other else "is as much as"
        yield figure(each, subject, locale), money(one, subject, locale), sign, money(other, subject, locale)


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(cell.rjust(width) if at != 2 else cell.ljust(width) for at, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip() for row in rows]  # fmt: skip


# JSON.


def _json(sheet: Sheet) -> str:
    subject = sheet.subject
    data = {
        "question": sheet.question,
        "of": subject.name,
        "by": subject.across,
        "unit": str(_decimal(subject.unit)),
        "currency": subject.setting.currency,
        "given": {name: str(each) for name, each in subject.given.items()},
        "curve": [
            {"at": str(knot.at), "below": str(knot.below), "here": str(knot.here), "above": str(knot.above)}
            for knot in subject.curve.knots
        ],
        "slope": str(subject.curve.slope),
        "answers": [_answer_data(each) for each in sheet.answers],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _answer_data(answer: Answer) -> dict[str, Any]:
    made = answer.comparison
    never = None if made.where else answer.never
    return {"claim": answer.claim, "never": never, "holds": [_stretch_data(each, made) for each in made.where]}


def _stretch_data(stretch: Stretch, made: Comparison) -> dict[str, Any]:
    low, high = stretch.least(made.unit), stretch.most(made.unit)
    return {
        "from": _decimal(low),
        "to": _decimal(high),
        "exactly_from": str(stretch.low),
        "exactly_to": None if stretch.high is None else str(stretch.high),
        "proof": [{"at": _decimal(each), "pays": str(made.curve.at(each)), "against": str(made.other.at(each))} for each in made.ends(stretch)],
    }  # fmt: skip


def _decimal(number: Fraction | None) -> str | None:
    """A whole number of units, in digits."""
    return None if number is None else str(Decimal(number.numerator) / Decimal(number.denominator))


# The picture.


def _svg(sheet: Sheet) -> str:
    return svg(_plot(sheet))


def _plot(sheet: Sheet) -> Plot:
    subject = sheet.subject
    ends = {end for answer in sheet.answers for each in answer.comparison.where for end in (each.low, each.high) if end}
    up = f"{subject.name}{_given(sheet)}"
    return Plot(
        subject.curve, subject.kind, subject.setting.currency, sheet.locale, subject.across, up, sheet.other, sheet.other_name, tuple(sorted(ends))
    )  # fmt: skip
