"""The strict reader of the author's own words: terms, names, figures, days, blanks, references, and what a clause leaves unsaid."""

from __future__ import annotations

from planforge.checks.words.blanks import BLANKS
from planforge.checks.words.called import CALLED
from planforge.checks.words.coins import COINS
from planforge.checks.words.days import DAYS
from planforge.checks.words.pointers import POINTERS
from planforge.checks.words.replaced import REPLACED
from planforge.checks.words.shadows import SHADOWS
from planforge.checks.words.spelled import words_against_figures
from planforge.checks.words.survival import SURVIVAL
from planforge.checks.words.terms import TERMS

WORDS = (*TERMS, *CALLED, *SURVIVAL, *SHADOWS, words_against_figures, *BLANKS, *REPLACED, *POINTERS, *DAYS, *COINS)

__all__ = ["WORDS"]
