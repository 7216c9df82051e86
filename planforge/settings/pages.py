"""`[pages]`: how pages look."""

from __future__ import annotations

from pathlib import Path

from planforge.errors import PlanForgeError
from planforge.files import read_bytes
from planforge.record import record
from planforge.settings.table import Table, text
from planforge.values import FORMATS, Misread

_IMAGES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_LARGEST_IMAGE = 5_000_000
_KEYS = ("look", "accent", "logo")


@record
class Pages:
    """`look` is a name of `planforge.writers.looks`, or "" for the usual one; `logo` is a `data:` URL, or ""."""

    look: str = ""
    accent: str = ""
    logo: str = ""


def pages_settings(table: Table, folder: Path) -> Pages:
    table.only(_KEYS)
    return Pages(
        table.get("look", text, ""), table.get("accent", _accent, ""), table.get("logo", lambda value: _logo(value, folder), "")
    )


def _accent(value: object) -> str:
    return str(FORMATS["colour"](text(value)))


def _logo(value: object, folder: Path) -> str:
    """The picture as a `data:` URL. It must be a PNG or JPEG inside the folder of the settings, links followed."""
    import base64

    name = text(value)
    if not name:
        return ""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise Misread(f"the logo {name} is outside the folder of the settings", "the name of a file beside them")
    try:
        raw = read_bytes(path, _LARGEST_IMAGE)
    except PlanForgeError as error:
        raise Misread(str(error), "the name of a PNG beside the settings") from error
    kind = next((kind for start, kind in _IMAGES.items() if raw.startswith(start)), None)
    if kind is None:
        raise Misread(f"the logo {name} is neither a PNG nor a JPEG", "the name of a PNG")
    return f"data:{kind};base64,{base64.b64encode(raw).decode()}"
