"""What the agreement says of prices, in the words that the parties read; and that no field of prices is silent."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from planforge.document.compose import compose
from planforge.document.markdown import words
from planforge.document.nodes import Table
from planforge.document.reading import block_lines
from planforge.document.tree import walk
from planforge.findings import Path
from planforge.plan import Plan, build
from planforge.plan.prices import Prices
from planforge.plan.walk import leaves
from tests.engagement.composing import Sparse
from tests.laws.full_plans import PARTIES, changed
from tests.laws.silent import composed, spoken
from tests.prices.plans import plan_of

RULES = """
  chain: [maker, trader, shop]
  price_list:
    name: List
    products:
      - id: one
        name: One seat
        product: seat
        unit: year
        list_price: GBP 1,000
        lowest: GBP 500
        least_receipt: GBP 400
        later: [{from: 2028-01-01, list_price: GBP 1050}, {from: 2029-01-01, transfer: GBP 620}]
  discounts:
    - {id: base, name: Base, buyer: trader, off: list price, rate: 40%}
    - {id: more, name: More, buyer: trader, off: list price, rate: 5%, when: registered deal, combine: adds}
  markups:
    - {id: up, seller: trader, kind: markup on cost, rate: 20%}
    - {id: up-shop, seller: trader, buyer: shop, products: [day], kind: cost plus, plus: GBP 15, bound: at most}
    - {id: end, seller: shop, kind: margin on price, rate: 25%}
  special: {over: 40%, consent: maker, answer_within: 3 business days, shares: [{party: maker, share: 60%}, {party: shop, share: 40%}]}
  part_year: by days
  change: {notice: 30 days, cap: 5%, quotes_hold: 30 days, registered_hold: 90 days, decrease_credit: 30 days}
  renewals: [{case: same level, discount: base}, {case: more units, discount: more, to: the addition only}, {case: lapsed}]
  charges: [{name: Support, rate: 20%, price: the list price, products: [seat], every: year, after: 1 year}]
  examples:
    - {line: one, quantity: 10, on: 2028-02-01, registered: 2027-12-01, client_price: GBP 900, expect: "GBP 5,500", note: Registered before the rise}
"""


@cache
def said(prices: str) -> dict[str, str]:
    """Id to the words of each clause and part of a schedule, one paragraph or cell on a line."""
    return {
        clause.id: "\n".join(words(line) for each in walk((clause,)) for block in each.blocks for line in block_lines(block))
        for section in compose(plan_of(prices)).document.body
        for clause in (section, *section.children)
    }


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("price-list", "A price with a later day counts for orders from that day on. It is agreed now, so no notice of it is due."),
        ("price-list", "To the extent that the law allows it, the last seller does not sell to Clients below the lowest price."),
        ("prices", "Trader charges what it pays itself plus a mark-up of 20% of that cost (a mark-up on cost, not a margin on price)."),
        ("prices", "Trader charges Shop, for Day of work, what it pays itself plus at most £15 for each one (cost plus)."),
        ("prices", "Shop charges a price of which 25% is its own margin (a margin on price, not a mark-up on cost)."),
        ("prices", "What this clause says for named products or for a named buyer goes before what it says for all."),
        ("prices", "multiplied by the number of days bought, the last one begun included, and divided by 365."),
        ("special-prices", "it may ask Maker for a special price for that deal. Maker must answer in writing within 3 Business Days."),
        ("special-prices", "What the Client’s price lacks to that is borne in these shares: Maker 60%, Shop 40%."),
        ("price-changes", "No price rises by more than 5% in one year. Rises that take effect less than one year apart count together."),
        ("price-changes", "If a price rises, a deal that was registered before the rise keeps the old price for 90 days from the rise."),
        ("price-changes", "If a price rises after it was quoted in writing, the quoted price is kept for 30 days from the quote."),
        ("price-changes", "The credit is the difference between what the buyer paid and what it would pay after the fall."),
        ("renewal-prices", "the discount “More” applies, and no other, to the addition only. The rest is priced as a renewal of its own."),
        ("renewal-prices", "For a renewal after the Client’s contract lapsed, no discount applies."),
        ("further-charges", "Support, for Seat, costs 20% of the list price, charged in advance every year, for the first time 1 year after delivery."),
        ("worked-prices", "Trader orders 10 of “One seat” and pays £5,500.00. The order is of 1 February 2028."),
        ("worked-prices", "The deal was registered on 1 December 2027, so the price before 1 January 2028 is kept until 31 March 2028."),
    ],
)  # fmt: skip
def test_what_is_said(clause: str, sentence: str) -> None:
    assert sentence in said(RULES)[clause]


def _tables(clause: str) -> list[list[list[str]]]:
    body = compose(plan_of(RULES)).document.body
    found = next(each for section in body for each in section.children if each.id == clause)
    blocks = [block for each in walk((found,)) for block in each.blocks if isinstance(block, Table)]
    return [[[words(cell) for cell in row.cells] for row in (block.header, *block.rows)] for block in blocks]


def test_the_price_list_shows_later_days() -> None:
    assert _tables("price-list") == [
        [
            ["Product", "For each", "List price", "Transfer price", "Lowest price", "Least receipt"],
            ["One seat (Seat)", "year", "£1,000.00", "–", "£500.00", "£400.00"],
            ["One seat, from 1 January 2028", "year", "£1,050.00", "–", "as before", "as before"],
            ["One seat, from 1 January 2029", "year", "as before", "£620.00", "as before", "as before"],
        ]
    ]


def test_a_worked_price_shows_the_whole_chain() -> None:
    steps, keeps = _tables("worked-prices")
    assert steps[1:] == [
        ["List price: 10 × £1,000.00", "£10,000.00"],
        ["£10,000.00 less 40% of £10,000.00 (Base)", "£6,000.00"],
        ["£6,000.00 less 5% of £10,000.00 (More)", "£5,500.00"],
        ["Trader pays Maker", "£5,500.00"],
        ["£5,500.00 plus 20% of £5,500.00", "£6,600.00"],
        ["Shop pays Trader", "£6,600.00"],
        ["Client's price: 10 × £900.00", "£9,000.00"],
        ["The Client pays Shop", "£9,000.00"],
    ]
    assert keeps == [
        ["Seller", "Buys at", "Sells at", "Keeps", "Mark-up on cost", "Margin on price"],
        ["Maker", "–", "£5,500.00", "£5,500.00", "–", "–"],
        ["Trader", "£5,500.00", "£6,600.00", "£1,100.00", "20%", "16.67%"],
        ["Shop", "£6,600.00", "£9,000.00", "£2,400.00", "36.36%", "26.67%"],
    ]


# No silent field, with some of the fields left out. What amounts say is tried with fees.


def _plan(seed: int) -> dict[str, Any]:
    section: Any = Sparse(seed).value(Prices)
    return {
        "planforge": 1,
        "plan": {"id": "p", "kind": "reseller", "version": "1.0.0", "currency": "GBP"},
        "parties": {each: {"name": f"{each.title()} Ltd", "short": each.title(), "role": ["vendor"]} for each in PARTIES},
        "prices": section,
    }


@pytest.mark.parametrize("seed", range(12))
def test_no_field_is_silent(seed: int) -> None:
    data = _plan(seed)
    before = composed(data)
    heard = spoken(before)
    silent: list[Path] = []
    tried: set[Path] = set()
    for leaf in leaves(build(Plan, data)):
        shape = tuple("*" if isinstance(step, int) else step for step in leaf.path)
        if (
            leaf.path[0] != "prices"
            or "amount" in leaf.path
            or not leaf.where
            or leaf.path[-1] == "id"
            or leaf.path in heard
            or shape in tried
        ):
            continue
        tried.add(shape)
        if composed(changed(data, leaf.path, leaf.kind)).fingerprint == before.fingerprint:
            silent.append(leaf.path)
    assert silent == []
    empty = [clause.id for clause in walk(before.body) if clause.heading and not (clause.blocks or clause.children)]
    assert empty == []
