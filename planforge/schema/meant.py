"""What was probably meant by a value that is not one, as a hint. A hint never chooses between two readings of a deal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from planforge.record import record
from planforge.schema.phrases import listed, nearest
from planforge.schema.times import date_meant, period_meant, rhythm_meant
from planforge.values import FORMATS, LIMIT_UNITS, Misread

_SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "US$": "USD", "₹": "INR", "₺": "TRY", "zł": "PLN", "Fr.": "CHF"}
_WORDS = {
    "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "pounds sterling": "GBP", "yen": "JPY",
    "us dollar": "USD", "us dollars": "USD", "swiss franc": "CHF", "swiss francs": "CHF",
}  # fmt: skip
_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN")
_FIGURE = re.compile(r"(\D*?)\s*([0-9][0-9.,' \u00a0]*)\s*(k|thousand|million)?\b\s*(\D*)", re.IGNORECASE)
SCALES = {"k": 1000, "thousand": 1000, "million": 1_000_000}
PER = re.compile(r"\s*(?:\bper each|\bfor each|\bfor every|\bper|\beach|\bevery|\ba|\ban|/)\s+|\s*/\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|/|\band\b)\s*")
EVERYONE = ("everyone", "everybody", "all parties", "both parties", "each party", "either party", "any party")


@record
class Known:
    """What a plan says elsewhere that makes proposals better."""

    currency: str
    parties: dict[str, str]
    """Identifiers and names of parties in small letters, and the identifiers that they stand for."""
    shared: frozenset[str] = frozenset()
    """Those names that more than one party has."""
    stated: bool = False
    """Whether the plan itself says its currency."""
    names: frozenset[str] = frozenset()
    """Every id and every key of the plan: what an identifier may refer to."""

    @staticmethod
    def of(data: Any) -> Known:
        plan = data.get("plan") if isinstance(data, dict) else None
        code = plan.get("currency") if isinstance(plan, dict) else None
        good = isinstance(code, str) and len(code) == 3 and code.isascii() and code.isupper()
        parties = _parties(data)
        shared = frozenset(name for name, known in parties.items() if len(known) > 1)
        return Known(
            str(code) if good else "GBP",
            {name: found[-1] for name, found in parties.items()},
            shared,
            good,
            frozenset(_names(data)),
        )


def _names(data: Any) -> Iterator[str]:
    for key, value in data.items() if isinstance(data, dict) else ():
        yield key
        if key == "id" and isinstance(value, str):
            yield value
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _names(each)


def _parties(data: Any) -> dict[str, list[str]]:
    given = data.get("parties") if isinstance(data, dict) else None
    names: dict[str, list[str]] = {}
    for party, said in given.items() if isinstance(given, dict) else ():
        called = [said.get("name"), said.get("short")] if isinstance(said, dict) else []
        for name in {name.casefold() for name in (party, *called) if isinstance(name, str)}:
            names.setdefault(name, []).append(party)
    return names


def meant(form: str, value: object, known: Known) -> str | None:
    """The hint for `value` where a value of the format `form` is wanted; None where nothing can be said."""
    if form in ("who", "party"):
        return _party(form, value, known)
    if not isinstance(value, str | int | Decimal) or isinstance(value, bool) or form not in _MEANT:
        return None
    return _MEANT[form](str(value).strip(), known)


def written(form: str, text: str | None) -> str | None:
    """`write ...`, where `text` is such a value."""
    try:
        FORMATS[form](text or "")
    except Misread:
        return None
    return f"write {text}"


def straight(text: object) -> str:
    """What stands between the curly quotes of a word processor; "" where there are none around `text`."""
    match = re.fullmatch("[“„”‘‚’](.+)[”“’‘]", text) if isinstance(text, str) else None
    return match[1] if match else ""


def _figures(text: str) -> list[str]:
    """The numbers that `text` may write: two where its one full stop may separate thousands or be a decimal point."""
    text = re.sub(r"(?<=[0-9])[' \u00a0](?=[0-9]{3})", ",", text.strip())
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", text):
        return [text.replace(".", ","), text]
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", text) and not text.startswith("0"):
        return [text.translate({ord("."): ",", ord(","): "."})]
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", text):
        return [text.replace(",", ".")]
    return [text]


def amounts(text: str, known: Known) -> list[str]:
    """The amounts of money that `text` may mean."""
    match = _FIGURE.fullmatch(text)
    if not match or (match.group(1) and match.group(4)):
        return []
    code = code_of(match.group(1).strip() or match.group(4).strip(), known)
    scale = SCALES.get((match.group(3) or "").lower(), 1)
    made = []
    for figure in _figures(match.group(2)) if code else ():
        try:
            number = Decimal(figure.replace(",", "")) * scale
            money = f"{code} {number:,f}" if scale == 1 else f"{code} {number.normalize():,f}"
            spelt = str(FORMATS["money"](money))
            made.append(spelt if "." in figure else spelt.partition(".")[0])
        except Misread as misread:
            made += [misread.instead] if number.as_tuple().exponent == -3 else []  # too many digits: to the unit
        except ArithmeticError:
            return []
    return made


def code_of(text: str, known: Known) -> str | None:
    """The currency that a sign, a word or a code in small letters means."""
    if not text:
        return known.currency
    if text.lower() in ("$", "dollar", "dollars"):
        return known.currency if known.currency in _DOLLARS else "USD"
    code = _SIGNS.get(text) or _WORDS.get(text.lower()) or text.upper()
    return code if written("currency", code) else None


def _currency(text: str, known: Known) -> str | None:
    return written("currency", code_of(text, known))


def _money(text: str, known: Known) -> str | None:
    made = amounts(text, known)
    return _either(made) if len(made) == 2 else written("money", made[0]) if made else None


def _either(made: list[str]) -> str:
    return f"write {made[0]} if the full stop separates thousands, or {made[1]} if it is a decimal point"


def _percent(text: str, _known: Known) -> str | None:
    bare = re.sub(r"\s*(%|per cent|percent|pct)\.?$", "", text, flags=re.IGNORECASE)
    figure = re.sub(r"^([0-9]+),([0-9]{1,2})$", r"\1.\2", bare)
    if re.search(r",[0-9]{3}$", bare):
        return None  # thousands to some and thousandths to others
    share = bool(re.fullmatch(r"0\.[0-9]{1,6}", figure)) and float(figure) > 0
    if share and bare == text:
        hundredfold = f"{(Decimal(figure) * 100).normalize():f}"
        return f"write {hundredfold}% if {text} means {hundredfold} per cent, or {figure}% if it means {figure} per cent"
    return written("percent", f"{figure}%")


def _limit(text: str, known: Known) -> str | None:
    amount, *rest = PER.split(text, maxsplit=1)
    made = amounts(amount.strip(), known)
    unit = rest[0].strip().lower() if rest else ""
    unit = unit if unit in LIMIT_UNITS else unit.removesuffix("s")
    if unit in LIMIT_UNITS:
        made = [f"{each} per {unit}" for each in made]
        return _either(made) if len(made) == 2 else written("limit", made[0]) if made else None
    return None if len(made) != 1 else f"write {made[0]} per, and what it is counted over: {listed(LIMIT_UNITS)}"


def _measure(text: str, known: Known) -> str | None:
    return _percent(text, known) if text.endswith("%") else _money(text, known)


def _party(form: str, value: object, known: Known) -> str | None:
    given = value if isinstance(value, list) else [value]
    items = [item for item in given if isinstance(item, str)]
    if not items or len(items) < len(given):
        return None
    if form == "who" and len(items) == 1 and items[0].casefold() in EVERYONE:
        return "write each"
    names = [_named(item, known) for item in items]
    if form == "who" and None in names:  # a name may have "and" or a comma in it, so the whole goes first
        names = [_named(name, known) for item in items for name in _AND.split(item)]
    if names and None not in names and (form == "who" or len(names) == 1):
        quotes = ", in quotes inside {...} or [...]" if len(names) > 1 else ""
        return f"write {', '.join(dict.fromkeys(name for name in names if name))}{quotes}"
    near = nearest(items[0].strip(), known.parties) if len(items) == 1 else None
    if near:
        return f"did you mean {known.parties[near]}?"
    parties = list(dict.fromkeys(known.parties.values()))
    return f"the parties are {listed(parties)}" if parties else None


def _named(name: str, known: Known) -> str | None:
    return known.parties.get(name.strip().casefold())


def _version(text: str, _known: Known) -> str | None:
    bare = text.removeprefix("v")
    return next((hint for more in ("", ".0", ".0.0") if (hint := written("version", bare + more))), None)


def _url(text: str, _known: Known) -> str | None:
    return written("url", f"https://{text.removeprefix('http://')}")


def _colour(text: str, _known: Known) -> str | None:
    return f'write "#{text}", in quotes' if written("colour", f"#{text}") else None


_MEANT: dict[str, Callable[[str, Known], str | None]] = {
    "money": _money, "percent": _percent, "limit": _limit, "measure": _measure, "currency": _currency, "version": _version,
    "url": _url, "colour": _colour, "date": lambda text, _: date_meant(text), "period": lambda text, _: period_meant(text),
    "rhythm": lambda text, _: rhythm_meant(text),
}  # fmt: skip
