"""The ends of terms, and the last days for notice of every renewal."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planforge.plan import Plan, build
from planforge.plan.calendar import ONE_DAY, fixed_end, renewals

DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))


def _plan(terms: dict[str, Any], effective: date | str | None = "2024-08-29") -> Plan:
    header = {"id": "base", "kind": "peer", "version": "1.0.0", "currency": "GBP"}
    if effective:
        header["effective"] = str(effective)
    parties = {name: {"name": name.title(), "role": ["peer"]} for name in ("northwind", "brightpath")}
    rules = {"shared_interests": ["clients who stay"]}
    return build(Plan, {"planforge": 1, "plan": header, "parties": parties, "terms": terms, "rules_of_engagement": rules})


def test_every_renewal_has_its_own_day_for_notice() -> None:
    plan = _plan({"ends": "2025-08-28", "renewal": {"automatic": "12 months", "notice": "2 months"}})
    assert [tuple(map(str, each)) for each in renewals(plan, 3)] == [
        ("2025-08-28", "2025-06-28"),
        ("2026-08-28", "2026-06-28"),
        ("2027-08-28", "2027-06-28"),
    ]


def test_a_length_and_a_day_give_the_same_ends() -> None:
    renewal = {"automatic": "12 months", "notice": "2 months"}
    by_length, by_day = _plan({"initial": "12 months", "renewal": renewal}), _plan({"ends": "2025-08-28", "renewal": renewal})
    assert renewals(by_length, 4) == renewals(by_day, 4)


def test_a_day_that_short_months_lack_comes_back() -> None:
    plan = _plan({"ends": "2027-01-30", "renewal": {"automatic": "1 month", "notice": "30 days"}}, None)
    assert [str(each.ends) for each in renewals(plan, 4)] == ["2027-01-30", "2027-02-27", "2027-03-30", "2027-04-29"]


def test_the_last_day_of_a_month_stays_the_last() -> None:
    plan = _plan({"ends": "2027-06-30", "renewal": {"by_agreement": "2 months"}})
    assert [str(each.ends) for each in renewals(plan, 5)] == [
        "2027-06-30", "2027-08-31", "2027-10-31", "2027-12-31", "2028-02-29",
    ]  # fmt: skip
    assert {each.notice_by for each in renewals(plan, 5)} == {None}


def test_no_more_renewals_than_agreed() -> None:
    plan = _plan({"initial": "1 year", "renewal": {"automatic": "1 year", "times": 2}})
    assert [each.ends.year for each in renewals(plan, 9)] == [2025, 2026]


def test_days_that_nobody_can_tell() -> None:
    assert renewals(_plan({"initial": "12 months", "renewal": {"automatic": "12 months"}}, None), 3) == ()
    assert renewals(_plan({"initial": "60 business days", "renewal": {"automatic": "1 year"}}), 3) == ()
    assert renewals(_plan({"until_ended": True}), 3) == ()
    assert renewals(_plan({"ends": "2025-08-28"}), 3) == ()
    (first,) = renewals(_plan({"ends": "2025-08-28", "renewal": {"automatic": "1 year", "notice": "20 business days"}}), 1)
    assert first == (date(2025, 8, 28), None)


def test_the_calendar_ends_some_day() -> None:
    assert len(renewals(_plan({"ends": "2199-12-31", "renewal": {"automatic": "5000 years"}}), 9)) == 2
    (only,) = renewals(_plan({"ends": "2199-12-31", "renewal": {"automatic": "9999 years", "notice": "9000 years"}}), 9)
    assert only.notice_by is None


def test_only_an_agreement_that_does_not_renew_has_a_fixed_end() -> None:
    assert str(fixed_end(_plan({"initial": "12 months"}))) == "2025-08-28"
    assert fixed_end(_plan({"initial": "12 months", "renewal": {"automatic": "1 year"}})) is None
    assert fixed_end(_plan({"until_ended": True})) is None


@given(DAYS, st.integers(2, 40), st.integers(1, 27))
def test_terms_follow_each_other_without_gap(ends: date, months: int, notice: int) -> None:
    plan = _plan({"ends": str(ends), "renewal": {"automatic": f"{months} months", "notice": f"{notice} days"}}, None)
    found = renewals(plan, 12)
    assert len(found) == 12
    assert found[0].ends == ends
    for earlier, later in pairwise(found):
        gap = (later.ends.year - earlier.ends.year) * 12 + later.ends.month - earlier.ends.month
        assert abs(gap - months) <= 1
        assert earlier.ends < (later.notice_by or later.ends) < later.ends
        assert (later.ends + ONE_DAY).day <= (ends + ONE_DAY).day


@given(DAYS, st.integers(1, 5), st.integers(1, 8))
def test_whole_years_come_back_to_the_same_day(ends: date, years: int, count: int) -> None:
    """But for 29 February, which most years lack."""
    plan = _plan({"ends": str(ends), "renewal": {"automatic": f"{years} years"}}, None)
    wanted, *found = [
        (day.month, day.day) for day in (ends + ONE_DAY, *(each.ends + ONE_DAY for each in renewals(plan, count)))
    ]
    assert set(found) <= ({wanted, (2, 28)} if wanted == (2, 29) else {wanted})
