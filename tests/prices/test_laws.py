"""Laws of prices: how discounts combine, what a mark-up is to a margin, and that all sellers together keep what the client pays."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.document.compose import compose
from planforge.document.markdown import words
from planforge.document.reading import block_lines
from planforge.document.tree import walk
from planforge.money.prices import Order, discounted, marked_up, price
from planforge.money.prices.markups import margin_on, markup_on
from planforge.plan import Plan, build
from planforge.plan.prices import Discount, Markup
from planforge.values import Money
from tests.money.plans import setting
from tests.prices import on_paper

rates = st.integers(0, 9_999).map(lambda number: Decimal(number).scaleb(-2))
small_rates = st.integers(0, 2_499).map(lambda number: Decimal(number).scaleb(-2))
pennies = st.integers(1, 10_000_000).map(lambda number: Decimal(number).scaleb(-2))
GBP = setting()


def rows(percents: list[Decimal], combine: str) -> list[Discount]:
    data = [
        {"id": f"d{index}", "name": f"D{index}", "off": "list price", "rate": f"{each}%", "combine": combine}
        for index, each in enumerate(percents)
    ]
    return [build(Discount, each) for each in data]


def gbp(amount: Decimal) -> Money:
    return Money("GBP", amount)


@given(pennies, st.lists(small_rates, min_size=1, max_size=4), st.randoms())
def test_the_order_of_like_discounts_does_not_matter(start: Decimal, percents: list[Decimal], chance: Any) -> None:
    other = list(percents)
    chance.shuffle(other)
    for combine in ("adds", "compounds"):
        assert (
            discounted(gbp(start), rows(percents, combine), GBP).exact
            == discounted(gbp(start), rows(other, combine), GBP).exact
        )


@given(pennies, st.lists(small_rates, min_size=2, max_size=4))
def test_adding_takes_off_at_least_as_much_as_compounding(start: Decimal, percents: list[Decimal]) -> None:
    added, compounded = (discounted(gbp(start), rows(percents, each), GBP).exact for each in ("adds", "compounds"))
    assert added <= compounded
    assert (added == compounded) == (sum(1 for each in percents if each) < 2)


@given(pennies, rates)
def test_a_margin_and_the_mark_up_that_equals_it(cost: Decimal, rate: Decimal) -> None:
    """A margin of m is a mark-up of m / (1 - m), and what is kept says the rate of the rule again, to a hundredth of a percent."""
    margin = build(Markup, {"id": "m", "seller": "a", "kind": "margin on price", "rate": f"{rate}%"})
    worked = marked_up(gbp(cost), margin, GBP)
    exact = Fraction(cost) / (1 - Fraction(rate) / 100)
    assert Fraction(worked.result.amount) == on_paper.to_cents(exact)
    markup = build(Markup, {"id": "m", "seller": "a", "kind": "markup on cost", "rate": f"{rate}%"})
    plus = marked_up(gbp(cost), markup, GBP)
    assert Fraction(plus.result.amount) == on_paper.to_cents(Fraction(cost) * (1 + Fraction(rate) / 100))
    large = gbp(cost * 10**6)  # where a cent is far less than a hundredth of a percent
    shown = margin_on(large, marked_up(large, margin, GBP).result), markup_on(large, marked_up(large, markup, GBP).result)
    assert [each and each.number for each in shown] == [rate, rate]


# The whole chain, against fractions.

PARTIES = ("maker", "trader", "depot", "shop")
kinds = st.sampled_from(["markup on cost", "margin on price", "cost plus"])


@st.composite
def chains(draw: st.DrawFn) -> dict[str, Any]:
    """A plan of two to four sellers: discounts for the second, a rule for each later price, perhaps a least receipt."""
    sellers = PARTIES[: draw(st.integers(2, 4))]
    combine = [draw(st.sampled_from(["adds", "compounds"])) for _ in range(draw(st.integers(1, 3)))]
    discounts = [
        {"id": f"d{index}", "name": f"Discount {index}", "buyer": sellers[1], "off": "list price", "rate": f"{draw(small_rates)}%",
         **({"combine": each} if index else {})}
        for index, each in enumerate(combine)
    ]  # fmt: skip
    markups = []
    for seller in sellers[1:]:
        kind = draw(kinds)
        figure = {"plus": f"GBP {draw(pennies):,}"} if kind == "cost plus" else {"rate": f"{draw(rates)}%"}
        markups.append({"id": f"m-{seller}", "seller": seller, "kind": kind, **figure})
    prices: dict[str, Any] = {"chain": list(sellers), "discounts": discounts, "markups": markups}
    if draw(st.booleans()):
        prices["least_receipt"] = f"GBP {draw(pennies):,} per unit"
    return {
        "planforge": 1,
        "plan": {"id": "p", "kind": "reseller", "version": "1.0.0", "currency": "GBP"},
        "parties": {each: {"name": f"{each.title()} Ltd", "short": each.title(), "role": ["vendor"]} for each in sellers},
        "prices": prices,
    }


def fractions_of(data: dict[str, Any], one: Decimal, quantity: int) -> list[Fraction]:
    """The chain by the rules as they stand in the plan, with nothing of the engine."""
    prices = data["prices"]
    offs = [on_paper.Off(Fraction(each["rate"][:-1]), each.get("combine") == "adds") for each in prices["discounts"]]
    ups = [
        on_paper.Up(each["kind"], on_paper.number(each["plus"][4:]) if "plus" in each else Fraction(each["rate"][:-1]))
        for each in prices["markups"]
    ]
    least = prices.get("least_receipt", "GBP 0 per unit")[4:].split(" per")[0]
    return on_paper.along(Fraction(one), Fraction(quantity), offs, ups, on_paper.number(least))


@settings(max_examples=1_500)
@given(chains(), pennies, st.integers(1, 5_000))
def test_the_chain_is_that_of_an_independent_evaluator(data: dict[str, Any], one: Decimal, quantity: int) -> None:
    chain = price(build(Plan, data), Order(list_price=gbp(one), quantity=Decimal(quantity)))
    assert [Fraction(sale.pays.amount) for sale in chain.sales if sale.pays] == fractions_of(data, one, quantity)


@settings(max_examples=200)
@given(chains(), pennies, st.integers(1, 5_000))
def test_all_together_keep_what_the_client_pays(data: dict[str, Any], one: Decimal, quantity: int) -> None:
    chain = price(build(Plan, data), Order(list_price=gbp(one), quantity=Decimal(quantity)))
    assert chain.kept == chain.paid
    assert chain.holds
    for sale, keep in zip(chain.sales, chain.keeps, strict=True):
        assert (keep.party, keep.sells_at) == (sale.seller, sale.pays)
        assert keep.keeps is not None
        assert keep.keeps.amount >= 0


@settings(max_examples=25, deadline=None)
@given(chains(), pennies, st.integers(1, 5_000))
def test_the_words_alone_give_the_price(data: dict[str, Any], one: Decimal, quantity: int) -> None:
    plan = build(Plan, data)
    body = compose(plan).document.body
    said = {
        clause.id: "\n".join(words(line) for each in walk((clause,)) for block in each.blocks for line in block_lines(block))
        for section in body
        for clause in (section, *section.children)
    }
    sellers = [each.title() for each in data["prices"]["chain"]]
    assert f"along this chain: {', then '.join(sellers)}." in said["prices"]
    offs = on_paper.discounts_of(said["discounts"], sellers[1])
    ups = [on_paper.rule_of(said["prices"], seller) for seller in sellers[1:]]
    expected = on_paper.along(Fraction(one), Fraction(quantity), offs, ups, on_paper.least_of(said["prices"]))
    chain = price(plan, Order(list_price=gbp(one), quantity=Decimal(quantity)))
    assert [Fraction(sale.pays.amount) for sale in chain.sales if sale.pays] == expected
