"""The balance report: sides, counts and marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planforge.document.compose import compose, compose_pack
from planforge.document.slots import Said
from planforge.plan import Plan, build
from planforge.survey.balance import Balance, balance
from planforge.survey.duties import duties
from planforge.survey.reports import view
from planforge.writers import text
from tests.survey.reading import example

GOLDENS = Path(__file__).parent / "goldens"


def words(said: Said | None) -> str:
    return "".join(each.text for each in said or ())  # type: ignore[union-attr]


def of(text: str, parties: int = 2) -> Balance:
    """The balance of a plan that has nothing but one clause in the author's words."""
    names = ("Anna", "Berta", "Clara", "Dora")[:parties]
    plan = build(Plan, {
        "planforge": 1, "plan": {"id": "t", "kind": "peer", "version": "1.0.0", "currency": "GBP"},
        "parties": {name.casefold(): {"name": name, "role": ["peer"]} for name in names}, "rules_of_engagement": {},
        "legal": {"general": ["severability"]},
        "clauses": [{"id": "own", "heading": "Own", "text": text, "place": {"at_end_of": "general-terms"}}],
    })  # fmt: skip
    return balance(plan, compose(plan))


def mark(made: Balance) -> str:
    return next(each.mark for each in made.topics if words(each.heading) == "Own")


@pytest.mark.parametrize("name", ["referral", "reseller", "standard-partnership-terms"])
def test_every_duty_stands_somewhere_once(name: str) -> None:
    """On each side on which it falls, or with those alike, or with those of nobody."""
    plan, composed = example(name)
    read, made = duties(plan, composed.document), balance(plan, composed)
    sides = sum(cell is not None for section in made.sections for line in section.sides for cell in line.cells)
    alike = sum(len(section.alike) for section in made.sections)
    everyone = len(plan.parties)
    assert sides == sum(len(each.who) for each in read if 0 < len(each.who) < everyone)
    assert alike == sum(len(each.who) == everyone for each in read)
    assert len(made.nobody) == sum(not each.who for each in read)
    counted = sum(sum(vars(each).values()) for each in made.tallies)
    assert counted == sides
    assert sum(vars(made.alike).values()) == alike


def test_a_time_after_a_notice_is_no_notice() -> None:
    plan, composed = example("referral")
    assert [line for line in balance(plan, composed).notices if words(line.heading) == "Disputes"] == []


def test_who_carries_more() -> None:
    made = of("Anna must sing. Anna must not dance. Berta may watch.")
    assert (words(made.most_burdened), words(made.most_rights)) == ("Anna", "Berta")
    assert made.burdens == (2, 0)
    assert mark(made) == "rights"


def test_nobody_carries_more_where_all_is_alike() -> None:
    made = of("Each party must sing. Either party may watch.")
    assert (made.most_burdened, made.most_rights, made.one_sided, mark(made)) == (None, None, 0, "alike")


def test_one_side_alone_is_marked() -> None:
    assert mark(of("Anna must sing.")) == "one side"
    assert mark(of("Anna must sing. Berta must dance.")) == "own"
    assert mark(of("Anna must sing. Berta must dance.", parties=3)) == "one side"


def test_notices_and_limits_stand_side_by_side() -> None:
    plan, composed = example("reseller")
    made = balance(plan, composed)
    ending = next(each for each in made.notices if words(each.heading) == "Ending this agreement early")
    assert [words(cell.words) if cell else "" for cell in ending.cells] == [
        "at least 12 months", "at least 6 months", "at least 6 months",
    ]  # fmt: skip
    liability = next(each for each in made.limits if words(each.heading) == "Liability")
    assert [bool(cell) for cell in liability.cells] == [True, True, True]


def test_payments_have_their_direction() -> None:
    plan, composed = example("reseller")
    told = [(each.sort, words(each.payer), words(each.payee)) for each in balance(plan, composed).payments]
    assert told == [("fee", "Tidewell", "Aquaserv"), ("price", "Norlager", "Tidewell"), ("price", "Aquaserv", "Norlager")]


def test_more_parties_than_columns_are_named() -> None:
    made = of("Anna must sing. Berta must dance.", parties=4)
    assert not made.columns
    lines = [words(cell.who) for section in made.sections for line in section.sides for cell in line.cells if cell]
    assert lines == ["Anna", "Berta"]


@pytest.mark.parametrize("name", ["referral", "standard-partnership-terms"])
@pytest.mark.parametrize("report", ["balance", "coverage", "obligations"])
def test_goldens(name: str, report: str, golden: Callable[[Path, str], None]) -> None:
    plan, composed = example(name)
    context: dict[str, Any] = {report: view(report, plan, composed)}
    golden(GOLDENS / f"{name}-{report}.txt", text.write(compose_pack(plan, report, context)))
