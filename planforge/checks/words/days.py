"""Days in the author's own words: that they exist, fall on the weekday named, and lie within the agreement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planforge.checks.words.calendar import DATE, DAY_OF_YEAR, WEEKDAYS, Typed, month_name, typed
from planforge.checks.words.phrase import Phrase, words
from planforge.checks.words.reading import EDGE, FACT, FACT_END, Hit, read
from planforge.findings import Fault, Severity, rule
from planforge.plan import Plan
from planforge.values import Identifier

_BEFORE = r"\b(?:by|on|before|until|till|from|after|since|through|every|each|between|dated)(?: the)? "
_YEARS = ("199", "200", "201", "202", "203", "204")
_SHORT_MONTHS = ("feb", "apr", "jun", "sep", "nov")
"""No other month can be given a day 30 or 31 that it does not have."""
_WITH_YEAR = Phrase(rf"(?<![\w.,/-])(?:{_BEFORE})?(?P<day>{DATE})", _YEARS)
_EVERY_YEAR = Phrase(
    rf"(?i:{_BEFORE})(?P<day>{DAY_OF_YEAR})(?=[.,;:)]|$|\n|{EDGE}| (?:of|in|each|every|at|and|or|to|until)\b)(?!\.?,? ?[0-9]{{4}})",
    _SHORT_MONTHS,
)
_WEEKDAY = Phrase(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),?(?: the)? (?P<day>{DATE})", tuple(each.lower() for each in WEEKDAYS))
_DUE = Phrase(
    rf"\b(?:by|before|on or before|no later than|not later than)(?: the)? (?:(?P<day>{DATE})|{FACT}(?P<fact>[a-z0-9-]+){FACT_END})",
    (*_YEARS, FACT),
)
_DUTY = words("must", "will", "shall", "agrees? to", "undertakes? to", "is to", "are to")
_PAST_END = words("after", "end", "ends", "ended", "ending", "termination", "expiry", "renew*", "surviv*", "remain*")
_HAS_BEEN = words("was", "were", "had", "has been", "have been", "already")


@rule("PF523", "no-such-day", Severity.ERROR)
def no_such_day(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A text of the plan names a day that no calendar has, such as 31 June.

    ## Why it matters
    Nobody can say whether the last day of the month is meant or the first of the next, and a deadline hangs on it.

    ## Example
        text: The report is due by 31 June 2027.

    ## How to fix it
    Name the day that is meant: 30 June 2027 or 1 July 2027.
    """
    dated = read(plan).with_figures
    for hit in (*dated.find(_WITH_YEAR), *dated.find(_EVERY_YEAR)):
        day = typed(hit.match["day"])
        # Without a word such as "by", four digits and two numbers may be the number of an order.
        bare = hit.match.group()[4:5] == "-"
        if not bare and not day.possible and day.day <= 31:
            yield hit.fault(f"there is no day {hit.match['day']}{_why(day)}", "name the day that is meant")


def _why(day: Typed) -> str:
    if not day.last:
        return f": a year has no month {day.month}"
    year = f" {day.year}" if day.year and day.month == 2 else ""
    return f": {month_name(day.month)}{year} has {day.last} days"


@rule("PF524", "weekday-against-date", Severity.ERROR)
def weekday_against_date(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A text of the plan names a weekday and a date that do not belong together.

    ## Why it matters
    One of the two is wrong, and each party may rely on the other one.

    ## Example
        text: The kick-off is on Monday, 2 March 2027.

    ## How to fix it
    Look at a calendar, and correct the weekday or the date; or leave the weekday out.
    """
    for hit in read(plan).with_figures.find(_WEEKDAY):
        day = typed(hit.match["day"]).date
        if day and WEEKDAYS[day.weekday()] != hit.match["weekday"]:
            message = f"{hit.match['day']} is a {WEEKDAYS[day.weekday()]}, not a {hit.match['weekday']}"
            yield hit.fault(message, f"write {WEEKDAYS[day.weekday()]}, or the date that is meant")


@rule("PF522", "day-outside-agreement", Severity.WARNING)
def day_outside_agreement(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Words of your own ask for something by a day before the agreement takes effect, or after the day on which it ends for good.

    ## Why it matters
    A duty for a day that has passed is broken as soon as it is signed; one for a day after the end binds nobody.

    ## Example
        plan: {effective: 2027-01-01, ...}
        clauses:
          - text: Northwind must train its staff by 1 December 2026.

    ## How to fix it
    Correct the year of the day, or say that the duty holds before the start or after the end.
    """
    reading = read(plan)
    effective, end = plan.plan.effective, _last_day(plan)
    for hit in reading.find(_DUE, ("clause",)):
        day = _day(hit)
        if day is None or not _DUTY.within(hit.sentence) or _HAS_BEEN.within(hit.sentence):
            continue
        if effective and day < effective:
            yield hit.fault(
                f"something is due by {day}, but the agreement takes effect on {effective}",
                "correct the year of the day",
            )
        elif end and day > end and not _PAST_END.within(hit.sentence):
            yield hit.fault(f"something is due by {day}, but the agreement ends on {end}", "correct the year of the day")


def _day(hit: Hit) -> date | None:
    if hit.match["day"]:
        return typed(hit.match["day"]).date
    fact = hit.passage.clause.facts.get(Identifier(hit.match["fact"])) if hit.passage.clause else None
    return fact.date if fact else None


def _last_day(plan: Plan) -> date | None:
    """The day on which the agreement ends for good; None where it may renew or has no fixed end."""
    terms = plan.terms
    if terms is None or terms.renewal:
        return None
    if terms.ends:
        return terms.ends
    start = plan.plan.effective
    return (
        terms.initial.after(start)
        if terms.initial and start and terms.initial.unit in ("day", "week", "month", "quarter", "year")
        else None
    )


DAYS = (day_outside_agreement, no_such_day, weekday_against_date)
