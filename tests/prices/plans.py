"""Small plans with prices, written as they stand in a file, and orders for them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from planforge import source
from planforge.money.prices import Order, PriceChain, price
from planforge.plan import Plan, build
from planforge.values import Measure, Money, parse_date

_HEAD = """
planforge: 1
plan: {id: p, kind: reseller, version: 1.0.0, effective: 2027-01-01, currency: GBP}
parties:
  maker: {name: Maker Ltd, short: Maker, role: [vendor]}
  trader: {name: Trader Ltd, short: Trader, role: [distributor]}
  shop: {name: Shop Ltd, short: Shop, role: [reseller]}
scope: {products: [{id: seat, name: Seat}, {id: day, name: Day of work}]}
"""
DAYS = ("on", "registered", "quoted")
MONEY = ("list_price", "client_price", "list_before")


def plan_of(prices: str, more: str = "") -> Plan:
    """A plan with this section `prices`, and more sections."""
    read, findings = source.read(f"{_HEAD}\n{more}\nprices:\n{prices}".encode(), "plan.yaml")
    assert read, findings
    return build(Plan, read.data)


def order(**known: Any) -> Order:
    """An order as one would type it: money, days and figures as text."""
    made: dict[str, Any] = {}
    for name, value in known.items():
        if name in DAYS:
            made[name] = parse_date(value)
        elif name in MONEY:
            made[name] = Money.parse(value)
        elif name == "quantity":
            made[name] = Decimal(value)
        elif name == "sale_prices":
            made[name] = {seller: Money.parse(text) for seller, text in value.items()}
        elif name == "given":
            made[name] = {measure: Measure.parse(text).value for measure, text in value.items()}
        else:
            made[name] = frozenset(value) if name == "when" else value
    return Order(**made)


def priced(prices: str, more: str = "", **known: Any) -> PriceChain:
    return price(plan_of(prices, more), order(**known))


def paid(chain: PriceChain) -> list[str | None]:
    """What is paid in each sale."""
    return [None if sale.pays is None else str(sale.pays) for sale in chain.sales]


def told(chain: PriceChain) -> str:
    """All remarks as one text."""
    return "\n".join("".join(map(str, remark.says)) for remark in chain.remarks)
