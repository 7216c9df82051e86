"""How a picture takes on the colour and the font of the page on which it stands."""

from __future__ import annotations

import re
from html import escape

from planforge.record import record

_ROOT = re.compile(r'(<svg [^<>]*?)color="[^"]*" font-family="[^"]*"')
_INK = "#333333"
_DARK_ENOUGH = 3
"""The least contrast with white paper for a line to be seen, after WCAG 2.2 (1.4.11)."""


@record
class Pen:
    """A colour as `#rrggbb` and the families of a look."""

    colour: str
    fonts: str

    def drawn(self, svg: str) -> str:
        """`svg` with this colour and these fonts on its first element; a colour too light to be seen on paper gives way to ink."""
        colour = self.colour if _contrast(self.colour) >= _DARK_ENOUGH else _INK
        own = f'color="{escape(colour)}" font-family="{escape(self.fonts.replace(chr(34), ""))}"'
        return _ROOT.sub(lambda root: root[1] + own, svg, count=1)


def _contrast(colour: str) -> float:
    """Of `colour` with white: from 1 for white itself to 21 for black."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
