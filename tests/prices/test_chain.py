"""Who receives what along a chain, what each keeps, and which limits hold: real agreements first, then each shape of rule."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from planforge import pipeline
from planforge.money import NotComputable, OtherCurrency
from planforge.money.prices import PriceChain, price
from planforge.plan import Plan
from planforge.values import Money, Percent
from tests.conftest import ROOT
from tests.prices.plans import order, paid, plan_of, priced, told


@cache
def example(name: str) -> Plan:
    checked = pipeline.check((ROOT / "examples" / name / "plan.yaml").read_bytes(), "plan.yaml")
    assert checked.plan is not None, checked.findings
    return checked.plan


def real(name: str, **known: object) -> PriceChain:
    return price(example(name), order(**known))


# Real agreements.


def test_fifty_users_at_list_less_thirty_percent() -> None:
    chain = real("code-search-referral", quantity="50", client_price="USD 1,440", on="2027-03-01")
    assert paid(chain) == ["USD 50,400.00", "USD 72,000.00"]


def test_thirty_percent_off_the_lowest_price_is_the_least_receipt() -> None:
    chain = real("code-search-referral", quantity="50", client_price="USD 600", on="2027-03-01")
    assert paid(chain) == ["USD 21,000.00", "USD 30,000.00"]
    assert chain.holds
    assert len(chain.sales[0].steps) == 2  # exactly the least receipt is not below it
    below = real("code-search-referral", quantity="50", client_price="USD 599.99", on="2027-03-01")
    assert paid(below) == ["USD 21,000.00", "USD 29,999.50"]  # raised to 50 x 420 from 50 x 419.993
    assert [bound.holds for bound in below.bounds] == [True, False]


def test_a_percentage_is_not_the_amount_that_it_nearly_is() -> None:
    chain = priced(
        "  chain: [maker, shop]\n  largest_discount: 58.3%\n  price_list: {name: L, products: [{id: s, name: S, list_price: 'GBP 1,440'}]}",
        product="s", client_price="GBP 600", discounts=(),
    )  # fmt: skip
    bound = next(each for each in chain.bounds if each.at == ("prices", "largest_discount"))
    assert Money.parse("GBP 600.48") in bound.says
    assert not bound.holds
    exact = price(chain.deal.plan, order(product="s", client_price="GBP 600.48", discounts=()))
    assert exact.holds


def test_two_discounts_compound_or_add() -> None:
    assert paid(real("firewall-distributor", list_price="USD 1,000"))[0] == "USD 540.00"
    assert paid(real("firewall-distributor", list_price="USD 24,995"))[0] == "USD 13,497.30"
    federal = {"sale_prices": {"sealmark": "USD 80,000"}, "registered": "2017-06-01"}
    assert paid(real("federal-it-reseller", **federal, discounts=("opportunity",)))[0] == "USD 60,000.00"
    vehicle = ["the sale goes through the Harbor IV federal contract"]
    assert paid(real("federal-it-reseller", **federal, when=vehicle))[0] == "USD 56,800.00"


@pytest.mark.parametrize(
    ("revenue", "expected"),
    [
        ("USD 800,000", "USD 35,000.00"), ("USD 999,999.99", "USD 35,000.00"), ("USD 1,000,000", "USD 30,000.00"),
        ("USD 2,000,000", "USD 30,000.00"), ("USD 2,000,000.01", "USD 25,000.00"),
    ],
)  # fmt: skip
def test_a_discount_by_the_revenue_of_the_year(revenue: str, expected: str) -> None:
    chain = real("mobile-health-reseller", product="server", list_price="USD 50,000", given={"annual-revenue": revenue})
    assert paid(chain)[0] == expected


# Each shape.

THREE = """
  chain: [maker, trader, shop]
  price_list:
    name: List
    products:
      - {id: one, name: One seat, product: seat, list_price: GBP 100, recommended: GBP 110, least_receipt: GBP 50}
      - {id: work, name: One day, product: day, transfer: GBP 60}
  discounts:
    - {id: base, name: Base, buyer: trader, off: list price, rate: 40%}
    - {id: prompt, name: Prompt, buyer: shop, off: sale price, rate: 2%, when: first order}
"""
MARKUPS = THREE + """
  markups:
    - {id: up, seller: trader, kind: markup on cost, rate: 20%}
    - {id: up-day, seller: trader, products: [day], kind: cost plus, plus: GBP 15}
    - {id: end, seller: shop, kind: margin on price, rate: 25%}
"""  # fmt: skip


def test_markup_on_cost_and_margin_on_price_are_named_and_differ() -> None:
    chain = priced(MARKUPS, product="one", quantity="10")
    assert paid(chain) == ["GBP 600.00", "GBP 720.00", "GBP 960.00"]
    assert [str(keep.keeps) for keep in chain.keeps] == ["GBP 600.00", "GBP 120.00", "GBP 240.00"]
    assert [keep.markup for keep in chain.keeps] == [None, Percent(Decimal(20)), Percent(Decimal("33.33"))]
    assert [keep.margin for keep in chain.keeps] == [None, Percent(Decimal("16.67")), Percent(Decimal(25))]
    assert chain.kept == chain.paid


def test_twenty_percent_on_eighty_is_ninety_six_and_a_margin_of_twenty_a_hundred() -> None:
    rule = "  chain: [maker, shop]\n  discounts: [{{id: d, name: D, off: list price, rate: 20%}}]\n  markups: [{{id: m, seller: shop, kind: {}, rate: 20%}}]"
    assert paid(priced(rule.format("markup on cost"), list_price="GBP 100")) == ["GBP 80.00", "GBP 96.00"]
    assert paid(priced(rule.format("margin on price"), list_price="GBP 100")) == ["GBP 80.00", "GBP 100.00"]


def test_a_rule_for_a_product_goes_before_the_general_one_and_cost_plus_is_for_each() -> None:
    assert paid(priced(MARKUPS, product="work", quantity="4"))[:2] == ["GBP 240.00", "GBP 300.00"]


def test_a_transfer_price_counts_whatever_the_discounts() -> None:
    assert paid(priced(THREE, product="work", discounts=("base",)))[0] == "GBP 60.00"


def test_a_discount_on_a_marked_up_sale_price() -> None:
    assert paid(priced(MARKUPS, product="one", when=["first order"])) == ["GBP 60.00", "GBP 70.56", "GBP 94.08"]


def test_a_free_price_is_open_and_said_to_be() -> None:
    chain = priced(THREE, product="one")
    assert paid(chain) == ["GBP 60.00", None, None]
    assert chain.kept is None
    assert "open: what Shop pays Trader; Trader sets its own price" in told(chain)
    given = priced(THREE, product="one", sale_prices={"trader": "GBP 70"}, client_price="GBP 95")
    assert paid(given) == ["GBP 60.00", "GBP 70.00", "GBP 95.00"]
    assert str(given.kept) == "GBP 95.00"


def test_at_most_is_a_limit_not_a_price() -> None:
    rule = MARKUPS.replace("rate: 20%}", "rate: 20%, bound: at most}")
    chain = priced(rule, product="one")
    assert (chain.sales[1].pays, chain.sales[1].most) == (None, Money.parse("GBP 72"))
    over = priced(rule, product="one", sale_prices={"trader": "GBP 72.01"})
    assert [bound.holds for bound in over.bounds if bound.at == ("prices", "markups", 0)] == [False]
    assert not over.holds
    assert priced(rule, product="one", sale_prices={"trader": "GBP 72"}).holds


def test_the_least_receipt_lifts_the_first_sale_for_the_whole_quantity() -> None:
    chain = priced(THREE.replace("rate: 40%", "rate: 60%"), product="one", quantity="3")
    assert paid(chain)[0] == "GBP 150.00"
    assert [str(step.result) for step in chain.sales[0].steps] == ["GBP 300.00", "GBP 120.00", "GBP 150.00", "GBP 150.00"]


def test_the_greater_of_two_least_receipts_counts() -> None:
    rule = THREE.replace("rate: 40%", "rate: 60%")
    assert paid(priced(f"{rule}  least_receipt: GBP 55 per unit", product="one", quantity="3"))[0] == "GBP 165.00"
    assert paid(priced(f"{rule}  least_receipt: GBP 151 per deal", product="one", quantity="3"))[0] == "GBP 151.00"
    assert "counts more than one order" in told(priced(f"{rule}  least_receipt: GBP 9,000 per year", product="one"))


def test_a_fixed_price_to_clients_is_the_list_price() -> None:
    assert paid(priced(f"{THREE}  resale: fixed", product="one"))[-1] == "GBP 100.00"
    chain = priced(f"{THREE}  resale: fixed", product="one", client_price="GBP 99")
    assert [bound.holds for bound in chain.bounds if bound.at == ("prices", "resale")] == [False]


def test_a_seller_below_its_cost_is_told() -> None:
    assert "Shop sells below what it pays: at GBP 60.00, bought at GBP 70.00" in told(
        priced(THREE, product="one", sale_prices={"trader": "GBP 70"}, client_price="GBP 60")
    )


def test_own_use_ends_the_chain_at_its_buyer() -> None:
    rule = THREE + "    - {id: demo, name: Demo, off: list price, rate: 50%, when: own use, combine: alone}\n"
    chain = priced(rule, product="one", buyer="trader", discounts=("demo",))
    assert [(sale.seller, sale.buyer, str(sale.pays)) for sale in chain.sales] == [("maker", "trader", "GBP 50.00")]


def test_charges_of_the_product_alone() -> None:
    rule = (
        THREE
        + """
  charges:
    - {name: Support, rate: 20%, price: the list price, products: [seat], every: year, after: 1 year}
    - {name: Care, rate: 10%, price: what the first buyer pays, every: month}
    - {name: Help, rate: 5%, price: what the client pays, every: month}
    - {name: Other, rate: 5%, of: the price of the server, every: month}
"""
    )
    chain = priced(rule, product="one", quantity="3", client_price="GBP 90")
    made = {charge.rule.name: charge.amount and str(charge.amount) for charge in chain.charges}
    assert made == {"Support": "GBP 60.00", "Care": "GBP 18.00", "Help": "GBP 13.50", "Other": None}
    assert [charge.rule.name for charge in priced(rule, product="work").charges] == ["Care", "Help", "Other"]


MARKET = (
    THREE
    + """
  marketplaces:
    - {marketplace: Cloud, amount: {percent: {rate: 3%, of: sale-price}}, borne_by: shop, on: new deals}
    - {marketplace: Cloud, amount: {percent: {rate: 1%, of: sale-price}}, borne_by: shop, on: renewals}
"""
)


def test_a_marketplace_keeps_its_fee_and_all_together_keep_what_the_client_pays() -> None:
    known = {"product": "one", "sale_prices": {"trader": "GBP 70"}, "client_price": "GBP 100", "marketplace": "cloud"}
    chain = priced(MARKET, **known)
    assert chain.market is not None
    assert [str(keep.keeps) for keep in chain.keeps] == ["GBP 60.00", "GBP 10.00", "GBP 27.00"]
    assert (str(chain.market.fee), chain.kept) == ("GBP 3.00", chain.paid)
    renewed = priced(MARKET, **known, renewal="same level")
    assert renewed.market is not None
    assert str(renewed.market.fee) == "GBP 1.00"
    with pytest.raises(NotComputable, match="no marketplace bazaar"):
        priced(MARKET, **{**known, "marketplace": "bazaar"})


SPECIAL = """
  chain: [maker, trader, shop]
  discounts: [{id: base, name: Base, buyer: trader, off: list price, rate: 50%}, {id: next, name: Next, buyer: shop, off: list price, rate: 45%}]
  special: {over: 20%, consent: maker, shares: [{party: maker, share: 50%}, {party: trader, share: 30%}, {party: shop, share: 20%}]}
"""


def test_a_special_price_is_borne_in_shares() -> None:
    known = {"list_price": "GBP 100", "client_price": "GBP 70"}
    assert paid(priced(SPECIAL, **known)) == ["GBP 50.00", "GBP 55.00", "GBP 70.00"]
    assert "may be asked for a special price" in told(priced(SPECIAL, **known))
    chain = priced(SPECIAL, **known, consent=True)  # it lacks 10 to 80: maker bears 5, trader 3, shop 2
    assert paid(chain) == ["GBP 45.00", "GBP 47.00", "GBP 70.00"]
    ordinary = priced(SPECIAL, list_price="GBP 100", client_price="GBP 80", consent=True)
    borne = [
        str(each.keeps - now.keeps) for each, now in zip(ordinary.keeps, chain.keeps, strict=True) if each.keeps and now.keeps
    ]
    assert borne == ["GBP 5.00", "GBP 3.00", "GBP 2.00"]


def test_a_special_price_when_discounts_are_off_what_the_client_pays() -> None:
    rule = SPECIAL.replace("off: list price, rate: 50%", "off: end-customer price, rate: 50%")
    assert paid(priced(rule, list_price="GBP 100", client_price="GBP 70", consent=True))[0] == "GBP 35.00"  # half of 80, less 5


def test_less_than_a_year() -> None:
    days, months = f"{THREE}  part_year: by days", f"{THREE}  part_year: by months"
    assert paid(priced(days, product="one", quantity="2", part=(100, "days")))[0] == "GBP 32.88"  # 200 x 100 / 365 x 60%
    assert paid(priced(months, product="one", part=(5, "months")))[0] == "GBP 25.00"
    assert paid(priced(f"{THREE}  part_year: in full", product="one", part=(5, "months")))[0] == "GBP 60.00"
    for rule, part in ((days, (5, "months")), (THREE, (5, "days")), (days, (365, "days"))):
        with pytest.raises(NotComputable):
            priced(rule, product="one", part=part)


def test_the_first_seller_may_add_to_its_own_cost() -> None:
    rule = "  chain: [maker, shop]\n  markups: [{id: m, seller: maker, kind: cost plus, plus: GBP 5}]"
    assert paid(priced(rule, quantity="2", given={"cost": "GBP 30"}))[0] == "GBP 70.00"
    assert paid(priced(rule, quantity="2")) == [None, None]


# What is refused.


@pytest.mark.parametrize(
    ("known", "says", "hint"),
    [
        ({"product": "on"}, "the plan has no product on", "did you mean one"),
        ({"product": "x" * 1000}, "the plan has no product xxx", "the products are one, work, seat, day"),
        ({"product": "one", "quantity": "0"}, "an order of none", "above nothing"),
        ({"product": "one", "quantity": "-1"}, "an order of none", "above nothing"),
        ({"product": "one", "discounts": ("bass",)}, "there is no discount bass", "did you mean base"),
        ({"product": "one", "when": ["cosell"]}, "makes no difference for cosell", "did you mean co-sell"),
        ({"product": "one", "tier": "gold"}, "the plan has no tier gold", "leave it out"),
        ({"product": "one", "given": {"revenue": "GBP 1"}}, "nothing in the plan is measured by revenue", "did you mean"),
        ({"product": "one", "buyer": "maker"}, "does not buy from anybody", "the buyers are trader, shop"),
        ({"product": "one", "sale_prices": {"nobody": "GBP 1"}}, "no party nobody", "there are maker, trader, shop"),
        ({"product": "one", "sale_prices": {"maker": "GBP 1"}}, "follows from base", "leave its sale price out"),
        ({}, "base is taken off the list price, which is not known", "--list"),
    ],
)  # fmt: skip
def test_what_is_refused(known: dict[str, object], says: str, hint: str) -> None:
    with pytest.raises(NotComputable, match=says) as refused:
        priced(THREE, **known)
    assert hint in refused.value.hint
    assert len(str(refused.value)) < 200


def test_two_currencies_are_refused() -> None:
    for known in ({"list_price": "EUR 5"}, {"client_price": "EUR 5"}, {"sale_prices": {"trader": "EUR 5"}}):
        with pytest.raises(OtherCurrency):
            priced(THREE, product="one", **known)
    with pytest.raises(OtherCurrency):
        priced(THREE.replace("list_price: GBP 100", "list_price: EUR 100"), product="one")


def test_a_plan_without_prices_or_chain() -> None:
    with pytest.raises(NotComputable, match="no prices"):
        price(replace(plan_of("  chain: [maker, shop]"), prices=None), order())
    with pytest.raises(NotComputable, match="does not say who sells to whom"):
        priced("  discounts: [{id: d, name: D, off: list price, rate: 20%}]", list_price="GBP 5")
