"""The engine against a slow reader who has only the words of the agreement: 10,000 deals, to the cent."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import given as drawn
from hypothesis import strategies as st

from planforge.money import compute
from tests.money.on_paper import paid, to_pennies
from tests.money.plans import amount
from tests.money.rules import Data, case, on_paper, other_fee, rule, sentence, setting

RULES, DEALS = 2000, 5
ROUNDINGS = ("half up", "half even", "down")


def _agrees(data: Data, fee: Data, random: Random, deals: int) -> None:
    """The engine and the reader come to the same for so many deals."""
    of = setting(fee, random.choice(ROUNDINGS))
    said, fee_said = sentence(data, of), sentence(fee, of)
    made = amount(data)
    for _ in range(deals):
        deal = case(random, data)
        read = paid(said, on_paper(deal, fee_said))
        computed = compute(made, deal.given, of, deal.occasion).result.amount
        assert Fraction(computed) == to_pennies(read, of.rounding), f"{said}\n{deal}"


def test_ten_thousand_deals_come_to_the_same_in_words_and_in_code() -> None:
    random = Random(1827)
    for _ in range(RULES):
        _agrees(rule(random), other_fee(random), random, DEALS)


@drawn(st.randoms(use_true_random=False))
def test_the_words_of_any_rule_give_the_figure_of_the_engine(random: Random) -> None:
    fee = other_fee(random, 0)
    _agrees(rule(random, 2), fee, random, 1)
