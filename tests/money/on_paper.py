"""An independent reader of the agreement: it has only the words, and computes in fractions what a person would.

It shares nothing with the engine: it reads English back, edge by edge, and adds up by hand. A reader knows the defined terms and their
figures, what is said of the deal, the day, and the sentences of the other fees.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

_NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
_FIGURE = rf"£?{_NUMBER}%?"
_MONEY = rf"£{_NUMBER}"
_OVER = (
    r"(?: (?:for each (?:deal|client|unit|event|claim)|in each calendar (?:month|quarter|year)|in each year of this agreement"
    r"|over the whole life of this agreement))?"
)
_LOW = rf"(?i:more than) {_FIGURE}|(?i:above) {_FIGURE}|{_FIGURE} or more"
_HIGH = rf"(?i:up to and including) {_FIGURE}|(?i:less than) {_FIGURE}"
_WHERE = rf"(?:(?P<low>{_LOW})(?: and )?)?(?P<high>{_HIGH})?(?P<any>any amount|any number)?"
_MARKERS = ("abcdefghij", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), range(1, 11), "ABCDEFGHIJ")
_SAID = {
    "product": "where the product is ",
    "kind": "where the deal is ",
    "class": "where the deal is of the class ",
    "region": "where the client is in ",
    "introducer": "where the client was introduced by ",
    "tier": "where the payee is in the tier ",
}


class Paper(NamedTuple):
    """What lies beside the sentence on the desk."""

    figures: Mapping[str, Fraction]
    """By defined term; 20% is 20."""
    said: Mapping[str, str] = {}
    """What is said of the deal, such as its product by name."""
    on: date | None = None
    fees: Mapping[str, str] = {}
    """The sentences of other fees by their names."""


class Where(NamedTuple):
    """The figures of which a phrase speaks."""

    low: Fraction | None
    with_low: bool
    high: Fraction | None
    with_high: bool

    def holds(self, figure: Fraction) -> bool:
        above = self.low is None or figure > self.low or (self.with_low and figure == self.low)
        return above and (self.high is None or figure < self.high or (self.with_high and figure == self.high))

    def part_of(self, figure: Fraction) -> Fraction:
        top = figure if self.high is None else min(figure, self.high)
        return max(top - (self.low or 0), Fraction(0))


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def _where(match: re.Match[str]) -> Where:
    low, high = match["low"], match["high"]
    assert low or high or match["any"], match.string[match.start() :]

    def size(text: str) -> Fraction:
        found = re.search(_NUMBER, text)
        assert found
        return _number(found[1])

    return Where(
        size(low) if low else None, bool(low) and low.endswith("or more"), size(high) if high else None,
        bool(high) and high.lower().startswith("up to"),
    )  # fmt: skip


def inside(where: str, figure: Fraction) -> bool:
    """Whether `figure` is "more than £50,000 and up to and including £100,000"."""
    match = re.fullmatch(_WHERE, where)
    assert match, where
    return _where(match).holds(figure)


def paid(rule: str, paper: Paper | Fraction) -> Fraction:
    """What `rule` pays, from its sentence alone. A mere figure is that of Net Revenue, or of a User."""
    known = paper if isinstance(paper, Paper) else Paper({"Net Revenue": paper, "User": paper})
    reader = _Reader(rule, known)
    value = reader.amount("the result", 0)
    assert reader.at == len(rule), f"not understood: {rule[reader.at :]!r} in {rule!r}"
    return value


class _Reader:
    """A finger that moves along the sentence."""

    def __init__(self, text: str, paper: Paper) -> None:
        self.text, self.paper, self.at = text, paper, 0

    def take(self, pattern: str) -> re.Match[str] | None:
        match = re.compile(pattern).match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def must(self, pattern: str) -> re.Match[str]:
        match = self.take(pattern)
        assert match, f"expected {pattern!r} at {self.text[self.at :]!r} in {self.text!r}"
        return match

    def term(self) -> Fraction:
        """The figure of a defined term, which may be counted over a time."""
        found = [term for term in self.paper.figures if self.text.startswith(term, self.at)]
        assert found, f"no defined term at {self.text[self.at :]!r} in {self.text!r}"
        self.at += len(max(found, key=len))
        self.must(_OVER)
        return self.paper.figures[max(found, key=len)]

    def amount(self, called: str, depth: int) -> Fraction:
        """An amount with what follows it: its limits, and the days for which it is due. `called` is how a limit calls it."""
        value = self.shape(depth)
        while True:
            if self.take(", (?=multiplied)"):
                value *= self.part_of_time()
            elif self.take(f"(?:, but|, {re.escape(called)} being)(?= no )"):
                value = self.limited(value)
            else:
                return value

    def part_of_time(self) -> Fraction:
        self.must("multiplied by ")
        days = self.term()
        self.must(" and divided by ")
        return days / self.term()

    def limited(self, value: Fraction) -> Fraction:
        least = self.take(rf" no less than {_MONEY}{_OVER}(?: and)?")
        value = max(value, _number(least[1])) if least else value
        while most := self.take(rf" no more than {_MONEY}{_OVER}(?: and(?= no more))?"):
            value = min(value, _number(most[1]))
        return value

    def shape(self, depth: int) -> Fraction:
        if called := self.take("this (?:second |third |fourth )?amount(?=:| multiplied)"):
            part = self.part_of_time() if self.take(" (?=multiplied)") else Fraction(1)
            self.must(": ")
            return part * self.amount(called[0], depth)
        if self.take(r"the sum of (?=\()"):
            return sum(self.items(depth), Fraction(0))
        if self.take("the greate(?:r|st) of "):
            return max(self.items(depth))
        if self.take("the le(?:sser|ast) of "):
            return min(self.items(depth))
        if fee := self.take("the amount of the (.+?) for the same deal"):
            return paid(self.paper.fees[fee[1]], self.paper)
        if self.text.startswith("(", self.at):
            return self.chosen(depth)
        return self.leaf(depth)

    def marker(self, index: int, depth: int) -> str:
        return f"({_MARKERS[depth][index]})"

    def item(self, index: int, depth: int) -> Fraction:
        """The amount after the marker."""
        return self.amount(f"the result of {self.marker(index, depth)}", depth + 1)

    def marked(self, index: int, depth: int, before: str = "") -> bool:
        return self.take(before + re.escape(self.marker(index, depth)) + " ") is not None

    def items(self, depth: int) -> list[Fraction]:
        """(a) ...; (b) ...; and (c) ..."""
        values: list[Fraction] = []
        self.measure = None
        while self.marked(len(values), depth, "; (?:and )?" if values else ""):
            values.append(self.item(len(values), depth))
        assert len(values) > 1, self.text
        return values

    def chosen(self, depth: int) -> Fraction:
        """A difference, cases, times, or bands of which one counts: all begin with (a)."""
        self.measure = None
        assert self.marked(0, depth), self.text
        if self.text.startswith(("where the ", "for what is earned ", "at any time: "), self.at):
            return self.cases(depth)
        value, index = self.item(0, depth), 1
        while self.marked(index, depth, "; (?:and )?"):
            value += self.item(index, depth)
            index += 1
        if index > 1:
            return value
        while self.marked(index, depth, "; less "):
            value -= self.item(index, depth)
            index += 1
        self.must("; but not less than nil")
        return max(value, Fraction(0))

    def cases(self, depth: int) -> Fraction:
        """The amount of the first case that fits."""
        found: Fraction | None = None
        index = 0
        while index == 0 or self.marked(index, depth, "; (?:and )?"):
            fits = self.fits()
            value = Fraction(0) if self.take("nothing") else self.item(index, depth)
            found = value if fits and found is None else found
            index += 1
        assert found is not None, self.text
        return found

    def fits(self) -> bool:
        if self.take("in any other case: |at any time: |for what is earned later: "):
            return True
        if until := self.take(r"for what is earned (?:after that, )?up to and including (\d+ \w+ \d{4}): "):
            assert self.paper.on is not None
            return self.paper.on <= _day(until[1])
        found = [name for name, words in _SAID.items() if self.text.startswith(words, self.at)]
        name = max(found, key=lambda each: len(_SAID[each]))
        self.at += len(_SAID[name])
        values = re.split(", | or ", self.must("(.+?): ")[1])
        return self.paper.said[name] in values

    def leaf(self, depth: int) -> Fraction:
        """What is no list: a percentage, a fixed sum, a price for each, or bands of these, one after the other."""
        self.take("the sum of ")
        total = self.band(depth)
        while self.take(r"; (?:and )?(?=[\d£])"):
            assert self.measure is not None, f"of what it is the part is not said: {self.text!r}"
            total += self.band(depth)
        return total

    measure: Fraction | None = None
    """The figure that decides the band, once it was named in this list."""

    def named(self) -> Fraction:
        """The measure: "Net Revenue" where it comes first, then "it"."""
        if not self.take("it(?= is)"):
            self.measure = self.term()
        assert self.measure is not None, f"nothing says what it is: {self.text!r}"
        return self.measure

    def most(self) -> Fraction | None:
        most = self.take(rf" \((?:together )?at most {_MONEY}\)")
        return _number(most[1]) if most else None

    def where(self) -> Where:
        return _where(self.must(_WHERE))

    def band(self, depth: int) -> Fraction:
        if rate := self.take(f"{_NUMBER}%"):
            most = self.most()
            self.must(" of ")
            value = _number(rate[1]) / 100 * self.share_of(depth)
        else:
            money = _number(self.must(_MONEY)[1])
            most = self.most()
            if self.take(" for each "):
                value = money * self.each()
                most = self.most()
            elif self.take(" for every "):
                value = money * self.every()
                most = self.most()
            else:
                value = money if self.met() else Fraction(0)
        return value if most is None else min(value, most)

    def share_of(self, depth: int) -> Fraction:
        """Of what a percentage is taken."""
        if not self.take("the part"):
            return self.whole_of(depth)
        if self.take(" of "):
            self.measure = self.term()
        assert self.measure is not None, f"nothing says of what it is a part: {self.text!r}"
        self.must(" that is ")
        return self.where().part_of(self.measure)

    def whole_of(self, depth: int) -> Fraction:
        if self.take("the whole of "):
            base = self.term()
            return base if self.met() else Fraction(0)
        if any(self.text.startswith(term, self.at) for term in self.paper.figures):
            return self.term()
        return self.shape(depth)

    def met(self) -> bool:
        """Whether "where it is more than £5" is so, or nothing is asked."""
        if self.take(" where "):
            figure = self.named()
            self.must(" is ")
            return self.where().holds(figure)
        if self.take(" whatever "):
            self.named()
            self.must(" is")
        return True

    def each(self) -> Fraction:
        """How many earn a price: those inside the band, or after the first few."""
        if not self.take("(?=above )"):
            self.measure = self.term()
        assert self.measure is not None, self.text
        if first := self.take(f" after the first {_NUMBER}"):
            return max(self.measure - _number(first[1]), Fraction(0))
        where = self.where() if self.take(" (?=above |up to )") or self.text.startswith("above ", self.at) else _ALL
        self.must(_OVER)
        return where.part_of(self.measure)

    def every(self) -> Fraction:
        if not self.take("one(?=,)"):
            self.measure = self.term()
        assert self.measure is not None, self.text
        self.must(", from the first on")
        where = self.where() if self.take(", where there (?:are|is) ") else _ALL
        self.must(_OVER)
        return self.measure if where.holds(self.measure) else Fraction(0)


def _day(words: str) -> date:
    """31 December 2027."""
    day, month, year = words.split()
    return date(int(year), [*month_name].index(month), int(day))


_ALL = Where(None, with_low=False, high=None, with_high=False)


def to_pennies(exact: Fraction, rounding: str = "half up") -> Fraction:
    """Rounded to a penny, for figures that are not negative."""
    pennies, rest = divmod(exact * 100, 1)
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (rounding == "half up" or pennies % 2 == 1))
    return Fraction(pennies + (1 if up and rounding != "down" else 0), 100)
