"""Floor and cap: the least and the most that is paid. The floor is applied first, so a cap always holds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planforge.document.nodes import Text
from planforge.money.frame import Bound, Flaw, Proof, Voice, Words, Work
from planforge.plan.amounts import Amount
from planforge.values import Limit, Money

OVER = {
    "deal": "for each deal",
    "client": "for each client",
    "month": "in each calendar month",
    "quarter": "in each calendar quarter",
    "year": "in each calendar year",
    "contract year": "in each year of this agreement",
    "unit": "for each unit",
    "event": "for each event",
    "claim": "for each claim",
    "agreement": "over the whole life of this agreement",
}
"""What a limit or a band is counted over, in words."""


def _cap(limit: Limit, money: Money, work: Work) -> Money:
    return (
        work.step(limit.money, money, " is more than the cap of ", limit.money, f" {OVER[limit.per]}")
        if money > limit.money
        else money
    )


def _floor(limit: Limit, money: Money, work: Work) -> Money:
    return (
        work.step(limit.money, money, " is less than the minimum of ", limit.money, f" {OVER[limit.per]}")
        if money < limit.money
        else money
    )


def _said(words: str) -> Bound[Limit]:
    def say(limit: Limit, voice: Voice) -> Words:
        return (Text(f"{words} "), voice.figure(limit.money), Text(" "), voice.value(OVER[limit.per], "choice"))

    return Bound("floor" if "less" in words else "cap", _floor if "less" in words else _cap, say)


FLOOR = _said("no less than")
CAP = _said("no more than")


def prove(amount: Amount, proof: Proof) -> Iterator[Flaw]:
    """That a floor is not above its cap, and that neither is nothing."""
    cap, floor = amount.cap, amount.floor
    if cap and floor and cap.per == floor.per and cap.money.currency == floor.money.currency and floor.money > cap.money:
        message = f"the floor of {floor.money} is above the cap of {cap.money}, so every amount would be {cap.money}"
        yield proof.flaw("cap-below-floor", message, "raise the cap or lower the floor", "cap")
    if cap and cap.money.amount == Decimal(0):
        yield proof.flaw(
            "cap-of-nothing", "a cap of nothing means that nothing is ever paid", "raise the cap, or leave the fee out", "cap"
        )
