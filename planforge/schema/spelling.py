"""Values that are right but for their spelling: what `check --fix` may write instead.

A hint (`meant`) may propose; this may not. Wherever two people could read two values, or a figure, a party or a place would
be chosen, it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from planforge.schema.meant import EVERYONE, PER, SCALES, Known, amounts, code_of
from planforge.schema.times import date_meant, period_meant, rhythm_meant
from planforge.values import FORMATS, LIMIT_UNITS, Misread
from planforge.values.slip import slipped

_MONEY = re.compile(
    rf"(?P<before>\D*?)\s*(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|0|[1-9][0-9]*)(?:\.[0-9]{{1,2}})?\s*(?:{'|'.join(SCALES)})?\b\s*(?P<after>\D*)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"([0-9]+(?:[.,][0-9]{1,2})?)\s*(?:%|per cent|percent|pct)\.?", re.IGNORECASE)
_READINGS = re.compile(r"write ([^,]+)")
_HALVES = re.compile(r"half|[0-9]\.[0-9]")


def respelt(form: str, value: object, known: Known, misread: Misread | None = None) -> str | None:
    """`value`, which is none of the format `form`, as one that is and says the same; None where that is not certain."""
    if not isinstance(value, str | int | Decimal) or isinstance(value, bool):
        return None
    found = _RESPELT[form](str(value).strip(), known) if form in _RESPELT else None
    if found is None and misread is not None and misread.same:
        found = misread.instead
    try:
        FORMATS[form](found or "")
    except Misread:
        return None
    return found if found and _names_known(form, found, known) else None


def _names_known(form: str, text: str, known: Known) -> bool:
    """A party is only written where the plan has it: `the vendor` is not `the-vendor`."""
    return form not in ("who", "party") or text == "each" or {*text.split(", ")} <= {*known.parties.values()}


def _money(text: str, known: Known) -> str | None:
    """An amount whose currency is given by its code, or by the sign or the name of the currency that the plan states."""
    match, made = _MONEY.fullmatch(text), amounts(text, known)
    if not match or len(made) != 1:
        return None
    named = match["before"].strip() or match["after"].strip()
    code = code_of(named, known) if named else None
    certain = code == named.upper() or (known.stated and code == known.currency)
    return made[0] if code and certain else None


def _limit(text: str, known: Known) -> str | None:
    amount, *rest = PER.split(text, maxsplit=1)
    money, unit = _money(amount.strip(), known), rest[0].strip().lower() if rest else ""
    unit = unit if unit in LIMIT_UNITS else unit.removesuffix("s")
    return f"{money} per {unit}" if money and unit in LIMIT_UNITS else None


def _percent(text: str, _known: Known) -> str | None:
    match = _PERCENT.fullmatch(text)
    return f"{match[1].replace(',', '.')}%" if match else None


def _measure(text: str, known: Known) -> str | None:
    return _percent(text, known) or _money(text, known)


def _currency(text: str, _known: Known) -> str | None:
    return text.upper()


def _version(text: str, _known: Known) -> str | None:
    numbers = text.removeprefix("v").split(".")
    return ".".join((*numbers, "0", "0")[:3]) if len(numbers) <= 3 else None


def _colour(text: str, _known: Known) -> str | None:
    return f"#{text}"


def _url(text: str, _known: Known) -> str | None:
    return None if "://" in text else f"https://{text}"


def _who(text: str, known: Known) -> str | None:
    return "each" if text.casefold() in EVERYONE else _party(text, known)


def _party(text: str, known: Known) -> str | None:
    """The party that is named: by its full name, in capitals, or with one slip."""
    party = known.parties.get(text.casefold())
    if party:
        return None if text.casefold() in known.shared else party
    return slipped(text, dict.fromkeys(known.parties.values()))


def _day(text: str, _known: Known) -> str | None:
    return _only(date_meant(text))


def _period(text: str, _known: Known) -> str | None:
    return None if _HALVES.search(text) else _only(period_meant(text))


def _rhythm(text: str, _known: Known) -> str | None:
    return _only(rhythm_meant(text))


def _only(hint: str | None) -> str | None:
    """What a hint says to write, where it leaves no choice."""
    match = _READINGS.fullmatch(hint or "")
    return match[1] if match else None


_RESPELT: dict[str, Callable[[str, Known], str | None]] = {
    "money": _money, "limit": _limit, "percent": _percent, "measure": _measure, "currency": _currency, "version": _version,
    "colour": _colour, "url": _url, "who": _who, "party": _party, "date": _day, "period": _period, "rhythm": _rhythm,
}  # fmt: skip
