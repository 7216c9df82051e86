"""Where the packaged templates and schemas are: inside an installed package, else beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from planforge.errors import PlanForgeError

_PACKAGE = Path(__file__).resolve().parent


def folder(kind: str) -> Path:
    """The folder `templates` or `schemas` that belongs to this PlanForge.

    A wheel carries them under `planforge/_data`; an editable install or a checkout has them beside the package.
    """
    inside = _PACKAGE / "_data" / kind
    if inside.is_dir():
        return inside
    beside = _PACKAGE.parent / kind
    if beside.is_dir() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return beside
    raise PlanForgeError(
        f"the {kind} of PlanForge are missing", "install PlanForge again: pip install --force-reinstall planforge"
    )
