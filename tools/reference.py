"""The pages of `docs/` that are made by the program: `python -m tools.reference` writes them, a test finds drift."""

from __future__ import annotations

import inspect
from pathlib import Path

import click

from planforge import pipeline, schema
from planforge.cli import COMMANDS, group


def command_line() -> str:
    """docs/command-line.md: the help of every command."""
    parts = ["# The command line", "", "Made by the program; `planforge COMMAND --help` prints the same.", ""]
    top = click.Context(group, info_name="planforge", terminal_width=100, **group.context_settings)
    parts += ["```text", group.get_help(top), "```", ""]
    for name in COMMANDS:
        command = group.get_command(top, name)
        assert command is not None
        context = click.Context(command, info_name=name, parent=top, max_content_width=100, terminal_width=100)
        parts += [f"## planforge {name}", "", "```text", command.get_help(context), "```", ""]
    return "\n".join(parts)


def findings() -> str:
    """docs/findings.md: every code with its manual."""
    parts = [
        "# Findings",
        "",
        "Everything that `planforge check` can find. Codes are for ever. `planforge explain CODE` prints the same.",
        "",
    ]
    parts += ["| Code | Severity | Name |", "| --- | --- | --- |"]
    codes = pipeline.codes()
    parts += [
        f"| [{each.code}](#{each.code.lower()}) | {each.severity.value} | {each.name.replace('-', ' ')} |" for each in codes
    ]
    for each in codes:
        manual = inspect.cleandoc(each.manual).replace("\n## ", "\n#### ").removeprefix("## ")
        parts += ["", f'## <a id="{each.code.lower()}"></a>{each.code}: {each.name.replace("-", " ")}', "", f"#### {manual}"]
    return "\n".join(parts) + "\n"


def main() -> None:
    docs = Path("docs")
    (docs / "command-line.md").write_text(command_line(), encoding="utf-8")
    (docs / "findings.md").write_text(findings(), encoding="utf-8")
    (docs / "plan-language.md").write_text(schema.describe(schema.bundle()), encoding="utf-8")


if __name__ == "__main__":
    main()
