"""Times over which money is counted: the ends of months, leap years, contract years, and how they are written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.money.dates import after, every_span, parse_range, period_of, times_after
from planforge.values import Misread, Period, Rhythm

days = st.dates(date(1992, 1, 1), date(2190, 12, 31))
pers = st.sampled_from(["month", "quarter", "half-year", "year", "contract year"])


@pytest.mark.parametrize(
    ("on", "per", "key", "first", "last", "words"),
    [
        ("2027-02-28", "month", "2027-02", "2027-02-01", "2027-02-28", "February 2027"),
        ("2028-02-01", "month", "2028-02", "2028-02-01", "2028-02-29", "February 2028"),
        ("2027-03-31", "quarter", "2027-Q1", "2027-01-01", "2027-03-31", "Q1 2027"),
        ("2027-04-01", "quarter", "2027-Q2", "2027-04-01", "2027-06-30", "Q2 2027"),
        ("2027-12-31", "quarter", "2027-Q4", "2027-10-01", "2027-12-31", "Q4 2027"),
        ("2027-06-30", "half-year", "2027-H1", "2027-01-01", "2027-06-30", "H1 2027"),
        ("2027-07-01", "half-year", "2027-H2", "2027-07-01", "2027-12-31", "H2 2027"),
        ("2027-07-01", "year", "2027", "2027-01-01", "2027-12-31", "2027"),
    ],
)
def test_calendar_times(on: str, per: str, key: str, first: str, last: str, words: str) -> None:
    span = period_of(date.fromisoformat(on), per)
    assert (span.key, span.first.isoformat(), span.last.isoformat(), span.words) == (key, first, last, words)


@pytest.mark.parametrize(
    ("on", "effective", "key", "first", "last"),
    [
        ("2027-03-14", "2026-03-15", "year 1", "2026-03-15", "2027-03-14"),
        ("2027-03-15", "2026-03-15", "year 2", "2027-03-15", "2028-03-14"),
        ("2026-03-15", "2026-03-15", "year 1", "2026-03-15", "2027-03-14"),
        ("2029-02-27", "2028-02-29", "year 1", "2028-02-29", "2029-02-27"),
        ("2029-02-28", "2028-02-29", "year 2", "2029-02-28", "2030-02-27"),
        ("2032-02-28", "2028-02-29", "year 4", "2031-02-28", "2032-02-28"),
        ("2032-02-29", "2028-02-29", "year 5", "2032-02-29", "2033-02-27"),
    ],
)
def test_contract_years(on: str, effective: str, key: str, first: str, last: str) -> None:
    span = period_of(date.fromisoformat(on), "contract year", date.fromisoformat(effective))
    assert (span.key, span.first.isoformat(), span.last.isoformat()) == (key, first, last)


def test_the_whole_agreement() -> None:
    span = period_of(date(2030, 5, 5), "agreement", date(2027, 1, 1), date(2031, 12, 31))
    assert (span.key, span.first, span.last) == ("agreement", date(2027, 1, 1), date(2031, 12, 31))
    assert period_of(date(2030, 5, 5), "agreement").last.year == 9999


@given(days, pers, st.dates(date(1992, 1, 1), date(2100, 12, 31)))
def test_times_hold_their_day_and_join_without_gap_or_overlap(on: date, per: str, effective: date) -> None:
    span = period_of(on, per, effective)
    assert span.first <= on <= span.last
    following = period_of(span.last + timedelta(days=1), per, effective)
    assert following.first == span.last + timedelta(days=1)
    assert following.key != span.key
    assert period_of(span.first, per, effective) == period_of(span.last, per, effective) == span


@given(days)
def test_shorter_times_lie_within_longer_ones(on: date) -> None:
    month, quarter, half, year = (period_of(on, per) for per in ("month", "quarter", "half-year", "year"))
    for inner, outer in ((month, quarter), (quarter, half), (half, year)):
        assert outer.first <= inner.first <= inner.last <= outer.last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2027", "2027-01-01", "2027-12-31"),
        ("2027-Q1", "2027-01-01", "2027-03-31"),
        ("2027-Q4", "2027-10-01", "2027-12-31"),
        ("2027-H1", "2027-01-01", "2027-06-30"),
        ("2027-H2", "2027-07-01", "2027-12-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2027-12", "2027-12-01", "2027-12-31"),
        ("2027-03-05", "2027-03-05", "2027-03-05"),
        ("2027-01-15..2027-06-30", "2027-01-15", "2027-06-30"),
        ("2027-01-15..2027-01-15", "2027-01-15", "2027-01-15"),
    ],
)
def test_ranges_as_they_are_written(text: str, first: str, last: str) -> None:
    found = parse_range(text)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2027-Q5",
        "2027-Q0",
        "2027-H3",
        "2027-13",
        "2027-00",
        "2027-02-30",
        "27",
        "2027-Q1..2027-Q2",
        "2027-06-30..2027-01-01",
        "0000",
        "0000-03",
        "1989",
        "2201-Q1",
        "9999-H2",
    ],
)
def test_what_is_no_range(text: str) -> None:
    with pytest.raises(Misread):
        parse_range(text)


@given(days, st.sampled_from(["month", "quarter", "half-year", "year"]))
def test_a_time_reads_back_from_its_key(on: date, per: str) -> None:
    span = period_of(on, per)
    found = parse_range(span.key)
    assert (found.first, found.last) == (span.first, span.last)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("1 month", "2027-01-31", "2027-02-28"),
        ("1 month", "2028-01-31", "2028-02-29"),
        ("12 months", "2028-02-29", "2029-02-28"),
        ("1 quarter", "2027-11-30", "2028-02-29"),
        ("2 weeks", "2027-12-25", "2028-01-08"),
        ("30 days", "2028-02-01", "2028-03-02"),
        ("1 business day", "2027-01-01", "2027-01-04"),  # Friday to Monday
        ("5 business days", "2027-01-02", "2027-01-08"),  # Saturday to Friday
        ("10 business days", "2027-01-06", "2027-01-20"),
        ("48 hours", "2027-12-30", "2028-01-01"),
        ("23 hours", "2027-12-30", "2027-12-30"),
        ("1440 minutes", "2027-12-30", "2027-12-31"),
    ],
)
def test_a_period_after_a_day(period: str, start: str, end: str) -> None:
    assert after(Period.parse(period), date.fromisoformat(start)).isoformat() == end


@given(days, st.integers(1, 60), st.integers(1, 60))
def test_business_days_add_up_and_end_on_one(start: date, one: int, other: int) -> None:
    step = after(Period(one, "business day"), start)
    assert step.weekday() < 5
    assert after(Period(other, "business day"), step) == after(Period(one + other, "business day"), start)
    counted = [start + timedelta(days=each) for each in range(1, (step - start).days + 1)]
    assert sum(each.weekday() < 5 for each in counted) == one


@given(st.dates(date(1992, 1, 1), date(2100, 12, 31)), st.integers(1, 400))
def test_months_land_on_the_same_day_or_on_the_last(start: date, months: int) -> None:
    found = after(Period(months, "month"), start)
    assert (found.year * 12 + found.month) - (start.year * 12 + start.month) == months
    assert found.day == start.day or (found.day < start.day and (found + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    "period", ["9999 years", "9999 quarters", "9999 months", "9999 weeks", "9999 business days", "9999 hours"]
)
def test_no_period_leaves_the_calendar(period: str) -> None:
    assert after(Period.parse(period), date(2027, 1, 1)) > date(2027, 1, 1)
    assert after(Period.parse(period), date.max) == date.max


@given(days, st.integers(1, 500))
def test_business_days_are_counted_one_by_one(start: date, count: int) -> None:
    day, left = start, count
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    assert after(Period(count, "business day"), start) == day


@pytest.mark.parametrize("on", [date.min, date.max])
@pytest.mark.parametrize("effective", [date(2027, 1, 1), date(2027, 3, 15), date(2028, 2, 29), date(2027, 12, 31)])
def test_contract_years_at_the_ends_of_the_calendar(on: date, effective: date) -> None:
    span = period_of(on, "contract year", effective)
    assert span.first <= on <= span.last


def test_the_31st_comes_back_after_a_short_month() -> None:
    found = [times_after(Rhythm(1, "month"), date(2027, 1, 31), number) for number in range(3)]
    assert found == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


RHYTHMS = [
    "month",
    "quarter",
    "half-year",
    "year",
    "day",
    "week",
    "2 weeks",
    "2 months",
    "3 months",
    "5 months",
    "2 half-years",
]


@given(days, st.sampled_from(RHYTHMS), st.dates(date(1991, 1, 1), date(2100, 12, 31)))
def test_a_rhythm_cuts_time_without_gap_or_overlap(on: date, rhythm: str, effective: date) -> None:
    every = Rhythm.parse(rhythm)
    span = every_span(on, every, effective)
    assert span is not None
    assert on <= span.last
    assert span.first <= max(on, effective)
    following = every_span(span.last + timedelta(days=1), every, effective)
    assert following is not None
    assert following.first == span.last + timedelta(days=1)
    assert every_span(span.last, every, effective) == span == every_span(max(span.first, min(on, effective)), every, effective)


@pytest.mark.parametrize(
    ("rhythm", "first", "last"),
    [
        ("month", "2027-03-01", "2027-03-31"),
        ("2 weeks", "2027-03-12", "2027-03-25"),  # the sixth from 1 January
        ("3 months", "2027-01-01", "2027-03-31"),
        ("2 months", "2027-03-01", "2027-04-30"),
    ],
)
def test_times_of_a_rhythm(rhythm: str, first: str, last: str) -> None:
    span = every_span(date(2027, 3, 12), Rhythm.parse(rhythm), date(2027, 1, 1))
    assert span is not None
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


def test_a_rhythm_that_no_calendar_has_needs_a_first_day() -> None:
    assert every_span(date(2027, 3, 12), Rhythm(2, "week"), None) is None
    assert every_span(date(2027, 3, 12), Rhythm(1, "quarter"), None) == period_of(date(2027, 3, 12), "quarter")
