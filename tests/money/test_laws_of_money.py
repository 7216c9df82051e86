"""Laws that hold for every amount, whatever its shapes and however deep they stand inside one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import assume, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from planforge.money import Figure, Occasion, Setting, Work, compute, work_out
from planforge.money.memory import Memory
from planforge.money.nodes import NODES
from planforge.plan.amounts import Amount
from planforge.values import Money
from tests.money.plans import amount
from tests.money.rules import DAY, MARKS, Case, Data, case, other_fee, rule, setting

chance = st.randoms(use_true_random=False)
many = settings(max_examples=60)
HAIR = Fraction(1, 10**50)
"""A quotient has no last digit."""
ROUNDINGS = ("half up", "half even", "down")


def _exact(data: Data, deal: Case, of: Setting) -> Fraction:
    return Fraction(compute(amount(data), deal.given, of, deal.occasion).exact.amount)


def _drawn(random: Random, depth: int = 2) -> tuple[Data, Case, Setting]:
    data, of = rule(random, depth), setting(other_fee(random), random.choice(ROUNDINGS))
    return data, case(random, data), of


@many
@drawn(chance)
def test_what_is_paid_is_whole_pennies_and_within_one_of_what_is_exact(random: Random) -> None:
    data, deal, of = _drawn(random)
    worked = compute(amount(data), deal.given, of, deal.occasion)
    off = Fraction(worked.result.amount) - Fraction(worked.exact.amount)
    assert worked.result.rounded() == worked.result
    assert Fraction(-1, 100) < off <= (0 if of.rounding == "down" else Fraction(1, 200))
    assert worked.exact.amount >= 0


@many
@drawn(chance)
def test_a_sum_is_what_its_parts_are_together(random: Random) -> None:
    one, deal, of = _drawn(random)
    other = rule(random, 1)
    assert _exact({"sum": [one, other]}, deal, of) == _exact(one, deal, of) + _exact(other, deal, of)


@many
@drawn(chance)
def test_the_greater_and_the_lesser_together_are_both(random: Random) -> None:
    one, deal, of = _drawn(random)
    pair = [one, rule(random, 1)]
    both = _exact({"greater_of": pair}, deal, of) + _exact({"lesser_of": pair}, deal, of)
    assert both == sum((_exact(each, deal, of) for each in pair), Fraction(0))


@many
@drawn(chance)
def test_a_difference_is_what_the_greater_has_more(random: Random) -> None:
    one, deal, of = _drawn(random)
    other = rule(random, 1)
    left = _exact({"difference": {"from": one, "less": [other]}}, deal, of)
    assert left == _exact({"greater_of": [one, other]}, deal, of) - _exact(other, deal, of)


@many
@drawn(chance, st.integers(0, 100))
def test_a_share_and_what_is_left_are_the_whole(random: Random, rate: int) -> None:
    data, deal, of = _drawn(random)
    parts = [{"share": {"rate": f"{each}%", "of": data}} for each in (rate, 100 - rate)]
    assert sum((_exact(each, deal, of) for each in parts), Fraction(0)) == _exact(data, deal, of)


@many
@drawn(chance)
def test_a_part_by_days_is_all_nothing_or_between(random: Random) -> None:
    data, deal, of = _drawn(random, 1)
    part = {"prorated": {"amount": data, "days": "days-served", "of": "days-in-term"}}
    assume("prorated" not in data)
    whole, term = _exact(data, deal, of), deal.given["days-in-term"]
    for days, expected in ((Decimal(0), Fraction(0)), (term, whole)):
        assert abs(_exact(part, deal._replace(given={**deal.given, "days-served": days}), of) - expected) < HAIR
    assert 0 <= _exact(part, deal, of) < whole + HAIR


@many
@drawn(chance)
def test_a_case_is_its_amount_and_another_case_the_other(random: Random) -> None:
    one, deal, of = _drawn(random, 1)
    other = rule(random, 1)
    mark = random.choice([*MARKS])
    here = deal.occasion.marks[mark]
    there = next(each for each in MARKS[mark] if each != here)
    cases = {"cases": {"of": mark, "cases": [{"is": [here], "amount": one}, {"is": [there], "amount": other}]}}
    assert _exact(cases, deal, of) == _exact(one, deal, of)
    elsewhere = deal._replace(occasion=replace(deal.occasion, marks={**deal.occasion.marks, mark: there}))
    assert _exact(cases, elsewhere, of) == _exact(other, elsewhere, of)


@many
@drawn(chance)
def test_a_time_ends_with_its_last_day(random: Random) -> None:
    one, deal, of = _drawn(random, 1)
    other = rule(random, 1)
    dated = {"dated": [{"until": DAY.isoformat(), "amount": one}, {"amount": other}]}
    for day, expected in ((DAY, one), (DAY + timedelta(days=1), other)):
        on = deal._replace(occasion=replace(deal.occasion, on=day))
        assert _exact(dated, on, of) == _exact(expected, on, of)


@many
@drawn(chance, st.integers(0, 50_000), st.integers(0, 50_000))
def test_limits_hold_and_change_nothing_between_them(random: Random, one: int, other: int) -> None:
    data, deal, of = _drawn(random)
    low, high = sorted((one, other))
    bare = {key: each for key, each in data.items() if key not in ("floor", "cap", "caps")}
    limits = {"floor": f"GBP {Decimal(low) / 100} per client", "cap": f"GBP {Decimal(high) / 100} per year"}
    assert _exact({**bare, **limits}, deal, of) == min(max(_exact(bare, deal, of), Fraction(low, 100)), Fraction(high, 100))


@many
@drawn(chance)
def test_a_step_never_comes_out_of_nowhere(random: Random) -> None:
    """The last step is what is paid; without a step nothing is paid."""
    data, deal, of = _drawn(random)
    worked = compute(amount(data), deal.given, of, deal.occasion)
    assert worked.steps[-1].result == worked.result


def _in_parts(random: Random, given: Mapping[str, Figure], count: int) -> list[dict[str, Figure]]:
    """The figures of a deal as they come in bit by bit: money and counts add up, readings stay."""
    parts: list[dict[str, Figure]] = [dict(given) for _ in range(count)]
    for name, figure in given.items():
        if isinstance(figure, Money) or name in ("user", "order-line"):
            size = figure.amount if isinstance(figure, Money) else Decimal(str(figure))
            unit = Decimal("0.01") if isinstance(figure, Money) else Decimal(1)
            cuts = sorted(random.randint(0, int(size / unit)) for _ in range(count - 1))
            for part, low, high in zip(parts, [0, *cuts], [*cuts, int(size / unit)], strict=True):
                part[name] = Money("GBP", (high - low) * unit) if isinstance(figure, Money) else (high - low) * unit
    return parts


def _live(made: Amount, given: Mapping[str, Figure], of: Setting, occasion: Occasion, memory: Memory) -> Fraction:
    return Fraction(work_out(made, Work(of, given, NODES, occasion, memory)).amount)


@settings(max_examples=150)
@drawn(chance, st.integers(2, 4))
def test_what_comes_in_bit_by_bit_is_paid_like_what_comes_at_once(random: Random, count: int) -> None:
    """What each occasion adds is together what one occasion with all the figures comes to."""
    data, deal, of = _drawn(random)
    fee = str(of.fees["introducer"].amount)
    assume(
        "'pays_on'" not in str(data) and "pays_on='" not in fee
    )  # what is chosen by another figure is paid at the rate of its day
    occasion = replace(deal.occasion, unit="deal")
    memory = Memory()
    paid = [_live(amount(data), part, of, occasion, memory) for part in _in_parts(random, deal.given, count)]
    assert abs(sum(paid, Fraction(0)) - _live(amount(data), deal.given, of, occasion, Memory())) < HAIR
