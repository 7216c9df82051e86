"""The figures that follow from others in a drawn plan, as the engine computes them; see `well_formed`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from planforge.checks.money.amounts import amounts
from planforge.money import NotComputable, setting_of
from planforge.money.examples import WorkedExample, examples
from planforge.money.fixed import part_of_period
from planforge.money.frame import ROUNDINGS
from planforge.money.interest import example_of
from planforge.money.prices.worked import worked
from planforge.plan import Plan, build
from planforge.values import Money
from tests.laws.world import Data, World

OUTLIVING = {"confidentiality": "confidentiality", "personal_data": "personal-data", "liability": "liability"}
"""Legal terms that may stay after the end, and their clauses."""


def settle_figures(data: Data, world: World) -> None:
    """Put in what each worked example comes to, and leave out those that come to nothing that can be said."""
    wanted = [holder for holder in _holders(data) if "examples" in holder]
    for holder in wanted:
        del holder["examples"]
    plan = build(Plan, data)
    _of_amounts(data, plan, wanted)
    _of_others(data, plan)
    if "survival" in data.get("terms", {}):
        legal = data.get("legal", {})
        present = [clause for field, clause in OUTLIVING.items() if field in legal]
        world.refer(data["terms"], "survival", ["interpretation", "term", *present])


def _holders(data: Data) -> Iterator[Data]:
    """The parts whose amounts may have worked examples."""
    for fee in data.get("referral_fees", ()):
        yield fee
        yield from fee.get("bonuses", ())
    yield from data.get("payment", {}).get("fixed", ())
    yield from data.get("prices", {}).get("marketplaces", ())


def _of_amounts(data: Data, plan: Plan, wanted: list[Data]) -> None:
    setting = setting_of(plan)
    for amount, _, path in amounts(plan):
        holder: Any = data
        for step in path:
            holder = holder[step]
        if any(holder is each for each in wanted):
            made = [_written(each) for each in examples(amount, (), setting, path)[:2]]
            if made:
                holder["examples"] = made


def _written(each: WorkedExample) -> Data:
    marks = {name: str(value) for name, value in each.occasion.marks.items()}
    made: Data = {"expect": str(each.expect)}
    if each.given:
        made["given"] = {name: str(figure) for name, figure in each.given.items()}
    if marks:
        made["deal"] = marks
    if each.occasion.on:
        made["on"] = each.occasion.on.isoformat()
    return made


def _of_others(data: Data, plan: Plan) -> None:
    setting, late = setting_of(plan), plan.payment.late_interest if plan.payment else None
    if late:
        _expect(data["payment"]["late_interest"], late.examples, lambda each: example_of(each, late, setting).result)
    for place, fixed in enumerate(plan.payment.fixed if plan.payment else ()):
        if fixed.part_period:
            part = data["payment"]["fixed"][place]["part_period"]
            _expect(part, fixed.part_period.examples, lambda each, fixed=fixed: part_of_period(fixed, each, setting).result)
    if plan.prices:
        _expect(data["prices"], plan.prices.examples, lambda each: worked(plan, each).result)
    fund = plan.programme.development_fund if plan.programme else None
    if fund:
        rounding = ROUNDINGS[plan.plan.rounding or "half up"]

        def pays(each: Any) -> Money:
            paid = fund.share.of(each.cost)
            return (min(paid, fund.maximum) if fund.maximum else paid).rounded(rounding)

        _expect(data["programme"]["development_fund"], fund.examples, pays)


def _expect(holder: Data, written: Any, computed: Callable[[Any], Money]) -> None:
    """What each example comes to; those that do not are left out."""
    made = []
    for data, example in zip(holder.get("examples", ()), written, strict=True):
        try:
            made.append({**data, "expect": str(computed(example))})
        except NotComputable:
            continue
    if made:
        holder["examples"] = made
    else:
        holder.pop("examples", None)
