"""What is wrong with bases that are made from others, or that are held within limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planforge.money.frame import Setting, kind_of
from planforge.money.node import Flaw, Proof
from planforge.money.nodes import NODES
from planforge.money.shapes.bases import STANDARD, inner_bases, returns
from planforge.plan.bases import Base
from planforge.values import Identifier, Measure


def prove_bases(declared: Mapping[Identifier, Base], setting: Setting) -> Iterator[Flaw]:
    """The flaws of the bases that a plan declares."""
    for name, base in declared.items():
        proof = Proof(setting, NODES, ("bases", name))
        yield from _made_from(name, base, proof)
        wrong = [*_kinds(name, base, proof)]
        yield from wrong or _limits(base, proof)


def kind_of_base(name: str, setting: Setting) -> str | None:
    """`money` or `number`; None where the author's own words say what it is, or the plan does not have it."""
    base = setting.bases.get(name)
    if base is None or returns(name, setting.bases):
        return None
    if base.starts_from is not None or base.fixed is not None:
        return "money"
    if base.of is not None:
        return kind_of_base(str(base.of), setting)
    return "number" if STANDARD.get(name) is base else None


def _made_from(name: str, base: Base, proof: Proof) -> Iterator[Flaw]:
    compared = base.compared and (base.compared.above or base.compared.short_of)
    key = "above" if base.compared and base.compared.above else "short_of"
    if base.of is not None:
        yield from proof.base(str(base.of), "of")
    if compared is not None:
        yield from proof.base(str(compared), "compared", key)
    if compared is not None and compared == base.of:
        message = f"{compared} is compared with itself, so this is always nothing"
        yield proof.flaw("base-limits", message, "compare it with another figure", "compared", key)
    elif returns(name, proof.setting.bases):
        others = " and ".join(sorted(inner_bases(base) - {name}))
        way = f"{others}, which leads back to it" if others else "itself"
        message = f"{name} is made from {way}, so it never comes to a figure"
        yield proof.flaw("base-circle", message, "let one of the bases start from a figure, by starts_from or means")


def _kinds(name: str, base: Base, proof: Proof) -> Iterator[Flaw]:
    """That what it is held to, and what it is compared with, are figures of its own kind."""
    kind = kind_of_base(name, proof.setting)
    if base.compared is not None:
        key = "above" if base.compared.above else "short_of"
        other = kind_of_base(str(base.compared.above or base.compared.short_of), proof.setting)
        if "number" in (kind, other):
            message = f"{name if kind == 'number' else base.compared.above or base.compared.short_of} is a count, and only money is compared"
            yield proof.flaw("base-limits", message, "compare one amount of money with another", "compared", key)
    for key, limit in _held(base):
        found = kind_of(limit.value)
        if kind is not None and found != kind:
            message = f"{name} is {'a count' if kind == 'number' else 'money'}, and {limit} is not"
            yield proof.flaw("base-limits", message, f"write {'a number' if kind == 'number' else 'an amount of money'}", key)
        kind = kind or found


def _held(base: Base) -> Iterator[tuple[str, Measure]]:
    for key in ("at_least", "at_most", "in_whole"):
        limit: Measure | None = getattr(base, key)
        if limit is not None:
            yield key, limit


def _limits(base: Base, proof: Proof) -> Iterator[Flaw]:
    """That the limits leave room for figures. They are of one kind."""
    least, most, step = base.at_least, base.at_most, base.in_whole
    if step is not None and step.size <= 0:
        yield proof.flaw(
            "base-limits", f"steps of {step} are no steps", "write a step above nothing, or leave it out", "in_whole"
        )
    if most is not None and most.size <= 0:
        yield proof.flaw("base-limits", f"it counts as at most {most}, so it is always nothing", "raise at_most", "at_most")
    elif step is not None and most is not None and most.size < step.size:
        message = f"it counts as at most {most}, and only in whole steps of {step}, so it is always nothing"
        yield proof.flaw("base-limits", message, "raise at_most, or write smaller steps", "in_whole")
    elif least is not None and most is not None and least.size > most.size:
        message = f"it counts as at least {least} and as at most {most}, so it is always {most}"
        yield proof.flaw("base-limits", message, "lower at_least, or raise at_most", "at_least")
