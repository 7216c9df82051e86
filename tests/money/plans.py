"""Amounts for tests, written as they stand in a plan, and random trees of them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from planforge.money import Computation, Figure, Setting, bases_of, compute, say, voice
from planforge.plan import build
from planforge.plan.amounts import Amount
from planforge.plan.bases import Base
from planforge.values import Identifier, Measure, Money
from planforge.wording import Locale

GB = Locale("en-GB")


def setting(bases: dict[str, Any] | None = None, currency: str = "GBP", rounding: str = "half up") -> Setting:
    declared = {Identifier(name): build(Base, data) for name, data in (bases or {}).items()}
    return Setting(currency, bases_of(declared), rounding)


def amount(data: dict[str, Any]) -> Amount:
    return build(Amount, data)


def given(figures: Mapping[str, str]) -> dict[str, Figure]:
    return {name: Measure.parse(figure).value for name, figure in figures.items()}


def pays(data: dict[str, Any], figures: Mapping[str, str], of: Setting | None = None) -> Computation:
    return compute(amount(data), given(figures), of or setting())


def words(data: dict[str, Any], of: Setting | None = None) -> str:
    said = say(amount(data), voice(of or setting(), GB, ("amount",)))
    return "".join(getattr(inline, "text", "") for inline in said)


def gbp(size: Decimal | int | str) -> Money:
    return Money("GBP", Decimal(size))


pennies = st.integers(0, 50_000_000).map(lambda number: Decimal(number).scaleb(-2))
rates = st.integers(0, 10_000).map(lambda number: f"{Decimal(number).scaleb(-2)}%")


@st.composite
def bands(draw: st.DrawFn, method: str | None = None, *, rising: bool = False) -> dict[str, Any]:
    """Bands of net-revenue with distinct edges in order, each belonging to one side or the other."""
    edges = sorted(draw(st.sets(st.integers(1, 30_000_000), min_size=1, max_size=5)))
    steps: list[dict[str, Any]] = []
    for edge in edges:
        side = draw(st.sampled_from(["up_to", "below"]))
        steps.append({side: f"GBP {Decimal(edge).scaleb(-2):,}", "rate": draw(rates)})
    steps.append({"rate": draw(rates)})
    if rising:
        ordered = sorted(Decimal(step["rate"][:-1]) for step in steps)
        steps = [{**step, "rate": f"{rate}%"} for step, rate in zip(steps, ordered, strict=True)]
    return {"of": "net-revenue", "method": method or draw(st.sampled_from(["marginal", "whole"])), "steps": steps}


@st.composite
def counted(draw: st.DrawFn, method: str | None = None) -> dict[str, Any]:
    """Bands of the users, each with a price for one."""
    edges = sorted(draw(st.sets(st.integers(1, 5000), min_size=1, max_size=4)))
    prices = [f"GBP {draw(st.integers(0, 100_000)) / Decimal(100):,}" for _ in range(len(edges) + 1)]
    steps: list[dict[str, Any]] = [{"up_to": str(edge), "price": price} for edge, price in zip(edges, prices, strict=False)]
    return {
        "of": "users",
        "method": method or draw(st.sampled_from(["marginal", "whole"])),
        "steps": [*steps, {"price": prices[-1]}],
    }
