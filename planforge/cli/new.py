"""`planforge new`: start a plan that renders at once."""

from __future__ import annotations

from pathlib import Path

import click

from planforge.errors import PlanForgeError
from planforge.files import write_all
from planforge.plan.kinds import KINDS
from planforge.resources import folder

_SCHEMA = "planforge.schema.json"


@click.command
@click.argument("directory", default=Path(), type=click.Path(file_okay=False, path_type=Path), metavar="[DIR]")
@click.option("--kind", type=click.Choice(list(KINDS)), default="referral", show_default=True, help="The kind of partnership.")
def command(directory: Path, kind: str) -> None:
    """Start a plan in DIR: a commented plan.yaml that renders at once, and the schema beside it for your editor."""
    starter = (folder("templates") / "starters" / f"{kind}.yaml").read_bytes()
    bundle = (folder("schemas") / "plan.bundle.json").read_bytes()
    plan = directory / "plan.yaml"
    if plan.exists():
        raise PlanForgeError(f"{plan} is there already", "choose another folder, or move it away")
    modeline = f"# yaml-language-server: $schema=./{_SCHEMA}\n".encode()
    write_all({plan: modeline + starter, directory / _SCHEMA: bundle})
    click.echo(str(plan))
    click.echo(f"Next: edit it, then planforge check {plan} and planforge render {plan}", err=True)
