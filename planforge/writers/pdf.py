"""The Document as a tagged PDF, set by WeasyPrint, which is imported only here and only when a PDF is wanted.

Nothing is loaded but the shipped fonts and the logo inside the document; whatever WeasyPrint refuses, drops or
complains about ends the run, for a silent gap in a contract is worse than none.
"""

from __future__ import annotations

import atexit
import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from planforge.errors import PlanForgeError
from planforge.writers import html
from planforge.writers.glyphs import check_glyphs
from planforge.writers.look import FACES, fonts_by_reference, fonts_inline, load, paper

if TYPE_CHECKING:
    from planforge.document.nodes import Document


def write(document: Document, look: str) -> bytes:
    """The bytes of the PDF: the same for the same document, on every machine with the same versions."""
    from weasyprint import HTML

    check_glyphs(document, load(look).faces)
    page = html.write(document, look, paged=True)
    sheet, fonts = _stylesheet(look, paper(document.meta.language)), _font_configuration()
    embedded: list[str] = []
    with _no_complaints() as fetcher, _no_garbage_collection():
        result = HTML(string=page, base_url="planforge:", url_fetcher=fetcher).write_pdf(
            font_config=fonts, stylesheets=[sheet], pdf_variant="pdf/ua-1", finisher=lambda _, pdf: embedded.extend(_fonts(pdf))
        )
    _check_fonts(embedded)
    return bytes(result)


def render_html_for_pdf(document: Document, look: str) -> str:
    """The very page that `write` sets, complete in itself, to measure bare WeasyPrint against it."""
    style = load(look)
    sheet = f"{fonts_inline(style.faces)}{style.paged}{_paper_rule(paper(document.meta.language))}"
    return html.write(document, look, paged=True).replace("</head>", f"<style>{sheet}</style></head>", 1)


@cache
def _font_configuration() -> Any:
    """One for the life of the process: each leaks about 0.25 MB."""
    from weasyprint.text.fonts import FontConfiguration

    # Left to the end of the interpreter, it would be taken apart after the modules that it needs for that.
    atexit.register(_forget)
    return FontConfiguration()


def _forget() -> None:
    _stylesheet.cache_clear()
    _font_configuration.cache_clear()


@cache
def _stylesheet(look: str, size: str) -> Any:
    from weasyprint import CSS

    style = load(look)
    text = fonts_by_reference(style.faces) + style.paged + _paper_rule(size)
    with _no_complaints() as fetcher:
        return CSS(string=text, base_url="planforge:", url_fetcher=fetcher, font_config=_font_configuration())


def _paper_rule(size: str) -> str:
    return f"@page{{size:{size}}}"


@contextmanager
def _no_complaints() -> Iterator[Any]:
    """Gives the fetcher to use; at the end, anything it refused or WeasyPrint logged is an error."""
    heard: list[str] = []
    handler = _Listener(heard)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield _fetcher(heard)
    finally:
        logger.removeHandler(handler)
    if heard:
        raise PlanForgeError(f"the PDF would not be complete: {heard[0]}")


class _Listener(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage())


def _fetcher(heard: list[str]) -> Any:
    """Serves the shipped fonts and pictures inside the page; refuses and notes the rest, without a look at disk or network."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    fonts = {f"planforge:fonts/{face.file}": face for face in FACES}

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in fonts:
                return URLFetcherResponse(url, fonts[url].bytes, {"Content-Type": "font/woff2"})
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            heard.append(f"{url[:160]!r} may not be loaded")
            raise ValueError(url)

    return Fetcher(allowed_protocols=("data",))


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Collecting during a layout walks a million boxes that are all alive; collect once, afterwards."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
            gc.collect()


def _fonts(pdf: Any) -> Iterator[str]:
    """The names of the fonts inside a finished PDF: "/ABCDEF+IBM-Plex-Serif"."""
    for thing in pdf.objects:
        if isinstance(thing, dict) and thing.get("Type") == "/FontDescriptor":
            yield str(thing["FontName"])


def _check_fonts(names: list[str]) -> None:
    foreign = sorted({name for name in names if "Plex" not in name})
    if foreign:
        raise PlanForgeError(f"the PDF holds a font that PlanForge does not ship: {', '.join(foreign)}")
