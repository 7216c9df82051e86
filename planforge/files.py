"""Reading what users name, and writing what must not be lost."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from planforge.errors import PlanForgeError


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of a regular file of at most `most` bytes; else PlanForgeError."""
    with open_file(path) as opened:
        size = os.fstat(opened.fileno()).st_size
        if size > most:
            raise PlanForgeError(f"{path} has {size:,} bytes; the limit is {most:,}")
        return opened.read(most + 1)


def open_file(path: Path) -> BinaryIO:
    """A regular file, open for reading. A device, a pipe or a folder would hang or make no sense: PlanForgeError."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise PlanForgeError(f"{path} cannot be read: {_why(error)}") from error
    info = os.fstat(handle)
    if not stat.S_ISREG(info.st_mode):
        os.close(handle)
        raise PlanForgeError(f"{path} is not a file", "name the file itself")
    return os.fdopen(handle, "rb")


def write_all(files: Mapping[Path, bytes | Iterable[bytes]]) -> None:
    """Write files that belong together, each at once or piece by piece. Each is written beside its place and synced, then all are renamed.

    Until the last one is on the disk nothing old is touched; a failure leaves no debris and raises PlanForgeError.
    """
    waiting: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting[path] = _beside(path, content)
        for path in list(waiting):
            os.replace(waiting[path], path)
            del waiting[path]
        for folder in {path.parent for path in files}:
            _sync(folder)
    except OSError as error:
        where = error.filename2 or error.filename or next(iter(files))
        raise PlanForgeError(f"{where} cannot be written: {_why(error)}", "what was there before is untouched") from error
    finally:
        for left in waiting.values():
            with contextlib.suppress(OSError):
                left.unlink()


def rewrite(files: Mapping[Path, tuple[bytes, bytes]]) -> None:
    """Put the second bytes in the place of the first, in the file itself where `path` is a link. A file that has changed
    meanwhile is left alone, and so are all others: PlanForgeError.
    """
    real = {path: Path(os.path.realpath(path)) for path in files}
    for path, (before, _) in files.items():
        with open_file(real[path]) as opened:
            if opened.read(len(before) + 1) != before:
                raise PlanForgeError(f"{path} was changed while it was read", "nothing was written; try again")
    write_all({real[path]: after for path, (_, after) in files.items()})


def _beside(path: Path, content: bytes | Iterable[bytes]) -> Path:
    """A new synced file with `content` in the folder of `path`, with the permissions of what it replaces, or of any new file."""
    import secrets  # it brings hashlib along

    made = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as opened:
            if path.is_file() and not path.is_symlink():
                os.chmod(made, stat.S_IMODE(path.stat().st_mode))
            opened.writelines((content,) if isinstance(content, bytes) else content)
            opened.flush()
            os.fsync(opened.fileno())
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    return made


def _sync(folder: Path) -> None:
    """Make the renames in `folder` last. Not every system lets a folder be opened; there nothing more can be done."""
    with contextlib.suppress(PermissionError, IsADirectoryError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
