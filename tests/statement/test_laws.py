"""Laws that hold for every statement, whatever the fee and the deals."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from random import Random
from typing import Any

from hypothesis import assume, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from planforge.money.split import split
from planforge.statement import Line
from planforge.values import Money
from tests.money.rules import gbp
from tests.statement.books import UNITS, book, fee, lonely, plan, rows
from tests.statement.referee import Happened, rounded
from tests.statement.stating import lines, plan_text, totals

PENNY = Decimal("0.01")
WHOLE = "2027-01-01..2029-12-31"
COLUMNS = "deal,event,date,client,receipts,refunds\n"
chance = st.randoms(use_true_random=False)
pennies = st.integers(1, 500_000).map(lambda number: Decimal(number) / 100)
few = settings(max_examples=25)


def _sum(found: Sequence[Line]) -> Decimal:
    return sum((each.amount.amount for each in found), Decimal(0))


def _bands(random: Random, method: str, per: str = "year") -> dict[str, Any]:
    edges = sorted({random.randint(1, 40) * 100 for _ in range(random.randint(1, 3))})
    steps = [{random.choice(["up_to", "below"]): gbp(edge), "rate": f"{random.randint(0, 40)}%"} for edge in edges]
    return {
        "bands": {"of": "net-revenue", "per": per, "method": method, "steps": [*steps, {"rate": f"{random.randint(0, 40)}%"}]}
    }


def _paid(figures: Sequence[Decimal]) -> str:
    """One deal for each figure, paid on one day after the other."""
    return COLUMNS + "".join(f"D{index:03},paid,2027-03-{index + 1:02},Acme,{each},\n" for index, each in enumerate(figures))


@few
@drawn(chance)
def test_the_order_of_deals_within_a_month_does_not_change_the_sum(random: Random) -> None:
    of = _bands(random, random.choice(["marginal", "whole"]), random.choice(["month", "quarter", "year"]))
    text = plan({"each": "year", "amount": {**of, "cap": "GBP 300 per year"}})
    figures = [Decimal(random.randint(1, 200_000)) / 100 for _ in range(random.randint(2, 6))]
    shuffled = random.sample(figures, len(figures))
    assert _sum(lines(text, _paid(figures))) == _sum(lines(text, _paid(shuffled)))


def _of_deals(random: Random) -> str:
    """A fee in which each deal stands alone."""
    data = fee(random)
    amount = {key: each for key, each in data["amount"].items() if key not in ("floor", "cap")}
    if "bands" in amount:
        amount["bands"] = {**amount["bands"], "per": "deal"}
    return plan({"each": "deal", "amount": {**amount, "floor": "GBP 7 per deal", "cap": "GBP 120 per deal"}})


def _without_rows(found: Sequence[Line]) -> Counter[tuple[str, ...]]:
    return Counter((each.deal, str(each.on), each.what, str(each.amount), each.why) for each in found)


@few
@drawn(chance)
def test_the_statement_of_all_deals_is_that_of_some_and_that_of_the_others(random: Random) -> None:
    text, happened = _of_deals(random), book(random, 6)
    some = set(random.sample(sorted({each.deal for each in happened}), 1))
    parts = ([each for each in happened if each.deal in some], [each for each in happened if each.deal not in some])
    apart = sum((_without_rows(lines(text, rows(part))) for part in parts if part), Counter())
    assert _without_rows(lines(text, rows(happened))) == apart


@few
@drawn(chance, st.sampled_from(["half up", "half even", "down"]))
def test_amounts_are_rounded_once_for_each_thing_for_which_a_fee_is_due(random: Random, rounding: str) -> None:
    data = {**fee(random), "each": random.choice(["deal", "client"])}
    made = lines(plan(data, rounding), rows(book(random, 5, refunds=not lonely(data))))
    units: dict[str, list[Line]] = {}
    for each in made:
        if each.what in ("fee", "adjustment"):
            units.setdefault(each.deal if data["each"] == "deal" else each.client, []).append(each)
    for found in units.values():
        exact = sum((Fraction((each.exact or each.amount).amount) for each in found), Fraction(0))
        assert Fraction(_sum(found)) == rounded(exact, rounding)


@drawn(pennies, st.lists(st.integers(0, 10_000), min_size=1, max_size=6).filter(any), st.booleans())
def test_a_split_is_the_whole_and_each_part_is_within_a_penny(total: Decimal, weights: list[int], below: bool) -> None:
    money = Money("GBP", -total if below else total)
    parts = split(money, [Decimal(each) for each in weights])
    exact = [Fraction(money.amount) * each / sum(weights) for each in weights]
    assert sum((part.amount for part in parts), Decimal(0)) == money.amount
    assert all(abs(Fraction(part.amount) - share) < Fraction(1, 100) for part, share in zip(parts, exact, strict=True))
    assert all(part.amount == 0 for part, each in zip(parts, weights, strict=True) if not each)


@few
@drawn(st.lists(pennies, min_size=1, max_size=3), st.integers(1, 99))
def test_payees_together_are_paid_the_fee(figures: list[Decimal], share: int) -> None:
    payees = f"payees: [{{party: brightpath, share: {share}%}}, {{party: harbour, share: {100 - share}%}}]"
    amount = "amount: {percent: {rate: 12.5%, of: net-revenue}}"
    assert _sum(lines(plan_text(amount, payee=payees), _paid(figures))) == _sum(lines(plan_text(amount), _paid(figures)))


@few
@drawn(chance)
def test_what_is_given_back_whole_in_time_leaves_nothing(random: Random) -> None:
    data = fee(random)
    data["amount"].pop("floor", None)
    data["clawback"] = {"within": "12 months", "when": ["the client cancels"]}
    happened = [each for each in book(random, 5, refunds=False) if each.on < date(2027, 9, 1)]
    deals = sorted({each.deal for each in happened})
    cancelled = "".join(f"\n{deal},cancelled,2027-10-01,{client},,,," for deal in deals for client in _client(happened, deal))
    made = lines(plan(data), rows(happened) + cancelled)
    assume(all(each.amount.amount >= 0 for each in made if each.what == "fee"))  # bands that fall take back from earlier deals
    assert _sum(made) == 0
    assert {_sum([each for each in made if each.deal == deal]) for deal in deals} <= {0}


def _client(happened: Sequence[Happened], deal: str) -> set[str]:
    return {each.client for each in happened if each.deal == deal}


@few
@drawn(chance)
def test_marginal_bands_of_a_year_pay_the_same_in_one_sum_or_in_many(random: Random) -> None:
    text = plan({"each": "year", "amount": _bands(random, "marginal")})
    figures = [Decimal(random.randint(1, 200_000)) / 100 for _ in range(random.randint(2, 6))]
    made = lines(text, _paid(figures))
    assert _sum(made) == _sum(lines(text, _paid([sum(figures, Decimal(0))])))
    for figure, each in zip(figures, made, strict=True):
        assert 0 <= each.amount.amount <= figure * Decimal("0.4") + PENNY


@few
@drawn(chance)
def test_whole_bands_of_a_year_jump_exactly_where_they_say(random: Random) -> None:
    of = _bands(random, "whole")
    text = plan({"each": "year", "amount": of})
    steps = of["bands"]["steps"]
    index = random.randrange(len(steps) - 1)
    own = "up_to" in steps[index]
    edge = Decimal(steps[index][next(key for key in steps[index] if key != "rate")].removeprefix("GBP ").replace(",", ""))
    first = Decimal(random.randint(1, 9000)) / 100
    rates = [Decimal(step["rate"].rstrip("%")) / 100 for step in steps]
    for size, rate in (
        (edge - PENNY, rates[index]),
        (edge, rates[index if own else index + 1]),
        (edge + PENNY, rates[index + 1]),
    ):
        assert Fraction(_sum(lines(text, _paid([first, size - first])))) == rounded(Fraction(size * rate), "half up")


@few
@drawn(chance)
def test_a_refund_leaves_what_the_smaller_base_would_have_earned(random: Random) -> None:
    of = _bands(random, random.choice(["marginal", "whole"]), random.choice(["deal", "client", "year", "agreement"]))
    text = plan({"each": random.choice(["deal", "client", "year"]), "amount": of})
    paid = random.randint(2, 500_000)
    back = random.randint(1, paid - 1)
    both = f"{COLUMNS}D1,paid,2027-02-01,Acme,{paid / 100:.2f},\nD1,refunded,2027-04-01,,,{back / 100:.2f}\n"
    less = f"{COLUMNS}D1,paid,2027-02-01,Acme,{(paid - back) / 100:.2f},\n"
    assert _sum(lines(text, both)) == _sum(lines(text, less))


_EARNED = ("when the client pays", "when the client signs", "when the client is invoiced", "at the end of each quarter")


@few
@drawn(chance)
def test_every_deal_has_a_line(random: Random) -> None:
    data = fee(random)
    data |= {
        "earned": random.choice(_EARNED),
        "for": random.choice([["new clients"], ["registered deals"], ["renewals", "leads"]]),
    }
    if random.random() < 0.5:
        del data["for"]
    if random.random() < 0.5:
        data |= {"lasts": "2 months", "counted_from": "first payment"}
    happened = book(random, 6)
    made = lines(plan(data), rows(happened), period=WHOLE)
    assert {each.deal for each in happened} <= {each.deal for each in made}


@few
@drawn(chance)
def test_totals_are_the_sums_of_the_lines(random: Random) -> None:
    first, other = fee(random), fee(random)
    text = plan({**first, "payee": "harbour"}).rstrip()
    who = {"id": "other", "name": "Other Fee", "payer": "harbour", "payee": "northwind", "earned": "when the client pays"}
    text = text.removesuffix("]") + f", {json.dumps({**who, **other})}]\n"
    happened = rows(book(random, 5))
    sums: dict[tuple[str, str, str], Decimal] = {}
    for each in lines(text, happened):
        key = (each.payer, each.payee, each.amount.currency)
        sums[key] = sums.get(key, Decimal(0)) + each.amount.amount
    assert {(each.payer, each.payee, each.money.currency): each.money.amount for each in totals(text, happened)} == sums


@few
@drawn(chance, st.sampled_from(["payment", "deal", "client", "year"]))
def test_a_minimum_of_a_year_is_made_up_exactly_once(random: Random, each: str) -> None:
    least = Decimal(random.randint(1, 900))
    text = plan(
        {"each": each, "amount": {"percent": {"rate": "12.25%", "of": "net-revenue"}, "floor": f"{gbp(least)} per year"}}
    )
    made = lines(text, rows(book(random, 4, refunds=False)), period=WHOLE)
    for year in (2027, 2028, 2029):
        found = [line for line in made if line.on.year == year]
        fees = _sum([line for line in found if line.what == "fee"])
        assert _sum(found) == max(fees, least)
        assert sum(line.what == "top-up" for line in found) == (fees < least)


@few
@drawn(chance, st.sampled_from(["payment", *UNITS]))
def test_a_cap_of_a_year_holds_at_every_moment(random: Random, each: str) -> None:
    most = Decimal(random.randint(1, 900))
    text = plan({"each": each, "amount": {"percent": {"rate": "12.25%", "of": "net-revenue"}, "cap": f"{gbp(most)} per year"}})
    made = lines(text, rows(book(random, 6)))
    for year in (2027, 2028, 2029):
        paid = accumulate(line.amount.amount for line in made if line.on.year == year)
        assert all(so_far <= most for so_far in paid)


@few
@drawn(chance)
def test_a_period_chooses_lines_and_changes_none(random: Random) -> None:
    data = fee(random)
    if random.random() < 0.4:
        data |= {"lasts": "1 month", "counted_from": "first payment"}
    happened = rows(book(random, 5))
    asked = random.choice(["2027", "2027-Q2", "2027-06", "2027-03-15..2027-11-11", "2028-01-01..2028-01-31"])
    every = [
        each for each in lines(plan(data), happened, period=WHOLE) if each.what != "nothing"
    ]  # a deal may still earn later
    chosen = [each for each in lines(plan(data), happened, period=asked) if each.what != "nothing"]
    first, last = _days(asked)
    assert [_told(each) for each in chosen] == [_told(each) for each in every if first <= each.on <= last]


def _told(line: Line) -> tuple[str, ...]:
    return (str(line.on), line.deal, line.what, str(line.amount), line.why, str(line.due), line.due_words)


def _days(asked: str) -> tuple[date, date]:
    spans = {
        "2027": ("2027-01-01", "2027-12-31"),
        "2027-Q2": ("2027-04-01", "2027-06-30"),
        "2027-06": ("2027-06-01", "2027-06-30"),
    }
    first, last = spans.get(asked) or asked.split("..")
    return date.fromisoformat(first), date.fromisoformat(last)
