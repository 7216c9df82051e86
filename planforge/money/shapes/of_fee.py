"""What another fee of the plan comes to for the same deal."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.document.nodes import Text
from planforge.money.frame import NotComputable, Words, Work
from planforge.money.node import Flaw, Node, Proof, Voice
from planforge.values import Identifier, Money


def _compute(fee: Identifier, work: Work) -> Money:
    known = work.setting.fees.get(fee)
    if known is None:
        raise NotComputable(f"there is no fee {fee}", "name a fee of this plan")
    if ("fee", fee) in zip(work.place, work.place[1:], strict=False):
        raise NotComputable(f"{fee} depends on itself", "let a fee not refer to one that refers back to it")
    return work.step(work.amount(known.amount, fee), known.name)


def _say(fee: Identifier, voice: Voice) -> Words:
    known = voice.setting.fees.get(fee)
    name = voice.value(known.name if known else str(fee), "text")
    return (Text("the amount of the "), name, Text(" for the same deal"))


def _prove(fee: Identifier, proof: Proof) -> Iterator[Flaw]:
    if fee not in proof.setting.fees:
        known = sorted(proof.setting.fees)
        hint = f"the fees are {', '.join(known)}" if known else "declare it under referral_fees"
        yield proof.unknown("unknown-fee", f"{fee} is no fee of this plan", fee, known, hint)
    elif _returns(fee, proof, ()):
        yield proof.flaw(
            "fee-circle", f"{fee} refers back to itself, so it never comes to a figure", "let one of the fees stand alone"
        )


def _returns(fee: str, proof: Proof, seen: tuple[str, ...]) -> bool:
    if fee in seen:
        return True
    known = proof.setting.fees.get(fee)
    if known is None:
        return False
    named = [data for _, node, data in proof.nodes.walk(known.amount) if node.key == "fee"]
    return any(_returns(each, proof, (*seen, fee)) for each in named)


FEE = Node("fee", _compute, _say, prove=_prove)
