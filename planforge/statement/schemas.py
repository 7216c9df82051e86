"""JSON Schema of a statement as `planforge fees --to json` writes it, from the columns of the export.

`python -m planforge.statement.schemas` writes it to `schemas/`; a test fails where the file and the export differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from planforge.plan.schemas import DIALECT, Schema, written
from planforge.statement.export import COLUMNS
from planforge.statement.values import What

STATEMENT = "statement.schema.json"
LINES: Mapping[str, str] = {
    "fee": "A fee that a deal, or a time such as a month, earns.",
    "given back": "A fee, or a part of it, that is given back.",
    "adjustment": "A change of what was earned before, because the figure of which it is a share has changed.",
    "top-up": "What the payer adds at the end of a time, so that a minimum or a guarantee is reached.",
    "bonus": "A bonus whose target was reached.",
    "advance": "A payment ahead of later fees, or what comes back of it.",
    "set against the advance": "The part of a fee that makes good what was paid ahead.",
    "late interest": "Interest on what was paid late.",
    "payment": "A payment that no deal earns, on the day agreed for it.",
    "nothing": "A deal, or an event of it, for which nothing is due, and why.",
    "not computed": "A fee that cannot be computed, because a figure is missing.",
}
"""What each sort of line is."""
TOLD: Mapping[str, str] = {
    "deal": "The deal, as the file of deals names it; empty where no single deal earns the line.",
    "client": "The client of the deal.",
    "what": "What the line is.",
    "fee": "The id of the fee or the payment in the plan; empty where no fee of the plan is meant for the deal.",
    "name": "The name of the fee or the payment.",
    "payer": "The id of the party that pays.",
    "payee": "The id of the party that is paid.",
    "on": "The day on which it is earned, goes back, or would have been earned.",
    "currency": "The currency of the amount.",
    "amount": "The amount, rounded; below zero where the payee owes it to the payer.",
    "base": "The figure of which a share is due.",
    "rate": "The rates that applied, joined by a plus.",
    "cap": "The cap or limit that was reached.",
    "exact": "What it comes to before rounding, where that is another figure.",
    "held_until": "The last day for which it is held.",
    "due": "The day on which it is due, as far as that is known.",
    "due_words": "From when it is due, in words; of what is not computed, what to give.",
    "why": "The reason, as half a sentence.",
    "clause": "The clause that governs it, as the agreement numbers it.",
    "revision": "The version of the plan by which it is computed.",
    "steps": "The calculation, step by step.",
    "line": "The line of the file of deals that earned it.",
}
"""What each column means."""

_TEXT: Schema = {"type": "string"}
_CODE: Schema = {"type": "string", "pattern": "^[A-Z]{3}$"}
_DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DAY_OR_NONE: Schema = {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
_AMOUNT: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
_AMOUNT_OR_NONE: Schema = {"type": "string", "pattern": r"^(-?[0-9]+(\.[0-9]+)?)?$"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_LINE: Schema = {"anyOf": [{"type": "integer", "minimum": 1}, {"const": ""}]}
_KINDS: Mapping[str, Schema] = {
    "what": {"enum": list(get_args(What))}, "on": _DAY, "currency": _CODE, "amount": _AMOUNT, "exact": _AMOUNT_OR_NONE,
    "held_until": _DAY_OR_NONE, "due": _DAY_OR_NONE, "steps": {"type": "array", "items": _TEXT}, "line": _LINE,
}  # fmt: skip
"""The columns that are not plain text."""


def bundle() -> Schema:
    """The whole format in one schema."""
    return {
        "$schema": DIALECT,
        "$id": f"https://planforge.example/schemas/{STATEMENT}",
        "title": "Statement of fees",
        "description": "What `planforge fees --to json` writes.",
        **_object(
            {
                "planforge-statement": {"const": 1, "description": "The version of this format."},
                "lines": _list("Every line, in the order of the days on which it arises.", _lines()),
                "totals": _list("What each party owes each other; currencies are never added together.", _total()),
                "by_hand": _list("Terms that are agreed in words alone, for a person to check.", _check()),
                "left_out": _left_out(),
                "revisions": _list("The versions of the plan that were used, the earliest first.", _revision()),
            }
        ),
    }


def _object(properties: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def _list(told: str, items: Schema) -> Schema:
    return {"type": "array", "description": told, "items": items}


def _lines() -> Schema:
    return _object({name: {"description": TOLD[name], **_KINDS.get(name, _TEXT)} for name in COLUMNS})


def _total() -> Schema:
    told = {
        "amount": "All lines together.",
        "earlier": "What was carried forward from earlier times, below the agreed threshold.",
        "to_pay": "What is to be paid.",
        "carried_forward": "What is carried forward. With what is to be paid it is the amount and what came from earlier times.",
    }
    amounts = {name: {**_AMOUNT, "description": words} for name, words in told.items()}
    return _object({"payer": _TEXT, "payee": _TEXT, "currency": _CODE, "lines": _COUNT, **amounts})


def _check() -> Schema:
    return _object({"fee": _TEXT, "clause": _TEXT, "words": _TEXT})


def _left_out() -> Schema:
    told = {"description": "How many rows and deals were left out because of faults, and how many lines are not computed."}
    return {**told, **_object({"rows": _COUNT, "deals": _COUNT, "not_computed": _COUNT})}


def _revision() -> Schema:
    return _object({"version": _TEXT, "effective": {"anyOf": [_DAY, {"type": "null"}]}})


def main(folder: Path = Path("schemas")) -> None:
    (folder / STATEMENT).write_text(written(bundle()), encoding="utf-8")


if __name__ == "__main__":
    main()
