"""Asking the same of one plan again and again: rules run one after the other and share what they find out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def once(ask: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """`ask`, which remembers its last answer for as long as it is asked of the same object. Equal objects are not compared: that
    would take longer than most answers.
    """
    last: tuple[Asked, Answer] | None = None

    def asked(of: Asked) -> Answer:
        nonlocal last
        if last is None or last[0] is not of:
            last = of, ask(of)
        return last[1]

    asked.__doc__ = ask.__doc__
    return asked
