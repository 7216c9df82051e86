"""Payments that no deal earns, in the statement of their days."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tests.statement.stating import HEAD, NET, figures, lines, plan_text, stated, told, totals, written

NOTHING = "deal,event,date,client,receipts\n"
WHO = "id: support, name: Support Fee, payer: brightpath, payee: northwind"


def _plan(terms: str, head: str = HEAD) -> str:
    return plan_text(f"amount: {NET}", more=f"payment: {{fixed: [{{{WHO}, {terms}}}]}}", head=head)


def _checks(plan: str, **asked: str) -> list[str]:
    with stated(plan, NOTHING, **asked) as made:
        return [each.words for each in made.by_hand]


def test_a_payment_has_its_parties_its_clause_and_its_day() -> None:
    (line,) = lines(_plan("due: on the effective date, amount: {flat: GBP 500}"), NOTHING, period="2027")
    assert (line.what, line.deal, line.fee, line.name, line.payer, line.payee) == (
        "payment", "", "support", "Support Fee", "brightpath", "northwind",
    )  # fmt: skip
    assert (str(line.on), str(line.due), line.due_words) == ("2027-01-01", "2027-01-01", "the day agreed for it")
    assert (str(line.amount), line.why, line.revision) == ("GBP 500.00", "due on the effective date", "1.0.0")
    assert line.clause.startswith("clause ")


DATED = HEAD.replace("effective", "dated: 2026-12-20, effective")


@pytest.mark.parametrize(
    ("due", "head", "days"),
    [
        ("on the effective date", HEAD, ["2027-01-01"]),
        ("on signature", DATED, ["2026-12-20"]),
        ("on signature and each anniversary", DATED, ["2026-12-20", "2028-01-01", "2029-01-01"]),
        ("each anniversary", HEAD, ["2028-01-01", "2029-01-01"]),
        ("each anniversary", HEAD.replace("2027-01-01", "2024-02-29"), ["2027-02-28", "2028-02-29", "2029-02-28"]),
        ("each year", HEAD, ["2027-12-31", "2028-12-31"]),
        ("each quarter", HEAD.replace("2027-01-01", "2028-10-01"), ["2028-12-31", "2029-03-31"]),
        ("on ending", HEAD, []),
    ],
)
def test_it_is_due_on_the_days_that_the_plan_names(due: str, head: str, days: list[str]) -> None:
    made = lines(_plan(f"due: {due}, amount: {{flat: GBP 500}}", head), NOTHING, period="2026-12-01..2029-03-31")
    assert [str(line.on) for line in made if str(line.on) >= "2026-12"] == days
    assert {str(line.amount) for line in made} <= {"GBP 500.00"}


def test_nothing_is_due_after_the_end() -> None:
    plan = _plan("due: each anniversary, amount: {flat: GBP 500}")
    assert figures(plan, NOTHING, period="2030", ended="2029-12-31") == []
    assert [each[0] for each in figures(plan, NOTHING, period="2027-01-01..2032-12-31", ended="2029-06-30")] == ["2028-01-01", "2029-01-01"]  # fmt: skip
    ending = _plan("due: on ending, amount: {flat: GBP 500}")
    assert figures(ending, NOTHING, period="2027-01-01..2032-12-31", ended="2029-06-30") == [
        ("2029-06-30", "payment", "GBP 500.00")
    ]


MIDDLE = HEAD.replace("2027-01-01", "2027-01-20")
BY_DAYS = "part_period: {is_due: by days}"


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (BY_DAYS, ["2027-01-31 GBP 120.00 due for January 2027, of which 12 of 31 days lie within the agreement",
                   "2027-02-28 GBP 310.00 due for February 2027",
                   "2027-03-10 GBP 100.00 due for March 2027, of which 10 of 31 days lie within the agreement"]),
        ("part_period: {is_due: in full}", ["2027-01-31 GBP 310.00 due for January 2027, of which 12 of 31 days lie within the agreement",
                                            "2027-02-28 GBP 310.00 due for February 2027",
                                            "2027-03-10 GBP 310.00 due for March 2027, of which 10 of 31 days lie within the agreement"]),
        ("part_period: {is_due: not at all}", ["2027-02-28 GBP 310.00 due for February 2027"]),
    ],
)  # fmt: skip
def test_a_part_of_a_time_is_due_as_agreed(terms: str, expected: list[str]) -> None:
    plan = _plan(f"due: each month, amount: {{flat: GBP 310}}, {terms}", MIDDLE)
    made = lines(plan, NOTHING, period="2027", ended="2027-03-10")
    assert [f"{each.on} {each.amount} {each.why}" for each in made] == expected
    assert _checks(plan, ended="2027-03-10") == []


def test_a_part_of_which_nothing_is_said_is_left_to_a_person() -> None:
    plan = _plan("due: each month, amount: {flat: GBP 310}", MIDDLE)
    assert [each[0] for each in figures(plan, NOTHING, period="2027", ended="2027-03-10")] == ["2027-02-28"]
    assert _checks(plan) == ["due each month, and the plan does not say what is due for a part of one"]
    assert _checks(_plan("due: each month, amount: {flat: GBP 310}")) == []


def test_a_year_that_is_cut_short_is_paid_by_its_days() -> None:
    plan = _plan(f"due: each anniversary, amount: {{flat: GBP 366}}, {BY_DAYS}")
    assert [each[2] for each in figures(plan, NOTHING, period="2027-01-01..2028-12-31", ended="2028-01-31")] == ["GBP 31.00"]
    plan = _plan("due: each anniversary, amount: {flat: GBP 366}")
    assert [each[2] for each in figures(plan, NOTHING, period="2027-01-01..2028-12-31", ended="2028-01-31")] == ["GBP 366.00"]


def test_instalments_are_due_on_their_days() -> None:
    listed = "due: by instalments, amount: {flat: GBP 900}, instalments: [{on: 2027-03-01, amount: GBP 400}, {on: 2028-03-01, amount: GBP 500}]"
    assert told(_plan(listed), NOTHING, period="2027-01-01..2028-12-31") == [
        "2027-03-01 - payment GBP 400.00 part 1 of 2",
        "2028-03-01 - payment GBP 500.00 part 2 of 2",
    ]
    equal = "due: by instalments, amount: {flat: GBP 100}, equal_instalments: {parts: 3, first: 2027-01-31, every: month}"
    assert figures(_plan(equal), NOTHING, period="2027") == [
        ("2027-01-31", "payment", "GBP 33.34"), ("2027-02-28", "payment", "GBP 33.33"), ("2027-03-31", "payment", "GBP 33.33"),
    ]  # fmt: skip
    assert len(figures(_plan(equal), NOTHING, period="2027", ended="2027-03-30")) == 2


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ("due: on ending, amount: {per_unit: {price: GBP 10, of: client-number}}", "due on ending, for an amount that no deal decides: client-number is not given"),
        ("due: on ending for missed minimums, amount: {flat: GBP 500}", "due if the agreement ends because minimums were missed"),
        ("due: on signature, amount: {flat: GBP 500}", "due on signature, and the plan does not say on which day it was signed"),
        ("due: on the effective date, amount: {flat: GBP 500}, returned: set against later fees", "set against later fees between the same parties"),
        ("due: on the effective date, amount: {flat: GBP 500}, returned: the unused part is returned on ending", "the unused part is returned when the agreement ends"),
    ],
)  # fmt: skip
def test_what_no_figure_decides_is_left_to_a_person(terms: str, words: str) -> None:
    assert _checks(_plan(terms)) == [words]


def test_without_a_first_day_there_are_no_days() -> None:
    plan = _plan("due: each month, amount: {flat: GBP 310}", HEAD.replace(", effective: 2027-01-01", ""))
    assert figures(plan, NOTHING, period="2027") == []
    assert _checks(plan) == ["due each month, and the plan does not say on which day the agreement takes effect"]


def test_each_version_pays_in_its_own_time() -> None:
    terms = "due: each quarter, amount: {flat: GBP %s}"
    later = HEAD.replace("1.0.0", "2.0.0").replace("2027-01-01", "2027-07-01")
    plans = [_plan(terms % 100), _plan(terms % 150, later)]
    assert [each[2] for each in figures(plans, NOTHING, period="2027")] == [
        "GBP 100.00",
        "GBP 100.00",
        "GBP 150.00",
        "GBP 150.00",
    ]


def test_it_is_in_the_totals_and_in_every_form() -> None:
    plan = _plan("due: on the effective date, amount: {flat: GBP 500}")
    (total,) = totals(plan, NOTHING, period="2027")
    assert (total.payer, total.payee, str(total.money)) == ("brightpath", "northwind", "GBP 500.00")
    assert "Support Fee, Brightpath LLP to Northwind Ltd: due on the effective date" in " ".join(
        written(plan, NOTHING, period="2027").split()
    )
    assert json.loads(written(plan, NOTHING, "json", period="2027"))["lines"][0]["what"] == "payment"
    assert "Support Fee" in written(plan, NOTHING, "md", period="2027")


@settings(max_examples=30)
@drawn(
    st.lists(
        st.dates(min_value=date(2027, 1, 20), max_value=date(2027, 12, 31)),
        max_size=6,
        unique=True,
    )
)
def test_payments_do_not_depend_on_the_days_of_deals(days: list[date]) -> None:
    rows = NOTHING + "".join(f"D{number},paid,{day},Acme,100\n" for number, day in enumerate(days))
    terms = "due: each month, amount: {flat: GBP 310}, part_period: {is_due: by days}"
    made = [each for each in figures(_plan(terms, MIDDLE), rows, period="2027") if each[1] == "payment"]
    assert made == figures(_plan(terms, MIDDLE), NOTHING, period="2027")
    assert sum((Decimal(each[2].removeprefix("GBP ")) for each in made), Decimal(0)) == 120 + 11 * 310
