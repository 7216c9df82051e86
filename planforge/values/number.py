"""Numbers as people write them, exact: ASCII digits, optional thousands commas, a decimal point."""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?"
"""At most fifteen digits before the point and six after it; `1,000` and `1000`, never `1,00` or `01`."""

_NUMBER = re.compile(NUMBER)


def read_number(text: str) -> Decimal | None:
    """The exact number that `text` writes, or None where it writes none."""
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def plain(number: Decimal) -> str:
    """`number` in digits without an exponent and without needless zeros after the point: `12.50` is `12.5`."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
