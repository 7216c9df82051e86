"""Identifiers, versions, addresses on the network, places, and who is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NewType, Self

from planforge.record import record
from planforge.values.misread import SAMPLE, Misread

Text = NewType("Text", str)
"""One line of words; printed literally, never as Markdown."""
Markdown = NewType("Markdown", str)
"""Paragraphs and lists in the small Markdown that custom clauses may use."""
Identifier = NewType("Identifier", str)
"""A short name by which a part of the plan is referred to: lower-case ASCII words joined by hyphens."""
PartyId = NewType("PartyId", str)
"""The identifier of a party of this plan."""

Email = NewType("Email", str)
"""An e-mail address."""
Url = NewType("Url", str)
"""A web address, https only."""
Colour = NewType("Colour", str)
"""`#rrggbb`."""
CurrencyCode = NewType("CurrencyCode", str)
"""ISO 4217."""

_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_URL = re.compile(
    r"https://[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~%!$&'()*+,;=:@/?#-]*)?"
)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


def parse_identifier(text: str) -> Identifier:
    """Read `northwind-brightpath`; at most 64 characters, and no name that an operating system keeps for itself."""
    if not _IDENTIFIER.fullmatch(text) or len(text) > 64:
        near = "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:64].strip("-")
        proposed = (near,) if near else ("northwind", SAMPLE)
        same = near == re.sub(r"[ _]", "-", text.lower())
        raise Misread("an identifier is lower-case letters and digits, joined by single hyphens", *proposed, same=same)
    if text in _RESERVED:
        raise Misread(f"{text} is a reserved file name on some systems", f"{text}-plan")
    return Identifier(text)


def parse_line(text: str) -> Text:
    """Read one line of words."""
    if "\n" in text:
        raise Misread("this is printed on one line and cannot have line breaks", " ".join(text.split())[:60])
    if not text.strip():
        raise Misread("there is nothing here but blanks", "some words, or leave the key out")
    return Text(text)


def parse_email(text: str) -> Email:
    """Read `name@example.com`."""
    if not _EMAIL.fullmatch(text):
        raise Misread("it is written name@domain", "partners@example.com", SAMPLE)
    return Email(text)


def parse_url(text: str) -> Url:
    """Read `https://example.com/page`; no other scheme."""
    if not _URL.fullmatch(text):
        raise Misread("an address on the web starts with https:// and has no spaces", "https://example.com/partners", SAMPLE)
    return Url(text)


def parse_colour(text: str) -> Colour:
    """Read `#1f4e79`."""
    if not _COLOUR.fullmatch(text):
        raise Misread("a colour is # and six hexadecimal digits", "#1f4e79", SAMPLE)
    return Colour(text)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """The version of a plan: material.operational.editorial, compared number by number."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `1.2.0`."""
        match = _VERSION.fullmatch(text)
        if not match:
            raise Misread("a version is three numbers joined by full stops", "1.0.0", SAMPLE)
        return cls(*(int(part) for part in match.groups()))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


@record
class Who:
    """Whom a duty or a right concerns: named parties, or every party (`parties` is then empty)."""

    parties: tuple[PartyId, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `northwind`, `northwind, brightpath`, or `each` (also `either`, `both`) for every party."""
        if text in ("each", "either", "both", "any", "all"):
            return cls(())
        names = tuple(PartyId(parse_identifier(name)) for name in text.split(", "))
        if len(set(names)) != len(names):
            raise Misread("a party is named twice", ", ".join(dict.fromkeys(names)), same=True)
        return cls(names)

    @property
    def everyone(self) -> bool:
        return not self.parties

    def __str__(self) -> str:
        return ", ".join(self.parties) or "each"
