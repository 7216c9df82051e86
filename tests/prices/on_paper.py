"""Two independent ways to a price: from the rules as plain numbers, and from the words of the agreement alone. Both compute in fractions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

CENT = Fraction(1, 100)


class Off(NamedTuple):
    """A discount: so many percent, and whether it is taken off the first price or off what is left."""

    percent: Fraction
    adds: bool


class Up(NamedTuple):
    """How a seller makes its price of its cost."""

    kind: str
    figure: Fraction
    """Percent, or for cost plus an amount for each one."""


def to_cents(exact: Fraction) -> Fraction:
    """Rounded to the cent, an exact half up."""
    return Fraction((exact / CENT + Fraction(1, 2)).__floor__()) * CENT


def less(start: Fraction, discounts: Sequence[Off]) -> Fraction:
    left = start
    for each in discounts:
        left -= (start if each.adds else left) * each.percent / 100
    return left


def made_of(cost: Fraction, rule: Up, quantity: Fraction) -> Fraction:
    if rule.kind == "cost plus":
        return cost + rule.figure * quantity
    if rule.kind == "markup on cost":
        return cost * (1 + rule.figure / 100)
    return cost / (1 - rule.figure / 100)


def along(one: Fraction, quantity: Fraction, first: Sequence[Off], rules: Sequence[Up], least: Fraction) -> list[Fraction]:
    """What is paid in each sale: the first at discounts off the list price, each later one by a rule of its seller."""
    paid = [max(to_cents(less(one * quantity, first)), to_cents(least * quantity))]
    for rule in rules:
        paid.append(to_cents(made_of(paid[-1], rule, quantity)))
    return paid


# From the words alone.

_MONEY = r"£([\d,]+(?:\.\d+)?)"


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def discounts_of(clause: str, buyer: str) -> list[Off]:
    """The discounts of `buyer`, from the paragraphs of the clause on discounts."""
    found = []
    for paragraph in clause.splitlines():
        said = re.search(rf"\. {buyer} pays ([\d.]+)% less", paragraph)
        if said:
            adds = "all are taken off the same price" in paragraph
            assert adds or "taken off what they leave" in paragraph or not found
            found.append(Off(number(said.group(1)), adds))
    return found


def rule_of(clause: str, seller: str) -> Up:
    """How `seller` makes its price, from the clause on prices."""
    said = next(line for line in clause.splitlines() if line.startswith(f"{seller} charges"))
    plus = re.search(rf"plus (?:exactly )?{_MONEY} for each one \(cost plus\)", said)
    if plus:
        return Up("cost plus", number(plus.group(1)))
    cost = re.search(r"plus a mark-up of (?:exactly )?([\d.]+)% of that cost", said)
    if cost:
        return Up("markup on cost", number(cost.group(1)))
    price = re.search(r"a price of which (?:exactly )?([\d.]+)% is its own margin", said)
    assert price, said
    return Up("margin on price", number(price.group(1)))


def least_of(clause: str) -> Fraction:
    said = re.search(rf"receives at least {_MONEY} per unit", clause)
    return number(said.group(1)) if said else Fraction(0)
