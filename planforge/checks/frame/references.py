"""References inside the plan: every party that is named exists, no identifier is given twice."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial

from planforge.document.standing import Standing
from planforge.findings import Fault, Path, Severity, misnamed, rule
from planforge.plan import Plan
from planforge.plan.outline import outline, paragraphs, told_by_words
from planforge.plan.walk import leaves, lists
from planforge.values import Identifier, PartyId, Who
from planforge.values.slip import slipped


@rule("PF201", "unknown-party", Severity.ERROR)
def unknown_party(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A duty, a fee or a right names a party that the plan does not have.

    ## Why it matters
    Nobody would owe the duty, and the agreement would print a name that is defined nowhere.

    ## Example
        parties: {northwind: ..., brightpath: ...}
        referral_fees: [{payer: brigthpath, ...}]

    ## How to fix it
    Use the short name under `parties`, or add the party there.
    """
    places: dict[str, list[tuple[Path, tuple[str, ...]]]] = {}
    for leaf in leaves(plan):
        if leaf.kind is PartyId or leaf.kind is Who:
            named = (leaf.value,) if leaf.kind is PartyId else leaf.value.parties
            for party in named:
                if party not in plan.parties:
                    places.setdefault(party, []).append((leaf.path, named))
    for party, found in places.items():
        yield from _unknown(plan, party, found)


def _unknown(plan: Plan, party: str, places: list[tuple[Path, tuple[str, ...]]]) -> Iterator[Fault]:
    """A slip of the pen at each of its places; a party that is missing altogether once, at the first."""
    known = f"the parties are {', '.join(plan.parties)}"
    message = f"this plan has no party {party}"
    once = len(places) > 1 and not slipped(party, plan.parties)
    if once:
        message = f"{message}, and {len(places)} places name it"
        known = f"add {party}: {{name: ..., role: [...]}} under parties, or name another; {known}"
    for path, named in places[:1] if once else places:
        yield misnamed(path, message, party, plan.parties, known, whole=partial(_among, named, party))


def _among(named: tuple[str, ...], wrong: str, right: str) -> str:
    return ", ".join(dict.fromkeys(right if each == wrong else each for each in named))


@rule("PF202", "identifier-given-twice", Severity.ERROR)
def identifier_given_twice(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Two items of one list have the same `id`.

    ## Why it matters
    References and comparisons find items by their id; with two of them nobody knows which is meant.

    ## Example
        goals: [{id: growth, ...}, {id: growth, ...}]

    ## How to fix it
    Give the second item an id of its own.
    """
    for items in lists(plan):
        seen: set[str] = set()
        for number, part in enumerate(items.parts):
            name = getattr(part, "id", None)
            if name in seen:
                yield Fault(
                    (*items.path, number, "id"),
                    f"the id {name} is given twice in this list",
                    f"choose another, such as {name}-2",
                )
            if name:
                seen.add(name)


@rule("PF203", "too-few-parties", Severity.ERROR)
def too_few_parties(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    The plan has only one party.

    ## Why it matters
    An agreement needs two sides.

    ## Example
        parties: {northwind: {name: Northwind Ltd, role: [channel owner]}}

    ## How to fix it
    Add the other party, with a short name of its own.
    """
    if len(plan.parties) < 2:
        yield Fault(
            ("parties",),
            "an agreement needs two parties or more",
            "add partner: {name: Partner Ltd, role: [channel partner]}, or whatever the other party is called",
            on_key=True,
        )


def _short(name: str, seen: Container[str]) -> str:
    own = name.replace("-", " ").title()
    such = "" if own.casefold() in seen else f", such as short: {own}"
    return f"give {name} a short name of its own{such}"


@rule("PF204", "one-name-for-two", Severity.ERROR)
def one_name_for_two(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    Two parties are called by the same name in the agreement.

    ## Why it matters
    A sentence such as "Northwind pays" would have two meanings.

    ## Example
        parties: {a: {name: Northwind Ltd, short: Northwind}, b: {name: Northwind LLP, short: Northwind}}

    ## How to fix it
    Give each party a `short` name of its own.
    """
    seen: dict[str, str] = {}
    for name, party in plan.parties.items():
        called = (party.short or party.name).casefold()
        if called in seen:
            place = ("parties", name, "short" if party.short else "name")
            yield Fault(
                place,
                f"{seen[called]} and {name} are both called {party.short or party.name}",
                _short(name, seen),
            )
        seen.setdefault(called, name)


@rule("PF205", "unknown-product", Severity.ERROR)
def unknown_product(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A fee or a price names a product that the scope of the plan does not have.

    ## Why it matters
    Nobody could say which sales it concerns.

    ## Example
        scope: {products: [{id: coaching, ...}]}
        referral_fees: [{products: [couching], ...}]

    ## How to fix it
    Use the id of a product under `scope`, or add the product there.
    """
    known = [product.id for product in plan.scope.products] if plan.scope else []
    for leaf in leaves(plan):
        field = next(step for step in reversed(leaf.path) if isinstance(step, str))
        if leaf.kind is Identifier and field in ("product", "products") and leaf.value not in known:
            others = f"the products are {', '.join(known)}" if known else "list it under scope: products"
            yield misnamed(leaf.path, f"the scope has no product {leaf.value}", leaf.value, known, others)


@rule("PF206", "unknown-clause", Severity.ERROR)
def unknown_clause(plan: Plan) -> Iterator[Fault]:
    """
    ## What it is
    A clause is to stay after the end that the agreement does not have.

    ## Why it matters
    A duty that is meant to outlive the agreement would end with it.

    ## Example
        terms: {survival: [confidentialty]}

    ## How to fix it
    Use the id of a clause that the plan brings in, or give what brings it in.
    """
    if plan.terms and plan.terms.survival:
        present = Standing(outline(plan), paragraphs(plan)).known() | {each.id for each in plan.clauses}
        for number, name in enumerate(plan.terms.survival):
            if name not in present and not told_by_words(name):
                hint = "use the id of a clause that is there, such as liability"
                yield misnamed(("terms", "survival", number), f"this agreement has no clause {name}", name, present, hint)


REFERENCES = (unknown_party, identifier_given_twice, too_few_parties, one_name_for_two, unknown_product, unknown_clause)
