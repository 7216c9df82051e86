"""Phrases that make pictures: what is paid against the figure on which it depends, and the same in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from planforge.document.nodes import Inline, Paragraph, Picture, Term, Text, Value
from planforge.document.slots import Set
from planforge.document.view import PartView, part_of
from planforge.money import Setting, Voice
from planforge.money.curves.asking import OTHER, Drawn, drawings
from planforge.money.curves.plot import Plot, svg
from planforge.money.curves.told import alternative, told
from planforge.money.nodes import NODES
from planforge.money.shapes.bands_words import measured
from planforge.money.shapes.cases import OTHER as ANY_OTHER
from planforge.money.shapes.cases import called
from planforge.plan.amounts import Amount, Bands
from planforge.wording import Locale

_MOST = 8
"""So many points are told one by one; more of them are in the table of bands."""
_WHERE = {
    "product": "where the product is",
    "kind": "where the deal is",
    "class": "where the deal is of the class",
    "region": "where the Client is in",
    "introducer": "where the Client was introduced by",
    "tier": "where the payee is in the tier",
}
_NO_PICTURE = "This amount is not shown in a picture, for it does not follow from one figure alone."


class PicturePhrases:
    """The pictures of one plan in one locale."""

    def __init__(self, setting: Setting, locale: Locale) -> None:
        self.setting, self.locale = setting, locale

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {"picture": self.picture}

    def picture(self, view: PartView) -> Set:
        """The curve of the amount of a fee, a bonus or a payment; one for each case where it depends on more than figures."""
        part, path = part_of(view)
        name = Value(part.name, "text", (*path, "name")) if getattr(part, "name", "") else Text("the amount")
        made = [self._picture(part.amount, drawn, name) for drawn in drawings(part.amount, self.setting)]
        return Set(made or (Paragraph((Text(_NO_PICTURE),)),))

    def _picture(self, amount: Amount, drawn: Drawn, name: Inline) -> Picture:
        voice = Voice(self.setting, self.locale, NODES, ())
        across = _unplaced(measured(drawn.need.name, _per(amount, drawn.need.name), voice))
        said = (name, Text(" against "), *across, *self._others(drawn))
        plot = Plot(
            drawn.curve, drawn.need.kind, self.setting.currency, self.locale, across=_capital(_words(across)),
            up=_capital(_words((name, *self._others(drawn)))),
        )  # fmt: skip
        points = [*told(plot)]
        caption = (Text("Picture: "), *said, Text(". It comes to "), *_listed(points[-1:] if len(points) > _MOST else points))
        return Picture(svg(plot), alternative(plot), caption)

    def _others(self, drawn: Drawn) -> Iterator[Inline]:
        """What else had to be known: other figures, and what is known of the deal."""
        voice = Voice(self.setting, self.locale, NODES, ())
        for name, figure in drawn.given.items():
            yield from (Text(", with "), voice.base(name), Text(" of "), replace(voice.figure(figure), path=None))
        for name, value in drawn.occasion.marks.items():
            if value == OTHER:
                yield Text(f", {ANY_OTHER}")
                continue
            words = called(name, value, self.setting)
            yield Text(f", {_WHERE[name]} {words.replace('client', 'Client') if name == 'kind' else words}")
        if drawn.occasion.on is not None:
            yield Text(f", earned on {self.locale.date(drawn.occasion.on)}")


def _per(amount: Amount, measure: str) -> Any:
    """What the measure is added up over, where all bands of it say the same."""
    found = {data.per for _, _, data in NODES.walk(amount) if isinstance(data, Bands) and data.of == measure}
    return found.pop() if len(found) == 1 else None


def _unplaced(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(replace(each, path=None) if isinstance(each, Value) else each for each in words)


def _words(inlines: tuple[Inline, ...]) -> str:
    return "".join(each.text for each in inlines if isinstance(each, Text | Value | Term))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _listed(points: list[str]) -> Iterator[Inline]:
    """The points as one sentence; their commas are inside, so semicolons part them."""
    for index, words in enumerate(points):
        joint = "" if not index else "; and " if index == len(points) - 1 else "; "
        yield Text(f"{joint}{words}{'.' if index == len(points) - 1 else ''}")
