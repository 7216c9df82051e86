"""The settings of a plan's folder: `planforge.toml` beside the plan. Settings hold no terms; they say how pages look."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from planforge.errors import PlanForgeError
from planforge.files import read_bytes
from planforge.record import record
from planforge.values import FORMATS, Misread

NAME = "planforge.toml"
_IMAGES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_LARGEST_IMAGE = 5_000_000
_KEYS = ("look", "accent", "logo")


@record
class FolderSettings:
    """`look` is a name of `planforge.writers.looks`, or "" for the usual one; `logo` is a `data:` URL, or ""."""

    look: str = ""
    accent: str = ""
    logo: str = ""


def settings(folder: Path) -> FolderSettings:
    """What `planforge.toml` in `folder` says under `[pages]`; all empty where there is none. Faults raise PlanForgeError."""
    file = folder / NAME
    if not file.exists():
        return FolderSettings()
    import tomllib

    try:
        pages = tomllib.loads(read_bytes(file, 100_000).decode()).get("pages", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlanForgeError(f"{file}: {error}", "mend it, or remove it") from error
    for key in pages:
        if key not in _KEYS:
            raise PlanForgeError(f"{file}: [pages] has no setting {key}", f"the settings are {', '.join(_KEYS)}")
    return FolderSettings(
        _text(pages, "look", file), _accent(_text(pages, "accent", file), file), _logo(_text(pages, "logo", file), folder)
    )


def _text(pages: dict[str, Any], key: str, file: Path) -> str:
    value = pages.get(key, "")
    if not isinstance(value, str):
        raise PlanForgeError(f"{file}: {key} is not a text", f'write {key} = "..."')
    return value


def _accent(colour: str, file: Path) -> str:
    try:
        return str(FORMATS["colour"](colour)) if colour else ""
    except Misread as error:
        raise PlanForgeError(f"{file}: accent: {error.why}", f'write accent = "{error.instead}"') from error


def _logo(name: str, folder: Path) -> str:
    """The picture as a `data:` URL. It must be a PNG or JPEG inside the folder, links followed."""
    if not name:
        return ""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise PlanForgeError(f"the logo {name} is outside the plan's folder", "put it beside the plan")
    raw = read_bytes(path, _LARGEST_IMAGE)
    kind = next((kind for start, kind in _IMAGES.items() if raw.startswith(start)), None)
    if kind is None:
        raise PlanForgeError(f"the logo {name} is neither a PNG nor a JPEG", "save it as a PNG")
    return f"data:{kind};base64,{base64.b64encode(raw).decode()}"
