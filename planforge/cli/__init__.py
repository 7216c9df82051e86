"""The command line: one file per command, imported when it is called."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from planforge import __version__
from planforge.errors import PlanForgeError

COMMANDS = {
    "new": "Start a plan: a commented file that renders at once.",
    "check": "Find what is wrong with plans.",
    "render": "Turn plans into agreements: PDF, Markdown, HTML.",
    "report": "Balance by party, coverage of the checklist, who must do what by when.",
    "fees": "The statement of fees: every deal, every line with its reason.",
    "price": "The price of an order along the chain of sellers, step by step.",
    "late": "The interest on one late payment, step by step.",
    "solve": "What-if: from which figure a fee comes to how much, exactly.",
    "schema": "Print the JSON Schema of plans, or its reference.",
    "explain": "Explain a code such as PF103.",
    "templates": "List, show or copy the templates.",
    "doctor": "Say what is installed, what is missing, and the fix.",
    "completion": "Print the completion script for a shell.",
}


class Lazy(click.Group):
    """A group that imports a command only to run it or to show its help: `check` must not wait for what `render` needs."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.commands = {name: click.Command(name) for name in COMMANDS}  # for "did you mean"; what runs is imported below

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"planforge.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="planforge")
def group() -> None:
    """Turn one YAML definition of a partnership into the agreement that the partners sign.

    Exit codes: 0 all is well; 1 the plan has findings; 2 wrong usage, or PlanForge could not run.

    PlanForge drafts; it does not give legal advice.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line. "Could not go on" is one sentence on stderr and exit code 2, never a traceback."""
    gc.disable()  # looking for cycles while modules load costs a tenth of a short command; the PDF writer collects by itself
    try:
        result = group.main(arguments, prog_name="planforge", standalone_mode=False)
        sys.exit(result if isinstance(result, int) else 0)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except PlanForgeError as error:
        click.echo(f"planforge: {error}", err=True)
        if error.hint:
            click.echo(f"  = help: {error.hint}", err=True)
        sys.exit(2)
    except BrokenPipeError:  # whoever read our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get("PLANFORGE_DEBUG"):
            raise
        click.echo(f"planforge: internal error: {type(error).__name__}: {error}", err=True)
        click.echo("  = help: this is a fault of PlanForge; please report it. PLANFORGE_DEBUG=1 shows the traceback.", err=True)
        sys.exit(2)
