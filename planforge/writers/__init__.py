"""The Document as files: Markdown, HTML and PDF.

Importing this package is cheap: each writer is imported when it writes (WeasyPrint alone costs about a second).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from planforge.document.nodes import Document
from planforge.writers.look import looks

__all__ = ["FORMATS", "Format", "looks"]


class Format(NamedTuple):
    """A format that a document can be written in."""

    extension: str
    write: Callable[[Document, str], bytes]
    """From a document and the name of a look to the bytes of the file."""


def _markdown(document: Document, look: str) -> bytes:  # noqa: ARG001 - Markdown has no look
    from planforge.writers.markdown import write

    return write(document).encode()


def _html(document: Document, look: str) -> bytes:
    from planforge.writers.html import write

    return write(document, look).encode()


def _pdf(document: Document, look: str) -> bytes:
    from planforge.writers.pdf import write

    return write(document, look)


FORMATS: dict[str, Format] = {
    "markdown": Format("md", _markdown),
    "html": Format("html", _html),
    "pdf": Format("pdf", _pdf),
}
