"""`planforge schema`: print the JSON Schema of plans, or its reference."""

from __future__ import annotations

import click

from planforge import schema
from planforge.resources import folder


@click.command
@click.option("--docs", is_flag=True, help="The reference of the plan language, in Markdown.")
def command(docs: bool) -> None:
    """Print the JSON Schema of plans (2020-12, one file), for editors and other tools."""
    text = schema.describe(schema.bundle()) if docs else (folder("schemas") / "plan.bundle.json").read_text(encoding="utf-8")
    click.echo(text, nl=False)
