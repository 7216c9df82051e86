"""Who must do what by when: every day, rhythm and time of an agreement stands in the list of the party that it binds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planforge import source
from planforge.document.compose import compose
from planforge.plan import Plan, build
from planforge.plan.walk import leaves
from planforge.resources import folder
from planforge.survey.obligations import Asked, Group, Obligations, Task, obligations
from tests.laws.full_plans import full_plan
from tests.survey.reading import example
from tests.survey.test_balance import words

NO_TASKS = ("plan", "prices", "bases", "referral_fees", "payment")
"""Dates of the header, and of prices and worked examples."""


def of(name: str, **asked: Any) -> Obligations:
    return obligations(*example(name), Asked(**asked))


def starter(name: str) -> Obligations:
    read, _ = source.read((folder("templates") / "starters" / f"{name}.yaml").read_bytes(), "plan.yaml")
    assert read is not None
    plan = build(Plan, read.data)
    return obligations(plan, compose(plan))


def group(made: Obligations, party: str = "") -> Group:
    return next(each for each in made.groups if words(each.party) == party)


def lines(tasks: tuple[Task, ...]) -> list[tuple[str, str]]:
    return [(words(each.when), words(each.words)) for each in tasks]


def test_the_days_of_each_party_in_their_order() -> None:
    made = of("referral")
    days = [each.day for each in group(made, "Northwind").dated]
    assert days == [date(2027, 2, 2), date(2027, 2, 28), date(2027, 6, 30)]
    assert all(sorted(each.day for each in one.dated if each.day) == [each.day for each in one.dated] for one in made.groups)


def test_the_last_days_for_notice_of_each_renewal() -> None:
    found = [each for each in group(of("referral")).dated if each.sort == "renewal"]
    assert [(each.day, words(each.words)) for each in found] == [
        (date(2027, 11, 1), "31 December 2027"), (date(2028, 11, 1), "31 December 2028"), (date(2029, 11, 1), "31 December 2029"),
    ]  # fmt: skip


def test_goals_and_meetings_have_their_owner() -> None:
    made = of("referral")
    assert (
        "2 February 2027",
        "Meetings: Monthly review, every month, length 45 minutes, backup Brightpath, place video call",
    ) in lines(group(made, "Northwind").dated)
    assert any("Shared goals: To introduce only founders" in told for _, told in lines(group(made, "Brightpath").dated))


def test_rhythms_and_times_are_said_in_the_words_of_the_agreement() -> None:
    northwind = group(of("referral"), "Northwind")
    assert [when for when, _ in lines(northwind.again)] == ["every month", "every month"]
    assert ("within 5 Business Days of receiving it") in [when for when, _ in lines(northwind.within)]
    hours = [each.order for each in northwind.within]
    assert hours == sorted(hours)


def test_one_party_alone_with_what_binds_every_party() -> None:
    made = of("referral", party="brightpath")
    assert [words(each.party) for each in made.groups] == ["Brightpath", ""]


def test_days_between() -> None:
    made = of("referral", since=date(2027, 3, 1), until=date(2027, 12, 1))
    assert [each.day for one in made.groups for each in one.dated] == [
        date(2027, 6, 30), date(2027, 11, 3), date(2027, 6, 12), date(2027, 11, 1),
    ]  # fmt: skip


def test_the_main_duties_of_a_reseller() -> None:
    willow, granite = group(starter("reseller"), "Willow"), group(starter("reseller"), "Granite")
    assert [(when, words) for when, words in lines(willow.again) if words.startswith("commits itself")]
    assert any("Level 1: Willow must see to first contact" in words for _, words in lines(willow.always))
    assert ("within 4 hours", "must give a first answer within 4 hours.") in lines(willow.within)
    assert ("every quarter", "Meetings: Quarterly review, length 60 minutes, backup Willow") in lines(granite.again)


def test_a_condition_is_no_deadline() -> None:
    meadow = group(starter("referral"), "Meadow")
    assert not [words for _, words in lines(meadow.within) if "gives back" in words]
    assert [words for _, words in lines(meadow.always) if "gives back the fee if, within 60 days" in words]


def test_whose_duty_an_entry_of_the_log_is() -> None:
    assert [words for _, words in lines(group(starter("referral")).always) if words.startswith("Each entry must come")]


def test_a_day_of_prices_is_no_duty() -> None:
    assert not [words for _, words in lines(group(starter("reseller")).dated) if words.startswith("Prices")]


@pytest.mark.parametrize("words", ["They must be bound to keep it secret.", "No party may take that step sooner."])
def test_a_line_that_points_back_says_to_what(words: str) -> None:
    found = [each for _, each in lines(group(starter("referral")).always) if words in each]
    assert found
    assert not any(each.startswith(words) for each in found)


def test_an_agreement_that_ends_on_its_own() -> None:
    plan = build(Plan, {
        "planforge": 1, "plan": {"id": "t", "kind": "peer", "version": "1.0.0", "currency": "GBP", "effective": "2027-01-01"},
        "parties": {"a": {"name": "A", "role": ["peer"]}, "b": {"name": "B", "role": ["peer"]}},
        "rules_of_engagement": {}, "terms": {"initial": "12 months"},
    })  # fmt: skip
    assert [(each.day, each.sort) for each in group(obligations(plan, compose(plan))).dated] == [(date(2027, 12, 31), "end")]


@pytest.mark.parametrize("variant", range(3))
def test_every_day_of_a_plan_is_listed(variant: int) -> None:
    plan = build(Plan, full_plan("referral", variant))
    made = obligations(plan, compose(plan))
    listed = {each.day for one in made.groups for each in one.dated}
    given = {
        leaf.path: leaf.value
        for leaf in leaves(plan)
        if isinstance(leaf.value, date) and leaf.path[0] not in NO_TASKS and not leaf.internal
    }
    assert {path for path, day in given.items() if day not in listed} == set()
