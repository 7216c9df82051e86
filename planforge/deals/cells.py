"""Reading the words and figures of one row by what the plan knows. What is faulty is noted, and read as ""."""

from __future__ import annotations

from collections.abc import Mapping

from planforge.deals import limits
from planforge.deals.deal import EVENTS, KINDS
from planforge.deals.faults import Faults, Place
from planforge.deals.figures import Wrong, figure
from planforge.deals.known import Known
from planforge.schema.meant import Known as Hints
from planforge.schema.meant import meant
from planforge.schema.phrases import brief, listed, nearest
from planforge.source.characters import bad_characters
from planforge.values import Misread, parse_date

_DAYS = 20_000
"""Days that are remembered as read: more than a lifetime has, so that a hostile file cannot fill the memory."""
_USUAL = {
    "won": "signed", "closed won": "signed", "payment": "paid", "received": "paid", "meeting": "held", "shipped": "delivered",
    "churned": "not renewed", "chargeback": "charged back", "booked": "ordered", "approved": "accepted",
}  # fmt: skip
"""Words of sales systems, for hints."""
_ANY: tuple[str, Mapping[str, str]] = ("", {})


class Cells:
    """Reads cells, with the faults noted in `faults`."""

    def __init__(self, known: Known, faults: Faults) -> None:
        self.known = known
        self.faults = faults
        self._first = known.start.isoformat() if known.start else ""
        self._days: dict[str, str] = {}
        self._words: Mapping[str, tuple[str, Mapping[str, str]]] = {
            "kind": ("kind of deal", {kind: kind for kind in KINDS}),
            "product": ("product of this plan", known.products),
            "tier": ("tier of this plan", known.tiers),
            "by": ("party of this plan", known.parties),
        }

    def deal(self, row: int, text: str) -> str:
        return self.text(Place(row, "deal"), text) if text else self._missing(row, "deal", "which deal it is about")

    def event(self, row: int, text: str) -> str:
        """The event, whose capitals do not matter."""
        word = text if text in EVENTS else text.lower()
        if word in EVENTS:
            return word
        if not text:
            return self._missing(row, "event", "what happened")
        near = _USUAL.get(word) or nearest(word, EVENTS)
        hint = f"did you mean {near}?" if near else f"the events are {listed(EVENTS, 30)}"
        self.faults.add("PF363", Place(row, "event"), f"{brief(text)} is no event", hint)
        return ""

    def day(self, row: int, text: str) -> str:
        """The day as year-month-day; not one before the agreement."""
        day = self._days.get(text) or self._read_day(row, text)
        if day and day < self._first:
            message = f"{day} is before the agreement takes effect, on {self.known.start}"
            self.faults.add("PF369", Place(row, "date"), message, "correct the date, or take the deal out")
        return day

    def _read_day(self, row: int, text: str) -> str:
        if not text:
            return self._missing(row, "date", "when it happened")
        try:
            day = parse_date(text).isoformat()
        except Misread as misread:
            hint = meant("date", text, Hints(self.known.currency, {})) or misread.hint
            self.faults.add("PF364", Place(row, "date"), f"{brief(text)!r} is not a date: {misread.why}", hint)
            return ""
        if len(self._days) < _DAYS:
            self._days[text] = day
        return day

    def _missing(self, row: int, column: str, what: str) -> str:
        self.faults.add("PF362", Place(row, column), f"the row does not say {what}", f"fill in `{column}`")
        return ""

    def attribute(self, row: int, name: str, text: str) -> str:
        """What a row says of its deal under the column `name`."""
        what, words = self._words.get(name, _ANY)
        if not words:
            return self.text(Place(row, name), text)
        word = text.lower() if name == "kind" else text
        if word in words:
            return word
        self.faults.add("PF363", Place(row, name), f"{brief(text)} is no {what}", _named(text, words))
        return ""

    def text(self, at: Place, text: str) -> str:
        if len(text) > limits.CELL:
            self.faults.add("PF373", at, f"this text has more than {limits.CELL:,} characters", "shorten it")
            return ""
        if text.isascii() and text.isprintable():
            return text
        bad = next(bad_characters(text.replace("\n", "\0").replace("\t", "\0")), None)
        if bad is None:
            return text
        broken = "\n" in text or "\t" in text
        message = "this text has a line break or a tab in it, and is printed on one line" if broken else bad.message
        self.faults.add("PF373", at, message.replace("a plan", "a deal"), "write it on one line" if broken else bad.hint)
        return ""

    def currency(self, row: int, text: str) -> str:
        """The currency of a row's bare numbers."""
        if text in ("", self.known.currency):
            return self.known.currency
        hint = meant("currency", text, Hints(self.known.currency, {}))
        if hint == f"write {self.known.currency}":
            self.faults.add("PF367", Place(row, "currency"), f"{brief(text)} is no code of a currency", hint)
        else:
            self._foreign(Place(row, "currency"), f"the row is in {brief(text)}")
        return self.known.currency

    def _foreign(self, at: Place, message: str) -> None:
        own = self.known.currency
        self.faults.add("PF367", at, f"{message}, and the plan in {own}", f"convert it, and write it in {own}")

    def figure(self, row: int, name: str, text: str, *, bare: bool) -> str:
        """The one spelling of the figure that `text` writes; `bare` numbers may be money."""
        try:
            value = figure(name, text, self.known.measures[name], self.known.currency, bare=bare)
        except Wrong as wrong:
            self.wrong(row, name, wrong)
            return ""
        if value[0] > "9" and not value.startswith(self.known.currency):
            self._foreign(Place(row, name), f"`{name}` is in {value[:3]}")
            return ""
        return value

    def wrong(self, row: int, name: str, wrong: Wrong) -> None:
        self.faults.add(wrong.code, Place(row, name), wrong.why, wrong.hint)


def _named(text: str, words: Mapping[str, str]) -> str:
    """A hint: the id whose name was written, or that is near, or whose name is near, or all of them."""
    names = {name.casefold(): word for word, name in words.items()}
    if word := names.get(text.casefold()):
        return f"write {word}"
    near = nearest(text, words) or names.get(nearest(text.casefold(), names) or "")
    return f"did you mean {near}?" if near else f"there are {listed(words, 30)}"
