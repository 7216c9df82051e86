"""Markdown that the plan's author wrote, wherever a field allows it: read, checked, and remembered for its references."""

from __future__ import annotations

import re

from planforge.document.markdown import BadMarkdown, Reader
from planforge.document.nodes import Block
from planforge.document.slots import Slots
from planforge.findings import Finding, Path, Severity

_REFERENCE = re.compile(r"\]\(#([^)]*)\)")


class OwnWords:
    """The author's Markdown of one plan. `findings` says what an agreement cannot hold."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._references: dict[str, Path] = {}

    def read(self, text: str, path: Path, slots: Slots | None = None) -> tuple[Block, ...]:
        """`text` as blocks, `slots` in their holes; none where it cannot be used."""
        for wanted in _REFERENCE.findall(text):
            self._references.setdefault(wanted, path)
        try:
            return Reader(slots or Slots(), lambda words: words).blocks(text)
        except BadMarkdown as error:
            hint = "use paragraphs, lists, tables, **bold**, *italic*, links to https:// pages and references such as [](#term)"
            self.findings.append(Finding("PF503", Severity.ERROR, str(error), path, hint))
            return ()

    def refers(self, id: str) -> Path | None:
        """Where the author first refers to the clause `id`."""
        return self._references.get(id)
