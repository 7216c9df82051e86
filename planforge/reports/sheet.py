"""What is reported: files with what is wrong in them, and where that was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from planforge.findings import Code, Finding, Path, Rule, Severity, Span
from planforge.record import record
from planforge.source import Source

STDIN = "<stdin>"
_START = Span(1, 1, 1, 1)


class Place(NamedTuple):
    """Where a finding is: the name of what was typed, its text, and the span in it."""

    name: str
    text: str
    span: Span


@record
class Sheet:
    """One file and what is wrong in it."""

    name: str
    text: str
    """For the excerpts; "" where there is nothing to show."""
    findings: tuple[Finding, ...]
    source: Source | None = None
    """The plan as it was read; None where it could not be read far enough, and for files that are no plans."""
    allowed: int = 0
    """How many findings comments in the file allow; they are not among `findings`."""
    fail_on: Severity = Severity.ERROR
    """The least bad finding that fails."""
    ignored: int = 0
    """How many findings the settings leave out."""
    partly: bool = False
    """Whether its shape is so wrong that nobody can tell yet what it means."""

    def at(self, path: Path, on_key: bool, span: Span | None, words: str = "") -> Place:
        if span is not None:
            return Place(self.name, self.text, span)
        return Place(*self.source.place(path, on_key, words)) if self.source else Place(self.name, self.text, _START)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The findings with their places, in the order of the file."""
        found = [
            Entry(self, finding, self.at(finding.at, finding.on_key, finding.span, finding.words)) for finding in self.findings
        ]
        return tuple(sorted(found, key=Entry.order))


class Entry(NamedTuple):
    """One finding of a sheet, and where it is."""

    sheet: Sheet
    finding: Finding
    place: Place

    def order(self) -> tuple[object, ...]:
        return self.place.name != self.sheet.name, self.place.span[:2], self.finding.code, self.finding.message

    @property
    def fails(self) -> bool:
        levels = list(Severity)
        return levels.index(self.finding.severity) <= levels.index(self.sheet.fail_on)

    @property
    def fixable(self) -> bool:
        """Whether `check --fix` mends it: in a plan as it stands in its file, with nothing set on the command line."""
        return bool(self.finding.fix and self.sheet.source and not self.sheet.source.settings)

    @property
    def span(self) -> Span:
        """Where it is in the file; its start, where it is not in the file but on the command line."""
        return self.place.span if self.place.name == self.sheet.name else _START

    @property
    def first_line(self) -> Span:
        """`span`, or of one that runs over lines, its first: where remarks on a whole group are best seen."""
        line, column, end_line, _ = span = self.span
        if line == end_line:
            return span
        text = self.sheet.text.split("\n", line)[line - 1 : line]
        return Span(line, column, line, max(len(text[0].rstrip()) + 1 if text else 1, column))

    @property
    def sentence(self) -> str:
        """The message; where it speaks of what the command line set, with that."""
        aside = "" if self.place.name == self.sheet.name else f" (in {self.place.name} {self.place.text})"
        return f"{self.finding.message}{aside}"

    @property
    def advice(self) -> str:
        """Message and hint in one line."""
        return f"{self.sentence} (help: {self.finding.hint})" if self.finding.hint else self.sentence


@record
class Report:
    """All that a format needs to know."""

    sheets: Sequence[Sheet]
    codes: Mapping[str, Code | Rule]
    """The manuals of the codes; may be empty for formats that print none."""
    colour: bool = False
    width: int = 80

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for sheet in self.sheets for entry in sheet.entries)

    def name(self, code: str) -> str:
        """The name of a code, such as `wrong-value`."""
        return self.codes[code].name if code in self.codes else ""


def file_path(name: str) -> str:
    """The name of a file as machines want it: with slashes, and without `./` before it."""
    return PurePath(name).as_posix()
