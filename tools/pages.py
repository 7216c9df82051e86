"""The picture in the README: pages of the referral example side by side. `python -m tools.pages` writes docs/pages.png.

Needs pdftoppm (poppler-utils).
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

from planforge import pipeline, settings

EXAMPLE = Path("examples/referral")
WANTED = ("Referral Partnership Agreement", "Account control", "Schedule 1", "Signatures")


def main() -> None:
    checked = pipeline.check((EXAMPLE / "plan.yaml").read_bytes(), "plan.yaml")
    pdf = next(iter(pipeline.render(checked, ["pdf"], pages=settings.read(EXAMPLE.resolve()).pages).values()))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "agreement.pdf"
        file.write_bytes(pdf)
        subprocess.run(["pdftoppm", "-r", "60", "-png", str(file), f"{folder}/page"], check=True)
        pages = sorted(Path(folder).glob("page-*.png"))
        chosen = [Image.open(pages[number]) for number in _numbers(file)]
        shown = [ImageOps.expand(page.convert("RGB"), border=1, fill="#c8ccd2") for page in chosen]
        width, height = shown[0].size
        sheet = Image.new("RGB", (len(shown) * (width + 16) - 16, height), "white")
        for place, page in enumerate(shown):
            sheet.paste(page, (place * (width + 16), 0))
        sheet.quantize(64).save("docs/pages.png", optimize=True)


def _numbers(file: Path) -> list[int]:
    """The pages, from 0, on which the wanted words stand first after the contents."""
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
    pages = text.split("\f")
    return [0, *(next(n for n, page in enumerate(pages) if n > 2 and _starts(page, words)) for words in WANTED[1:])]


def _starts(page: str, words: str) -> bool:
    """Whether a line of the page is, or ends with, these words."""
    return any(line.strip().endswith(words) for line in page.splitlines())


if __name__ == "__main__":
    main()
