"""The examples, as reports read them."""

from __future__ import annotations

from functools import cache

from planforge import pipeline, source
from planforge.document.compose import Composed
from planforge.plan import Plan, build
from tests.conftest import ROOT


@cache
def example(name: str) -> tuple[Plan, Composed]:
    read, _ = source.read((ROOT / "examples" / name / "plan.yaml").read_bytes(), "plan.yaml")
    assert read is not None
    plan = build(Plan, read.data)
    return plan, pipeline.compose(plan)
