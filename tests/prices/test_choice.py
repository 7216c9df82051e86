"""Which discounts an order has: those that follow from what is known, or those that are chosen; never a guess."""

from __future__ import annotations

import pytest

from planforge.money import NotComputable
from tests.prices.plans import paid, priced, told

RULES = """
  chain: [maker, shop]
  price_list: {name: L, products: [{id: one, name: One, product: seat, list_price: GBP 100}, {id: work, name: Work, product: day, list_price: GBP 100}]}
  discounts:
    - {id: base, name: Base, off: list price, rate: 20%}
    - {id: registered, name: Registered, off: list price, rate: 5%, when: registered deal, combine: adds}
    - {id: co-sell, name: Co-sell, off: list price, rate: 10%, when: co-sell, combine: compounds}
    - {id: renewed, name: Renewed, off: list price, rate: 50%, when: renewal, products: [seat], combine: alone}
    - {id: passed, name: Passed on, off: list price, rate: 1%, when: expansion, if: the shop passes it on, combine: adds}
    - {id: summer, name: Summer, off: list price, rate: 4%, when: first order, combine: adds, until: 2027-08-31, honoured: 30 days}
  renewals:
    - {case: same level, discount: renewed}
    - {case: more units, discount: base, to: the addition only}
    - {case: lapsed}
"""
REGISTRATION = "rules_of_engagement: {registration: {by: shop, unit: deal, key: [the Client], window: 90 days}}"


def pays(**known: object) -> str | None:
    return paid(priced(RULES, product=known.pop("product", "one"), **known))[0]


def test_conditions_bring_in_their_discounts_in_the_order_of_the_plan() -> None:
    assert pays() == "GBP 80.00"
    assert pays(registered="2027-02-01", on="2027-02-02") == "GBP 75.00"
    assert pays(when=["registered deal"]) == "GBP 75.00"
    assert pays(when=["co-sell"]) == "GBP 72.00"
    assert pays(when=["co-sell", "registered deal"]) == "GBP 67.50"


def test_what_stands_alone_is_not_chosen_for_you() -> None:
    with pytest.raises(NotComputable, match="base and renewed stand alone") as refused:
        priced(RULES.split("  renewals:", maxsplit=1)[0], product="one", when=["renewal"])
    assert refused.value.hint == "choose, such as --discount base"
    assert pays(when=["renewal"], discounts=("renewed",), product="one", renewal="same level") == "GBP 50.00"


def test_a_renewal_has_the_discount_of_its_case_and_no_other() -> None:
    assert pays(renewal="same level") == "GBP 50.00"
    assert pays(renewal="lapsed") == "GBP 100.00"
    assert pays(renewal="more units", when=["co-sell"]) == "GBP 80.00"
    assert "the price of the addition" in told(priced(RULES, product="one", renewal="more units"))
    assert pays(renewal="same level", product="work") == "GBP 100.00"  # the discount is for the seat alone
    with pytest.raises(NotComputable, match="depends on which renewal it is"):
        pays(when=["renewal"])


def test_a_further_condition_is_asked_for() -> None:
    with pytest.raises(NotComputable, match="depends on whether the shop passes it on"):
        pays(when=["expansion"])
    assert pays(when=["expansion", "the shop passes it on"]) == "GBP 79.00"
    assert pays(when=["expansion"], discounts=("base",)) == "GBP 80.00"


@pytest.mark.parametrize(
    ("on", "registered", "expected"),
    [
        ("2027-08-31", None, "76.00"), ("2027-09-01", None, "80.00"), ("2027-09-30", "2027-08-31", "71.00"),
        ("2027-10-01", "2027-08-31", "75.00"), ("2027-09-15", "2027-09-01", "75.00"),
    ],
)  # fmt: skip
def test_a_discount_ends_and_is_honoured_for_earlier_registrations(on: str, registered: str | None, expected: str) -> None:
    known = {"registered": registered} if registered else {}
    assert pays(on=on, when=["first order"], **known) == f"GBP {expected}"
    with pytest.raises(NotComputable, match="summer ends on 2027-08-31"):
        pays(when=["first order"])


def test_a_registration_that_has_lapsed_gives_nothing_unless_it_was_extended() -> None:
    known = {"product": "one", "registered": "2027-02-01"}
    assert paid(priced(RULES, REGISTRATION, **known, on="2027-05-02"))[0] == "GBP 75.00"
    with pytest.raises(NotComputable, match="protects until 2027-05-02"):
        priced(RULES, REGISTRATION, **known, on="2027-05-03")
    assert paid(priced(RULES, REGISTRATION, **known, on="2027-05-03", when=["registered deal"]))[0] == "GBP 75.00"


def test_chosen_discounts_are_those_and_no_others() -> None:
    assert pays(discounts=("base", "registered", "co-sell")) == "GBP 67.50"
    assert pays(discounts=("registered",)) == "GBP 95.00"
    assert pays(discounts=()) == "GBP 100.00"
    with pytest.raises(NotComputable, match="is not combined"):
        pays(discounts=("base", "renewed"))
    with pytest.raises(NotComputable, match="renewed is not for Work"):
        pays(discounts=("renewed",), product="work")
    with pytest.raises(NotComputable, match="summer ended"):
        pays(discounts=("summer",), on="2027-12-01")


def test_a_product_or_a_tier_that_decides_must_be_known() -> None:
    alone = "  chain: [maker, shop]\n  discounts: [{id: d, name: D, off: list price, rate: 20%, products: [seat]}]"
    with pytest.raises(NotComputable, match="for some products only"):
        priced(alone, list_price="GBP 10")
    assert paid(priced(alone, list_price="GBP 10", product="seat"))[0] == "GBP 8.00"
    assert paid(priced(alone, list_price="GBP 10", product="day"))[0] == "GBP 10.00"
    tiers = "  chain: [maker, shop]\n  discounts: [{id: s, name: S, off: list price, rate: 10%, tier: silver}, {id: g, name: G, off: list price, rate: 20%, tier: gold}]"
    programme = "programme: {name: P, owner: maker, tiers: [{id: silver, name: Silver}, {id: gold, name: Gold}]}"
    assert paid(priced(tiers, programme, list_price="GBP 10", tier="gold"))[0] == "GBP 8.00"
    with pytest.raises(NotComputable, match="depends on the tier"):
        priced(tiers, programme, list_price="GBP 10")


def test_a_band_needs_its_figure_in_its_kind() -> None:
    bands = "  chain: [maker, shop]\n  discounts: [{id: v, name: V, off: list price, bands: {of: order-value, steps: [{below: GBP 50, rate: 10%}, {rate: 20%}]}}]"
    assert paid(priced(bands, list_price="GBP 10", given={"order-value": "GBP 50"}))[0] == "GBP 8.00"
    with pytest.raises(NotComputable, match="depends on a measure that is not given: order-value"):
        priced(bands, list_price="GBP 10")
    with pytest.raises(NotComputable, match="no band of v gives a rate for 50"):
        priced(bands, list_price="GBP 10", given={"order-value": "50"})


def test_discounts_off_different_prices_do_not_meet() -> None:
    rule = "  chain: [maker, shop]\n  discounts: [{id: a, name: A, off: list price, rate: 20%}, {id: b, name: B, off: sale price, rate: 20%, combine: adds}]"
    with pytest.raises(NotComputable, match="a is off the list price and b off the sale price"):
        priced(rule, list_price="GBP 10")


def test_what_is_agreed_case_by_case_is_not_the_list_price() -> None:
    rule = "  chain: [maker, shop]\n  negotiated: [large orders]\n  discounts: [{id: d, name: D, off: list price, rate: 20%, when: co-sell}]"
    chain = priced(rule, list_price="GBP 10")
    assert paid(chain)[0] is None
    assert "case by case is agreed the price of: large orders" in told(chain)
    assert paid(priced(rule, list_price="GBP 10", discounts=()))[0] == "GBP 10.00"
    assert paid(priced(rule, list_price="GBP 10", when=["co-sell"]))[0] == "GBP 8.00"
    assert paid(priced(rule, sale_prices={"maker": "GBP 9"}))[0] == "GBP 9.00"


def test_two_mark_ups_of_one_rank_are_refused() -> None:
    rule = (
        RULES
        + "  markups: [{id: a, seller: shop, kind: markup on cost, rate: 20%}, {id: b, seller: shop, kind: markup on cost, rate: 30%}]"
    )
    with pytest.raises(NotComputable, match="a and b both make the price of shop"):
        priced(rule, product="one")
