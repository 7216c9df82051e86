"""JSON Schema of a file of deals, from its declaration.

`python -m planforge.deals.schemas` writes it to `schemas/`; a test fails where the file and the declaration differ.
"""

from __future__ import annotations

import json
from pathlib import Path

from planforge.deals.form import DEALS, DealsFile
from planforge.plan.schemas import DIALECT, VALUES, Schema, part_schema, parts, written


def bundle() -> Schema:
    """The whole format in one schema."""
    definitions = {cls.__name__: part_schema(cls, None) for cls in parts(DealsFile)}
    root = definitions.pop(DealsFile.__name__)
    used = json.dumps([root, definitions])
    values = {name: value for name, value in VALUES.items() if f'"#/$defs/{name}"' in used}
    return {"$schema": DIALECT, "$id": f"https://planforge.example/schemas/{DEALS}", **root, "$defs": {**values, **definitions}}


def main(folder: Path = Path("schemas")) -> None:
    (folder / DEALS).write_text(written(bundle()), encoding="utf-8")


if __name__ == "__main__":
    main()
