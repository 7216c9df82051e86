"""One fault of shape as the validator tells it, and what is known around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from planforge.findings import Finding, Fix, Path, Severity
from planforge.record import record
from planforge.schema.bundle import Schema
from planforge.schema.meant import Known
from planforge.schema.phrases import flow, place
from planforge.schema.sample import sample
from planforge.schema.spelling import respelt
from planforge.values import Misread

LONGEST = 100
"""Characters of an example that is shown whole."""


@record
class Breach:
    """One fault as the validator tells it, with what is known around it."""

    keyword: str
    want: Any
    """What the keyword asks for."""
    value: Any
    """What stands in the plan."""
    at: Path
    node: dict[str, Any]
    """The schema node with the keyword."""
    nodes: list[dict[str, Any]]
    """The nodes that describe the place, from the outermost in: titles and examples stand in the first that has them."""
    root: Schema
    known: Known
    misread: Misread | None = None
    on_key: bool = False

    def finding(
        self,
        code: str,
        message: str,
        hint: str | None,
        at: Path | None = None,
        on_key: bool | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        key = self.on_key if on_key is None else on_key
        return Finding(code, Severity.ERROR, message, self.at if at is None else at, hint, key, fix=fix)

    def respelt(self, form: str | None) -> Fix | None:
        """How the value, or the key, is mended where only its spelling is wrong."""
        text = respelt(form, self.value, self.known, self.misread) if form else None
        return Fix("rename" if self.on_key else "set", text) if text and self._certain(form, text) else None

    def _certain(self, form: str | None, text: str) -> bool:
        """Whether only the spelling changes: a reference meets something that there is; the law of the UK is not that of GB."""
        if form == "territory" and self.at[-1:] == ("of",):
            return text.casefold() == str(self.value).casefold()
        return form != "identifier" or self.on_key or self.at[-1:] == ("id",) or text in self.known.names

    @property
    def place(self) -> str:
        return place(self.at, str(self.root.get("title", "plan")).lower())

    @property
    def example(self) -> str | None:
        found = sample(self.nodes, self.root, self.known)
        return flow(found) if found is not None and len(flow(found)) <= LONGEST else None

    @property
    def hint(self) -> str | None:
        return f"for example {self.example}" if self.example else None


Words = Callable[[Breach], Iterator[Finding]]
