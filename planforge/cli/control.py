"""How strictly plans are read: options, then the environment, then the settings file nearest to the plan. Only here is the clock asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import click

from planforge import pipeline, settings
from planforge.cli.given import parsed
from planforge.control import Control
from planforge.errors import PlanForgeError
from planforge.findings import Severity
from planforge.record import record
from planforge.settings import CheckSettings, Faults, Settings, Table, check_settings
from planforge.values import parse_date

F = TypeVar("F", bound=Callable[..., Any])
_VARIABLES = {
    "select": "PLANFORGE_SELECT", "ignore": "PLANFORGE_IGNORE", "severity": "PLANFORGE_SEVERITY", "fail_on": "PLANFORGE_FAIL_ON",
}  # fmt: skip
_OPTIONS = {"select": "--select", "ignore": "--ignore", "severity": "--severity", "fail_on": "--fail-on"}
_NEAR = 0.85
_CODES = "CODES, or their beginnings, joined by commas"


@record
class Asked:
    """What the command line asks for."""

    check: CheckSettings = CheckSettings()
    as_of: str | None = None
    config: bool = True


USUAL = Asked()


def control_options(command: F) -> F:
    """The options of `check` that say how strictly it reads; `asked` makes them one value."""
    for option in reversed(
        (
            click.option("--select", multiple=True, metavar="CODES", help=f"Tell only these warnings and notes: {_CODES}."),
            click.option("--ignore", multiple=True, metavar="CODES", help="Do not tell these warnings and notes."),
            click.option(
                "--severity", multiple=True, metavar="CODE=LEVEL", help="Take these for an error, a warning or a note."
            ),
            click.option(
                "--fail-on",
                type=click.Choice([each.value for each in Severity]),
                help="The least bad finding that fails.  [default: error]",
            ),
            click.option("--as-of", metavar="YEAR-MONTH-DAY", help="The day by which allowances end, instead of today."),
            click.option("--no-config", is_flag=True, help="Read no planforge.toml and no pyproject.toml."),
            click.option("--show-settings", is_flag=True, help="Show what holds for each plan and who says so, and stop."),
        )
    ):
        command = option(command)
    return command


def asked(given: Mapping[str, Any]) -> Asked:
    """The values of `control_options`."""
    return Asked(_said(given, _OPTIONS), given["as_of"], not given["no_config"])


def settings_of(plan: str, ask: Asked = USUAL) -> Settings:
    """The settings file that holds for a plan; for standard input, that of the current folder."""
    if not ask.config:
        return Settings()
    folder = Path(os.path.abspath(plan)).parent if plan != "-" else Path.cwd()
    known: dict[Path, Settings] = click.get_current_context().meta.setdefault("planforge.settings", {})
    if folder not in known:
        known[folder] = settings.read(folder)
        _refuse_look(known[folder])
    return known[folder]


def _refuse_look(held: Settings) -> None:
    """PlanForgeError where the file names a look that there is not: `check` tells it before `render` would."""
    look = held.pages.look
    if look and look != pipeline.LOOK:
        from planforge.writers import looks

        if look not in looks():
            raise PlanForgeError(f"{held.file}: [pages] look: there is no look {look}", f"the looks are {', '.join(looks())}")


def tell_strangers() -> None:
    """Say on stderr which variables look like ours and are none: a misspelt one would be lost without a word."""
    known = {name.replace("_", ""): name for name in (*_VARIABLES.values(), "PLANFORGE_DEBUG")}
    for name in sorted(os.environ):
        if name.startswith("PLANFORGE") and name not in known.values():
            near = get_close_matches(name.replace("_", ""), known, n=1, cutoff=_NEAR)
            if near:
                click.echo(f"planforge: {name} is not read; did you mean {known[near[0]]}?", err=True)


def control_of(plan: str, ask: Asked = USUAL) -> Control:
    variables = {key: [os.environ[name]] for key, name in _VARIABLES.items() if os.environ.get(name)}
    layers = (ask.check, _said(variables, _VARIABLES), settings_of(plan, ask).check)
    return pipeline.control(layers, today(ask)[0])


def today(ask: Asked) -> tuple[date, str]:
    """The day of reading, and who says so."""
    if ask.as_of:
        return parsed(parse_date, ask.as_of, "--as-of"), "--as-of"
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date(), "the clock"
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date(), "SOURCE_DATE_EPOCH"
    except (ValueError, OverflowError, OSError) as error:
        raise PlanForgeError("SOURCE_DATE_EPOCH is no time in seconds since 1970", "correct it, or unset it") from error


def _said(given: Mapping[str, Any], where: Mapping[str, str]) -> CheckSettings:
    """What options or variables say, read as the file is."""
    faults: Faults = []
    values: dict[str, object] = {}
    for key in where:
        if found := given.get(key):
            values[key] = _value(key, [found] if isinstance(found, str) else found)
    made = check_settings(Table(values, where.__getitem__, faults))
    settings.refuse(faults)
    return made


def _value(key: str, texts: Sequence[str]) -> object:
    if key == "fail_on":
        return texts[-1].strip()
    each = [part.strip() for text in texts for part in text.split(",") if part.strip()]
    return (
        {code.strip(): level.strip() for code, _, level in (part.partition("=") for part in each)}
        if key == "severity"
        else each
    )


def shown(plan: str, ask: Asked) -> Iterator[str]:
    """What holds for a plan, line by line, and who says so."""
    control, held = control_of(plan, ask), settings_of(plan, ask)
    yield plan
    yield f"  settings  {held.file or 'no file'}"
    for layer in control.layers:
        said = {
            "select": ", ".join(layer.select or ()),
            "ignore": ", ".join(layer.ignore),
            "severity": ", ".join(f"{code}={level.value}" for code, level in layer.severity),
            "fail_on": layer.fail_on.value if layer.fail_on else "",
        }
        for key, where in layer.where.items():
            yield f"  {key:<8}  {said[key]}  ({where})"
    if not any(layer.fail_on for layer in control.layers):
        yield "  fail_on   error  (as usual)"
    for key in ("look", "accent", "logo"):
        if value := getattr(held.pages, key):
            yield f"  {key:<8}  {'a picture' if key == 'logo' else value}  ({held.file})"
    day, where = today(ask)
    yield f"  today     {day}  ({where})"
