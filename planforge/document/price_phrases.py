"""Phrases about prices: the bands of a discount, and worked prices with the whole chain of sellers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from planforge.document.client_term import table_with_term, with_term
from planforge.document.money_phrases import Line
from planforge.document.nodes import Inline, Row, Table, Text, Value
from planforge.document.slots import Said, Set
from planforge.document.view import PartView, part_of
from planforge.findings import Path
from planforge.money import Figure, NotComputable, Setting, Step, Voice
from planforge.money.examples import step_words
from planforge.money.frame import figure_words, kind_of
from planforge.money.nodes import NODES
from planforge.money.prices import Keep, PriceChain, Sale, Worked, worked
from planforge.money.shapes.band import bands_of, edge_key
from planforge.money.shapes.bands_words import measured
from planforge.plan import Plan
from planforge.plan.price_list import LaterPrice, PricedProduct
from planforge.plan.prices import DiscountBands
from planforge.values import Money
from planforge.wording import Locale

_NONE: tuple[Inline, ...] = (Text("–"),)
_COLUMNS = {
    "list_price": "List price",
    "transfer": "Transfer price",
    "recommended": "Recommended",
    "lowest": "Lowest price",
    "least_receipt": "Least receipt",
}


@dataclass(frozen=True)
class WorkedPrice:
    """A worked price as a template sees it."""

    note: Said | None
    """What the author says that it shows."""
    lines: tuple[Line, ...]
    comes_to: Said
    buyer: Said | None
    """Who pays it, where the chain says so."""
    kept: Said | None
    """Why a price counts that is not that of the day, as half a sentence."""
    keeps: Set
    """A table of what each seller has of the chain; empty where that is open."""


class PricePhrases:
    """The phrases of one plan in one locale. `party_name` says a party."""

    def __init__(self, plan: Plan, locale: Locale, setting: Setting, party_name: Callable[[str], str]) -> None:
        self.plan, self.locale, self.setting, self._party_name = plan, locale, setting, party_name

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "discount_table": self.discount_table, "price_table": self.price_table, "priced": priced, "worked_price": self.worked_price,
        }  # fmt: skip

    def discount_table(self, view: PartView) -> Set:
        """The bands of a discount."""
        bands, path = part_of(view)
        return Set((table_with_term(_bands(bands, Voice(self.setting, self.locale, NODES, path))),))

    def price_table(self, view: PartView) -> Set:
        """The lines of a price list, each followed by the prices that are agreed for later days."""
        listed, path = part_of(view)
        columns = {name: title for name, title in _COLUMNS.items() if any(given(line, name) for line in listed.products)}
        units = any(line.unit for line in listed.products)
        heads = ("Product", *(("For each",) if units else ()), *columns.values())
        rows: list[Row] = []
        for index, line in enumerate(listed.products):
            at = (*path, "products", index)
            rows.append(self._row(line, line, self._line_name(line, at), columns, at, units=units))
            for place, later in enumerate(line.later):
                since = Value(self.locale.date(later.from_), "date", (*at, "later", place, "from"))
                name = (Value(line.name, "text", (*at, "name")), Text(", from "), since)
                rows.append(self._row(line, later, name, columns, (*at, "later", place), units=units))
        align = ("left", *(("left",) if units else ()), *("right" for _ in columns))
        return Set((Table(Row(tuple((Text(head),) for head in heads)), tuple(rows), align),))

    def _line_name(self, line: PricedProduct, at: Path) -> tuple[Inline, ...]:
        said: tuple[Inline, ...] = (Value(line.name, "text", (*at, "name")),)
        if line.product is None:
            return said
        products = {product.id: product.name for product in self.plan.scope.products} if self.plan.scope else {}
        return (*said, Text(" ("), Value(products.get(line.product, str(line.product)), "text", (*at, "product")), Text(")"))

    def _row(
        self,
        line: PricedProduct,
        prices: PricedProduct | LaterPrice,
        name: tuple[Inline, ...],
        columns: Iterable[str],
        at: Path,
        *,
        units: bool,
    ) -> Row:
        """A row of the price list. What a later day leaves out stays as it was."""
        cells: list[tuple[Inline, ...]] = [name]
        if units:
            cells.append(_NONE if line.unit is None else (Value(line.unit, "text", (*at, "unit")),))
        for column in columns:
            figure = getattr(prices, column)
            before = (Text("as before"),) if prices is not line and getattr(line, column) is not None else _NONE
            cells.append(before if figure is None else (Value(self.locale.money(figure, exact=True), "money", (*at, column)),))
        return Row(tuple(cells))

    def worked_price(self, view: PartView) -> WorkedPrice:
        """A worked price of the author."""
        example, path = part_of(view)
        try:
            made: Worked | None = worked(self.plan, example)
        except NotComputable:  # a finding of its own
            made = None
        note = Said((Value(example.note, "text", (*path, "note")),)) if example.note else None
        comes_to = Said((Value(figure_words(example.expect, self.locale, exact=True), "money", (*path, "expect")),))
        buyer = Said((self._party(made.buyer),)) if made and made.buyer else None
        keeps = Set((self._keeps(made.chain),)) if made and made.chain and _whole(made.chain) else Set()
        return WorkedPrice(note, tuple(self._lines(made)), comes_to, buyer, self._kept(made), keeps)

    def _kept(self, made: Worked | None) -> Said | None:
        why = made.chain.deal.item.kept.why if made and made.chain else ()
        if not why:
            return None
        words = "".join(self.locale.date(part) if isinstance(part, date) else step_words((part,), self.locale) for part in why)
        return Said((Text(words),))

    def _lines(self, made: Worked | None) -> Iterator[Line]:
        if made is None:
            return
        if made.alone is not None:
            yield from map(self._line, made.alone.steps)
        sales = [sale for sale in made.chain.sales if sale.pays is not None] if made.chain else []
        told: set[Step] = set()
        for sale in sales:
            yield from (self._line(step) for step in sale.steps if step not in told)
            told.update(sale.steps)
            if len(sales) > 1:
                yield self._paid(sale)

    def _line(self, step: Step) -> Line:
        return Line(Said(with_term((Text(_start(step_words(step.parts, self.locale))),))), self._figure(step.result))

    def _paid(self, sale: Sale) -> Line:
        """What a sale comes to: "Norlager pays Tidewell"."""
        assert sale.pays is not None
        buyer = (self._party(sale.buyer),) if sale.buyer else with_term((Text("The client"),))
        return Line(Said((*buyer, Text(" pays "), self._party(sale.seller))), self._figure(sale.pays))

    def _keeps(self, chain: PriceChain) -> Table:
        """Who buys and sells at what, and keeps what: the amount, as a mark-up on cost and as a margin on price."""
        names = ("Seller", "Buys at", "Sells at", "Keeps", "Mark-up on cost", "Margin on price")
        header = Row(tuple((Text(name),) for name in names))
        rows = [Row(((self._party(keep.party),), *self._cells(keep))) for keep in chain.keeps]
        if chain.market is not None:
            fee = tuple(self._figure(chain.market.fee))
            rows.append(Row(((Text(_start(chain.market.rule.marketplace)),), _NONE, _NONE, fee, _NONE, _NONE)))
        return Table(header, tuple(rows), ("left", "right", "right", "right", "right", "right"))

    def _cells(self, keep: Keep) -> Iterator[tuple[Inline, ...]]:
        for figure in (keep.buys_at, keep.sells_at, keep.keeps, keep.markup, keep.margin):
            yield _NONE if figure is None else tuple(self._figure(figure))

    def _party(self, party: str) -> Inline:
        return Value(self._party_name(party), "party", None)

    def _figure(self, figure: Figure) -> Said:
        return Said((Value(figure_words(figure, self.locale, exact=isinstance(figure, Money)), kind_of(figure), None),))


def _bands(bands: DiscountBands, voice: Voice) -> Table:
    """Which rate is taken off in which band."""
    rows = []
    for index, band in enumerate(bands_of(bands.steps)):
        inner = voice.at("steps", index)
        where = inner.value(_start(band.words(voice.locale)), "number", edge_key(band.step))
        rows.append(Row(((where,), (inner.figure(band.step.rate, "rate"),))))
    return Table(Row((measured(bands.of, bands.per, voice), (Text("Discount"),))), tuple(rows), ("left", "right"))


def given(line: PricedProduct, name: str) -> bool:
    """Whether a line has the price of this name, now or from a later day on."""
    return any(getattr(each, name) is not None for each in (line, *line.later))


def priced(lines: Iterable[PartView], name: str) -> list[PartView]:
    """Those lines of a price list that have the price of this name, now or from a later day on."""
    return [line for line in lines if given(part_of(line)[0], name)]


def _whole(chain: PriceChain) -> bool:
    """Whether what each seller keeps is known to the end of the chain."""
    return len(chain.keeps) > 1 and chain.kept is not None


def _start(words: str) -> str:
    return words[:1].upper() + words[1:]
