"""Fees and books of deals made at random: the fee as it stands in a plan, the deals as rows of a table, and both for the referee."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from tests.money.rules import gbp
from tests.statement.referee import Happened
from tests.statement.stating import HEAD

START = date(2027, 1, 1)
UNITS = ("payment", "deal", "client", "month", "quarter", "year", "contract year")
PERS = ("deal", "client", "month", "quarter", "year", "contract year", "agreement")
BASES = "bases: {seat: {name: Seat, means: a person who uses the product}}\n"
Data = dict[str, Any]


def _rate(random: Random) -> str:
    return f"{random.choice([0, 5, 7.5, 10, 12.25, 15, 33, 100])}%"


def _bands(random: Random) -> Data:
    counted = random.random() < 0.3
    edges = sorted({random.randint(1, 60) if counted else random.randint(1, 90) * 50 for _ in range(random.randint(0, 3))})
    steps: list[Data] = []
    for edge in (*edges, None):
        step: Data = {} if edge is None else {"up_to": str(edge)} if counted else {random.choice(["up_to", "below"]): gbp(edge)}
        if counted:
            step["price"] = gbp(random.randint(0, 20))
        elif random.random() < 0.2:
            step["flat"] = gbp(random.randint(0, 90))
        else:
            step["rate"] = _rate(random)
        if random.random() < 0.15:
            step["at_most"] = gbp(random.randint(0, 300))
        steps.append(step)
    per = {"per": random.choice(PERS)} if random.random() < 0.8 else {}
    return {"of": "seat" if counted else "net-revenue", **per, "method": random.choice(["marginal", "whole"]), "steps": steps}


def fee(random: Random) -> Data:
    """A fee with one of the plain shapes and its limits."""
    shape = random.choice(["percent", "flat", "per_unit", "bands", "bands", "bands"])
    after = {"after": random.randint(1, 30)} if random.random() < 0.5 else {}
    amounts: Data = {
        "percent": {"rate": _rate(random), "of": "net-revenue"},
        "flat": gbp(random.randint(1, 300)),
        "per_unit": {"price": gbp(random.randint(1, 20)), "of": "seat", **after},
        "bands": _bands(random),
    }
    made: Data = {shape: amounts[shape]}
    low = random.randint(1, 400)
    if random.random() < 0.35:
        made["floor"] = f"{gbp(low)} per {random.choice([each for each in PERS if each != 'agreement'])}"
    if random.random() < 0.35:
        made["cap"] = f"{gbp(low + random.randint(0, 900))} per {random.choice(PERS)}"
    each = random.choice([None, *UNITS])
    return {**({"each": each} if each else {}), "amount": made}


def plan(data: Data, rounding: str = "half up", start: date = START) -> str:
    """The plan with this one fee. JSON is YAML."""
    who = {"id": "main", "name": "Main Fee", "payer": "northwind", "payee": "brightpath"}
    whole = {**who, "earned": "when the client pays", **data}
    head = HEAD.replace("currency: GBP", f"currency: GBP, rounding: {rounding}").replace(START.isoformat(), start.isoformat())
    return f"{head}{BASES}referral_fees: [{json.dumps(whole)}]\n"


def lonely(data: Data) -> bool:
    """Whether a refund may stand alone in its time, where bands with a fixed amount have no answer to it."""
    bands = data["amount"].get("bands", {})
    per = bands.get("per") or data.get("each") or "payment"
    return per not in ("deal", "client", "agreement") and any("flat" in step for step in bands.get("steps", ()))


def _pennies(random: Random, most: int) -> Fraction:
    return Fraction(random.choice([random.randint(1, most) * 100, random.randint(1, most * 100)]), 100)


def book(random: Random, most: int = 12, *, refunds: bool = True) -> list[Happened]:
    """What happened on up to `most` deals, in the order of a statement."""
    found: list[Happened] = []
    for number in range(random.randint(1, most)):
        deal, client = f"D{number:02}", f"Client {random.randint(1, 3)}"
        day = START + timedelta(days=random.randint(0, 500))
        paid = Fraction(0)
        for _ in range(random.randint(1, 4)):
            receipts = _pennies(random, 2000)
            taxes = random.choice([Fraction(0), Fraction(int(receipts * 20), 100)])
            found.append(Happened(day, deal, client, receipts, taxes, Fraction(random.randint(0, 25))))
            paid += receipts
            day += timedelta(days=random.randint(1, 90))
            if refunds and random.random() < 0.3:
                back = min(random.choice([paid, _pennies(random, 500)]), paid)
                found.append(Happened(day, deal, client, refunds=back))
                paid -= back
                day += timedelta(days=random.randint(1, 30))
            if paid == 0:
                break
    return sorted(found, key=lambda each: (each.on, each.deal))


def rows(happened: Sequence[Happened]) -> str:
    """The table of deals."""

    def figure(amount: Fraction) -> str:
        return f"{float(amount):.2f}" if amount else ""

    lines = ["deal,event,date,client,receipts,taxes,seat,refunds"]
    for each in happened:
        figures = (each.receipts, each.taxes, each.seats, each.refunds)
        what = "refunded" if each.back else "paid"
        cells = [figure(amount) if index != 2 else "" if each.back else str(amount) for index, amount in enumerate(figures)]
        lines.append(",".join((each.deal, what, each.on.isoformat(), each.client, *cells)))
    return "\n".join(lines)
