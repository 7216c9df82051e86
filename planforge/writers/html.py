"""The Document as one HTML file that needs nothing else; with `paged=True`, the page that WeasyPrint sets.

Escaped by construction: every string of a document passes through `escape`, and nothing else makes markup of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import Template

from planforge.document.nodes import Document, Labels
from planforge.errors import PlanForgeError
from planforge.writers.html_nodes import Place, anchor, clauses, escape, label
from planforge.writers.look import Look, fonts_inline, load
from planforge.writers.outline import Entry, contents, split_cover, version_line
from planforge.writers.pen import Pen

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+\Z")


def write(document: Document, look: str, *, paged: bool = False) -> str:
    """The page as text. `paged` leaves the stylesheet out: WeasyPrint gets it parsed, once for many documents."""
    style = load(look)
    accent = _accent(document.meta.accent)
    body = _main(document, Pen(document.meta.accent or style.accent, style.fonts))
    sheet = "" if paged else f"<style>\n{_fonts(style, body)}{style.screen}</style>"
    return Template(style.shell).substitute(
        language=escape(document.meta.language),
        look=escape(style.name),
        head=_head(document, paged),
        style=sheet,
        accent=accent,
        running=_running(document),
        body=body,
    )


def _fonts(look: Look, body: str) -> str:
    """Upright faces always; slanted ones only where the page has slanted words (each weighs 90 kB)."""
    slanted = "<em>" in body
    return fonts_inline(tuple(f for f in look.faces if f.family == look.faces[0].family and (slanted or f.style == "normal")))


# The page.


def _head(document: Document, paged: bool) -> str:
    meta = document.meta
    named = [("author", meta.author)]
    if meta.date:
        named += [("dcterms.created", meta.date), ("dcterms.modified", meta.date)]
    policy = "" if paged else f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
    metas = "".join(f'<meta name="{name}" content="{escape(content)}">\n' for name, content in named if content)
    return f"{policy}{metas}<title>{escape(document.title)}</title>"


def _accent(colour: str) -> str:
    if not colour:
        return ""
    if not _COLOUR.match(colour):
        raise PlanForgeError(f"{colour!r} is not a colour", "write it as #rrggbb, such as #1f4e79")
    return f' style="--accent:{colour}"'


def _running(document: Document) -> str:
    """What stands in the margins of paper, as attributes: no string ever gets into a stylesheet."""
    labels, version = document.meta.labels, version_line(document)
    before, between, after = _page_parts(labels)
    running = {
        "subtitle": document.meta.subtitle or document.title,
        "version": version[0] if version else "",
        "colophon": " · ".join(version),
        "draft": labels.draft,
        "before-page": before,
        "before-pages": between,
        "after-pages": after,
    }
    return "".join(f' data-{name}="{escape(text)}"' for name, text in running.items())


def _page_parts(labels: Labels) -> tuple[str, str, str]:
    before, page, rest = labels.page.partition("{page}")
    between, pages, after = rest.partition("{pages}")
    if not (page and pages):
        raise PlanForgeError(f"the label {labels.page!r} must have {{page}} and then {{pages}}")
    return before, between, after


def _main(document: Document, pen: Pen) -> str:
    cover, rest = split_cover(document)
    kind = "cover" if cover else "title"
    start = Place(level=2, depth=0, labels=document.meta.labels, pen=pen)
    return (
        f'<header class="{kind}">\n{_logo(document)}<h1>{escape(document.title)}</h1>\n'
        f'<p class="version">{escape(" · ".join(version_line(document)))}</p>\n'
        f"{clauses(cover, start)}</header>\n{_contents(document)}<main>\n{clauses(rest, start)}</main>\n"
    )


def _logo(document: Document) -> str:
    logo = document.meta.logo
    if not logo:
        return ""
    if not _PICTURE.match(logo):
        raise PlanForgeError("the logo is not a PNG or JPEG picture inside a data: URL")
    return f'<p class="logo"><img src="{logo}" alt="{escape(document.meta.author)}"></p>\n'


def _contents(document: Document) -> str:
    entries = contents(document)
    if not entries:
        return ""
    return f'<nav class="contents">\n<h2>{escape(document.meta.labels.contents)}</h2>\n{_entries(entries)}</nav>\n'


def _entries(entries: Sequence[Entry]) -> str:
    if not entries:
        return ""
    return (
        '<ol role="list">\n'
        + "".join(
            f'<li><p>{label(entry.label)}<a href="{anchor(entry.id)}">{escape(entry.title)}</a></p>\n'
            f"{_entries(entry.children)}</li>\n"
            for entry in entries
        )
        + "</ol>\n"
    )
