"""Pictures of a fee as a template prints them: the words say all that the picture shows."""

from __future__ import annotations

from typing import Any

import pytest

from planforge.document.markdown import words
from planforge.document.nodes import Paragraph, Picture, Term
from planforge.document.picture_phrases import PicturePhrases
from planforge.document.view import look
from planforge.plan import build
from planforge.plan.fees import ReferralFee
from planforge.wording import Locale
from tests.money.plans import setting

BASES = {"users": {"name": "Active User", "means": "people"}}
TIERS = [{"up_to": "GBP 25,000", "rate": "10%"}, {"rate": "15%"}]


def shown(amount: dict[str, Any]) -> tuple[Picture | Paragraph, ...]:
    data = {"id": "fee", "name": "New Client Fee", "payer": "north", "payee": "south", "amount": amount}
    view = look(build(ReferralFee, data), ReferralFee, ("referral_fees", 0))
    return tuple(PicturePhrases(setting(BASES), Locale("en-GB")).picture(view))  # type: ignore[arg-type]


def captions(amount: dict[str, Any]) -> list[str]:
    return [words(each.caption) for each in shown(amount) if isinstance(each, Picture)]


def test_the_caption_names_the_figures_of_a_cap() -> None:
    bands = {"of": "net-revenue", "per": "contract year", "method": "marginal", "steps": TIERS}
    (caption,) = captions({"bands": bands, "cap": "GBP 10,000 per client"})
    assert caption == (
        "Picture: New Client Fee against Net Revenue in each year of this agreement. "
        "It comes to £2,500 at £25,000; and £10,000 from £75,000 on."
    )


def test_the_measure_is_a_defined_term() -> None:
    (picture,) = shown({"percent": {"rate": "10%", "of": "net-revenue"}})
    assert isinstance(picture, Picture)
    assert Term("Net Revenue", "Net Revenue") in picture.caption
    assert "Net Revenue</text>" in picture.svg
    assert picture.alt.startswith("Line chart. To the right: Net Revenue, from £0 to £100,000. Upwards: New Client Fee")


def test_other_figures_are_said() -> None:
    whole = {
        "of": "users",
        "method": "whole",
        "pays_on": "sale-price",
        "steps": [{"below": "10", "rate": "5%"}, {"rate": "8%"}],
    }
    assert captions({"bands": whole}) == [
        "Picture: New Client Fee against Active User, with Sale Price of £10,000. It comes to £500 below 10; and £800 from 10 on."
    ]


def test_each_case_has_its_picture() -> None:
    cases = [
        {"is": ["new client"], "amount": {"percent": {"rate": "10%", "of": "net-revenue"}}},
        {"is": ["renewal", "upgrade"], "amount": {"per_unit": {"price": "GBP 10", "of": "users"}}},
    ]
    otherwise = {"percent": {"rate": "5%", "of": "net-revenue"}, "cap": "GBP 500 per deal"}
    assert captions({"cases": {"of": "kind", "cases": cases, "otherwise": otherwise}}) == [
        "Picture: New Client Fee against Net Revenue, where the deal is with a new Client. It comes to £10,000 at £100,000, and so on.",
        "Picture: New Client Fee against Active User, where the deal is a later renewal. It comes to £200 at 20, and so on.",
        "Picture: New Client Fee against Net Revenue, in any other case. It comes to £500 from £10,000 on.",
    ]


def test_an_amount_that_changes_on_a_day_has_a_picture_for_each_time() -> None:
    steps = [
        {"until": "2027-12-31", "amount": {"percent": {"rate": "10%", "of": "net-revenue"}}},
        {"amount": {"percent": {"rate": "8%", "of": "net-revenue"}}},
    ]
    made = captions({"dated": steps})
    assert [", earned on 31 December 2027." in made[0], ", earned on 1 January 2028." in made[1], len(made)] == [True, True, 2]


@pytest.mark.parametrize(
    "amount", [{"flat": "GBP 500"}, {"prorated": {"amount": {"flat": "GBP 5"}, "days": "gone", "of": "users"}}]
)
def test_where_no_figure_decides_the_words_say_so(amount: dict[str, Any]) -> None:
    (said,) = shown(amount)
    assert isinstance(said, Paragraph) or "gone" in words(said.caption)


def test_many_bands_are_left_to_their_table() -> None:
    steps = [{"up_to": f"GBP {edge},000", "rate": f"{edge}%"} for edge in range(1, 12)]
    (caption,) = captions({"bands": {"of": "net-revenue", "method": "whole", "steps": [*steps, {"rate": "20%"}]}})
    assert caption == "Picture: New Client Fee against Net Revenue. It comes to £3,200 at £16,000, and so on."
