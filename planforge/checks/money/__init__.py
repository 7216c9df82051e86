"""Fees, prices and payments: what is paid is what is meant, and every proof of it."""

from __future__ import annotations

from planforge.checks.money.amount_proofs import AMOUNT_PROOFS
from planforge.checks.money.compared import COMPARED
from planforge.checks.money.deal_proofs import DEAL_PROOFS
from planforge.checks.money.fee_proofs import FEE_PROOFS
from planforge.checks.money.fees import FEES
from planforge.checks.money.late import LATE
from planforge.checks.money.payments import PAYMENTS
from planforge.checks.money.payouts import PAYOUTS
from planforge.checks.money.price_rules import PRICE_RULES
from planforge.checks.money.prices import PRICES
from planforge.checks.money.proofs import PROOFS

MONEY = (
    *FEES,
    *PROOFS,
    *PRICES,
    *PRICE_RULES,
    *PAYMENTS,
    *LATE,
    *AMOUNT_PROOFS,
    *FEE_PROOFS,
    *COMPARED,
    *DEAL_PROOFS,
    *PAYOUTS,
)

__all__ = ["MONEY"]
