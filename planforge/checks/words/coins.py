"""Money in the author's own words."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.words.phrase import Phrase
from planforge.checks.words.reading import read
from planforge.findings import Fault, Severity, rule
from planforge.plan import Plan
from planforge.values.currency import DIGITS

_MONEY = Phrase(r"(?<![\w.])(?:(?P<code>[A-Z]{3}) ?|(?P<sign>US\$|[£€$¥]) ?)(?P<amount>[0-9][0-9,]*(?:\.[0-9]+)?)(?![\w-])")
_SIGNS = {"£": ("GBP",), "€": ("EUR",), "US$": ("USD",), "¥": ("JPY", "CNY")}
_DOLLARS = frozenset("USD CAD AUD NZD SGD HKD TWD BBD BMD BSD BZD JMD TTD MXN BRL CLP COP ARS".split())


@rule("PF525", "other-currency-in-words", Severity.NOTE)
def other_currency(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Words of the plan, or a fact of a clause of your own, name money in another currency than the plan's.

    ## Why it matters
    It may be meant so. But often it was left over from another agreement, and nothing says at what rate it is exchanged.

    ## Example
        plan: {currency: GBP, ...}
        clauses:
          - text: Each party puts USD 5,000 into the fund.

    ## How to fix it
    Write the sum in the currency of the plan, or say how it is exchanged.
    """
    ours = plan.plan.currency
    paid = (plan.payment.currency if plan.payment else None) or ours
    for hit in read(plan).with_figures.find(_MONEY):
        code, sign = hit.match["code"], hit.match["sign"]
        meant = (code,) if code in DIGITS else _SIGNS.get(sign or "", tuple(_DOLLARS) if sign == "$" else ())
        if meant and ours not in meant and paid not in meant:
            yield hit.fault(f"{hit.match.group()} is not in {ours}, the currency of the plan", f"write the sum in {ours}")
    for number, clause in enumerate(plan.clauses):
        for name, fact in clause.facts.items():
            if fact.money and fact.money.currency not in (ours, paid):
                path = ("clauses", number, "facts", name, "money")
                yield Fault(path, f"{fact.money} is not in {ours}, the currency of the plan", f"write the sum in {ours}")


COINS = (other_currency,)
