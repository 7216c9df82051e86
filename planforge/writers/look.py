"""A look: how pages are set. A folder under `templates/pages` with a `look.css`; no words."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from functools import cache

from planforge.errors import PlanForgeError
from planforge.record import record
from planforge.resources import folder


@record
class Face:
    """One complete font file. Never a subset: two faces that differ by `unicode-range` print wrong letters."""

    family: str
    weight: int
    style: str
    file: str

    @property
    def bytes(self) -> bytes:
        return (folder("templates") / "fonts" / self.file).read_bytes()


def _family(family: str, stem: str) -> Iterator[Face]:
    for weight, style, suffix in (
        (400, "normal", "Regular"),
        (400, "italic", "Italic"),
        (600, "normal", "SemiBold"),
        (600, "italic", "SemiBoldItalic"),
    ):
        yield Face(family, weight, style, f"{stem}-{suffix}.woff2")


FACES = (*_family("IBM Plex Serif", "IBMPlexSerif"), *_family("IBM Plex Sans", "IBMPlexSans"))


def looks() -> tuple[str, ...]:
    """The names of the looks that are shipped."""
    return tuple(sorted(sheet.parent.name for sheet in (folder("templates") / "pages").glob("*/look.css")))


@record
class Look:
    name: str
    shell: str
    """The page around the document, with the holes that `html` fills."""
    screen: str
    """The stylesheet of the file for a browser, which prints too."""
    paged: str
    """The stylesheet for WeasyPrint."""
    faces: tuple[Face, ...]
    """The faces of the families that the look names, the first of which is its own."""
    accent: str
    """The colour of the look where the document brings none."""
    fonts: str
    """The families of the look in the order in which they are tried."""


_ACCENT = re.compile(r"--accent: (#[0-9a-f]{6})")
_FONTS = re.compile(r"\nbody \{ font-family: ([^;]+);")


@cache
def load(name: str) -> Look:
    if name not in looks():
        raise PlanForgeError(f"there is no look {name!r}", f"choose one of {', '.join(looks())}")
    pages = folder("templates") / "pages"

    def read(file: str) -> str:
        return (pages / file).read_text("utf-8")

    own = read(f"{name}/look.css")
    return Look(
        name=name,
        shell=read("page.html"),
        screen=read("base.css") + read("screen.css") + own,
        paged=read("base.css") + read("paged.css") + own,
        accent=_ACCENT.search(own)[1],  # type: ignore[index]  # each look has both: tests/writers
        fonts=_FONTS.search(own)[1],  # type: ignore[index]
        faces=tuple(sorted((face for face in FACES if face.family in own), key=lambda face: own.index(face.family))),
    )


def fonts_by_reference(faces: tuple[Face, ...]) -> str:
    """`@font-face` rules for WeasyPrint, in a scheme that only our own fetcher knows."""
    return "".join(_font_face(face, f"planforge:fonts/{face.file}") for face in faces)


def fonts_inline(faces: tuple[Face, ...]) -> str:
    """`@font-face` rules with the files inside, for a page that must need nothing else."""
    return "".join(_font_face(face, f"data:font/woff2;base64,{base64.b64encode(face.bytes).decode()}") for face in faces)


def _font_face(face: Face, url: str) -> str:
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
        f'src:url("{url}") format("woff2")}}\n'
    )


_LETTER = {"US", "CA", "MX", "CL", "CO", "PH"}


def paper(language: str) -> str:
    """The paper that people of this language's region print on."""
    return "letter" if language.rpartition("-")[2].upper() in _LETTER else "A4"
