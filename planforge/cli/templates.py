"""`planforge templates`: list, show or copy the templates."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from planforge.errors import PlanForgeError
from planforge.files import write_all
from planforge.resources import folder


def names() -> list[str]:
    """The templates that hold words, by the names that `--templates` folders use."""
    root = folder("templates")
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.md.j2"))


def _text(name: str) -> str:
    if name not in names():
        near = get_close_matches(name, names(), n=1)
        raise click.UsageError(f"there is no template {name}{f'; did you mean {near[0]}?' if near else ''}")
    return (folder("templates") / name).read_text(encoding="utf-8")


@click.group("templates")
def command() -> None:
    """List, show or copy the templates that the words of agreements come from."""


@command.command("list")
def list_() -> None:
    """List every template."""
    for name in names():
        click.echo(name)


@command.command("show")
@click.argument("name")
def show(name: str) -> None:
    """Print one template."""
    click.echo(_text(name), nl=False)


@command.command("eject")
@click.argument("chosen", nargs=-1, metavar="[NAME]...")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("templates"),
    show_default=True,
    help="The folder to copy to.",
)
def eject(chosen: tuple[str, ...], out: Path) -> None:
    """Copy templates to a folder of your own, to change their words; without NAME, all of them.

    Render with `--templates DIR`: what is in DIR is used, ours fill the gaps.
    """
    files = {out / name: _text(name).encode() for name in chosen or names()}
    for path in files:
        if path.exists():
            raise PlanForgeError(f"{path} is there already", "choose another folder, or move it away")
    write_all(files)
    for path in files:
        click.echo(str(path))
