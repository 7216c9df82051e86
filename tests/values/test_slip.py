"""Which words are surely misspelt ones, and which may be another word."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planforge.values.slip import slipped


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("referal_fees", ["referral_fees", "payment"], "referral_fees"),
        ("referral_fee", ["referral_fees"], "referral_fees"),
        ("Referral-Fees", ["referral_fees"], "referral_fees"),
        ("nortwhind", ["northwind", "brightpath"], "northwind"),
        ("couching", ["coaching"], "coaching"),
        ("north wind", ["northwind"], "northwind"),
        # two are as near
        ("payet", ["payer", "payee"], None),
        # another word, not a slip
        ("west", ["east"], None),
        ("typical", ["atypical"], None),
        ("tier-b", ["tier-a"], None),
        ("tier-2", ["tier-3"], None),
        ("north1", ["north2"], None),
        ("north1", ["north"], None),
        ("at", ["as"], None),
        ("import", ["export"], None),
        ("brithgtpath", ["brightpath"], None),
        ("gold-partner", ["gold-partner-plus"], None),
        # nothing is wrong with it
        ("north", ["north"], None),
        ("", ["north"], None),
        ("north", [], None),
        ("north", [1, None], None),
    ],
)
def test_slips(word: str, known: list[object], found: str | None) -> None:
    assert slipped(word, known) == found


WORD = st.text("abcdefgh", min_size=5, max_size=9)


@given(WORD, st.integers(1, 8), st.sampled_from("abcdefgh"), st.sampled_from(["in", "out", "wrong", "swap"]))
def test_one_slip_is_found_and_the_other_way_round_too(word: str, at: int, letter: str, how: str) -> None:
    at = min(at, len(word) - 2)
    slip = {
        "in": word[:at] + letter + word[at:],
        "out": word[:at] + word[at + 1 :],
        "wrong": word[:at] + letter + word[at + 1 :],
        "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[how]
    assume(slip != word)
    assert slipped(slip, [word, "zzzzzz"]) == word
    assert slipped(word, [slip]) == slip
