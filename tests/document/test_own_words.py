"""What is said of the author's own words from the plan alone is what the finished document shows."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planforge.document import own_words
from planforge.document.compose import compose
from planforge.document.nodes import Ref
from planforge.document.own_words import read
from planforge.document.reading import block_lines, flat
from planforge.document.standing import examined
from planforge.findings import Finding
from planforge.plan import Plan, build
from planforge.plan.outline import DEFINITIONS, outline, paragraphs
from tests.laws.generated import plans

pieces = st.sampled_from(
    [*"#>`~<[]()|\\&;{}.-=_*+!: \n\t1a", "\n\n", "    ", "[](#term)", "](", "**", "***", "---", "```", "~~~", "===", "&lt;", "&num;", "- ", "1. "]
)  # fmt: skip


@given(st.lists(pieces, max_size=14).map("".join))
@example("Rent\n-")
@example("- a\n- ---")
@example("~~~\ncode")
@example("{&num;id}")
@example("\\[](#term)")
@example("![](#term)")
def test_text_without_marks_holds_nothing_foreign_and_refers_as_it_seems(text: str) -> None:
    if own_words._MARKED.search(own_words._REFERENCE.sub("x", text)):
        return
    blocks, fault = read(text)
    assert fault == ""
    shown = [each.target for block in blocks for line in block_lines(block) for each in flat(line) if isinstance(each, Ref)]
    assert shown == own_words._REFERENCE.findall(text)


_TEXTS = (
    "A word of [](#{there}) and [](#{there}).", "See [](#{lost}).", "# Heading", "Rent of {{rent}} and {{loan}}.", "**Bold** and `code`.",
    "`[](#{lost})` and \\[](#{lost}).", "Rent\n\n> quoted [](#{lost})",
)  # fmt: skip


def clause(chance: random.Random, ids: list[str], used: list[str]) -> dict[str, Any]:
    """A clause of the author's own, good or bad."""
    id = chance.choice(["own", "other", "third", *ids])
    text = chance.choice(_TEXTS).format(there=chance.choice([*ids, *used, id]), lost=chance.choice(["payments", "no-such"]))
    target = chance.choice([*ids, *ids, *used, "no-such"])
    how = chance.choice(["before", "after", "instead_of", "at_end_of"])
    used.append(id)
    return {"id": id, "heading": "Own", "text": text, "place": {how: target}, "facts": {"rent": {"money": "GBP 5"}}}


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return sorted((each.code, str(each.at), each.message) for each in findings)


@given(plans(), st.integers(0, 2**32), st.integers(2, 9))
def test_what_check_says_of_own_clauses_is_what_composing_says(data: dict[str, Any], seed: int, number: int) -> None:
    chance, used = random.Random(seed), []
    data.get("terms", {}).pop("survival", None)
    plain = build(Plan, {key: each for key, each in data.items() if key != "clauses"})
    named = paragraphs(plain)
    ids = chance.sample(
        [id for section, clauses in outline(plain).items() for id in (section, *clauses) if id != DEFINITIONS], 3
    )
    ids += [*named, *(id for ids in named.values() for id in ids[:2])]
    plan = build(Plan, {**data, "clauses": [clause(chance, ids, used) for _ in range(number)]})
    found = examined(plan)
    assert found is not None
    assert told(found) == told(compose(plan).findings)


def plan_with(*clauses: dict[str, Any], **terms: Any) -> Plan:
    parties = {"a": {"name": "A Ltd", "role": ["provider"]}, "b": {"name": "B Ltd", "role": ["referrer"]}}
    header = {"id": "x", "version": "1.0.0", "kind": "alliance", "currency": "GBP"}
    own = [{"id": "own", "heading": "Own", "text": "Words.", "place": {"after": "term"}, **each} for each in clauses]
    return build(
        Plan,
        {
            "planforge": 1,
            "plan": header,
            "parties": parties,
            "alliance": {},
            "terms": {"until_ended": True, **terms},
            "clauses": own,
        },
    )


@pytest.mark.parametrize(("text", "composes"), [("See [](#term).", False), ("See [](#term-1).", True), ("Plain.", False)])
def test_only_references_to_paragraphs_need_the_document(text: str, composes: bool) -> None:
    assert (examined(plan_with({"text": text})) is None) == composes


def test_an_id_that_is_replaced_is_free_again() -> None:
    plan = plan_with({"place": {"instead_of": "term"}}, {"id": "term", "place": {"after": "own"}})
    assert examined(plan) == compose(plan).findings == ()


def test_what_stands_instead_of_what_stood_instead_is_referred_to_by_every_name() -> None:
    plan = plan_with(
        {"place": {"instead_of": "term"}}, {"id": "other", "place": {"instead_of": "own"}, "text": "See [](#term)."}
    )
    assert examined(plan) == compose(plan).findings == ()


@pytest.mark.parametrize(
    ("ways", "clauses", "lost"),
    [
        ({"breach": {}, "damage_to_reputation": True}, [{"text": "See [](#termination-breach)."}], False),
        ({"breach": {}}, [{"text": "See [](#termination-breach)."}], True),  # the clause of one paragraph has the only number
        ({"breach": {}, "damage_to_reputation": True},
         [{"place": {"instead_of": "termination"}, "text": "See [](#termination-breach)."}], True),
    ],
)  # fmt: skip
def test_paragraphs_with_a_name_are_known_from_the_plan(
    ways: dict[str, Any], clauses: list[dict[str, Any]], lost: bool
) -> None:
    plan = plan_with(*clauses, termination=ways)
    found = examined(plan)
    assert found is not None
    assert told(found) == told(compose(plan).findings)
    assert [each.code for each in found] == ["PF505"] * lost
