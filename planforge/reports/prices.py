"""A price chain for a terminal (80 columns, figures under each other), as Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Iterator
from typing import Any

from planforge.money import Figure
from planforge.money.prices import PriceChain, Sale
from planforge.reports.price_view import HEADS, Entry, Group, PriceView, PriceWords
from planforge.reports.terminal import safe
from planforge.values import Money, Percent
from planforge.values.number import plain

FORMATS = ("text", "md", "csv", "json")
_WIDTH = 80
_WORDS = 400
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NAME = 12
"""The least room for the name of a party beside its figures."""


def written(words: PriceWords, form: str) -> str:
    """The chain in one of `FORMATS`."""
    if form == "json":
        return json.dumps(_json(words), indent=2, ensure_ascii=False) + "\n"
    view = words.view()
    if form == "csv":
        return _csv(words, view)
    lines = _text(view) if form == "text" else _markdown(view)
    return "\n".join(line.rstrip() for line in lines) + "\n"


# Text.


def _text(view: PriceView) -> Iterator[str]:
    yield from textwrap.wrap(safe(view.title, _WORDS), _WIDTH)
    for group in view.sales:
        yield from _group(group)
    yield ""
    yield from _table(view)
    for group in view.rest:
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    yield ""
    yield from _entry(group.heading.words, group.heading.clause, "")
    for entry in group.entries:
        clause = f" ({entry.clause})" if entry.clause else ""
        yield from _entry(f"{entry.words}{clause}", entry.figure, "  ")


def _entry(words: str, figure: str, indent: str) -> Iterator[str]:
    """Words, wrapped, and a figure that ends at the margin of their last line."""
    room = _WIDTH - len(figure) - 2 if figure else _WIDTH
    if room < _WIDTH // 2:  # a figure as long as this stands on a line of its own
        yield from _entry(words, "", indent)
        yield f"{figure:>{_WIDTH}}"
        return
    lines = textwrap.wrap(
        safe(words, _WORDS), room, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False
    )
    yield from lines[:-1]
    last = lines[-1] if lines else indent
    yield f"{last}{figure:>{_WIDTH - len(last)}}" if figure else last


def _table(view: PriceView) -> Iterator[str]:
    """The parties and their figures in columns; where figures are too long for that, one after another."""
    heads = [head.split(" ", 1) if len(head) > len("Sells at") else ["", head] for head in HEADS]
    rows = [[safe(cell) for cell in row] for row in view.keeps]
    columns = zip(*([max(head, key=len) for head in heads], *rows), strict=True)
    widths = [max(map(len, column)) for column in columns]
    room = _WIDTH - sum(width + 2 for width in widths[1:])
    if room < _NAME:
        for name, *cells in rows:
            yield name
            yield from (f"  {head}: {cell}" for head, cell in zip(HEADS[1:], cells, strict=True) if cell)
        return
    widths[0] = min(widths[0], room)
    for part in (0, 1):
        yield _columns([head[part] for head in heads], widths)
    for row in rows:
        yield _columns([_cut(row[0], widths[0]), *row[1:]], widths)


def _cut(name: str, width: int) -> str:
    return name if len(name) <= width else f"{name[: width - 3]}..."


def _columns(cells: list[str], widths: list[int]) -> str:
    """The first cell on the left, the others on the right, the last at the margin."""
    figures = "".join(f"{cell:>{width + 2}}" for cell, width in zip(cells[1:], widths[1:], strict=True))
    return f"{cells[0]:<{_WIDTH - len(figures)}}{figures}"


# Markdown.


def _markdown(view: PriceView) -> Iterator[str]:
    yield f"## {_escaped(view.title)}"
    for group in view.sales:
        yield from _section(group, "Step")
    yield from ("", "### What each keeps", "")
    yield from _rows(("Seller", *HEADS[1:]), view.keeps)
    for group in view.rest:
        yield from _section(group, "What")


def _section(group: Group, head: str) -> Iterator[str]:
    clause = f" ({group.heading.clause})" if group.heading.clause else ""
    yield from ("", f"### {_escaped(group.heading.words)}{clause}", "")
    if any(entry.figure for entry in group.entries):
        yield from _rows((head, "Figure"), [(_told(entry), entry.figure) for entry in group.entries])
    else:
        yield from (f"- {_escaped(_told(entry))}" for entry in group.entries)


def _told(entry: Entry) -> str:
    return f"{entry.words} ({entry.clause})" if entry.clause else entry.words


def _rows(heads: tuple[str, ...], rows: Any) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * (len(heads) - 1)}"
    yield from (f"| {' | '.join(_escaped(cell) for cell in row)} |" for row in rows)


def _escaped(text: str) -> str:
    """Words of a plan as plain text of Markdown."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in safe(text, _WORDS))


# CSV and JSON.


def _csv(words: PriceWords, view: PriceView) -> str:
    """One row for each step, sum, limit and remark; text that a spreadsheet would run as a formula is made harmless."""
    buffer = io.StringIO()
    rows = csv.writer(buffer, lineterminator="\r\n")
    rows.writerow(("part", "words", "currency", "amount", "figure", "clause"))
    for part, group in (*(("sale", each) for each in view.sales), *(("rest", each) for each in view.rest)):
        for entry in group.entries:
            amounts = _amounts(entry.money)
            rows.writerow(
                (
                    part,
                    _harmless(f"{group.heading.words}: {entry.words}"),
                    *amounts,
                    _harmless(entry.figure),
                    entry.clause or group.heading.clause,
                )
            )
    for keep in words.chain.keeps:
        called = words.chain.deal.called(keep.party)
        for head, figure in zip(HEADS[1:], (keep.buys_at, keep.sells_at, keep.keeps, keep.markup, keep.margin), strict=True):
            money = figure if isinstance(figure, Money) else None
            said = "" if figure is None else words.figure(figure)
            rows.writerow(("keeps", _harmless(f"{called}: {head}"), *_amounts(money), _harmless(said), ""))
    return buffer.getvalue()


def _amounts(money: Money | None) -> tuple[str, str]:
    return ("", "") if money is None else (money.currency, plain(money.amount))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _json(words: PriceWords) -> dict[str, Any]:
    chain, view = words.chain, words.view()
    order = chain.deal.order
    return {
        "planforge-price": 1,
        "plan": {"id": str(chain.deal.plan.plan.id), "version": str(chain.deal.plan.plan.version)},
        "order": {"what": chain.deal.item.name, "quantity": plain(order.quantity), "on": order.on.isoformat() if order.on else None},
        "sales": [_json_sale(words, sale) for sale in chain.sales],
        "keeps": [
            {
                "party": keep.party, "buys_at": _value(keep.buys_at), "sells_at": _value(keep.sells_at), "keeps": _value(keep.keeps),
                "markup_on_cost": _value(keep.markup), "margin_on_price": _value(keep.margin),
            }
            for keep in chain.keeps
        ],
        "kept_together": _value(chain.kept),
        "limits": [
            {"says": words.say(each.says), "found": _value(each.found), "holds": each.holds, "clause": words.clause(each.clause)}
            for each in chain.bounds
        ],
        "charges": [{"name": each.rule.name, "amount": _value(each.amount)} for each in chain.charges],
        "marketplace": None if chain.market is None else {"name": chain.market.rule.marketplace, "keeps": _value(chain.market.fee)},
        "credit": None if words.credit is None else {"amount": _value(words.credit.amount), "for_fall_of": words.credit.fell.isoformat()},
        "remarks": [entry.words for group in view.rest if group.heading.words == "To be known" for entry in group.entries],
    }  # fmt: skip


def _json_sale(words: PriceWords, sale: Sale) -> dict[str, Any]:
    return {
        "seller": sale.seller, "buyer": sale.buyer, "pays": _value(sale.pays), "at_most": _value(sale.most), "open": sale.why or None,
        "hint": sale.hint or None, "discounts": list(sale.discounts), "markup": sale.markup, "clause": words.clause(sale.clause),
        "steps": [{"words": words.say(step.parts), "comes_to": _value(step.result)} for step in sale.steps],
    }  # fmt: skip


def _value(figure: Figure | None) -> str | None:
    """A figure as the plan language writes it: `USD 1008.00`, `42.86%`."""
    if figure is None:
        return None
    if isinstance(figure, Money):
        return f"{figure.currency} {plain(figure.amount) if figure != figure.rounded() else str(figure).split(' ')[1].replace(',', '')}"
    return str(figure) if isinstance(figure, Percent) else plain(figure)


def verdict(chain: PriceChain) -> int:
    """1 where a limit of the plan does not hold, else 0."""
    return int(not chain.holds)
