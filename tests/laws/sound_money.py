"""Bases, fees and payments that agree with each other; see `well_formed`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from planforge.plan.bases import Deduction, Start
from tests.laws.world import Data, World, gbp
from tests.money import rules

_MADE_FOR = {"product": "products", "introducer": "parties", "tier": "tiers"}
"""Marks of a deal whose values are ids of the plan."""


def settle_money(data: Data, world: World) -> None:
    data["bases"] = _bases(world)
    fees: list[str] = []
    for fee in data.get("referral_fees", ()):
        _fee(fee, fees, world)
        fees.append(fee["id"])
    for holder in [*data.get("payment", {}).get("fixed", ()), *data.get("prices", {}).get("marketplaces", ())]:
        _settle_amount(holder["amount"], fees, world)
        _examples(holder)
    if "payment" in data:
        _payment(data["payment"], world)


def _bases(world: World) -> Data:
    """What the drawn amounts measure, and some more that are made of each other."""
    random = world.random
    made: Data = {name: dict(base) for name, base in rules.BASES.items()}
    made["own"] = {
        "name": "Own Base", "starts_from": random.choice(get_args(Start)), "less": random.sample(get_args(Deduction), 2),
        "less_other": {"equipment": "sales of equipment"}, "less_at_most": "30%", "party": random.choice(world.parties),
        "arising_from": "subscriptions", "when": random.choice(["invoiced", "received"]),
        "first_period": "12 months", "times": "committed-years",
    }  # fmt: skip
    made["target"] = {"name": "Target", "fixed": gbp(random.randint(1, 900) * 1000)}
    made["above"] = {"name": "Above", "of": "own", "compared": {random.choice(["above", "short_of"]): "target"}}
    limits = {"at_least": gbp(random.randint(0, 9) * 100), "at_most": gbp(random.randint(10, 90) * 100), "in_whole": gbp(100)}
    made["limited"] = {"name": "Limited", "of": "own", **dict(random.sample([*limits.items()], 2))}
    return {name: made[name] for name in made if name in rules.BASES or random.random() < 0.7 or name in ("own", "target")}


def money_bases(world: World) -> list[str]:
    return [*rules.MONEY, *(name for name in ("own", "above", "limited") if name in world.data["bases"])]


def _settle_amount(amount: Data, fees: list[str], world: World, *, inner: bool = False) -> None:
    """Let a drawn amount name what the plan has, and take out the floors within it."""
    if inner:
        amount.pop("floor", None)
    if "fee" in amount:
        if fees:
            amount["fee"] = world.random.choice(fees)
        else:
            del amount["fee"]
            amount["flat"] = "GBP 77"
    if "percent" in amount:
        amount["percent"]["of"] = world.random.choice(money_bases(world))
    if "cases" in amount:
        _settle_cases(amount["cases"], world)
    for each in _inside(amount):
        _settle_amount(each, fees, world, inner=True)


def _settle_cases(cases: Data, world: World) -> None:
    known = getattr(world, _MADE_FOR.get(cases["of"], ""), None)
    if known is None:
        return
    if len(known) < len(cases["cases"]):
        cases["of"] = "region"
        return
    for each, name in zip(cases["cases"], world.random.sample(known, len(cases["cases"])), strict=True):
        each["is"] = [name]


def _inside(amount: Data) -> Iterator[Data]:
    """The amounts within one."""
    for shape in ("greater_of", "lesser_of", "sum"):
        yield from amount.get(shape, ())
    for shape, keys in (("difference", ("from",)), ("share", ("of",)), ("prorated", ("amount",))):
        yield from (amount[shape][name] for name in keys if shape in amount)
    yield from amount.get("difference", {}).get("less", ())
    cases = amount.get("cases", {})
    yield from (each["amount"] for each in (*cases.get("cases", ()), *amount.get("dated", ())))
    yield from (cases[name] for name in ("otherwise",) if name in cases)


def _examples(holder: Data) -> None:
    """Worked examples are the engine's: they are put in when all figures are known."""
    if "examples" in holder:
        holder["examples"] = []


def _fee(fee: Data, fees: list[str], world: World) -> None:
    _settle_amount(fee["amount"], fees, world)
    _examples(fee)
    if "payees" in fee:
        fee["payees"] = world.shares(fee["payees"], [each for each in world.parties if each != fee["payer"]])
    if "advance" in fee and "amount_until" in fee["advance"]:
        _settle_amount(fee["advance"]["amount_until"], fees, world)
    for bonus in fee.get("bonuses", ()):
        _settle_amount(bonus["amount"], fees, world)
        _examples(bonus)
        if "target" in bonus:
            bonus["target"] |= world.random.choice(
                [{"of": "net-revenue", "at_least": "GBP 50,000"}, {"of": "user", "at_least": "12"}]
            )
    for number, each in enumerate(fee.get("guarantees", ())):
        each |= {"from": f"20{27 + number}-01-01", "to": f"20{27 + number}-12-31"}
    fee.pop("picture", None)  # it is drawn for one figure alone


def _payment(payment: Data, world: World) -> None:
    payment.pop("currency", None)
    for cost in payment.get("shared_costs", ()):
        cost["shares"] = world.shares(cost["shares"])
    for fixed in payment.get("fixed", ()):
        _fixed(fixed, world)
    late = payment.get("late_interest", {})
    for example in late.get("examples", ()):
        example.pop("published_rate", None)
        if "rate" not in late:
            example["published_rate"] = "5.25%"
        example.pop("days", None)
        example["dates"] = {"due": "2027-03-01", "paid": "2027-04-15"}


def _fixed(fixed: Data, world: World) -> None:
    """Instalments are of a fixed total; a part of a time is of an amount that comes back."""
    random = world.random
    listed, equal = fixed.pop("instalments", None), fixed.pop("equal_instalments", None)
    part = fixed.pop("part_period", None)
    if fixed["due"] == "by instalments":
        fixed["amount"] = {"flat": "GBP 9,000"}
        fixed.pop("examples", None)
        if listed and random.random() < 0.5:
            fixed["instalments"] = [{"on": "2027-03-01", "amount": "GBP 4,000"}, {"on": "2027-09-01", "amount": "GBP 5,000"}]
        else:
            fixed["equal_instalments"] = {
                "parts": random.randint(2, 24),
                "first": "2027-03-01",
                "every": "month",
                **(equal or {}),
            }
            fixed["equal_instalments"]["parts"] = random.randint(2, 24)
    elif part and fixed["due"] in ("each month", "each quarter", "each year", "each anniversary"):
        fixed["part_period"] = part
        for example in part.get("examples", ()):
            example |= {"of": 365, "days": random.randint(1, 365)}
            example["whole"] = "GBP 25,000"
            if "flat" in fixed["amount"]:
                del example["whole"]
