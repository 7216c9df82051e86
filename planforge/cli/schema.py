"""`planforge schema`: print the JSON Schema of plans, or its reference."""

from __future__ import annotations

import click

from planforge import schema
from planforge.deals.form import DEALS
from planforge.resources import folder


@click.command
@click.option("--docs", is_flag=True, help="The reference of the plan language, in Markdown.")
@click.option("--deals", is_flag=True, help="The schema of files of deals instead.")
def command(docs: bool, deals: bool) -> None:
    """Print the JSON Schema of plans (2020-12, one file), for editors and other tools."""
    if docs and deals:
        raise click.UsageError("--docs is the reference of plans; docs/deals.md describes files of deals")
    name = DEALS if deals else "plan.bundle.json"
    text = schema.describe(schema.bundle()) if docs else (folder("schemas") / name).read_text(encoding="utf-8")
    click.echo(text, nl=False)
