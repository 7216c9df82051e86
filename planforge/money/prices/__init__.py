"""Prices in a chain of sellers: what each pays, what each charges and keeps, step by step, and what is wrong with the rules.

`price` turns a plan and what is known of one order into a `PriceChain`. What the plan leaves open is said to be open, or asked for by
NotComputable; nothing is guessed.
"""

from __future__ import annotations

from planforge.money.prices.chain import Bound, Charge, Keep, PriceChain, Sale, price
from planforge.money.prices.credit import Credit, credit
from planforge.money.prices.discounts import discounted, prove_discount, rate_of
from planforge.money.prices.markups import marked_up
from planforge.money.prices.order import Order
from planforge.money.prices.worked import Worked, worked

__all__ = [
    "Bound",
    "Charge",
    "Credit",
    "Keep",
    "Order",
    "PriceChain",
    "Sale",
    "Worked",
    "credit",
    "discounted",
    "marked_up",
    "price",
    "prove_discount",
    "rate_of",
    "worked",
]
