"""Which price of a line counts on which day, how long old prices are kept, and what a cap on rises allows."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.money import NotComputable
from planforge.money.prices import credit
from planforge.money.prices.dated import Protection, kept, raised, rises_above, stages
from planforge.plan import build
from planforge.plan.price_list import PricedProduct
from planforge.values import Money, Percent, Period, parse_date
from tests.prices.plans import order, paid, plan_of, priced, told

DATED = """
  chain: [maker, shop]
  price_list:
    name: List
    dated: 2027-01-01
    products:
      - id: one
        name: One seat
        list_price: GBP 100
        least_receipt: GBP 40
        later: [{from: 2028-01-01, list_price: GBP 110}, {from: 2028-07-01, list_price: GBP 120, least_receipt: GBP 45}, {from: 2029-01-01, list_price: GBP 90}]
  change: {notice: 30 days, quotes_hold: 30 days, registered_hold: 90 days, decrease_credit: 30 days}
"""


def listed(**known: str) -> str | None:
    return paid(priced(DATED, product="one", **known))[0]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2027-01-01", "100.00"), ("2027-12-31", "100.00"), ("2028-01-01", "110.00"), ("2028-06-30", "110.00"),
        ("2028-07-01", "120.00"), ("2029-01-01", "90.00"), ("2199-01-01", "90.00"),
    ],
)  # fmt: skip
def test_the_price_of_a_day(day: str, expected: str) -> None:
    assert listed(on=day) == f"GBP {expected}"


def test_without_a_day_a_dated_list_has_no_price() -> None:
    with pytest.raises(NotComputable, match="another price from 2028-01-01 on"):
        listed()


@pytest.mark.parametrize(
    ("on", "registered", "expected"),
    [
        ("2028-01-01", "2027-12-31", "100.00"),  # registered before the rise
        ("2028-01-01", "2028-01-01", "110.00"),  # on its day is not before
        ("2028-03-31", "2027-12-31", "100.00"),  # ninety days from the rise
        ("2028-04-01", "2027-12-31", "110.00"),
        ("2028-07-02", "2027-12-31", "110.00"),  # of the second rise: what held before it
        ("2028-09-30", "2028-03-01", "120.00"),
        ("2029-01-05", "2028-12-01", "90.00"),  # a fall is never kept out
    ],
)
def test_a_registered_deal_keeps_the_old_price_for_a_while(on: str, registered: str, expected: str) -> None:
    assert listed(on=on, registered=registered) == f"GBP {expected}"


@pytest.mark.parametrize(
    ("on", "quoted", "expected"),
    [("2028-01-10", "2027-12-20", "100.00"), ("2028-01-19", "2027-12-20", "100.00"), ("2028-01-20", "2027-12-20", "110.00"), ("2029-01-02", "2028-12-30", "90.00")],
)  # fmt: skip
def test_a_quoted_price_is_kept_from_the_quote(on: str, quoted: str, expected: str) -> None:
    assert listed(on=on, quoted=quoted) == f"GBP {expected}"


def test_a_registration_may_itself_keep_the_price() -> None:
    rules = "rules_of_engagement: {registration: {by: shop, unit: deal, key: [the Client], window: 60 days, protects: [the registered price is kept]}}"
    assert paid(priced(DATED, rules, product="one", on="2028-08-01", registered="2028-06-20"))[0] == "GBP 110.00"
    assert paid(priced(DATED, product="one", on="2028-08-01", registered="2028-06-20"))[0] == "GBP 110.00"
    no_hold = DATED.replace(", registered_hold: 90 days", "")
    assert paid(priced(no_hold, rules, product="one", on="2028-08-19", registered="2028-06-20"))[0] == "GBP 110.00"
    assert paid(priced(no_hold, rules, product="one", on="2028-08-20", registered="2028-06-20"))[0] == "GBP 120.00"


def test_why_an_old_price_counts_is_told() -> None:
    assert "registered on 2027-12-31, so the price before 2028-01-01 is kept until 2028-03-31" in told(
        priced(DATED, product="one", on="2028-02-01", registered="2027-12-31")
    )


def test_the_days_of_an_order_have_an_order() -> None:
    with pytest.raises(NotComputable, match="after the order"):
        listed(on="2027-06-01", registered="2027-06-02")


def test_business_days_have_no_calendar() -> None:
    rule = DATED.replace("registered_hold: 90 days", "registered_hold: 20 business days")
    with pytest.raises(NotComputable, match="without a calendar"):
        priced(rule, product="one", on="2028-01-02", registered="2027-12-31")


# The cap on rises.


def line(*prices: tuple[str, str]) -> PricedProduct:
    first, *later = prices
    changes = [{"from": day, "list_price": price} for day, price in later]
    return build(PricedProduct, {"id": "a", "name": "A", "list_price": first[1], **({"later": changes} if changes else {})})


def test_rises_less_than_a_year_apart_count_together() -> None:
    start = ("", "GBP 100")
    five = Percent(Decimal(5))
    assert list(rises_above(line(start, ("2028-01-01", "GBP 105"), ("2029-01-01", "GBP 110.25")), five)) == []
    found = list(rises_above(line(start, ("2028-01-01", "GBP 105"), ("2028-12-31", "GBP 105.01")), five))
    assert [(str(each.before), str(each.after), str(each.most)) for each in found] == [
        ("GBP 100.00", "GBP 105.01", "GBP 105.00")
    ]
    assert list(rises_above(line(start, ("2028-01-01", "GBP 90"), ("2028-06-01", "GBP 94.50")), five)) == []
    back = list(rises_above(line(start, ("2028-01-01", "GBP 90"), ("2028-06-01", "GBP 100")), five))
    assert [str(each.before) for each in back] == ["GBP 90.00"]


def test_an_existing_client_pays_no_more_than_the_cap_allows() -> None:
    rule = DATED.replace("notice: 30 days", "notice: 30 days, cap: 5%, cap_for: existing clients")
    assert paid(priced(rule, product="one", on="2028-01-02", list_before="GBP 100"))[0] == "GBP 105.00"
    assert paid(priced(rule, product="one", on="2028-01-02", list_before="GBP 106"))[0] == "GBP 110.00"
    assert "counts as GBP 105.00" in told(priced(rule, product="one", on="2028-01-02", list_before="GBP 100"))
    assert "open: whether the cap on rises" in told(priced(rule, product="one", on="2028-01-02", renewal="same level"))


# Credit for a fall.


def test_unsold_stock_is_credited_when_the_price_falls() -> None:
    plan = plan_of(DATED + "  discounts: [{id: d, name: D, off: list price, rate: 30%}]")
    made = credit(plan, order(product="one", on="2029-01-15"), parse_date("2028-12-10"), Decimal(40))
    assert made is not None
    assert str(made.amount) == "GBP 840.00"  # 40 x (84 - 63)
    assert (made.seller, made.buyer, made.fell.isoformat()) == ("maker", "shop", "2029-01-01")
    assert credit(plan, order(product="one", on="2029-01-15"), parse_date("2028-12-02"), Decimal(40)) is not None
    for bought in ("2028-12-01", "2029-01-01"):  # too early, and at the new price
        assert credit(plan, order(product="one", on="2029-01-15"), parse_date(bought), Decimal(40)) is None
    assert credit(plan, order(product="one", on="2028-07-15"), parse_date("2028-06-20"), Decimal(40)) is None  # a rise
    with pytest.raises(NotComputable, match="nothing is unsold"):
        credit(plan, order(product="one", on="2029-01-15"), parse_date("2028-12-10"), Decimal(0))
    with pytest.raises(NotComputable, match="gives no credit"):
        credit(plan_of("  chain: [maker, shop]"), order(), parse_date("2028-12-10"), Decimal(1))


# Laws.

days = st.dates(parse_date("2027-01-01"), parse_date("2030-12-31"))


@st.composite
def lines(draw: st.DrawFn) -> PricedProduct:
    changes = sorted(draw(st.sets(days, max_size=5)))
    price = st.integers(1, 100_000).map(lambda pence: f"GBP {Decimal(pence).scaleb(-2):,}")
    return line(("", draw(price)), *((day.isoformat(), draw(price)) for day in changes))


@given(lines(), days, days, st.integers(1, 400))
def test_protection_never_makes_a_price_higher_and_never_invents_one(
    made: PricedProduct, start: object, on: object, count: int
) -> None:
    registered, day = min(start, on), max(start, on)  # type: ignore[type-var]
    today = kept(made, Protection(), day).priced
    held = kept(made, Protection(quotes=Period(count, "day"), rises=Period(count, "day")), day, registered, registered).priced
    assert held.list_price is not None
    assert today.list_price is not None
    assert held.list_price <= today.list_price
    between = [each.list_price for each in stages(made) if each.since is None or each.since <= day]
    assert held.list_price in between


@given(lines(), st.integers(0, 100))
def test_a_rise_is_found_exactly_where_two_days_show_it(made: PricedProduct, rate: int) -> None:
    """Against a search over all pairs of changes, by the words alone: rises less than one year apart count together."""
    cap = Percent(Decimal(rate))
    known = stages(made)
    wrong = False
    for first in range(1, len(known)):
        for last in range(first, len(known)):
            begin, end = known[first].since, known[last].since
            assert begin is not None
            assert end is not None
            before, after = known[first - 1].list_price, known[last].list_price
            assert before is not None
            assert after is not None
            year = begin.replace(year=begin.year + 1) if (begin.month, begin.day) != (2, 29) else begin + timedelta(days=365)
            wrong |= end < year and after > Money("GBP", before.amount * (100 + rate) / 100)
    assert bool(list(rises_above(made, cap))) == wrong
    assert raised(Money.parse("GBP 100"), cap) == Money("GBP", Decimal(100 + rate))
