"""One object that says every kind of value in one locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN, Decimal, localcontext

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from planforge.record import record
from planforge.values import GROUPS, PARTS, Limit, Money, Percent, Period, Rhythm, Territory
from planforge.values.currency import DIGITS

LOCALES = ("en-GB", "en-US")

_REFERENCES = {"en-GB": ("clause", "Schedule", "paragraph"), "en-US": ("Section", "Schedule", "paragraph")}
_ARTICLES = frozenset({"AE", "BS", "CD", "CF", "DO", "GB", "GM", "KM", "MV", "NL", "PH", "SC", "SD", "US"})
_SHORT_NAMES = {"HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar"}
"""Where the standard name of a place is longer than what a contract says."""
_RHYTHM_ADVERBS = {
    "day": "daily",
    "week": "weekly",
    "month": "monthly",
    "quarter": "quarterly",
    "half-year": "half-yearly",
    "year": "yearly",
}
_DIGITS = 200
_LONGEST, _SHOWN = 12, 6
"""Digits after the point from which on a figure is cut, and how many then stay."""
_LIMIT_WORDS = {"agreement": "over the whole life of this agreement"}


PAGE_WORDS = {
    "contents": "Contents",
    "version": "Version",
    "page": "Page {page} of {pages}",
    "fingerprint": "Fingerprint",
    "signature": "Sign here",
}
"""The few words that every page needs, whatever the agreement."""


@record
class Locale:
    """`tag` is one of `LOCALES`. Everything is said with ordinary spaces, so that words compare in every format."""

    tag: str

    @property
    def babel(self) -> str:
        return self.tag.replace("-", "_")

    def money(self, money: Money, *, exact: bool = False) -> str:
        """`£20,000` and `£1,250.50`; with `exact` always to the smallest unit, so that figures align in a table."""
        with localcontext(prec=_DIGITS):  # figures may have more digits than decimals have by default
            return self._money(money, exact=exact)

    def _money(self, money: Money, *, exact: bool) -> str:
        amount = money.rounded().amount if money.rounded().amount == money.amount else money.amount
        digits = DIGITS[money.currency]
        places = max(digits, -int(amount.normalize().as_tuple().exponent))
        if places > _LONGEST:  # a quotient on its way: what follows is cut off on paper, and only there
            cut = amount.quantize(Decimal(1).scaleb(-_SHOWN), rounding=ROUND_DOWN)
            return f"{self._money(Money(money.currency, cut), exact=exact)}…"
        whole = amount == amount.to_integral_value() and not exact
        pattern = "¤#,##0" + ("" if whole or not places else "." + "0" * places)
        text = format_currency(
            amount,
            money.currency,
            format=f"{pattern};-{pattern}",
            locale=self.babel,
            currency_digits=False,
            decimal_quantization=False,
        )
        return _ordinary(text)

    def percent(self, percent: Percent) -> str:
        return f"{self.number(percent.number)}%"

    def number(self, number: Decimal | int) -> str:
        with localcontext(prec=_DIGITS):
            return _ordinary(format_decimal(number, locale=self.babel, decimal_quantization=False))

    def date(self, day: date) -> str:
        """1 January 2027, or January 1, 2027."""
        return _ordinary(format_date(day, format="long", locale=self.babel))

    def period(self, period: Period) -> str:
        unit = {"business day": "Business Day"}.get(period.unit, period.unit)
        return f"{self.number(period.count)} {unit}{'' if period.count == 1 else 's'}"

    def rhythm(self, rhythm: Rhythm) -> str:
        """`every month`, `every 2 weeks`."""
        return f"every {rhythm.unit}" if rhythm.count == 1 else f"every {rhythm.count} {rhythm.unit}s"

    def adverb(self, rhythm: Rhythm) -> str:
        """`monthly`; `every 2 weeks` where the language has no word for it."""
        return _RHYTHM_ADVERBS[rhythm.unit] if rhythm.count == 1 else self.rhythm(rhythm)

    def limit(self, limit: Limit) -> str:
        """`£20,000 per client`, `£20,000 over the whole life of this agreement`."""
        return f"{self.money(limit.money)} {_LIMIT_WORDS.get(limit.per, f'per {limit.per}')}"

    def place(self, territory: Territory) -> str:
        """`the United Kingdom`, `Virginia`, `the European Union`, `the whole world`."""
        if territory.code in GROUPS:
            return GROUPS[territory.code]
        if territory.code in PARTS:
            return PARTS[territory.code]
        if territory.code in _SHORT_NAMES:
            return _SHORT_NAMES[territory.code]
        from babel import Locale as BabelLocale

        name = str(BabelLocale.parse(self.babel).territories[territory.code])
        return f"the {name}" if territory.code in _ARTICLES else name

    def join(self, words: Sequence[str], word: str = "and") -> str:
        """`A, B and C`, with the comma of the locale before the last."""
        return _ordinary(format_list(list(words), style="or" if word == "or" else "standard", locale=self.babel))

    def separators(self, count: int, word: str = "and") -> list[str]:
        """What stands between `count` words in a list: `[", ", " and "]` for three."""
        if count < 2:
            return []
        last = f", {word} " if self.tag == "en-US" and count > 2 else f" {word} "
        return [", "] * (count - 2) + [last]

    def reference(self, label: str, *, scheme: str, within: str = "") -> str:
        """`clause 4.2`, `Schedule 1`, `paragraph 2 of Schedule 1`, in the custom of the locale."""
        clause, _, paragraph = _REFERENCES[self.tag]
        if scheme == "schedule":
            return f"{paragraph} {label} of {within}" if within else label
        if scheme == "recitals":
            return f"recital {label}"
        return f"{clause} {label}"


def _ordinary(text: str) -> str:
    """No-break and narrow spaces as ordinary ones."""
    return text.translate({0xA0: " ", 0x202F: " ", 0x2009: " "})
