"""Records are made from values by place and by name, and equal values make equal records."""

from __future__ import annotations

from dataclasses import field

import pytest

from planforge.record import record


@record
class Shelf:
    name: str
    books: list[str] = field(default_factory=list)
    height: int = 2


def test_values_by_place_and_by_name_make_the_same_record() -> None:
    made = Shelf("a", ["x"], 3)
    assert made == Shelf(height=3, books=["x"], name="a") == Shelf("a", height=3, books=["x"])
    assert list(made.__dict__) == list(Shelf(height=3, name="a").__dict__) == ["name", "books", "height"]


def test_a_default_is_made_anew_each_time() -> None:
    assert Shelf("a").books == []
    assert Shelf("a").books is not Shelf("a").books


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(TypeError, match="Shelf has only 3 fields"):
        Shelf("a", [], 1, 2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Shelf needs name"):
        Shelf(height=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Shelf has no width"):
        Shelf("a", width=3)  # type: ignore[call-arg]
