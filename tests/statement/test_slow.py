"""Statements against a slow referee, who counts everything again from the first day for every line."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import given as drawn
from hypothesis import strategies as st

from tests.statement.books import book, fee, lonely, plan, rows
from tests.statement.referee import Due, Referee
from tests.statement.stating import lines

BOOKS = 500
UNTIL = date(2029, 12, 31)


def _agrees(random: Random, most: int) -> None:
    data, start = fee(random), random.choice([date(2027, 1, 1), date(2026, 3, 15), date(2026, 6, 30)])
    happened, rounding = book(random, most, refunds=not lonely(data)), random.choice(["half up", "half even", "down"])
    made = lines(plan(data, rounding, start), rows(happened), period=f"{start}..{UNTIL}")
    stated = [Due(each.on, each.deal, Fraction(each.amount.amount)) for each in made if each.amount.amount]
    assert stated == Referee(data, start, rounding).dues(happened, UNTIL), f"{data}\n{rows(happened)}"


def test_five_hundred_books_come_to_what_the_referee_counts() -> None:
    random = Random(405)
    for _ in range(BOOKS):
        _agrees(random, 12)


@drawn(st.randoms(use_true_random=False))
def test_any_small_book_comes_to_what_the_referee_counts(random: Random) -> None:
    _agrees(random, 3)
