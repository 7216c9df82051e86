"""`planforge doctor`: what is installed, what is missing, and the exact fix."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

import click

from planforge import __version__

_PACKAGES = ("click", "PyYAML", "jsonschema", "Jinja2", "markdown-it-py", "Babel", "weasyprint")
_FIXES = {
    "Linux": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libfontconfig1 (Debian, Ubuntu); dnf install pango (Fedora)",
    "Darwin": "brew install pango",
    "Windows": "install Pango with MSYS2: pacman -S mingw-w64-x86_64-pango, and put its bin folder on PATH",
}


class Finding(NamedTuple):
    """One line of the report; `fix` is empty where all is well."""

    what: str
    state: str
    fix: str


@click.command
def command() -> int:
    """Say what is installed, what is missing, and the exact fix."""
    found = [*_python(), *_packages(), *_data(), *_pages()]
    width = max(len(each.what) for each in found)
    for each in found:
        click.echo(f"{'ok ' if not each.fix else 'no '} {each.what:<{width}}  {each.state}")
        if each.fix:
            click.echo(f"    = fix: {each.fix}")
    return int(any(each.fix for each in found)) * 2


def _python() -> Iterator[Finding]:
    yield Finding("PlanForge", __version__, "")
    fine = sys.version_info >= (3, 11)
    yield Finding("Python", platform.python_version(), "" if fine else "install Python 3.11 or later")


def _packages() -> Iterator[Finding]:
    for package in _PACKAGES:
        try:
            yield Finding(package, version(package), "")
        except PackageNotFoundError:
            yield Finding(package, "missing", f"pip install {package}")


def _data() -> Iterator[Finding]:
    from planforge.errors import PlanForgeError
    from planforge.resources import folder

    for kind in ("templates", "schemas"):
        try:
            folder(kind)
            yield Finding(kind, "found", "")
        except PlanForgeError as error:
            yield Finding(kind, "missing", error.hint or "install PlanForge again")


def _pages() -> Iterator[Finding]:
    """Whether WeasyPrint finds Pango; PDF needs it, everything else does not."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        fix = _FIXES.get(platform.system(), _FIXES["Linux"])
        yield Finding("Pango (for PDF)", str(error).splitlines()[0][:60], fix)
    else:
        yield Finding("Pango (for PDF)", "found", "")
