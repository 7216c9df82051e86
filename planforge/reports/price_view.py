"""A price chain in words, in no format yet: what each of its reports shows, in one order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from planforge.money import Figure, Step
from planforge.money.frame import figure_words
from planforge.money.prices import Credit, PriceChain, Sale
from planforge.money.prices.line import divided
from planforge.record import record
from planforge.values import Money
from planforge.wording import Locale

NOTHING = "–"
HEADS = ("", "Buys at", "Sells at", "Keeps", "Mark-up on cost", "Margin on price")


@record
class Entry:
    """A line: words on the left, a figure or nothing on the right, and the clause that says so."""

    words: str
    figure: str = ""
    clause: str = ""
    money: Money | None = None


@record
class Group:
    """What belongs together under one heading."""

    heading: Entry
    entries: tuple[Entry, ...]


@record
class PriceView:
    title: str
    sales: tuple[Group, ...]
    keeps: tuple[tuple[str, ...], ...]
    """The cells of each party under `HEADS`."""
    rest: tuple[Group, ...]
    """Limits, charges, what a marketplace keeps, credit, and what should be known."""


class PriceWords:
    """Says one chain in a locale. `labels` are the words that refer to clauses, by id."""

    def __init__(self, chain: PriceChain, locale: Locale, labels: Mapping[str, str], credit: Credit | None = None) -> None:
        self.chain, self.locale, self.labels, self.credit = chain, locale, labels, credit

    def view(self) -> PriceView:
        groups = [
            Group(Entry("Limits"), tuple(self._limits())),
            Group(Entry("Further charges"), tuple(self._charges())),
            Group(Entry("Marketplace"), tuple(self._market())),
            Group(Entry("Credit for the fall in price"), tuple(self._credit())),
            Group(Entry("To be known"), tuple(self._remarks())),
        ]
        return PriceView(
            self._title(),
            tuple(map(self._sale, self.chain.sales)),
            tuple(self._keeps()),
            tuple(each for each in groups if each.entries),
        )

    def say(self, parts: Sequence[str | Figure | date]) -> str:
        return "".join(
            part if isinstance(part, str) else self.locale.date(part) if isinstance(part, date) else self.figure(part)
            for part in parts
        )

    def figure(self, figure: Figure) -> str:
        return figure_words(figure, self.locale, exact=isinstance(figure, Money))

    def clause(self, name: str) -> str:
        return self.labels.get(name, "")

    def _title(self) -> str:
        deal, order = self.chain.deal, self.chain.deal.order
        many = self.locale.number(order.quantity)
        if deal.item.name:
            what = deal.item.name if order.quantity == 1 else f"{many} of {deal.item.name}"
        else:
            what = "One unit" if order.quantity == 1 else f"{many} units"
        part = f", for {order.part[0]} {order.part[1]}" if order.part else ""
        day = f", {self.locale.date(order.on)}" if order.on else ""
        return f"{what}{part}{day}"

    def _sale(self, sale: Sale) -> Group:
        called = self.chain.deal.called
        heading = f"{called(sale.seller)} sells to {called(sale.buyer)}"
        entries = [self._step(each) for each in sale.steps]
        if sale.pays is None:
            most = f"at most {self.figure(sale.most)}" if sale.most else "open"
            entries.append(Entry(f"{_start(called(sale.buyer))} pays", most, money=None))
        else:
            entries.append(Entry(f"{_start(called(sale.buyer))} pays", self.figure(sale.pays), money=sale.pays))
            entries += self._for_one(sale.pays)
        return Group(Entry(heading, clause=self.clause(sale.clause)), tuple(entries))

    def _for_one(self, pays: Money) -> Iterator[Entry]:
        quantity = self.chain.deal.order.quantity
        if quantity != 1:
            one = divided(pays, quantity)
            rounded = one.rounded()
            about = "" if rounded == one else "about "
            yield Entry("for each one", f"{about}{self.figure(rounded)}", money=rounded)

    def _step(self, step: Step) -> Entry:
        money = step.result if isinstance(step.result, Money) else None
        return Entry(self.say(step.parts), self.figure(step.result), money=money)

    def _keeps(self) -> Iterator[tuple[str, ...]]:
        called = self.chain.deal.called
        for keep in self.chain.keeps:
            figures = (keep.buys_at, keep.sells_at, keep.keeps, keep.markup, keep.margin)
            yield (called(keep.party), *(NOTHING if each is None else self.figure(each) for each in figures))
        market, kept = self.chain.market, self.chain.kept
        if market is not None:
            yield (_start(market.rule.marketplace), NOTHING, NOTHING, self.figure(market.fee), NOTHING, NOTHING)
        if kept is not None and len(self.chain.keeps) > 1:
            yield ("Together", "", "", self.figure(kept), "", "")

    def _limits(self) -> Iterator[Entry]:
        for bound in self.chain.bounds:
            verdict = "holds" if bound.holds else "does not hold"
            yield Entry(
                f"{_start(self.say(bound.says))}: {verdict}", self.figure(bound.found), self.clause(bound.clause), bound.found
            )

    def _charges(self) -> Iterator[Entry]:
        for charge in self.chain.charges:
            rule = charge.rule
            after = f", for the first time {self.locale.period(rule.after)} after delivery" if rule.after else ""
            of = rule.of or str(rule.price)
            words = f"{rule.name}: {self.locale.percent(rule.rate)} of {of}, {self.locale.rhythm(rule.every)}{after}"
            amount = "not computed" if charge.amount is None else self.figure(charge.amount)
            yield Entry(words, amount, self.clause("further-charges"), charge.amount)

    def _market(self) -> Iterator[Entry]:
        market = self.chain.market
        if market is not None:
            yield from (self._step(each) for each in market.worked.steps)
            words = f"{_start(market.rule.marketplace)} keeps; {self.chain.deal.called(market.rule.borne_by)} bears it"
            yield Entry(words, self.figure(market.fee), self.clause("marketplace-fees"), market.fee)

    def _credit(self) -> Iterator[Entry]:
        credit = self.credit
        if credit is not None:
            called = self.chain.deal.called
            day = self.locale.date(credit.fell)
            yield from (self._step(each) for each in credit.steps)
            words = f"{called(credit.seller)} credits {called(credit.buyer)} for the fall of {day}"
            yield Entry(words, self.figure(credit.amount), self.clause("price-changes"), credit.amount)

    def _remarks(self) -> Iterator[Entry]:
        for remark in self.chain.remarks:
            hint = f" ({remark.hint})" if remark.hint else ""
            yield Entry(f"{_start(self.say(remark.says))}{hint}", clause=self.clause(remark.clause))


def _start(words: str) -> str:
    return words[:1].upper() + words[1:]
