"""The algebra of money: what an amount comes to, how it is said, and what is wrong with it, all from one tree."""

from __future__ import annotations

from decimal import localcontext
from typing import TYPE_CHECKING

from planforge.document.nodes import Table
from planforge.findings import Path
from planforge.money.frame import (
    EXACT,
    ROUNDINGS,
    Computation,
    Figure,
    Given,
    NamedFee,
    NotComputable,
    Occasion,
    OtherCurrency,
    Setting,
    Step,
    Words,
    Work,
)
from planforge.money.node import Flaw, Proof, Voice
from planforge.money.nodes import NODES
from planforge.money.shapes.bases import bases_of
from planforge.money.shapes.bases_words import definition
from planforge.plan.amounts import Amount
from planforge.values import MixedCurrencies, Money

if TYPE_CHECKING:
    from planforge.plan import Plan
    from planforge.wording import Locale

__all__ = [
    "Computation",
    "Figure",
    "Flaw",
    "Given",
    "NotComputable",
    "Occasion",
    "OtherCurrency",
    "Setting",
    "Step",
    "Voice",
    "Words",
    "Work",
    "bases_of",
    "compute",
    "definition",
    "prove",
    "say",
    "setting_of",
    "tables",
    "voice",
    "work_out",
]


def setting_of(plan: Plan) -> Setting:
    """What `plan` says about money as a whole."""
    fees = {str(fee.id): NamedFee(fee.name, fee.amount) for fee in plan.referral_fees}
    names = {
        "product": {str(product.id): product.name for product in plan.scope.products} if plan.scope else {},
        "introducer": {str(id): party.short or party.name for id, party in plan.parties.items()},
    }
    names["tier"] = {str(tier.id): tier.name for tier in plan.programme.tiers} if plan.programme else {}
    return Setting(plan.plan.currency, bases_of(plan.bases), plan.plan.rounding or "half up", fees, names)


def compute(amount: Amount, given: Given, setting: Setting, occasion: Occasion | None = None) -> Computation:
    """What `amount` comes to on one occasion alone. NotComputable where a figure is missing or no band holds it.

    Everything is exact until the end; the last step is the rounding, where there is anything to round.
    """
    work = Work(setting, given, NODES, occasion or Occasion())
    exact = work_out(amount, work)
    result = exact.rounded(ROUNDINGS[setting.rounding])
    if result != exact:
        work.step(result, exact, f" rounded {setting.rounding}", of="rounding")
    return Computation(result, exact, tuple(work.steps))


def work_out(amount: Amount, work: Work) -> Money:
    """By how much what is due grows on the occasion of `work`, not rounded."""
    try:
        with localcontext(EXACT):
            return work.amount(amount)
    except MixedCurrencies as error:
        raise OtherCurrency(f"two currencies meet: {error}") from error


def voice(setting: Setting, locale: Locale, path: Path) -> Voice:
    """What says the part of the plan at `path`."""
    return Voice(setting, locale, NODES, path)


def say(amount: Amount, voice: Voice) -> Words:
    """`amount` at `voice.path` as a noun phrase that says the whole rule, edges included."""
    return voice.amount(amount)


def tables(amount: Amount, voice: Voice) -> tuple[Table, ...]:
    """A table for each set of bands in `amount`."""
    return tuple(voice.nodes.tables(amount, voice))


def prove(amount: Amount, setting: Setting, path: Path) -> tuple[Flaw, ...]:
    """What is wrong or remarkable about `amount`, which stands at `path` in the plan."""
    with localcontext(prec=EXACT.prec):
        return tuple(Proof(setting, NODES, path).amount(amount))
