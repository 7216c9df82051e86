"""`planforge completion`: the completion script for a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script for a shell.

    bash: eval "$(planforge completion bash)" in ~/.bashrc; zsh the same in ~/.zshrc; fish: planforge completion fish >
    ~/.config/fish/completions/planforge.fish
    """
    from planforge.cli import group

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(found(group, {}, "planforge", "_PLANFORGE_COMPLETE").source())
