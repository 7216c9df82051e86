"""Interest on late payment: real figures, the laws, and an evaluator that counts day by day in fractions."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.money import Computation, NotComputable, Setting
from planforge.money.examples import step_words
from planforge.money.interest import LONGEST, late_interest
from planforge.plan import build
from planforge.plan.payment import LateInterest
from planforge.values import Money, Percent, Period
from planforge.wording import Locale

SETTING = Setting("USD", {})
YEAR = {"rate": "12%"}
DUE = date(2027, 3, 1)


def usd(amount: str | Decimal | int) -> Money:
    return Money("USD", Decimal(amount))


def owed(
    rule: dict[str, Any], days: int | None = None, due: date | None = None, paid: date | None = None, published: str | None = None,
    overdue: Money | None = None, rounding: str = "half up",
) -> Computation:  # fmt: skip
    rate = Percent.parse(published) if published else None
    setting = Setting("USD", {}, rounding)
    return late_interest(overdue or usd(20000), due, paid, days, build(LateInterest, rule), setting, rate)


@pytest.mark.parametrize(
    ("rule", "days", "interest"),
    [
        (YEAR, 45, "295.89"),  # the reseller agreement of a maker of secure messages
        ({"rate": "1%", "per": "month"}, 45, "295.89"),  # the same, as it was published
        ({"rate": "12%", "year": "360 days"}, 45, "300"),
        ({"rate": "12%", "kind": "compounded daily"}, 45, "298.04"),
        ({"rate": "12%", "after": "5 days"}, 45, "263.01"),
        ({"rate": "12%", "after": "2 weeks"}, 14, "0"),
        (YEAR, 0, "0"),
        (YEAR, 1, "6.58"),
        (YEAR, 365, "2400"),
    ],
)
def test_by_days(rule: dict[str, Any], days: int, interest: str) -> None:
    assert owed(rule, days).result == usd(interest)


@pytest.mark.parametrize(
    ("rule", "due", "paid", "interest"),
    [
        (YEAR, date(2027, 3, 1), date(2027, 4, 15), "295.89"),
        (YEAR, date(2027, 3, 1), date(2027, 3, 1), "0"),
        (YEAR, date(2027, 3, 1), date(2027, 2, 1), "0"),
        ({"rate": "12%", "year": "actual days"}, date(2027, 12, 31), date(2028, 12, 31), "2400"),  # 366 days of 366
        (YEAR, date(2027, 12, 31), date(2028, 12, 31), "2406.58"),  # 366 days of 365
        ({"rate": "12%", "year": "actual days"}, date(2027, 12, 1), date(2028, 1, 20), "328.41"),  # 30 of 365 and 20 of 366
        ({"rate": "12%", "after": "1 month"}, date(2027, 1, 31), date(2027, 3, 1), "6.58"),  # to 28 February free
        ({"rate": "12%", "after": "5 business days"}, date(2027, 3, 5), date(2027, 3, 15), "19.73"),  # to Friday the 12th free
        ({"rate": "12%", "kind": "compounded yearly"}, date(2026, 1, 1), date(2028, 1, 1), "5088"),
        ({"rate": "12%", "kind": "compounded yearly"}, date(2026, 1, 1), date(2027, 1, 1), "2400"),
    ],
)
def test_by_dates(rule: dict[str, Any], due: date, paid: date, interest: str) -> None:
    assert owed(rule, due=due, paid=paid).result == usd(interest)


def test_a_rate_that_follows_another() -> None:
    linked = {"linked": {"to": "the base rate", "plus": "4%"}}
    assert owed(linked, 45, published="8%").result == usd("295.89")
    assert owed({"statutory": "the law"}, 45, published="12%").result == usd("295.89")
    assert owed({**linked, "per": "month"}, 73, published="1%").result == owed({"rate": "60%"}, 73).result


def paper(made: Computation) -> list[str]:
    locale = Locale("en-US")
    return [f"{step_words(each.parts, locale)} = {step_words([each.result], locale)}" for each in made.steps]


def test_steps_are_those_of_a_person_on_paper() -> None:
    assert paper(owed({"linked": {"to": "x", "plus": "4%"}}, 45, published="8%")) == [
        "8% + 4% = 12%",
        "12% of $20,000.00, for a year = $2,400.00",
        "$2,400.00 × 45 ÷ 365 = $295.89041",
        "$295.89041 rounded half up = $295.89",
    ]
    rule = {"rate": "1%", "per": "month", "kind": "compounded monthly", "after": "5 days"}
    assert paper(owed(rule, due=date(2027, 1, 26), paid=date(2027, 3, 10))) == [
        "1% × 12, the rate for a year = 12%",
        "days after the 5 days of grace, up to the day of payment = 38",
        "$20,000.00 × (1 + 12% × 28 ÷ 365) = $20,184.109589",
        "$20,184.109589 × (1 + 12% × 10 ÷ 365) = $20,250.468305",
        "$20,250.468305 − $20,000.00 = $250.468305",
        "$250.468305 rounded half up = $250.47",
    ]
    split = owed({"rate": "12%", "year": "actual days"}, due=date(2027, 12, 1), paid=date(2028, 1, 20))
    assert paper(split)[2:5] == [
        "$2,400.00 × 30 ÷ 365, for the days in 2027 = $197.260273",
        "$2,400.00 × 20 ÷ 366, for the days in 2028 = $131.14754",
        "$197.260273 + $131.14754 = $328.407814",
    ]


@pytest.mark.parametrize(
    ("rule", "asked", "words"),
    [
        ({"statutory": "the law"}, {"days": 9}, "the published rate is not given"),
        (YEAR, {}, "how late it was paid is not given"),
        (YEAR, {"due": DUE}, "how late it was paid is not given"),
        ({"rate": "12%", "year": "actual days"}, {"days": 9}, "depends on the calendar"),
        ({"rate": "12%", "kind": "compounded monthly"}, {"days": 9}, "depends on the calendar"),
        ({"rate": "12%", "after": "1 month"}, {"days": 9}, "1 month are not always so many days"),
        (YEAR, {"days": LONGEST + 1}, "more than twenty years"),
        (YEAR, {"due": date(1990, 1, 1), "paid": date(2150, 1, 1)}, "more than twenty years"),
        ({"rate": "999,999,999%", "kind": "compounded daily"}, {"days": LONGEST}, "absurd"),
    ],
)
def test_what_cannot_be_computed_is_said(rule: dict[str, Any], asked: dict[str, Any], words: str) -> None:
    with pytest.raises(NotComputable, match=words):
        owed(rule, **asked)


# The laws.

rates = st.integers(0, 4000).map(lambda number: f"{Decimal(number).scaleb(-2)}%")
kinds = st.sampled_from([None, "simple", "compounded daily", "compounded monthly", "compounded yearly"])
years = st.sampled_from([None, "365 days", "360 days", "actual days"])
graces = st.sampled_from([None, "1 day", "10 days", "2 weeks", "1 month", "3 business days"])
days = st.dates(date(2023, 1, 1), date(2030, 1, 1))
amounts = st.integers(0, 10_000_000).map(lambda number: usd(Decimal(number).scaleb(-2)))


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    made = {"rate": draw(rates), "per": draw(st.sampled_from([None, "month", "year"])), "kind": draw(kinds), "year": draw(years), "after": draw(graces)}  # fmt: skip
    return {name: value for name, value in made.items() if value is not None}


def by_hand(overdue: Money, due: date, paid: date, rule: dict[str, Any]) -> Fraction:
    """The interest by the words of the clause: day after day, added to the late amount whenever they say so."""
    rate = Fraction(rule["rate"][:-1]) / 100 * (12 if rule.get("per") == "month" else 1)
    kind = rule.get("kind", "simple")
    free = due
    if "after" in rule:
        count, unit = int(rule["after"].split()[0]), rule["after"].partition(" ")[2]
        if "business" in unit:
            while count:
                free += timedelta(days=1)
                count -= free.weekday() < 5
        else:
            free = Period.parse(rule["after"]).after(due)
    amount, waiting, day, number = Fraction(overdue.amount), Fraction(0), free, 1
    unit = {"compounded monthly": "month", "compounded yearly": "year"}.get(kind)
    while day < paid:
        day += timedelta(days=1)
        leap = day.year % 4 == 0  # no century among these years
        of = {"360 days": 360, "actual days": 366 if leap else 365}.get(rule.get("year", ""), 365)
        waiting += amount * rate / of
        ended = unit is not None and day == Period(number, unit).after(free)
        if ended:
            number += 1
        if ended or kind == "compounded daily":
            amount, waiting = amount + waiting, Fraction(0)
    return amount + waiting - Fraction(overdue.amount)


@given(amounts, days, st.integers(0, 500), rules())
def test_the_evaluator_by_hand_agrees(overdue: Money, due: date, late: int, rule: dict[str, Any]) -> None:
    paid = due + timedelta(days=late)
    found = owed(rule, due=due, paid=paid, overdue=overdue)
    exact = by_hand(overdue, due, paid, rule)
    assert abs(Fraction(found.exact.amount) - exact) < Fraction(1, 10**55)
    cents = exact * 100
    assert found.result.amount == Decimal((cents + Fraction(1, 2)).__floor__()).scaleb(-2)


@given(amounts, days, st.integers(0, 400), st.integers(0, 60), rules())
def test_later_is_never_cheaper(overdue: Money, due: date, late: int, more: int, rule: dict[str, Any]) -> None:
    one, other = (owed(rule, due=due, paid=due + timedelta(days=each), overdue=overdue) for each in (late, late + more))
    assert one.exact <= other.exact


@given(amounts, days, st.integers(0, 300), st.integers(0, 300), rates, years)
def test_simple_interest_adds_up(overdue: Money, due: date, first: int, then: int, rate: str, year: str | None) -> None:
    rule = {"rate": rate, **({"year": year} if year else {})}
    middle, end = due + timedelta(days=first), due + timedelta(days=first + then)
    parts = [owed(rule, due=due, paid=middle, overdue=overdue), owed(rule, due=middle, paid=end, overdue=overdue)]
    whole = owed(rule, due=due, paid=end, overdue=overdue)
    assert abs(sum(Fraction(each.exact.amount) for each in parts) - Fraction(whole.exact.amount)) < Fraction(1, 10**55)


@given(days, rules())
def test_nothing_for_no_days_and_for_no_money(due: date, rule: dict[str, Any]) -> None:
    assert owed(rule, due=due, paid=due).result == usd(0)
    assert owed(rule, due=due, paid=due + timedelta(days=99), overdue=usd(0)).result == usd(0)


@given(st.integers(0, 4000), rates, graces.filter(lambda each: each is None or ("day" in each and "business" not in each)))
def test_days_alone_give_what_dates_give(late: int, rate: str, grace: str | None) -> None:
    rule = {"rate": rate, **({"after": grace} if grace else {})}
    assert owed(rule, late).result == owed(rule, due=DUE, paid=DUE + timedelta(days=late)).result


def test_months_end_on_the_day_on_which_they_began_or_on_their_last() -> None:
    made = owed({"rate": "12%", "kind": "compounded monthly"}, due=date(2027, 1, 31), paid=date(2027, 4, 15))
    days = [line.partition("(1 + 12% × ")[2].partition(" ÷")[0] for line in paper(made)]
    assert days[1:4] == ["28", "31", "15"]


def test_exactly_half_a_cent_is_told_from_a_little_more() -> None:
    """73 days are a fifth of a year, so 12% of 0.625 comes to 0.015; a day more of a tiny rate lies just above."""
    half = {"rate": "10%"}
    assert owed(half, 73, overdue=usd("0.25"), rounding="half even").result == usd("0")  # 0.005
    assert owed(half, 73, overdue=usd("0.75"), rounding="half even").result == usd("0.02")  # 0.015
    assert owed(half, 74, overdue=usd("0.25"), rounding="half even").result == usd("0.01")
    assert owed(half, 73, overdue=usd("0.25"), rounding="down").result == usd("0")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"days": -45}, "-45 days are less than none"),
        ({"days": 45, "overdue": usd(-5)}, "USD -5.00 is less than nothing"),
        ({"due": DUE}, "the day of payment is missing"),
        ({"paid": DUE}, "the due date is missing"),
        ({"due": DUE, "days": 45}, "the day of payment is missing"),
        ({"days": 45, "overdue": Money("GBP", Decimal(5))}, "GBP 5.00 is in GBP, and the plan in USD"),
    ],
)
def test_what_makes_no_sense_is_not_computed(asked: dict[str, Any], why: str) -> None:
    with pytest.raises(NotComputable, match=why):
        owed(YEAR, **asked)


@pytest.mark.parametrize("kind", ["simple", "compounded daily", "compounded monthly", "compounded yearly"])
def test_a_grace_of_ages_leaves_no_interest(kind: str) -> None:
    rule = {"rate": "12%", "kind": kind, "after": "9999 years"}
    assert owed(rule, due=DUE, paid=date(2028, 3, 1)).result == usd(0)
    assert owed({**rule, "year": "actual days"}, due=DUE, paid=date(2028, 3, 1)).result == usd(0)
