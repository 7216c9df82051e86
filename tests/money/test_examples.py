"""The examples that the engine chooses: figures that can be written as they are computed, whatever the amount."""

from __future__ import annotations

from random import Random

import pytest

from planforge.money import compute
from planforge.money.examples import examples
from planforge.values import Measure
from tests.money import rules
from tests.money.plans import amount, setting


def test_half_as_much_again_of_an_odd_edge_is_whole_pennies() -> None:
    bands = {"of": "net-revenue", "method": "whole", "steps": [{"up_to": "GBP 3.33", "rate": "10%"}, {"rate": "50%"}]}
    chosen = examples(amount({"bands": bands}), (), setting(), ())
    assert [f"{figure.amount}" for each in chosen for figure in each.given.values()] == ["3.33", "3.34"]
    smooth = {**bands, "method": "marginal"}
    chosen = examples(amount({"bands": smooth}), (), setting(), ())
    assert [f"{figure.amount}" for each in chosen for figure in each.given.values()] == ["3.33", "5.00"]


def test_an_amount_that_never_changes_needs_no_day() -> None:
    assert examples(amount({"dated": [{"amount": {"flat": "GBP 5"}}]}), (), setting(), ()) == ()


@pytest.mark.parametrize("seed", range(40))
def test_what_an_example_says_is_what_it_computes(seed: int) -> None:
    """Whoever reads the figures of an example and computes again comes to what it says."""
    random = Random(seed)
    data = rules.rule(random, 2)
    of = rules.setting(rules.other_fee(random))
    for each in examples(amount(data), (), of, ()):
        written = {name: Measure.parse(str(figure)).value for name, figure in each.given.items()}
        assert compute(amount(data), written, of, each.occasion).result == each.expect
