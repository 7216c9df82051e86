"""An amount that depends on what is sold, to whom, where, or who introduced the client; and one that changes on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import get_args

from planforge.document.nodes import Inline, Row, Table, Text
from planforge.money.frame import NotComputable, Setting, Words, Work
from planforge.money.listed import items, marker
from planforge.money.node import Flaw, Inner, Node, Options, Proof, Voice
from planforge.plan.amounts import Cases, DatedStep, Kind
from planforge.values import Money

_WHERE = {
    "product": "the product is",
    "kind": "the deal is",
    "class": "the deal is of the class",
    "region": "the client is in",
    "introducer": "the client was introduced by",
    "tier": "the payee is in the tier",
}
_HEADS = {
    "product": "Product",
    "kind": "Deal",
    "class": "Class",
    "region": "Region of the client",
    "introducer": "Introduced by",
    "tier": "Tier of the payee",
}
KINDS = {
    "new client": "with a new client",
    "existing client": "with an existing client",
    "expansion": "an expansion",
    "upgrade": "an upgrade",
    "first renewal": "a first renewal",
    "renewal": "a later renewal",
    "services": "for services",
    "lead": "a lead",
}
OTHER = "in any other case"


def called(mark: str, value: str, setting: Setting) -> str:
    """How a value of a mark is said: the name of a product or party, a kind in its words, a class or region as written."""
    return KINDS.get(value, value) if mark == "kind" else setting.names.get(mark, {}).get(value, value)


def _cases(cases: Cases, work: Work) -> Money:
    found = work.mark(cases.of)
    for index, case in enumerate(cases.cases):
        if found in case.is_:
            return work.amount(case.amount, "cases", index, "amount")
    if cases.otherwise is None:
        return work.step(work.setting.zero(), f"nothing: no case for the {cases.of} {called(cases.of, found, work.setting)}")
    return work.amount(cases.otherwise, "otherwise")


def _named(cases: Cases, index: int, voice: Voice) -> Words:
    words: list[Inline] = []
    values = cases.cases[index].is_
    for number, each in enumerate(values):
        joint = "" if number == 0 else " or " if number == len(values) - 1 else ", "
        words += [Text(joint), voice.value(called(cases.of, each, voice.setting), "text", "cases", index, "is", number)]
    return tuple(words)


def _say_cases(cases: Cases, voice: Voice) -> Words:
    said: list[Words] = []
    for index, case in enumerate(cases.cases):
        inside = voice.inside(marker(index, voice.depth))
        where = (Text("where "), voice.value(_WHERE[cases.of], "choice", "of"), Text(" "), *_named(cases, index, voice))
        said.append((*where, Text(": "), *inside.at("cases", index, "amount").amount(case.amount)))
    last = voice.inside(marker(len(said), voice.depth)).at("otherwise")
    other: Words = (Text("nothing"),) if cases.otherwise is None else last.amount(cases.otherwise)
    said.append((Text(f"{OTHER}: "), *other))
    return items(said, voice)


def _case_table(cases: Cases, voice: Voice) -> Iterator[Table]:
    """One row for each case, where each amount is a plain phrase that fits a cell."""
    amounts = [*(case.amount for case in cases.cases), *((cases.otherwise,) if cases.otherwise else ())]
    if len(cases.cases) < 2 or any(voice.nodes.shape(each)[0].compound for each in amounts):
        return
    rows = [
        Row((_named(cases, index, voice), voice.at("cases", index, "amount").amount(case.amount)))
        for index, case in enumerate(cases.cases)
    ]
    other: Words = voice.at("otherwise").amount(cases.otherwise) if cases.otherwise else (Text("nothing"),)
    rows.append(Row(((Text("Any other"),), other)))
    yield Table(Row(((voice.value(_HEADS[cases.of], "choice", "of"),), (Text("Paid"),))), tuple(rows), ("left", "right"))


def _prove_cases(cases: Cases, proof: Proof) -> Iterator[Flaw]:
    known = set(get_args(Kind)) if cases.of == "kind" else set(proof.setting.names.get(cases.of, {}))
    seen: set[str] = set()
    for index, case in enumerate(cases.cases):
        for number, each in enumerate(case.is_):
            keys = ("cases", index, "is", number)
            if cases.of in ("product", "kind", "introducer", "tier") and each not in known:
                expected = ", ".join(sorted(known)) or "none"
                message = f"{each} is no {cases.of} here"
                yield proof.unknown("unknown-case", message, each, known, f"there are: {expected}", *keys)
            if each in seen:
                message = f"{each} stands in an earlier case, which counts, so this one is never reached"
                yield proof.flaw("unreachable", message, "leave it out here, or there", *keys)
            seen.add(each)
    if cases.of == "kind" and seen >= known and cases.otherwise is not None:
        message = "every kind of deal has a case, so this is never reached"
        yield proof.flaw("unreachable", message, "leave otherwise out", "otherwise")


def _inner_cases(cases: Cases) -> Inner:
    for index, case in enumerate(cases.cases):
        yield ("cases", index, "amount"), case.amount
    if cases.otherwise is not None:
        yield ("otherwise",), cases.otherwise


def _case_options(cases: Cases) -> Iterator[Options]:
    yield Options(cases.of, tuple(case.is_[0] for case in cases.cases))


Dated = tuple[DatedStep, ...]


def _dated(steps: Dated, work: Work) -> Money:
    day = work.occasion.on
    if day is None:
        raise NotComputable("the day on which it is earned is not given", "give the day with on, such as on: 2027-06-01")
    for index, step in enumerate(steps):
        if step.until is None or day <= step.until:
            return work.amount(step.amount, index, "amount")
    raise NotComputable(f"no step holds the day {day}", "add a last step without until")


def _say_dated(steps: Dated, voice: Voice) -> Words:
    said: list[Words] = []
    for index, step in enumerate(steps):
        inside = voice.inside(marker(index, voice.depth))
        when: Words = (Text("for what is earned later: "),) if index else (Text("at any time: "),)
        if step.until is not None:
            day = voice.value(voice.locale.date(step.until), "date", index, "until")
            when = (Text(f"for what is earned {'after that, ' if index else ''}up to and including "), day, Text(": "))
        said.append((*when, *inside.at(index, "amount").amount(step.amount)))
    return items(said, voice)


def _prove_dated(steps: Dated, proof: Proof) -> Iterator[Flaw]:
    for index, (one, other) in enumerate(pairwise(steps)):
        if one.until is None:
            message = "only the last step may be without a day; nothing reaches the steps after this one"
            yield proof.flaw("open-band", message, "add until", index)
        elif other.until is not None and other.until <= one.until:
            message = f"{other.until} is not after the day before it, {one.until}"
            yield proof.flaw("unordered-bands", message, "write the steps in the order of time", index + 1, "until")
        if one.amount == other.amount:
            yield proof.flaw("equal-bands", "this step pays the same as the one before it", "join the two steps", index + 1)
    if steps[-1].until is not None:
        message = f"no step says what is paid after {steps[-1].until}"
        yield proof.flaw("closed-end", message, "add a last step without until", len(steps) - 1, "until")


def _inner_dated(steps: Dated) -> Inner:
    return (((index, "amount"), step.amount) for index, step in enumerate(steps))


def _days(steps: Dated) -> Iterator[Options]:
    ends = [step.until for step in steps if step.until]
    yield Options("on", tuple(day.isoformat() for end in ends for day in (end, end + timedelta(days=1))))


CASES = Node(
    "cases",
    _cases,
    _say_cases,
    prove=_prove_cases,
    tables=_case_table,
    options=_case_options,
    inner=_inner_cases,
    branches=True,
    compound=True,
)
DATED = Node("dated", _dated, _say_dated, prove=_prove_dated, options=_days, inner=_inner_dated, branches=True, compound=True)
