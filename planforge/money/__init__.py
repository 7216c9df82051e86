"""The algebra of money: what an amount comes to, how it is said, and what is wrong with it, all from one tree."""

from __future__ import annotations

from decimal import localcontext
from typing import TYPE_CHECKING

from planforge.document.nodes import Table
from planforge.findings import Path
from planforge.money.bases import bases_of, definition
from planforge.money.frame import (
    EXACT,
    ROUNDINGS,
    Computation,
    Figure,
    Flaw,
    Given,
    NotComputable,
    OtherCurrency,
    Proof,
    Setting,
    Step,
    Voice,
    Words,
    Work,
)
from planforge.money.nodes import NODES
from planforge.plan.amounts import Amount
from planforge.values import MixedCurrencies

if TYPE_CHECKING:
    from planforge.plan import Plan
    from planforge.wording import Locale

__all__ = [
    "Computation",
    "Figure",
    "Flaw",
    "Given",
    "NotComputable",
    "OtherCurrency",
    "Setting",
    "Step",
    "Voice",
    "Words",
    "bases_of",
    "compute",
    "definition",
    "prove",
    "say",
    "setting_of",
    "tables",
    "voice",
]


def setting_of(plan: Plan) -> Setting:
    """What `plan` says about money as a whole."""
    return Setting(plan.plan.currency, bases_of(plan.bases), plan.plan.rounding or "half up")


def compute(amount: Amount, given: Given, setting: Setting) -> Computation:
    """What `amount` comes to. NotComputable where a figure is missing or no band holds it.

    Everything is exact until the end; the last step is the rounding, where there is anything to round.
    """
    work = Work(setting, given, NODES)
    try:
        with localcontext(EXACT):
            exact = work.amount(amount)
    except MixedCurrencies as error:
        raise OtherCurrency(f"two currencies meet: {error}") from error
    result = exact.rounded(ROUNDINGS[setting.rounding])
    if result != exact:
        work.step(result, exact, f" rounded {setting.rounding}")
    return Computation(result, exact, tuple(work.steps))


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
