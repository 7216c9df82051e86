"""From plans and deals to statements: the second story, beside the agreement.

Plan (one or several versions) + deals -> Statement -> text, CSV, JSON, Markdown, PDF

with statement([checked], Path("deals.csv")) as made:
    for piece in written(made, checked, "csv"):
        ...
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, cast

from planforge import pipeline
from planforge.errors import PlanForgeError
from planforge.files import open_file
from planforge.findings import Finding
from planforge.values import Measure, Misread, parse_date

if TYPE_CHECKING:
    from planforge.deals import FigureKind
    from planforge.money import Computation, Figure, Setting
    from planforge.money.dates import Range
    from planforge.plan import Plan
    from planforge.statement import Revision, Statement

FORMATS = ("text", "csv", "json", "md", "pdf")
"""What a statement can be written as."""


@contextmanager
def statement(
    plans: Sequence[pipeline.Checked], deals: Path, *, period: str | None = None, party: str | None = None,
    deal: str | None = None, ended: str | None = None,
) -> Iterator[Statement]:  # fmt: skip
    """The statement of the deals in a file. `plans` are sound versions of one plan; each deal counts by the one in force on its day.

    PlanForgeError where a party, period or day makes no sense, or the file cannot be opened.
    """
    from planforge import deals as deals_room
    from planforge.money.shapes.bases import bases_of
    from planforge.statement import Asked, Revision, Statement

    end = _day(ended) if ended else None
    found = _versions([each.plan for each in plans if each.plan is not None])
    latest = found[-1]
    if party is not None and party not in latest.parties:
        raise PlanForgeError(f"this plan has no party {party}", f"the parties are {', '.join(latest.parties)}")
    start = min((plan.plan.effective for plan in found if plan.plan.effective), default=None)
    if end is not None and start is not None and end < start:
        raise PlanForgeError(f"the agreement cannot end on {end}, before it takes effect on {start}", "write its last day")
    revisions = tuple(Revision(plan, pipeline.compose(plan).names, end, start) for plan in found)
    bases = {name: base for plan in found for name, base in bases_of(plan.bases).items()}
    known = replace(deals_room.known_of(latest, bases, _kinds(revisions), end), start=start)
    with open_file(deals) as opened, deals_room.read(opened, str(deals), known) as book:
        if deal and all(each.id != deal for each, _, _ in book.sweep()):
            hint = "see what is wrong with the file, if it stands there" if book.findings else "write it as the file does"
            raise PlanForgeError(f"{deals} has no deal {deal} that can be computed", hint)
        yield Statement(book, revisions, Asked(_range(period) if period else None, party or "", deal or ""))


def _versions(plans: Sequence[Plan]) -> list[Plan]:
    """Versions of one plan in the order in which they take effect. PlanForgeError where they do not follow each other."""
    latest = plans[-1].plan
    for each in plans[:-1]:
        header = each.plan
        if header.id != latest.id:
            raise PlanForgeError(f"{header.id} {header.version} is not a version of {latest.id}", "name versions of one plan")
        if header.currency != latest.currency:
            message = f"version {header.version} is in {header.currency}, and the others in {latest.currency}"
            raise PlanForgeError(message, "make a statement for each currency")
    days: dict[date, str] = {}
    for each in plans if len(plans) > 1 else ():
        day, version = each.plan.effective, str(each.plan.version)
        if day is None:
            raise PlanForgeError(f"version {version} does not say when it takes effect", "add effective to its header")
        if day in days:
            raise PlanForgeError(f"versions {days[day]} and {version} both take effect on {day}", "give each version its day")
        days[day] = version
    return sorted(plans, key=lambda plan: plan.plan.effective or date.min)


def _kinds(revisions: Sequence[Revision]) -> dict[str, FigureKind]:
    """Of which kind the figures are that a plan defines in words, by what its fees do with them."""
    needs = [need for revision in revisions for rule in revision.fees for need in rule.needs]
    bases = revisions[-1].plan.bases
    compared = [each.compared for revision in revisions for each in revision.plan.bases.values() if each.compared]
    return {
        **{str(each.above or each.short_of): "money" for each in compared},
        **{need.name: cast("FigureKind", need.kind) for need in needs if need.name in bases},
    }


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except Misread as error:
        raise PlanForgeError(f"{text} is no day: {error.why}", f"write it as {error.instead}") from error


def _range(text: str) -> Range:
    from planforge.money.dates import parse_range

    try:
        return parse_range(text)
    except Misread as error:
        raise PlanForgeError(
            f"{text} is no period: {error.why}", "write 2027-Q1, 2027-03, 2027 or 2027-01-01..2027-06-30"
        ) from error


def uncomputed(made: Statement) -> tuple[Finding, ...]:
    """What could not be computed, as findings at the rows of the file. Call it after the last line."""
    from planforge.statement.codes import findings

    return findings(made)


def written(
    made: Statement, checked: pipeline.Checked, to: str, *, steps: bool = False, width: int = 80
) -> Generator[bytes, None, None]:
    """The statement in one of `FORMATS`, piece by piece; Markdown and PDF are made whole."""
    if to in ("md", "pdf"):
        yield _document(made, checked, to)
        return
    from planforge.reports.statement import text_of
    from planforge.statement.export import csv_of, json_of

    plan = made.revisions[-1].plan
    names = {str(id): each.short or each.name for id, each in plan.parties.items()}
    about = f", {made.asked.period.words}" if made.asked.period else ""
    title = f"Statement of fees: {' and '.join(names.values())}, {plan.plan.id} {plan.plan.version}{about}"
    pieces = {
        "text": lambda: text_of(made, title, names, width=width, steps=steps),
        "csv": lambda: csv_of(made),
        "json": lambda: json_of(made),
    }
    for each in pieces[to]():
        yield each.encode()


def _document(made: Statement, checked: pipeline.Checked, to: str) -> bytes:
    from planforge.document.compose import compose_pack
    from planforge.document.statement_view import view
    from planforge.writers import FORMATS as WRITERS

    assert checked.plan is not None
    lines = list(made.lines())
    document = compose_pack(checked.plan, "statement", {"statement": view(checked.plan, made, lines)})
    writer = next(each for each in WRITERS.values() if each.extension == to)
    return writer.write(document, pipeline.LOOK)


def _known(plan: Plan, setting: Setting, figures: Mapping[str, Figure]) -> None:
    """That some fee reads every figure that is given; a figure that nothing reads would look as if it counted."""
    from planforge.money.examples import needs_of
    from planforge.money.shapes.bases import parts_of

    amounts = [amount for fee in plan.referral_fees for amount in (fee.amount, *(bonus.amount for bonus in fee.bonuses))]
    needs = [need.name for amount in amounts for need in needs_of(amount, setting.fees)]
    known = sorted({part for name in needs for part in parts_of(name, setting.bases)})
    for name in figures if plan.referral_fees else ():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the fees read {', '.join(known)}" if known else "leave it out"
            raise PlanForgeError(f"no fee of this plan reads {name}", hint)


def computed(
    checked: pipeline.Checked, given: Mapping[str, Measure], on: date | None = None, marks: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str, Computation | str]]:
    """Each fee and bonus for the figures given, on a day and for a deal of these marks: its name, its clause, and what it comes to, or what it still needs."""
    from planforge.money import NotComputable, Occasion, compute, setting_of

    assert checked.plan is not None
    plan = checked.plan
    setting, names = setting_of(plan), pipeline.compose(plan).names
    figures = {name: each.value for name, each in given.items()}
    _known(plan, setting, figures)
    for fee in plan.referral_fees:
        parts = [(fee.name, fee.amount), *((f"{fee.name}, bonus {bonus.id}", bonus.amount) for bonus in fee.bonuses)]
        for name, amount in parts:
            try:
                yield name, names.get(f"fee-{fee.id}", ""), compute(amount, figures, setting, Occasion(on, marks or {}))
            except NotComputable as error:
                yield name, names.get(f"fee-{fee.id}", ""), f"{error}; {error.hint}"
