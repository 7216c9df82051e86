"""The Document: every word of an agreement, said once, numbered, in no format.

Frozen and hashable throughout, so that documents compare, redline and hash as values. A writer is a table from
these node types to small functions; it adds no words of its own (what a page needs, such as "Contents", is in `Labels`).
"""

from __future__ import annotations

from typing import Literal

from planforge.findings import Path
from planforge.record import record

Change = Literal["inserted", "deleted", "moved"]


# Inlines: what a line is made of.


@record
class Text:
    """Words of the templates or of a custom clause; the characters themselves, nothing to interpret."""

    text: str


@record
class Value:
    """Words that stand for a value of the plan; always literal, whatever characters they hold."""

    text: str
    kind: str
    """What it is: money, percent, date, period, party, text, number, place, choice."""
    path: Path | None
    """Where in the plan it was said; None where it was computed from several."""


@record
class Term:
    """A defined term: where it is defined (`defining`) or used."""

    text: str
    term: str
    """The term as defined; `text` may be its plural."""
    defining: bool = False


@record
class Ref:
    """A reference to a clause by id. `text` is computed: "clause 4.2", "Schedule 1"; "clause 4 (Term)" where it is `titled`."""

    target: str
    text: str
    titled: bool = False


@record
class Emphasis:
    inlines: tuple[Inline, ...]
    strong: bool = False


@record
class Link:
    """A link to a page (https) or a mailbox (mailto)."""

    inlines: tuple[Inline, ...]
    url: str


@record
class Break:
    """The end of a line inside a paragraph, as in an address."""


@record
class Inserted:
    inlines: tuple[Inline, ...]


@record
class Deleted:
    inlines: tuple[Inline, ...]


Inline = Text | Value | Term | Ref | Emphasis | Link | Break | Inserted | Deleted


# Blocks: what a clause is made of.


@record
class Paragraph:
    inlines: tuple[Inline, ...]
    change: Change | None = None


@record
class Item:
    """One item of a list. `label` is computed: "(a)", "(i)", or "" where the list has bullets."""

    label: str
    blocks: tuple[Block, ...]
    change: Change | None = None


@record
class ItemList:
    items: tuple[Item, ...]


@record
class Row:
    cells: tuple[tuple[Inline, ...], ...]
    change: Change | None = None


@record
class Table:
    """`align` has one of "left", "right", "center" for each column; figures stand right. Every row has as many cells as `header`."""

    header: Row
    rows: tuple[Row, ...]
    align: tuple[str, ...]
    role: str = ""
    """How a look may set it: "" for a plain table, "summary" for two columns of label and value, "steps" for a calculation.

    "long" is read line by line and goes on over pages; so do "sides", which compares columns of equal width, and "ledger", whose
    columns are as wide wherever it stands.
    """


@record
class SignatureLine:
    label: tuple[Inline, ...]
    value: tuple[Inline, ...]
    """Empty where the signatory writes by hand."""


@record
class SignatureBlock:
    party: tuple[Inline, ...]
    lines: tuple[SignatureLine, ...]


@record
class Signatures:
    """The signature blocks of all parties; a writer keeps them on one page."""

    blocks: tuple[SignatureBlock, ...]


@record
class Picture:
    """A picture, and what it shows in words. The caption says all its figures, so that nobody who reads only words misses one."""

    svg: str
    """The text of an SVG file that needs nothing else; a look may give it its own colour and font."""
    alt: str
    """What kind of picture it is and how it runs, for those who cannot see it. No word of the agreement: the caption is."""
    caption: tuple[Inline, ...]


Block = Paragraph | ItemList | Table | Signatures | Picture


# The tree.

Scheme = Literal["cover", "plain", "parties", "recitals", "clauses", "schedule"]


@record
class Clause:
    """A part of the document: a section, a clause, a numbered paragraph.

    At the top of the body stand sections, whose `scheme` says how what is inside is numbered: `recitals` (A), (B);
    `parties` (1), (2); `clauses` 1, 1.1; `schedule` Schedule 1 with its own 1, 1.1; `plain` and `cover` not at all.
    Below them `scheme` is None. A numbered paragraph is a clause without a heading.
    """

    id: str
    """Unique in the document; the anchor in every format."""
    label: str
    """Computed: "4", "4.2", "(A)", "Schedule 1"; "" where nothing is numbered."""
    heading: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    children: tuple[Clause, ...] = ()
    scheme: Scheme | None = None
    change: Change | None = None


@record
class Labels:
    """The few words that pages need, in the document's language."""

    contents: str
    version: str
    page: str
    """With `{page}` and `{pages}`."""
    fingerprint: str
    draft: str
    """Empty unless the document is a draft."""
    status: str
    signature: str
    """The accessible name of a line to sign on."""


@record
class Meta:
    id: str
    version: str
    language: str
    """BCP 47, such as en-GB."""
    subtitle: str
    """The short title for the running header."""
    author: str
    date: str
    """ISO date of the version, for the metadata of files; "" where the plan gives none."""
    accent: str
    """`#rrggbb`, or "" for the look's own colour."""
    logo: str
    """A `data:` URL of the partner's logo, or ""."""
    labels: Labels


@record
class Document:
    title: str
    meta: Meta
    body: tuple[Clause, ...]
    fingerprint: str = ""
    """sha256 over the words and the structure, in hexadecimal; computed by `fingerprint`."""
